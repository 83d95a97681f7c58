// The exit code of a run, and the line that ends its output.
import type { Verdict } from '../findings/finding.ts'
import {
  type Report,
  type ReportClause,
  type ReportFinding,
  type ReportVariant,
  counted,
} from './report.ts'
import texts from './page-words.json' with { type: 'json' }

interface Run {
  variants: readonly ReportVariant[]
  findings: readonly ReportFinding[]
  stopped: string | undefined
  failure: 3 | 4 | undefined
}

export function resultOf(run: Run): Pick<Report, 'exitCode' | 'summary'> {
  const clauses = run.variants.flatMap((variant) => variant.clauses)
  const exitCode = exitCodeOf(run, clauses)
  return { exitCode, summary: `${texts.en.outcomes[exitCode]}: ${told(run, clauses)}` }
}

/** Warnings and waived findings do not count. */
function exitCodeOf(
  { findings, stopped, failure }: Run,
  clauses: ReportClause[],
): Report['exitCode'] {
  if (failure) return failure
  if (findings.some(({ severity, waived }) => severity === 'error' && !waived)) return 1
  const hasVerified = clauses.some(({ verdict }) => verdict === 'verified')
  return stopped !== undefined || !hasVerified ? 2 : 0
}

function told({ findings, stopped }: Run, clauses: ReportClause[]): string {
  const counting = findings.filter(({ waived }) => !waived)
  const severe = (severity: string) => counting.filter((it) => it.severity === severity).length
  const counts = [
    [severe('error'), 'error'] as const,
    [severe('warning'), 'warning'] as const,
    [findings.length - counting.length, 'waived finding'] as const,
  ].flatMap(([count, noun]) => (count > 0 ? [counted(count, noun)] : []))
  const has = (...some: Verdict[]) => clauses.filter(({ verdict }) => some.includes(verdict)).length
  const left = has('untested', 'not allowed')
  const [shadowed, violated] = [has('shadowed'), has('violated')]
  const verified = [
    `${has('verified')} of ${counted(clauses.length, 'clause')} verified`,
    ...(violated > 0 ? [`${violated} violated`] : []),
    ...(left > 0 ? [`${left} not tested`] : []),
    ...(shadowed > 0 ? [`${shadowed} shadowed`] : []),
  ].join(', ')
  return [
    ...(counts.length > 0 ? [counts.join(', ')] : []),
    ...(clauses.length > 0 ? [verified] : []),
    ...(stopped === undefined ? [] : [stopped]),
  ].join('; ')
}
