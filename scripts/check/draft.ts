// Requests to start from: a good one, and a shielded one, which nobody's account can be behind.
import { type Draft, put } from '../conditions/condition.ts'
import { conditions } from '../conditions/index.ts'
import { unlike } from '../conditions/request.ts'
import type { CatalogError } from '../contract/catalog.ts'
import type { Variant, Input } from '../contract/contract.ts'
import type { Json } from '../contract/json.ts'
import { type Profile, profileValue } from './profile.ts'

/** Conditions whose broken request is behind nobody's account. */
export const shields = ['unknown-user']

/** Stand in for secrets that a shielded request needs and a profile lacks: no account can be reached with them. */
const standIns: Record<string, string> = { newPassword: 'Shielded-Probe-1', verifyCode: '000000' }

/** A request that the deployment is to accept, or what the profile lacks for one. */
export function goodDraft(
  variant: Variant,
  profile: Profile,
  password: string | undefined,
  fallback: Record<string, string> = {},
): Draft | string {
  const values = new Map<Input, Json>()
  for (const input of variant.inputs) {
    const { value: key } = input
    const known =
      key === 'newPassword'
        ? password
        : key === undefined
          ? input.examples[0]
          : profileValue(profile, key)
    const value = known ?? (input.required ? fallback[key ?? ''] : undefined)
    if (value !== undefined) values.set(input, value)
    else if (input.required)
      return `needs ${key === 'newPassword' ? 'one more of newPasswords' : (key ?? input.name)} in the profile`
  }
  const { security } = variant
  const token = security && (profileValue(profile, security.value) ?? fallback[security.value])
  if (security && token === undefined) return `needs ${security.value} in the profile`
  return { values, token }
}

export interface Shielded {
  draft: Draft
  /** The condition that the shield itself meets. */
  condition: string
  /** Codes that may rightly come first: the shield's, and those that may come before them. */
  others: CatalogError[]
  /** Whether the shield is still in a request that was made of it. */
  holds(draft: Draft): boolean
}

/**
 * The request with an identity that no account has or, where the token names the account, with a token that
 * names none. Even a service that refuses nothing cannot change a password by it. No code is asked for.
 */
export function shielded(variant: Variant, profile: Profile): Shielded | string {
  const [identity] = variant.identities
  const orphan = variant.security?.value === 'idToken' ? profile.deletedAccount?.idToken : undefined
  const nobody = {
    ...standIns,
    'account.mobile': '00000000000',
    'account.email': 'contract-check-nobody@example.com',
    'account.userId': 'contract-check-nobody',
    'account.username': 'contract-check-nobody',
  }
  const token = variant.security && { [variant.security.value]: 'contract-check.no.token' }
  const known =
    typeof profile.verifyCode === 'object' ? { ...profile, verifyCode: undefined } : profile
  const good = goodDraft(variant, known, profile.newPasswords?.[0], { ...nobody, ...token })
  if (typeof good === 'string') return good
  const isStandIn = variant.security !== undefined && good.token === token?.[variant.security.value]
  const shield = (draft: Draft, condition: string, holds: Shielded['holds']): Shielded => {
    const names = [
      condition,
      ...(conditions.get(condition)?.maskedBy ?? []),
      ...(isStandIn ? ['invalid-token'] : []),
    ]
    return { draft, condition, holds, others: names.flatMap((name) => errorsFor(variant, name)) }
  }
  if (identity) {
    const value = unlike(String(good.values.get(identity)))
    return shield(
      put(good, identity, value),
      'unknown-user',
      ({ values }) => values.get(identity) === value,
    )
  }
  if (!variant.security)
    return 'nothing in this call can name nobody, so it needs change-password in allow'
  const borne = orphan ?? 'contract-check.no.token'
  return shield(
    { ...good, token: borne },
    orphan === undefined ? 'invalid-token' : 'unknown-user',
    ({ token }) => token === borne,
  )
}

/** Errors of the variant that this condition is the reason for. */
export function errorsFor({ errors }: Variant, condition: string): CatalogError[] {
  return errors.filter((error) => error.condition === condition)
}
