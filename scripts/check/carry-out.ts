// Sends a plan to its deployment at the pace of the profile's budget, with the programs that the profile names.
import { setTimeout as wait } from 'node:timers/promises'
import { bundle } from '../contract/bundle.ts'
import { codesBy, signInBy } from './command.ts'
import type { Plan } from './plan.ts'
import type { Probe } from './probe.ts'
import type { Profile } from './profile.ts'
import { type Result, run } from './run.ts'
import { type Connection, sendTo } from './send.ts'
import { budgetOf } from './target.ts'

export interface CarryOutOptions extends Connection {
  /** Ends the run after the request that is under way. */
  signal?: AbortSignal
  /** Told of each probe before it is sent. */
  onProbe?: (probe: Probe) => void
}

export async function carryOut(
  profile: Profile,
  plan: Plan,
  { signal, onProbe, ...connection }: CarryOutOptions,
): Promise<Result> {
  const { requests, perSecond } = budgetOf(profile)
  const send = await sendTo(profile.baseUrl, connection)
  let next = 0
  return run(bundle, profile, plan, send, {
    requests,
    ...(signal && { signal }),
    askCode: codesBy(profile),
    ...(profile.signIn && { signIn: signInBy(profile.signIn.command) }),
    async before(probe) {
      onProbe?.(probe)
      if (perSecond === 0) return
      await wait(Math.max(0, next - performance.now()), undefined, { signal }).catch(() => {})
      next = performance.now() + 1000 / perSecond
    },
  })
}
