// Sends one probe: waits for its turn, repeats what the network lost or a busy service did not take,
// judges the response and learns from it.
import type { Variant } from '../../contract/contract.ts'
import type { Effects } from '../../model/effects.ts'
import { worldOf } from '../../model/facts.ts'
import { type Outcome, learn } from '../../model/learn.ts'
import { possible } from '../../model/possible.ts'
import type { Exchange } from '../exchange.ts'
import { findingOf, judge, neverAnswered } from '../judge/judge.ts'
import type { Kit, Probe } from '../plan/probe.ts'
import { nextPassword } from './new-passwords.ts'
import { signInGuesses } from './sign-in.ts'
import type { Delivered, RunOptions, RunState } from './state.ts'
import { Stop } from './stop.ts'
import { createCodeKeeper } from './verification-codes.ts'

export interface Delivery {
  kit(): Kit
  send(probe: Probe): Promise<Delivered>
  /** Asks the profile's program for a code, if the variant needs one and none is left that is sure to be valid. */
  askCodeFor(variant: Variant): Promise<void>
  /** Asks the programs for codes that must not serve. */
  askWrongCodesFor(variant: Variant): Promise<void>
}

/** How often a request is sent at most. */
const tries = 3

/** How often one that finds the service busy is sent at most, so that chance is no reason. */
const busyTries = 5

/** Probes in a row that got no response, or found the service busy each time, after which nobody is there. */
const patience = 3

export function createDelivery(options: RunOptions, state: RunState): Delivery {
  const codes = createCodeKeeper(options, state)
  let unanswered = 0
  let busy = 0

  function kit(): Kit {
    codes.age()
    return {
      facts: state.facts,
      variety: options.variety,
      canSignIn: options.signIn !== undefined && options.allow.includes('attempt'),
      passwordFor: (variant) =>
        nextPassword(options.newPasswords, state.facts, options.plan.variants.indexOf(variant)),
      forbids: (effects) => forbidden(effects, options, state),
    }
  }

  async function send(probe: Probe): Promise<Delivered> {
    let now = probe
    let delivered: Delivered
    let lost: Exchange | undefined
    let isLast = false
    for (let attempt = 1; ; attempt += 1) {
      delivered = await sendOnce(now)
      const { isMomentary, code } = delivered.judgement
      isLast = attempt >= (code ? busyTries : tries)
      // Each time is an attempt of its own: a service may count what its network loses.
      if (!isMomentary || isLast || forbidden(now, options, state) !== undefined) break
      if (!delivered.exchange.response) lost = delivered.exchange
      state.repetitions += 1
      // A request that was lost may have been carried out, so it is looked at anew.
      now = { ...probe, possible: possible(probe.request, worldOf(state.facts)) }
    }
    busy = delivered.judgement.isMomentary && delivered.judgement.code ? busy + 1 : 0
    unanswered = delivered.exchange.response ? 0 : unanswered + 1
    if (isLast && busy > 0) stayedBusy(delivered, busy)
    if (isLast && unanswered > 0) giveUp(delivered, state, unanswered)
    return lost ? { ...delivered, lost } : delivered
  }

  async function sendOnce(probe: Probe): Promise<Delivered> {
    await options.before(probe)
    state.requests += 1
    const exchange = await options.send(probe.wire)
    const judgement = judge(options.court, state.facts, probe, exchange)
    const { outcome, locked } = judgement
    if (locked !== undefined) state.locked ??= locked
    const { request, touched } = probe
    const learned = tellsNothing(exchange, outcome) ? ({ kind: 'lost' } as const) : outcome
    state.facts = learn(state.facts, { request, outcome: learned, touched })
    // Whatever came: some services hide behind a success that a code was wrong.
    if (probe.effects.includes('attempt')) codes.countAttempt(probe)
    codes.doubtPrinted(probe)
    if (judgement.unlisted !== undefined) learnCode(state, probe, judgement.unlisted)
    const delivered = { probe, exchange, judgement }
    options.onResponse?.(delivered)
    return delivered
  }

  return { kit, send, askCodeFor: codes.askFor, askWrongCodesFor: codes.askForWrong }
}

/** A crash, a redirect or an end of patience, without a known code: the request may have been carried out. */
function tellsNothing({ response }: Exchange, outcome: Outcome): boolean {
  if (!response || outcome.kind !== 'error' || outcome.condition !== undefined) return false
  const { status } = response
  return status >= 500 || status === 408 || (status >= 300 && status < 400)
}

function forbidden(
  { effects, touched }: Effects,
  { allow, attempts, signIn }: RunOptions,
  state: RunState,
): string | undefined {
  const lacking = effects.find((effect) => !allow.includes(effect))
  if (lacking) return `needs ${lacking} in allow`
  if (!effects.includes('attempt')) return undefined
  if (state.locked !== undefined) return `no more attempts: ${state.locked}`
  // Where there are many, some are kept for passwords that must not sign in.
  const left = attempts - (signIn && attempts > 2 * signInGuesses ? signInGuesses : 0)
  const isSpent = touched.some((it) => (state.attempts.get(it) ?? 0) >= left)
  return isSpent ? 'budget.attempts is used up' : undefined
}

/** A request that finds the service busy each time does not do so by chance, unless all do. */
function stayedBusy({ probe, exchange, judgement }: Delivered, inARow: number): void {
  const got = `${judgement.code?.code}, each of ${busyTries} times`
  if (inARow >= patience) throw new Stop(`the deployment stays busy: ${got}`)
  const expected = 'a response that tells what is wrong, or a success'
  judgement.findings.push(
    findingOf(probe, exchange, { id: 'server-error', severity: 'error', expected, got }),
  )
}

/** Which code of its own the deployment has for a reason, if the request has one reason only. */
function learnCode(state: RunState, { possible, variant, refused }: Probe, code: string): void {
  const [only, ...others] = possible.unpublished
  const isSole = only?.[1] === 'yes' && others.length === 0
  const sure = [...possible.errors.values()].includes('yes')
  if (!only || !isSole || sure || refused) return
  const key = `${variant.product} ${only[0]}`
  const known = state.facts.ownCodes.get(key) ?? []
  if (known.includes(code)) return
  const ownCodes = new Map(state.facts.ownCodes).set(key, [...known, code])
  state.facts = { ...state.facts, ownCodes }
}

/** A request that is never answered is a finding, unless nothing is answered at all. */
function giveUp(delivered: Delivered, state: RunState, unanswered: number): void {
  const { probe, exchange, judgement } = delivered
  const why = exchange.failure ?? 'no response'
  if (state.requests <= tries) throw new Stop(why, { isUnreachable: true })
  if (unanswered >= patience)
    throw new Stop(`the deployment no longer answers: ${why}`, { isEnvironment: true })
  if (!probe.refused) judgement.findings.push(neverAnswered(probe, exchange))
}
