// A response as `fetch` gives it: late, slow, cut or not at all, if that was asked for.
import { type PlainResponse, firstHalf, isBodiless, pieces } from './plain-http.ts'

/** Rejects as `fetch` does: with the reason of an abort, or with a TypeError if the connection is dropped. */
export async function deliver(
  response: PlainResponse,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const { status, headers, body, delivery } = response
  const { delay = 0, drop = false } = delivery ?? {}
  if (delay > 0) await pause(delay, signal)
  if (drop) throw new TypeError('fetch failed: the connection was dropped on purpose')
  const content = isBodiless(status) || body === '' ? null : bodyOf(response, signal)
  return new Response(content, { status, headers })
}

function bodyOf({ body, delivery }: PlainResponse, signal: AbortSignal | undefined): BodyInit {
  const { cut = false, slow = 0 } = delivery ?? {}
  if (!cut && slow === 0) return body
  const sent = pieces(cut ? firstHalf(body) : body)
  const encoder = new TextEncoder()
  let next = 0
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = sent[next]
      if (piece === undefined) {
        if (cut) controller.error(new TypeError('terminated: the body was cut on purpose'))
        else controller.close()
        return
      }
      next += 1
      if (slow > 0) await pause(slow / sent.length, signal)
      controller.enqueue(encoder.encode(piece))
    },
  })
}

/** Waits; rejects at once with the signal's reason if it is aborted. */
function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return abortable((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    return () => clearTimeout(timer)
  }, signal)
}

/** A promise that an abort ends; `start` returns what to do then. */
export function abortable<T>(
  start: (resolve: (value: T) => void, reject: (reason: unknown) => void) => () => void,
  signal: AbortSignal | undefined,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const stop = start(
      (value) => {
        signal?.removeEventListener('abort', onAbort)
        resolve(value)
      },
      (reason) => {
        signal?.removeEventListener('abort', onAbort)
        reject(reason)
      },
    )
    function onAbort(): void {
      stop()
      reject(signal?.reason)
    }
    signal?.addEventListener('abort', onAbort, { once: true })
  })
}
