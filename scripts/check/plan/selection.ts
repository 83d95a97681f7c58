// `--only` and `--skip`: which aims of a plan are tried.
import { variantName } from '../../contract/contract.ts'
import { allEffects } from '../../model/effects.ts'
import { conditions } from '../../model/conditions.ts'
import type { Aim } from './probe.ts'
import type { Plan } from './plan.ts'

export interface Selection {
  only?: readonly string[]
  skip?: readonly string[]
  /** Tries clauses in this language only. */
  language?: string
}

/** The words by which an aim can be named. */
function namesOf({ variant, clause, condition }: Aim): string[] {
  const { operation, product, mode = '' } = variant
  const code = clause?.error?.code ?? ''
  const isSuccess = condition === undefined ? 'success' : ''
  return [operation.id, product, mode, variantName(variant), code, condition ?? '', isSuccess]
    .filter((name) => name !== '')
    .map((name) => name.toLowerCase())
}

/** The plan without what the selection leaves out. Throws a TypeError that names a word that matches nothing. */
export function select(plan: Plan, selection: Selection): Plan {
  const all = [...plan.unsent, ...plan.refusals, ...plan.successes.flat(), ...plan.guesses]
  const known = new Set([...all.flatMap(namesOf), ...conditions.keys(), ...allEffects])
  for (const [option, words] of [
    ['--only', selection.only],
    ['--skip', selection.skip],
  ] as const) {
    const stranger = words?.find((word) => !known.has(word.toLowerCase()))
    if (stranger !== undefined) {
      throw new TypeError(
        `${option} ${stranger} matches no operation, code, condition, product, mode or effect`,
      )
    }
  }
  const isIn = (aim: Aim) => isSelected(aim, selection)
  return {
    variants: plan.variants,
    unsent: plan.unsent.filter(isIn),
    refusals: plan.refusals.filter(isIn),
    successes: plan.successes.map((aims) => aims.filter(isIn)),
    guesses: plan.guesses.filter(isIn),
  }
}

function isSelected(aim: Aim, { only = [], skip = [], language }: Selection): boolean {
  if (language && aim.clause?.language && aim.clause.language !== language) return false
  const names = namesOf(aim)
  const isNamed = (words: readonly string[]) => words.some((it) => names.includes(it.toLowerCase()))
  const wanted = only.filter((word) => !(allEffects as readonly string[]).includes(word))
  return (wanted.length === 0 || isNamed(wanted)) && !isNamed(skip)
}
