// The error responses that can be provoked: for each code the form of the good request that meets its condition,
// told as changes, so that they can be laid over whatever stands in the form.
import { type Draft, type Effect, type Good, put, without } from '../../conditions/condition.ts'
import { conditions } from '../../conditions/index.ts'
import type { CatalogError } from '../../contract/catalog.ts'
import type { Input } from '../../contract/contract.ts'
import type { Json } from '../../contract/json.ts'

/** One difference to the good request; without an input it is the token. */
export interface Change {
  input: Input | undefined
  /** Undefined where the value is left out. */
  value: Json | undefined
}

/** A code that can be provoked. */
export interface Choice {
  error: CatalogError
  condition: string
  effects: readonly Effect[]
  /** For each way in which the condition can be met, the changes; empty where `prefer` is. */
  ways: Change[][]
  /** The value of the header `Prefer` where no request meets the condition and the sandbox must be asked. */
  prefer: string | undefined
}

/** In the order of judging. What nothing can provoke here is left out; `canForce` says whether `Prefer` is understood. */
export function choicesOf(good: Good, canForce: boolean): Choice[] {
  return good.variant.errors.flatMap((error): Choice[] => {
    const condition = conditions.get(error.condition ?? '')
    if (!condition) return []
    const choice = { error, condition: condition.name, effects: effectsOn(good, condition.effects) }
    if (!condition.provoked)
      return canForce
        ? [{ ...choice, ways: [], prefer: `code=${error.status}, example=${error.code}` }]
        : []
    const broken = condition.breaks(good, error)
    if (typeof broken === 'string') return []
    return [
      {
        ...choice,
        ways: broken.map(({ draft }) => changesBetween(good.draft, draft)),
        prefer: undefined,
      },
    ]
  })
}

/** The draft with the changes laid over it. */
export function change(draft: Draft, changes: Change[]): Draft {
  return changes.reduce((changed, { input, value }): Draft => {
    if (!input) return { ...changed, token: value === undefined ? undefined : String(value) }
    return value === undefined ? without(changed, input) : put(changed, input, value)
  }, draft)
}

function effectsOn({ variant }: Good, effects: readonly Effect[]): Effect[] {
  return effects.filter((effect) => effect !== 'consume-code' || variant.inputOf.has('verifyCode'))
}

function changesBetween(good: Draft, broken: Draft): Change[] {
  const inputs = [...new Set([...good.values.keys(), ...broken.values.keys()])]
  return [
    ...inputs
      .filter((input) => good.values.get(input) !== broken.values.get(input))
      .map((input) => ({ input, value: broken.values.get(input) })),
    ...(good.token === broken.token ? [] : [{ input: undefined, value: broken.token }]),
  ]
}
