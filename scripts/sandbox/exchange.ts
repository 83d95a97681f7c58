// What happened to one request: how far it got, why it was responded to as it was, and the response.
import type { Operation, Variant } from '../contract/contract.ts'
import type { Account } from './accounts.ts'
import type { Violation } from './contract-violations.ts'
import type { PlainRequest, PlainResponse } from './plain-http.ts'

export interface Exchange {
  request: PlainRequest
  /** Milliseconds since 1970. */
  at: number
  /** Name of the session; empty for the one that needs no name. */
  session: string
  operation?: Operation
  variant?: Variant
  account?: Account | undefined
  violations: readonly Violation[]
  /**
   * `success`, the condition of an error, `forced` (by `Prefer`), `fault`, `contract` (with `strict`), or
   * `not judged` for requests that reach no operation.
   */
  reason: string
  response: PlainResponse
}
