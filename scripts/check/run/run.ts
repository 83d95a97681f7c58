// Carries out a plan: each aim becomes a request in the world of that moment, and each response changes
// the world. What was found, and which password each account may have, is known at every moment.
import { conditions } from '../../model/conditions.ts'
import type { Facts } from '../../model/facts.ts'
import type { Clause, ClauseResult, Finding, Verdict } from '../findings/finding.ts'
import { clauseName, clausesOf, confirmation } from '../plan/clauses.ts'
import type { Plan } from '../plan/plan.ts'
import { type Aim, type Probe, isProbe, nameOfTry, solve } from '../plan/probe.ts'
import { neverAnswered } from '../judge/judge.ts'
import { findCulprits } from './refused-but-set.ts'
import { createDelivery } from './send-probe.ts'
import { lookForOtherForms } from './token-forms.ts'
import { checkSignIn, findPassword } from './sign-in.ts'
import type { Delivered, RunOptions, RunState, TryAim } from './state.ts'
import { Stop } from './stop.ts'

/** Changes the state as it goes, so that whoever interrupts it can still tell what was done. */
export async function run(options: RunOptions, state: RunState): Promise<void> {
  try {
    await carryOut(options, state)
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    state.stopped = error.message
    state.failed = error.isEnvironment
    if (state.requests <= 1 && error.isUnreachable) state.unreachable = error.message
  }
}

/** Every clause of the plan with what became of it. */
export function clauseResults(plan: Plan, state: RunState): ClauseResult[] {
  return plan.variants.flatMap(clausesOf).map((clause) => {
    const known = state.clauses.get(clauseName(clause))
    const reason = state.stopped ?? 'it was not selected'
    return known ?? { clause, verdict: 'untested', reason }
  })
}

async function carryOut(options: RunOptions, state: RunState): Promise<void> {
  const { plan } = options
  const runner = createRunner(options, state)
  await findPassword(options, state)
  for (const aim of plan.unsent) await runner.tryAim(aim, { asksCode: false })
  for (const aim of plan.refusals) await runner.tryAim(aim)
  await checkSignIn(options, state, 'refusals')
  for (const aims of plan.successes) await runner.trySuccesses(aims)
  await checkSignIn(options, state, 'successes')
  for (const aim of plan.guesses) await runner.tryAim(aim)
  await checkSignIn(options, state, 'guesses')
  await runner.restore()
}

export interface Runner {
  tryAim: TryAim
  trySuccesses(aims: readonly Aim[]): Promise<void>
  /** Sets a password that the owner can find again, if one may be in place that he cannot. */
  restore(): Promise<void>
}

/** How often a success is tried at most, each time with another password. */
const mostTries = 6

/** Whether this is why it was refused: the code says so, or nothing else may be the reason. */
function isRefusedAs(condition: string, { judgement: { outcome }, probe }: Delivered): boolean {
  if (outcome.kind !== 'error') return false
  if (outcome.condition !== undefined) return outcome.condition === condition
  const { errors, unpublished } = probe.possible
  const reasons = [...[...errors.keys()].map((it) => it.condition ?? ''), ...unpublished.keys()]
  return reasons.every((it) => it === condition || conditions.get(it)?.provoked === false)
}

function isRefused({ judgement }: Delivered): boolean {
  return judgement.outcome.kind === 'error'
}

function createRunner(options: RunOptions, state: RunState): Runner {
  const deliver = createDelivery(options, state)

  async function tryAim(
    aim: Aim,
    { asksCode } = { asksCode: true },
  ): Promise<Delivered | undefined> {
    if (asksCode) await deliver.askCodeFor(aim.variant)
    if (asksCode && aim.condition === 'wrong-code') await deliver.askWrongCodesFor(aim.variant)
    const solved = solve(aim, deliver.kit())
    if (!isProbe(solved)) {
      note(state, aim.clause, solved.verdict, solved.reason)
      return undefined
    }
    const name = nameOfTry(solved)
    if (aim.once && state.tried.has(name)) return undefined
    state.tried.add(name)
    const delivered = await deliver.send(solved)
    record(state, delivered)
    return delivered
  }

  async function trySuccesses(aims: readonly Aim[]): Promise<void> {
    const [first, ...others] = aims
    if (!first) return
    const passwordFor = () => deliver.kit().passwordFor(first.variant)
    const delivered = await firstSuccess(state, passwordFor, async () => {
      const it = await tryAim(first)
      await lookForCulprits(it)
      return it
    })
    const isSet = delivered?.judgement.outcome.kind === 'success'
    if (first.clause && !isSet) return lookForOtherForms(state, delivered, tryAim)
    if (delivered && isSet) await checkSignIn(options, state, 'success', delivered.probe)
    let refusesUsed = false
    for (const aim of others) refusesUsed = (await follow(aim, refusesUsed)) || refusesUsed
  }

  /** Returns whether the deployment was seen to refuse a used password. */
  async function follow(aim: Aim, refusesUsed: boolean): Promise<boolean> {
    const delivered = await tryAim(aim)
    if (!delivered) return false
    notSet(state, delivered)
    if (delivered.judgement.outcome.kind === 'success')
      await checkSignIn(options, state, 'edge', delivered.probe)
    await lookForCulprits(delivered)
    const { outcome } = delivered.judgement
    if (refusesUsed && delivered.probe.after === 'target' && outcome.kind === 'success') {
      await confirmTarget(state, delivered, tryAim)
    }
    return aim.condition === 'password-reused' && isRefusedAs(aim.condition, delivered)
  }

  /** A password that was never set counts as used: an earlier request that was refused has set it. */
  async function lookForCulprits(delivered: Delivered | undefined): Promise<void> {
    const found = delivered?.judgement.findings.find(({ id }) => id === 'refusal-set-password')
    if (!delivered || !found) return
    const culprits = await findCulprits(delivered.probe, state, deliver, options)
    if (culprits.length === 0) return
    state.findings.splice(state.findings.indexOf(found), 1, ...culprits)
  }

  return { tryAim, trySuccesses, restore: () => restore(options, state, tryAim) }
}

