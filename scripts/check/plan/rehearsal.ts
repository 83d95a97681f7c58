// A plan played through without a deployment: each request is one that could be sent next if every one
// before it had got the response that it asks for. For whoever shows or hands on requests.
import type { Contract } from '../../contract/contract.ts'
import { type Facts, worldOf } from '../../model/facts.ts'
import { learn } from '../../model/learn.ts'
import { goodPassword } from '../../model/made-passwords.ts'
import { planFor } from './plan.ts'
import { type Aim, type Kit, type Probe, isProbe, solve } from './probe.ts'

export interface Rehearsal {
  /** The request for an aim; undefined if nothing that is known brings it about. */
  play(aim: Aim): Probe | undefined
  /** A request for each clause that a request can bring about: first the error responses, then the successes. */
  playClauses(contract: Contract, products: readonly string[]): Probe[]
}

/** The account has the password that is known, since nobody has changed it yet. */
export function createRehearsal(start: Facts): Rehearsal {
  let facts: Facts = {
    ...start,
    accounts: start.accounts.map((it) => ({ ...it, perhapsUnknown: false })),
  }
  const kit = (): Kit => ({
    facts,
    passwordFor: () => freshPassword(facts),
    variety: 0,
    canSignIn: false,
    forbids: () => undefined,
  })

  function play(aim: Aim): Probe | undefined {
    const probe = solve(aim, kit())
    if (!isProbe(probe)) return undefined
    if (aim.condition === undefined) {
      const { request, touched } = probe
      facts = learn(facts, { request, touched, outcome: { kind: 'success' } })
    }
    return probe
  }

  return {
    play,
    playClauses(contract, products) {
      const { refusals, successes } = planFor(contract, products)
      const aims = [...refusals, ...successes.flatMap((it) => it.slice(0, 1))]
      return aims.filter(({ clause }) => clause).flatMap((aim) => play(aim) ?? [])
    },
  }
}

/** The first of the passwords made for the policy that the account has not had. */
function freshPassword(facts: Facts): string | undefined {
  const [account] = facts.accounts
  const yardstick = { policy: facts.policy, identity: account?.identity ?? {} }
  const world = worldOf(facts)
  for (let seed = 0; seed < 1000; seed += 1) {
    const password = goodPassword(yardstick, seed)
    if (password === undefined || !account) return password
    if (
      world.isUsed(account, password) === 'no' &&
      !account.set.some((it) => it.password === password)
    ) {
      return password
    }
  }
  return undefined
}
