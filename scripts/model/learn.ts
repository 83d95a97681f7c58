// What a response teaches. A success narrows, a lost connection widens, and what contradicts a fact
// makes it a maybe, so that one fault is reported once and accuses nobody later.
import type { Variant } from '../contract/contract.ts'
import { conditions } from './conditions.ts'
import { subjectOf, tokenKeys } from './carried.ts'
import { type AccountFact, type Facts, type KnownCode, type KnownToken, worldOf } from './facts.ts'
import { possible } from './possible.ts'
import { type Request, textOf } from './request.ts'
import type { Trilean } from './trilean.ts'

export type Outcome =
  | { kind: 'success' }
  /** An error response, with the condition of its code if the code is known. */
  | { kind: 'error'; condition: string | undefined }
  /** No response that could be read: it may have been carried out or not. */
  | { kind: 'lost' }

/** A request that was answered, or not. */
export interface Lesson {
  request: Request
  outcome: Outcome
  /** Names of the accounts that a service that checks nothing may have changed by it. */
  touched: readonly string[]
}

export function learn(facts: Facts, lesson: Lesson): Facts {
  const { request, outcome } = lesson
  if (outcome.kind === 'lost') return afterChange(facts, lesson, lesson.touched, 'maybe')
  if (outcome.kind === 'error') return afterError(facts, request, outcome.condition)
  const subject = subjectOf(request, worldOf(facts))
  const owner = facts.accounts.find((it) => it === subject?.account)
  const isExpected = possible(request, worldOf(facts)).success
  return isExpected && owner
    ? afterChange(facts, lesson, [owner.name], 'yes')
    : afterChange(facts, lesson, lesson.touched, 'maybe')
}

/** Returns what a program has seen: whether this password signs the account in. */
export function learnSignIn(facts: Facts, name: string, password: string, works: boolean): Facts {
  return withAccount(facts, name, (account) => {
    if (works) return { ...setPassword(account, password, 'yes'), perhapsUnknown: false }
    const current = account.current.filter((it) => it !== password)
    return { ...account, current, perhapsUnknown: account.perhapsUnknown || current.length === 0 }
  })
}

/** Whether a success of this variant puts a password in place. */
export function setsPassword({ effect, inputOf }: Variant): boolean {
  return effect === 'set-password' || inputOf.has('newPassword')
}

function afterChange(
  facts: Facts,
  { request }: Lesson,
  owners: readonly string[],
  was: 'yes' | 'maybe',
): Facts {
  const code = textOf(request, 'verifyCode')
  const codes = facts.codes.map((it) =>
    it.value === code && owners.includes(it.owner) && serves(it.purpose, request.variant)
      ? usedCode(it, was, request.variant)
      : it,
  )
  if (!setsPassword(request.variant)) return { ...facts, codes }
  const carried = [...request.credentials.values()]
  const tokens = facts.tokens.map((it) => {
    if (it.owner === undefined || !owners.includes(it.owner)) return it
    return carried.includes(it.value) ? used(it, was) : { ...it, valid: doubted(it.valid) }
  })
  const password = textOf(request, 'newPassword')
  let known: Facts = { ...facts, codes, tokens }
  for (const name of owners) {
    known = withAccount(known, name, (account) => changed(account, password, was))
  }
  return known
}

/** A code of every purpose may serve each one once, so what counts is what it serves again. */
function usedCode(it: KnownCode, was: 'yes' | 'maybe', { verificationType }: Variant): KnownCode {
  if (it.purpose !== undefined || verificationType === undefined) return used(it, was)
  const known = it.servedFor === verificationType ? it : { ...it, served: 0 }
  return { ...used(known, was), servedFor: verificationType }
}

/** What serves a second time is not ended by a change. */
function used<T extends KnownCode | KnownToken>(it: T, was: 'yes' | 'maybe'): T {
  if (was === 'maybe') return { ...it, valid: doubted(it.valid) }
  const served = (it.served ?? 0) + 1
  return { ...it, served, valid: served > 1 ? 'yes' : doubted(it.valid) }
}

