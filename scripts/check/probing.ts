// Sends the probes of a plan one after the other, and judges each answer. What a request may have done to
// the account is put right before anything else happens.
import type { Bundle } from '../contract/contract.ts'
import type { Answer } from './answer.ts'
import type { AccountKey } from './codes.ts'
import { CommandError } from './command.ts'
import {
  type DeliverOptions,
  type Delivered,
  type Send,
  type Tally,
  deliverer,
  isSpent,
  newTally,
  outcomeOf,
  refusesCode,
} from './deliver.ts'
import type { Finding, Verdict } from './finding.ts'
import { judge } from './judge.ts'
import { leaks } from './leaks.ts'
import { passwordAt } from './place.ts'
import type { Plan } from './plan.ts'
import { type Probe, passwordIn } from './probe.ts'
import { type Profile, type ProfileAccount } from './profile.ts'
import {
  type Search,
  culprits,
  keptPassword,
  mayBeLost,
  renewing,
  restore,
  formerPassword,
  setInSilence,
  signsIn,
  stateFinding,
} from './state.ts'

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
  /** The codes of the profile are at fault. */
  isCode?: true
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
export async function* probing(
  bundle: Bundle,
  profile: Profile,
  plan: Plan,
  send: Send,
  options: RunOptions = {},
  tally: Tally = newTally(),
): AsyncGenerator<Step, Stop | undefined> {
  try {
    return yield* following(bundle, profile, plan, send, options, tally)
  } catch (error) {
    if (error instanceof CommandError) return { reason: error.message, failed: true }
    throw error
  }
}

async function* following(
  bundle: Bundle,
  profile: Profile,
  plan: Plan,
  send: Send,
  options: RunOptions,
  tally: Tally,
): AsyncGenerator<Step, Stop | undefined> {
  const { signIn, signal, requests = Infinity } = options
  const deliver = deliverer(bundle, profile, send, tally, options)
  const isSuccess = ({ expectation }: Probe) => expectation.kind === 'success'
  const variants = plan.promises.map(({ variant }) => variant)
  const mayAttempt = (account: string) => !isSpent(tally, profile, account)
  const mayUseCode = () => mayAttempt('account') || !tally.refusedCodes.has('account')
  const spare = (profile.newPasswords ?? [])
    .slice(plan.probes.filter((it) => isSuccess(it) && passwordIn(it) !== undefined).length)
    .reverse()
  const search: Search = { profile, spare, deliver, signIn, mayAttempt }
  const { renew, note, hasMore } = renewing(bundle, profile, spare, () =>
    passwordAt(profile, [...(tally.passwords.get('account') ?? [])].join(' or ')),
  )
  const refused: Probe[] = []
  const known = new Set<Probe>()
  const held: Step[] = []
  /** Passwords whose success was masked, so that nobody knows whether they are set. */
  const unset = new Set<string | undefined>()
  let isCodeGood = false
  const first = plan.probes.find(isSuccess)
  for (const planned of plan.probes) {
    if (planned === first) yield* keptPassword(planned, refused, search)
    if (
      planned.expectation.kind === 'reused' &&
      ((planned.expectation.isFormer && hasMore()) || unset.has(passwordIn(planned)))
    )
      continue
    if (planned.effects.includes('attempt') && !mayAttempt(planned.account)) {
      yield {
        probe: planned,
        verdict: 'masked',
        findings: [],
        reason: 'budget.attempts is used up',
      }
      continue
    }
    const stopped =
      tally.requests >= requests
        ? `the budget of ${requests} requests is used up`
        : signal?.aborted
          ? 'interrupted'
          : undefined
    if (stopped !== undefined) {
      yield* held
      return { reason: stopped }
    }
    const delivered = await deliver(renew(planned))
    const { probe } = delivered
    note(delivered)
    const isLost =
      mayBeLost(bundle, delivered, profile) &&
      !(await restore(
        bundle,
        probe,
        variants,
        profile,
        spare.pop() ?? profile.newPasswords?.at(-1),
        deliver,
        mayUseCode,
      )) &&
      outcomeOf(bundle, delivered) === 'done'
    const { stop, ...step } = judged(bundle, profile, delivered)
    const end = isLost
      ? lost(probe, tally)
      : stop === undefined
        ? ended(probe, profile, tally)
        : { reason: stop }
    // Until a change is accepted nobody knows whose fault a refused code is, so what it seems to show waits.
    if (outcomeOf(bundle, delivered) === 'done' && probe.account === 'account') {
      isCodeGood = true
      yield* held.splice(0)
    }
    if (!isCodeGood && refusesCode(bundle, delivered)) {
      held.push(step)
      if (end) {
        yield* held.map((it) =>
          tally.refusedCodes.has(it.probe.account) && end.isCode ? excused(it, end.reason) : it,
        )
        return end
      }
      continue
    }
    if (end) {
      yield* held
      yield step
      return end
    }
    const accused = setInSilence(probe, step.findings, refused)
    for (const found of accused.filter((it) => it.probe !== probe && !known.has(it.probe))) {
      known.add(found.probe)
      yield { probe: found.probe, verdict: 'wrong', findings: [found], isMore: true }
    }
    let unsigned: Found[]
    try {
      unsigned = await signsIn(step, profile, signIn)
    } catch (error) {
      // The program has failed, not the deployment: what it answered counts.
      yield step
      throw error
    }
    const findings = [...step.findings, ...accused.filter((it) => it.probe === probe), ...unsigned]
    yield {
      ...step,
      verdict: findings.some(({ severity }) => severity === 'error') ? 'wrong' : step.verdict,
      findings,
    }
    if (step.verdict !== 'wrong' && !isSuccess(probe)) refused.push(probe)
    if (step.verdict === 'masked' && isSuccess(probe)) unset.add(passwordIn(planned))
    if (isSuccess(probe) && findings.some(({ subject }) => subject === 'state'))
      yield* culprits(probe, refused, search)
  }
  yield* held
  const other = profile.otherAccount
  const [last] = plan.probes.slice(-1)
  if (last && profile.allow?.includes('attempt') && mayAttempt('account'))
    yield* formerPassword(last, tally, search)
  if (last && other?.password !== undefined && signIn && !(await signIn(other, other.password))) {
    const beside = { ...last, promise: undefined }
    yield {
      probe: beside,
      verdict: 'wrong',
      isMore: true,
      findings: [
        stateFinding(
          beside,
          undefined,
          'an other account that keeps its password',
          'its password signs in no more',
        ),
      ],
    }
  }
  return undefined
}

