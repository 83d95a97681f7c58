// The texts of a profile by their path, such as `account.mobile` or `newPasswords[1]`.

export function textsIn(part: object, path = ''): [path: string, text: string][] {
  return Object.entries(part).flatMap(([key, it]: [string, unknown]) => {
    const at = Array.isArray(part) ? `${path}[${key}]` : [path, key].filter(Boolean).join('.')
    if (typeof it === 'string') return [[at, it]]
    return typeof it === 'object' && it !== null ? textsIn(it, at) : []
  })
}
