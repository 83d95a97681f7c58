// What was changed about the good request, in words, and what that may do to a real account.
import type { Session } from './session.ts'
import type { Texts } from './texts.ts'

export function changesInWords({ choice, toDeployment }: Pick<Session, 'choice' | 'toDeployment'>, texts: Texts): string[] {
  const known = toDeployment ? [texts.onlyKnown] : []
  if (!choice) return toDeployment ? known : [texts.unchanged]
  const { changes, condition, effects, prefer } = choice
  if (prefer !== undefined) return [texts.changes.forced('`Prefer`')]
  const how = texts.conditions[condition] ?? condition
  const lines = changes.map(({ input, value }) => {
    const name = `\`${input?.name ?? 'Authorization'}\``
    return value === undefined ? texts.changes.leftOut(name) : texts.changes.replaced(name, how)
  })
  return [...lines, ...(toDeployment ? effects.map((effect) => texts.effects[effect]) : []), ...known]
}
