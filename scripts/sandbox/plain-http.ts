// Requests and responses without their transport, so that a server, a page and a test share the core.
import type { OwnError } from './own-errors.ts'

/** A request without its transport. */
export interface PlainRequest {
  method: string
  /** Path with query; a full URL, as proxies send it, is accepted too. */
  url: string
  /** By names in lower case, as Node has them. */
  headers: Readonly<Record<string, string | string[] | undefined>>
  /** Bytes as they came, or their text. */
  body: Uint8Array | string
  /** Why the server lets the request go no further, in one of the sandbox's own errors. */
  refusal?: OwnError | undefined
}

export interface PlainResponse {
  status: number
  headers: Record<string, string>
  body: string
  /** The error code in the body. */
  code?: string
  /** How the response travels, if not at once and whole. */
  delivery?: Delivery
  /** Comes in place of this response once it settles; only control routes wait. */
  pending?: Promise<PlainResponse>
}

export interface Delivery {
  /** Milliseconds before anything is sent. */
  delay?: number
  /** The connection is closed without a response. */
  drop?: boolean
  /** The connection is closed in the middle of the body. */
  cut?: boolean
  /** Milliseconds that the body takes, piece by piece. */
  slow?: number
}

/** Longest delay, slow body or wait, in milliseconds. */
export const longestWait = 60_000

/** A header by its name in lower case; undefined if it is absent or blank. */
export function headerOf({ headers }: PlainRequest, name: string): string | undefined {
  const value = headers[name]
  const text = Array.isArray(value) ? value.join(', ') : value
  return text === undefined || text.trim() === '' ? undefined : text
}

export function json(status: number, body: unknown): PlainResponse {
  return { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
}

export const noContent: PlainResponse = { status: 204, headers: {}, body: '' }

/** Statuses whose responses never have a body. */
export function isBodiless(status: number): boolean {
  return status === 204 || status === 205 || status === 304
}

/** The pieces of a body that is sent slowly. */
export function pieces(body: string): string[] {
  const characters = [...body]
  const size = Math.max(1, Math.ceil(characters.length / 10))
  return Array.from({ length: Math.ceil(characters.length / size) }, (_, index) =>
    characters.slice(index * size, (index + 1) * size).join(''),
  )
}

/** The part of a body that arrives before the connection is cut. */
export function firstHalf(body: string): string {
  return body.slice(0, Math.ceil(body.length / 2))
}

const decoder = new TextDecoder('utf-8', { fatal: true })
const encoder = new TextEncoder()

/**
 * The text of a body; undefined if its bytes are not UTF-8, since a guess would set another password than the caller
 * means. A byte order mark at its start is dropped, as `Request.text()` does.
 */
export function textOf(body: Uint8Array | string): string | undefined {
  if (typeof body === 'string') return body.startsWith('\uFEFF') ? body.slice(1) : body
  try {
    return decoder.decode(body)
  } catch {
    return undefined
  }
}

/** Whether a body has more bytes than the limit. */
export function isLongerThan(body: Uint8Array | string, limit: number): boolean {
  if (typeof body !== 'string') return body.byteLength > limit
  if (body.length > limit) return true
  return body.length * 3 > limit && encoder.encode(body).byteLength > limit
}
