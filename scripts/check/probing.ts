// Sends the probes of a plan one after the other, and judges each answer. What a request may have done to
// the account is put right before anything else happens.
import type { Bundle } from '../contract/contract.ts'
import type { Answer } from './answer.ts'
import { CommandError } from './command.ts'
import { type DeliverOptions, type Delivered, type Send, type Tally, deliverer, newTally, passwordAt } from './deliver.ts'
import type { Finding, Verdict } from './finding.ts'
import { judge } from './judge.ts'
import type { Plan } from './plan.ts'
import type { Probe } from './probe.ts'
import { type Profile, type ProfileAccount, defaultBudget } from './profile.ts'
import { type Search, culprits, keptPassword, mayBeLost, renewing, restore, setInSilence, signsIn, stateFinding } from './state.ts'

/** A finding with the exchange that shows it. */
export interface Found extends Finding {
  probe: Probe
  /** Undefined where no answer came. */
  answer: Answer | undefined
  /** Why it does not count, and until which day. */
  waived?: { reason: string; until: string }
}

/** What one probe came to. */
export interface Step {
  probe: Probe
  verdict: Verdict
  findings: Found[]
  answer?: Answer | undefined
  /** Why nothing can be said of the contract. */
  reason?: string
  /** Whether it says more of a probe that had a step before, or of none. */
  isMore?: true
}

/** Why a run ended before its plan did. */
export interface Stop {
  reason: string
  /** A program of the profile failed, so that the environment is at fault. */
  failed?: true
}

/** Whether this password signs the account in. */
export type SignIn = (account: ProfileAccount, password: string) => Promise<boolean>

export interface RunOptions extends DeliverOptions {
  /** Requests in all; the run stops there. */
  requests?: number
  /** Ends the run after the request that is under way. */
  signal?: AbortSignal
  /** Where somebody can tell. */
  signIn?: SignIn
}

/** Sends the probes one by one; returns why it ended before the plan did, or nothing where it did not. */
export async function* probing(bundle: Bundle, profile: Profile, plan: Plan, send: Send, options: RunOptions = {}, tally: Tally = newTally()): AsyncGenerator<Step, Stop | undefined> {
  try {
    return yield* following(bundle, profile, plan, send, options, tally)
  } catch (error) {
    if (error instanceof CommandError) return { reason: error.message, failed: true }
    throw error
  }
}

async function* following(bundle: Bundle, profile: Profile, plan: Plan, send: Send, options: RunOptions, tally: Tally): AsyncGenerator<Step, Stop | undefined> {
  const { signIn, signal, requests = Infinity } = options
  const deliver = deliverer(profile, send, tally, options)
  const isSuccess = ({ expectation }: Probe) => expectation.kind === 'success'
  const dialects = plan.promises.map(({ dialect }) => dialect)
  const mayAttempt = (account: string) => (tally.attempts.get(account) ?? 0) < (profile.budget?.attempts ?? defaultBudget.attempts)
  const spare = (profile.newPasswords ?? []).slice(plan.probes.filter(isSuccess).length).reverse()
  const search: Search = { profile, spare, deliver, signIn, mayAttempt }
  const { renew, note } = renewing(profile, spare, () => passwordAt(profile, tally.passwords.get('account')))
  const refused: Probe[] = []
  const known = new Set<Probe>()
  const first = plan.probes.find(isSuccess)
  for (const planned of plan.probes) {
    if (planned === first) yield* keptPassword(planned, refused, search)
    if (tally.requests >= requests) return { reason: `the budget of ${requests} requests is used up` }
    if (signal?.aborted) return { reason: 'interrupted' }
    const delivered = await deliver(renew(planned))
    const { probe, answer } = delivered
    note(probe, answer)
    if (mayBeLost(probe, answer, profile)) await restore(probe, dialects, profile, spare.pop() ?? profile.newPasswords?.at(-1), deliver)
    const { stop, ...step } = judged(bundle, profile, delivered)
    if (stop !== undefined) return { reason: stop }
    const accused = setInSilence(probe, step.findings, refused)
    for (const found of accused.filter((it) => it.probe !== probe && !known.has(it.probe))) {
      known.add(found.probe)
      yield { probe: found.probe, verdict: 'wrong', findings: [found], isMore: true }
    }
    const findings = [...step.findings, ...accused.filter((it) => it.probe === probe), ...(await signsIn(step, profile, signIn))]
    yield { ...step, verdict: findings.some(({ severity }) => severity === 'error') ? 'wrong' : step.verdict, findings }
    if (step.verdict !== 'wrong' && !isSuccess(probe)) refused.push(probe)
    if (isSuccess(probe) && findings.some(({ subject }) => subject === 'state')) yield* culprits(probe, refused, search)
  }
  const other = profile.otherAccount
  const [last] = plan.probes.slice(-1)
  if (last && other?.password !== undefined && signIn && !(await signIn(other, other.password))) {
    const beside = { ...last, promise: undefined }
    yield { probe: beside, verdict: 'wrong', isMore: true, findings: [stateFinding(beside, undefined, 'an other account that keeps its password', 'its password signs in no more')] }
  }
  return undefined
}

function judged(bundle: Bundle, profile: Profile, { probe, answer, failure }: Delivered): Step & { stop?: string } {
  if (!answer) return { probe, answer, verdict: 'wrong', findings: [{ severity: 'error', subject: 'connection', expected: 'an answer', got: failure, probe, answer }] }
  const { findings, ...rest } = judge(bundle, profile, probe, answer)
  return { ...rest, probe, answer, findings: findings.map((finding) => ({ ...finding, probe, answer })) }
}
