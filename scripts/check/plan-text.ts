// `--plan`: what would be sent if the world stayed as it is at the start, with its effects.
import { type Aim, type Kit, isProbe, solve } from './plan/probe.ts'
import type { PreparedCheck } from './prepare.ts'
import { groupBy } from './report/report.ts'
import { wrapped } from './report/plain-text.ts'
import { type Paint, type PlannedClause, planText, width } from './report/terminal.ts'

/** Sends nothing and asks no program. */
export function plannedText(prepared: PreparedCheck, paint: Paint): string {
  const { plan, allow, newPasswords } = prepared
  const kit: Kit = {
    facts: withAskedCodes(prepared),
    passwordFor: () => newPasswords.get(0),
    variety: 0,
    canSignIn: false,
    forbids: ({ effects }) => {
      const lacking = effects.find((it) => !allow.includes(it))
      return lacking && `needs ${lacking} in allow`
    },
  }
  const aims = [...plan.refusals, ...plan.successes.flat(), ...plan.guesses]
  const beforeCodes = { ...kit, facts: prepared.facts }
  const planned = [
    ...plan.unsent.map((aim) => ({ clause: aim.clause, ...effectOf(aim, beforeCodes) })),
    ...aims.map((aim) => ({ clause: aim.clause, ...effectOf(aim, kit) })),
  ]
  const clauses = planned.flatMap(({ clause, ...it }): PlannedClause[] =>
    clause ? [{ clause, ...it }] : [],
  )
  const beside = planned.filter(({ clause }) => !clause)
  const counts = [...groupBy(beside, (it) => it.effect)].map(
    ([effect, all]) => `${all.length} ${effect}`,
  )
  const rest = wrapped(`Beside the clauses: ${counts.join('; ') || 'nothing'}`, width, '  ')
  return `${planText(clauses, paint)}\n${rest}\n`
}

/** A program will print codes; until then any text stands for them. */
function withAskedCodes({ facts, allow, asksCodes }: PreparedCheck): Kit['facts'] {
  if (!asksCodes || !allow.includes('consume-code')) return facts
  const code = { value: '314159', purpose: undefined, owner: 'account', valid: 'yes' } as const
  return { ...facts, codes: [...facts.codes, code] }
}

function effectOf(aim: Aim, kit: Kit): { effect: string; reason?: string } {
  const solved = solve(aim, kit)
  if (!isProbe(solved)) return { effect: solved.verdict, reason: solved.reason }
  return { effect: solved.effects.join(', ') || 'inert' }
}
