// Waivers: differences that the owner of a deployment knows and accepts until a day. They stay in every
// report, with the reason, and do not count; after the day they count again. What endangers accounts can
// not be waived.
import { closest } from 'fastest-levenshtein'
import { type Language, languages } from '../../contract/catalog.ts'
import type { Contract, Variant } from '../../contract/contract.ts'
import { type FindingId, findingIds } from '../findings/finding-kinds.ts'
import type { Finding } from '../findings/finding.ts'
import { placeOf, variantPlace } from './places.ts'
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

/** What a waiver may name. */
const names = ['operation', 'product', 'code', 'language', 'finding', 'success'] as const

type Named = Partial<Pick<Waiver, (typeof names)[number]>>

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
  const { id, clause } = finding
  if (!canBeWaived(id)) return undefined
  const success = clause && !clause.error ? (true as const) : undefined
  const named = { ...placeOf(finding), finding: id, success }
  return waivers.find((it) => it.until >= today && covers(it, named))
}

function covers(waiver: Named, named: Named): boolean {
  return names.every((name) => waiver[name] === undefined || waiver[name] === named[name])
}

/** How a waiver is listed; `findings` is how many it hides. */
export function reportWaiver(waiver: Waiver, findings: number, today: string): ReportWaiver {
  const { reason, until } = waiver
  return { waives: waiverName(waiver), reason, until, expired: until < today, findings }
}

function waiverName(waiver: Waiver): string {
  const named = names.filter((name) => waiver[name] !== undefined)
  return named.map((name) => (name === 'success' ? name : `${name} ${waiver[name]}`)).join(', ')
}

interface Problem {
  /** The way to a key of the profile. */
  steps: (string | number)[]
  text: string
}

/** What is wrong with the waivers of a profile; empty if nothing is. */
export function waiverProblems(waivers: readonly Waiver[], contract: Contract): Problem[] {
  const known = {
    operation: contract.operations.map(({ id }) => id),
    product: contract.products,
    code: contract.catalog.map(({ code }) => code),
    language: languages,
    finding: findingIds,
  }
  const clauses = contract.operations.flatMap(({ variants }) => variants.flatMap(clausesOf))
  return waivers.flatMap((waiver, index) => {
    const problem = (text: string, ...key: string[]) => ({ steps: ['waive', index, ...key], text })
    const unknown = Object.entries<readonly string[]>(known).flatMap(([key, all]) => {
      const name = waiver[key as keyof typeof known]
      if (name === undefined || all.includes(name)) return []
      const nearest = closest(name, all)
      return [problem(`unknown ${key} ${name}; did you mean ${nearest}?`, key)]
    })
    if (unknown.length > 0) return unknown
    const name = waiverName(waiver)
    const { finding, ...place } = waiver
    if (name === '')
      return [problem('waives everything; name an operation, product, code, finding or success')]
    if (finding && !canBeWaived(finding))
      return [problem(`${finding} cannot be waived; fix the deployment`, 'finding')]
    if (clauses.some((clause) => covers(place, clause))) return []
    return [problem(`no clause of the contract has ${name}; leave one of them out`)]
  })
}

/** Its success, and each of its codes in each language. */
function clausesOf(variant: Variant): Named[] {
  const place = variantPlace(variant)
  const languages = variant.languages.length > 0 ? variant.languages : [undefined]
  const errors = variant.errors.flatMap(({ code }) =>
    languages.map((language) => ({ ...place, code, language })),
  )
  return [{ ...place, success: true }, ...errors]
}
