// Sends one probe: waits for its turn, repeats what the network lost or a busy service did not take,
// judges the response and learns from it.
import type { Variant } from '../../contract/contract.ts'
import type { Effects } from '../../model/effects.ts'
import { type KnownCode, worldOf } from '../../model/facts.ts'
import { learn } from '../../model/learn.ts'
import { possible } from '../../model/possible.ts'
import { textOf } from '../../model/request.ts'
import type { Exchange } from '../exchange.ts'
import { type Judgement, findingOf, judge, neverAnswered } from '../judge/judge.ts'
import type { Kit, Probe } from '../plan/probe.ts'
import type { RunOptions, RunState } from './state.ts'
import { Stop } from './stop.ts'

export interface Delivered {
  probe: Probe
  exchange: Exchange
  judgement: Judgement
}

export interface Delivery {
  kit(): Kit
  send(probe: Probe): Promise<Delivered>
  /** Asks the profile's program for a code, if the variant needs one and none is left that is sure to be valid. */
  askCodeFor(variant: Variant): Promise<void>
}

/** How often a request is sent at most. */
const tries = 3

/** Probes in a row that got no response, after which nobody is there. */
const patience = 3

/** Milliseconds after which a code may have expired. */
const codeAge = 60_000

/** Wrong codes after which a service may have ended the right one. */
const wrongCodes = 4

