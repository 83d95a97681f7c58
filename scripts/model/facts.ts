// What is known of a deployment, as three-valued facts, and what responses teach. Facts are never
// changed in place: whoever learns gets new ones.
import type { Policy } from './policy.ts'
import type { Trilean } from './trilean.ts'
import type { Identity, Match, Subject, TokenFact, World } from './world.ts'

export interface Facts {
  policy: Policy
  /** Registered client ids with their secret, if it is known. */
  clients: readonly ClientFact[]
  accounts: readonly AccountFact[]
  tokens: readonly KnownToken[]
  codes: readonly KnownCode[]
  /** Codes of the deployment's own for conditions that no published code covers, by `product condition`. */
  ownCodes: ReadonlyMap<string, readonly string[]>
  /** Values of inputs that nothing is decided by, by their key, such as `tenantId`. */
  fixed: ReadonlyMap<string, string>
}

export interface ClientFact {
  id: string
  secret: string | undefined
  /** Maybe, once the deployment did not accept it. */
  registered: Trilean
}

export interface AccountFact extends Subject {
  /** Where the profile has it: `account`, `otherAccount`. */
  name: string
  /** Passwords that may be in place now. */
  current: readonly string[]
  /** Whether one that nobody here knows may be in place. */
  perhapsUnknown: boolean
  /** Passwords in the order in which they were set, the latest last. */
  set: readonly PasswordSet[]
}

export interface PasswordSet {
  password: string
  /** Whether it was set at all. */
  was: 'yes' | 'maybe'
  /** Whether others may have been set since, of which nobody here knows how many. */
  long?: true
  /** The length of `set` when a response said that this password counts as used. */
  seenUsed?: number
}

export interface KnownToken {
  key: string
  value: string
  /** Name of the account; undefined for a token of an application. */
  owner: string | undefined
  /** Whether its account is gone. */
  orphan?: true
  /** Maybe after a change of the password, which may end it; yes once it was seen to last. */
  valid: Trilean
  /** With how many successes it was seen. */
  served?: number
}

export interface KnownCode {
  value: string
  /** Undefined if it serves every purpose. */
  purpose: string | undefined
  owner: string
  /** The purpose that it last served, if it serves every one: what it did there says nothing of the others. */
  servedFor?: string | undefined
  /** Maybe for a code that may have been used up or have expired; yes once it was seen to serve again. */
  valid: Trilean
  /** With how many successes it was seen. */
  served?: number
  /** Whether the deployment refused it where it should have been right. */
  refused?: true
}

const worlds = new WeakMap<Facts, World>()

/** The world that these facts are of; made once, since every draft of a request asks. */
export function worldOf(facts: Facts): World {
  const world = worlds.get(facts) ?? makeWorld(facts)
  worlds.set(facts, world)
  return world
}

function makeWorld(facts: Facts): World {
  const { accounts, policy } = facts
  return {
    complete: false,
    policy,
    isClient: (id) => facts.clients.find((it) => it.id === id)?.registered ?? 'no',
    isClientSecret: (id, secret) => {
      const client = facts.clients.find((it) => it.id === id)
      return client && client.secret === secret ? client.registered : 'no'
    },
    find: (identity) => findAccount(accounts, identity),
    token: (key, value) => tokenFact(facts, key, value),
    isCode: (code, purpose, account) => isCode(facts, code, purpose, account),
    isCurrent: (account, password) => isCurrent(factOf(accounts, account), password),
    isUsed: (account, password) => isUsed(factOf(accounts, account), password, policy.history),
  }
}

function factOf(accounts: Facts['accounts'], { identity }: Subject): AccountFact | undefined {
  return accounts.find((it) => it.identity === identity)
}

function findAccount(accounts: Facts['accounts'], identity: Identity): Match | undefined {
  const wanted = Object.entries(identity) as [keyof Identity, string][] // inputs carry texts only
  const exact = accounts.find((it) => wanted.every(([key, value]) => it.identity[key] === value))
  if (exact) return { account: exact, is: 'yes' }
  const loose = accounts.find((it) =>
    wanted.every(([key, value]) => bare(String(it.identity[key] ?? '')) === bare(value)),
  )
  return loose && { account: loose, is: 'maybe' }
}

/** As a service that compares loosely sees a value: without blanks, signs, an area code, and case. */
function bare(value: string): string {
  const inLower = value.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')
  const digits = inLower.replaceAll(/[-+()]/g, '')
  return /^\d+$/.test(digits) ? digits.slice(-11) : inLower
}

function tokenFact({ tokens, accounts }: Facts, key: string, value: string): TokenFact {
  const known = tokens.find((it) => it.key === key && it.value === value)
  if (!known) return { valid: 'no', account: undefined, orphan: false }
  const account = accounts.find(({ name }) => name === known.owner)
  return { valid: known.valid, account, orphan: known.orphan === true }
}

function isCode(
  { codes }: Facts,
  value: string,
  purpose: string | undefined,
  account: Subject | undefined,
): Trilean {
  const owner = account as AccountFact | undefined // every subject of this world is one of its accounts
  const known = codes.filter(
    (it) =>
      it.value === value &&
      (it.purpose === undefined || purpose === undefined || it.purpose === purpose) &&
      (!owner || it.owner === owner.name),
  )
  const isSure = ({ valid, servedFor }: KnownCode) =>
    valid === 'yes' && (servedFor === undefined || servedFor === purpose)
  if (known.some(isSure)) return owner ? 'yes' : 'maybe'
  return known.some(({ valid }) => valid !== 'no') ? 'maybe' : 'no'
}

function isCurrent(account: AccountFact | undefined, password: string): Trilean {
  if (!account) return 'maybe'
  const { current, perhapsUnknown } = account
  if (current.includes(password)) return current.length === 1 && !perhapsUnknown ? 'yes' : 'maybe'
  return 'no'
}

/**
 * The current password counts, and as many former ones as the history says. Whether the current one
 * is among that number is open, so the oldest of them is a maybe. If the history is not known, there may be none.
 */
function isUsed(account: AccountFact | undefined, password: string, history?: number): Trilean {
  if (!account) return 'maybe'
  if (history === 0) return 'no'
  const current = isCurrent(account, password)
  if (current === 'yes' && history !== undefined) return 'yes'
  const at = account.set.findLastIndex((it) => it.password === password)
  const fact = account.set[at]
  if (!fact) return current === 'no' ? 'no' : 'maybe'
  if (fact.seenUsed === account.set.length) return 'yes'
  if (history === undefined) return 'maybe'
  const after = account.set.slice(at + 1)
  const most = after.length
  // Which of those of earlier runs was set when is not known, and a password set twice may count once.
  const surelyAfter = after.filter((it) => it.was === 'yes' && !it.long && it.password !== password)
  const least = new Set(surelyAfter.map((it) => it.password)).size
  if (least > history) return 'no'
  const surely = fact.was === 'yes' && !fact.long && !account.perhapsUnknown && most < history
  return surely ? 'yes' : 'maybe'
}
