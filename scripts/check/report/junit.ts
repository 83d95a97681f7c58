// The report as JUnit XML: a suite per variant, a case per clause. What was not tested is skipped with its
// reason, never passed; a finding beyond the clauses is a case of its own, and so is a run that failed.
import { visible, withoutCommands } from './plain-text.ts'
import { clauseName, placeName } from './places.ts'
import { type Report, type ReportClause, type ReportFinding, isWaived } from './report.ts'

interface Case {
  name: string
  outcome: 'passed' | 'failure' | 'error' | 'skipped'
  message: string
  text: string
}

interface Suite {
  name: string
  cases: Case[]
}

export function junit(report: Report): string {
  const { tool, durationMs } = report
  const suites = suitesOf(report)
  const totals = counts(suites.flatMap(({ cases }) => cases))
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escape(`${tool.name} ${tool.version}`)}" ${totals} time="${durationMs / 1000}">`,
    ...suites.map((suite) => suiteXml(suite, report.startedAt)),
    '</testsuites>',
    '',
  ]
  return withoutCommands(lines.join('\n'), '&#58;')
}

function suitesOf(report: Report): Suite[] {
  const { variants, findings, exitCode, summary } = report
  const listed = new Set(variants.flatMap(({ clauses }) => clauses.flatMap((it) => it.findings)))
  const others = findings.filter((_, index) => !listed.has(index))
  const suites = variants.map(({ clauses, ...variant }) => ({
    name: placeName(variant),
    cases: clauses.map((clause) => clauseCase(clause, report)),
  }))
  if (others.length > 0)
    suites.push({ name: 'beyond the clauses', cases: others.map((it) => otherCase(it, report)) })
  if (exitCode > 1) {
    const run: Case = { name: 'the run', outcome: 'error', message: summary, text: '' }
    suites.push({ name: 'run', cases: [run] })
  }
  return suites
}

function clauseCase(clause: ReportClause, report: Report): Case {
  const { verdict, reason = '', condition } = clause
  const name = [clauseName(clause), condition].filter(Boolean).join(', ')
  const found = clause.findings.flatMap((it) => report.findings[it] ?? [])
  const text = found.map((it) => findingText(it, report)).join(' ')
  if (verdict === 'verified') return { name, outcome: 'passed', message: '', text }
  const message = [verdict, reason, ...found.map(summaryOf)].filter(Boolean).join(': ')
  const isFailure = verdict === 'violated' && !isWaived(clause, report)
  return { name, outcome: isFailure ? 'failure' : 'skipped', message, text }
}

function otherCase(finding: ReportFinding, report: Report): Case {
  const { severity, waived, what } = finding
  const name = [finding.id, placeName(finding), what].join(', ')
  const failed = severity === 'error' ? 'failure' : 'passed'
  const text = findingText(finding, report)
  return { name, outcome: waived ? 'skipped' : failed, message: summaryOf(finding), text }
}

function summaryOf({ id, expected, got, waived }: ReportFinding): string {
  const until = waived ? ` (waived until ${waived.until}: ${waived.reason})` : ''
  return `${id}: expected ${expected}, got ${got}${until}`
}

function findingText(finding: ReportFinding, { exchanges }: Report): string {
  const exchange = finding.exchange === undefined ? undefined : exchanges[finding.exchange]
  return [summaryOf(finding), finding.what, finding.contract, exchange?.curl]
    .filter(Boolean)
    .join(' · ')
}

function suiteXml({ name, cases }: Suite, startedAt: string): string {
  return [
    `  <testsuite name="${escape(name)}" ${counts(cases)} timestamp="${escape(startedAt)}">`,
    ...cases.map((it) => caseXml(it, name)),
    '  </testsuite>',
  ].join('\n')
}

function caseXml({ name, outcome, message, text }: Case, suite: string): string {
  const start = `    <testcase classname="${escape(suite)}" name="${escape(name)}">`
  const result = outcome === 'passed' ? '' : `<${outcome} message="${escape(message)}"/>`
  const output = text === '' ? '' : `<system-out>${escape(text)}</system-out>`
  return `${start}${result}${output}</testcase>`
}

function counts(cases: readonly Case[]): string {
  const count = (outcome: Case['outcome']) => cases.filter((it) => it.outcome === outcome).length
  const failed = `failures="${count('failure')}" errors="${count('error')}"`
  return `tests="${cases.length}" ${failed} skipped="${count('skipped')}"`
}

/** For texts and attributes; line ends and control characters are visible, and every > is escaped too. */
function escape(text: string): string {
  return visible(text).replace(/[&<>"']/g, (it) => `&#${it.charCodeAt(0)};`)
}
