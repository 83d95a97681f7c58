// What a check came to, as plain data: the one input of every output (terminal, HTML, Markdown, JUnit,
// JSON). Everything in it has passed the redaction, so outputs print all of it and only escape.
import type { FindingId } from '../judge/finding-kinds.ts'
import type { Severity, Verdict } from '../judge/finding.ts'

export interface Report {
  tool: { name: string; version: string }
  /** The version of the contract. */
  contract: string
  /** The base URL of the deployment. */
  target: string
  products: string[]
  /** ISO 8601. */
  startedAt: string
  durationMs: number
  /** How many requests were sent, repetitions included, and how many were repetitions. */
  requests: number
  repetitions: number
  /** 0 verified, 1 findings, 2 inconclusive, 3 refused as unsafe, 4 environment or usage. */
  exitCode: 0 | 1 | 2 | 3 | 4
  /** The last line: `124 of 127 clauses verified, 3 not tested`. */
  summary: string
  /** The label from which new passwords were derived, if the profile has a seed. */
  passwordLabel?: string
  variants: ReportVariant[]
  /** In the order of the list of ids, the most telling first; one per cause. */
  findings: ReportFinding[]
  /** Each distinct exchange once; findings point here. */
  exchanges: ReportExchange[]
  /** Which password each account may have now; one entry per place, several if it is not known for certain. */
  ledger: ReportLedger[]
  /** The order in which the deployment was seen to judge, if two codes were possible; no judgement. */
  observedOrder: { operation: string; product: string; mode?: string; first: string; then: string }[]
  waivers: ReportWaiver[]
  /** Why the run ended before its plan did. */
  stopped?: string
}

/** One operation as a product offers it in a mode, with its clauses. */
export interface ReportVariant {
  operation: string
  method: string
  path: string
  product: string
  mode?: string
  clauses: ReportClause[]
}

export interface ReportClause {
  /** Absent for the success. */
  code?: string
  status: number
  language?: 'en' | 'zh'
  condition?: string
  verdict: Verdict
  /** Why it was not tested, or which code came instead. */
  reason?: string
  /** Indexes into `findings`. */
  findings: number[]
}

export interface ReportFinding {
  id: FindingId
  severity: Severity
  operation: string
  product: string
  mode?: string
  code?: string
  language?: 'en' | 'zh'
  /** A JSON pointer into the contract. */
  contract: string
  what: string
  expected: string
  got: string
  at: string
  /** An index into `exchanges`. */
  exchange?: number
  /** Other places that show the same cause, as `operation, product mode, code, language`. */
  also: string[]
  /** Present if the profile waives it, so that it does not count. */
  waived?: { reason: string; until: string }
}

export interface ReportExchange {
  request: { method: string; url: string; headers: [name: string, value: string][]; body?: string }
  /** Absent if none came; the body holds at most 4 kB. */
  response?: { status: number; headers: [name: string, value: string][]; body: string }
  failure?: string
  /** Repeats the request; secrets stand as `${NAME}`. */
  curl: string
}

export interface ReportLedger {
  /** `account` or `otherAccount`. */
  account: string
  /** Where the password stands: `account.password`, `newPasswords[1]`, `derived from passwordSeed, label L, number 3`. */
  places: string[]
  changed: boolean
}

export interface ReportWaiver {
  waives: string
  reason: string
  /** The last day, such as 2027-03-31. */
  until: string
  expired: boolean
  /** How many findings it is about. */
  findings: number
}
