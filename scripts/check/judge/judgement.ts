// What a response is judged by, and what is said of it.
import type { Validate } from '../../../generated/validators.js'
import type { CatalogError } from '../../contract/catalog.ts'
import type { Bundle } from '../../contract/contract.ts'
import type { Facts } from '../../model/facts.ts'
import type { Outcome } from '../../model/learn.ts'
import type { WireResponse } from '../exchange.ts'
import type { Finding, Verdict } from '../findings/finding.ts'
import type { Probe } from '../plan/probe.ts'
import type { Difference } from './difference.ts'

/** The validators of responses, by product, operation and `'200'` or `'200 header x-request-id'`. */
export type Validators = Record<string, Record<string, Record<string, Validate>>>

/** What is the same for all responses of a run. */
export interface Court {
  bundle: Bundle
  validators: Validators
  /** Secrets of the run that stand in a response, and where. */
  secretsIn(response: WireResponse, probe: Probe): { what: string; at: string }[]
}

/** One response, and what it is judged by. */
export interface Trial {
  court: Court
  facts: Facts
  probe: Probe
  response: WireResponse
}

export interface Judgement {
  outcome: Outcome
  verdict: Verdict
  /** Why the verdict is neither verified nor violated. */
  reason: string | undefined
  findings: Finding[]
  /** Which code came, if the contract knows it. */
  code: CatalogError | undefined
  /** A code that came and that the variant does not list. */
  unlisted?: string | undefined
  /** Why nothing more may be attempted: the response speaks of a lock or a limit. */
  locked: string | undefined
  /** Whether the same request may be sent again: nothing came, or a gateway or a busy service answered. */
  isMomentary: boolean
}

/** What a comparison says, before it is dressed as findings. */
export interface Compared {
  outcome: Outcome
  differences: Difference[]
  code?: CatalogError
  /** A code that the variant does not list. */
  unlisted?: string
  /** What came instead of what was aimed at, and may rightly do so. */
  instead?: string | undefined
  isMomentary?: true
}

/** An error whose reason is not known. */
export const refusedUnknown: Outcome = { kind: 'error', condition: undefined }
