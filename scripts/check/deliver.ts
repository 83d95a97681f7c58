// Delivers probes: keeps the rate, asks for codes, repeats what the network lost or what found the service busy
// where that is harmless, and keeps count, also of the password that each account has by now.
import type { Bundle, Variant } from '../contract/contract.ts'
import { type Answer, parse } from './answer.ts'
import { type AccountKey, type AskCode, withCode } from './codes.ts'
import { whereabouts } from './place.ts'
import { type Probe, mayAskAgain } from './probe.ts'
import { type Profile, defaultBudget } from './profile.ts'
import { bodyOf } from './request.ts'
import { codeIn, isBusy } from './shape.ts'
import { setsPassword } from './successes.ts'

/** The transport of a probe; rejects where no answer came. */
export type Send = (request: Probe['request']) => Promise<Answer>

export interface DeliverOptions {
  /** Prints codes, where the profile has a program for them. */
  askCode?: AskCode | undefined
  /** Called before each request; what it returns is awaited, so that it can keep a rate. */
  before?: (probe: Probe) => Promise<void> | void
  /** Waits so many milliseconds before a request is repeated. */
  pause?: (milliseconds: number) => Promise<void>
}

/** What was sent so far. */
export interface Tally {
  requests: number
  /** Repetitions of requests that the network lost, or that found the service busy. */
  retries: number
  /** Failed ones by account, those that were meant to fail and those that were not. */
  attempts: Map<string, number>
  /** Accounts for which a code was refused that was to be right. */
  refusedCodes: Set<string>
  /** Where in the profile the password of an account may stand, once the run has set one. */
  passwords: Map<AccountKey, Set<string>>
  /** Requests in a row that got no answer, repetitions not counted. */
  unanswered: number
  /** Codes that were asked for: secrets of the run. */
  codes: string[]
}

/** The probe as it was sent, with its answer, or with why there is none. */
export interface Delivered {
  probe: Probe
  answer: Answer | undefined
  failure: string
  /** Whether no connection stood, so that nothing was sent. */
  isUnsent?: boolean
}

/** Whether the budget of failed attempts on an account is used up. */
export function isSpent({ attempts }: Tally, { budget }: Profile, account: string): boolean {
  return (attempts.get(account) ?? 0) >= (budget?.attempts ?? defaultBudget.attempts)
}

export type Deliver = (probe: Probe) => Promise<Delivered>

/** Milliseconds before each repetition; there are no more than these. */
const pauses = [100, 400]

/** Failures before a connection stood. */
const beforeSending = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]

export function newTally(): Tally {
  return {
    requests: 0,
    retries: 0,
    attempts: new Map(),
    refusedCodes: new Set(),
    passwords: new Map(),
    unanswered: 0,
    codes: [],
  }
}

/** Rejects with what `askCode` rejects with; a network that fails is no rejection. */
export function deliverer(
  bundle: Bundle,
  profile: Profile,
  send: Send,
  tally: Tally,
  { askCode, before, pause = wait }: DeliverOptions = {},
): Deliver {
  return async (planned) => {
    const { probe, code } = askCode ? await withCode(planned, askCode) : { probe: planned }
    if (code !== undefined) tally.codes.push(code)
    await before?.(probe)
    tally.requests += 1
    const attempt = () =>
      tally.attempts.set(probe.account, (tally.attempts.get(probe.account) ?? 0) + 1)
    if (probe.effects.includes('attempt')) attempt()
    const noted = (delivered: Delivered) => {
      if (!probe.effects.includes('attempt') && isAttempt(bundle, delivered)) attempt()
      if (refusesCode(bundle, delivered)) tally.refusedCodes.add(probe.account)
      tally.unanswered = delivered.answer ? 0 : tally.unanswered + 1
      note(bundle, profile, delivered, tally)
      return delivered
    }
    for (const again of [...pauses, undefined]) {
      try {
        const answer = await send(probe.request)
        if (again === undefined || !mayAskAgain(probe) || !isBusy(bundle, probe.variant, answer))
          return noted({ probe, answer, failure: '' })
        tally.retries += 1
        await pause(again)
        await before?.(probe)
      } catch (error) {
        const { message, code: cause } = causeOf(error)
        if (again === undefined || !mayRepeat(probe, cause))
          return noted({
            probe,
            answer: undefined,
            failure: message,
            isUnsent: beforeSending.includes(cause),
          })
        tally.retries += 1
        await pause(again)
      }
    }
    throw new Error('unreachable: the last turn returns')
  }
}

