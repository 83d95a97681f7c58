// The secrets of a run: taken out of every text that leaves it, and looked for in every response. A secret
// is found in clear, escaped, encoded or hashed. Each one is searched for by itself, with needles that are
// prepared once, in views of the text whose escapes are resolved.
import { createHash, getHashes } from 'node:crypto'
import { tokenValues } from '../contract/values.ts'
import { isObject } from '../contract/json.ts'
import type { Variant } from '../contract/contract.ts'
import type { WireResponse } from './exchange.ts'
import { objectIn } from './judge/difference.ts'
import type { Probe } from './plan/probe.ts'
import type { Profile } from './profile/profile.ts'
import type { Secrets } from './report/curl.ts'

export interface Secret {
  /** The variable that stands for it. */
  name: string
  /** `password`, `id token`, … */
  what: string
  value: string
}

export interface SecretKeeper extends Secrets {
  /** Adds one that the run got to know. */
  add(secret: Secret): void
  /** Secrets in a response, those of the request among them. */
  secretsIn(response: WireResponse, probe: Probe): { what: string; at: string }[]
}

/** Shorter ones stand in other texts by chance. */
const shortest = 4

export function createSecrets(initial: readonly Secret[]): SecretKeeper {
  const names = new Map<string, string>()
  const known = createIndex()

  function add(secret: Secret): void {
    if (secret.value.length < shortest || names.has(secret.value)) return
    names.set(secret.value, secret.name)
    known.add(secret)
  }

  function secretsIn(response: WireResponse, probe: Probe): { what: string; at: string }[] {
    const own = createIndex()
    carriedSecrets(probe)
      .filter(({ value }) => !names.has(value))
      .forEach(own.add)
    const handedOut = tokensOf(response, probe)
    const found = placesOf(response).flatMap(({ at, text }) => {
      const views = viewsOf(text)
      const spans = [...known.spansIn(views, 'alarm'), ...own.spansIn(views, 'alarm')]
      return spans
        .filter(({ secret: { value } }) => !(at === 'body' && handedOut.has(value)))
        .filter(({ secret: { value } }) => !isWord(probe.variant, value))
        .map(({ secret: { what } }) => ({ what, at }))
    })
    return [...new Map(found.map((it) => [`${it.what} ${it.at}`, it])).values()]
  }

  initial.forEach(add)
  return {
    add,
    redact: (text) => replaced(text, known.spansIn(viewsOf(text), 'redact')),
    nameOf: (value) => names.get(value),
    secretsIn,
  }
}

/** Every secret of a profile; one that came from a variable of the environment has its name. */
export function secretsOf(profile: Profile, variables: ReadonlyMap<string, string>): Secret[] {
  const { account, otherAccount, deletedAccount, expired = {}, newPasswords = [] } = profile
  const codes = (place: string, source: Profile['verifyCode']): [string, string, unknown][] =>
    typeof source === 'object'
      ? Object.entries(source).flatMap(([key, it]) =>
          key === 'command' ? [] : [[`${place}.${key}`, 'verification code', it]],
        )
      : [[place, 'verification code', source]]
  const places: [place: string, what: string, value: unknown][] = [
    ['account.password', 'password', account?.password],
    ['otherAccount.password', 'password', otherAccount?.password],
    ...newPasswords.map((it, at): [string, string, string] => [
      `newPasswords[${at}]`,
      'password',
      it,
    ]),
    ['passwordSeed', 'password seed', profile.passwordSeed],
    ['clientSecret', 'client secret', profile.clientSecret],
    ...Object.entries(profile.tokens).map(([key, it]): [string, string, string] => [
      key,
      inWords(key),
      it,
    ]),
    ['otherAccount.idToken', 'id token', otherAccount?.idToken],
    ['deletedAccount.idToken', 'id token', deletedAccount?.idToken],
    ['expired.idToken', 'id token', expired.idToken],
    ['expired.accessToken', 'access token', expired.accessToken],
    ...codes('expired.verifyCode', expired.verifyCode),
    ...codes('verifyCode', profile.verifyCode),
    ...codes('otherAccount.verifyCode', otherAccount?.verifyCode),
  ]
  return places.flatMap(([place, what, value]) =>
    typeof value === 'string'
      ? [{ name: variables.get(place) ?? variableOf(place), what, value }]
      : [],
  )
}

/** `newPasswords[1]` → `NEW_PASSWORDS_1` */
function variableOf(place: string): string {
  const words = place.replace(/([a-z])([A-Z])/g, '$1_$2').replace(/[^\w]+/g, '_')
  return words.replace(/_+$/, '').toUpperCase()
}

function inWords(key: string): string {
  return key.replace(/[A-Z]/g, (it) => ` ${it.toLowerCase()}`)
}

