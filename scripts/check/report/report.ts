// What a check came to, as plain data: the one input of every output (terminal, HTML, Markdown, JUnit,
// JSON). Everything in it has passed the redaction, so outputs print all of it and only escape.
import type { Language } from '../../contract/catalog.ts'
import type { FindingId } from '../findings/finding-kinds.ts'
import type { Severity, Verdict } from '../findings/finding.ts'

export interface Report {
  tool: { name: string; version: string }
  /** The version of the contract. */
  contract: string
  /** The overlay that the contract was changed by, and the variants that it removes and that were not checked. */
  overlay?: { title: string; removed: string[] }
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
  /** The last line: `No violation: 124 of 127 clauses verified, 3 not tested`. */
  summary: string
  /** The label from which new passwords were derived, if the profile has a seed. */
  passwordLabel?: string
  /** Where the documentation is; it has a page for each id of a finding. */
  docs?: string
  variants: ReportVariant[]
  /** The most telling first; one per cause. */
  findings: ReportFinding[]
  /** Each distinct exchange once; findings point here. */
  exchanges: ReportExchange[]
  ledger: ReportLedger[]
  observedOrder: ReportOrder[]
  waivers: ReportWaiver[]
  /** Why the run ended before its plan did, or could not start. */
  stopped?: string
}

/** `How … differs from the contract; not checked, since it removes them: …` */
export function overlayLine({ title, removed }: NonNullable<Report['overlay']>): string {
  return removed.length === 0
    ? title
    : `${title}; not checked, since it removes them: ${removed.join(', ')}`
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
  language?: Language
  condition?: string
  verdict: Verdict
  /** Why it was not tested, or which code came instead. */
  reason?: string
  /** Indexes into `findings`. */
  findings: number[]
}

/** A place in the contract as far as a finding is about it. */
export interface ReportPlace {
  operation: string
  product: string
  mode?: string
  code?: string
  language?: Language
}

export interface ReportFinding extends ReportPlace {
  id: FindingId
  severity: Severity
  /** A JSON pointer into the contract. */
  contract: string
  what: string
  expected: string
  got: string
  /** Where in the response: `status`, `header content-type`, `body /error_code`; empty for the whole. */
  at: string
  /** An index into `exchanges`; absent if nothing was sent. */
  exchange?: number
  /** Other places that show the same cause, each as `placeName` writes it. */
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

/** Which password an account may have now. */
export interface ReportLedger {
  /** `account` or `otherAccount`. */
  account: string
  /**
   * Where the password stands: `account.password`, `newPasswords[1]`, `derived from passwordSeed, label
   * L, number 3`. Several if it is not known for certain.
   */
  places: string[]
  changed: boolean
}

/** Of two codes that were both possible, the one that came, and the other; no judgement. */
export interface ReportOrder {
  operation: string
  product: string
  mode?: string
  first: string
  then: string
}

export interface ReportWaiver {
  /** `operation changeUserPassword, code USER.0001`. */
  waives: string
  reason: string
  /** The last day, such as 2027-03-31. */
  until: string
  expired: boolean
  /** How many findings it hides. */
  findings: number
}

/** In the order in which they are listed. */
export const verdicts: readonly Verdict[] = [
  'violated',
  'verified',
  'shadowed',
  'untested',
  'not allowed',
]

/** What an exit code says. */
export const outcomes: Record<Report['exitCode'], string> = {
  0: 'No violation',
  1: 'Findings',
  2: 'Inconclusive',
  3: 'Refused as unsafe',
  4: 'Environment or usage at fault',
}

/** `updatePasswordByMobile, ciam change, IDAAS.SDK.PWD.0001, en` */
export function placeName({ operation, product, mode, code, language }: ReportPlace): string {
  return [operation, [product, mode].filter(Boolean).join(' '), code, language]
    .filter(Boolean)
    .join(', ')
}

/** `IDAAS.SDK.PWD.0001 en`, `success` */
export function clauseName({ code, language }: ReportClause): string {
  return [code ?? 'success', language].filter(Boolean).join(' ')
}

/** Whether all that is wrong with a clause is waived. */
export function isWaived({ findings }: ReportClause, report: Report): boolean {
  const errors = findings
    .flatMap((it) => report.findings[it] ?? [])
    .filter((it) => it.severity === 'error')
  return errors.length > 0 && errors.every(({ waived }) => waived)
}

/** `account: newPasswords[0]`, or several places if it is not known for certain. */
export function ledgerLine({ account, places, changed }: ReportLedger): string {
  const place = places.length > 1 ? `one of ${places.join(', ')}` : (places[0] ?? 'not known')
  return `${account}: ${place}${changed ? ' (changed)' : ''}`
}

export function waiverLine({ waives, reason, until, expired, findings }: ReportWaiver): string {
  const day = expired ? `expired on ${until}, so its findings count` : `until ${until}`
  return `${waives}, ${day}: ${reason} (${counted(findings, 'finding')})`
}

/** `1 finding`, `2 findings` */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** Groups in the order of their first items; Node 20 has no `Map.groupBy`. */
export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
