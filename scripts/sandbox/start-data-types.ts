// What a sandbox starts with, as data files and callers write it.
import type { Policy } from '../model/policy.ts'

/** A token; one without `expires` (ISO 8601) is valid for ever. */
export type Token = string | { token: string; expires: string }

export interface SandboxAccount {
  userId?: string
  username?: string
  /** As its owner writes it, Chinese characters included. */
  name?: string
  /** How the name sounds in Latin letters; worked out from the name if it is left out. */
  pinyin?: string[]
  mobile?: string
  email?: string
  password: string
  /** The latest first. */
  formerPasswords?: string[]
  /** The code that was sent to this account: one for every purpose, or one per verification type. */
  verifyCode?: string | Record<string, string>
  idToken?: Token
  stateToken?: Token
  sessionToken?: Token
}

export interface SandboxData {
  /** Registered client ids. */
  clients: string[]
  /** By client id; any secret will do for a client that has none here. */
  clientSecrets?: Record<string, string>
  accessTokens?: Token[]
  /** Valid id tokens of accounts that are gone. */
  orphanIdTokens?: string[]
  accounts: SandboxAccount[]
  passwordPolicy?: Policy
}

/** Data in which nothing is left out. */
export type CompleteData = Required<SandboxData>

/** The token itself. */
export function tokenText(token: Token): string {
  return typeof token === 'string' ? token : token.token
}
