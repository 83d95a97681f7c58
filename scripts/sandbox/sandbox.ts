// The sandbox: any request gets the response that the catalog's order gives. No Node API, no files, no clock: the same
// core is a function in a test, a mock in a page and an HTTP server.
import type { Identity } from '../model/world.ts'
import type { Policy } from '../model/policy.ts'
import { bundle } from '../contract/bundle.ts'
import type { Language } from '../contract/catalog.ts'
import {
  type Bundle,
  type Contract,
  type Input,
  type Operation,
  type Variant,
  readContract,
} from '../contract/contract.ts'
import type { Json } from '../contract/json.ts'
import type { AccountToken } from '../contract/values.ts'
import { control, controlPath } from './control-routes.ts'
import { defaultData } from './default-data.ts'
import type { Exchange } from './exchange.ts'
import type { Fault, Faults, WaitingFault } from './faults.ts'
import { abortable, deliver } from './response-delivery.ts'
import type { RecordedRequests, RequestFilter } from './journal.ts'
import type { MovableClock } from './movable-clock.ts'
import { type NameSpelling, createNameSpelling } from './latin-spelling.ts'
import { type PlainRequest, type PlainResponse, noContent } from './plain-http.ts'
import { createProductReader } from './product-of-request.ts'
import { createLanguageReader } from './received-request.ts'
import type { RecordedRequest } from './recorded-request.ts'
import { createResponder, unjudged } from './responder.ts'
import { createResponses } from './responses.ts'
import { refuseWrongOptions } from './sandbox-options.ts'
import { type Session, type Sessions, createSessions, isSessionName } from './sessions.ts'
import { type SandboxData, readData } from './start-data.ts'
import type { State } from './state.ts'
import type { CodeRules, SentCode } from './verification-codes.ts'

export type { Bundle, Contract, Identity, Language, Policy, RecordedRequest, RequestFilter }
export type { Fault, WaitingFault, SandboxData, SentCode }
/** What `Contract` is made of. */
export type { AccountToken, Input, Json, Operation, Variant }

export interface SandboxOptions extends CodeRules {
  /** The bundle, `generated/openapi.json` by default. */
  contract?: Bundle | undefined
  /** Which product speaks on paths that name none; the contract's first by default. */
  product?: string | undefined
  /** Accounts, codes, tokens and policy; the world of the contract's examples by default. */
  data?: SandboxData | undefined
  /** Language of messages if the caller asks for none; `en` by default. */
  language?: Language | undefined
  /** Whether requests that violate the contract are refused for it. */
  strict?: boolean | undefined
  /** Milliseconds since 1970, for the expiry of codes and tokens. */
  clock?: (() => number) | undefined
  /** Is told of each request of an operation's path, with the response. */
  onExchange?: ((exchange: Exchange) => void) | undefined
}

/** A world of its own: what one test does in it, no other sees. */
export interface SandboxSession {
  state: State
  /** What the app has sent. */
  requests: RecordedRequests
  faults: Faults
  clock: Pick<MovableClock, 'now' | 'advance'>
  /** The codes that were sent, the oldest first. */
  outbox(): readonly SentCode[]
  /** Back to the data of the start, without faults and recorded requests. */
  reset(): void
}

export interface Sandbox extends SandboxSession {
  /** Works like `fetch`; addresses may be relative. */
  fetch(input: Request | string | URL, init?: RequestInit): Promise<Response>
  /** The same without the objects of fetch, for servers. */
  respond(request: PlainRequest): PlainResponse
  /** The world of requests that carry this name in `X-Sandbox-Session`. */
  session(name: string): SandboxSession
  /** Starts all sessions anew with other data. */
  replaceData(data: SandboxData): void
  data: SandboxData
  contract: Contract
  product: string
}