/** What the request itself carries as a secret, were it real; codes are too short to tell. */
function carriedSecrets({ request, wire }: Probe): Secret[] {
  const passwords = request.variant.inputs.flatMap((input): Secret[] => {
    const { value: key } = input
    const value = request.values.get(input)
    const isSecret = key === 'newPassword' || key === 'account.password' || key === 'clientSecret'
    return isSecret && typeof value === 'string'
      ? [{ name: key, what: inWords(key.replace('account.', '')), value }]
      : []
  })
  const tokens = wire.headers.flatMap(([name, value]): Secret[] => {
    const [, token] = /^authorization$/i.test(name) ? (/^\S+ +(\S.*)$/.exec(value) ?? []) : []
    return token === undefined ? [] : [{ name: 'token', what: 'token', value: token }]
  })
  return [...passwords, ...tokens].filter(
    ({ value }) => value.length >= 8 && value.length <= 16_384,
  )
}

/** Whether the contract's own messages have it: a weak password may be a word that they say. */
function isWord(variant: Variant, value: string): boolean {
  const text =
    words.get(variant) ??
    lower(variant.errors.flatMap(({ message }) => Object.values(message)).join('\n'))
  words.set(variant, text)
  return text.includes(lower(value))
}

const words = new WeakMap<Variant, string>()

/** Tokens that the contract lets this response carry. */
function tokensOf({ status, parsed }: WireResponse, { variant }: Probe): Set<unknown> {
  const { success } = variant.operation
  const properties = success.schema?.properties
  const body = objectIn(parsed)
  if (status !== success.status || !body || !isObject(properties)) return new Set()
  const tokens: readonly unknown[] = tokenValues
  const names = Object.entries(properties).filter(
    ([, it]) => isObject(it) && tokens.includes(it['x-value']),
  )
  return new Set(names.map(([name]) => body[name]))
}

function placesOf({ headers, body }: WireResponse): { at: string; text: string }[] {
  return [
    ...headers.map(([name, text]) => ({ at: `header ${name}`, text })),
    { at: 'header names', text: headers.map(([name]) => name).join('\n') },
    { at: 'body', text: body },
  ].filter(({ text }) => text.length >= shortest)
}

/** A text with its escapes resolved, and where each character of it began in the original. */
interface View {
  text: string
  starts: Uint32Array | undefined
  length: number
}

interface Views {
  /** In lower case, each with fewer escapes than the one before. */
  readable: View[]
  /** Without white space and as standard base64; once as it is and once in lower case. */
  packed: View
  packedLower: View
}

function viewsOf(text: string): Views {
  const whole: View = { text, starts: undefined, length: text.length }
  const readable = [whole]
  let plain = whole
  for (const resolve of [unescapedJson, unescapedHtml, unescapedUrl, unescapedUrl, unescapedJson]) {
    const next = resolve(plain)
    if (next !== plain) readable.push(next)
    plain = next
  }
  const url = resolved(plain, /[-_]/g, (it) => (it === '-' ? '+' : '/'))
  const packed = resolved(url, /\s+|\0/g, () => '')
  const zeroless = resolved(plain, /\0/g, () => '')
  if (zeroless !== plain) readable.push(zeroless)
  return {
    readable: readable.map((it) => ({ ...it, text: lower(it.text) })),
    packed,
    packedLower: { ...packed, text: lower(packed.text) },
  }
}

/** Lower case that never changes the length. */
function lower(text: string): string {
  return text.replace(/[A-Z]+/g, (it) => it.toLowerCase())
}

const shortEscapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

const unescapedJson = (view: View) =>
  resolved(view, /\\(?:u([\da-f]{4})|x([\da-f]{2})|(.))/gis, (_, unicode, hex, one) => {
    const code = unicode ?? hex
    return code === undefined
      ? (shortEscapes[one ?? ''] ?? one ?? '')
      : String.fromCharCode(parseInt(code, 16))
  })

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  plus: '+',
  equals: '=',
  sol: '/',
  num: '#',
  excl: '!',
  commat: '@',
  percnt: '%',
  dollar: '$',
  ast: '*',
  lowbar: '_',
  hyphen: '-',
  period: '.',
  colon: ':',
  quest: '?',
}

const unescapedHtml = (view: View) =>
  resolved(view, /&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w{2,8}));/gi, (all, decimal, hex, name) => {
    if (name !== undefined) return entities[name.toLowerCase()] ?? all
    return String.fromCodePoint(
      decimal === undefined ? parseInt(hex ?? '', 16) : Math.min(Number(decimal), 0x10ffff),
    )
  })

const unescapedUrl = (view: View) =>
  resolved(view, /%[c-f][\da-f](?:%[89ab][\da-f]){1,3}|%[\da-f]{2}/gi, (all) => {
    const bytes = Buffer.from(all.replaceAll('%', ''), 'hex')
    return bytes.toString('utf8')
  })

type Resolve = (all: string, ...groups: (string | undefined)[]) => string

/** Replaces each match, and keeps track of where things began; the view itself if there is none. */
function resolved(view: View, pattern: RegExp, resolve: Resolve): View {
  let text = ''
  let end = 0
  const starts: number[] = []
  const startOf = (at: number) => (view.starts ? (view.starts[at] ?? view.length) : at)
  const keep = (to: number) => {
    for (let at = end; at < to; at += 1) starts.push(startOf(at))
    text += view.text.slice(end, to)
  }
  for (const match of view.text.matchAll(pattern)) {
    keep(match.index)
    const [all, ...groups] = match
    const instead = resolve(all, ...groups)
    for (let at = 0; at < instead.length; at += 1) starts.push(startOf(match.index))
    text += instead
    end = match.index + all.length
  }
  if (end === 0) return view
  keep(view.text.length)
  return { text, starts: Uint32Array.from(starts), length: view.length }
}

