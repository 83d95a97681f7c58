// Generated from the OpenAPI contract of idaas-password 0.1.0. Do not edit.
// What a client makes of a response: a success, an error that the contract lists, or anything else.
import { type FetchedResponse, readLimit } from './fetch.js'
import { readParameters } from './message-parameters.js'
import type { Fields, Operation } from './operation.js'
import type { ResponseHeaders, Result, Texts, Unexpected } from './result.js'

/** One request and what became of it. */
export interface Exchange {
  operation: Operation
  url: string
  /** Whether `fetch` was called. */
  sent: boolean
  /** Takes out what no result shows. */
  redact: (text: string) => string
  response?: FetchedResponse
  /** Body of the response. */
  text?: string
}

/** Reads a complete response. */
export function readResponse(exchange: Exchange, texts: Texts | undefined): Result {
  const { operation, redact, response, text = '', url } = exchange
  const { status, redirected, url: final } = response! // the caller has it
  const unexpected = (reason: Unexpected['reason'], code?: string) =>
    failure(exchange, reason, status, code)
  // A `Response` that does not say whether it was redirected comes from a fetch that always follows.
  const isElsewhere = redirected ?? (final && final !== url)
  // A browser hides the status of a redirect behind 0.
  if (isElsewhere || /^(0|30[12378])$/.test(`${status}`)) return unexpected('redirect')
  if (text.length > readLimit) return unexpected('too-long')

  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {} // a page
  const members = Object(content) as Fields
  for (const [codeName, messageName] of operation.problems) {
    const code = members[codeName]
    if (!code || typeof code !== 'string') continue
    let reason: Unexpected['reason'] = 'unknown-code'
    for (const [product, documented, codes] of operation.errors) {
      if (!codes.includes(code)) continue
      reason = 'other-status'
      if (documented !== status) continue
      const words = members[messageName]
      const message = typeof words === 'string' ? redact(words) : ''
      return {
        kind: 'error',
        product,
        code,
        status,
        message,
        handling: texts?.[product]?.[code]?.handling,
        parameters: readParameters(operation.templates[code] ?? [], message),
        headers: headersOf(response, redact),
      }
    }
    return unexpected(reason, code)
  }

  const [promised, needed] = operation.success
  if (status !== promised) return unexpected(status < 400 ? 'other-status' : 'no-code')
  // If no body is promised, one that says anything may say that nothing was done.
  const isPromised = needed
    ? needed.every((name) => typeof members[name] === 'string')
    : /^\s*(null|{\s*})?\s*$/.test(text)
  if (!isPromised) return unexpected('other-body')
  // What a service adds to the promised texts may be an echo of the request.
  const shown = (name: string, value: unknown) =>
    typeof value === 'string' && !needed?.includes(name) ? redact(value) : value
  return { kind: 'success', status, data: needed && JSON.parse(text, shown) }
}

/** Errors of a connection that was never made, by code and system call. */
const unsent = /REFUSED|CONNECT_|CERT|LEAF| (connect|getaddrinfo)$/i

/** Why a request that was handed to `fetch` has no complete response. */
export function lost(exchange: Exchange, error: unknown, isCustom: boolean): Unexpected {
  const { name, message, response, cause = error } = Object(error) as Fields
  // undici wraps what a proxy says twice, gives it a code that says less than the words, and for a 407 has no words.
  const { code, syscall, message: words = error } = Object(Object(cause).cause ?? cause) as Fields
  const says = typeof code === 'string' && !code.endsWith('ABORTED') // a `DOMException` has a number
  const detail = (says && code) || words || message
  if (unsent.test(`${detail} ${syscall}`)) exchange.sent = !!exchange.response
  // A wrapper that throws for an error response puts it into its error.
  const isNetwork =
    !isCustom || (!response && (code || /to fetch|network|(fetch|load) failed/i.test(`${message}`)))
  const reason = isNetwork ? 'network' : 'fetch'
  const stopped = { AbortError: 'abort', TimeoutError: 'timeout' } as const
  const why = stopped[name as keyof typeof stopped] ?? (exchange.response ? 'unreadable' : reason)
  return failure(exchange, why, detail)
}

export function failure(
  { operation: { method, path }, redact, sent, response, text = '' }: Exchange,
  reason: Unexpected['reason'],
  detail: unknown,
  code?: string,
): Unexpected {
  // In one line and not long, or a log would show lines that nobody wrote.
  const line = (shown: unknown) =>
    redact(String(shown))
      .replace(/[\s\p{C}]+/gu, ' ')
      .slice(0, 200)
  return {
    kind: 'unexpected',
    reason,
    sent,
    status: response?.status || undefined, // a browser's status for a redirect is 0
    code: code && redact(code),
    message: `${method} ${path}: ${reason} (${line(detail)})`,
    excerpt: line(text),
    headers: headersOf(response, redact),
  }
}

function headersOf(
  response: FetchedResponse | undefined,
  redact: Exchange['redact'],
): ResponseHeaders {
  const headers: Record<string, string> = {}
  response?.headers?.forEach?.((value, name) => {
    if (/^retry-after$|(request|trace|correlation)[-_]?id$/i.test(name))
      headers[name.toLowerCase()] = redact(value)
  })
  return headers
}
