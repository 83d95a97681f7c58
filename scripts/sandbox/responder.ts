// The way of one request through the sandbox: operation, variant, faults, then the judgement, and
// what its success does.
import type { Language } from '../contract/catalog.ts'
import type { Contract, Operation, Variant } from '../contract/contract.ts'
import { conditions } from '../model/conditions.ts'
import { subjectOf } from '../model/carried.ts'
import { decide } from '../model/possible.ts'
import type { Request } from '../model/request.ts'
import type { Account } from './accounts.ts'
import { carryOut } from './carry-out.ts'
import {
  type Violation,
  needsStrictness,
  violationHeader,
  violationText,
  violationsOf,
} from './contract-violations.ts'
import type { Exchange } from './exchange.ts'
import { type Fault, isForcing } from './faults.ts'
import { type OwnError, printable } from './own-errors.ts'
import {
  type Delivery,
  type PlainRequest,
  type PlainResponse,
  headerOf,
  isLongerThan,
  longestWait,
} from './plain-http.ts'
import { parsePrefer } from './prefer-header.ts'
import type { Addressed } from './product-of-request.ts'
import {
  type Received,
  isForm,
  isJson,
  languageOf,
  modelRequestOf,
  readRequest,
  variantOf,
} from './received-request.ts'
import { type ForcedResponse, type Responses, shownOf } from './responses.ts'
import { createRouter, queryOf } from './router.ts'
import type { Session } from './sessions.ts'
import { accountOf } from './world-of-state.ts'

/** Longest body in bytes. */
export const bodyLimit = 64 * 1024

export interface ResponderParts {
  contract: Contract
  responses: Responses
  /** Of messages if a request asks for none. */
  language: Language
  languageFor(request: PlainRequest): Language
  strict: boolean
}

/** A request that reached a variant, and what it is judged by. */
interface Case {
  parts: ResponderParts
  request: PlainRequest
  /** As the model sees it. */
  asked: Request
  operation: Operation
  variants: Variant[]
  variant: Variant
  messageLanguage: Language
  violations: Violation[]
  session: Session
}

/** What a step of the way decides. */
type Outcome = Pick<Exchange, 'reason' | 'response' | 'account'>

type Respond = (request: PlainRequest, addressed: Addressed, session: Session) => Exchange

export function createResponder(parts: ResponderParts): Respond {
  const { responses, languageFor, contract } = parts
  const route = createRouter(contract.operations)
  return (request, addressed, session) => {
    const own = (name: OwnError, values: string[] = []) =>
      responses.own(name, { language: languageFor(request), values })
    const target = route(request.method, addressed.url)
    if (target.kind === 'unknown') return unjudged(request, session, own('PATH'))
    if (target.kind === 'method') {
      const response = own('METHOD', [target.allow])
      const headers = { ...response.headers, Allow: target.allow }
      return unjudged(request, session, { ...response, headers })
    }
    const { operation } = target
    const unreadable = unreadableBecause(request, operation)
    if (unreadable) return { ...unjudged(request, session, own(...unreadable)), operation }
    const received = readRequest(request, target.path, queryOf(addressed.url))
    const variants = variantsFor(operation, addressed)
    const variant = variantOf(received, variants)
    if (variant)
      return judgedExchange(
        caseOf(parts, { request, received, operation, variants, variant, session }),
      )
    const response = own('PRODUCT', [addressed.product, operation.id])
    return { ...unjudged(request, session, response), operation }
  }
}

/** For requests that reach no variant. */
export function unjudged(
  request: PlainRequest,
  session: Session,
  response: PlainResponse,
): Exchange {
  const at = session.clock.now()
  return { request, at, session: session.name, violations: [], reason: 'not judged', response }
}

type Reached = Pick<Case, 'request' | 'operation' | 'variants' | 'variant' | 'session'> & {
  received: Received
}

function caseOf(parts: ResponderParts, reached: Reached): Case {
  const { request, received, operation, variants, variant, session } = reached
  const asked = modelRequestOf(received, variant)
  const messageLanguage = languageOf(received, variant, parts.language)
  const violations = violationsOf(received, asked, parts.contract.bundle)
  return {
    parts,
    request,
    asked,
    operation,
    variants,
    variant,
    messageLanguage,
    violations,
    session,
  }
}

function judgedExchange(it: Case): Exchange {
  const { request, session, operation, variant, violations } = it
  const at = session.clock.now()
  const { reason, account, response: bare } = outcomeOf(it)
  const response = withListedHeaders(bare, operation)
  return {
    request,
    at,
    session: session.name,
    operation,
    variant,
    account,
    violations,
    reason,
    response: violations.length === 0 ? response : withViolations(response, violations),
  }
}

/** With the headers that the contract lists for the status. */
function withListedHeaders(response: PlainResponse, { responses }: Operation): PlainResponse {
  const { headers = [] } = responses.get(response.status) ?? {}
  if (headers.length === 0) return response
  const listed = Object.fromEntries(headers.map(({ name, sample }) => [name, sample]))
  return { ...response, headers: { ...listed, ...response.headers } }
}

/** What the caller prefers comes first, then faults, then the judgement. */
function outcomeOf(it: Case): Outcome {
  const prefer = parsePrefer(headerOf(it.request, 'prefer'))
  if (!prefer) return afterFaults(it)
  if (prefer.unreadable !== undefined) return unreadablePreference(it, prefer.unreadable)
  const outcome = isForcing(prefer)
    ? { reason: 'forced', account: undefined, response: forced(it, prefer, undefined) }
    : afterFaults(it)
  const { delay } = prefer
  if (delay === undefined) return outcome
  const { response } = outcome
  return { ...outcome, response: { ...response, delivery: { ...response.delivery, delay } } }
}

