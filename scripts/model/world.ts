// What a condition may ask. The sandbox answers from its state, with yes or no; the check answers from
// its facts, with yes, no or maybe. That is the only difference between the two.
import type { Policy } from './policy.ts'
import type { Trilean } from './trilean.ts'

/** What names an account; all optional, since a profile or a data file may know only a part. */
export interface Identity {
  userId?: string
  username?: string
  /** As its owner writes it, Chinese characters included. */
  name?: string
  /** The name in Latin letters, the likeliest spelling first. */
  pinyin?: readonly string[]
  /** Spellings of the name that some services use and others do not. */
  pinyinPerhaps?: readonly string[]
  mobile?: string
  email?: string
}

/** An account, as the world that it belongs to keeps it. */
export interface Subject {
  readonly identity: Identity
}

/** An account that a value names: for certain, or if the service compares loosely. */
export interface Match {
  account: Subject
  is: 'yes' | 'maybe'
}

export interface TokenFact {
  valid: Trilean
  /** Whose it is; undefined for a token of an application, and for one whose account is gone. */
  account: Subject | undefined
  /** Whether it belongs to an account that is gone. */
  orphan: boolean
}

export interface World {
  /**
   * Whether it knows everything: then what it does not mention is not so, and of several readings of
   * the vendor's words the first one counts. Otherwise readings that differ make a maybe.
   */
  readonly complete: boolean
  readonly policy: Policy
  isClient(id: string): Trilean
  isClientSecret(id: string | undefined, secret: string): Trilean
  /** The account that has all these values. */
  find(identity: Identity): Match | undefined
  /** By the credential's key, such as `idToken`. */
  token(key: string, value: string): TokenFact
  /** Whether the code was sent for this purpose: to the account or, without one, to anybody. */
  isCode(code: string, purpose: string | undefined, account: Subject | undefined): Trilean
  /** Whether the password is in place. */
  isCurrent(account: Subject, password: string): Trilean
  /** Whether the password counts as used, by the policy's history. */
  isUsed(account: Subject, password: string): Trilean
}
