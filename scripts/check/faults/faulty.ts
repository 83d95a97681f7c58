// What the shipped faulty deployments are made of: the sandbox, and one thing done wrong around it.
// No code, path, field or product is named here; faults choose by condition and by `x-value`.
import { goodPassword } from '../../conditions/passwords.ts'
import type { CatalogError, Language } from '../../contract/catalog.ts'
import { type Bundle, type Dialect, type Operation, readContract } from '../../contract/contract.ts'
import { type Json, type JsonObject, isObject, resolve } from '../../contract/json.ts'
import { dialectOf } from '../../sandbox/judge.ts'
import { createRouter } from '../../sandbox/router.ts'
import { type Sandbox, type SandboxOptions, createSandbox } from '../../sandbox/sandbox.ts'
import type { Account } from '../../sandbox/state.ts'

export type Handler = (request: Request) => Promise<Response>

export interface Making {
  contract: Bundle
  product: string
}

export interface Deployment {
  /** A claim: `answers a wrong code with 401`. */
  name: string
  /** A handler with exactly this one peculiarity, made from a fresh sandbox. */
  make(options: Making): { handler: Handler; sandbox: Sandbox }
  /** Whether the product has anything to show it on: the code, the token, the body that it is about. */
  applies(options: Making): boolean
}

export type Family = 'status' | 'shape' | 'code' | 'message' | 'leak' | 'enforcement' | 'state' | 'transport'

export interface FaultyDeployment extends Deployment {
  family: Family
  /** What a finding about it must name; each given key must match some finding. */
  names: Names
}

export interface Names {
  subject?: string
  /** Where in the answer: a header. */
  field?: string
  /** Of the catalog entry whose promise is broken. */
  condition?: string
}

/** What the contract permits: no finding may be about it. */
export type BenignDeployment = Deployment

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
  dialect: Dialect | undefined
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

export type Behaviour = (visit: Visit) => Answer | Promise<Answer>

export function deployment(name: string, behave: Behaviour, applies: Need = () => true, options: (making: Making) => SandboxOptions = asGiven): Deployment {
  return {
    name,
    make: (making) => {
      const sandbox = createSandbox(options(making))
      const look = looking(sandbox)
      return { sandbox, handler: async (request) => toResponse(await behave(await look(request))) }
    },
    applies: ({ contract, product }) =>
      readContract(contract).operations.some(({ dialects }) => dialects.some((dialect) => dialect.product === product && applies(dialect))),
  }
}

export type Need = (dialect: Dialect) => boolean

const asGiven = ({ contract, product }: Making): SandboxOptions => ({ contract, product })

/** Makers of a family's faults; where names have a condition, a dialect must list it for the fault to show. */
export function familyOf(family: Family) {
  return (name: string, names: Names, behave: Behaviour, needs: Need = () => true): FaultyDeployment => {
    const listed: Need = (dialect) => names.condition === undefined || dialect.errors.some((error) => isAbout(error, names.condition))
    return { family, names, ...deployment(name, behave, (dialect) => listed(dialect) && needs(dialect)) }
  }
}

export type Refusal = Answer & { error: CatalogError }

/** Changes the sandbox's refusals, those of one condition or all. */
export function refusing(condition: string | undefined, change: (answer: Refusal, visit: Visit) => Answer | Promise<Answer>): Behaviour {
  return (visit) => {
    const answer = visit.pass()
    const { error } = answer
    if (!error || (condition !== undefined && error.condition !== condition)) return answer
    return change({ ...answer, error }, visit)
  }
}

/** Changes the sandbox's successes. */
export function succeeding(change: (answer: Answer, visit: Visit) => Answer | Promise<Answer>): Behaviour {
  return (visit) => {
    const answer = visit.pass()
    return visit.operation && answer.status < 300 ? change(answer, visit) : answer
  }
}

/** Where the sandbox refuses for this condition, has it judge a mended request instead. */
export function accepting(condition: string, mend: (visit: Visit) => Call | undefined): Behaviour {
  return (visit) => {
    const answer = visit.pass()
    const mended = answer.error?.condition === condition ? mend(visit) : undefined
    return mended ? visit.pass(mended) : answer
  }
}

/** The request with another value for a profile's key; undefined where it has no place for one. */
export function put({ call, dialect, fields, value }: Visit, key: string, to: Json): Call | undefined {
  const input = dialect?.inputOf.get(key)
  if (input?.in === 'body') return { ...call, body: JSON.stringify({ ...fields, [input.name]: to }) }
  if (input?.in === 'path') return { ...call, url: call.url.replace(encodeURIComponent(value(key) ?? ''), encodeURIComponent(String(to))) }
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
  return goodPassword({ policy: state.policy, account: account?.identity ?? {}, isUsed: (it) => state.isUsed(account, it) })
}

