// Runs written by hand, on the real contract, for the tests of reports.
import { readFileSync } from 'node:fs'
import { type Bundle, readContract } from '../../../scripts/contract/contract.ts'
import type { Exchange } from '../../../scripts/check/exchange.ts'
import type { Clause, Finding } from '../../../scripts/check/findings/finding.ts'
import {
  type Circumstances,
  type RunResult,
  buildReport,
} from '../../../scripts/check/report/build.ts'
import type { Report } from '../../../scripts/check/report/report.ts'

export const bundle = JSON.parse(readFileSync('generated/openapi.json', 'utf8')) as Bundle
export const contract = readContract(bundle)

/** A clause of an operation: `changeUserPassword ciam`, or with a mode, a code and a language. */
export function clause(name: string): Clause {
  const [id, product, ...rest] = name.split(' ')
  const operation = contract.operations.find((it) => it.id === id)
  const variant = operation?.variants.find(
    (it) => it.product === product && (it.mode === undefined || rest.includes(it.mode)),
  )
  const language = (['en', 'zh'] as const).find((it) => rest.includes(it))
  const code = rest.find((it) => it !== variant?.mode && it !== language)
  const error = variant?.errors.find((it) => it.code === code)
  if (!variant || (code && !error)) throw new Error(`no clause ${name}`)
  return { variant, error, language }
}

export function exchange(body = '{"error_code":"X"}', more: Partial<Exchange> = {}): Exchange {
  return {
    request: {
      method: 'POST',
      path: '/api/v2/sdk/pwd/update-by-mobile',
      headers: [['Content-Type', 'application/json']],
      body: '{"verify_code":"123456"}',
    },
    response: {
      status: 400,
      headers: [['content-type', 'application/json']],
      body,
      cut: false,
      isUtf8: true,
      parsed: { kind: 'empty' },
    },
    failure: undefined,
    ...more,
  }
}

export function finding(id: Finding['id'], name: string, more: Partial<Finding> = {}): Finding {
  const about = clause(name)
  return {
    id,
    severity: 'error',
    variant: about.variant,
    clause: about,
    what: 'without X-client-id',
    expected: 'status 400',
    got: 'status 200',
    at: 'status',
    exchange: exchange(),
    ...more,
  }
}

const circumstances: Circumstances = {
  version: '1.2.3',
  contract: '0.1.0',
  target: 'https://tenant.example.com',
  products: ['ciam'],
  startedAt: new Date('2026-11-26T10:00:00Z'),
  durationMs: 1234,
  waivers: [],
  secrets: { redact: (text) => text, piecesOf: (text) => [text] },
}

/** Findings make their clauses violated, unless clauses are given. */
export function reportOf(run: Partial<RunResult>, more: Partial<Circumstances> = {}): Report {
  const violated = (run.findings ?? []).flatMap((it) => it.clause ?? [])
  return buildReport(
    {
      clauses: violated.map((it) => ({ clause: it, verdict: 'violated', reason: undefined })),
      findings: [],
      ledger: [],
      observedOrder: [],
      requests: 7,
      repetitions: 0,
      ...run,
    },
    { ...circumstances, ...more },
  )
}