export function createDelivery(options: RunOptions, state: RunState): Delivery {
  const { court, newPasswords, plan, now = Date.now } = options
  const bornAt = new Map<KnownCode, number>()
  const startedAt = now()
  let unanswered = 0

  function kit(): Kit {
    age()
    return {
      facts: state.facts,
      passwordFor: (variant) => nextPassword(variant),
      forbids: (effects) => forbidden(effects),
    }
  }

  /** Codes may expire, so those that are old are no longer sure. */
  function age(): void {
    const codes = state.facts.codes.map((code) => {
      const isOld = now() - (bornAt.get(code) ?? startedAt) > codeAge
      return isOld && code.valid === 'yes' ? { ...code, valid: 'maybe' as const } : code
    })
    state.facts = { ...state.facts, codes }
  }

  /** Each variant has passwords of its own, so that one that was set in silence tells where. */
  function nextPassword(variant: Variant): string | undefined {
    const world = worldOf(state.facts)
    const own = state.facts.accounts.find(({ name }) => name === 'account')
    const { count } = newPasswords
    const start = count === undefined ? plan.variants.indexOf(variant) * 1000 : 0
    const numbers = Array.from({ length: count ?? 60 }, (_, index) => start + index)
    let perhaps: string | undefined
    for (const number of numbers) {
      const password = newPasswords.get(number)
      if (password === undefined) continue
      const isUsed = own ? world.isUsed(own, password) : 'no'
      if (isUsed === 'no') return password
      if (isUsed === 'maybe' && !seenUsed(password)) perhaps ??= password
    }
    return perhaps ?? newPasswords.get(start)
  }

  function seenUsed(password: string): boolean {
    const own = state.facts.accounts.find(({ name }) => name === 'account')
    return own?.set.some((it) => it.password === password && it.seenUsed !== undefined) ?? false
  }

  function forbidden({ effects, touched }: Effects): string | undefined {
    const lacking = effects.find((effect) => !options.allow.includes(effect))
    if (lacking) return `needs ${lacking} in allow`
    if (!effects.includes('attempt')) return undefined
    if (state.locked !== undefined) return `no more attempts: ${state.locked}`
    const isSpent = touched.some((it) => (state.attempts.get(it) ?? 0) >= options.attempts)
    return isSpent ? 'budget.attempts is used up' : undefined
  }

  async function send(probe: Probe): Promise<Delivered> {
    let delivered: Delivered | undefined
    for (let attempt = 0; attempt < tries; attempt += 1) {
      // A request that was lost may have been carried out, so it is looked at anew.
      const now = { ...probe, possible: possible(probe.request, worldOf(state.facts)) }
      delivered = await sendOnce(now)
      if (!delivered.judgement.isMomentary) break
      if (attempt < tries - 1) state.repetitions += 1
    }
    if (!delivered) throw new Stop('nothing was sent')
    if (delivered.judgement.isMomentary && delivered.judgement.code) stayedBusy(delivered)
    if (delivered.exchange.response) unanswered = 0
    else giveUp(delivered)
    return delivered
  }

  /** A valid request that finds the service busy each time is not refused by chance. */
  function stayedBusy({ probe, exchange, judgement }: Delivered): void {
    if (probe.aim.condition !== undefined || !probe.possible.success) return
    const got = `${judgement.code?.code}, each of ${tries} times`
    const expected = String(probe.variant.operation.success.status)
    judgement.findings.push(
      findingOf(probe, exchange, { id: 'server-error', severity: 'error', expected, got }),
    )
  }

  async function sendOnce(probe: Probe): Promise<Delivered> {
    await options.before(probe)
    state.requests += 1
    const exchange = await options.send(probe.wire)
    const judgement = judge(court, state.facts, probe, exchange)
    const { outcome } = judgement
    state.facts = learn(state.facts, { request: probe.request, outcome, touched: probe.touched })
    if (probe.effects.includes('attempt') && outcome.kind !== 'success') countAttempt(probe)
    doubtPrinted(probe)
    if (judgement.unlisted !== undefined) learnCode(probe, judgement.unlisted)
    return { probe, exchange, judgement }
  }

  /** Which code of its own the deployment has for a reason, if the request has one reason only. */
  function learnCode({ possible, variant, refused }: Probe, code: string): void {
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

  /** Some services end a code by any request that carries it; a program prints another one. */
  function doubtPrinted({ request }: Probe): void {
    const carried = textOf(request, 'verifyCode')
    const codes = state.facts.codes.map((code) => {
      const isPrinted = bornAt.has(code) && code.value === carried && code.valid === 'yes'
      return isPrinted ? { ...code, valid: 'maybe' as const } : code
    })
    state.facts = { ...state.facts, codes }
  }

  function countAttempt({ touched, variant }: Probe): void {
    for (const name of touched) {
      const count = (state.attempts.get(name) ?? 0) + 1
      state.attempts.set(name, count)
      if (count % wrongCodes === 0) doubtCodes(name, variant)
    }
  }

  function doubtCodes(owner: string, { verificationType }: Variant): void {
    const codes = state.facts.codes.map((code) => {
      const serves = code.purpose === undefined || code.purpose === verificationType
      const isIts = code.owner === owner && serves && code.valid === 'yes'
      return isIts ? { ...code, valid: 'maybe' as const } : code
    })
    state.facts = { ...state.facts, codes }
  }

  /** A request that is never answered is a finding, unless nothing is answered at all. */
  function giveUp(delivered: Delivered): void {
    const { probe, exchange, judgement } = delivered
    const why = exchange.failure ?? 'no response'
    if (state.requests <= tries) throw new Stop(why, { isUnreachable: true })
    unanswered += 1
    if (unanswered >= patience)
      throw new Stop(`the deployment no longer answers: ${why}`, { isEnvironment: true })
    if (!probe.refused) judgement.findings.push(neverAnswered(probe, exchange))
  }

  async function askCodeFor(variant: Variant): Promise<void> {
    const { askCode, allow } = options
    const isAllowed = allow.includes('consume-code') && allow.includes('change-password')
    if (!askCode || !isAllowed || !variant.inputOf.has('verifyCode')) return
    const purpose = variant.verificationType
    const isLeft = state.facts.codes.some(
      (it) => it.owner === 'account' && it.valid === 'yes' && !it.refused && it.purpose === purpose,
    )
    if (isLeft) return
    const value = await askCode('account', purpose)
    const code: KnownCode = { value, purpose, owner: 'account', valid: 'yes' }
    bornAt.set(code, now())
    const older = state.facts.codes.filter((it) => it.owner !== 'account' || it.purpose !== purpose)
    state.facts = { ...state.facts, codes: [...older, code] }
  }

  return { kit, send, askCodeFor }
}
