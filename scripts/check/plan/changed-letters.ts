// A text with its letters changed, as careless services take it for the same, and as others write a name.

export function reversed(text: string): string {
  return [...text].reverse().join('')
}

export function swappedCase(text: string): string {
  return [...text]
    .map((it) => (it === it.toLowerCase() ? it.toUpperCase() : it.toLowerCase()))
    .join('')
}

/** `idToken` → `id_token` */
export function inSnakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (it) => `_${it.toLowerCase()}`)
}
