// Requests that are to succeed, and those that make sense only afterwards: what was set counts as used.
import type { Variant } from '../../contract/contract.ts'
import { worldOf } from '../../model/facts.ts'
import { setsPassword } from '../../model/learn.ts'
import { withValue } from '../../model/request.ts'
import { type Share, aimAt, clausesOf, errorsFor } from './clauses.ts'
import { edgeAims, unusualAims } from './edge-aims.ts'
import { oddPasswordAims } from './odd-values.ts'
import type { Aim } from './probe.ts'
import { type Names, decoyAim, othersPasswordAim, targetAims } from './whose-password-aims.ts'
import { accountOf, validAim } from './valid-aim.ts'

/** In the order in which they are sent for a variant. */
export function successAims(variant: Variant, names: Names, share: Share): Aim[] {
  const [clause] = clausesOf(variant)
  const plain = validAim(variant, (request) => [{ what: 'as it is', request }])
  return [{ ...plain, clause }, ...afterwards(variant, names, share)]
}

function afterwards(variant: Variant, names: Names, share: Share): Aim[] {
  if (!setsPassword(variant) || !variant.inputOf.has('newPassword')) return []
  return [
    ...reuseAims(variant),
    ...edgeAims(variant, share),
    ...unusualAims(variant, share),
    ...(share.at === 0
      ? [othersPasswordAim(variant), decoyAim(variant), ...oddPasswordAims(variant)]
      : []),
    ...targetAims(variant, names),
    ...formerAims(variant),
    ...(share.at === 0 ? [forgottenAim(variant)] : []),
  ]
}

/** The password that was just set is refused, in each language; without a code of its own, by any error. */
function reuseAims(variant: Variant): Aim[] {
  const condition = 'password-reused'
  const clauses = clausesOf(variant).filter(({ error }) => error?.condition === condition)
  if (clauses.length === 0 && variant.list === 'closed') return []
  const [first] = clauses
  const entry = first?.error ?? {}
  const again = clauses.map((clause) => {
    const { language } = clause
    return aimAt(variant, { condition, entry, language, turn: 0 }, clause)
  })
  if (again.length > 0) return again
  return [aimAt(variant, { condition, entry, language: variant.languages[0], turn: 0 })]
}

/** Former passwords within the history are refused too. */
function formerAims(variant: Variant): Aim[] {
  const condition = 'password-reused'
  const [error] = errorsFor(variant, condition)
  if (!error && variant.list === 'closed') return []
  const [language] = variant.languages
  return [1, 2, 3, 4].map((turn) =>
    aimAt(variant, { condition, entry: error ?? {}, language, turn, only: { at: 0, of: 1 } }),
  )
}

/** A password that this run has set may be set again once the history has no room for it any more. */
function forgottenAim(variant: Variant): Aim {
  return validAim(variant, (valid, { facts }) => {
    const input = variant.inputOf.get('newPassword')
    const account = accountOf(valid, facts)
    const { history = 0 } = facts.policy
    if (!input || !account || history === 0) return []
    const world = worldOf(facts)
    const forgotten = account.set.find(
      ({ password, was, long }) =>
        was === 'yes' && !long && world.isUsed(account, password) === 'no',
    )
    if (!forgotten) return []
    const request = withValue(valid, input, forgotten.password)
    return [{ what: 'with a password that is no longer in the history', request }]
  })
}
