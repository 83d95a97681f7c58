// Start data that contradicts itself: two owners of one address or token, bounds that exclude each other, codes for
// purposes that no operation has.
import { accountTokens, uniqueNames } from '../contract/values.ts'
import type { Policy } from '../model/policy.ts'
import {
  type CompleteData,
  type SandboxAccount,
  type Token,
  tokenText,
} from './start-data-types.ts'

/** A line for each contradiction, with its place. */
export function contradictionsIn(data: CompleteData, purposes?: ReadonlySet<string>): string[] {
  return [
    ...uniqueNames.flatMap((key) =>
      repetitions(data.accounts.map((it, index) => [`accounts[${index}].${key}`, it[key]])),
    ),
    ...repetitions(placedTokens(data)),
    ...repetitions(data.clients.map((id, index) => [`clients[${index}]`, id])),
    ...Object.keys(data.clientSecrets)
      .filter((id) => !data.clients.includes(id))
      .map((id) => `clientSecrets.${id}: clients has no ${id}; add it there`),
    ...data.accounts.flatMap((account, index) =>
      unknownPurposes(account, `accounts[${index}]`, purposes),
    ),
    ...policyContradictions(data.passwordPolicy),
  ]
}

/** The bounds of a policy that exclude each other. */
export function policyContradictions(policy: Policy): string[] {
  const { maxLength } = policy
  if (maxLength === undefined) return []
  return (['minLength', 'minClasses'] as const)
    .filter((name) => (policy[name] ?? 0) > maxLength)
    .map(
      (name) =>
        `passwordPolicy.${name}: ${policy[name]} is above maxLength, which is ${maxLength}; lower it`,
    )
}

function unknownPurposes(
  { verifyCode }: SandboxAccount,
  place: string,
  purposes: ReadonlySet<string> | undefined,
): string[] {
  if (typeof verifyCode !== 'object' || !purposes) return []
  return Object.keys(verifyCode)
    .filter((purpose) => !purposes.has(purpose))
    .map(
      (purpose) =>
        `${place}.verifyCode.${purpose}: no operation has this verification type; use one of ${[...purposes].join(', ')}`,
    )
}

type Placed = [place: string, value: string | undefined]

function placedTokens({ accounts, accessTokens, orphanIdTokens }: CompleteData): Placed[] {
  return [
    ...accounts.flatMap((account, index) =>
      accountTokens.map((key): Placed => [`accounts[${index}].${key}`, textOf(account[key])]),
    ),
    ...accessTokens.map((it, index): Placed => [`accessTokens[${index}]`, textOf(it)]),
    ...orphanIdTokens.map((it, index): Placed => [`orphanIdTokens[${index}]`, it]),
  ]
}

function textOf(token: Token | undefined): string | undefined {
  return token === undefined ? undefined : tokenText(token)
}

/** Names the places and not the values, which may be secrets. */
function repetitions(placed: Placed[]): string[] {
  const first = new Map<string, string>()
  return placed.flatMap(([place, value]) => {
    if (value === undefined) return []
    const before = first.get(value)
    if (before === undefined) first.set(value, place)
    return before === undefined ? [] : [`${place}: is the same as ${before}; change one of them`]
  })
}
