// A request as the journal shows it: everything that a test may want to assert, and no secret.
import { type Json, type JsonObject, isObject } from '../contract/json.ts'
import { secretValues, uniqueNames } from '../contract/values.ts'
import { type Violation, violationText } from './contract-violations.ts'
import type { Exchange } from './exchange.ts'
import { headerOf, textOf } from './plain-http.ts'
import { isForm } from './received-request.ts'

export interface RecordedRequest {
  /** Counts from 1, and goes on after a clear. */
  id: number
  /** ISO 8601. */
  at: string
  method: string
  path: string
  /** With secrets masked, as in `headers` and `body`. */
  query: Record<string, string>
  operation: string | undefined
  product: string | undefined
  mode: string | undefined
  /** User id, or another name, of the account that it is about. */
  account: string | undefined
  status: number
  /** The error code of the response. */
  code: string | undefined
  /** Why the response is what it is: `success`, a condition such as `wrong-code`, `forced`, `fault`, `contract`, … */
  reason: string
  /** Where the request is not what the contract describes. */
  violations: (Violation & { text: string })[]
  /** By names in lower case. */
  headers: Record<string, string>
  /** Properties of a JSON object or form; a text if it cannot be read. */
  body: Json | undefined
}

const mask = '***'

/** Longest body that is shown, in bytes. */
const longestShown = 8 * 1024

const shownHeaders = new Set(
  'accept accept-encoding accept-language cache-control connection content-encoding content-length content-type dnt host origin pragma prefer referer-policy sec-fetch-dest sec-fetch-mode sec-fetch-site te traceparent transfer-encoding user-agent x-request-id x-sandbox-session'.split(
    ' ',
  ),
)

/**
 * A long body is not kept: a thousand of them would be 64 MB. What is secret in it is taken out of the rest first,
 * since nobody could tell it later.
 */
export function withoutLongBody(exchange: Exchange): Exchange {
  const { request, violations } = exchange
  if (request.body.length <= longestShown) return exchange
  const { url, headers } = request
  const kept = namesOf(exchange)
  const rest = withoutSecrets({ url, headers, violations }, secretsIn(exchange), kept)
  const short = { ...request, url: rest.url, headers: rest.headers }
  const body = new Uint8Array(longestShown + 1)
  return { ...exchange, violations: rest.violations, request: { ...short, body } }
}

export function recordOf(exchange: Exchange, id: number): RecordedRequest {
  return withoutSecrets(shownOf(exchange, id), secretsIn(exchange), namesOf(exchange))
}

function shownOf(exchange: Exchange, id: number): RecordedRequest {
  const { request, variant, operation, account, response } = exchange
  const { path, query } = splitUrl(request.url)
  const identity = account?.identity
  return {
    id,
    at: new Date(exchange.at).toISOString(),
    method: request.method,
    path,
    query: maskedQuery(query, exchange),
    operation: operation?.id,
    product: variant?.product,
    mode: variant?.mode,
    account: identity?.userId ?? identity?.username ?? identity?.mobile ?? identity?.email,
    status: response.status,
    code: response.code,
    reason: exchange.reason,
    violations: exchange.violations.map((it) => ({ ...it, text: violationText(it, 'en') })),
    headers: maskedHeaders(exchange),
    body: maskedBody(exchange),
  }
}

function splitUrl(url: string): { path: string; query: string } {
  const [path = '', query = ''] = url.split('#')[0]?.split('?') ?? []
  return { path, query }
}

/** Whether the contract names this input and does not call it a secret. */
function isPublic({ variant }: Exchange, place: string, name: string): boolean {
  const input = variant?.inputs.find(
    (it) =>
      (it.in === place || (it.isAlsoInForm && place === 'body')) &&
      it.name.toLowerCase() === name.toLowerCase(),
  )
  if (!input) return false
  return !secretValues.includes(input.value ?? '') && input.schema.format !== 'password'
}

