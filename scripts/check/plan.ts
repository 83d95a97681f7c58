// The plan: every probe that the contract's promises call for, made from the bundle and the profile
// alone. Pure; nothing is sent. Each probe breaks a request in one way, and names what it may do.
import { type Bundle, readContract } from '../contract/contract.ts'
import { generalProbes } from './general.ts'
import {
  type Probe,
  type Promised,
  type Untried,
  isProbe,
  passwordIn,
  promisesOf,
} from './probe.ts'
import { type Profile, defaultBudget } from './profile.ts'
import { refusalsOf } from './refusals.ts'
import {
  afterEachOther,
  confirmationOf,
  remembered,
  reuse,
  setsPassword,
  successOf,
} from './successes.ts'

export interface Plan {
  /** Every promise once, in the order of the contract. */
  promises: Promised[]
  /** In the order of sending. */
  probes: Probe[]
  /** From here on each probe relies on those before it; what comes earlier may be sent in any order. */
  orderedFrom: number
  untried: Untried[]
}

/**
 * Refusals first, then successes, since a success changes what is refused. Where nobody says which password
 * the account has, reused ones come last: what a success has just set is sure to be one. Where it is varied, each
 * variant tries other forms of the same fault.
 */
export function plan(bundle: Bundle, profile: Profile, { isVaried = true } = {}): Plan {
  const contract = readContract(bundle)
  const variants = contract.operations
    .flatMap((operation) => operation.variants)
    .filter(({ product }) => profile.products.includes(product))
  const { newPasswords = [], account } = profile
  const setting = variants.filter(setsPassword)
  const successes = afterEachOther(
    variants.map((variant) => successOf(variant, profile, newPasswords[setting.indexOf(variant)])),
  )
  const set = successes.flatMap((it) => (isProbe(it) ? (passwordIn(it) ?? []) : []))
  const usedPassword = account?.password ?? set.at(-1)
  const refusals = variants.flatMap((variant, place) =>
    variant.errors.flatMap((error) =>
      refusalsOf(variant, error, profile, usedPassword, isVaried ? place : undefined),
    ),
  )
  const isLate = ({ promise }: Probe | Untried) =>
    account?.password === undefined && promise?.error?.condition === reuse
  const early = [
    ...refusals.filter((it) => !isLate(it)),
    ...variants.flatMap((variant, place) => generalProbes(variant, profile, place)),
  ]
  const late = [
    ...successes.flatMap((it): (Probe | Untried)[] =>
      isProbe(it) ? [it, ...confirmationOf(it, profile)] : [it],
    ),
    ...remembered(successes.filter(isProbe), set, profile),
    ...refusals.filter(isLate).map(afterChange),
  ]
  // A refused code shows before anything is spent on wrong ones.
  const isAttempt = (it: Probe | Untried) => isProbe(it) && it.effects.includes('attempt')
  const all = withinBudget(
    [...early.filter((it) => !isAttempt(it)), ...early.filter(isAttempt), ...late],
    profile,
  )
  const last = new Set(late)
  return {
    promises: variants.flatMap(promisesOf),
    probes: all.filter(isProbe),
    orderedFrom: all.filter((it) => isProbe(it) && !last.has(it)).length,
    untried: all.filter((it): it is Untried => !isProbe(it)),
  }
}

/** By then a change may have ended the token that it uses. */
function afterChange(it: Probe | Untried): Probe | Untried {
  return isProbe(it) && it.expectation.kind === 'code'
    ? { ...it, expectation: { ...it.expectation, afterChange: true } }
    : it
}

/**
 * Drops what would go beyond an account's budget of failed attempts; a promise that loses a probe is not tried at all.
 * Each mode gets an attempt in its first language before any gets one in another.
 */
function withinBudget(all: (Probe | Untried)[], { budget }: Profile): (Probe | Untried)[] {
  const most = budget?.attempts ?? defaultBudget.attempts
  const attempts = all.filter((it): it is Probe => isProbe(it) && it.effects.includes('attempt'))
  // Where nothing shows before that the code is right, the first success may be a failed attempt too.
  const usesCode = (it: Probe) =>
    it.account === 'account' &&
    it.variant.inputOf.has('verifyCode') &&
    !it.effects.includes('attempt')
  const carrying = all.filter((it): it is Probe => isProbe(it) && usesCode(it))
  const isProof = ({ expectation }: Probe) =>
    expectation.kind === 'code' && expectation.error.condition?.startsWith('password-')
  const isRisky =
    carrying.some(({ expectation }) => expectation.kind === 'success') && !carrying.some(isProof)
  const needs = new Map<string, number>(isRisky ? [['account', 1]] : [])
  const tooMany = new Set<Probe>()
  for (const it of attempts.toSorted((a, b) => rank(a) - rank(b))) {
    const count = (needs.get(it.account) ?? 0) + 1
    needs.set(it.account, count)
    if (count > most) tooMany.add(it)
  }
  return all.flatMap((it) => {
    if (!isProbe(it) || !tooMany.has(it)) return [it]
    return it.promise
      ? [
          {
            promise: it.promise,
            verdict: 'not allowed',
            reason: `needs budget.attempts: ${needs.get(it.account)}`,
          },
        ]
      : []
  })
}

/** A promise in the first language of its variant, then what belongs to no promise, then the other languages, then what is extra. */
function rank({ promise, isExtra }: Probe): number {
  if (!promise) return isExtra ? 3 : 1
  return promise.language === undefined || promise.language === promise.variant.languages[0] ? 0 : 2
}