/** Throws a TypeError if options or data are not what the contract knows, with the place of each fault. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  refuseWrongOptions(options)
  const contract = readContract(options.contract ?? bundle)
  const { product = contract.products[0] ?? '', language = 'en', clock = Date.now } = options
  if (!contract.products.includes(product))
    throw new TypeError(`no product ${product}; use one of ${contract.products.join(', ')}`)
  const served = withCompanions(contract)
  const purposes = purposesOf(served)
  let data = options.data ?? defaultData(contract)
  let complete = readData(data, purposes)
  const names = createNameSpelling(() => {
    for (const { state } of sessions.all()) state.spellNames()
  })
  const sessions = createSessions({
    contract: served,
    rules: options,
    clock,
    purposes,
    data: () => complete,
    spell: names.spell,
  })
  const respond = createRespond({
    contract: served,
    product,
    language,
    strict: options.strict ?? false,
    onExchange: options.onExchange,
    purposes,
    sessions,
    names,
  })
  return {
    ...publicSession(sessions.of('')),
    respond,
    fetch: (input, init) => fetchFrom(respond, input, init),
    session(name) {
      if (isSessionName(name)) return publicSession(sessions.of(name))
      throw new TypeError(
        'the name of a session has 1 to 100 letters, digits and . _ : - characters',
      )
    },
    replaceData(other) {
      complete = readData(other, purposes)
      data = other
      for (const session of sessions.all()) session.reset(complete)
    },
    get data() {
      return data
    },
    contract,
    product,
  }
}

interface RespondParts {
  /** With companions among its operations. */
  contract: Contract
  product: string
  language: Language
  strict: boolean
  onExchange: SandboxOptions['onExchange']
  purposes: ReadonlySet<string>
  sessions: Sessions
  names: NameSpelling
}

function createRespond(parts: RespondParts): Sandbox['respond'] {
  const { contract, product, language, strict, purposes, sessions, names, onExchange } = parts
  const responses = createResponses(contract)
  const languageFor = createLanguageReader(contract, language)
  const productFor = createProductReader(contract.products, product)
  const respondTo = createResponder({ contract, responses, language, languageFor, strict })

  return function respond(request: PlainRequest): PlainResponse {
    const loading = names.loading()
    if (loading) return { ...noContent, pending: loading.then(() => respond(request)) }
    if (request.refusal) return responses.own(request.refusal, { language: languageFor(request) })
    const name = request.headers['x-sandbox-session']
    if (name !== undefined && !isSessionName(name)) {
      const response = responses.own('SESSION', { language: languageFor(request) })
      onExchange?.(unjudged(request, sessions.of(''), response))
      return response
    }
    const session = sessions.of(name ?? '')
    const target = originForm(request.url)
    if (target.startsWith(controlPath)) {
      const context = { contract, product, session, responses, purposes }
      return control(request, target, { ...context, language: languageFor(request) })
    }
    const exchange = respondTo(request, productFor(request, target), session)
    session.requests.add(exchange)
    onExchange?.(exchange)
    return exchange.response
  }
}

function publicSession(session: Session): SandboxSession {
  const { outside: state, requests, faults, clock, reset } = session
  return { state, requests, faults, clock, outbox: state.outbox, reset: () => reset() }
}

/** The sandbox serves companion calls as it serves operations. */
function withCompanions(contract: Contract): Contract {
  return { ...contract, operations: [...contract.operations, ...contract.companions] }
}

/** The verification types that the contract knows. */
function purposesOf({ operations }: Contract): Set<string> {
  const variants = operations.flatMap((operation) => operation.variants)
  return new Set([
    ...variants.flatMap(({ verificationType }) => verificationType ?? []),
    ...variants.flatMap(({ inputOf }) =>
      [inputOf.get('verificationType')?.schema.enum ?? []].flat().map(String),
    ),
  ])
}

/** The path and query of a target that names scheme and host, as proxies send it. */
function originForm(url: string): string {
  if (url.startsWith('/')) return url
  const match = /^https?:\/\/[^/?#]*(.*)$/i.exec(url)
  const rest = match?.[1] ?? url
  return rest.startsWith('/') ? rest : `/${rest}`
}

async function fetchFrom(
  respond: Sandbox['respond'],
  input: Request | string | URL,
  init?: RequestInit,
): Promise<Response> {
  const request = requestFrom(input, init)
  const { signal } = request
  if (signal?.aborted) throw signal.reason
  const { pathname, search, host } = new URL(request.url)
  const body = new Uint8Array(await request.arrayBuffer())
  if (signal?.aborted) throw signal.reason
  const response = respond({
    method: request.method,
    url: pathname + search,
    headers: { host, ...Object.fromEntries(request.headers) },
    body,
  })
  const { pending } = response
  if (!pending) return deliver(response, signal)
  const settled = await abortable<PlainResponse>((resolve, reject) => {
    pending.then(resolve, reject)
    return () => undefined
  }, signal)
  return deliver(settled, signal)
}

/** A Request is taken as it is, even one of another realm, which `new Request` would refuse. */
function requestFrom(input: Request | string | URL, init: RequestInit | undefined): Request {
  if (typeof input === 'string' || input instanceof URL)
    return new Request(new URL(input, 'http://localhost'), init)
  return init === undefined ? input : new Request(input, init)
}
