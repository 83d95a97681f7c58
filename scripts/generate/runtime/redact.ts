// Takes the secrets of a request out of what its result shows, in the encodings in which servers echo them.

/** Secrets shorter than four characters stay: they would be found in any text. */
export function redactor(secretsOf: () => unknown[]): (text: string) => string {
  return (text) => {
    // An encoded secret is a word of at least six characters that does not read as a plain word.
    // No run is without an end: a page of one letter must not hold the process up.
    const hasEncoded = /(?=[\w+/-]{6}).[a-z+/-]{0,9}[^a-z\W]/.test(text)
    // Whatever a caller gives as a password or a code is a secret: a text, a number, or what is inside an object.
    const hide = (rest: string, value: unknown): string =>
      typeof value === 'object'
        ? Object.values(value ?? {}).reduce(hide, rest)
        : // In pieces, as a pattern of thousands of characters is too large for the engine.
          (`${value ?? ''}`.match(/[^]{4,400}/gu) ?? []).reduce(
            (it, piece) => without(piece, it, hasEncoded),
            rest,
          )
    return hide(text, secretsOf())
  }
}

/** Most responses hold no secret, so what is cheap to see comes first. */
function without(secret: string, text: string, hasEncoded: boolean): string {
  const forms = hasEncoded ? encoded(secret) : []
  if (/[\\&%+]/.test(text) || text.toLowerCase().includes(secret.toLowerCase()))
    forms.push(escaped(secret))
  return forms[0] ? text.replace(new RegExp(forms.join('|'), 'giu'), '[redacted]') : text
}

function hex(number: number): string {
  return number.toString(16).padStart(2, '0')
}

function bytesOf(text: string): number[] {
  return [...new TextEncoder().encode(text)]
}

/** Character by character, however each is escaped, once or more often. */
function escaped(secret: string): string {
  const patterns = [...secret].map((character) => {
    const point = character.codePointAt(0)!
    const units = character.split('').map((unit) => `\\\\{0,9}u0*${hex(unit.charCodeAt(0))}`)
    const inUrl = bytesOf(character).map((byte) => `%(?:25)*${hex(byte)}`)
    return `(?:\\\\{0,9}\\u{${hex(point)}}|${units.join('')}|${inUrl.join('')}|&#(?:0*${point}|x0*${hex(point)});${/\w/.test(character) ? '' : '|&\\w+;|\\+'})`
  })
  return patterns.join('')
}

/** In hex, and in base64 at each of three offsets; there the characters at the ends are also their neighbours'. */
function encoded(secret: string): string[] {
  const base64 = [0, 1, 2].map((offset) => {
    const text = btoa(String.fromCharCode(...bytesOf('\0'.repeat(offset) + secret)))
    const inner = text.slice(offset && offset + 1).replace(/.=+$/, '')
    return inner.replace(/[+/]/g, '[+/_-]')
  })
  return [bytesOf(secret).map(hex).join(''), ...base64]
}
