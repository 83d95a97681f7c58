// The way of one request through the sandbox: operation, variant, faults, then the judgement, and what its success does.
import type { Language } from '../contract/catalog.ts'
import type { Contract, Operation, Variant } from '../contract/contract.ts'
import { conditions, subjectOf } from '../model/conditions.ts'
import { decide as decideInWorld } from '../model/possible.ts'
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
import type { OwnError } from './own-errors.ts'
import { type PlainRequest, type PlainResponse, headerOf, isLongerThan } from './plain-http.ts'
import { parsePrefer } from './prefer-header.ts'
import type { Addressed } from './product-of-request.ts'
import {
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

/** A request whose variant is known. */
interface Meant {
  request: PlainRequest
  /** As the model sees it. */
  asked: Request
  operation: Operation
  variants: Variant[]
  variant: Variant
  language: Language
  session: Session
}

/** What a step of the way decides. */
type Outcome = Pick<Exchange, 'reason' | 'response'> & { account?: Account | undefined }

export function createResponder({
  contract,
  responses,
  language: defaultLanguage,
  languageFor,
  strict,
}: ResponderParts): (request: PlainRequest, addressed: Addressed, session: Session) => Exchange {
  const route = createRouter(contract.operations)

  return (request, addressed, session) => {
    const start = { request, at: session.clock.now(), session: session.name, violations: [] }
    const own = (name: OwnError, values: string[] = []) =>
      responses.own(name, { language: languageFor(request), values })
    const refused = (response: PlainResponse): Exchange => ({
      ...start,
      reason: 'not judged',
      response,
    })
    const target = route(request.method, addressed.url)
    if (target.kind === 'unknown') return refused(own('PATH'))
    if (target.kind === 'method') {
      const response = own('METHOD', [target.allow])
      return refused({ ...response, headers: { ...response.headers, Allow: target.allow } })
    }
    const { operation } = target
    const unreadable = unreadableBecause(request, operation)
    if (unreadable) return { ...refused(own(...unreadable)), operation }
    const received = readRequest(request, target.path, queryOf(addressed.url))
    const variants = variantsFor(operation, addressed)
    const variant = variantOf(received, variants)
    if (!variant)
      return { ...refused(own('PRODUCT', [addressed.product, operation.id])), operation }
    const language = languageOf(received, variant, defaultLanguage)
    const asked = modelRequestOf(received, variant)
    const violations = violationsOf(received, asked, contract.bundle)
    const meant = { request, asked, operation, variants, variant, language, session }
    const { response, ...outcome } = decide(meant, violations)
    return {
      ...start,
      operation,
      variant,
      violations,
      ...outcome,
      response: violations.length === 0 ? response : withViolations(response, violations),
    }
  }

  function decide(meant: Meant, violations: readonly Violation[]): Outcome {
    const prefer = parsePrefer(headerOf(meant.request, 'prefer'))
    if (!prefer) return afterFaults(meant, violations)
    const outcome = isForcing(prefer)
      ? { reason: 'forced', response: forced(prefer, meant, undefined) }
      : afterFaults(meant, violations)
    const { delay } = prefer
    if (delay === undefined) return outcome
    const { response } = outcome
    return { ...outcome, response: { ...response, delivery: { ...response.delivery, delay } } }
  }

  function afterFaults(meant: Meant, violations: readonly Violation[]): Outcome {
    const { operation, variant, session } = meant
    const fault = session.faults.hit({
      operation,
      variant,
      account: () => accountOfRequest(meant),
      named: session.state.named,
    })
    if (!fault) return judged(meant, violations)
    const isLost = isForcing(fault) || fault.drop === true
    const outcome =
      isLost && !fault.carriedOut ? { account: accountOfRequest(meant) } : judged(meant, violations)
    return { ...outcome, reason: 'fault', response: faulty(fault, meant, outcome) }
  }

  function faulty(
    fault: Fault,
    meant: Meant,
    { response, account }: Partial<Outcome>,
  ): PlainResponse {
    const { delay, drop, cut, slow } = fault
    const delivery = {
      ...(delay !== undefined && { delay }),
      ...(drop !== undefined && { drop }),
      ...(cut !== undefined && { cut }),
      ...(slow !== undefined && { slow }),
    }
    const replaced =
      isForcing(fault) || !response ? forced(withStatus(fault), meant, account) : response
    return { ...replaced, delivery }
  }

  function forced(
    wanted: ForcedResponse,
    { operation, variants, language, session }: Meant,
    account: Account | undefined,
  ): PlainResponse {
    const identity = account?.identity ?? session.state.accounts()[0]?.identity ?? {}
    const context = { operation, variants, language, shown: shownOf(identity) }
    return (
      responses.forced(wanted, context) ??
      responses.own('EXAMPLE', { language, values: [operation.id], variant: variants[0] })
    )
  }

  function judged(meant: Meant, violations: readonly Violation[]): Outcome {
    const { asked, variant, language, session, operation } = meant
    const refusing = strict ? violations.find((it) => needsStrictness(it, variant)) : undefined
    if (refusing) {
      const values = [violationText(refusing, language)]
      return {
        reason: 'contract',
        response: responses.own('CONTRACT', { language, values, variant }),
      }
    }
    const account = accountOfRequest(meant)
    const decision = decideInWorld(asked, session.world)
    if (decision.kind === 'success') {
      const shown = carryOut(asked, session, contract.bundle)
      return { reason: 'success', account, response: responses.success(operation, shown) }
    }
    if (decision.kind === 'unpublished') {
      const { name } = decision.condition
      const response = responses.own('UNDOCUMENTED', { language, values: [name], variant })
      return { reason: name, account, response }
    }
    const { error } = decision
    const condition = error.condition ?? ''
    if (condition === 'wrong-code')
      session.state.countAttempt(variant.verificationType ?? '', account)
    const values = conditions.get(condition)?.values(asked, session.world, error)
    const response = responses.error(error, { ...openBounds, ...values }, language)
    return { reason: condition, account, response }
  }
}

/** For messages about lengths, if the policy has no shortest or longest one. */
const openBounds = { min: 0, max: '∞' }

function accountOfRequest({ asked, session }: Meant): Account | undefined {
  const match = subjectOf(asked, session.world)
  return match && accountOf(match.account)
}

/** A dropped connection has a response, too, which nobody sees. */
function withStatus(fault: Fault): ForcedResponse {
  return isForcing(fault) ? fault : { status: 503 }
}

/** Why the body cannot be judged. */
function unreadableBecause(
  request: PlainRequest,
  { variants }: Operation,
): [name: OwnError, values: string[]] | undefined {
  const encoding = headerOf(request, 'content-encoding')
  if (encoding !== undefined && encoding.trim().toLowerCase() !== 'identity')
    return ['ENCODING', [printable(encoding)]]
  const type = headerOf(request, 'content-type')
  const types = new Set(variants.flatMap(({ contentType }) => contentType ?? []))
  const isAllowed =
    types.size === 0 ||
    [...types].some((it) => (it === 'application/json' ? isJson(type) : isForm(type)))
  if (!isAllowed) return ['TYPE', [[...types].join(', ')]]
  if (isLongerThan(request.body, bodyLimit)) return ['SIZE', [String(bodyLimit)]]
  return undefined
}

function printable(text: string): string {
  return text.slice(0, 60).replace(/[^\x20-\x7e]/g, '?')
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
