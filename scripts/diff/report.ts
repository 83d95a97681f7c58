// A comparison as text, JSON and Markdown.
import { type Change, type Step, sorted } from './change.ts'

export interface Comparison {
  base: { name: string; version: string }
  revision: { name: string; version: string }
  step: Step | undefined
  /** The least version that the changes ask for. */
  nextVersion: string
  changes: Change[]
  /** What must be done before this can be released. */
  problems: string[]
  /** What was not compared. */
  notes: string[]
}

export const formats: Record<'text' | 'json' | 'markdown', (comparison: Comparison) => string> = {
  text: asText,
  json: (comparison) =>
    JSON.stringify({ ...comparison, changes: sorted(comparison.changes) }, null, 2),
  markdown: asMarkdown,
}

const meanings: Record<Step, string> = {
  major: 'callers must look at these',
  minor: 'new; callers may go on as they are',
  patch: 'other words',
}

function groups({ changes }: Comparison): [Step, Change[]][] {
  const steps = Object.keys(meanings) as Step[] // its own keys
  return steps
    .map((step): [Step, Change[]] => [step, changes.filter((it) => it.step === step)])
    .filter(([, of]) => of.length > 0)
}

/** The same of several places is one line. */
function together(changes: readonly Change[]): [Change, string[]][] {
  const found = new Map<string, [Change, string[]]>()
  for (const it of changes) {
    const known = found.get(`${it.id} ${it.text}`)
    if (known) known[1].push(it.where)
    else found.set(`${it.id} ${it.text}`, [it, [it.where]])
  }
  return [...found.values()]
}

function asText(comparison: Comparison): string {
  const { notes, problems } = comparison
  const sections = groups(comparison).map(([step, changes]) =>
    [
      `${step}: ${meanings[step]}`,
      ...together(changes).map(([{ id, text }, places]) =>
        places.length === 1
          ? `  ${places[0]}: ${text} [${id}]`
          : `  ${text} [${id}]:\n    ${places.join(', ')}`,
      ),
    ].join('\n'),
  )
  return [...sections, ...notes, ...problems, verdict(comparison)].join('\n\n')
}

function asMarkdown(comparison: Comparison): string {
  const { base, revision, notes, problems } = comparison
  const sections = groups(comparison).map(([step, changes]) =>
    [
      `### ${step}: ${meanings[step]}`,
      '',
      ...together(changes).map(
        ([{ text }, places]) => `- ${places.map((it) => `\`${it}\``).join(', ')}: ${text}`,
      ),
    ].join('\n'),
  )
  return [
    `## From ${base.version} to ${revision.version}`,
    ...sections,
    ...notes,
    ...problems.map((it) => `**${it}**`),
    verdict(comparison),
  ].join('\n\n')
}

function verdict({ changes, step, base, revision, nextVersion }: Comparison): string {
  if (step === undefined) return 'Nothing changed.'
  const count = `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`
  return `${count}, the largest is ${step}: ${base.version} becomes ${nextVersion} or later; it is ${revision.version}.`
}