/** One form of a secret. */
interface Needle {
  secret: Secret
  text: string
  /** What may not stand before it and, mirrored, not behind it. */
  border: { redact: RegExp; alarm: RegExp } | undefined
}

interface Span {
  start: number
  end: number
  secret: Secret
}

const digests = [
  'md5',
  'sha1',
  'sha224',
  'sha256',
  'sha384',
  'sha512',
  'sha512-224',
  'sha512-256',
  'sm3',
].filter((it) => getHashes().includes(it))

interface Index {
  add(secret: Secret): void
  spansIn(views: Views, purpose: 'redact' | 'alarm'): Span[]
}

/** Needles by how they begin, so that a search costs the same for one secret and for a hundred. */
function createIndex(): Index {
  const inClear = new Map<number, Needle[]>()
  const inHex = new Map<number, Needle[]>()
  const inBase64 = new Map<number, Needle[]>()
  return {
    add(secret) {
      const { value } = secret
      const isShort = /^[a-z0-9]{1,8}$/i.test(value)
      const { clear, hex, base64 } = formsOf(value)
      const put = (index: Map<number, Needle[]>, text: string, border: Needle['border']) => {
        const key = beginning(text, 0)
        index.set(key, [...(index.get(key) ?? []), { secret, text, border }])
      }
      put(inClear, clear, isShort ? shortBorder : undefined)
      for (const text of hex) put(inHex, text, isShort ? hexBorder : undefined)
      for (const text of base64) put(inBase64, text, undefined)
    },
    spansIn: ({ readable, packed, packedLower }, purpose) => [
      ...readable.flatMap((view) => search(view, inClear, purpose)),
      ...search(packedLower, inHex, purpose),
      ...search(packed, inBase64, purpose),
    ],
  }
}

/** A number for the first four characters. */
function beginning(text: string, at: number): number {
  let key = 0
  for (let next = at; next < at + shortest; next += 1) {
    key = Math.imul(key, 33) ^ text.charCodeAt(next)
  }
  return key
}

function search(
  view: View,
  index: ReadonlyMap<number, Needle[]>,
  purpose: 'redact' | 'alarm',
): Span[] {
  const { text, starts, length } = view
  const startOf = (at: number) => (starts ? (starts[at] ?? length) : at)
  const spans: Span[] = []
  for (let at = 0; index.size > 0 && at <= text.length - shortest; at += 1) {
    for (const needle of index.get(beginning(text, at)) ?? []) {
      if (!text.startsWith(needle.text, at)) continue
      const end = at + needle.text.length
      const border = needle.border?.[purpose]
      const before = text.slice(Math.max(0, at - 2), at)
      const behind = [...text.slice(end, end + 2)].reverse().join('')
      if (border?.test(before) || border?.test(behind)) continue
      spans.push({ start: startOf(at), end: startOf(end), secret: needle.secret })
    }
  }
  return spans
}

/** A short secret is none inside a longer number; nor is it worth an alarm inside a date or an id. */
const shortBorder = { redact: /\d$/, alarm: /[a-z\d]$|[a-z\d][-.:_/]$/i }
const hexBorder = { redact: /[\da-f]$/, alarm: /[\da-f]$/ }

/** No shorter part of an encoding counts. */
const shortestEncoded = 7

function formsOf(value: string): { clear: string; hex: string[]; base64: string[] } {
  const plain = Buffer.from(value)
  const wide = Buffer.from(value, 'utf16le')
  const texts = [plain, wide, Buffer.from(wide).swap16()]
  const hashes = digests.map((it) => createHash(it).update(plain).digest())
  const once = texts.flatMap(base64Of)
  const twice = once.flatMap((it) => base64Of(Buffer.from(it)))
  const hashed = hashes.map((it) => it.toString('base64').replace(/=+$/, ''))
  return {
    clear: lower(value),
    hex: [...texts, ...hashes].map((it) => it.toString('hex')),
    base64: [...once, ...twice, ...hashed].filter((it) => it.length >= shortestEncoded),
  }
}

/** The part of base64 that does not depend on what stands around, for each place in a group of three bytes. */
function base64Of(bytes: Uint8Array): string[] {
  return [0, 1, 2].map((offset) => {
    const before = Buffer.alloc(offset)
    const text = Buffer.concat([before, bytes]).toString('base64').replace(/=+$/, '')
    const end = Math.floor(((offset + bytes.length) * 8) / 6)
    return text.slice(Math.ceil((offset * 8) / 6), end)
  })
}

/** The longest of those that overlap gives its name. */
function replaced(text: string, spans: Span[]): string {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end)
  let result = ''
  let end = 0
  for (const span of sorted) {
    if (span.start >= end) result += `${text.slice(end, span.start)}\${${span.secret.name}}`
    end = Math.max(end, span.end)
  }
  return result + text.slice(end)
}
