// What a run is given, and what is known of it so far.
import type { Contract, Variant } from '../../contract/contract.ts'
import type { Effect } from '../../model/effects.ts'
import type { Facts } from '../../model/facts.ts'
import type { Exchange, Send } from '../exchange.ts'
import type { ClauseResult, Finding } from '../findings/finding.ts'
import type { Court, Judgement } from '../judge/judgement.ts'
import type { Plan } from '../plan/plan.ts'
import type { Aim, Probe } from '../plan/probe.ts'
import type { NewPasswords } from './new-passwords.ts'

/** Whose codes a program tells: one of the accounts, or codes of the own one that are no longer valid. */
export type CodeOwner = 'account' | 'otherAccount' | 'expired'

/** Programs of the profile's owner. They reject with an error if they cannot tell. */
export interface Programs {
  /** Returns whether the password signs the account in. */
  signIn?: (account: string, password: string) => Promise<'yes' | 'no' | 'must-change'>
  /** Whether `signIn` says `must-change` whenever it is so. */
  tellsMustChange?: boolean
  /** Returns the code that was sent for a purpose; undefined if nothing tells these codes. */
  askCode?: (whose: CodeOwner, purpose: string | undefined) => Promise<string | undefined>
}

/** A probe that was sent, and what became of it. */
export interface Delivered {
  probe: Probe
  exchange: Exchange
  judgement: Judgement
  /** An earlier attempt at the same request, which got no response. */
  lost?: Exchange
}

export interface RunOptions extends Programs {
  contract: Contract
  plan: Plan
  facts: Facts
  allow: readonly Effect[]
  /** Failed attempts on an account, any of which may count towards a lock. */
  attempts: number
  newPasswords: NewPasswords
  /** Differs from run to run. */
  variety: number
  send: Send
  court: Court
  /** Called before each request: waits for its turn, and throws a Stop if a budget is used up. */
  before(probe: Probe): Promise<void>
  /** Told of each response. */
  onResponse?: (delivered: Delivered) => void
  /** Milliseconds; codes older than a minute may have expired. */
  now?: () => number
}

/** With `asksCode: false` no code is asked for first. */
export type TryAim = (aim: Aim, options?: { asksCode: boolean }) => Promise<Delivered | undefined>

export interface RunState {
  facts: Facts
  /** What was tried, by `nameOfTry`. */
  tried: Set<string>
  requests: number
  repetitions: number
  findings: Finding[]
  clauses: Map<string, ClauseResult>
  observedOrder: { variant: Variant; first: string; then: string }[]
  /** Whether a program ever told that a password must be changed, and what contradicts a request by that. */
  mustChange: { isTold: boolean; found: Finding[] }
  /** How the current password of an account last signed in. */
  signedIn: Map<string, 'yes' | 'must-change'>
  /** After how many successes wrong passwords were tried. */
  signInTurns: number
  /** Failed attempts by account. */
  attempts: Map<string, number>
  /** Why no more may be attempted. */
  locked: string | undefined
  /** Requests that were refused, and what they asked for: suspects, if a password turns out to be set. */
  refused: Probe[]
  stopped: string | undefined
  /** Why not even the first request got a response. */
  unreachable: string | undefined
  /** Whether a program of the profile failed. */
  failed: boolean
}

export function newRunState(facts: Facts): RunState {
  return {
    ...{
      facts,
      tried: new Set<string>(),
      requests: 0,
      repetitions: 0,
      findings: [],
      clauses: new Map(),
      observedOrder: [],
    },
    mustChange: { isTold: false, found: [] },
    ...{
      signedIn: new Map(),
      signInTurns: 0,
      attempts: new Map(),
      locked: undefined,
      refused: [],
      stopped: undefined,
    },
    ...{ unreachable: undefined, failed: false },
  }
}
