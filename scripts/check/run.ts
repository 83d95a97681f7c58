// Sends the probes of a plan, one after the other, and collects what each promise came to.
import type { Bundle } from '../contract/contract.ts'
import type { Answer } from './answer.ts'
import { goodDraft } from './draft.ts'
import { type Finding, type Verdict, judge } from './judge.ts'
import { type Plan, type Probe, type Promised, type Untried, passwordIn, probeOf, promiseName, withPassword } from './plan.ts'
import type { Profile, ProfileAccount } from './profile.ts'

/** A finding with the exchange that shows it. */
export interface Found extends Finding {
  probe: Probe
  /** Undefined where no answer came. */
  answer: Answer | undefined
}

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
  /** Why not even the first request got an answer. */
  unreachable?: string
  /** Why the run ended before its plan did. */
  stopped?: string
}

/** The transport of a probe; rejects where no answer came. */
export type Send = (request: Probe['request']) => Promise<Answer>

export interface RunOptions {
  /** Requests in all; the run stops there. */
  requests?: number
  /** Ends the run after the request that is under way. */
  signal?: AbortSignal
  /** Whether this password signs the account in, where somebody can tell. */
  signIn?: (account: ProfileAccount, password: string) => Promise<boolean>
  /** Called before each request; what it returns is awaited, so that it can keep a rate. */
  before?: (probe: Probe) => Promise<void> | void
}

/** What one probe came to. */
export interface Step {
  probe: Probe
  verdict: Verdict
  findings: Found[]
}

/** A promise with several probes is as good as its worst. */
export async function run(bundle: Bundle, profile: Profile, plan: Plan, send: Send, options: RunOptions = {}): Promise<Result> {
  const outcomes = new Map<string, Outcome>()
  for (const { promise, verdict, reason } of plan.untried) outcomes.set(promiseName(promise), { promise, verdict, reason, findings: [] })
  const result: Result = { outcomes: [], general: [], requests: 0 }
  const steps = probing(bundle, profile, plan, countingFor(result, send), options)
  for (let step = await steps.next(); ; step = await steps.next()) {
    if (step.done) {
      if (step.value !== undefined) result.stopped = step.value
      break
    }
    const { probe, verdict, findings } = step.value
    const unanswered = findings.find(({ answer }) => answer === undefined)
    if (result.requests === 1 && unanswered) {
      result.unreachable = unanswered.got
      result.stopped = 'no answer'
      break
    }
    record(outcomes, result, probe, verdict, findings)
  }
  for (const promise of plan.promises) {
    const reason = result.stopped ?? 'no probe'
    result.outcomes.push(outcomes.get(promiseName(promise)) ?? { promise, verdict: 'untriggerable', reason, findings: [] })
  }
  return result
}

/** Sends the probes one by one; returns why it ended before the plan did, or nothing where it did not. */
export async function* probing(bundle: Bundle, profile: Profile, plan: Plan, send: Send, options: RunOptions = {}): AsyncGenerator<Step, string | undefined> {
  const spare = (profile.newPasswords ?? []).slice(plan.probes.filter(({ expectation }) => expectation.kind === 'success').length).reverse()
  const refused: Probe[] = []
  let requests = 0
  const [first] = plan.probes.filter(({ expectation }) => expectation.kind === 'success')
  for (const probe of plan.probes) {
    if (probe === first) yield* keptPassword(probe, refused, profile, spare, send, options)
    if (requests >= (options.requests ?? Infinity)) return `the budget of ${options.requests} requests is used up`
    await options.before?.(probe)
    if (options.signal?.aborted) return 'interrupted'
    requests += 1
    const { environment, ...judged } = await tryProbe(bundle, profile, probe, send)
    if (environment !== undefined) return environment
    const findings = [...judged.findings, ...setInSilence(probe, judged.findings, refused), ...(await signsIn(probe, judged, profile, options))]
    yield { probe, verdict: findings.some(({ severity }) => severity === 'error') ? 'wrong' : judged.verdict, findings }
    if (judged.verdict !== 'wrong' && probe.expectation.kind !== 'success') refused.push(probe)
    if (probe.expectation.kind === 'success' && findings.some(({ subject }) => subject === 'state')) yield* culprits(probe, refused, profile, spare, send, options)
    if (mayHaveSet(probe, profile, findings)) await restore(probe, profile, spare.pop() ?? profile.newPasswords?.at(-1), send)
  }
  const other = profile.otherAccount
  const [last] = plan.probes.slice(-1)
  if (last && other?.password !== undefined && options.signIn && !(await options.signIn(other, other.password))) {
    yield { probe: last, verdict: 'wrong', findings: [stateFinding({ ...last, promise: undefined }, undefined, 'an other account that keeps its password', 'its password signs in no more')] }
  }
  return undefined
}

/** A password that was refused before, and for another reason, now counts as used: the refusal had set it. */
function setInSilence(probe: Probe, findings: Found[], refused: Probe[]): Found[] {
  const { dialect, expectation } = probe
  if (expectation.kind !== 'code' || expectation.error.condition === 'password-reused') return []
  const password = passwordIn(probe)
  const wasRefused = password !== undefined && refused.some((it) => passwordIn(it) === password)
  const reused = dialect.errors.filter(({ condition }) => condition === 'password-reused').map(({ code }) => code)
  const found = findings.find(({ subject, got }) => subject === 'code' && reused.includes(got))
  return found && wasRefused ? [stateFinding(probe, found.answer, 'a password that a refusal leaves unset', `${found.got}: an earlier refusal has set it`)] : []
}

