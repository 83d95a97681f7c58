// Requests and responses without their transport, so that a server, a page and a test share the core.

/** A request without its transport. */
export interface PlainRequest {
  method: string
  /** Path with query, as sent. */
  url: string
  /** By names in lower case, as Node has them. */
  headers: Readonly<Record<string, string | string[] | undefined>>
  body: string
}

export interface PlainResponse {
  status: number
  headers: Record<string, string>
  body: string
  /** The error code in the body, for logs. */
  code?: string
  /** Milliseconds that the caller asked the response to take. */
  delay?: number
}

/** A header by its name in lower case; undefined where it is absent or blank. */
export function headerOf({ headers }: PlainRequest, name: string): string | undefined {
  const value = headers[name]
  const text = Array.isArray(value) ? value.join(', ') : value
  return text === undefined || text.trim() === '' ? undefined : text
}

export function json(status: number, body: unknown): PlainResponse {
  return { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
}

export function plain(
  status: number,
  text: string,
  headers: Record<string, string> = {},
): PlainResponse {
  return { status, headers: { 'Content-Type': 'text/plain', ...headers }, body: `${text}\n` }
}
