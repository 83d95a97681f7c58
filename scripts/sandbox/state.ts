// The state of one session: accounts with their passwords and tokens, codes, policy, clients. It is never shared.
// Passwords are kept as hashes, time comes from the clock handed in.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Identity } from '../model/world.ts'
import type { Policy } from '../model/policy.ts'
import {
  type Account,
  type AccountToken,
  type Accounts,
  type RememberedPassword,
  accountTokens,
  createAccounts,
} from './accounts.ts'
import type { CompleteData, SandboxAccount, Token } from './start-data.ts'
import { type CodeRules, type SentCode, createVerificationCodes } from './verification-codes.ts'

export interface State {
  readonly policy: Policy
  accounts(): readonly Account[]
  clients(): readonly string[]
  /** The verification codes that were sent since the start, the oldest first. */
  outbox(): readonly SentCode[]
  isClient(id: string): boolean
  /** Whether the secret is this client's; any will do for a client that has none. */
  isClientSecret(id: string, secret: string): boolean
  /** Whether the token is one of this kind, such as `idToken` or `accessToken`, and has not expired. */
  isToken(kind: string, token: string): boolean
  accountOf(token: string): Account | undefined
  /** The account that has all these values. */
  find(identity: Identity): Account | undefined
  /** The account that has this user id, username, mobile number or e-mail address. */
  named(value: string): Account | undefined
  /** Whether this code was sent for the purpose: to the account, or to anybody if there is none. */
  isCode(code: string, purpose: string, account: Account | undefined): boolean
  /** A code of six digits if none is given. */
  sendCode(sent: { purpose: string; to: string; code?: string | undefined }): SentCode
  isUsed(account: Account | undefined, password: string): boolean
  /** Whether the password is the account's current one. */
  isCurrent(account: Account, password: string): boolean
  /** A wrong code was tried. */
  countAttempt(purpose: string, account: Account | undefined): void
  /** Without a password, the account has one from now on that nobody knows. */
  setPassword(account: Account, password: string | undefined, purpose: string | undefined): void
  /** A new token, of an account or of an application. */
  issueToken(kind: string, account: Account | undefined, expires: string | undefined): string
  addAccount(account: SandboxAccount): Account
  changeAccount(account: Account, part: Partial<SandboxAccount>): void
  removeAccount(account: Account): void
  setPolicy(policy: Policy): void
  setClients(clients: readonly string[]): void
  /** Spells the names anew, now that it can be done. */
  spellNames(): void
  /** Back to the data of the start, or to other data from now on. */
  reset(data?: CompleteData): void
}

/** Tokens that applications keep, beside those of accounts; old ones are forgotten. */
const mostIssuedTokens = 10_000

export interface StateParts {
  data: CompleteData
  rules: CodeRules
  clock: () => number
  /** Adds the spellings of a name. */
  spell(identity: Identity): Identity
}

export function createState({ data: startData, rules, clock, spell }: StateParts): State {
  let data = startData
  let policy: Policy
  let clients: Set<string>
  let accessTokens: Map<string, Token>
  let issued: number
  const people = createAccounts()
  const codes = createVerificationCodes(rules, clock, (owner, purpose) => {
    const code = typeof owner === 'object' ? (owner as Account).verifyCode : undefined // strings are strangers
    return typeof code === 'object' ? code[purpose] : code
  })

  const isLive = (token: Token | undefined) =>
    token !== undefined && (typeof token === 'string' || clock() < Date.parse(token.expires))

  function accountOf(token: string): Account | undefined {
    const held = people.holderOf(token)
    return held && isLive(held.token) ? held.account : undefined
  }

  function reset(other: CompleteData = data): void {
    data = other
    policy = data.passwordPolicy
    clients = new Set(data.clients)
    accessTokens = new Map(data.accessTokens.map((it) => [valueOf(it), it]))
    issued = 0
    codes.clear()
    people.replaceAll(data.accounts.map((it) => accountFrom(it, spell)))
  }
  reset()

  function setPassword(account: Account, password: string | undefined): void {
    account.passwords = [remember(password), ...account.passwords].slice(
      0,
      Math.max(policy.history ?? 0, 1),
    )
    account.changes += 1
  }

  return {
    get policy() {
      return policy
    },
    accounts: people.all,
    clients: () => [...clients],
    outbox: codes.outbox,
    isClient: (id) => clients.has(id),
    isClientSecret(id, secret) {
      const own = Object.hasOwn(data.clientSecrets, id) ? data.clientSecrets[id] : undefined
      return own === undefined || own === secret
    },
    isToken(kind, token) {
      if (kind === 'accessToken') return isLive(accessTokens.get(token))
      const held = people.holderOf(token)
      if (held) return held.kind === kind && isLive(held.token)
      return kind === 'idToken' && data.orphanIdTokens.includes(token)
    },
    accountOf,
    find: people.find,
    named: people.named,
    isCode: (code, purpose, account) =>
      account
        ? codes.isRight(code, purpose, account)
        : codes.isAnybodys(code, purpose, people.all()),
    sendCode({ purpose, to, code = sixDigits() }) {
      return codes.send({ purpose, to, code }, people.named(to) ?? to)
    },
    isUsed(account, password) {
      const remembered = account?.passwords.slice(0, policy.history ?? 0) ?? []
      return remembered.some(
        ({ length, hash: known }) => length === password.length && known === hash(password),
      )
    },
    isCurrent: ({ passwords: [current] }, password) => current?.hash === hash(password),
    countAttempt(purpose, account) {
      if (account) codes.countWrongAttempt(purpose, account)
    },
    setPassword(account, password, purpose) {
      setPassword(account, password)
      if (purpose !== undefined) codes.use(purpose, account)
    },
    issueToken(kind, account, expires) {
      issued += 1
      const value = `sandbox-${kind.replace(/[A-Z]/g, (it) => `-${it.toLowerCase()}`)}-${issued}`
      const token = expires === undefined ? value : { token: value, expires }
      if (!account) addBounded(accessTokens, value, token)
      else if (isAccountToken(kind)) {
        account.tokens = [...account.tokens, { kind, token }].slice(-mostTokensOfAnAccount)
        people.refresh()
      }
      return value
    },
    addAccount(given) {
      refuseTaken(people, given, undefined)
      return people.add(accountFrom(given, spell))
    },
    changeAccount(account, part) {
      refuseTaken(people, part, account)
      const { password, formerPasswords, verifyCode, ...rest } = part
      const { identity, tokens } = splitTokens(rest)
      account.identity = spell(withNames(account.identity, identity))
      const kinds = new Set(tokens.map(({ kind }) => kind))
      account.tokens = [...account.tokens.filter(({ kind }) => !kinds.has(kind)), ...tokens]
      if (password !== undefined) setPassword(account, password)
      if (formerPasswords)
        account.passwords = [...account.passwords.slice(0, 1), ...formerPasswords.map(remember)]
      if (verifyCode !== undefined) {
        account.verifyCode = verifyCode
        codes.forget(account)
      }
      people.refresh()
    },
    removeAccount(account) {
      codes.forget(account)
      people.remove(account)
    },
    spellNames() {
      for (const account of people.all()) account.identity = spell(account.identity)
    },
    setPolicy: (other) => void (policy = other),
    setClients: (ids) => void (clients = new Set(ids)),
    reset,
  }
}

