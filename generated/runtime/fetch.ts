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
  const decoder = decoderOf(response)
  let text = ''
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    text += decoder.decode(next.value, { stream: true })
    if (text.length > readLimit) {
      await reader.cancel()
      return text
    }
  }
  return text + decoder.decode()
}

function decoderOf({ headers }: FetchedResponse): TextDecoder {
  const [, charset] = /charset="?([\w-]+)/i.exec(headers?.get?.('content-type') ?? '') ?? []
  try {
    return new TextDecoder(charset)
  } catch {
    return new TextDecoder() // a charset that nobody knows
  }
}