/** Notes all passwords; the function that comes back restores them. */
export function noting({ sandbox: { state } }: Visit): () => void {
  const noted = state.accounts().map((account) => ({ account, passwords: account.passwords, changes: account.changes }))
  return () => {
    for (const { account, passwords, changes } of noted) Object.assign(account, { passwords, changes })
  }
}

/** The property of an entry's body that holds its `error.code` or its `error.message`. */
export function holder({ sandbox: { contract } }: Visit, { schema }: Pick<CatalogError, 'schema'>, value: 'error.code' | 'error.message'): string {
  const { properties } = resolve(contract.bundle, { $ref: `#/components/schemas/${schema}` })
  const members = Object.entries(isObject(properties) ? properties : {})
  return members.find(([, property]) => resolve(contract.bundle, property)['x-value'] === value)?.[0] ?? ''
}

export function withCode(answer: Refusal, visit: Visit, code: Json): Answer {
  return withBody(answer, { ...membersOf(answer), [holder(visit, answer.error, 'error.code')]: code })
}

export function withMessage(answer: Refusal, visit: Visit, message: Json): Answer {
  return withBody(answer, { ...membersOf(answer), [holder(visit, answer.error, 'error.message')]: message })
}

export function messageOf(answer: Refusal, visit: Visit): string {
  return String(membersOf(answer)[holder(visit, answer.error, 'error.message')])
}

export function withBody(answer: Answer, body: Json): Answer {
  return { ...answer, headers: { ...answer.headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
}

/** The properties of an answer; none where it has no body. */
export function membersOf({ body }: Answer): JsonObject {
  return typeof body === 'string' && body !== '' ? (JSON.parse(body) as JsonObject) : {} // the sandbox's own JSON
}

export function html(answer: Answer, body: string): Answer {
  return { ...answer, headers: { 'Content-Type': 'text/html;charset=utf-8' }, body }
}

export function isAbout(error: CatalogError, condition: string | undefined): boolean {
  return error.condition === condition
}

function looking(sandbox: Sandbox): (request: Request) => Promise<Visit> {
  const route = createRouter(sandbox.contract.operations)
  return async (request) => {
    const { pathname, search } = new URL(request.url)
    const call: Call = { method: request.method, url: pathname + search, headers: request.headers, body: await request.text() }
    const fields = parse(call.body)
    const target = route(call.method, call.url)
    const { operation, path } = target.kind === 'operation' ? target : { operation: undefined, path: new Map<string, string>() }
    const header = (name: string) => call.headers.get(name) || undefined
    const own = operation?.dialects.filter(({ product }) => product === sandbox.product) ?? []
    const dialect = dialectOf({ header, path, body: fields }, own.length > 0 ? own : (operation?.dialects ?? []))
    const value = (key: string) => {
      const input = dialect?.inputOf.get(key)
      if (!input) return undefined
      const given = input.in === 'header' ? header(input.name) : input.in === 'path' ? path.get(input.name) : fields[input.name]
      return typeof given === 'string' ? given : undefined
    }
    const token = /^bearer\s+(\S+)$/i.exec(header('authorization') ?? '')?.[1]
    const asked = value('language')
    const pass = (given: Call = call): Answer => {
      const { status, headers, body, code } = sandbox.answer({ ...given, header: (name) => given.headers.get(name) ?? undefined })
      return { status, headers, body, error: dialect?.errors.find((error) => error.code === code) }
    }
    const account = dialect && accountOf(sandbox, dialect, value, token)
    return { call, fields, operation, dialect, language: dialect?.languages.find((it) => asked?.startsWith(it)), token, value, account, sandbox, pass }
  }
}

function accountOf({ state }: Sandbox, { identities }: Dialect, value: Visit['value'], token: string | undefined): Account | undefined {
  if (identities.length === 0) return token === undefined ? undefined : state.accountOf(token)
  const given = identities.map(({ value: key = '' }) => [key.replace('account.', ''), value(key)] as const)
  return given.some(([, it]) => it === undefined) ? undefined : state.find(Object.fromEntries(given))
}

function parse(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : {}
  } catch {
    return {}
  }
}

/** Bodies go out as bytes, since a Response gives a text a content type of its own. */
function toResponse({ status, headers, body }: Answer): Response {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  return new Response(body === '' ? null : bytes, { status, headers })
}