/** A test that asks for what cannot be must not pass as if nothing was asked. */
function unreadablePreference(it: Case, text: string): Outcome {
  const { parts, messageLanguage: language, variant } = it
  const values = [printable(text), String(longestWait)]
  const response = parts.responses.own('PREFER', { language, values, variant })
  return { reason: 'forced', account: undefined, response }
}

function afterFaults(it: Case): Outcome {
  const { operation, variant, session } = it
  if (session.faults.isEmpty()) return judged(it)
  const fault = session.faults.hit({
    operation,
    variant,
    account: () => accountIn(it),
  })
  if (!fault) return judged(it)
  const isLost = isForcing(fault) || fault.drop === true
  const isJudged = !isLost || fault.carriedOut === true
  const outcome = isJudged ? judged(it) : undefined
  const account = outcome?.account ?? accountIn(it)
  const replaced =
    isForcing(fault) || !outcome ? forced(it, withStatus(fault), account) : outcome.response
  return {
    reason: 'fault',
    account,
    response: { ...replaced, delivery: deliveryOf(fault, replaced) },
  }
}

/** A dropped connection has a response, too, which nobody sees. */
function withStatus(fault: Fault): ForcedResponse {
  return isForcing(fault) ? fault : { status: 503 }
}

/** Where there is no body to send slowly or to cut, the response comes late, or the connection is dropped. */
function deliveryOf({ delay, drop, cut, slow }: Fault, { body }: PlainResponse): Delivery {
  if (body === '') return { delay: (delay ?? 0) + (slow ?? 0), drop: drop === true || cut === true }
  return {
    ...(delay !== undefined && { delay }),
    ...(drop !== undefined && { drop }),
    ...(cut !== undefined && { cut }),
    ...(slow !== undefined && { slow }),
  }
}

function forced(it: Case, wanted: ForcedResponse, account: Account | undefined): PlainResponse {
  const { operation, variants, messageLanguage: language, session } = it
  const { responses } = it.parts
  const identity = account?.identity ?? session.state.accounts()[0]?.identity ?? {}
  return (
    responses.forced(wanted, { operation, variants, language, shown: shownOf(identity) }) ??
    responses.own('EXAMPLE', { language, values: [operation.id], variant: variants[0] })
  )
}

function judged(it: Case): Outcome {
  const { asked, session, operation } = it
  const { contract, responses, strict } = it.parts
  const account = accountIn(it)
  const strictly = strict ? refusedStrictly(it) : undefined
  if (strictly) return { reason: 'contract', account, response: strictly }
  const decision = decide(asked, session.world)
  if (decision.kind === 'success') {
    const shown = carryOut(asked, session, contract.bundle)
    return { reason: 'success', account, response: responses.success(operation, shown) }
  }
  const { variant, messageLanguage: language } = it
  const name =
    decision.kind === 'unpublished' ? decision.condition.name : (decision.error.condition ?? '')
  if (name === 'wrong-code') session.state.countAttempt(variant.verificationType ?? '', account)
  if (decision.kind === 'unpublished') {
    const response = responses.own('UNDOCUMENTED', { language, values: [name], variant })
    return { reason: name, account, response }
  }
  const { error } = decision
  const values = conditions.get(name)?.values(asked, session.world, error)
  return { reason: name, account, response: responses.error(error, values, language) }
}

function refusedStrictly(it: Case): PlainResponse | undefined {
  const { parts, variant, violations, messageLanguage: language } = it
  const violation = violations.find((found) => needsStrictness(found, variant))
  if (!violation) return undefined
  const values = [violationText(violation, language)]
  return parts.responses.own('CONTRACT', { language, values, variant })
}

function accountIn({ asked, session }: Case): Account | undefined {
  const match = subjectOf(asked, session.world)
  return match && accountOf(match.account)
}

/** Why the body cannot be judged. */
function unreadableBecause(
  request: PlainRequest,
  operation: Operation,
): [name: OwnError, values: string[]] | undefined {
  const encoding = headerOf(request, 'content-encoding')
  if (encoding !== undefined && encoding.trim().toLowerCase() !== 'identity')
    return ['ENCODING', [printable(encoding)]]
  const types = contentTypesOf(operation)
  const type = headerOf(request, 'content-type')
  const isAllowed =
    types.length === 0 ||
    (type === undefined && !request.body?.length) ||
    types.some((it) => (it === 'application/json' ? isJson(type) : isForm(type)))
  if (!isAllowed) return ['TYPE', [types.join(', ')]]
  if (isLongerThan(request.body, bodyLimit)) return ['SIZE', [String(bodyLimit)]]
  return undefined
}

const contentTypes = new WeakMap<Operation, string[]>()

function contentTypesOf(operation: Operation): string[] {
  const known = contentTypes.get(operation)
  if (known) return known
  const types = [...new Set(operation.variants.flatMap(({ contentType }) => contentType ?? []))]
  contentTypes.set(operation, types)
  return types
}

/** The variants of the product; those of all products if the request names none and its own has none. */
function variantsFor({ variants }: Operation, { product, isNamed }: Addressed): Variant[] {
  const own = variants.filter((variant) => variant.product === product)
  return own.length > 0 || isNamed ? own : variants
}

function withViolations(response: PlainResponse, violations: readonly Violation[]): PlainResponse {
  return {
    ...response,
    headers: { ...response.headers, 'X-Sandbox-Violations': violationHeader(violations) },
  }
}
