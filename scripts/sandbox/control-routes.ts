// `/_sandbox/`: what a test in another process needs of the sandbox. Passwords and tokens are not shown.
import * as v from 'valibot'
import { strictObject } from '../contract/named-values.ts'
import type { Language } from '../contract/catalog.ts'
import type { Contract } from '../contract/contract.ts'
import type { Policy } from '../model/policy.ts'
import type { Account } from './accounts.ts'
import type { Fault } from './faults.ts'
import { type RequestFilter, filterKeys } from './journal.ts'
import {
  type PlainRequest,
  type PlainResponse,
  json,
  longestWait,
  noContent,
  textOf,
} from './plain-http.ts'
import type { Responses } from './responses.ts'
import type { Session } from './sessions.ts'
import type { SandboxAccount } from './start-data-types.ts'
import type { State } from './state.ts'
import { refuseUnknownPurpose } from './checked-state.ts'
import { parse, text } from './start-data.ts'

export const controlPath = '/_sandbox/'

export interface ControlContext {
  contract: Contract
  product: string
  session: Session
  language: Language
  responses: Responses
  purposes: ReadonlySet<string>
}

/** A route's part of the work; what it throws becomes a 400 that says why. */
type Act = (call: Call) => PlainResponse

interface Call extends ControlContext {
  /** The rest of the path, such as the name of an account. */
  rest: string
  query: URLSearchParams
  body(): unknown
  /** Whether nothing is in the body; some clients send an empty object for nothing. */
  hasNoBody(): boolean
}

/** What else a request carries, its sender means to have an effect, so it is refused. */
const takes =
  (what: { query?: true; body?: true }, act: Act): Act =>
  (call) => {
    if (!what.query && call.query.size > 0)
      throw new TypeError(
        'this route takes no query; a session is named by the header X-Sandbox-Session',
      )
    if (!what.body && !call.hasNoBody()) throw new TypeError('this route takes no body')
    return act(call)
  }
const takesNothing = (act: Act) => takes({}, act)
const takesQuery = (act: Act) => takes({ query: true }, act)
const takesBody = (act: Act) => takes({ body: true }, act)

/** What the route speaks of is not there. */
class MissingError extends Error {}

export function control(
  request: PlainRequest,
  url: string,
  context: ControlContext,
): PlainResponse {
  const { language, responses } = context
  const [path = '', query = ''] = url.slice(controlPath.length).split('?')
  const [name, rest] = nameAndRest(path)
  const route = Object.hasOwn(routes, name) ? routes[name] : undefined
  if (!route) return responses.own('ROUTE', { language, values: [Object.keys(routes).join(', ')] })
  const act = Object.hasOwn(route, request.method) ? route[request.method] : undefined
  const allow = Object.keys(route).join(', ')
  if (!act) return withAllow(responses.own('METHOD', { language, values: [allow] }), allow)
  const call = {
    ...context,
    rest,
    query: new URLSearchParams(query),
    body: () => readBody(request),
    hasNoBody: () => /^\s*(\{\s*\}|null|"")?\s*$/.test(textOf(request.body) ?? 'unreadable'),
  }
  const explained = (error: unknown) => explain(error, context)
  try {
    const response = act(call)
    const pending = response.pending?.catch(explained)
    return pending ? { ...response, pending } : response
  } catch (error) {
    return explained(error)
  }
}

function withAllow(response: PlainResponse, allow: string): PlainResponse {
  return { ...response, headers: { ...response.headers, Allow: allow } }
}

function explain(error: unknown, { language, responses }: ControlContext): PlainResponse {
  const message = error instanceof Error ? error.message.replaceAll('\n', '; ') : String(error)
  const name = error instanceof MissingError ? 'MISSING' : 'CONTROL'
  return responses.own(name, { language, values: [message] })
}

/** `accounts/a%40b` is `accounts/` and `a@b`; `requests/next` is a route of its own. */
function nameAndRest(path: string): [name: string, rest: string] {
  if (Object.hasOwn(routes, path)) return [path, '']
  const [first = '', ...others] = path.split('/')
  try {
    return others.length === 0 ? [first, ''] : [`${first}/`, decodeURIComponent(others.join('/'))]
  } catch {
    return ['', '']
  }
}

function readBody({ body }: PlainRequest): unknown {
  try {
    return JSON.parse(textOf(body) ?? '')
  } catch {
    throw new TypeError('the body is not JSON')
  }
}

const clockSchema = strictObject({ advance: v.number('use a number of seconds') })
const signInSchema = strictObject({ account: text, password: v.string('use text') })

