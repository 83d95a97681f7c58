// A command that repeats a request. It is built field by field: a secret becomes `${NAME}`, everything
// else is quoted for any POSIX shell, and stays on one line.
import type { WireRequest } from '../exchange.ts'
import { unsafe } from './plain-text.ts'

export interface Secrets {
  /** Replaces every secret in a text by `${NAME}`, in any encoding. */
  redact(text: string): string
  /** The variable that stands for exactly this value, if it is a secret of the profile. */
  nameOf(value: string): string | undefined
}

/** A literal text, or a variable. */
type Part = string | { name: string }

/** Set by curl itself. */
const ownHeaders: readonly string[] = ['content-length', 'connection', 'transfer-encoding']

export function curlLine(request: WireRequest, baseUrl: string, secrets: Secrets): string {
  const { nameOf } = secrets
  const { method, path, headers, body } = request
  const safe = (parts: Part[]) =>
    parts.flatMap((it) => (typeof it === 'string' ? namedSecrets(it, secrets) : it))
  const sent = headers.filter(([name]) => !ownHeaders.includes(name.toLowerCase()))
  const type = sent.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  const options = [
    ...(method === 'HEAD' ? ['-I'] : ['-i', '-X', word([method])]),
    // curl would resolve dots and expand brackets.
    ...(/[[\]{}]/.test(path) ? ['-g'] : []),
    ...(/\/\.|%2e/i.test(path) ? ['--path-as-is'] : []),
    word(safe([baseUrl, ...urlParts(path, nameOf)])),
    ...sent.flatMap(([name, value]) => ['-H', word(safe(headerParts(name, value, nameOf)))]),
  ]
  if (body === undefined) return ['curl', ...options].join(' ')
  if (type === undefined) options.push('-H', "'Content-Type:'")
  const parts = safe(
    /urlencoded/i.test(type ?? '') ? urlParts(body, nameOf) : jsonParts(body, nameOf),
  )
  if (!parts.some((it) => typeof it === 'string' && unsafe.test(it)))
    return ['curl', ...options, '--data-raw', word(parts)].join(' ')
  // A shell drops line ends at the end of `$(…)`, so such a body goes through a pipe.
  const values = parts.map((it) => (typeof it === 'string' ? `'${octal(it)}'` : `"\${${it.name}}"`))
  const format = parts.map((it) => (typeof it === 'string' ? '%b' : '%s')).join('')
  return [`printf '${format}'`, ...values, '| curl', ...options, '--data-binary', '@-'].join(' ')
}

type NameOf = Secrets['nameOf']

/** Splits a path or a form into its values. */
function urlParts(text: string, nameOf: NameOf): Part[] {
  return text.split(/([/?&=;]+)/).map((raw) => part(raw, decoded(raw), 'URL', nameOf))
}

function decoded(raw: string): string {
  try {
    return decodeURIComponent(raw.replaceAll('+', ' '))
  } catch {
    return raw
  }
}

function headerParts(name: string, value: string, nameOf: NameOf): Part[] {
  if (value === '') return [`${name};`] // with a colon curl would leave the header out
  const whole = nameOf(value)
  if (whole !== undefined) return [`${name}: `, { name: whole }]
  const [, scheme = '', rest = ''] = /^(\S+ +)?(.*)$/s.exec(value) ?? []
  return [`${name}: ${scheme}`, part(rest, rest, '', nameOf)]
}

/** Each string of a JSON text, however broken the text is. */
function jsonParts(text: string, nameOf: NameOf): Part[] {
  return text.split(/("(?:[^"\\]|\\.)*")/s).flatMap((raw, index): Part[] => {
    if (index % 2 === 0) return [raw]
    return ['"', part(raw.slice(1, -1), unquoted(raw), 'JSON', nameOf), '"']
  })
}

function unquoted(raw: string): string {
  try {
    return String(JSON.parse(raw))
  } catch {
    return raw.slice(1, -1)
  }
}

function part(raw: string, value: string, form: string, nameOf: NameOf): Part {
  const name = raw === '' ? undefined : nameOf(value)
  if (name === undefined) return raw
  return { name: raw === value ? name : `${name}_${form}` }
}

/** Secrets within a value, as in a code with a tail; those in another encoding or case only as text. */
function namedSecrets(text: string, { redact, nameOf }: Secrets): Part[] {
  const redacted = redact(text)
  const pieces = redacted.split(/\$\{(\w+)\}/)
  const parts: Part[] = []
  let at = 0
  for (const [index, piece] of pieces.entries()) {
    if (index % 2 === 0) {
      parts.push(piece)
      at += piece.length
      continue
    }
    const next = pieces[index + 1] ?? ''
    const end = next === '' ? text.length : text.indexOf(next, at)
    if (nameOf(text.slice(at, end)) !== piece) return [redacted]
    parts.push({ name: piece })
    at = end
  }
  return parts
}

/** One word of a shell. */
function word(parts: readonly Part[]): string {
  const joined: Part[] = []
  for (const it of parts) {
    const last = joined.at(-1)
    if (typeof it === 'string' && typeof last === 'string') joined[joined.length - 1] = last + it
    else joined.push(it)
  }
  const words = joined
    .filter((it) => it !== '')
    .map((it) => {
      if (typeof it !== 'string') return `"\${${it.name}}"`
      if (unsafe.test(it)) return `"$(printf '%b' '${octal(it)}')"`
      return /^[A-Z]+$/.test(it) ? it : `'${it.replaceAll("'", String.raw`'\''`)}'`
    })
  return words.join('') || "''"
}

/** For `%b` of printf: what cannot be seen as its bytes. */
function octal(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replace(new RegExp(unsafe, 'giu'), (it) =>
      [...Buffer.from(it)].map((byte) => `\\0${byte.toString(8).padStart(3, '0')}`).join(''),
    )
    .replaceAll("'", String.raw`'\''`)
}
