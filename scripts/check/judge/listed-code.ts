// Judges a code that the variant lists: whether it may come, and what its response looks like.
import type { CatalogError } from '../../contract/catalog.ts'
import { errorBody } from '../../contract/error-bodies.ts'
import { conditions } from '../../model/conditions.ts'
import { watchedInputs } from '../../model/carried.ts'
import { worldOf } from '../../model/facts.ts'
import { presenceOf, textOf } from '../../model/request.ts'
import type { Probe } from '../plan/probe.ts'
import { type Difference, errorAt, judgeJson } from './difference.ts'
import type { CodeRead } from './code-in-response.ts'
import { isBusy } from './expected-in-words.ts'
import type { Compared, Trial } from './judgement.ts'
import { judgeMessage } from './message.ts'
import { judgeErrorBody, judgeHeaders } from './schemas.ts'

export function compareListed(trial: Trial, read: CodeRead, error: CatalogError): Compared {
  const { probe } = trial
  const compared = {
    outcome: { kind: 'error', condition: error.condition ?? undefined },
    code: error,
  } as const
  if (!isPossible(probe, error)) {
    const isValid = probe.possible.success && probe.aim.condition === undefined
    const differences = isValid
      ? [refusal(trial, error)]
      : [...judgeResponse(trial, read, error), otherCode(probe, error)]
    return { ...compared, differences }
  }
  const { aim, clause } = probe
  const isAimed = error.condition === aim.condition && (!clause || clause.error === error)
  return {
    ...compared,
    differences: [
      ...judgeResponse(trial, read, error),
      ...hintsOf(probe, error),
      ...neverAccepted(trial, error),
    ],
    instead: isAimed ? undefined : whyOther(probe, error),
  }
}

/** What came first, and what may be wrong with the profile if the request was to succeed. */
function whyOther({ aim, notSent }: Probe, { code, condition }: CatalogError): string {
  const doubt = aim.condition === undefined ? doubts[condition ?? ''] : undefined
  const lacking = notSent && `a request that avoids it was not sent: ${notSent}`
  return [`${code} came first`, doubt, lacking].filter(Boolean).join('; ')
}

/**
 * A valid request that is refused for a token or code that was not accepted once: either what the profile has is no
 * longer valid, or the deployment accepts none.
 */
function neverAccepted({ facts, probe, response }: Trial, error: CatalogError): Difference[] {
  const { aim, clause, request, variant } = probe
  const doubt = aim.condition === undefined && clause && doubts[error.condition ?? '']
  const carried = [...request.credentials.values(), textOf(request, 'verifyCode')]
  const known = error.condition === 'wrong-code' ? facts.codes : facts.tokens
  const hasServed = known.some(({ value, served = 0 }) => served > 0 && carried.includes(value))
  if (!doubt || hasServed) return []
  const expected = String(variant.operation.success.status)
  const got = `${response.status} ${error.code}; ${doubt}`
  return [{ ...errorAt('status', 'valid-request-refused', expected, got), severity: 'warning' }]
}

const doubts: Record<string, string> = {
  'invalid-token': 'has the token of the profile ended?',
  'wrong-code': 'has the verification code of the profile ended?',
}

/** Whether the code is one of those that may come; where any error will do, every code of the variant may. */
function isPossible({ possible, refused }: Probe, error: CatalogError): boolean {
  if (possible.errors.has(error) || isBusy(error)) return true
  if (refused || error.condition === null) return true
  // A code that the contract ties to a reason is never that of another one.
  return conditions.get(error.condition) === undefined
}

/** A valid request that was refused; if for a password that was never set, an earlier refusal has set it. */
function refusal(trial: Trial, error: CatalogError): Difference {
  const got = `${trial.response.status} ${error.code}`
  if (error.condition === 'password-reused' && !wasSet(trial)) {
    const expected = 'success, since this password was never set'
    const why = `${got}: a request that was refused has set it`
    return errorAt('body', 'refusal-set-password', expected, why)
  }
  const expected = String(trial.probe.variant.operation.success.status)
  return errorAt('status', 'valid-request-refused', expected, got)
}

/** Whether the new password is one that the account once had. */
function wasSet({ facts, probe }: Trial): boolean {
  const password = textOf(probe.request, 'newPassword')
  return facts.accounts.some(({ set }) => set.some((it) => it.password === password))
}

function otherCode({ possible, aim }: Probe, error: CatalogError): Difference {
  const codes = [...possible.errors.keys()].filter((it) => !isBusy(it)).map(({ code }) => code)
  const expected = codes.join(' or ') || (aim.condition ?? 'an error response')
  return errorAt('body', 'other-code', expected, error.code)
}

/** Who learns something that the order of judging should keep from him. */
function hintsOf({ possible }: Probe, error: CatalogError): Difference[] {
  if (error.condition !== 'password-reused') return []
  const guards = ['wrong-code', 'wrong-password', 'invalid-token']
  const isOpen = [...possible.errors].some(
    ([it, is]) => is === 'yes' && guards.includes(it.condition ?? ''),
  )
  const expected = 'an error that does not tell whether a password was used before'
  const hint = errorAt('body', 'history-revealed', expected, error.code)
  return isOpen ? [{ ...hint, severity: 'warning' }] : []
}

function judgeResponse(trial: Trial, read: CodeRead, error: CatalogError): Difference[] {
  const { court, probe, response } = trial
  const { status } = response
  const { code, shape } = read
  const wanted = errorBody(court.bundle, error.schema)
  const [members, expected] = [shape.members.join(', '), wanted.members.join(', ')]
  const at = `body /${shape.code}`
  const unless = (isRight: boolean, ...difference: Parameters<typeof errorAt>) =>
    isRight ? [] : [errorAt(...difference)]
  const isStatus = status === error.status || probe.refused !== undefined
  return [
    ...judgeJson(response),
    ...unless(isStatus, 'status', 'wrong-status', String(error.status), String(status)),
    ...unless(shape.code === wanted.code, at, 'error-body', expected, members),
    ...unless(code === error.code, at, 'code-spelling', error.code, JSON.stringify(code)),
    ...judgeErrorBody(trial, shape),
    ...judgeHeaders(trial),
    ...wordsOf(trial, read, error).map((it) => ({ ...it, at: `body /${shape.message}` })),
  ]
}

function wordsOf(
  { court, facts, probe }: Trial,
  { message }: CodeRead,
  error: CatalogError,
): Difference[] {
  const { variant, request, language } = probe
  const condition = conditions.get(error.condition ?? '')
  const values = condition?.values(request, worldOf(facts), error) ?? {}
  // If one input is missing, the message names it; if several are, it may name any; else it names none.
  const lacking = watchedInputs(variant, error).filter(
    (it) => presenceOf(request, it) !== 'present',
  )
  const names = lacking.length < 2 ? variant.inputs.map(({ name }) => name) : []
  const siblings = court.bundle['x-catalog'].filter(({ product }) => product === variant.product)
  const limits = Object.values(facts.policy).filter((it) => typeof it === 'number')
  return judgeMessage(message, { error, siblings, language, values, limits, names })
}