const mostTokensOfAnAccount = 100

export function valueOf(token: Token): string {
  return typeof token === 'string' ? token : token.token
}

/** A new name makes the spellings of the old one worthless. */
function withNames(before: Identity, changed: Identity): Identity {
  if (changed.name === undefined && changed.pinyin === undefined) return { ...before, ...changed }
  const { pinyin: _, pinyinPerhaps: __, ...rest } = before
  return { ...rest, ...changed }
}

function accountFrom(given: SandboxAccount, spell: StateParts['spell']): Account {
  const { password, formerPasswords = [], verifyCode, ...rest } = given
  const { identity, tokens } = splitTokens(rest)
  return {
    identity: spell(identity),
    passwords: [password, ...formerPasswords].map(remember),
    changes: 0,
    verifyCode,
    tokens,
  }
}

function splitTokens(given: Omit<Partial<SandboxAccount>, 'password'>): {
  identity: Identity
  tokens: Account['tokens']
} {
  const { idToken, stateToken, sessionToken, ...identity } = given
  const all = { idToken, stateToken, sessionToken }
  const tokens = accountTokens.flatMap((kind) => {
    const token = all[kind]
    return token === undefined ? [] : [{ kind, token }]
  })
  return { identity, tokens }
}

/** Throws a TypeError if another account has one of these names or tokens. */
function refuseTaken(people: Accounts, given: Partial<SandboxAccount>, own: Account | undefined) {
  for (const name of ['userId', 'username', 'mobile', 'email'] as const) {
    const value = given[name]
    const holder = value === undefined ? undefined : people.find({ [name]: value })
    if (holder && holder !== own) throw new TypeError(`${name}: another account has it`)
  }
  for (const kind of accountTokens) {
    const token = given[kind]
    const holder = token === undefined ? undefined : people.holderOf(valueOf(token))?.account
    if (holder && holder !== own) throw new TypeError(`${kind}: another account has it`)
  }
}

function isAccountToken(kind: string): kind is AccountToken {
  return (accountTokens as readonly string[]).includes(kind)
}

function addBounded(tokens: Map<string, Token>, value: string, token: Token): void {
  tokens.set(value, token)
  const [oldest] = tokens.keys()
  if (tokens.size > mostIssuedTokens && oldest !== undefined) tokens.delete(oldest)
}

function sixDigits(): string {
  return String(Math.floor(Math.random() * 1e6)).padStart(6, '0')
}

function remember(password: string | undefined): RememberedPassword {
  if (password === undefined) return { length: -1, hash: '' }
  return { length: password.length, hash: hash(password) }
}

/** Of the code units, since lone surrogates, which differ, are all the same in UTF-8. */
function hash(password: string): string {
  const bytes = new Uint8Array(password.length * 2)
  for (let at = 0; at < password.length; at += 1) {
    const unit = password.charCodeAt(at)
    bytes[at * 2] = unit >> 8
    bytes[at * 2 + 1] = unit & 0xff
  }
  return bytesToHex(sha256(bytes))
}
