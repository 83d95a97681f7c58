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
  /** A stream that is read up to a limit; without one, as in React Native, `text()` is used. */
  readonly body?: unknown
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
  const body = response.body as Partial<ReadableStream<Uint8Array>> | null | undefined
  // React Native and the whatwg-fetch polyfill have no stream, and node-fetch has one of another kind.
  if (typeof body?.getReader !== 'function') return response.text()
  const reader = body.getReader()
  const first = await reader.read()
  let next = await reader.read()
  const charset = /charset="?([\w-]+)/i.exec(response.headers?.get('content-type') ?? '')?.[1]
  // Most bodies come in one piece. They share a decoder, since it takes long to make one.
  if (next.done && !charset) return utf8.decode(first.value)
  const decoder = decoderOf(charset)
  let text = decoder.decode(first.value, { stream: true })
  for (; !next.done && text.length <= readLimit; next = await reader.read())
    text += decoder.decode(next.value, { stream: true })
  await reader.cancel()
  return text + decoder.decode()
}

const utf8 = new TextDecoder()

function decoderOf(charset: string | undefined): TextDecoder {
  try {
    return new TextDecoder(charset)
  } catch {
    return new TextDecoder() // a charset that nobody knows
  }
}
