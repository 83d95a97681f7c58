// Probes that are to succeed, and those that only make sense after one: what was set counts as used.
import type { Effect } from '../conditions/condition.ts'
import { keeps } from '../conditions/passwords.ts'
import { isUnknown, rules } from '../conditions/rules.ts'
import type { Variant } from '../contract/contract.ts'
import { errorsFor, goodDraft } from './draft.ts'
import {
  type Probe,
  type Promised,
  type Untried,
  isProbe,
  passwordIn,
  probeOf,
  withPassword,
} from './probe.ts'
import type { Profile } from './profile.ts'

export const reuse = 'password-reused'

/** What a request that is accepted does. */
export function effectsOfSuccess(variant: Variant): Effect[] {
  const effects: Effect[] = variant.inputOf.has('verifyCode') ? ['consume-code'] : []
  // What another call than a GET changes nobody says where it is no password, so it needs the permission that covers most.
  return variant.operation.method === 'GET' ? effects : [...effects, 'change-password']
}

export function setsPassword({ inputOf }: Variant): boolean {
  return inputOf.has('newPassword')
}

export function successOf(
  variant: Variant,
  profile: Profile,
  password: string | undefined,
): Probe | Untried {
  const promise: Promised = { variant, error: undefined, language: undefined }
  const effects = effectsOfSuccess(variant)
  const forbidden = effects.find((effect) => !profile.allow?.includes(effect))
  if (forbidden) return { promise, verdict: 'not allowed', reason: `needs ${forbidden} in allow` }
  if (variant.operation.method === 'DELETE' && !setsPassword(variant))
    return {
      promise,
      verdict: 'untriggerable',
      reason: 'what a DELETE deletes is not known, so none is let through',
    }
  const draft = goodDraft(variant, profile, password)
  if (typeof draft === 'string') return { promise, verdict: 'untriggerable', reason: draft }
  return probeOf(variant, { fault: 'as it is', draft }, effects, { kind: 'success' }, promise)
}

/** What becomes of tokens once a password was set is not promised, so only up to the first that sets one they are sure to be valid. */
export function afterEachOther(successes: (Probe | Untried)[]): (Probe | Untried)[] {
  const first = successes.findIndex((it) => isProbe(it) && setsPassword(it.variant))
  return successes.map((it, index) =>
    isProbe(it) && index > first && it.variant.security
      ? { ...it, expectation: { kind: 'success', afterChange: true } }
      : it,
  )
}

/** A success that was one has set its password, so asking for it again is refused, unless the policy remembers none. */
export function confirmationOf(success: Probe, { passwordPolicy }: Profile): Probe[] {
  const [error] = errorsFor(success.variant, reuse)
  return error && passwordPolicy?.history !== 0
    ? [
        {
          ...success,
          promise: undefined,
          fault: 'with the password that was just set',
          expectation: { kind: 'reused', error },
        },
      ]
    : []
}

function isAfterChange({ expectation }: Probe): boolean {
  return expectation.kind === 'success' && expectation.afterChange === true
}

/** Each password that is known and within the history is still refused after the last success, the oldest last. */
export function remembered(successes: Probe[], set: string[], profile: Profile): Probe[] {
  const { passwordPolicy: policy = {}, account = {} } = profile
  const last = successes.findLast(({ variant }) => errorsFor(variant, reuse).length > 0)
  const had = account.password === undefined ? set : [account.password, ...set]
  const perhaps = successes.filter(isAfterChange).map(passwordIn)
  // The policy may be younger than the account's first password.
  const isFit = (password: string) =>
    password !== account.password ||
    (rules.every((rule) => !isUnknown(rule, policy)) &&
      keeps(password, { policy, account, isUsed: () => false }))
  const before = had
    .slice(-(policy.history || 1), -1)
    .filter((it) => !perhaps.includes(it) && isFit(it))
    .reverse()
  const [error] = last ? errorsFor(last.variant, reuse) : []
  if (!last || !error) return []
  return before.flatMap((password) =>
    confirmationOf({ ...last, request: withPassword(last, password) }, profile).map(
      (probe): Probe => ({
        ...probe,
        fault: 'with a password that it had before',
        expectation: { kind: 'reused', error, isFormer: true },
      }),
    ),
  )
}
