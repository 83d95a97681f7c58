// What was changed about the good request, in words, and what that may do to a real account.
import { nameOfPart } from './provoke.ts'
import { type Session, effectsIn } from './session.ts'
import type { ConsoleMessages } from '../messages/messages.ts'

export function changesInWords(session: Session, texts: ConsoleMessages): string[] {
  const { request, choice, changes, toDeployment, notReturned } = session
  const known = toDeployment ? [texts.onlyKnown] : []
  const asked =
    notReturned.length > 0
      ? [texts.notReturned(notReturned.map((part) => `\`${part}\``).join(', '))]
      : []
  if (!choice) return [...asked, ...(toDeployment ? known : [texts.unchanged])]
  const { condition, prefer } = choice
  if (prefer !== undefined) return [...asked, texts.changes.forced('`Prefer`')]
  const how = texts.conditions[condition] ?? condition
  const lines = changes.map(({ part, value }) => {
    const name = `\`${nameOfPart(request, part)}\``
    return value === undefined ? texts.changes.leftOut(name) : texts.changes.replaced(name, how)
  })
  return [
    ...asked,
    ...lines,
    ...(toDeployment ? effectsIn(session).map((effect) => texts.effects[effect]) : []),
    ...known,
  ]
}