/** Tries it again, with another password, as long as one that is used stands in the way, or its connection is cut. */
async function firstSuccess(
  state: RunState,
  passwordFor: () => string | undefined,
  tryOnce: () => Promise<Delivered | undefined>,
): Promise<Delivered | undefined> {
  let delivered: Delivered | undefined
  let timesLost = 0
  for (let tries = 0; tries < mostTries; tries += 1) {
    const before = passwordFor()
    delivered = await tryOnce()
    const isUsed = delivered?.judgement.code?.condition === 'password-reused'
    const isLost = delivered?.lost !== undefined && isRefused(delivered)
    if (isLost) timesLost += 1
    if (!(isUsed || isLost) || passwordFor() === before) break
  }
  if (delivered?.lost && timesLost === mostTries)
    state.findings.push(neverAnswered(delivered.probe, delivered.lost))
  return delivered
}

/** The own password was set, although the body named another account. */
async function confirmTarget(
  state: RunState,
  { probe, exchange }: Delivered,
  tryAim: TryAim,
): Promise<void> {
  const aim = confirmation(probe)
  const delivered = aim && (await tryAim(aim))
  if (delivered?.judgement.outcome.kind !== 'success') return
  const { variant, what } = probe
  dropLast(state, 'not-refused')
  state.findings.push({
    ...{ id: 'target-moved', severity: 'error', variant, clause: undefined, what, exchange },
    ...{ expected: 'the password of the account that the request proves itself for', at: '' },
    got: 'it was not set: the members in the body decide whose password it is',
  })
}

async function restore(options: RunOptions, state: RunState, tryAim: TryAim): Promise<void> {
  const { accounts } = state.facts
  const own = accounts.find(({ name }) => name === 'account')
  const isOwners = (it: string) => {
    const start = options.facts.accounts.find(({ name }) => name === 'account')
    return start?.current.includes(it) || options.newPasswords.placeOf(it) !== undefined
  }
  if (!own || (own.current.every(isOwners) && !wasLost(state, options))) return
  for (const [aim] of options.plan.successes) {
    if (!aim) continue
    const delivered = await tryAim({ ...aim, clause: undefined })
    if (delivered?.judgement.outcome.kind === 'success') return
  }
}

/** Whether a password that nobody knows may be in place because of this run. */
function wasLost(state: RunState, { facts }: RunOptions): boolean {
  const isUnknown = (it: Facts) => it.accounts.some(({ perhapsUnknown }) => perhapsUnknown)
  return isUnknown(state.facts) && !isUnknown(facts)
}

function dropLast(state: RunState, id: Finding['id']): void {
  const at = state.findings.findLastIndex((it) => it.id === id)
  if (at >= 0) state.findings.splice(at, 1)
}

/** If a variant refuses used passwords, one that it does not refuse was not set. */
function notSet(state: RunState, { probe, judgement }: Delivered): void {
  const found = judgement.findings.find(({ id }) => id === 'not-refused')
  if (!found || probe.aim.condition !== 'password-reused') return
  const { operation, product } = probe.variant
  const hasRefused = [...state.clauses.values()].some(
    ({ clause, verdict }) =>
      verdict === 'verified' &&
      clause.error?.condition === 'password-reused' &&
      clause.variant.operation === operation &&
      clause.variant.product === product,
  )
  if (!hasRefused) return
  found.id = 'password-not-set'
  found.expected = 'the password that the success before has set'
  found.got = `${found.got}, so it was not set`
}

const ranks: Verdict[] = ['not allowed', 'untested', 'shadowed', 'verified', 'violated']

/** The graver or surer verdict stays. */
function note(
  state: RunState,
  clause: Clause | undefined,
  verdict: Verdict,
  reason: string | undefined,
): void {
  if (!clause) return
  const name = clauseName(clause)
  const known = state.clauses.get(name)
  if (known && ranks.indexOf(known.verdict) >= ranks.indexOf(verdict)) return
  state.clauses.set(name, { clause, verdict, reason })
}

function record(state: RunState, { probe, judgement }: Delivered): void {
  note(state, probe.clause, judgement.verdict, judgement.reason)
  state.findings.push(...judgement.findings)
  if (judgement.outcome.kind === 'error' && probe.touched.length > 0) state.refused.push(probe)
  observeOrder(state, probe, judgement.code?.code)
}

/** Of several errors that were certain, the one that came was judged first. */
function observeOrder(state: RunState, { variant, possible }: Probe, code: string | undefined) {
  const sure = [...possible.errors].filter(([, is]) => is === 'yes').map(([error]) => error.code)
  if (code === undefined || !sure.includes(code)) return
  for (const then of sure.filter((it) => it !== code)) {
    const isKnown = state.observedOrder.some(
      (it) => it.variant === variant && it.first === code && it.then === then,
    )
    if (!isKnown) state.observedOrder.push({ variant, first: code, then })
  }
}
