// What the check knows of a deployment. What is left out makes the probes that need it untriggerable.
import type { Effect, Identity } from '../conditions/condition.ts'
import type { Policy } from '../conditions/policy.ts'
import { goodPassword } from '../conditions/passwords.ts'
import { readData } from '../sandbox/data.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { valueOf } from '../sandbox/state.ts'

export interface ProfileAccount extends Identity {
  password?: string
}

export interface Profile {
  /** Without a slash at the end. */
  baseUrl: string
  /** Which dialects the deployment serves. */
  products: string[]
  clientId?: string
  device?: { os?: string; fingerprint?: string; agent?: string; ip?: string }
  tenantId?: string
  account?: ProfileAccount
  /** What the check may set, in this order. */
  newPasswords?: string[]
  /** An id token, still valid, of an account that is gone. */
  deletedAccount?: { idToken?: string }
  idToken?: string
  accessToken?: string
  verifyCode?: string
  passwordPolicy?: Policy
  /** Effects that the check may have; none but inert probes without it. */
  allow?: Effect[]
}

/** The profile of a sandbox: everything is known and everything allowed. Another seed gives other new passwords. */
export function profileOf({ data, product }: Pick<Sandbox, 'data' | 'product'>, baseUrl: string, seed = 0): Profile {
  const { accounts, clients, accessTokens, orphanIdTokens, passwordPolicy } = readData(data)
  const [account = { password: '' }] = accounts
  const { password, formerPasswords = [], verifyCode, idToken, ...identity } = account
  const isUsed = (it: string) => it === password || formerPasswords.includes(it)
  const yardstick = { policy: passwordPolicy, account: identity, isUsed }
  const seeds = Array.from({ length: 8 }, (_, index) => seed + index)
  return {
    baseUrl,
    products: [product],
    clientId: clients[0],
    device: { os: 'contract-check', fingerprint: 'contract-check', agent: 'contract-check' },
    account: { ...identity, password },
    newPasswords: seeds.map((it) => goodPassword(yardstick, it)).filter((it) => it !== undefined),
    deletedAccount: { idToken: orphanIdTokens[0] },
    idToken: idToken && valueOf(idToken),
    accessToken: accessTokens[0] && valueOf(accessTokens[0]),
    verifyCode: typeof verifyCode === 'string' ? verifyCode : undefined,
    passwordPolicy,
    allow: ['attempt', 'consume-code', 'change-password'],
  }
}

/** The profile's value for an `x-value`, such as `account.mobile`. */
export function profileValue(profile: Profile, key: string): string | undefined {
  const value = key.split('.').reduce<unknown>((it, step) => (it as Record<string, unknown> | undefined)?.[step], profile)
  return typeof value === 'string' ? value : undefined
}