function maskedQuery(query: string, exchange: Exchange): Record<string, string> {
  return Object.fromEntries(
    [...new URLSearchParams(query)].map(([name, value]) => [
      name,
      isPublic(exchange, 'query', name) ? value : mask,
    ]),
  )
}

function maskedHeaders(exchange: Exchange): Record<string, string> {
  const shown: Record<string, string> = {}
  for (const [name, value] of Object.entries(exchange.request.headers)) {
    if (value === undefined) continue
    const text = Array.isArray(value) ? value.join(', ') : value
    const isShown = shownHeaders.has(name) || isPublic(exchange, 'header', name)
    shown[name] = isShown ? text : maskedCredential(name, text)
  }
  return shown
}

/** The kind of a credential says something, its value must not. */
function maskedCredential(name: string, text: string): string {
  const scheme = /^(bearer|basic)\s/i.exec(text)?.[1]
  return name === 'authorization' && scheme ? `${scheme} ${mask}` : mask
}

function maskedBody(exchange: Exchange): Json | undefined {
  const { body } = exchange.request
  if (body.length === 0) return undefined
  if (body.length > longestShown) return '(a long body, which is not shown)'
  const value = bodyOf(exchange)
  if (value === undefined) return '(not shown, since it cannot be read)'
  return maskedObject(value, exchange)
}

/** The properties of a body that is a JSON object or a form. */
function bodyOf({ request }: Exchange): JsonObject | undefined {
  const text = textOf(request.body)
  if (text === undefined) return undefined
  if (isForm(headerOf(request, 'content-type')))
    return Object.fromEntries(new URLSearchParams(text))
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function maskedObject(value: JsonObject, exchange: Exchange): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      isPublic(exchange, 'body', name) ? member : maskedUnlessPlain(member),
    ]),
  )
}

/** What the contract does not know is shown only if it cannot be a secret. */
function maskedUnlessPlain(member: Json): Json {
  const isPlain =
    member === null || typeof member === 'boolean' || member === 'true' || member === 'false'
  return isPlain || member === '' ? member : mask
}

/** What the request carries where secrets belong, which may stand in other places by mistake. */
function secretsIn(exchange: Exchange): string[] {
  const { request, variant } = exchange
  const { query } = splitUrl(request.url)
  const values = [
    ...Object.entries(bodyOf(exchange) ?? {}).map((it) => ['body', ...it] as const),
    ...[...new URLSearchParams(query)].map((it) => ['query', ...it] as const),
  ].flatMap(([place, name, value]) =>
    typeof value === 'string' && !isPublic(exchange, place, name) ? [value] : [],
  )
  const credentials = (variant?.credentials ?? []).map(({ name }) => name.toLowerCase())
  const tokens = ['authorization', ...credentials].flatMap((name) => {
    const header = request.headers[name]
    return typeof header === 'string' ? header.split(/\s+/).slice(-1) : []
  })
  const secrets = [...values, ...tokens].filter(({ length }) => length >= shortestSecret)
  // The longest first: one that is a part of another would leave the rest of it.
  return secrets.sort((a, b) => b.length - a.length)
}

/** Shorter ones would be found in ordinary words. */
const shortestSecret = 6

/** What names the account of the request, which a short code may be a part of. */
function namesOf({ account }: Exchange): ReadonlySet<string> {
  const { identity } = account ?? {}
  return new Set(uniqueNames.flatMap((key) => identity?.[key] ?? []))
}

function withoutSecrets<T>(value: T, secrets: readonly string[], names: ReadonlySet<string>): T {
  if (secrets.length === 0) return value
  const replaced = (text: string) =>
    names.has(text) && !secrets.includes(text)
      ? text
      : secrets.reduce((it, secret) => it.replaceAll(secret, mask), text)
  const walk = (it: unknown): unknown => {
    if (typeof it === 'string') return replaced(it)
    if (Array.isArray(it)) return it.map(walk)
    if (typeof it !== 'object' || it === null) return it
    return Object.fromEntries(
      Object.entries(it).map(([name, member]) => [replaced(name), walk(member)]),
    )
  }
  return walk(value) as T // the same shape, with other texts
}