// What stands in a body is read as a stranger's by what takes it, whatever its type says here.
const routes: Record<string, Record<string, Act>> = {
  health: {
    GET: takesNothing(({ contract, product }) => json(200, healthOf(contract, product))),
  },
  state: { GET: takesNothing(({ session }) => json(200, stateOf(session))) },
  reset: { POST: silent(({ session }) => session.reset()) },
  codes: {
    GET: takesQuery(({ session, query, purposes }) => {
      const filter = filterFrom(query, codeKeys)
      if (filter.purpose !== undefined) refuseUnknownPurpose(filter.purpose, purposes)
      return json(200, { codes: codesOf(session, filter) })
    }),
    POST: takesBody(({ session, body }) =>
      json(201, session.outside.sendCode(body() as Parameters<State['sendCode']>[0])),
    ),
  },
  requests: {
    GET: takesQuery(({ session, query }) =>
      json(200, { requests: session.requests.list(requestFilter(query)) }),
    ),
    DELETE: silent(({ session }) => session.requests.clear()),
  },
  'requests/next': { GET: takesQuery(({ session, query }) => nextRequest(session, query)) },
  faults: {
    GET: takesNothing(({ session }) => json(200, { faults: session.faults.list() })),
    POST: takesBody(({ session, body }) => json(201, session.faults.add(body() as Fault))),
    DELETE: silent(({ session }) => session.faults.clear()),
  },
  clock: {
    GET: takesNothing(({ session }) => json(200, { now: nowOf(session) })),
    POST: takesBody(({ session, body }) => {
      session.clock.advance(parse(clockSchema, body(), 'the clock').advance)
      return json(200, { now: nowOf(session) })
    }),
  },
  accounts: {
    POST: takesBody(({ session, body }) =>
      json(201, shownAccount(session.outside.addAccount(body() as SandboxAccount))),
    ),
  },
  'accounts/': {
    GET: takesNothing(({ session, rest }) => json(200, shownAccount(accountNamed(session, rest)))),
    PATCH: takesBody(({ session, rest, body }) => {
      const account = accountNamed(session, rest)
      session.outside.changeAccount(account, body() as Partial<SandboxAccount>)
      return json(200, shownAccount(account))
    }),
    DELETE: silent(({ session, rest }) => session.state.removeAccount(accountNamed(session, rest))),
  },
  policy: {
    GET: takesNothing(({ session }) => json(200, session.state.policy)),
    PUT: takesBody(({ session, body }) => {
      session.outside.setPolicy(body() as Policy)
      return json(200, session.state.policy)
    }),
  },
  clients: {
    GET: takesNothing(({ session }) => json(200, session.state.clients())),
    PUT: takesBody(({ session, body }) => {
      session.outside.setClients(body() as string[])
      return json(200, session.state.clients())
    }),
  },
  'sign-in': {
    POST: takesBody(({ session, body }) => {
      const { account, password } = parse(signInSchema, body(), 'the sign-in')
      const found = accountNamed(session, account)
      return json(200, { signsIn: session.state.isCurrent(found, password) })
    }),
  },
}

/** The act of a route that shows nothing. */
function silent(act: (call: Call) => void): Act {
  return takesNothing((call) => {
    act(call)
    return noContent
  })
}

function healthOf(contract: Contract, product: string) {
  return {
    status: 'ok',
    contract: contract.bundle.info.version,
    product,
    products: contract.products,
    operations: contract.operations.map(({ id, method, path, variants }) => ({
      id,
      method,
      path,
      products: [...new Set(variants.map((it) => it.product))],
    })),
  }
}

function stateOf({ state }: Session) {
  return {
    accounts: state.accounts().map(shownAccount),
    clients: state.clients(),
    policy: state.policy,
  }
}

function shownAccount({ identity, changes, mustChange }: Account) {
  const { pinyinPerhaps: _, ...shown } = identity
  return { ...shown, passwordChanges: changes, mustChange }
}

function accountNamed({ state }: Session, name: string): Account {
  const account = state.named(name)
  if (account) return account
  throw new MissingError(
    'no account has this user id, username, mobile number or e-mail address; GET /_sandbox/state lists them',
  )
}

function nowOf({ clock }: Session): string {
  return new Date(clock.now()).toISOString()
}

const codeKeys = ['purpose', 'to'] as const

function codesOf({ state }: Session, filter: Record<string, string>) {
  return state
    .outbox()
    .filter(
      ({ purpose, to }) => (filter.purpose ?? purpose) === purpose && (filter.to ?? to) === to,
    )
}

function requestFilter(
  query: URLSearchParams,
  keys: readonly string[] = filterKeys,
): RequestFilter {
  const { status, violations, ...texts } = filterFrom(query, keys)
  if (status !== undefined && !/^\d{3}$/.test(status)) throw new TypeError('status: use a number')
  if (violations !== undefined && violations !== 'true' && violations !== 'false')
    throw new TypeError('violations: use true or false')
  return {
    ...texts,
    ...(status !== undefined && { status: Number(status) }),
    ...(violations !== undefined && { violations: violations === 'true' }),
  }
}

function filterFrom(query: URLSearchParams, keys: readonly string[]): Record<string, string> {
  const given = Object.fromEntries(query)
  const unknown = Object.keys(given).find((key) => !keys.includes(key))
  if (unknown !== undefined)
    throw new TypeError(`there is no filter of this name; use ${keys.join(', ')}`)
  const twice = keys.find((key) => query.getAll(key).length > 1)
  if (twice !== undefined) throw new TypeError(`${twice}: is there twice; give it once`)
  return given
}

function nextRequest({ requests }: Session, query: URLSearchParams): PlainResponse {
  const [wait = '5000', another] = query.getAll('wait')
  if (another !== undefined) throw new TypeError('wait: is there twice; give it once')
  if (!/^\d+$/.test(wait) || Number(wait) > longestWait)
    throw new TypeError(`wait: use milliseconds, at most ${longestWait}`)
  query.delete('wait')
  const next = requests.next(requestFilter(query, ['wait', ...filterKeys]), {
    timeout: Number(wait),
  })
  const pending = next.then(
    (request) => json(200, request),
    (error: Error) => {
      throw new MissingError(error.message)
    },
  )
  return { ...noContent, pending }
}
