// Findings by cause. A service with one fault differs in many responses; who reads the report wants to hear
// of it once. Which part of a finding tells the cause depends on its kind.
import type { KeptExchange } from '../exchange.ts'
import { type FindingId, findingIds } from '../findings/finding-kinds.ts'
import type { Finding } from '../findings/finding.ts'
import { placeName, variantPlace } from './places.ts'
import { groupBy } from './report.ts'
import { canBeWaived } from './waive.ts'

const byRule = ({ clause, what }: Finding) => {
  const { condition, fields, headers } = clause?.error ?? {}
  return condition ? [condition, fields, headers].join(' ') : what
}
const byPlace = ({ at }: Finding) => at
const byVariant = ({ variant, what }: Finding) => `${placeName(variantPlace(variant))}, ${what}`

/** What two findings of a kind share if they have one cause; the place and what came, unless said here. */
const causeOf: Partial<Record<FindingId, (finding: Finding) => string>> = {
  // A rule that the service does not enforce.
  'not-refused': byRule,
  'refusal-set-password': byRule,
  'former-password-signs-in': byRule,
  'near-password-signs-in': byRule,
  'security-bypassed': byRule,
  'target-moved': byRule,
  'other-account-changed': byRule,
  'history-revealed': byRule,
  // A thing that is missing.
  'operation-missing': ({ variant }) => variant.operation.id,
  'valid-request-refused': byVariant,
  // What came differs from response to response.
  'internals-shown': byPlace,
  'code-spelling': byPlace,
  'placeholder-unfilled': byPlace,
  'cookie-set': byPlace,
  'message-language': ({ at, clause }) => `${at} ${clause?.language}`,
}

/** Findings with one cause, the one to show first. */
export type Group = [Finding, ...Finding[]]

/** The most telling cause first. */
export function groupByCause(findings: readonly Finding[]): Group[] {
  const groups = groupBy(findings, (finding) => {
    const cause = causeOf[finding.id]?.(finding) ?? `${finding.at} ${finding.got}`
    return `${finding.id} ${finding.severity} ${cause}`
  })
  return [...groups.values()].sort(([a], [b]) => rank(a) - rank(b))
}

function rank({ id, severity }: Finding): number {
  return findingIds.indexOf(id) + (severity === 'error' ? 0 : findingIds.length)
}

/**
 * Without what follows from a missing operation, or from a valid request that is refused: then the same
 * response comes whatever is wrong with a request. Never hides what endangers accounts.
 */
export function withoutConsequences(findings: readonly Finding[]): Finding[] {
  const missing = new Set(
    findings.filter(({ id }) => id === 'operation-missing').map(({ variant }) => variant.operation),
  )
  const headlines = new Map<string, Finding>()
  for (const finding of findings) {
    const { id, severity } = finding
    const variant = placeName(variantPlace(finding.variant))
    if (id === 'valid-request-refused' && severity === 'error' && !headlines.has(variant))
      headlines.set(variant, finding)
  }
  return findings.filter((finding) => {
    if (!canBeWaived(finding.id) || finding.id === 'operation-missing') return true
    if (missing.has(finding.variant.operation)) return false
    const headline = headlines.get(placeName(variantPlace(finding.variant)))
    return !headline || headline === finding || !answersAlike(headline, finding)
  })
}

function answersAlike(headline: Finding, { exchange }: Finding): boolean {
  const [one, other] = [headline.exchange, exchange]
  if (!one || !other) return false
  if (!one.response || !other.response) return one.failure === other.failure
  return essence(one.response) === essence(other.response)
}

/** Without what differs each time: times, request ids. */
function essence({ status, body }: NonNullable<KeptExchange['response']>): string {
  const steady = body
    .slice(0, 4096)
    .replace(/\d{4}-\d\d-\d\d[T ][\d:.]+|\d{5,}|[\da-f]{8,}(?:-[\da-f]{4,})*/gi, '#')
  return `${status} ${steady}`
}
