// The sandbox's state: accounts with their passwords, codes and tokens. One per sandbox, never shared;
// passwords are kept as hashes, time comes from the clock handed in.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Identity } from '../conditions/condition.ts'
import type { Policy } from '../conditions/policy.ts'
import type { CompleteData, SandboxAccount, Token } from './start-data.ts'

/** How codes live; the vendor documents none of it, so by default they live on. */
export interface CodeRules {
  /** Whether a code works once only. */
  singleUse?: boolean
  /** Seconds. */
  lifetime?: number
  /** Wrong attempts after which a code works no more. */
  attempts?: number
}

export interface Account {
  identity: Identity
  /** The current one first. */
  passwords: Kept[]
  /** How many passwords were set since the start. */
  changes: number
  verifyCode: SandboxAccount['verifyCode']
  idToken: Token | undefined
}

/** A password that is remembered: compared by length first, since most differ there and a hash costs more than all the rest. */
interface Kept {
  length: number
  hash: string
}

/** A code that was sent. */
export interface SentCode {
  /** The verification type. */
  purpose: string
  /** The user id, mobile number or e-mail address that it was sent to. */
  to: string
  code: string
  /** Milliseconds since 1970. */
  sentAt: number
  wrongAttempts: number
  used: boolean
}

export interface State {
  readonly policy: Policy
  accounts(): readonly Account[]
  codes(): readonly SentCode[]
  isClient(id: string): boolean
  /** Whether the token is one of this kind, `idToken` or `accessToken`, and has not expired. */
  isToken(kind: string, token: string): boolean
  accountOf(idToken: string): Account | undefined
  /** The account that has all these values. */
  find(identity: Identity): Account | undefined
  /** Whether this code was sent for the purpose: to the account, or to anybody where there is none. */
  isCode(code: string, purpose: string, account: Account | undefined): boolean
  sendCode(code: string, purpose: string, to: string): SentCode
  isUsed(account: Account | undefined, password: string): boolean
  /** Whether the password is the account's present one. */
  isCurrent(account: Account, password: string): boolean
  /** A wrong code was tried. */
  countAttempt(purpose: string, account: Account | undefined): void
  setPassword(account: Account, password: string, purpose: string | undefined): void
  reset(): void
}

export function createState(data: CompleteData, rules: CodeRules, clock: () => number): State {
  const clients = new Set(data.clients)
  const orphans = new Set(data.orphanIdTokens)
  const policy = data.passwordPolicy
  let accounts: Account[] = []
  let codes = new Map<string, SentCode>()

  const isLive = (token: Token) => typeof token === 'string' || clock() < Date.parse(token.expires)
  const accountOf = (idToken: string) =>
    accounts.find(
      (account) =>
        account.idToken !== undefined &&
        valueOf(account.idToken) === idToken &&
        isLive(account.idToken),
    )

  /** The code last sent to the account for this purpose; the one of the start data where none was sent since. */
  function codeFor(account: Account, purpose: string): SentCode | undefined {
    for (const to of [account.identity.mobile, account.identity.email, account.identity.userId]) {
      const sent = to === undefined ? undefined : codes.get(key(purpose, to))
      if (sent) return sent
    }
    const { verifyCode, identity } = account
    const code = typeof verifyCode === 'object' ? verifyCode[purpose] : verifyCode
    const to = identity.mobile ?? identity.email ?? identity.userId
    return code === undefined || to === undefined ? undefined : send(code, purpose, to, startedAt)
  }

  function send(code: string, purpose: string, to: string, sentAt: number): SentCode {
    const sent = { purpose, to, code, sentAt, wrongAttempts: 0, used: false }
    codes.set(key(purpose, to), sent)
    return sent
  }

  const works = ({ used, wrongAttempts, sentAt }: SentCode) =>
    !(rules.singleUse && used) &&
    wrongAttempts < (rules.attempts ?? Infinity) &&
    clock() - sentAt < (rules.lifetime ?? Infinity) * 1000

  let startedAt = clock()
  function reset() {
    startedAt = clock()
    codes = new Map()
    accounts = data.accounts.map(
      ({ password, formerPasswords = [], verifyCode, idToken, ...identity }) => ({
        identity,
        passwords: [password, ...formerPasswords].map(keep),
        changes: 0,
        verifyCode,
        idToken,
      }),
    )
  }
  reset()

  return {
    policy,
    accounts: () => accounts,
    codes: () => [...codes.values()],
    isClient: (id) => clients.has(id),
    isToken: (kind, token) =>
      kind === 'accessToken'
        ? data.accessTokens.some((it) => valueOf(it) === token && isLive(it))
        : orphans.has(token) || accountOf(token) !== undefined,
    accountOf,
    find(identity) {
      const wanted = Object.entries(identity) as [keyof Identity, string][] // Identity's keys, all texts
      if (wanted.length === 0) return undefined
      return accounts.find((account) =>
        wanted.every(([name, value]) => account.identity[name] === value),
      )
    },
    isCode(code, purpose, account) {
      const sent = account
        ? [codeFor(account, purpose)]
        : [...codes.values(), ...accounts.map((it) => codeFor(it, purpose))]
      return sent.some((it) => it?.code === code && it.purpose === purpose && works(it))
    },
    sendCode: (code, purpose, to) => send(code, purpose, to, clock()),
    isUsed(account, password) {
      const kept = account?.passwords.slice(0, policy.history ?? 0) ?? []
      return kept.some(
        ({ length, hash: known }) => length === password.length && known === hash(password),
      )
    },
    isCurrent: ({ passwords: [current] }, password) => current?.hash === hash(password),
    countAttempt(purpose, account) {
      const sent = rules.attempts !== undefined && account ? codeFor(account, purpose) : undefined
      if (sent) sent.wrongAttempts += 1
    },
    setPassword(account, password, purpose) {
      account.passwords = [keep(password), ...account.passwords].slice(
        0,
        Math.max(policy.history ?? 0, 1),
      )
      account.changes += 1
      const sent = purpose === undefined ? undefined : codeFor(account, purpose)
      if (sent) sent.used = true
    },
    reset,
  }
}

export function valueOf(token: Token): string {
  return typeof token === 'string' ? token : token.token
}

function keep(password: string): Kept {
  return { length: password.length, hash: hash(password) }
}

function hash(password: string): string {
  return bytesToHex(sha256(utf8ToBytes(password)))
}

function key(purpose: string, to: string): string {
  return `${purpose}\n${to}`
}
