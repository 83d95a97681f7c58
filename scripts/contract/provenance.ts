// Where the contract's facts come from, as `generated/decisions.json` carries it: the vendor's pages, and how
// each of their contradictions is read. Beside the bundle and not in it, since no call needs it.
import type { Language } from './catalog.ts'

/** One page of the vendor, or what others report. */
export interface Source {
  /** One of the documents that the contract covers, a page beside them, or a report that is not the vendor's. */
  kind: 'document' | 'sibling' | 'report'
  product: string
  title: string
  url?: string
  /** What the page documents and the contract does not describe; absent on other pages. */
  notCovered?: Record<Language, string>
}

/** One place where the pages contradict each other or leave a gap, and what the contract makes of it. */
export interface Decision {
  id: string
  title: Record<Language, string>
  kind: string
  /** Operations and components, or `catalog`. */
  about: string[]
  /** Ids of sources. */
  sources: string[]
  says: Record<Language, string>
  decision: Record<Language, string>
  why: Record<Language, string>
}

export interface Provenance {
  sources: Record<string, Source>
  decisions: Decision[]
}
