// What comes before each request: its turn, and the budgets.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Budget } from '../profile/profile.ts'
import { Stop } from './stop.ts'

export interface PaceOptions extends Budget {
  signal?: AbortSignal | undefined
  /** Milliseconds; both are there so that tests need not wait. */
  now?: () => number
  wait?: (milliseconds: number, signal?: AbortSignal) => Promise<unknown>
}

const waitFor = (milliseconds: number, signal?: AbortSignal) =>
  sleep(milliseconds, undefined, { ...(signal && { signal }) })

/** Returns a function that waits for the next turn, and throws a Stop if the run must end before it. */
export function createPace(options: PaceOptions): () => Promise<void> {
  const { requests, perSecond, minutes, signal, now = Date.now, wait = waitFor } = options
  const startedAt = now()
  let sent = 0
  let nextAt = startedAt
  return async () => {
    stopIf(signal)
    if (sent >= requests) throw new Stop(`budget.requests (${requests}) is used up`)
    if (now() - startedAt >= minutes * 60_000)
      throw new Stop(`budget.minutes (${minutes}) is used up`)
    if (perSecond > 0) {
      if (nextAt > now()) await wait(nextAt - now(), signal).catch(() => undefined)
      stopIf(signal)
      nextAt = Math.max(nextAt, now()) + 1000 / perSecond
    }
    sent += 1
  }
}

function stopIf(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return
  const { reason } = signal as { reason: unknown }
  throw new Stop(typeof reason === 'string' ? `interrupted by ${reason}` : 'interrupted')
}
