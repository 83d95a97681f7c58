// A text with its letters changed, as careless services take it for the same.

export function reversed(text: string): string {
  return [...text].reverse().join('')
}

export function swappedCase(text: string): string {
  return [...text]
    .map((it) => (it === it.toLowerCase() ? it.toUpperCase() : it.toLowerCase()))
    .join('')
}
