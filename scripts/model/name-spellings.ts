// The ways in which people write a name of several parts: syllables of pinyin, or words in Latin letters.

/**
 * In either order, in one word, in two, or with a blank after each part; as it is given first. How many parts the
 * surname has is not known, so each place is taken for its end.
 */
export function writtenWays(parts: readonly string[]): string[] {
  const ways = new Set([parts.join(''), parts.join(' ')])
  for (let end = 1; end < parts.length; end += 1) {
    const first = parts.slice(0, end)
    const last = parts.slice(end)
    const turned = [...last, ...first]
    ways.add(`${first.join('')} ${last.join('')}`)
    ways.add(`${last.join('')} ${first.join('')}`)
    ways.add(turned.join('')).add(turned.join(' '))
  }
  return [...ways]
}

/** What separates the parts of a name: blanks, dots, hyphens. */
export const separators = /[^\p{L}\p{N}]+/u

/** The ways of a name that is in Latin letters already. One word alone would forbid too much. */
export function latinWays(name: string): string[] {
  if (!/^[\p{Script=Latin}\P{L}]+$/u.test(name)) return []
  const words = name
    .toLowerCase()
    .split(separators)
    .filter((it) => it !== '')
  return words.length > 1 ? writtenWays(words) : []
}
