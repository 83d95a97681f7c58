// A command that repeats a request. A secret becomes `${NAME}`, everything else is quoted for any POSIX shell, and
// stays on one line.
import type { WireRequest } from '../exchange.ts'
import { unsafe } from './plain-text.ts'

/** A secret as it stands in a text, perhaps encoded. */
export interface FoundSecret {
  /** The variable that stands for it. */
  name: string
  value: string
  raw: string
}

export interface Secrets {
  /** Replaces every secret in a text by `${NAME}`, in any encoding. */
  redact(text: string): string
  /** The text in pieces, cut where secrets begin and end. */
  piecesOf(text: string): (string | FoundSecret)[]
}

/** A literal text, or a variable. */
type Part = string | { name: string }

/** Set by curl itself. */
const ownHeaders: readonly string[] = ['content-length', 'connection', 'transfer-encoding']

export function curlLine(request: WireRequest, baseUrl: string, secrets: Secrets): string {
  const { method, path, headers, body } = request
  const partsOf = (text: string, form: Form) =>
    secrets.piecesOf(text).map((it) => (typeof it === 'string' ? it : partFor(it, form)))
  const sent = headers.filter(([name]) => !ownHeaders.includes(name.toLowerCase()))
  const type = sent.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  const options = [
    ...(method === 'HEAD' ? ['-I'] : ['-i', '-X', word([method])]),
    // curl would resolve dots and expand brackets.
    ...(/[[\]{}]/.test(path) ? ['-g'] : []),
    ...(/\/\.|%2e/i.test(path) ? ['--path-as-is'] : []),
    word(partsOf(baseUrl + path, 'URL')),
    // With a colon curl would leave an empty header out.
    ...sent.flatMap(([name, value]) => [
      '-H',
      word(partsOf(value === '' ? `${name};` : `${name}: ${value}`, 'plain')),
    ]),
  ]
  if (body === undefined) return ['curl', ...options].join(' ')
  if (type === undefined) options.push('-H', "'Content-Type:'")
  const parts = partsOf(body, /urlencoded/i.test(type ?? '') ? 'URL' : 'JSON')
  if (!parts.some((it) => typeof it === 'string' && unsafe.test(it)))
    return ['curl', ...options, '--data-raw', word(parts)].join(' ')
  // A shell drops line ends at the end of `$(…)`, so such a body goes through a pipe.
  const values = parts.map((it) => (typeof it === 'string' ? `'${octal(it)}'` : `"\${${it.name}}"`))
  const format = parts.map((it) => (typeof it === 'string' ? '%b' : '%s')).join('')
  return [`printf '${format}'`, ...values, '| curl', ...options, '--data-binary', '@-'].join(' ')
}

const decoders = {
  plain: (raw: string) => raw,
  URL: (raw: string) => decodeURIComponent(raw.replaceAll('+', ' ')),
  JSON: (raw: string) => String(JSON.parse(`"${raw}"`)),
}

type Form = keyof typeof decoders

/** A variable with the value as it stands there; in another encoding or case only the name, as text. */
function partFor({ name, value, raw }: FoundSecret, form: Form): Part {
  if (raw === value) return { name }
  try {
    if (decoders[form](raw) === value) return { name: `${name}_${form}` }
  } catch {
    // A piece that cannot be decoded is in another encoding.
  }
  return `\${${name}}`
}

/** One word of a shell. */
function word(parts: readonly Part[]): string {
  const joined = parts.reduce<Part[]>((all, it) => {
    const last = all.at(-1)
    return typeof it === 'string' && typeof last === 'string'
      ? [...all.slice(0, -1), last + it]
      : [...all, it]
  }, [])
  const words = joined.map((it) => {
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
