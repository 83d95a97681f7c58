// What a check came to, as plain data: the one input of every output (terminal, HTML, Markdown, JUnit,
// JSON). Everything in it has passed the redaction, so outputs print all of it and only escape. Its types are those of
// its JSON Schema, `report.schema.json`.
import type {
  Clause as ReportClause,
  Exchange as ReportExchange,
  Finding as ReportFinding,
  Ledger as ReportLedger,
  Order as ReportOrder,
  Report,
  Variant as ReportVariant,
  Waiver as ReportWaiver,
} from '../../../generated/report.ts'

export type {
  Report,
  ReportClause,
  ReportExchange,
  ReportFinding,
  ReportLedger,
  ReportOrder,
  ReportVariant,
  ReportWaiver,
}

/** A place in the contract as far as a finding is about it. */
export type ReportPlace = Pick<
  ReportFinding,
  'operation' | 'product' | 'mode' | 'code' | 'language'
>

/** `How … differs from the contract; not checked, since it removes them: …` */
export function overlayLine({ title, removed }: NonNullable<Report['overlay']>): string {
  return removed.length === 0
    ? title
    : `${title}; not checked, since it removes them: ${removed.join(', ')}`
}

/** In the order in which they are listed. */
export const verdicts: readonly ReportClause['verdict'][] = [
  'violated',
  'verified',
  'shadowed',
  'untested',
  'not allowed',
]

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

/** In the order of their first items; Node 20 has no `Map.groupBy`. */
export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, [T, ...T[]]> {
  const groups = new Map<K, [T, ...T[]]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
