// The report as JUnit XML: a suite per operation, product and mode, a case per promise. What was not tried
// is skipped with its reason, never passed; a run that could not start is an error, not an empty green file.
import {
  type Report,
  type ReportFinding,
  type ReportPromise,
  variantsOf,
  gravest,
  outcomes,
  promised,
  requestText,
  responseText,
  subjectOf,
  visible,
  waivedText,
  waiverOf,
  waiverText,
} from './report.ts'

interface Case {
  name: string
  outcome: 'passed' | 'failure' | 'error' | 'skipped'
  message: string
  findings: ReportFinding[]
}

interface Suite {
  name: string
  cases: Case[]
}

export function junit(report: Report): string {
  const suites = suitesOf(report)
  const name = `${report.tool.name} ${report.tool.version}`
  const totals = counts(suites.flatMap(({ cases }) => cases))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${attribute(name)}" ${totals} time="${report.durationMs / 1000}">`,
    ...suites.map((suite) => suiteXml(suite, report)),
    '</testsuites>',
    '',
  ].join('\n')
}

function suitesOf({ promises, general, exitCode, answer, waivers = [] }: Report): Suite[] {
  const suites = variantsOf(promises).map(({ title, promises }) => ({
    name: title,
    cases: promises.map(promiseCase),
  }))
  if (general.length > 0)
    suites.push({ name: 'beyond the promises', cases: general.map(generalCase) })
  if (waivers.length > 0)
    suites.push({
      name: 'waivers',
      cases: waivers.map((it) => ({
        name: it.code,
        outcome: 'skipped',
        message: waiverText(it),
        findings: [],
      })),
    })
  if (exitCode > 2)
    suites.push({
      name: 'run',
      cases: [{ name: outcomes[exitCode], outcome: 'error', message: answer, findings: [] }],
    })
  return suites
}

function promiseCase(promise: ReportPromise): Case {
  const { language, condition, verdict, reason, findings } = promise
  const name = [promised(promise), condition, language].filter(Boolean).join(', ')
  if (verdict === 'verified') return { name, outcome: 'passed', message: '', findings }
  if (verdict !== 'wrong')
    return {
      name,
      outcome: 'skipped',
      message: reason ? `${verdict}: ${reason}` : verdict,
      findings,
    }
  const waiver = waiverOf(promise)
  if (waiver !== undefined) return { name, outcome: 'skipped', message: waiver, findings }
  const first = gravest(findings.filter(({ waived }) => !waived))
  return {
    name,
    outcome: 'failure',
    message: first ? summary(first) : (reason ?? verdict),
    findings,
  }
}

function generalCase(finding: ReportFinding): Case {
  const name = `${finding.operation}, ${finding.fault}: ${subjectOf(finding)}`
  if (finding.waived)
    return { name, outcome: 'skipped', message: waivedText(finding.waived), findings: [finding] }
  return {
    name,
    outcome: finding.severity === 'error' ? 'failure' : 'passed',
    message: summary(finding),
    findings: [finding],
  }
}

function suiteXml({ name, cases }: Suite, { startedAt, target }: Report): string {
  return [
    `  <testsuite name="${attribute(name)}" ${counts(cases)} timestamp="${attribute(startedAt)}">`,
    `    <properties><property name="target" value="${attribute(target)}"/></properties>`,
    ...cases.map((it) => caseXml(it, name)),
    '  </testsuite>',
  ].join('\n')
}

function caseXml({ name, outcome, message, findings }: Case, suite: string): string {
  const start = `    <testcase classname="${attribute(suite)}" name="${attribute(name)}"`
  const told = text(findings.map(findingText).join('\n\n'))
  const result =
    outcome === 'failure' || outcome === 'error'
      ? [`<${outcome} message="${attribute(message)}">${told}</${outcome}>`]
      : []
  if (outcome === 'skipped') result.push(`<skipped message="${attribute(message)}"/>`)
  if (outcome !== 'failure' && told !== '') result.push(`<system-out>${told}</system-out>`)
  return result.length === 0
    ? `${start}/>`
    : [`${start}>`, ...result.map((it) => `      ${it}`), '    </testcase>'].join('\n')
}

function counts(cases: Case[]): string {
  const count = (outcome: Case['outcome']) => cases.filter((it) => it.outcome === outcome).length
  return `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`
}

function summary(finding: ReportFinding): string {
  return `${subjectOf(finding)}: expected ${finding.expected}, got ${finding.got}`
}

function findingText(finding: ReportFinding): string {
  const { severity, fault, place, request, response, curl, waived } = finding
  const blocks = [request && requestText(request), response && responseText(response), curl].filter(
    (it) => it !== undefined,
  )
  return [
    [
      `${severity}: ${summary(finding)}`,
      `request: ${fault}`,
      `contract: ${place}`,
      ...(waived ? [waivedText(waived)] : []),
    ].join('\n'),
    ...blocks,
  ].join('\n\n')
}

/** Every > is escaped too, so that ]]> cannot occur. */
function text(value: string): string {
  return visible(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function attribute(value: string): string {
  return text(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')
}
