// The transport of the check: Node's fetch, which keeps connections alive.
import type { Send } from './run.ts'

/** Sends below this base URL; never follows a redirect, gives up after the timeout in milliseconds. */
export function sendTo(baseUrl: string, timeout = 10_000): Send {
  return async ({ method, path, headers, body }) => {
    const response = await fetch(baseUrl + path, { method, headers, body, redirect: 'manual', signal: AbortSignal.timeout(timeout) })
    return { status: response.status, headers: new Map(response.headers), body: await response.text() }
  }
}