function judged(
  bundle: Bundle,
  profile: Profile,
  { probe, answer, failure }: Delivered,
): Step & { stop?: string } {
  if (!answer)
    return {
      probe,
      answer,
      verdict: 'wrong',
      findings: [
        {
          severity: 'error',
          subject: 'connection',
          expected: 'an answer',
          got: failure,
          probe,
          answer,
        },
      ],
    }
  const { findings: found, ...rest } = judge(bundle, profile, probe, answer)
  // What limits or locks is judged by nothing else, but it must not hand back secrets either.
  const findings =
    rest.stop !== undefined && found.length === 0 ? leaks(profile, probe, answer) : found
  const verdict = findings.some(({ severity }) => severity === 'error') ? 'wrong' : rest.verdict
  return {
    ...rest,
    ...(rest.stop !== undefined && verdict === 'masked' && { reason: rest.stop }),
    verdict,
    probe,
    answer,
    findings: findings.map((finding) => ({ ...finding, probe, answer })),
  }
}

/** What nobody can go on after, as the tally shows it. */
function ended({ account }: Probe, profile: Profile, tally: Tally): Stop | undefined {
  if (tally.unanswered >= 3) return { reason: 'the deployment no longer answers', failed: true }
  if (!tally.refusedCodes.has(account) || !isSpent(tally, profile, account)) return undefined
  return {
    reason: `the verification code of the profile is not accepted; ${tally.attempts.get(account)} attempts made`,
    isCode: true,
  }
}

function lost({ account }: Probe, { passwords }: Tally): Stop {
  const places = [...(passwords.get(account as AccountKey) ?? [])].join(' or ') // a lost one is an account's
  return {
    reason: `THE PASSWORD OF ${account} WAS CHANGED to one that should have been refused, and setting a known one again was not accepted; it is now: ${places}`,
  }
}

/** What an answer to a refused code still shows, whoever is to blame for the code. */
function excused(step: Step, reason: string): Step {
  const findings = step.findings.filter(({ subject }) =>
    ['secret', 'leak', 'cookie'].includes(subject),
  )
  return {
    ...step,
    findings,
    reason,
    verdict: findings.some(({ severity }) => severity === 'error') ? 'wrong' : 'masked',
  }
}
