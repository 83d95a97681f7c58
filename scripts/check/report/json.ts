// The report for programs, as report.schema.json describes it. Keys are written one by one, so that their
// order never changes and nothing gets in that the schema does not know.
import type { Report, ReportFinding, ReportPromise } from './report.ts'

/** Every key of T, the optional ones too: a field added to the report cannot be forgotten here. */
type Complete<T> = { [K in keyof Required<T>]: T[K] }

export function json(report: Report): string {
  const {
    tool,
    target,
    products,
    startedAt,
    durationMs,
    requests,
    exitCode,
    retries,
    answer,
    promises,
    general,
    observedOrder,
    waivers,
    passwords,
  } = report
  const ordered: Complete<Report> = {
    tool: { name: tool.name, version: tool.version },
    target,
    products,
    startedAt,
    durationMs,
    requests,
    retries,
    exitCode,
    answer,
    promises: promises.map(promiseJson),
    general: general.map(findingJson),
    observedOrder: observedOrder?.map(({ operation, product, mode, listed, seen }) => ({
      operation,
      product,
      mode,
      listed,
      seen: seen.map(({ first, then, asListed }) => ({ first, then, asListed })),
    })),
    waivers: waivers?.map(({ code, reason, until, expired, findings }) => ({
      code,
      reason,
      until,
      expired,
      findings,
    })),
    passwords: passwords && byName(passwords),
  }
  return `${JSON.stringify(ordered, null, 2)}\n`
}

function promiseJson({
  operation,
  method,
  path,
  product,
  mode,
  code,
  status,
  language,
  condition,
  verdict,
  reason,
  findings,
}: ReportPromise): Complete<ReportPromise> {
  return {
    operation,
    method,
    path,
    product,
    mode,
    code,
    status,
    language,
    condition,
    verdict,
    reason,
    findings: findings.map(findingJson),
  }
}

function findingJson({
  severity,
  subject,
  field,
  operation,
  place,
  fault,
  expected,
  got,
  request,
  response,
  curl,
  waived,
}: ReportFinding): Complete<ReportFinding> {
  return {
    severity,
    subject,
    field,
    operation,
    place,
    fault,
    expected,
    got,
    request: request && {
      method: request.method,
      url: request.url,
      headers: byName(request.headers),
      body: request.body,
    },
    response: response && {
      status: response.status,
      headers: byName(response.headers),
      body: response.body,
    },
    curl,
    waived: waived && { reason: waived.reason, until: waived.until },
  }
}

function byName(texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)))
}
