// What the owner of a deployment lets the check know and do, as a profile says it. Everything but
// `baseUrl` and `products` may be left out; what is left out stays untested.
import type { Effect } from '../../model/effects.ts'
import type { Policy } from '../../model/policy.ts'
import type { Identity } from '../../model/world.ts'
import type { Waiver } from '../report/waive.ts'

/** A program, or a list of a program and its arguments; it is run without a shell. */
export interface Command {
  command: string | string[]
}

/** A code as it is, one per verification type, or a program that prints it. */
export type CodeSource = string | Record<string, string> | Command

export interface ProfileAccount extends Omit<Identity, 'pinyinPerhaps'> {
  /** The one that it has before the first run. */
  password?: string
}

export interface Profile {
  /** Any host but loopback is reached over https. */
  baseUrl: string
  products: string[]
  /** An OpenAPI Overlay: what this deployment does otherwise than the contract says. */
  overlay?: string
  clientId?: string
  clientSecret?: string
  tenantId?: string
  device?: { os?: string; fingerprint?: string; agent?: string; ip?: string }
  account?: ProfileAccount
  /** A second test account, whose codes and tokens must not open the first. */
  otherAccount?: ProfileAccount & { idToken?: string; verifyCode?: CodeSource }
  /** An id token, still valid, of an account that is gone. */
  deletedAccount?: { idToken?: string }
  /** Tokens by the contract's key, such as `idToken` and `accessToken`. */
  tokens: Readonly<Record<string, string>>
  verifyCode?: CodeSource
  /** What was valid once. */
  expired?: { idToken?: string; accessToken?: string; verifyCode?: CodeSource }
  /** What the check may set, in this order. */
  newPasswords?: string[]
  /** A secret from which as many new passwords are derived as are needed. */
  passwordSeed?: string
  passwordPolicy?: Policy
  /** Exits with 0 if identity and password sign in, 1 if not, 2 if they do but must change. */
  signIn?: Command & {
    /** Whether 0 means that the password need not be changed; else a program may never exit with 2. */
    tellsMustChange?: boolean
  }
  /** Effects that the check may have on the account; none but inert probes without it. */
  allow?: Effect[]
  budget?: Partial<Budget>
  /** Differences that are known and accepted until a day. */
  waive?: Waiver[]
  /** PEM files: a private authority, and a client certificate with its key. */
  tls?: { ca?: string; cert?: string; key?: string }
}

/** Limits of a run. */
export interface Budget {
  /** Failed attempts per account, any of which may count towards a lock; 2 by default. */
  attempts: number
  /** 300 by default. */
  requests: number
  /** 1 by default; 0 is without a limit, the default on this machine. */
  perSecond: number
  /** 15 by default. */
  minutes: number
}
