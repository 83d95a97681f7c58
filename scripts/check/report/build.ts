// A report from what a run brought: one finding per cause, each distinct exchange once, and everything
// redacted here, so that no output can forget it.
import type { Variant } from '../../contract/contract.ts'
import type { KeptExchange } from '../exchange.ts'
import type { ClauseResult, Finding } from '../findings/finding.ts'
import { type Group, groupByCause, withoutConsequences } from './causes.ts'
import { type Secrets, curlLine } from './curl.ts'
import { cut } from './plain-text.ts'
import { clausePlace, placeName, placeOf, variantPlace } from './places.ts'
import {
  type Report,
  type ReportClause,
  type ReportExchange,
  type ReportFinding,
  type ReportLedger,
  type ReportVariant,
  groupBy,
} from './report.ts'
import { resultOf } from './result.ts'
import { type Waiver, reportWaiver, waiverOf } from './waive.ts'

/** What a run brought; empty lists if it could not start. */
export interface RunResult {
  clauses: readonly ClauseResult[]
  findings: readonly Finding[]
  ledger: readonly ReportLedger[]
  observedOrder: readonly { variant: Variant; first: string; then: string }[]
  requests: number
  repetitions: number
  /** Why it ended before its plan did; the report is then inconclusive at best. */
  stopped?: string | undefined
  /** Why it was refused as unsafe (3), or what is wrong with environment or usage (4). */
  failure?: { exitCode: 3 | 4; why: string } | undefined
}

export interface Circumstances {
  /** Of the tool. */
  version: string
  /** The version of the contract. */
  contract: string
  overlay?: Report['overlay'] | undefined
  /** The base URL, without a slash at the end. */
  target: string
  products: readonly string[]
  startedAt: Date
  durationMs: number
  passwordLabel?: string | undefined
  docs?: string | undefined
  waivers: readonly Waiver[]
  secrets: Secrets
}

export function buildReport(run: RunResult, circumstances: Circumstances): Report {
  const { target, startedAt, waivers, secrets } = circumstances
  const today = startedAt.toISOString().slice(0, 10)
  const waiverFor = (finding: Finding) => waiverOf(finding, waivers, today)
  const kept = withoutConsequences(run.findings)
  const hidden = kept.map(waiverFor)
  const found = reportFindings(kept, { target, secrets, waiverFor })
  const { findings, exchanges } = found
  const variants = reportVariants(run, found.indexes, secrets)
  const why = run.failure?.why ?? run.stopped
  const stopped = why === undefined ? undefined : cut(secrets.redact(why), 1000)
  return {
    ...headOf(run, circumstances),
    ...resultOf({ variants, findings, stopped, failure: run.failure?.exitCode }),
    ...(stopped !== undefined && { stopped }),
    variants,
    findings,
    exchanges,
    ledger: [...run.ledger],
    observedOrder: run.observedOrder.map(({ variant, first, then }) => ({
      ...variantPlace(variant),
      first: secrets.redact(first),
      then: secrets.redact(then),
    })),
    waivers: waivers.map((it) => {
      const count = hidden.filter((waiver) => waiver === it).length
      return reportWaiver({ ...it, reason: secrets.redact(it.reason) }, count, today)
    }),
  }
}

type Content = 'variants' | 'findings' | 'exchanges' | 'ledger' | 'observedOrder' | 'waivers'

/** What is known of a run beside its content. */
function headOf(
  { requests, repetitions }: RunResult,
  { version, contract, overlay, target, products, startedAt, durationMs, ...more }: Circumstances,
): Omit<Report, 'exitCode' | 'summary' | 'stopped' | Content> {
  const { passwordLabel, docs, secrets } = more
  return {
    tool: { name: 'idaas-password', version },
    contract,
    ...(overlay && { overlay: { ...overlay, title: secrets.redact(overlay.title) } }),
    target: secrets.redact(target),
    products: [...products],
    startedAt: startedAt.toISOString(),
    durationMs: Math.round(durationMs),
    requests,
    repetitions,
    ...(passwordLabel !== undefined && { passwordLabel }),
    ...(docs !== undefined && { docs }),
  }
}

interface Found {
  findings: ReportFinding[]
  exchanges: ReportExchange[]
  /** Where a finding of the run went; consequences of another one are absent. */
  indexes: Map<Finding, number>
}

interface Ways {
  target: string
  secrets: Secrets
  waiverFor: (finding: Finding) => Waiver | undefined
}

