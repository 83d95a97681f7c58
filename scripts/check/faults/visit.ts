// One request to a faulty deployment as a behaviour sees it: what it asks for, of whom, and how to have the
// sandbox judge it, as it came or changed.
import { goodPassword } from '../../conditions/passwords.ts'
import type { CatalogError, Language } from '../../contract/catalog.ts'
import type { Variant, Operation } from '../../contract/contract.ts'
import { type Json, type JsonObject, isObject } from '../../contract/json.ts'
import { type Received, textIn, variantOf } from '../../sandbox/received-request.ts'
import { createRouter, queryOf } from '../../sandbox/router.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import type { Account } from '../../sandbox/accounts.ts'

export interface Call {
  method: string
  /** Path with query. */
  url: string
  headers: Headers
  body: string
}

export interface Answer {
  status: number
  headers: Record<string, string>
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>
  /** The entry that the sandbox refused with. */
  error?: CatalogError | undefined
}

/** One request to a faulty deployment, and what a behaviour may want to know about it. */
export interface Visit {
  call: Call
  /** Of the body; empty where it is no JSON object. */
  fields: JsonObject
  operation: Operation | undefined
  variant: Variant | undefined
  /** Undefined where the caller asks for none. */
  language: Language | undefined
  token: string | undefined
  /** The request's value for a profile's key. */
  value(key: string): string | undefined
  /** Whose password is to change. */
  account: Account | undefined
  sandbox: Sandbox
  /** What the sandbox answers, to the request as it came or to another one. */
  pass(call?: Call): Answer
}

/** Looks at the requests to this sandbox. */
export function looking(sandbox: Sandbox): (request: Request) => Promise<Visit> {
  const route = createRouter(sandbox.contract.operations)
  return async (request) => {
    const { pathname, search } = new URL(request.url)
    const call: Call = {
      method: request.method,
      url: pathname + search,
      headers: request.headers,
      body: await request.text(),
    }
    const fields = parse(call.body)
    const target = route(call.method, call.url)
    const { operation, path } =
      target.kind === 'operation'
        ? target
        : { operation: undefined, path: new Map<string, string>() }
    const header = (name: string) => call.headers.get(name) || undefined
    const own = operation?.variants.filter(({ product }) => product === sandbox.product) ?? []
    const received: Received = {
      header,
      path,
      query: queryOf(call.url),
      body: fields,
      bodyState: 'object',
      isJson: true,
    }
    const variant = variantOf(received, own.length > 0 ? own : (operation?.variants ?? []))
    const value = (key: string) => {
      const input = variant?.inputOf.get(key)
      return input && textIn(received, input)
    }
    const token = /^bearer\s+(\S+)$/i.exec(header('authorization') ?? '')?.[1]
    const asked = value('language')
    const pass = (given: Call = call): Answer => {
      const { status, headers, body, code } = sandbox.respond({
        ...given,
        headers: Object.fromEntries(given.headers),
      })
      return { status, headers, body, error: variant?.errors.find((error) => error.code === code) }
    }
    const account = variant && accountOf(sandbox, variant, value, token)
    return {
      call,
      fields,
      operation,
      variant,
      language: variant?.languages.find((it) => asked?.startsWith(it)),
      token,
      value,
      account,
      sandbox,
      pass,
    }
  }
}

function accountOf(
  { state }: Sandbox,
  { identities }: Variant,
  value: Visit['value'],
  token: string | undefined,
): Account | undefined {
  if (identities.length === 0) return token === undefined ? undefined : state.accountOf(token)
  const given = identities.map(
    ({ value: key = '' }) => [key.replace('account.', ''), value(key)] as const,
  )
  return given.some(([, it]) => it === undefined)
    ? undefined
    : state.find(Object.fromEntries(given))
}

function parse(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : {}
  } catch {
    return {}
  }
}

/** The request with another value for a profile's key; undefined where it has no place for one. */
export function put(
  { call, variant, fields, value }: Visit,
  key: string,
  to: Json,
): Call | undefined {
  const input = variant?.inputOf.get(key)
  if (input?.in === 'body')
    return { ...call, body: JSON.stringify({ ...fields, [input.name]: to }) }
  if (input?.in === 'path' || input?.in === 'query')
    return {
      ...call,
      url: call.url.replace(encodeURIComponent(value(key) ?? ''), encodeURIComponent(String(to))),
    }
  return input && withHeader(call, input.name, String(to))
}

export function withToken({ call }: Visit, token: string | undefined): Call | undefined {
  return token === undefined ? undefined : withHeader(call, 'Authorization', `Bearer ${token}`)
}

function withHeader(call: Call, name: string, value: string): Call {
  const headers = new Headers(call.headers)
  headers.set(name, value)
  return { ...call, headers }
}

/** A password that the policy allows for the visit's account. */
export function allowedPassword({ account, sandbox: { state } }: Visit): string | undefined {
  return goodPassword({
    policy: state.policy,
    account: account?.identity ?? {},
    isUsed: (it) => state.isUsed(account, it),
  })
}

/** Notes all passwords; the function that comes back restores them. */
export function noting({ sandbox: { state } }: Visit): () => void {
  const noted = state
    .accounts()
    .map((account) => ({ account, passwords: account.passwords, changes: account.changes }))
  return () => {
    for (const { account, passwords, changes } of noted)
      Object.assign(account, { passwords, changes })
  }
}
