// Generated from the OpenAPI contract of idaas-password 0.1.0. Do not edit.
// What the client asks of a `fetch`: that of the platform, of undici, of node-fetch, of React Native, or any wrapper.

/** The function that sends a request. The global `fetch` is one. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchedResponse>

/** The second argument of `fetch`, in plain values. */
export interface FetchInit {
  method: string
  headers: Record<string, string>
  body?: string
  redirect: 'manual'
  /** Aborted when the time is up or the caller aborts. */
  signal: AbortSignal
}

/** The members of a `Response` that the client reads. */
export interface FetchedResponse {
  readonly status: number
  readonly headers: {
    get(name: string): string | null
    forEach(callback: (value: string, name: string) => void): void
  }
  readonly url?: string
  readonly redirected?: boolean
  /** A stream, of the web or of Node, that is read up to a limit; without one, as in React Native, `text()` is used. */
  readonly body?: unknown
  readonly bodyUsed?: boolean
  text(): Promise<string>
}

/** Most characters of a response that are read; the contract's responses have less than 1000. */
export const readLimit = 65_536

export function isResponse(value: unknown): value is FetchedResponse {
  const { status, text } = Object(value) as Partial<FetchedResponse>
  return typeof status === 'number' && typeof text === 'function'
}

/** The body as text, in the charset that the response names; of a long one a little more than the limit. */
export async function textOf(response: FetchedResponse): Promise<string> {
  // One that somebody has read would seem to be empty; for it `text()` fails.
  const unread = !response.bodyUsed && response.body
  const stream: Partial<ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>> = Object(unread)
  const reader = stream.getReader?.()
  // The stream of node-fetch has no reader. React Native and the whatwg-fetch polyfill have no stream.
  const iterator = reader ? undefined : stream[Symbol.asyncIterator]?.()
  if (!reader && !iterator) return response.text()
  const decoder = decoderOf(response)
  let text = ''
  let next
  do {
    next = await (reader ? reader.read() : iterator!.next())
    text += decoder.decode(next.value, { stream: !next.done })
  } while (!next.done && text.length <= readLimit)
  await (reader ? reader.cancel() : iterator!.return?.()) // or an endless body would go on
  return text
}

function decoderOf({ headers }: FetchedResponse): TextDecoder {
  const charset = /charset="?([\w-]+)/i.exec(`${headers?.get?.('content-type')}`)?.[1]
  try {
    return new TextDecoder(charset)
  } catch {
    return new TextDecoder() // a charset that nobody knows
  }
}
