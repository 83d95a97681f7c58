// Delivers probes: keeps the rate, asks for codes, repeats what the network lost where that is harmless, and
// keeps count, also of the password that each account has by now.
import type { Answer } from './answer.ts'
import { type AccountKey, type AskCode, withCode } from './codes.ts'
import { type Probe, passwordIn } from './probe.ts'
import type { Profile } from './profile.ts'

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
  /** Repetitions of requests that the network lost. */
  retries: number
  /** By account. */
  attempts: Map<string, number>
  /** Where in the profile the password of an account stands, once the run has set one. */
  passwords: Map<AccountKey, string>
  /** Codes that were asked for: secrets of the run. */
  codes: string[]
}

/** The probe as it was sent, with its answer, or with why there is none. */
export interface Delivered {
  probe: Probe
  answer: Answer | undefined
  failure: string
}

export type Deliver = (probe: Probe) => Promise<Delivered>

/** Milliseconds before each repetition; there are no more than these. */
const pauses = [100, 400]

export function newTally(): Tally {
  return { requests: 0, retries: 0, attempts: new Map(), passwords: new Map(), codes: [] }
}

/** Rejects with what `askCode` rejects with; a network that fails is no rejection. */
export function deliverer(profile: Profile, send: Send, tally: Tally, { askCode, before, pause = wait }: DeliverOptions = {}): Deliver {
  return async (planned) => {
    const { probe, code } = askCode ? await withCode(planned, askCode) : { probe: planned }
    if (code !== undefined) tally.codes.push(code)
    await before?.(probe)
    tally.requests += 1
    if (probe.effects.includes('attempt')) tally.attempts.set(probe.account, (tally.attempts.get(probe.account) ?? 0) + 1)
    for (const again of [...pauses, undefined]) {
      try {
        const answer = await send(probe.request)
        note(profile, probe, answer.status, tally)
        return { probe, answer, failure: '' }
      } catch (error) {
        const { message, code: cause } = causeOf(error)
        if (again === undefined || !mayRepeat(probe, cause)) {
          note(profile, probe, undefined, tally)
          return { probe, answer: undefined, failure: message }
        }
        tally.retries += 1
        await pause(again)
      }
    }
    throw new Error('unreachable: the last turn returns')
  }
}

/** Before a connection stands nothing was sent; once it stood, only what changes nothing may be sent twice. */
function mayRepeat({ effects }: Probe, cause: string): boolean {
  const beforeSending = ['ECONNREFUSED', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']
  const whileSending = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']
  return beforeSending.includes(cause) || (effects.length === 0 && whileSending.includes(cause))
}

function causeOf(error: unknown): { message: string; code: string } {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (!(cause instanceof Error)) return { message: 'no answer', code: '' }
  // A host with several addresses fails with all of their errors at once.
  const [first = cause] = cause instanceof AggregateError ? (cause.errors as Error[]) : []
  return { message: first.message || cause.message || cause.name, code: 'code' in cause ? String(cause.code) : '' }
}

/** Whether the request may have been carried out: accepted, or left without a word from the service itself. */
export function mayHaveActed(status: number | undefined): boolean {
  return status === undefined || status < 400 || status >= 500
}

/** Notes where the account's password stands now. */
function note(profile: Profile, probe: Probe, status: number | undefined, { passwords }: Tally): void {
  const { account, effects } = probe
  if (account === 'nobody' || !effects.includes('change-password') || !mayHaveActed(status)) return
  const place = placeOf(profile, passwordIn(probe)) ?? 'none of the profile'
  const before = passwords.get(account) ?? `${account}.password`
  const isSure = status !== undefined && status < 300
  passwords.set(account, isSure || place === before ? place : `${before} or ${place}`)
}

/** Where in the profile a password stands. */
function placeOf({ account, newPasswords = [] }: Profile, password: string | undefined): string | undefined {
  if (password === undefined) return undefined
  const index = newPasswords.indexOf(password)
  return index >= 0 ? `newPasswords[${index}]` : password === account?.password ? 'account.password' : undefined
}

/** The password at a place; undefined where the place is not one for sure. */
export function passwordAt({ account, newPasswords = [] }: Profile, place: string | undefined): string | undefined {
  const index = /^newPasswords\[(\d+)\]$/.exec(place ?? '')?.[1]
  return index === undefined ? (place === 'account.password' ? account?.password : undefined) : newPasswords[Number(index)]
}

/** Whether its owner knows the password that a probe asks for. */
export function isKnown(profile: Profile, probe: Probe): boolean {
  return placeOf(profile, passwordIn(probe)) !== undefined
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
