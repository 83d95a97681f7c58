// Waivers: differences that the owner of a deployment knows and accepts until a day. They stay in every
// report, with the reason, and do not count; after the day they count again. What endangers accounts can
// not be waived.
import { closest } from 'fastest-levenshtein'
import { type Language, languages } from '../../contract/catalog.ts'
import type { Contract } from '../../contract/contract.ts'
import { type FindingId, findingIds } from '../findings/finding-kinds.ts'
import type { Clause, Finding } from '../findings/finding.ts'
import type { ReportWaiver } from './report.ts'

/** Names a clause or a part of one; of what it leaves out it waives all. */
export interface Waiver {
  operation?: string | undefined
  product?: string | undefined
  code?: string | undefined
  language?: Language | undefined
  finding?: FindingId | undefined
  success?: true | undefined
  reason: string
  /** The last day, such as 2027-03-31. */
  until: string
}

const names = ['operation', 'product', 'code', 'language', 'finding'] as const
type Name = (typeof names)[number]

/** Secrets, leaks, and what lets somebody into an account of another. */
const neverWaived: ReadonlySet<FindingId> = new Set([
  'secret-returned',
  'internals-shown',
  'not-refused',
  'security-bypassed',
  'target-moved',
  'other-account-changed',
])

export function canBeWaived(id: FindingId): boolean {
  return !neverWaived.has(id)
}

/** The waiver that covers a finding on a day (ISO 8601), if there is one. */
export function waiverOf(
  finding: Finding,
  waivers: readonly Waiver[],
  today: string,
): Waiver | undefined {
  if (!canBeWaived(finding.id)) return undefined
  return waivers.find((it) => it.until >= today && covers(it, finding))
}

/** How a waiver is listed; `findings` is how many it hides. */
export function reportWaiver(waiver: Waiver, findings: number, today: string): ReportWaiver {
  const { reason, until } = waiver
  return { waives: waiverName(waiver), reason, until, expired: until < today, findings }
}

/** What is wrong with the waivers of a profile, each with its key; empty if nothing is. */
export function waiverProblems(
  waivers: readonly Waiver[],
  { operations, catalog, products }: Pick<Contract, 'operations' | 'catalog' | 'products'>,
): string[] {
  const known: Record<Name, readonly string[]> = {
    operation: operations.map(({ id }) => id),
    product: products,
    code: [...new Set(catalog.map(({ code }) => code))],
    language: languages,
    finding: findingIds,
  }
  const clauses = operations.flatMap(({ variants }) => variants).flatMap(clausesOf)
  return waivers.flatMap((waiver, index) => {
    const place = `waive[${index}]`
    const unknown = names.flatMap((key) => {
      const name = waiver[key]
      if (name === undefined || known[key].includes(name)) return []
      const nearest = closest(name, [...known[key]])
      return [`${place}.${key}: unknown ${key} ${name}; did you mean ${nearest}?`]
    })
    if (unknown.length > 0) return unknown
    if (waiverName(waiver) === '')
      return [`${place}: waives everything; name an operation, product, code, finding or success`]
    if (waiver.finding && !canBeWaived(waiver.finding))
      return [`${place}.finding: ${waiver.finding} cannot be waived; fix the deployment`]
    if (!clauses.some((clause) => isAbout(waiver, clause)))
      return [
        `${place}: no clause of the contract has ${waiverName(waiver)}; leave one of them out`,
      ]
    return []
  })
}

function covers(waiver: Waiver, { id, variant, clause }: Finding): boolean {
  if (waiver.finding !== undefined && waiver.finding !== id) return false
  const { code, language, success } = waiver
  if (!clause && (code ?? language ?? success) !== undefined) return false
  return isAbout(waiver, clause ?? { variant, error: undefined, language: undefined })
}

function isAbout(
  { operation, product, code, language, success }: Waiver,
  { variant, error, ...clause }: Clause,
): boolean {
  return (
    (operation === undefined || operation === variant.operation.id) &&
    (product === undefined || product === variant.product) &&
    (code === undefined || code === error?.code) &&
    (language === undefined || language === clause.language) &&
    (success === undefined || error === undefined)
  )
}

function clausesOf(variant: Clause['variant']): Clause[] {
  const languages = variant.languages.length > 0 ? variant.languages : [undefined]
  return [undefined, ...variant.errors].flatMap((error) =>
    (error ? languages : [undefined]).map((language) => ({ variant, error, language })),
  )
}

function waiverName(waiver: Waiver): string {
  const parts = names.flatMap((key) => (waiver[key] === undefined ? [] : [`${key} ${waiver[key]}`]))
  return [...parts, ...(waiver.success ? ['success'] : [])].join(', ')
}
