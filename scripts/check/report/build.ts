// A result as the plain data that reports print: redacted, with the place in the contract and a line to see it again.
import type { Bundle } from '../../contract/contract.ts'
import type { Plan, Probe, Promised } from '../plan.ts'
import type { Profile } from '../profile.ts'
import { type Redact, redactor } from '../redact.ts'
import type { Found, Outcome, Result } from '../run.ts'
import { exitCode, lastLine } from '../terminal.ts'
import type { Report, ReportFinding, ReportPromise } from './report.ts'

export interface Circumstances {
  bundle: Bundle
  profile: Profile
  plan: Plan
  startedAt: Date
  durationMs: number
  version: string
}

export function buildReport(result: Result, { profile, plan, startedAt, durationMs, version }: Circumstances): Report {
  const redact = redactor(profile, plan.probes)
  // Variables must survive the quoting of a shell, so they are put in after it.
  const mark = redactor(profile, plan.probes, (name) => `\u0001${name}\u0001`)
  const finding = (found: Found): ReportFinding => reportFinding(found, profile.baseUrl, mark)
  const report: Report = {
    tool: { name: 'idaas-password', version },
    target: profile.baseUrl,
    products: profile.products,
    startedAt: startedAt.toISOString(),
    durationMs: Math.round(durationMs),
    requests: result.requests,
    exitCode: exitCode(result),
    answer: lastLine(result),
    promises: result.outcomes.map((outcome) => reportPromise(outcome, finding)),
    general: result.general.map(finding),
  }
  return redacted(report, redact) as Report // the same data with other texts
}

function reportPromise({ promise, verdict, reason, findings }: Outcome, finding: (found: Found) => ReportFinding): ReportPromise {
  const { dialect, error, language } = promise
  const { operation, product, mode } = dialect
  return {
    operation: operation.id,
    method: operation.method,
    path: operation.path,
    product,
    ...(mode !== undefined && { mode }),
    ...(error && { code: error.code, ...(error.condition && { condition: error.condition }) }),
    status: error?.status ?? operation.success.status,
    ...(language && { language }),
    verdict,
    ...(reason !== undefined ? { reason } : verdict === 'masked' && { reason: 'another code came first' }),
    findings: findings.map(finding),
  }
}

function reportFinding({ severity, subject, field, expected, got, probe, answer }: Found, baseUrl: string, mark: Redact): ReportFinding {
  const { method, path, headers, body } = probe.request
  return {
    severity,
    subject,
    ...(field !== undefined && { field }),
    operation: probe.dialect.operation.id,
    place: placeOf(probe.dialect, probe.promise),
    fault: probe.fault,
    expected,
    got,
    request: { method, url: baseUrl + path, headers, ...(body !== undefined && { body }) },
    ...(answer && { response: { status: answer.status, headers: Object.fromEntries(answer.headers), body: answer.body ?? '(no UTF-8)' } }),
    curl: curl(probe, baseUrl, mark),
  }
}

/** A JSON pointer into the bundle: the example of the code, or the response of a success. */
function placeOf({ operation }: Probe['dialect'], promise: Promised | undefined): string {
  const steps = ['paths', operation.path, operation.method.toLowerCase()]
  const error = promise?.error
  const response = error ? ['responses', String(error.status), 'content', 'application/json', 'examples', error.code] : promise ? ['responses', String(operation.success.status)] : []
  return `#/${[...steps, ...response].map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`
}

function curl({ request }: Probe, baseUrl: string, mark: Redact): string {
  const quote = (text: string) => `"${mark(text).replace(/["\\$`]/g, '\\$&').replace(/\u0001(\w+)\u0001/g, '$$$1')}"`
  const parts = [
    `curl -i -X ${request.method} ${quote(baseUrl + request.path)}`,
    ...Object.entries(request.headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(request.body === undefined ? [] : [`-d ${quote(request.body)}`]),
  ]
  return parts.join(' ')
}

function redacted(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') return redact(value)
  if (Array.isArray(value)) return value.map((it) => redacted(it, redact))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, redacted(it, redact)]))
}
