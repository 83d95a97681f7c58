// What a check came to, as plain data: the one input of every reporter. Whoever builds it has redacted it,
// so reporters print all of it and only escape. What several of them ask of a report stands here too.

export type ReportVerdict = 'verified' | 'wrong' | 'masked' | 'untriggerable' | 'not allowed'

export interface Report {
  tool: { name: string; version: string }
  /** The base URL of the deployment. */
  target: string
  products: string[]
  /** ISO 8601, handed in. */
  startedAt: string
  durationMs: number
  /** How many were sent. */
  requests: number
  /** 0 verified, 1 findings, 2 inconclusive, 3 refused as unsafe, 4 environment. */
  exitCode: 0 | 1 | 2 | 3 | 4
  /** The last line: `124 of 127 promises verified, 3 not tried`. */
  answer: string
  promises: ReportPromise[]
  /** Findings of probes that belong to no promise. */
  general: ReportFinding[]
  /** How often a request was repeated that the network had lost, or that found the service busy. */
  retries: number
  /** The order in which the deployment was seen to judge, beside the contract's; no judgement. */
  observedOrder?: ReportOrder[]
  /** The profile's waivers; an expired one waives nothing. */
  waivers?: ReportWaiver[]
  /** Where in the profile the password of an account stands that the run has changed. */
  passwords?: Record<string, string>
}

export interface ReportOrder {
  operation: string
  product: string
  mode?: string
  /** The codes in the contract's order of judging. */
  listed: string[]
  /** Of two codes that a request would earn, the one that came, and the other. */
  seen: { first: string; then: string; asListed: boolean }[]
}

export interface ReportWaiver {
  code: string
  reason: string
  /** The last day, such as 2027-03-31. */
  until: string
  expired: boolean
  /** How many findings it is about. */
  findings: number
}

/** One code, or success, of an operation in one product, mode and language. */
export interface ReportPromise {
  operation: string
  method: string
  path: string
  product: string
  mode?: string
  /** Absent where success is promised. */
  code?: string
  status: number
  /** Absent where the server decides. */
  language?: 'en' | 'zh'
  condition?: string
  verdict: ReportVerdict
  /** Why it was not tried, or what came instead. */
  reason?: string
  findings: ReportFinding[]
}

export interface ReportFinding {
  severity: 'error' | 'warning' | 'information'
  /** What it is about: `status`, `code`, `message`, … */
  subject: string
  /** The field or header of the answer. */
  field?: string
  operation: string
  /** A JSON pointer into the contract. */
  place: string
  /** What was done to the good request. */
  fault: string
  expected: string
  got: string
  request?: { method: string; url: string; headers: Record<string, string>; body?: string }
  response?: { status: number; headers: Record<string, string>; body: string }
  curl?: string
  /** Present where the profile waives it, so that it does not count. */
  waived?: { reason: string; until: string }
}

export const verdicts: readonly ReportVerdict[] = [
  'verified',
  'wrong',
  'masked',
  'untriggerable',
  'not allowed',
]

/** The gravest first. */
const severities: readonly ReportFinding['severity'][] = ['error', 'warning', 'information']

/** What an exit code says, in words. */
export const outcomes = [
  'Verified',
  'Findings',
  'Inconclusive',
  'Refused as unsafe',
  'Environment at fault',
] as const

/** A finding with the promise that it is about, where there is one. */
export interface Found {
  finding: ReportFinding
  promise: ReportPromise | undefined
}

/** Every finding, the grave ones first. */
export function findingsOf({ promises, general }: Report): Found[] {
  const all: Found[] = [
    ...promises.flatMap((promise) => promise.findings.map((finding) => ({ finding, promise }))),
    ...general.map((finding) => ({ finding, promise: undefined })),
  ]
  return severities.flatMap((severity) =>
    all.filter(({ finding }) => finding.severity === severity),
  )
}

/** Findings that agree in this say the same of several answers. */
export function sameness({
  severity,
  subject,
  field,
  expected,
  got,
  waived,
}: Pick<ReportFinding, 'severity' | 'subject' | 'field' | 'expected' | 'got' | 'waived'>) {
  return [severity, subject, field, expected, got, waived?.until, waived?.reason] as const
}

/** Every finding, the grave ones first, and those that say the same together. */
export function findingGroups(report: Report): Found[][] {
  return groupsBy(findingsOf(report), ({ finding }) => sameness(finding)).map(({ items }) => items)
}

