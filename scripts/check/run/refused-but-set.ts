// Which refused request sets the password all the same? Each suspect is sent again with a fresh
// password, which is then looked for: by signing in, or by asking for it again, which would be refused.
import { worldOf } from '../../model/facts.ts'
import { textOf, withValue } from '../../model/request.ts'
import type { Finding } from '../findings/finding.ts'
import { findingOf } from '../judge/judge.ts'
import { type Probe, isProbe, solve } from '../plan/probe.ts'
import { validRequest } from '../plan/base-requests.ts'
import type { Delivery } from './send-probe.ts'
import { signsIn } from './sign-in.ts'
import type { RunOptions, RunState } from './state.ts'

/** Suspects that are looked at; each may cost two requests. */
const mostSuspects = 24

export async function findCulprits(
  seen: Probe,
  state: RunState,
  delivery: Delivery,
  options: RunOptions,
): Promise<Finding[]> {
  const password = textOf(seen.request, 'newPassword')
  const suspects = state.refused.filter(
    (it) => textOf(it.request, 'newPassword') === password && it !== seen,
  )
  const oneEach = [...new Map(suspects.map((it) => [it.what, it])).values()]
  const culprits: Finding[] = []
  for (const suspect of oneEach.slice(0, mostSuspects)) {
    if (await setsIt(suspect, delivery, options, state)) {
      culprits.push(
        findingOf(suspect, undefined, {
          ...{ id: 'refusal-set-password', severity: 'error' },
          ...{ expected: 'a password that stays as it was', got: 'the refused request has set it' },
        }),
      )
    }
  }
  return culprits
}

async function setsIt(
  suspect: Probe,
  delivery: Delivery,
  options: RunOptions,
  state: RunState,
): Promise<boolean> {
  const { variant } = suspect
  const fresh = delivery.kit().passwordFor(variant)
  const input = variant.inputOf.get('newPassword')
  if (fresh === undefined || !input) return false
  const own = state.facts.accounts.find(({ name }) => name === 'account')
  if (own && worldOf(state.facts).isUsed(own, fresh) !== 'no') return false
  const again = solve(
    {
      ...suspect.aim,
      drafts: () => [{ what: suspect.what, request: withValue(suspect.request, input, fresh) }],
    },
    delivery.kit(),
  )
  if (!isProbe(again)) return false
  await delivery.send(again)
  const seen = await signsIn(options, state, 'account', fresh)
  if (seen !== undefined) return seen !== 'no'
  const [language] = variant.languages
  const valid = validRequest(variant, {
    facts: state.facts,
    account: 'account',
    password: fresh,
    language,
  })
  if (typeof valid === 'string') return false
  const aim = { variant, clause: undefined, condition: undefined, entry: {} }
  const test = solve(
    { ...aim, drafts: () => [{ what: 'as it is', request: valid }] },
    delivery.kit(),
  )
  if (!isProbe(test)) return false
  const { judgement } = await delivery.send(test)
  return judgement.code?.condition === 'password-reused'
}