function serves(purpose: string | undefined, { verificationType }: Variant): boolean {
  return purpose === undefined || verificationType === undefined || purpose === verificationType
}

/** A success that sets what was thought to be in place may have replaced one that nobody here knows. */
function changed(
  account: AccountFact,
  password: string | undefined,
  was: 'yes' | 'maybe',
): AccountFact {
  const known = setPassword(account, password, was)
  const isSame = known.set === account.set && account.perhapsUnknown
  if (!isSame || password === undefined) return known
  return { ...known, set: [...known.set, { password, was: 'maybe' }] }
}

function setPassword(
  account: AccountFact,
  password: string | undefined,
  was: 'yes' | 'maybe',
): AccountFact {
  if (password === undefined) return { ...account, perhapsUnknown: true }
  if (was === 'yes' && account.current.length === 1 && account.current[0] === password) {
    return { ...account, perhapsUnknown: false }
  }
  const set = [...account.set, { password, was }]
  if (was === 'yes') return { ...account, set, current: [password], perhapsUnknown: false }
  return { ...account, set, current: [...new Set([...account.current, password])] }
}

function afterError(facts: Facts, request: Request, condition: string | undefined): Facts {
  if (condition === 'password-reused') return afterReused(facts, request)
  const isExpected = conditions.get(condition ?? '')?.holds(request, worldOf(facts), {}) === 'yes'
  return isExpected ? facts : afterSurprise(facts, request, condition)
}

/** What was thought to be right may be wrong. */
function afterSurprise(facts: Facts, request: Request, condition: string | undefined): Facts {
  if (condition === 'wrong-code') {
    const code = textOf(request, 'verifyCode')
    const doubt = (it: Facts['codes'][number]) =>
      it.value === code && serves(it.purpose, request.variant)
        ? { ...it, valid: doubted(it.valid), refused: true as const }
        : it
    return { ...facts, codes: facts.codes.map(doubt) }
  }
  if (condition === 'invalid-token') {
    const carried = tokenKeys(request.variant).map((key) => request.credentials.get(key))
    const tokens = facts.tokens.map((it) =>
      carried.includes(it.value) ? { ...it, valid: doubted(it.valid) } : it,
    )
    return { ...facts, tokens }
  }
  if (condition === 'wrong-password') return withSubject(facts, request, perhapsUnknown)
  if (condition === 'unknown-client') {
    const id = textOf(request, 'clientId')
    const clients = facts.clients.map((it) =>
      it.id === id ? { ...it, registered: doubted(it.registered) } : it,
    )
    return { ...facts, clients }
  }
  return facts
}

/** The password is current or former. One that was never set, as far as is known, may have been set in silence. */
function afterReused(facts: Facts, request: Request): Facts {
  const password = textOf(request, 'newPassword')
  if (password === undefined) return facts
  return withSubject(facts, request, (account) => {
    const at = account.set.findLastIndex((it) => it.password === password)
    if (at < 0) {
      const seenUsed = account.set.length + 1
      const set = [...account.set, { password, was: 'maybe' as const, seenUsed }]
      return { ...account, set, current: [...new Set([...account.current, password])] }
    }
    const seenUsed = account.set.length
    const set = account.set.map((it, index) => (index === at ? { ...it, seenUsed } : it))
    return { ...account, set }
  })
}

function perhapsUnknown(account: AccountFact): AccountFact {
  return { ...account, perhapsUnknown: true }
}

function doubted(fact: Trilean): Trilean {
  return fact === 'yes' ? 'maybe' : fact
}

function withSubject(
  facts: Facts,
  request: Request,
  change: (account: AccountFact) => AccountFact,
): Facts {
  const subject = subjectOf(request, worldOf(facts))?.account
  const known = facts.accounts.find((it) => it === subject)
  return known ? withAccount(facts, known.name, change) : facts
}

function withAccount(
  facts: Facts,
  name: string,
  change: (account: AccountFact) => AccountFact,
): Facts {
  const accounts = facts.accounts.map((it) => (it.name === name ? change(it) : it))
  return { ...facts, accounts }
}
