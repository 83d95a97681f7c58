// Probes that are to be refused: one per promise of a code, language and way to break a request.
import type { Draft, Effect } from '../conditions/condition.ts'
import { conditions } from '../conditions/index.ts'
import { isUnknown, rules } from '../conditions/rules.ts'
import type { CatalogError } from '../contract/catalog.ts'
import type { Variant } from '../contract/contract.ts'
import { type Shielded, errorsFor, goodDraft, shielded, shields } from './draft.ts'
import { type Expectation, type Probe, type Untried, probeOf, promisesOf } from './probe.ts'
import type { Profile } from './profile.ts'
import { effectsOfSuccess, setsPassword } from './successes.ts'

/**
 * Variants take turns, so that each tries other forms of the same fault, if they have a `place` among all. A password
 * is the same in every language: where the first refusal has set it, the second one shows it.
 */
export function refusalsOf(
  variant: Variant,
  error: CatalogError,
  profile: Profile,
  usedPassword: string | undefined,
  place?: number,
): (Probe | Untried)[] {
  const promises = promisesOf(variant).filter((promise) => promise.error === error)
  const untried = (verdict: Untried['verdict'], reason: string) =>
    promises.map((promise): Untried => ({ promise, verdict, reason }))
  const condition = conditions.get(error.condition ?? '')
  if (!condition) return untried('untriggerable', 'the catalog names no condition')
  // Where no password is set, nothing else keeps a service that ignores the fault from doing what is asked.
  const own =
    condition.effects.length > 0 && !setsPassword(variant)
      ? [...new Set([...condition.effects, ...effectsOfSuccess(variant)])]
      : condition.effects
  const needed = own.filter(
    (effect) => effect !== 'consume-code' || variant.inputOf.has('verifyCode'),
  )
  const forbidden = needed.find((effect) => !profile.allow?.includes(effect))
  if (forbidden) return untried('not allowed', `needs ${forbidden} in allow`)
  const start = startOf(variant, profile, needed)
  if (typeof start === 'string') return untried('untriggerable', start)
  const { password: _, ...account } = profile.account ?? {}
  const orphanIdToken = profile.deletedAccount?.idToken
  const good = {
    variant,
    draft: start.draft,
    account,
    policy: profile.passwordPolicy ?? {},
    usedPassword,
    orphanIdToken,
  }
  const isRule = rules.some(({ name }) => name === condition.name)
  const unknown = isRule ? rules.filter((rule) => isUnknown(rule, good.policy)) : []
  const others = [
    ...start.others,
    ...unknown.flatMap(({ name }) => errorsFor(variant, name)),
    ...(condition.maskedBy ?? []).flatMap((name) => errorsFor(variant, name)),
  ].filter((other) => other !== error)
  // Unshielded, a service that fails to refuse does what the good request asks for; unless nobody is behind it.
  const isOpen = start.mayChange && !shields.includes(condition.name)
  const effects = isOpen
    ? [
        ...new Set([
          ...needed,
          ...effectsOfSuccess(variant).filter(
            (effect) => effect !== 'consume-code' || !needed.includes('attempt'),
          ),
        ]),
      ]
    : needed
  const expectationOf = (draft: Draft): Expectation => ({
    kind: 'code',
    error,
    others,
    ...(start.shield?.holds(draft) && { shield: start.shield.condition }),
  })
  return promises.flatMap((promise, index): (Probe | Untried)[] => {
    const turn = place === undefined ? 0 : isRule ? place : place * 2 + index
    const broken = condition.breaks({ ...good, turn }, error)
    if (typeof broken === 'string') return [{ promise, verdict: 'untriggerable', reason: broken }]
    return broken.map((it) => probeOf(variant, it, effects, expectationOf(it.draft), promise))
  })
}

interface Start {
  draft: Draft
  others: CatalogError[]
  shield?: Shielded
  /** Whether it asks for a new password on the profile's own account. */
  mayChange: boolean
}

/**
 * What a broken request starts from. Where the profile allows to change the password it is a good request; else
 * an inert one is shielded, and an attempt asks for the password that the account has already.
 */
function startOf(variant: Variant, profile: Profile, effects: readonly Effect[]): Start | string {
  const mayChange = effectsOfSuccess(variant).every((effect) => profile.allow?.includes(effect))
  const password = mayChange ? profile.newPasswords?.[0] : profile.account?.password
  if (effects.length === 0 && !mayChange) {
    const shield = shielded(variant, profile)
    return typeof shield === 'string'
      ? shield
      : { draft: shield.draft, others: shield.others, shield, mayChange }
  }
  const draft = goodDraft(variant, profile, password)
  if (typeof draft === 'string')
    return password === undefined && !mayChange ? 'needs account.password in the profile' : draft
  return { draft, others: [], mayChange }
}
