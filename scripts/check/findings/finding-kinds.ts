// Every kind of finding, by its stable id, in the order in which findings are listed: what tells most comes first. Ids
// are what people search for, waive and skip; the texts are shown by the report page and the documentation.
import type { Language } from '../../contract/catalog.ts'
import kinds from './finding-kinds.json' with { type: 'json' }

export type FindingId = keyof typeof kinds

/** A heading, why it matters to callers or owners of accounts, and what to do on the server. */
type FindingKind = Record<'title' | 'why' | 'fix', Record<Language, string>>

export const findingKinds: Record<FindingId, FindingKind> = kinds

export const findingIds = Object.keys(kinds) as FindingId[] // a JSON file keeps the order of its keys

/** The page of an id in the documentation, beside the other pages of a language. */
export function findingPage(id: FindingId): string {
  return `finding-${id}.html`
}
