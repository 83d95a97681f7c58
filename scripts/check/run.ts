// Runs a plan, and collects what each promise came to.
import type { Bundle } from '../contract/contract.ts'
import { type Send, newTally } from './deliver.ts'
import type { Verdict } from './finding.ts'
import { type Observed, observer } from './order.ts'
import type { Plan } from './plan.ts'
import { type Promised, type Untried, promiseName } from './probe.ts'
import { type Found, type RunOptions, type Step, probing } from './probing.ts'
import type { Profile } from './profile.ts'

export type { Send } from './deliver.ts'

export interface Outcome {
  promise: Promised
  verdict: Verdict | Untried['verdict']
  /** Why it was not tried, or why nothing can be said. */
  reason?: string
  findings: Found[]
}

export interface Result {
  /** One per promise, in the plan's order. */
  outcomes: Outcome[]
  /** Findings of probes that belong to no promise. */
  general: Found[]
  requests: number
  /** How often a request was repeated that the network had lost, or that found the service busy. */
  retries?: number
  /** Where in the profile the password of an account stands that the run has changed. */
  passwords?: ReadonlyMap<string, string>
  /** Codes that a program printed: secrets of the run. */
  codes?: readonly string[]
  /** The order of judging, as far as it showed. */
  observed?: Observed[]
  /** Waivers of the profile, and how many findings each is about. */
  waivers?: { code: string; reason: string; until: string; expired: boolean; findings: number }[]
  /** Why not even the first request got an answer. */
  unreachable?: string
  /** Why the run ended before its plan did. */
  stopped?: string
  /** Whether a program of the profile was the reason. */
  failed?: boolean
}

/** A promise with several probes is as good as its worst. */
export async function run(
  bundle: Bundle,
  profile: Profile,
  plan: Plan,
  send: Send,
  options: RunOptions = {},
): Promise<Result> {
  const outcomes = new Map<string, Outcome>()
  for (const { promise, verdict, reason } of plan.untried)
    outcomes.set(promiseName(promise), { promise, verdict, reason, findings: [] })
  const tally = newTally()
  const { observe, observed } = observer(bundle)
  const result: Result = { outcomes: [], general: [], requests: 0, codes: tally.codes, observed }
  const steps = probing(bundle, profile, plan, send, options, tally)
  for (let step = await steps.next(); ; step = await steps.next()) {
    if (step.done) {
      if (step.value)
        Object.assign(result, { stopped: step.value.reason, failed: step.value.failed ?? false })
      break
    }
    const unanswered = step.value.findings.find(
      ({ subject, answer }) => subject === 'connection' && answer === undefined,
    )
    if (tally.requests === 1 && unanswered) {
      Object.assign(result, { unreachable: unanswered.got, stopped: 'no answer' })
      break
    }
    observe(step.value)
    record(outcomes, result, step.value)
  }
  for (const promise of plan.promises) {
    const reason = result.stopped ?? 'no probe'
    result.outcomes.push(
      outcomes.get(promiseName(promise)) ?? {
        promise,
        verdict: 'untriggerable',
        reason,
        findings: [],
      },
    )
  }
  const passwords = new Map(
    [...tally.passwords].map(([account, places]) => [account, [...places].join(' or ')]),
  )
  return { ...result, passwords, requests: tally.requests, retries: tally.retries }
}

function record(
  outcomes: Map<string, Outcome>,
  result: Result,
  { probe: { promise }, verdict, findings, reason }: Step,
): void {
  if (!promise) {
    result.general.push(...findings)
    return
  }
  const name = promiseName(promise)
  const before = outcomes.get(name)
  const why = before?.reason ?? reason
  outcomes.set(name, {
    promise,
    verdict: before ? worse(before.verdict as Verdict, verdict) : verdict, // tried before, so one of the three
    ...(why !== undefined && { reason: why }),
    findings: [...(before?.findings ?? []), ...findings],
  })
}

function worse(a: Verdict, b: Verdict): Verdict {
  const order: Verdict[] = ['verified', 'masked', 'wrong']
  return order.indexOf(a) > order.indexOf(b) ? a : b
}
