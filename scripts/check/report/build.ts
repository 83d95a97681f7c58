// A result as the plain data that reports print: redacted, with the place in the contract and a line to see it again.
import type { Plan } from '../plan.ts'
import type { Probe, Promised } from '../probe.ts'
import type { Profile } from '../profile.ts'
import { type Redact, redactor } from '../redact.ts'
import { type Observed, isAsListed } from '../order.ts'
import type { Found } from '../probing.ts'
import type { Outcome, Result } from '../run.ts'
import { exitCode, lastLine } from '../terminal.ts'
import type { Report, ReportFinding, ReportOrder, ReportPromise } from './report.ts'

export interface Circumstances {
  profile: Profile
  plan: Plan
  startedAt: Date
  durationMs: number
  version: string
}

export function buildReport(
  result: Result,
  { profile, plan, startedAt, durationMs, version }: Circumstances,
): Report {
  const redact = redactor(profile, plan.probes, result.codes)
  const mark = marker(profile, plan.probes, result.codes)
  const finding = (found: Found): ReportFinding => reportFinding(found, profile.baseUrl, mark)
  const report: Report = {
    tool: { name: 'idaas-password', version },
    target: profile.baseUrl,
    products: profile.products,
    startedAt: startedAt.toISOString(),
    durationMs: Math.round(durationMs),
    requests: result.requests,
    retries: result.retries ?? 0,
    exitCode: exitCode(result),
    answer:
      result.failed || result.unreachable !== undefined
        ? (result.unreachable ?? result.stopped ?? '')
        : lastLine(result),
    promises: result.outcomes.map((outcome) => reportPromise(outcome, finding)),
    general: result.general.map(finding),
    ...(result.observed?.length && { observedOrder: result.observed.map(reportOrder) }),
    ...(result.waivers && { waivers: result.waivers }),
    ...(result.passwords?.size && { passwords: Object.fromEntries(result.passwords) }),
  }
  return redacted(report, redact) as Report // the same data with other texts
}

/** The report of a run that could not start. */
export function emptyReport(
  target: string,
  exitCode: 3 | 4,
  answer: string,
  startedAt: Date,
  version: string,
): Report {
  return {
    tool: { name: 'idaas-password', version },
    target,
    products: [],
    startedAt: startedAt.toISOString(),
    durationMs: 0,
    requests: 0,
    retries: 0,
    exitCode,
    answer,
    promises: [],
    general: [],
  }
}

/** Puts marks for the secrets, which survive the quoting of a shell; `seeAgain` makes variables of them. */
export function marker(profile: Profile, probes: Probe[], codes: readonly string[] = []): Redact {
  return redactor(profile, probes, codes, (name) => `\u0001${name}\u0001`)
}

function reportOrder({ variant, pairs }: Observed): ReportOrder {
  return {
    operation: variant.operation.id,
    product: variant.product,
    ...(variant.mode !== undefined && { mode: variant.mode }),
    listed: variant.errors.map(({ code }) => code),
    seen: pairs.map((pair) => ({ ...pair, asListed: isAsListed(variant, pair) })),
  }
}

function reportPromise(
  { promise, verdict, reason, findings }: Outcome,
  finding: (found: Found) => ReportFinding,
): ReportPromise {
  const { variant, error, language } = promise
  const { operation, product, mode } = variant
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
    ...(reason !== undefined && verdict !== 'verified' && { reason }),
    findings: findings.map(finding),
  }
}

function reportFinding(
  { severity, subject, field, expected, got, probe, answer, waived }: Found,
  baseUrl: string,
  mark: Redact,
): ReportFinding {
  const { method, path, headers, body } = probe.request
  return {
    severity,
    subject,
    ...(field !== undefined && { field }),
    operation: probe.variant.operation.id,
    place: placeOf(probe.variant, probe.promise),
    fault: probe.fault,
    expected,
    got,
    request: { method, url: baseUrl + path, headers, ...(body !== undefined && { body }) },
    ...(answer && {
      response: {
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: answer.body ?? '(no UTF-8)',
      },
    }),
    curl: seeAgain(probe, baseUrl, mark),
    ...(waived && { waived }),
  }
}

/** A JSON pointer into the bundle: the example of the code, or the response of a success. */
export function placeOf({ operation }: Probe['variant'], promise: Promised | undefined): string {
  const steps = ['paths', operation.path, operation.method.toLowerCase()]
  const error = promise?.error
  const response = error
    ? ['responses', String(error.status), 'content', 'application/json', 'examples', error.code]
    : promise
      ? ['responses', String(operation.success.status)]
      : []
  return `#/${[...steps, ...response].map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`
}

/** A command that sends the request once more, with variables for its secrets. */
export function seeAgain({ request }: Probe, baseUrl: string, mark: Redact): string {
  const quote = (text: string) =>
    `"${mark(text)
      .replace(/["\\$`]/g, '\\$&')
      .replace(/\u0001(\w+)\u0001/g, '$$$1')}"`
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
