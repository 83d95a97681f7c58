// What becomes of verification codes in a run: some expire, some serve once, some end after wrong ones, and a
// program may print fresh ones.
import type { Variant } from '../../contract/contract.ts'
import type { KnownCode } from '../../model/facts.ts'
import { textOf } from '../../model/request.ts'
import type { Probe } from '../plan/probe.ts'
import type { CodeOwner, RunOptions, RunState } from './state.ts'

/** Milliseconds after which a code may have expired. */
const codeAge = 60_000

/** Wrong codes after which a service may have ended the right one. */
const wrongCodes = 4

/** Whose codes must not serve the own account, whom they were sent to, and whether they are valid. */
const mustNotServe: [whose: CodeOwner, owner: string, valid: KnownCode['valid']][] = [
  ['otherAccount', 'otherAccount', 'yes'],
  ['expired', 'account', 'no'],
]

export interface CodeKeeper {
  age(): void
  doubtPrinted(probe: Probe): void
  countAttempt(probe: Probe): void
  /** Asks the profile's program for a code, if the variant needs one and none is left that is sure to be valid. */
  askFor(variant: Variant): Promise<void>
  /** Asks for codes that must not serve, of the other account and expired ones; once per purpose. */
  askForWrong(variant: Variant): Promise<void>
}

export function createCodeKeeper(options: RunOptions, state: RunState): CodeKeeper {
  const { now = Date.now } = options
  const bornAt = new Map<KnownCode, number>()
  const startedAt = now()
  const asked = new Set<string>()

  /** Codes may expire, so those that are old are no longer sure. */
  function age(): void {
    doubt(state, (code) => now() - (bornAt.get(code) ?? startedAt) > codeAge)
  }

  /** Some services end a code by any request that carries it; a program prints another one. */
  function doubtPrinted({ request }: Probe): void {
    const carried = textOf(request, 'verifyCode')
    doubt(state, (code) => bornAt.has(code) && code.value === carried)
  }

  async function askFor(variant: Variant): Promise<void> {
    const { askCode, allow } = options
    const isAllowed = allow.includes('consume-code') && allow.includes('change-password')
    if (!askCode || !isAllowed || !variant.inputOf.has('verifyCode')) return
    const purpose = variant.verificationType
    const isLeft = state.facts.codes.some(
      (it) => it.owner === 'account' && it.valid === 'yes' && !it.refused && it.purpose === purpose,
    )
    if (isLeft) return
    const value = await askCode('account', purpose)
    if (value === undefined) return
    const code: KnownCode = { value, purpose, owner: 'account', valid: 'yes' }
    bornAt.set(code, now())
    // Some services let only the newest code of an account be valid.
    const older = state.facts.codes
      .filter((it) => it.owner !== 'account' || it.purpose !== purpose)
      .map((it) => (bornAt.has(it) && it.valid === 'yes' ? { ...it, valid: 'maybe' as const } : it))
    state.facts = { ...state.facts, codes: [...older, code] }
  }

  async function askForWrong({ verificationType: purpose, inputOf }: Variant): Promise<void> {
    const { allow } = options
    const isAllowed = allow.includes('attempt') && allow.includes('change-password')
    if (!isAllowed || !inputOf.has('verifyCode')) return
    for (const [whose, owner, valid] of mustNotServe) {
      const name = `${whose} ${purpose}`
      const isKnown = state.facts.accounts.some((it) => it.name === owner)
      if (!isKnown || asked.has(name)) continue
      asked.add(name)
      const value = await options.askCode?.(whose, purpose)
      if (value === undefined) continue
      // To have one that has expired, a program may have had another one sent.
      doubt(state, (it) => bornAt.has(it) && it.owner === owner && it.purpose === purpose)
      const code: KnownCode = { value, purpose, owner, valid }
      state.facts = { ...state.facts, codes: [...state.facts.codes, code] }
    }
  }

  /** Of a code of the profile nobody knows how many wrong ones earlier runs have sent beside it. */
  function countAttempt({ touched, variant: { verificationType } }: Probe): void {
    for (const name of touched) {
      const count = (state.attempts.get(name) ?? 0) + 1
      state.attempts.set(name, count)
      doubt(state, (code) => {
        const serves = code.purpose === undefined || code.purpose === verificationType
        const isNew = bornAt.has(code) && count % wrongCodes !== 0
        return code.owner === name && serves && !isNew
      })
    }
  }

  return { age, doubtPrinted, askFor, askForWrong, countAttempt }
}

/** Codes that were sure no longer are. If there are none, the facts stay the same ones, by which much is remembered. */
function doubt(state: RunState, isDoubtful: (code: KnownCode) => boolean): void {
  const { facts } = state
  const isShaken = (it: KnownCode) => it.valid === 'yes' && isDoubtful(it)
  if (!facts.codes.some(isShaken)) return
  const codes = facts.codes.map((it) => (isShaken(it) ? { ...it, valid: 'maybe' as const } : it))
  state.facts = { ...facts, codes }
}
