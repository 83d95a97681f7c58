// One request as it travels, and what came back. A response is read and parsed once, here; everything
// behind takes these values.
import type { Json } from '../contract/json.ts'

export interface WireRequest {
  method: string
  /** With the query, percent-encoded; `fetch` must not normalise it. */
  path: string
  /** In the order in which they are sent. */
  headers: readonly (readonly [name: string, value: string])[]
  body: string | undefined
}

export interface WireResponse {
  status: number
  /** Names in lower case; a name may occur several times. */
  headers: readonly (readonly [name: string, value: string])[]
  /** At most 64 kB; text that is not UTF-8 has replacement characters. */
  body: string
  /** Whether the body was longer, or could not be read to its end. */
  cut: boolean
  /** Whether the bytes were valid UTF-8. */
  isUtf8: boolean
  parsed: ParsedBody
}

export type ParsedBody =
  | { kind: 'empty' }
  | { kind: 'json'; value: Json; duplicates: readonly string[] }
  /** Not JSON, or nested deeper than a sane parser reads. */
  | { kind: 'other'; why: string }

/** A request that was sent: with a response, or with the reason why none came. */
export interface Exchange {
  request: WireRequest
  response: WireResponse | undefined
  /** Why there is no response: `ECONNREFUSED`, `no response within 10 s`, … */
  failure: string | undefined
}

/** What stays of an exchange for a report: texts, since what was parsed takes many times their room. */
export interface KeptExchange extends Omit<Exchange, 'response'> {
  response: Omit<WireResponse, 'parsed'> | undefined
}

export function kept({ response, ...exchange }: Exchange): KeptExchange {
  if (!response) return { ...exchange, response }
  const { parsed: _, ...texts } = response
  return { ...exchange, response: texts }
}

/** Sends one request, once. Never rejects. */
export type Send = (request: WireRequest) => Promise<Exchange>
