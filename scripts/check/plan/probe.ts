// A probe: one request, with what the model says of it at the moment when it is sent.
import type { Language } from '../../contract/catalog.ts'
import type { Variant } from '../../contract/contract.ts'
import { conditions } from '../../model/conditions.ts'
import { type ErrorEntry } from '../../model/carried.ts'
import { type Effects, effectsOf } from '../../model/effects.ts'
import { type Facts, worldOf } from '../../model/facts.ts'
import { type Possible, possible } from '../../model/possible.ts'
import { type Request, textOf } from '../../model/request.ts'
import type { WireRequest } from '../exchange.ts'
import type { Clause } from '../findings/finding.ts'
import type { FindingId } from '../findings/finding-kinds.ts'
import { carriedTexts, compose } from './wire.ts'

/** A request that could be sent, and what is expected of it. */
export interface Draft {
  /** What was done to the valid request: `without X-client-id`. */
  what: string
  request: Request
  /** Changes the request as it travels. */
  twist?: (wire: WireRequest) => WireRequest
  /** If success would be a finding whatever the model says: which, and how grave. */
  refused?: Refused
  /** Whether any of the possible responses is as good as another. */
  isOpen?: true
  /** Whether it may be refused with any error. */
  mayBeRefused?: true
  /** What else is to be looked at after a success. */
  after?: 'target'
}

export interface Refused {
  id: FindingId
  severity: 'error' | 'warning'
}

/** What a probe is for. */
export interface Aim {
  variant: Variant
  /** Undefined for what the contract implies without a clause. */
  clause: Clause | undefined
  /** The condition that is to be met; undefined if the request is to succeed. */
  condition: string | undefined
  entry: ErrorEntry
  /** Whether it is pointless after a probe that tried the same. */
  once?: true
  /** Possible requests, the preferred one first; a string says what is lacking. */
  drafts(kit: Kit): readonly Draft[] | string
}

/** What an aim is solved with. */
export interface Kit {
  facts: Facts
  /** A new password for the variant, so far as one is left. */
  passwordFor(variant: Variant): string | undefined
  /** Differs from run to run, so that passwords that are made up are new each day. */
  variety: number
  /** Whether a program tells which password is in place. */
  canSignIn: boolean
  /** Why the profile or a budget does not let these effects happen; undefined if they may. */
  forbids(effects: Effects): string | undefined
}

export interface Probe extends Effects {
  aim: Aim
  variant: Variant
  clause: Clause | undefined
  what: string
  request: Request
  wire: WireRequest
  possible: Possible
  refused: Refused | undefined
  mayBeRefused: Draft['mayBeRefused']
  after: Draft['after']
  /** The language that the request asks for. */
  language: Language | undefined
  /** Why a request that is surer to bring it about was not sent. */
  notSent?: string
}

export type Unsolved = { verdict: 'untested' | 'not allowed'; reason: string }

/** The best request for an aim in the world of this moment, or why there is none. */
export function solve(aim: Aim, kit: Kit): Probe | Unsolved {
  const drafts = aim.drafts(kit)
  if (typeof drafts === 'string') return { verdict: 'untested', reason: drafts }
  let forbidden: { reason: string; score: number } | undefined
  let best: { probe: Probe; score: number } | undefined
  for (const draft of drafts) {
    const probe = probeOf(aim, draft, kit.facts)
    const score = draft.isOpen ? 1 : scoreOf(aim, probe, kit.facts)
    if (score === undefined || (best && score <= best.score + hair)) continue
    const reason = kit.forbids(probe)
    if (reason === undefined) best = { probe, score }
    else if (!forbidden || score > forbidden.score) forbidden = { reason, score }
    if (best && best.score >= certain - hair) break
  }
  if (best && forbidden && forbidden.score > best.score) {
    return { ...best.probe, notSent: forbidden.reason }
  }
  if (best) return best.probe
  if (forbidden) return { verdict: 'not allowed', reason: forbidden.reason }
  return { verdict: 'untested', reason: 'nothing that is known makes this certain' }
}

/**
 * The same for probes that try the same, with whatever language and new password. Several passwords are tried in one
 * way only where they are former ones, or where the list of codes is open, so that no clause tries any.
 */
export function nameOfTry({ aim, variant, what, request }: Probe): string {
  const { operation, product, mode = '', list } = variant
  const isOfRule = aim.condition?.startsWith('password-') === true && list === 'open'
  const isNamed = isOfRule || aim.condition === 'password-reused'
  const password = isNamed ? (textOf(request, 'newPassword') ?? '') : ''
  return JSON.stringify([operation.id, product, mode, aim.condition, what, password])
}

export function isProbe(it: Probe | Unsolved): it is Probe {
  return 'wire' in it
}

function probeOf(
  aim: Aim,
  { what, request, twist, refused, mayBeRefused, after }: Draft,
  facts: Facts,
): Probe {
  const composed = compose(request)
  const wire = twist ? twist(composed) : composed
  const { variant, clause } = aim
  const language = textOf(request, 'language') as Language | undefined // the contract's own enum
  return {
    ...effectsOf(request, carriedTexts(wire, variant), facts),
    ...{ aim, variant, clause, what, request, wire, refused, mayBeRefused, after, language },
    possible: possible(request, worldOf(facts)),
  }
}

/** The score of a request that surely brings about what is aimed at, and nothing else. */
const certain = 100_000

/** So much less is as good: a few errors more that may come, if the service has rules of its own. */
const hair = 9

/** How surely the probe brings about what it aims at, and as little else as can be; undefined if it does not. */
function scoreOf(
  aim: Aim,
  { possible, request, refused }: Probe,
  facts: Facts,
): number | undefined {
  const { errors, unpublished, success } = possible
  // That the service is busy may always be.
  const isProvoked = (name: string | null) => conditions.get(name ?? '')?.provoked !== false
  const rivals = [...errors].filter(
    ([{ condition }]) => condition !== aim.condition && isProvoked(condition),
  )
  const sure = rivals.filter(([, is]) => is === 'yes').length
  const unnamed = [...unpublished.keys()].filter(isProvoked).length
  const others = 100 * (sure + unnamed) + rivals.length - sure
  if (aim.condition === undefined) return success || refused ? certain - others : undefined
  const condition = conditions.get(aim.condition)
  const holds = condition?.holds(request, worldOf(facts), aim.entry) ?? 'no'
  if (holds === 'no' && !refused) return undefined
  return (holds === 'maybe' ? 50_000 : certain) - others
}