/** Those that count come first. */
function reportFindings(kept: readonly Finding[], { target, secrets, waiverFor }: Ways): Found {
  const byWaiver = groupBy(kept, waiverFor)
  const counting = byWaiver.get(undefined) ?? []
  byWaiver.delete(undefined)
  const found: Found = { findings: [], exchanges: [], indexes: new Map() }
  const exchangeIndex = collector(found.exchanges, target, secrets)
  for (const [waiver, some] of [[undefined, counting] as const, ...byWaiver]) {
    for (const group of groupByCause(some)) {
      for (const finding of group) found.indexes.set(finding, found.findings.length)
      const { exchange } = group[0]
      found.findings.push({
        ...reportFinding(group, secrets),
        ...(exchange && { exchange: exchangeIndex(exchange) }),
        ...(waiver && {
          waived: { reason: secrets.redact(waiver.reason), until: waiver.until },
        }),
      })
    }
  }
  return found
}

function reportFinding([first, ...others]: Group, { redact }: Secrets): ReportFinding {
  const { id, severity, what, expected, got, at } = first
  const name = placeName(placeOf(first))
  const also = new Set(others.map((it) => placeName(placeOf(it))))
  also.delete(name)
  const text = (it: string) => cut(redact(it), 1000)
  return {
    id,
    severity,
    ...placeOf(first),
    contract: pointerOf(first),
    what: text(what),
    expected: text(expected),
    got: text(got),
    at: text(at),
    also: [...also],
  }
}

/** Adds each distinct exchange once, and returns where it is. */
function collector(exchanges: ReportExchange[], target: string, secrets: Secrets) {
  const indexes = new Map<KeptExchange | string, number>()
  return (exchange: KeptExchange): number => {
    const known = indexes.get(exchange)
    if (known !== undefined) return known
    const content = reportExchange(exchange, target, secrets)
    const key = JSON.stringify(content)
    const index = indexes.get(key) ?? exchanges.push(content) - 1
    indexes.set(exchange, index).set(key, index)
    return index
  }
}

/** Cut after the redaction: a cut could leave a part of a secret that nobody recognises. */
function reportExchange(
  { request, response, failure }: KeptExchange,
  target: string,
  secrets: Secrets,
): ReportExchange {
  const text = (it: string, bytes = 1024) => cut(secrets.redact(it), bytes)
  const fields = (headers: KeptExchange['request']['headers']) =>
    headers.slice(0, 100).map(([name, value]): [string, string] => [text(name), text(value)])
  return {
    request: {
      method: request.method,
      url: text(target + request.path, 4096),
      headers: fields(request.headers),
      ...(request.body !== undefined && { body: text(request.body, 4096) }),
    },
    ...(response && {
      response: {
        status: response.status,
        headers: fields(response.headers),
        body: text(response.body, 4096),
      },
    }),
    ...(failure !== undefined && { failure: text(failure) }),
    curl: curlLine(request, target, secrets),
  }
}

function reportVariants(
  { clauses, findings }: RunResult,
  indexes: Found['indexes'],
  { redact }: Secrets,
): ReportVariant[] {
  const about = groupBy(
    findings.filter(({ clause }) => clause),
    ({ clause }) => placeName(clausePlace(clause!)), // filtered
  )
  return [...groupBy(clauses, ({ clause }) => clause.variant)].map(([variant, some]) => ({
    operation: variant.operation.id,
    method: variant.operation.method,
    path: variant.operation.path,
    product: variant.product,
    ...(variant.mode !== undefined && { mode: variant.mode }),
    clauses: some.map((result) => {
      const ours = about.get(placeName(clausePlace(result.clause))) ?? []
      return reportClause(result, ours, { indexes, redact })
    }),
  }))
}

function reportClause(
  { clause, verdict, reason }: ClauseResult,
  ours: readonly Finding[],
  { indexes, redact }: { indexes: Found['indexes']; redact: Secrets['redact'] },
): ReportClause {
  const { error, language, variant } = clause
  const listed = [...new Set(ours.flatMap((it) => indexes.get(it) ?? []))]
  const isConsequence = verdict === 'violated' && ours.length > 0 && listed.length === 0
  const why = isConsequence ? 'what comes is explained by another finding of this variant' : reason
  return {
    ...(error && { code: error.code }),
    status: error?.status ?? variant.operation.success.status,
    ...(language !== undefined && { language }),
    ...(error?.condition && { condition: error.condition }),
    verdict: isConsequence ? 'untested' : verdict,
    ...(why !== undefined && { reason: cut(redact(why), 300) }),
    findings: listed,
  }
}

/** The example of the code, or the response of a success; else the operation. */
function pointerOf({ variant, clause }: Finding): string {
  const { path, method, success } = variant.operation
  const steps = ['paths', path, method.toLowerCase()]
  const error = clause?.error
  if (error)
    steps.push(
      'responses',
      String(error.status),
      'content',
      'application/json',
      'examples',
      error.code,
    )
  else if (clause) steps.push('responses', String(success.status))
  return `#/${steps.map((it) => it.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`
}
