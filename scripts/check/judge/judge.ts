// Compares one response with what is possible for its probe. Pure: it sends nothing and knows no profile.
import type { CatalogError } from '../../contract/catalog.ts'
import type { Facts } from '../../model/facts.ts'
import { textOf } from '../../model/request.ts'
import { type Exchange, type KeptExchange, type WireResponse, kept } from '../exchange.ts'
import type { Finding } from '../findings/finding.ts'
import type { Probe } from '../plan/probe.ts'
import { accountOf } from '../plan/valid-aim.ts'
import { type Difference, errorAt, headerOf } from './difference.ts'
import { codeIn } from './code-in-response.ts'
import { isBusy } from './expected-in-words.ts'
import {
  type Compared,
  type Court,
  type Judgement,
  type Trial,
  refusedUnknown,
} from './judgement.ts'
import { leaksIn } from './leaks.ts'
import { compareListed } from './listed-code.ts'
import { isLimit, lockIn } from './locks.ts'
import { compareSuccess } from './success.ts'
import { compareUnlisted } from './unlisted-code.ts'
import { compareWithoutCode, crashes } from './without-code.ts'

export function judge(court: Court, facts: Facts, probe: Probe, exchange: Exchange): Judgement {
  const { response } = exchange
  if (!response) return unanswered(exchange)
  const trial = { court, facts, probe, response }
  const compared = compare(trial)
  const { outcome, code, unlisted, instead, isMomentary = false } = compared
  const differences = [
    ...compared.differences.map((it) => (isLongMemory(trial, it, code) ? asWarning(it) : it)),
    ...leaksIn(trial),
  ]
  const texts = kept(exchange)
  const findings = differences.map((it) => findingOf(probe, texts, it))
  const isViolated = findings.some(({ severity }) => severity === 'error')
  const verdict = instead === undefined ? 'verified' : 'shadowed'
  return {
    ...{ outcome, verdict: isViolated ? 'violated' : verdict, reason: instead, findings },
    ...{ code, unlisted, locked: lockIn(trial, code), isMomentary },
  }
}

/** Whether a password was refused that this run has set before: a service may remember more than its owner says. */
function isLongMemory(
  { facts, probe: { request } }: Trial,
  { id }: Difference,
  code: CatalogError | undefined,
): boolean {
  if (id !== 'valid-request-refused' || (code && code.condition !== 'password-reused')) return false
  const password = textOf(request, 'newPassword')
  const { set = [] } = accountOf(request, facts) ?? {}
  return set.some((it) => it.password === password && it.was === 'yes' && !it.long)
}

function asWarning(difference: Difference): Difference {
  return { ...difference, severity: 'warning' }
}

export function findingOf(
  { variant, clause, what }: Pick<Probe, 'variant' | 'clause' | 'what'>,
  exchange: KeptExchange | undefined,
  { id, severity, expected, got, at = '' }: Difference,
): Finding {
  return { id, severity, variant, clause, what, expected, got, at, exchange }
}

function unanswered({ failure = 'nothing' }: Exchange): Judgement {
  return {
    ...{ outcome: lost, verdict: 'untested', reason: `no response: ${failure}` },
    ...{ findings: [], code: undefined, locked: undefined, isMomentary: true },
  }
}

/** The finding of a request that gets no response however often it is sent. */
export function neverAnswered(probe: Probe, exchange: Exchange): Finding {
  const { failure = 'nothing' } = exchange
  return findingOf(probe, exchange, errorAt('', 'no-response', 'a response', failure))
}

function compare(trial: Trial): Compared {
  const { probe, response } = trial
  const { status } = response
  if (status >= 300 && status < 400) return redirected(response)
  if (status < 300) return compareSuccess(trial)
  const read = codeIn(trial)
  const free = freeRefusal(probe, status, read?.code)
  if (free) return free
  if (!read) return compareWithoutCode(trial)
  const error = probe.variant.errors.find(({ code }) => code === read.code.trim())
  return error ? compareListed(trial, read, error) : compareUnlisted(trial, read)
}

const lost = { kind: 'lost' } as const
const gateways = [502, 503, 504]

/** What any request may meet, whatever it aims at. */
function freeRefusal(probe: Probe, status: number, code: string | undefined): Compared | undefined {
  const { variant, after, mayBeRefused } = probe
  const listed = variant.errors.find((it) => it.code === code)
  if (listed?.status === status && isBusy(listed)) {
    const instead = `${listed.code}: busy`
    return { outcome: lost, differences: [], code: listed, instead, isMomentary: true }
  }
  if (code === undefined && gateways.includes(status))
    return { outcome: lost, differences: [], instead: `${status} of a gateway`, isMomentary: true }
  if (mayBeRefused) {
    const instead = `${status}: refused, as it may be`
    return { outcome: refusedUnknown, differences: crashes(probe, status), instead }
  }
  const refused = { outcome: refusedUnknown, differences: [] }
  if (after === 'target' && !listed) {
    const why = 'members that the contract does not name are refused, as they may be'
    return { ...refused, instead: `${status}: ${why}` }
  }
  if (isLimit(status) && listed?.status !== status)
    return { ...refused, instead: `${status}: the deployment limits or locks` }
  return undefined
}

function redirected(response: WireResponse): Compared {
  const got = `${response.status} to ${headerOf(response, 'location') ?? 'nowhere'}`
  const difference = errorAt('', 'redirect', 'a response', got)
  return { outcome: refusedUnknown, differences: [difference] }
}
