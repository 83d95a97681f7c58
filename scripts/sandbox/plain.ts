// Requests and answers without their transport, so that a server, a page and a test share the core.

/** A request without its transport. */
export interface PlainRequest {
  method: string
  /** Path with query, as sent. */
  url: string
  /** Asked with names in lower case. */
  header(name: string): string | undefined
  body: string
}

export interface PlainAnswer {
  status: number
  headers: Record<string, string>
  body: string
  /** The error code in the body, for logs. */
  code?: string
  /** Milliseconds that the caller asked the answer to take. */
  delay?: number
}

export function json(status: number, body: unknown): PlainAnswer {
  return { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
}

export function plain(
  status: number,
  text: string,
  headers: Record<string, string> = {},
): PlainAnswer {
  return { status, headers: { 'Content-Type': 'text/plain', ...headers }, body: `${text}\n` }
}
