// Worlds beside each other in one sandbox: each session has accounts, codes, faults, a journal and a clock of its own.
import type { Contract } from '../contract/contract.ts'
import type { World } from '../model/world.ts'
import { checkedState } from './checked-state.ts'
import { type FaultQueue, createFaults } from './faults.ts'
import { type Journal, createJournal } from './journal.ts'
import { type MovableClock, createMovableClock } from './movable-clock.ts'
import type { CompleteData } from './start-data.ts'
import { type State, type StateParts, createState } from './state.ts'
import { worldOf } from './world-of-state.ts'
import type { CodeRules } from './verification-codes.ts'

export interface Session {
  name: string
  state: State
  /** The state as tests change it. */
  outside: State
  /** The state as the model asks it. */
  world: World
  requests: Journal
  faults: FaultQueue
  clock: MovableClock
  /** Back to the data of the start, or to other data: no faults, no requests, no moved clock. */
  reset(data?: CompleteData): void
}

export interface SessionParts {
  contract: Contract
  rules: CodeRules
  clock: () => number
  /** The verification types that the contract knows. */
  purposes: ReadonlySet<string>
  /** What a session starts with. */
  data(): CompleteData
  spell: StateParts['spell']
}

export interface Sessions {
  /** The session of this name, made if there is none; the one that was used longest ago makes room. */
  of(name: string): Session
  all(): Iterable<Session>
}

const mostSessions = 1000

/** The session without a name is always there. */
export function createSessions(parts: SessionParts): Sessions {
  const unnamed = createSession('', parts)
  const named = new Map<string, Session>()
  return {
    of(name) {
      if (name === '') return unnamed
      const session = named.get(name) ?? createSession(name, parts)
      named.delete(name)
      named.set(name, session)
      const [oldest] = named.keys()
      if (named.size > mostSessions && oldest !== undefined) named.delete(oldest)
      return session
    },
    all: () => [unnamed, ...named.values()],
  }
}

/** Whether a header's value may name a session. A blank one would silently mean the session that all others share. */
export function isSessionName(value: unknown): value is string {
  return typeof value === 'string' && /^[\w.:-]{1,100}$/.test(value)
}

function createSession(
  name: string,
  { contract, rules, clock: base, purposes, data, spell }: SessionParts,
): Session {
  const clock = createMovableClock(base)
  const state = createState({ data: data(), rules, clock: clock.now, spell })
  const faults = createFaults(contract, state.named)
  const requests = createJournal(contract)
  return {
    name,
    state,
    outside: checkedState(state, purposes),
    world: worldOf(state),
    requests,
    faults,
    clock,
    reset(other) {
      clock.reset()
      state.reset(other)
      faults.clear()
      requests.clear()
    },
  }
}