/** A success is one only where its password signs in afterwards. */
async function signsIn(probe: Probe, { findings, verdict }: Step | { findings: Found[]; verdict: Verdict }, profile: Profile, { signIn }: RunOptions): Promise<Found[]> {
  const password = passwordIn(probe)
  if (!signIn || probe.expectation.kind !== 'success' || verdict === 'wrong' || password === undefined || !profile.account) return []
  if (await signIn(profile.account, password)) return []
  return [stateFinding(probe, findings[0]?.answer, 'a password that signs in', 'it does not, though setting it was answered with success')]
}

/** Before anything succeeds, the account still has the password that it had. */
async function* keptPassword(probe: Probe, refused: Probe[], profile: Profile, spare: string[], send: Send, options: RunOptions): AsyncGenerator<Step> {
  const { account } = profile
  if (!options.signIn || account?.password === undefined || (await options.signIn(account, account.password))) return
  yield { probe: { ...probe, promise: undefined }, verdict: 'wrong', findings: [stateFinding({ ...probe, promise: undefined }, undefined, 'a password that no refusal changes', 'it signs in no more')] }
  for (const dialect of new Set(refused.map((it) => it.dialect))) yield* culprits({ ...probe, dialect }, refused, profile, spare, send, options)
}

/** Which of the refused requests sets the password all the same: each is sent with a fresh one, which is then looked for. */
async function* culprits(success: Probe, refused: Probe[], profile: Profile, spare: string[], send: Send, { signIn }: RunOptions): AsyncGenerator<Step> {
  const suspects = refused.filter((it) => it.dialect === success.dialect && passwordIn(it) === profile.newPasswords?.[0] && it.promise)
  const oneEach = [...new Map(suspects.map((it) => [it.fault, it])).values()]
  for (const suspect of oneEach) {
    const fresh = spare.pop()
    if (fresh === undefined) return
    await send(withPassword(suspect, fresh)).catch(() => undefined)
    const isSet = signIn && profile.account ? await signIn(profile.account, fresh) : await isRefused(withPassword(success, fresh), send)
    if (isSet) yield { probe: suspect, verdict: 'wrong', findings: [stateFinding(suspect, undefined, 'a password that a refusal leaves unset', 'the refusal has set it')] }
  }
}

async function isRefused(request: Probe['request'], send: Send): Promise<boolean> {
  const answer = await send(request).catch(() => undefined)
  return answer !== undefined && answer.status >= 300
}

function stateFinding(probe: Probe, answer: Answer | undefined, expected: string, got: string): Found {
  return { severity: 'error', subject: 'state', expected, got, probe, answer }
}

function countingFor(result: Result, send: Send): Send {
  return (request) => {
    result.requests += 1
    return send(request)
  }
}

function record(outcomes: Map<string, Outcome>, result: Result, { promise }: Probe, verdict: Verdict, findings: Found[]): void {
  if (!promise) {
    result.general.push(...findings)
    return
  }
  const name = promiseName(promise)
  const before = outcomes.get(name)
  outcomes.set(name, {
    promise,
    verdict: before ? worse(before.verdict as Verdict, verdict) : verdict, // tried before, so one of the three
    findings: [...(before?.findings ?? []), ...findings],
  })
}

async function tryProbe(bundle: Bundle, profile: Profile, probe: Probe, send: Send): Promise<{ verdict: Verdict; findings: Found[]; environment?: string }> {
  try {
    const answer = await send(probe.request)
    const { findings, ...judged } = judge(bundle, profile, probe, answer)
    return { ...judged, findings: findings.map((finding) => ({ ...finding, probe, answer })) }
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    const got = cause instanceof Error ? cause.message || cause.name : 'no answer'
    return { verdict: 'wrong', findings: [{ severity: 'error', subject: 'connection', expected: 'an answer', got, probe, answer: undefined }] }
  }
}

/** Whether a password that the owner does not know may have been set: a broken one, or none, was accepted for the account itself. */
function mayHaveSet({ expectation }: Probe, { allow = [] }: Profile, findings: Found[]): boolean {
  return expectation.kind === 'code' && allow.includes('change-password') && findings.some(({ subject }) => subject === 'enforcement' || subject === 'connection')
}

/** Sets a password of the profile again, by the good request of the same dialect. */
async function restore({ dialect }: Probe, profile: Profile, password: string | undefined, send: Send): Promise<void> {
  const draft = goodDraft(dialect, profile, password)
  if (typeof draft === 'string') return
  const { request } = probeOf(dialect, { fault: 'to set a known password again', draft }, [], { kind: 'success' })
  await send(request).catch(() => undefined)
}

function worse(a: Verdict, b: Verdict): Verdict {
  const order: Verdict[] = ['verified', 'masked', 'wrong']
  return order.indexOf(a) > order.indexOf(b) ? a : b
}
