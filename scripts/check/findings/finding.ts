// A finding: one difference between a response and the contract. The same object travels from the judge
// through the report to every output; its id is in `finding-kinds.ts`.
import type { CatalogError, Language } from '../../contract/catalog.ts'
import type { Variant } from '../../contract/contract.ts'
import type { KeptExchange } from '../exchange.ts'
import type { FindingId } from './finding-kinds.ts'

export type Severity = 'error' | 'warning'

/** One thing that the contract says: a variant's success, or one code of it in one language. */
export interface Clause {
  variant: Variant
  /** Undefined for the success. */
  error: CatalogError | undefined
  /** Undefined if the server decides. */
  language: Language | undefined
}

export interface Finding {
  id: FindingId
  severity: Severity
  variant: Variant
  /** The clause that it contradicts, if it is about one. */
  clause: Clause | undefined
  /** What was done to the valid request: `without X-client-id`. */
  what: string
  expected: string
  got: string
  /** Where in the response: `status`, `header content-type`, `body /error_code`; empty for the whole. */
  at: string
  /** Undefined if nothing was sent, as for a sign-in that a program tried. */
  exchange: KeptExchange | undefined
}

export type Verdict = 'verified' | 'violated' | 'shadowed' | 'untested' | 'not allowed'

/** What became of a clause. */
export interface ClauseResult {
  clause: Clause
  verdict: Verdict
  /** Why it was not tested, or which code came instead. */
  reason: string | undefined
}
