// Probes that are to succeed, and those that only make sense after one: what was set counts as used.
import type { Effect } from '../conditions/condition.ts'
import type { Dialect } from '../contract/contract.ts'
import { errorsFor, goodDraft } from './draft.ts'
import { type Probe, type Promised, type Untried, probeOf, withPassword } from './probe.ts'
import type { Profile } from './profile.ts'

export const reuse = 'password-reused'

/** What a request that is accepted does. */
export function effectsOfSuccess(dialect: Dialect): Effect[] {
  const effects: Effect[] = dialect.inputOf.has('verifyCode') ? ['consume-code'] : []
  // What another call than a GET changes nobody says where it is no password, so it needs the permission that covers most.
  return dialect.operation.method === 'GET' ? effects : [...effects, 'change-password']
}

export function setsPassword({ inputOf }: Dialect): boolean {
  return inputOf.has('newPassword')
}

export function successOf(dialect: Dialect, profile: Profile, password: string | undefined): Probe | Untried {
  const promise: Promised = { dialect, error: undefined, language: undefined }
  const effects = effectsOfSuccess(dialect)
  const forbidden = effects.find((effect) => !profile.allow?.includes(effect))
  if (forbidden) return { promise, verdict: 'not allowed', reason: `needs ${forbidden} in allow` }
  const draft = goodDraft(dialect, profile, password)
  if (typeof draft === 'string') return { promise, verdict: 'untriggerable', reason: draft }
  return probeOf(dialect, { fault: 'as it is', draft }, effects, { kind: 'success' }, promise)
}

/** A success that was one has set its password, so asking for it again is refused. */
export function confirmationOf(success: Probe): Probe[] {
  const [error] = errorsFor(success.dialect, reuse)
  return error ? [{ ...success, promise: undefined, fault: 'with the password that was just set', expectation: { kind: 'reused', error } }] : []
}

/** Where the history is long enough, the oldest password that is known is still refused after the last success. */
export function remembered(successes: Probe[], set: string[], { passwordPolicy, account }: Profile): Probe[] {
  const last = successes.findLast(({ dialect }) => errorsFor(dialect, reuse).length > 0)
  const [oldest, ...later] = account?.password === undefined ? set : [account.password, ...set]
  if (!last || oldest === undefined || later.length === 0 || (passwordPolicy?.history ?? 0) <= later.length) return []
  return confirmationOf({ ...last, request: withPassword(last, oldest) }).map((probe) => ({ ...probe, fault: 'with a password that it had before' }))
}