/** Before a connection stands nothing was sent; once it stood, only what changes nothing may be sent twice. */
function mayRepeat({ effects }: Probe, cause: string): boolean {
  const whileSending = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']
  return beforeSending.includes(cause) || (effects.length === 0 && whileSending.includes(cause))
}

function causeOf(error: unknown): { message: string; code: string } {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (!(cause instanceof Error)) return { message: 'no answer', code: '' }
  // A host with several addresses fails with all of their errors at once.
  const [first = cause] = cause instanceof AggregateError ? (cause.errors as Error[]) : []
  return {
    message: first.message || cause.message || cause.name,
    code: 'code' in cause ? String(cause.code) : '',
  }
}

/** What the request did, as far as its answer tells; the body counts too, since some put a refusal into a 200. */
export function outcomeOf(
  bundle: Bundle,
  { probe: { variant }, answer, isUnsent }: Delivered,
): 'done' | 'refused' | 'perhaps' {
  if (!answer) return isUnsent ? 'refused' : 'perhaps'
  if (answer.status >= 400) return answer.status < 500 ? 'refused' : 'perhaps'
  const code = codeOf(bundle, variant, answer)
  if (code !== undefined)
    return variant.errors.some((error) => error.code === code) ? 'refused' : 'perhaps'
  return answer.status < 300 ? 'done' : 'perhaps'
}

function codeOf(bundle: Bundle, { errors }: Variant, answer: Answer): string | undefined {
  const parsed = parse(answer)
  return parsed.kind === 'object' ? codeIn(bundle, errors, parsed.value)?.code.trim() : undefined
}

/** Whether the answer says that the verification code is wrong. */
function isAttempt(bundle: Bundle, { probe: { variant }, answer }: Delivered): boolean {
  const code = answer && codeOf(bundle, variant, answer)
  // A profile may name the wrong product, and the account is counted all the same.
  return (
    code !== undefined &&
    bundle['x-catalog'].some((error) => error.code === code && error.condition === 'wrong-code')
  )
}

/** Whether a code was refused that was to be right, where nothing else is a reason to say so. */
export function refusesCode(bundle: Bundle, delivered: Delivered): boolean {
  const { variant, effects, expectation, request } = delivered.probe
  const { name = '' } = variant.inputOf.get('verifyCode') ?? {}
  const mayCome =
    expectation.kind === 'refusal' ||
    (expectation.kind === 'code' &&
      expectation.others.some(({ condition }) => condition === 'wrong-code'))
  return (
    isAttempt(bundle, delivered) &&
    !effects.includes('attempt') &&
    !mayCome &&
    bodyOf(request)[name] !== undefined
  )
}

/** Notes where the account's password stands now. */
function note(bundle: Bundle, profile: Profile, delivered: Delivered, { passwords }: Tally): void {
  const { account, effects, variant } = delivered.probe
  const outcome = outcomeOf(bundle, delivered)
  if (
    account === 'nobody' ||
    !setsPassword(variant) ||
    !effects.includes('change-password') ||
    outcome === 'refused'
  )
    return
  const place = whereabouts(profile, delivered.probe)
  const before = passwords.get(account) ?? new Set([`${account}.password`])
  passwords.set(account, outcome === 'done' ? new Set([place]) : before.add(place))
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
