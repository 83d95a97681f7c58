// An answer as bytes came, and what can be said of it without knowing which promise it is for.
import { type JsonObject, isObject } from '../contract/json.ts'

export interface Answer {
  status: number
  /** Names in lower case. */
  headers: ReadonlyMap<string, string>
  /** Decoded as UTF-8; `undefined` where the bytes are none. */
  body: string | undefined
  /** From sending to the last byte. */
  milliseconds: number
}

export type Parsed =
  | { kind: 'object'; value: JsonObject; duplicates: string[] }
  | { kind: 'other'; what: string }

/** The body as a JSON object, or what it is instead. */
export function parse({ body, headers }: Answer): Parsed {
  if (body === undefined) return { kind: 'other', what: 'bytes that are no UTF-8' }
  if (body === '') return { kind: 'other', what: 'no body' }
  if (body.startsWith('\uFEFF')) return { kind: 'other', what: 'a byte order mark in front of the JSON' }
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return { kind: 'other', what: /<(!doctype|html|body)/i.test(body) ? 'an HTML page' : `${headers.get('content-type') ?? 'no content type'}, but no JSON` }
  }
  if (isObject(value)) return { kind: 'object', value, duplicates: duplicateKeys(body) }
  return { kind: 'other', what: Array.isArray(value) ? 'a JSON array' : `JSON, but ${value === null ? 'null' : `a ${typeof value}`}` }
}

/** Keys that stand twice in one object; JSON.parse keeps the last and says nothing. */
function duplicateKeys(text: string): string[] {
  const open: (Set<string> | undefined)[] = []
  const twice: string[] = []
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}[\]]/g)) {
    if (token === '{') open.push(new Set())
    else if (token === '[') open.push(undefined)
    else if (token === '}' || token === ']') open.pop()
    else if (token.endsWith(':')) {
      const key = token.replace(/\s*:$/, '')
      const keys = open.at(-1)
      if (keys?.has(key)) twice.push(key.slice(1, -1))
      keys?.add(key)
    }
  }
  return twice
}

/** Bounded throughout, so that no text takes long; what a sentence, a time of day or a version may look like is none. */
const traces = [
  /\bat [\w$.<>]+\([\w.]+(:\d+)?\)/,
  /\bat [^\n]{1,200}?\.\w{1,5}:\d+:\d+/,
  /Traceback \(most recent call last\)/,
  /\b(java|javax|org|com|io|net)\.[a-z][\w.]{0,200}\.[A-Z]\w{0,100}(Exception|Error)\b/,
  /\b\w{1,100}Exception\b/,
  /\b(SQLSTATE|ORA-\d{5}|SQL syntax|SELECT .{1,200}? FROM|INSERT INTO|UPDATE \w+ SET)\b/,
  /\bgoroutine \d+ \[/,
  /\b[\w-]{1,63}\.(internal|local|lan|corp)\b/,
  /(?<![\w/])\/(opt|var|srv|home|usr|etc|app)\/[\w./-]+/,
  /\b[A-Z]:\\[\w\\]+/,
  /\b(10\.\d+|192\.168|172\.(1[6-9]|2\d|3[01]))\.\d+\.\d+\b/,
]

/** Headers that rightly name hosts and paths, or look like addresses. */
const innocent = /^(set-cookie|via|location|link|content-security-policy)$|version/

/** What of the server's inside shows in the answer; undefined where nothing does. */
export function inside({ body = '', headers }: Answer): string | undefined {
  const own = [...headers].filter(([name]) => !innocent.test(name)).map(([, value]) => value)
  const text = [body, ...own].join('\n').slice(0, 65_536)
  for (const trace of traces) {
    const found = trace.exec(text)
    if (found) return found[0]
  }
  return undefined
}

/** Where a secret comes back, in any common encoding: `body`, or a header's name. */
export function places(secret: string, answer: Answer): string[] {
  const forms = encodings(secret).map((form) => form.toLowerCase())
  // Digits alone may stand in a longer number by chance.
  const number = /^\d+$/.test(secret) ? new RegExp(`(?<!\\d)${secret}(?!\\d)`) : undefined
  const isIn = (text: string) => forms.some((form) => text.includes(form) && (form !== secret || !number || number.test(text)))
  return textsOf(answer).filter(([, text]) => isIn(text)).map(([name]) => name)
}

const texts = new WeakMap<Answer, [name: string, text: string][]>()

/** The body and the headers in lower case; made once, since every secret is looked for in them. */
function textsOf(answer: Answer): [string, string][] {
  const known = texts.get(answer)
  if (known) return known
  const made = [['body', answer.body ?? ''] as const, ...answer.headers].map(([name, text]): [string, string] => [name, text.toLowerCase()])
  texts.set(answer, made)
  return made
}

const encoded = new Map<string, string[]>()

/** The forms in which a secret may be written; made once per secret. */
export function encodings(secret: string): string[] {
  const known = encoded.get(secret)
  if (known) return known
  const forms = encode(secret)
  encoded.set(secret, forms)
  return forms
}

function encode(secret: string): string[] {
  const bytes = new TextEncoder().encode(secret)
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const percent = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  const inJson = JSON.stringify(secret).slice(1, -1)
  const escaped = [...secret].map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
  const inHtml = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
  const forms = [secret, inJson, escaped, encodeURIComponent(secret), percent, inHtml, ...inBase64(bytes), hex]
  return [...new Set(forms)]
}

/** Inside a longer text a secret reads differently at each of three offsets; the characters at its ends are also its neighbours'. */
function inBase64(bytes: Uint8Array): string[] {
  const forms = [0, 1, 2].map((offset) => {
    const text = btoa(String.fromCharCode(...Array<number>(offset).fill(0), ...bytes))
    return text.replace(/=+$/, '').slice(offset && offset + 1, text.endsWith('=') ? -1 : undefined)
  })
  const plain = btoa(String.fromCharCode(...bytes)).replace(/=+$/, '')
  return [plain, ...forms.filter((form) => form.length > 6)].flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')])
}
