// An answer as bytes came, and what can be said of it without knowing which promise it is for.
import { createHash } from 'node:crypto'
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
  if (body.startsWith('\uFEFF'))
    return { kind: 'other', what: 'a byte order mark in front of the JSON' }
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return {
      kind: 'other',
      what: /<(!doctype|html|body)/i.test(body)
        ? 'an HTML page'
        : `${headers.get('content-type') ?? 'no content type'}, but no JSON`,
    }
  }
  if (isObject(value)) return { kind: 'object', value, duplicates: duplicateKeys(body) }
  return {
    kind: 'other',
    what: Array.isArray(value)
      ? 'a JSON array'
      : `JSON, but ${value === null ? 'null' : `a ${typeof value}`}`,
  }
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
  /\b[\w/-]{1,200}\.(rb|py|php|go|js|ts|java|kt|cs|ex):\d+/,
  /#\d+ (\{main\}|[\w\\]{1,200}(->|::)\w)/,
  /\b(java|javax|org|com|io|net|cn)(\.[a-z]\w{0,50}){2,8}\.[A-Z]\w/,
  /\b(runtime error: |panic: |nil pointer|segmentation fault)/,
  /\b\w{1,100}Exception\b/,
  /\b(SQLSTATE|ORA-\d{5}|E11000|SQL syntax|SELECT .{1,200}? FROM|INSERT INTO|UPDATE \w+ SET)\b/,
  /\b(unknown column|relation|table) \\?['"`][\w.]{1,100}\\?['"`] (in |does not |doesn't )/i,
  /\b(ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND)\b/,
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
  const pattern = patternOf(secret)
  const { all, each } = textsOf(answer)
  return pattern.test(all)
    ? each.filter(([, text]) => pattern.test(text)).map(([name]) => name)
    : []
}

const patterns = new Map<string, RegExp>()

/** Made once per secret. Digits alone may stand in a longer number or in a date by chance. */
function patternOf(secret: string): RegExp {
  const known = patterns.get(secret)
  if (known) return known
  const { inClear, encodings } = spellings(secret)
  const itself = /^\d+$/.test(secret) ? `(?<!\\d)${inClear}(?!\\d|-\\d\\d-\\d\\d)` : inClear
  const made = new RegExp([itself, ...encodings.map(quoted)].join('|'), 'i')
  patterns.set(secret, made)
  return made
}

/** Headers that are written by every server, of numbers that a short code may equal by chance. */
const ofServers = ['date', 'expires', 'last-modified', 'content-length']

interface Texts {
  all: string
  each: [name: string, text: string][]
}

const texts = new WeakMap<Answer, Texts>()

/** The body and the headers; made once, since every secret is looked for in them. */
function textsOf(answer: Answer): Texts {
  const known = texts.get(answer)
  if (known) return known
  const headers = [...answer.headers].filter(([name]) => !ofServers.includes(name))
  const each: Texts['each'] = [['body', answer.body ?? ''], ...headers]
  const made = { all: each.map(([, text]) => text).join('\n'), each }
  texts.set(answer, made)
  return made
}

/** What a secret looks like, whatever the case of its letters. */
export interface Spellings {
  /** A pattern of its own characters, each as it is or escaped. */
  inClear: string
  /** The whole of it in other letters. */
  encodings: string[]
}

const spelt = new Map<string, Spellings>()

/** Made once per secret. */
export function spellings(secret: string): Spellings {
  const known = spelt.get(secret)
  if (known) return known
  const made = { inClear: [...secret].map(spellingOf).join(''), encodings: encode(secret) }
  spelt.set(secret, made)
  return made
}

const entities: Record<string, string> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
}

/**
 * Letters and digits stay; anything else may be escaped as for JSON, URLs or HTML, once or several times. No count is
 * open, so that no answer makes the search slow.
 */
function spellingOf(character: string): string {
  if (/[a-z\d]/i.test(character)) return character
  const point = character.codePointAt(0) ?? 0
  const inJson = character
    .split('')
    .map((unit) => `\\\\{1,8}u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
  const inUrl = hexOf(new TextEncoder().encode(character))
    .map((byte) => `%(?:25){0,4}${byte}`)
    .join('')
  const named = [
    `#0*${point}`,
    `#x0*${point.toString(16)}`,
    ...(entities[character] ? [entities[character]] : []),
  ]
  const itself = character === '\\' ? '\\\\{1,8}' : `\\\\{0,8}${quoted(character)}`
  return `(?:${itself}|${inJson}|${inUrl}|&(?:amp;){0,4}(?:${named.join('|')});)`
}

function encode(secret: string): string[] {
  const bytes = new TextEncoder().encode(secret)
  const units = secret.split('').map((unit) => unit.charCodeAt(0))
  const percent = hexOf(bytes)
    .map((byte) => `%${byte}`)
    .join('')
  const escaped = units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
  const inHtml = [
    units.map((unit) => `&#${unit};`).join(''),
    units.map((unit) => `&#x${unit.toString(16)};`).join(''),
  ]
  return [
    ...new Set([
      percent,
      escaped,
      ...inHtml,
      ...inBase64(bytes),
      hexOf(bytes).join(''),
      ...digests(bytes),
    ]),
  ]
}

/** Without a salt a digest of a password is as good as the password. */
function digests(bytes: Uint8Array): string[] {
  return ['md5', 'sha1', 'sha256'].flatMap((algorithm) => {
    const digest = createHash(algorithm).update(bytes).digest()
    return [
      digest.toString('hex'),
      digest.toString('base64').replace(/=+$/, ''),
      digest.toString('base64url'),
    ]
  })
}

function hexOf(bytes: Uint8Array): string[] {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0'))
}

/** The text as a pattern. */
export function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** Inside a longer text a secret reads differently at each of three offsets; the characters at its ends are also its neighbours'. */
function inBase64(bytes: Uint8Array): string[] {
  const forms = [0, 1, 2].map((offset) => {
    const text = btoa(String.fromCharCode(...Array<number>(offset).fill(0), ...bytes))
    return text.replace(/=+$/, '').slice(offset && offset + 1, text.endsWith('=') ? -1 : undefined)
  })
  const plain = btoa(String.fromCharCode(...bytes)).replace(/=+$/, '')
  return [plain, ...forms.filter((form) => form.length > 6)].flatMap((form) => [
    form,
    form.replaceAll('+', '-').replaceAll('/', '_'),
  ])
}