/** Why all that is wrong with a promise is waived; undefined where something counts. */
export function waiverOf({
  verdict,
  findings,
}: Pick<ReportPromise, 'verdict' | 'findings'>): string | undefined {
  const errors = findings.filter(({ severity }) => severity === 'error')
  const waivers = errors.flatMap(({ waived }) => waived ?? [])
  return verdict === 'wrong' && errors.length > 0 && waivers.length === errors.length
    ? waivedText(waivers[0]!)
    : undefined // there is one for each error
}

/** `waived until 2027-03-31: known, ticket 17` */
export function waivedText({ reason, until }: NonNullable<ReportFinding['waived']>): string {
  return `waived until ${until}: ${reason}`
}

export function waiverText({ code, reason, until, expired, findings }: ReportWaiver): string {
  return `${code}, ${expired ? `expired on ${until}, so its findings count` : `until ${until}`}: ${reason} (${counted(findings, 'finding')})`
}

/** The one to lead with. */
export function gravest(findings: ReportFinding[]): ReportFinding | undefined {
  return severities.flatMap((severity) => findings.find((it) => it.severity === severity) ?? [])[0]
}

export function isUntried({ verdict }: ReportPromise): boolean {
  return verdict === 'untriggerable' || verdict === 'not allowed'
}

/** What was not tried, each reason once: `needs verifyCode in the profile`. */
export function untriedByReason({
  promises,
}: Report): { verdict: ReportVerdict; reason: string; promises: ReportPromise[] }[] {
  const groups = groupsBy(promises.filter(isUntried), ({ verdict, reason }) => [
    verdict,
    reason ?? 'no reason given',
  ])
  return groups.map(({ key: [verdict, reason], items }) => ({ verdict, reason, promises: items }))
}

/** The promises by operation, product and mode: `updatePassword · ciam change`. */
export function variantsOf(
  promises: ReportPromise[],
): { title: string; promises: ReportPromise[] }[] {
  const groups = groupsBy(promises, ({ operation, product, mode }) => [operation, product, mode])
  return groups.map(({ items }) => ({ title: variantTitle(items[0]!), promises: items })) // a group has an item
}

export function variantTitle({
  operation,
  product,
  mode,
}: Pick<ReportPromise, 'operation' | 'product' | 'mode'>): string {
  return `${operation} · ${[product, mode].filter(Boolean).join(' ')}`
}

/** `IDAAS.SDK.PARAM.0001`, or `200 success`. */
export function promised({ code, status }: ReportPromise): string {
  return code ?? `${status} success`
}

export function countOf(promises: ReportPromise[], verdict: ReportVerdict): number {
  return promises.filter((promise) => promise.verdict === verdict).length
}

/** `1 finding`, `2 findings` */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

export function subjectOf({ subject, field }: ReportFinding): string {
  return field ? `${subject} (${field})` : subject
}

/** A request as it looks on the wire. */
export function requestText({
  method,
  url,
  headers,
  body,
}: NonNullable<ReportFinding['request']>): string {
  return message(`${method} ${url}`, headers, body)
}

export function responseText({
  status,
  headers,
  body,
}: NonNullable<ReportFinding['response']>): string {
  return message(String(status), headers, body)
}

function message(start: string, headers: Record<string, string>, body: string | undefined): string {
  const lines = [start, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)]
  return body ? [...lines, '', body].join('\n') : lines.join('\n')
}

/**
 * Control characters, direction marks, joiners and lone surrogates as `\u202e`: they break XML, and in any
 * format let a hostile answer look like another one. Tabs and line ends stay.
 */
export function visible(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/[^\P{C}\t\n]|[\u2028\u2029]/gu, (it) => {
    const hex = it.codePointAt(0)!.toString(16) // a match has a character
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`
  })
}

export function groupsBy<T, const K extends readonly unknown[]>(
  items: T[],
  keyOf: (item: T) => K,
): { key: K; items: T[] }[] {
  const groups = new Map<string, { key: K; items: T[] }>()
  for (const item of items) {
    const key = keyOf(item)
    const name = JSON.stringify(key)
    const group = groups.get(name)
    if (group) group.items.push(item)
    else groups.set(name, { key, items: [item] })
  }
  return [...groups.values()]
}
