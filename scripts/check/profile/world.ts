// The profile becomes the starting world here, and only here; after that the world travels.
import { isAccountToken } from '../../contract/values.ts'
import type { AccountFact, Facts, KnownCode, KnownToken } from '../../model/facts.ts'
import { needsPinyin } from '../../model/needs-pinyin.ts'
import type { Identity } from '../../model/world.ts'
import type { CodeSource, Command, Profile, ProfileAccount } from './profile.ts'
import { textsIn } from './texts-by-path.ts'

/** What is known before the first request. A name's dictionary is loaded only if a name needs it. */
export async function startingFacts(profile: Profile): Promise<Facts> {
  const facts = factsOf(profile)
  const accounts = facts.accounts.map(async (account) => {
    return { ...account, identity: await withSpellings(account.identity) }
  })
  return { ...facts, accounts: await Promise.all(accounts) }
}

/** The same with names as the profile spells them. */
export function factsOf(profile: Profile): Facts {
  const { otherAccount, deletedAccount, passwordPolicy = {} } = profile
  const tokens = tokenFacts(profile, deletedAccount?.idToken)
  const codes = [
    ...codeFacts('account', profile.verifyCode),
    ...codeFacts('otherAccount', otherAccount?.verifyCode),
    ...codeFacts('account', profile.expired?.verifyCode, 'no'),
  ]
  // A token or a code belongs to somebody, even if the profile does not say to whom.
  const isOwned = [...tokens, ...codes].some(({ owner }) => owner === 'account')
  const account = profile.account ?? (isOwned ? {} : undefined)
  const accounts = [
    ...(account ? [accountFact('account', account, profile.newPasswords)] : []),
    ...(otherAccount ? [accountFact('otherAccount', otherAccount)] : []),
  ]
  return {
    policy: passwordPolicy,
    clients:
      profile.clientId === undefined
        ? []
        : [{ id: profile.clientId, secret: profile.clientSecret, registered: 'yes' }],
    accounts,
    tokens,
    codes,
    ownCodes: new Map(),
    fixed: fixedValues(profile),
  }
}

/**
 * The password of the profile was set once; whether it is still in place, nobody knows: an earlier run
 * with the same profile may have set others.
 */
function accountFact(
  name: string,
  { password, ...identity }: ProfileAccount,
  newPasswords: string[] = [],
): AccountFact {
  const current = password === undefined ? [] : [password]
  const set = [
    ...newPasswords.map((it) => ({ password: it, was: 'maybe' as const, long: true as const })),
    ...current.map((it) => ({ password: it, was: 'yes' as const, long: true as const })),
  ]
  return { name, identity, current, perhapsUnknown: true, set }
}

async function withSpellings(identity: Identity): Promise<Identity> {
  if (!needsPinyin(identity)) return identity
  const { withPinyin } = await import('../../model/pinyin.ts')
  return withPinyin(identity)
}

/** A token was valid when the profile was written; time or an earlier run may have ended it. */
function tokenFacts({ tokens, otherAccount, expired }: Profile, orphan?: string): KnownToken[] {
  const own = Object.entries(tokens).map(([key, value]): KnownToken => {
    const owner = isAccountToken(key) ? 'account' : undefined
    return { key, value, owner, valid: 'maybe' }
  })
  const fact = (key: string, value: string | undefined, more: Partial<KnownToken>) =>
    value === undefined ? [] : [{ key, value, owner: undefined, valid: 'yes' as const, ...more }]
  return [
    ...own,
    ...fact('idToken', otherAccount?.idToken, { owner: 'otherAccount', valid: 'maybe' }),
    ...fact('idToken', orphan, { orphan: true, valid: 'maybe' }),
    ...fact('idToken', expired?.idToken, { owner: 'account', valid: 'no' }),
    ...fact('accessToken', expired?.accessToken, { valid: 'no' }),
  ]
}

/** An earlier run may have used them up. */
function codeFacts(
  owner: string,
  source: CodeSource | undefined,
  valid: KnownCode['valid'] = 'maybe',
): KnownCode[] {
  if (source === undefined || isCommand(source)) return []
  const codes = typeof source === 'string' ? [[undefined, source] as const] : Object.entries(source)
  return codes.map(([purpose, value]) => ({ value, purpose, owner, valid }))
}

export function isCommand(source: CodeSource | undefined): source is Command {
  return typeof source === 'object' && 'command' in source
}

/** Their keys are their paths in the profile. */
function fixedValues({ device, tenantId }: Profile): Map<string, string> {
  return new Map(textsIn({ device, tenantId }))
}

/** A label that no earlier run had, for passwords derived from a seed. */
export function freshLabel(now: Date): string {
  return `${now.toISOString().slice(0, 19)}-${crypto.randomUUID().slice(0, 6)}`
}

/** A small number that another label hardly shares. */
export function varietyOf(label: string): number {
  return [...label].reduce((sum, it) => (sum * 31 + (it.codePointAt(0) ?? 0)) % 100_003, 7)
}
