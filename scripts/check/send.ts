// The transport of the check: Node's fetch, which keeps connections alive. Redirects are never followed.
import type { Answer } from './answer.ts'
import type { Send } from './run.ts'

/** Sends below this base URL; gives up after the timeout in milliseconds. */
export function sendTo(baseUrl: string, timeout = 10_000): Send {
  return async ({ method, path, headers, body }) => {
    const begin = performance.now()
    const response = await fetch(baseUrl + path, { method, headers, body: body ?? null, redirect: 'manual', signal: AbortSignal.timeout(timeout) })
    return readAnswer(response, begin)
  }
}

/** Reads an answer whole, its bytes included; `begin` is when the request was sent, by performance.now. */
export async function readAnswer(response: Response, begin: number): Promise<Answer> {
  const bytes = await response.arrayBuffer()
  return { status: response.status, headers: new Map(response.headers), body: decode(bytes), milliseconds: performance.now() - begin }
}

function decode(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
