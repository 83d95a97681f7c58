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
  const { version, contract, overlay, target, products, startedAt, ...more } = circumstances
  const { durationMs, passwordLabel, docs, waivers, secrets } = more
  const { redact } = secrets
  const today = startedAt.toISOString().slice(0, 10)
  const byWaiver = groupBy(withoutConsequences(run.findings), (it) => waiverOf(it, waivers, today))
  const { findings, exchanges, indexes } = reportFindings(byWaiver, circumstances)
  const variants = reportVariants(run, indexes, redact)
  const why = run.failure?.why ?? run.stopped
  const stopped = why === undefined ? undefined : cut(redact(why), 1000)
  return {
    tool: { name: 'idaas-password', version },
    contract,
    ...(overlay && { overlay: { ...overlay, title: redact(overlay.title) } }),
    target: redact(target),
    products: [...products],
    startedAt: startedAt.toISOString(),
    durationMs: Math.round(durationMs),
    requests: run.requests,
    repetitions: run.repetitions,
    ...(passwordLabel !== undefined && { passwordLabel }),
    ...(docs !== undefined && { docs }),
    ...resultOf({ variants, findings, stopped, failure: run.failure?.exitCode }),
    ...(stopped !== undefined && { stopped }),
    ...{ variants, findings, exchanges, ledger: [...run.ledger] },
    observedOrder: run.observedOrder.map(({ variant, first, then }) => ({
      ...variantPlace(variant),
      first: redact(first),
      then: redact(then),
    })),
    waivers: waivers.map((it) => {
      const count = byWaiver.get(it)?.length ?? 0
      return reportWaiver({ ...it, reason: redact(it.reason) }, count, today)
    }),
  }
}

interface Found {
  findings: ReportFinding[]
  exchanges: ReportExchange[]
  /** Where a finding of the run went; consequences of another one are absent. */
  indexes: Map<Finding, number>
}

/** Those that count come first. */
function reportFindings(
  byWaiver: ReadonlyMap<Waiver | undefined, Finding[]>,
  { waivers, target, secrets }: Circumstances,
): Found {
  const found: Found = { findings: [], exchanges: [], indexes: new Map() }
  const exchangeIndex = collector(found.exchanges, target, secrets)
  for (const waiver of [undefined, ...waivers]) {
    for (const group of groupByCause(byWaiver.get(waiver) ?? [])) {
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
  redact: Secrets['redact'],
): ReportVariant[] {
  const about = groupBy(findings, ({ clause }) => clause && placeName(clausePlace(clause)))
  return [...groupBy(clauses, ({ clause }) => clause.variant)].map(([variant, results]) => ({
    ...variantPlace(variant),
    method: variant.operation.method,
    path: variant.operation.path,
    clauses: results.map((result) => {
      const ours = about.get(placeName(clausePlace(result.clause))) ?? []
      const listed = [...new Set(ours.flatMap((it) => indexes.get(it) ?? []))]
      return reportClause(withoutConsequence(result, ours, listed), listed, redact)
    }),
  }))
}

/** A clause whose findings all follow from another one was not tested. */
function withoutConsequence(
  result: ClauseResult,
  ours: readonly Finding[],
  listed: readonly number[],
): ClauseResult {
  if (result.verdict !== 'violated' || ours.length === 0 || listed.length > 0) return result
  const reason = 'what comes is explained by another finding of this variant'
  return { ...result, verdict: 'untested', reason }
}

function reportClause(
  { clause, verdict, reason }: ClauseResult,
  findings: number[],
  redact: Secrets['redact'],
): ReportClause {
  const { error, language, variant } = clause
  return {
    ...(error && { code: error.code }),
    status: error?.status ?? variant.operation.success.status,
    ...(language !== undefined && { language }),
    ...(error?.condition && { condition: error.condition }),
    verdict,
    ...(reason !== undefined && { reason: cut(redact(reason), 300) }),
    findings,
  }
}

/** The example of the code, or the response of a success; else the operation. */
function pointerOf({ variant, clause }: Finding): string {
  const { path, method, success } = variant.operation
  const steps = ['paths', path, method.toLowerCase()]
  const error = clause?.error
  if (clause) steps.push('responses', String(error?.status ?? success.status))
  if (error) steps.push('content', 'application/json', 'examples', error.code)
  return `#/${steps.map((it) => it.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`
}
