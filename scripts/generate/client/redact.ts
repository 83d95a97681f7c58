// Takes the secrets of a call out of what its result shows, in the encodings in which servers echo them.
// `generate` writes these lines into client.ts, as they stand.
import type { Redact } from './answer.ts'

/** Secrets shorter than four characters stay: they would be found in any text. */
export function redactor(secrets: unknown[]): Redact {
  return (text) =>
    secrets.reduce(
      (text: string, secret) =>
        typeof secret === 'string' && secret.length > 3 ? without(secret, text) : text,
      text,
    )
}

/** Most answers hold no secret, so what is cheap to see comes first. */
function without(secret: string, text: string): string {
  const lower = text.toLowerCase()
  const isPlain = /[\\&%+]/.test(text) || lower.includes(secret.toLowerCase())
  // As a whole, a secret reads as one word that is no shorter than itself, with digits or capitals as plain words have none.
  const isWord = (text.match(/[\w+/-]+/g) ?? []).some(
    (word) => word.length >= secret.length && /.[^a-z]/.test(word),
  )
  const words = isWord ? encoded(secret).filter((form) => lower.includes(form.toLowerCase())) : []
  const forms = [
    ...(isPlain ? [escaped(secret)] : []),
    ...words.map((form) => form.replace(/\+/g, '\\+')),
  ]
  return forms.length > 0 ? text.replace(new RegExp(forms.join('|'), 'giu'), '[redacted]') : text
}

function hex(number: number): string {
  return number.toString(16).padStart(2, '0')
}

function bytesOf(text: string): number[] {
  return [...new TextEncoder().encode(text)]
}

/** Character by character, however each is escaped, once or more often. */
function escaped(secret: string): string {
  const names: Record<string, string> = {
    '&': '|&amp;',
    '<': '|&lt;',
    '>': '|&gt;',
    '"': '|&quot;',
    "'": '|&apos;',
    ' ': '|\\+',
  }
  const patterns = [...secret].map((character) => {
    const point = character.codePointAt(0) ?? 0
    const units = character
      .split('')
      .map((unit) => `\\\\*u${hex(unit.charCodeAt(0)).padStart(4, '0')}`)
    const inUrl = bytesOf(character).map((byte) => `%(?:25)*${hex(byte)}`)
    return `(?:\\\\*\\u{${hex(point)}}|${units.join('')}|${inUrl.join('')}|&#0*${point};|&#x0*${hex(point)};${names[character] ?? ''})`
  })
  return patterns.join('')
}

/** In hex, and in base64 at each of three offsets; there the characters at the ends are also their neighbours'. */
function encoded(secret: string): string[] {
  const bytes = bytesOf(secret)
  const base64 = [0, 1, 2].map((offset) => {
    const text = btoa(String.fromCharCode(...Array<number>(offset).fill(0), ...bytes))
    return text.replace(/=+$/, '').slice(offset && offset + 1, text.endsWith('=') ? -1 : undefined)
  })
  return [
    bytes.map(hex).join(''),
    ...base64,
    ...base64.map((text) => text.replace(/[+/]/g, (sign) => (sign === '+' ? '-' : '_'))),
  ]
}
