// Sends the probes of a plan, one after the other, and collects what each promise came to.
import type { Bundle } from '../contract/contract.ts'
import { type Answer, type Finding, type Verdict, judge } from './judge.ts'
import { type Plan, type Probe, type Promised, type Untried, promiseName } from './plan.ts'
import type { Profile } from './profile.ts'

export interface Outcome {
  promise: Promised
  verdict: Verdict | Untried['verdict']
  /** Why it was not tried, where it was not. */
  reason?: string
  findings: (Finding & { fault: string })[]
}

/** The transport of a probe; rejects where no answer came. */
export type Send = (request: Probe['request']) => Promise<Answer>

/** One outcome per promise, in the plan's order; a promise with several probes is as good as its worst. */
export async function run(bundle: Bundle, profile: Profile, plan: Plan, send: Send): Promise<Outcome[]> {
  const outcomes = new Map<string, Outcome>()
  for (const { promise, verdict, reason } of plan.untried) {
    outcomes.set(promiseName(promise), { promise, verdict, reason, findings: [] })
  }
  for (const probe of plan.probes) {
    const { verdict, findings } = await tryProbe(bundle, profile, probe, send)
    const name = promiseName(probe.promise)
    const before = outcomes.get(name)
    const found = findings.map((finding) => ({ ...finding, fault: probe.fault }))
    outcomes.set(name, {
      promise: probe.promise,
      verdict: before ? worse(before.verdict as Verdict, verdict) : verdict, // tried before, so no reason not to try
      findings: [...(before?.findings ?? []), ...found],
    })
  }
  return plan.promises.map(promiseName).flatMap((name) => outcomes.get(name) ?? [])
}

async function tryProbe(bundle: Bundle, profile: Profile, probe: Probe, send: Send) {
  try {
    return judge(bundle, profile, probe, await send(probe.request))
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error)
    const finding: Finding = { severity: 'error', subject: 'connection', expected: 'an answer', got }
    return { verdict: 'wrong' as const, findings: [finding] }
  }
}

function worse(a: Verdict, b: Verdict): Verdict {
  const order: Verdict[] = ['verified', 'masked', 'wrong']
  return order.indexOf(a) > order.indexOf(b) ? a : b
}
