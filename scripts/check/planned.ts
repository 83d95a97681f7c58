// `--plan`: what would be sent if the world stayed as it is at the start, with its effects.
import type { Variant } from '../contract/contract.ts'
import { type Aim, type Kit, isProbe, solve } from './plan/probe.ts'
import type { PreparedCheck } from './prepare.ts'
import type { PlannedClause } from './report/terminal.ts'

/** Sends nothing and asks no program. */
export function plannedClauses(prepared: PreparedCheck): PlannedClause[] {
  const { plan, allow, newPasswords } = prepared
  const kit: Kit = {
    facts: withAskedCodes(prepared),
    passwordFor: (variant) =>
      newPasswords.get(
        newPasswords.count === undefined ? plan.variants.indexOf(variant) * 1000 : 0,
      ),
    forbids: ({ effects }) => {
      const lacking = effects.find((it) => !allow.includes(it))
      return lacking && `needs ${lacking} in allow`
    },
  }
  const aims = [...plan.refusals, ...plan.successes.flat(), ...plan.guesses]
  return aims.map((aim) => plannedClause(aim, kit))
}

/** A program will print codes; until then any text stands for them. */
function withAskedCodes({ facts, allow, asksCodes }: PreparedCheck): Kit['facts'] {
  if (!asksCodes || !allow.includes('consume-code')) return facts
  const code = { value: '314159', purpose: undefined, owner: 'account', valid: 'yes' } as const
  return { ...facts, codes: [...facts.codes, code] }
}

function plannedClause(aim: Aim, kit: Kit): PlannedClause {
  const solved = solve(aim, kit)
  const { clause, condition } = aim
  const beside = isProbe(solved) && solved.refused ? solved.refused.id : condition
  const code = clause ? clause.error?.code : beside
  return {
    place: placeOf(aim.variant),
    ...(code !== undefined && { code }),
    ...(clause?.language && { language: clause.language }),
    ...(isProbe(solved)
      ? { effect: solved.effects.join(', ') || 'inert' }
      : { effect: solved.verdict, reason: solved.reason }),
  }
}

function placeOf({ operation, product, mode }: Variant): PlannedClause['place'] {
  const { id, method, path } = operation
  return { operation: id, product, ...(mode !== undefined && { mode }), method, path }
}
