// One request to a mutant as its fault sees it: what it asks for, of whom, and how to have the sandbox judge it,
// as it came or changed. No code, path, field or product is named here; faults choose by condition and by `x-value`.
import { goodPassword } from '../../scripts/model/made-passwords.ts'
import type { CatalogError, Language } from '../../scripts/contract/catalog.ts'
import type { Operation, Variant } from '../../scripts/contract/contract.ts'
import { type Json, type JsonObject, isObject } from '../../scripts/contract/json.ts'
import type { Account } from '../../scripts/sandbox/accounts.ts'
import { readRequest, textIn, variantOf } from '../../scripts/sandbox/received-request.ts'
import { createRouter, queryOf } from '../../scripts/sandbox/router.ts'
import type { Sandbox } from '../../scripts/sandbox/sandbox.ts'

export interface Incoming {
  method: string
  /** Path with query. */
  url: string
  headers: Headers
  body: string
}

export interface Outgoing {
  status: number
  headers: Record<string, string>
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>
  /** The catalog's entry, if it is an error response of the sandbox. */
  error?: CatalogError | undefined
}

export interface Exchange {
  request: Incoming
  /** Of the body; empty if it is not a JSON object. */
  fields: JsonObject
  operation: Operation | undefined
  variant: Variant | undefined
  /** Undefined if the caller asks for none. */
  language: Language | undefined
  token: string | undefined
  /** The request's value for a profile's key. */
  value(key: string): string | undefined
  /** Whose password is to change. */
  account: Account | undefined
  sandbox: Sandbox
  /** What the sandbox responds, to the request as it came or to another one. */
  pass(request?: Incoming): Outgoing
}

/** Reads the requests to this sandbox. */
export function reading(sandbox: Sandbox): (request: Request) => Promise<Exchange> {
  const route = createRouter(sandbox.contract.operations)
  return async (sent) => {
    const { pathname, search } = new URL(sent.url)
    const request = {
      method: sent.method,
      url: pathname + search,
      headers: sent.headers,
      body: await sent.text(),
    }
    const fields = objectIn(request.body)
    const target = route(request.method, request.url)
    const { operation, path } =
      target.kind === 'operation' ? target : { operation: undefined, path: new Map() }
    const plain = { ...request, headers: Object.fromEntries(request.headers) }
    const received = readRequest(plain, path, queryOf(request.url))
    const own = operation?.variants.filter(({ product }) => product === sandbox.product) ?? []
    const variant = variantOf(received, own.length > 0 ? own : (operation?.variants ?? []))
    const value = (key: string) => {
      const input = variant?.inputOf.get(key)
      return input && textIn(received, input)
    }
    const token = /^bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
    const asked = value('language')
    const exchange = { request, fields, operation, variant, token, value, sandbox }
    return {
      ...exchange,
      language: variant?.languages.find((it) => asked?.startsWith(it)),
      account: accountOf(exchange),
      pass: (given = request) => passTo(sandbox, given, variant),
    }
  }
}

function passTo(sandbox: Sandbox, given: Incoming, variant: Variant | undefined): Outgoing {
  const headers = Object.fromEntries(given.headers)
  const { code, ...response } = sandbox.respond({ ...given, headers })
  return { ...response, error: variant?.errors.find((error) => error.code === code) }
}

function accountOf(
  exchange: Pick<Exchange, 'sandbox' | 'variant' | 'token' | 'value'>,
): Account | undefined {
  const { variant, token, value } = exchange
  const { state } = exchange.sandbox
  if (!variant) return undefined
  if (variant.identities.length === 0)
    return token === undefined ? undefined : state.accountOf(token)
  const given = variant.identities.map(
    ({ value: key = '' }) => [key.replace('account.', ''), value(key)] as const,
  )
  return given.some(([, it]) => it === undefined)
    ? undefined
    : state.find(Object.fromEntries(given))
}

/** The properties of a JSON object; none of anything else. */
export function objectIn(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : {}
  } catch {
    return {}
  }
}

/** The request with another value for a profile's key; undefined if it has no place for one. */
export function put(exchange: Exchange, key: string, to: Json): Incoming | undefined {
  const { request, variant, fields, value } = exchange
  const input = variant?.inputOf.get(key)
  if (input?.in === 'body')
    return { ...request, body: JSON.stringify({ ...fields, [input.name]: to }) }
  if (input?.in === 'path' || input?.in === 'query') {
    const [from, into] = [value(key) ?? '', String(to)].map(encodeURIComponent)
    return { ...request, url: request.url.replace(from ?? '', into ?? '') }
  }
  return input && withHeader(request, input.name, String(to))
}

export function withToken({ request }: Exchange, token: string | undefined): Incoming | undefined {
  return token === undefined ? undefined : withHeader(request, 'Authorization', `Bearer ${token}`)
}

function withHeader(request: Incoming, name: string, value: string): Incoming {
  const headers = new Headers(request.headers)
  headers.set(name, value)
  return { ...request, headers }
}

/** A password that the policy allows for the account. */
export function allowedPassword({ account, sandbox: { state } }: Exchange): string {
  const yardstick = { policy: state.policy, identity: account?.identity ?? {} }
  const passwords = [0, 1, 2, 3, 4, 5, 6, 7].map((seed) => goodPassword(yardstick, seed) ?? '')
  return passwords.find((it) => !state.isUsed(account, it)) ?? ''
}

/** Sets a password without a look at any rule. */
export function setPassword(exchange: Exchange, account: Account | undefined, to: string): void {
  const { sandbox, variant } = exchange
  if (account) sandbox.state.setPassword(account, to, variant?.verificationType)
}

/** Notes all passwords; the function that comes back restores them. */
export function notePasswords({ sandbox: { state } }: Exchange): () => void {
  const noted = state
    .accounts()
    .map((account) => ({ account, passwords: account.passwords, changes: account.changes }))
  return () => {
    for (const { account, ...before } of noted) Object.assign(account, before)
  }
}
