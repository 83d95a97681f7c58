// The state of one session: accounts with their passwords and tokens, codes, policy, clients. It is never shared; time
// comes from the clock handed in.
import { accountTokens, uniqueNames } from '../contract/values.ts'
import type { Policy } from '../model/policy.ts'
import type { Identity } from '../model/world.ts'
import { type Account, type Accounts, createAccounts } from './accounts.ts'
import { isAmong, remember } from './remembered-passwords.ts'
import { type CompleteData, type SandboxAccount, tokenText } from './start-data.ts'
import { type Tokens, createTokens, tokensIn } from './tokens.ts'
import {
  type CodeRules,
  type SentCode,
  type VerificationCodes,
  createVerificationCodes,
} from './verification-codes.ts'

export interface State extends Lookups, Changes {
  readonly policy: Policy
}

interface Lookups {
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
  isUsed(account: Account | undefined, password: string): boolean
  /** Whether the password is the account's current one. */
  isCurrent(account: Account, password: string): boolean
}

interface Changes {
  /** A code of six digits if none is given. */
  sendCode(sent: { purpose: string; to: string; code?: string | undefined }): SentCode
  /** A wrong code was tried. */
  countAttempt(purpose: string, account: Account | undefined): void
  /** Without a password, the account has one from now on that nobody knows. */
  setPassword(account: Account, password: string | undefined, purpose: string | undefined): void
  /** A new token, of an account or of an application; valid for ever without a lifetime in seconds. */
  issueToken(kind: string, account: Account | undefined, lifetime?: number): string
  /** Throws a TypeError if another account has one of its names or tokens, as `changeAccount` does. */
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

export interface StateParts {
  data: CompleteData
  rules: CodeRules
  clock: () => number
  /** Adds the spellings of a name. */
  spell(identity: Identity): Identity
}

/** What the state consists of. */
interface Core {
  data: CompleteData
  policy: Policy
  clients: Set<string>
  readonly people: Accounts
  readonly tokens: Tokens
  readonly codes: VerificationCodes
  readonly spell: StateParts['spell']
}

export function createState({ data, rules, clock, spell }: StateParts): State {
  const people = createAccounts()
  const core: Core = {
    data,
    policy: {},
    clients: new Set(),
    people,
    tokens: createTokens(people, clock),
    codes: createVerificationCodes(rules, clock, startCodeOf),
    spell,
  }
  const changes = changesOf(core)
  changes.reset(data)
  return {
    ...lookupsOf(core),
    ...changes,
    get policy() {
      return core.policy
    },
  }
}

/** The code that an account has without any having been sent. */
function startCodeOf(owner: object | string, purpose: string): string | undefined {
  const code = typeof owner === 'object' ? (owner as Account).verifyCode : undefined // texts are strangers' addresses
  return typeof code === 'object' ? code[purpose] : code
}

function lookupsOf(core: Core): Lookups {
  const { people, tokens, codes } = core
  return {
    accounts: people.all,
    clients: () => [...core.clients],
    outbox: codes.outbox,
    isClient: (id) => core.clients.has(id),
    isClientSecret(id, secret) {
      const { clientSecrets } = core.data
      const own = Object.hasOwn(clientSecrets, id) ? clientSecrets[id] : undefined
      return own === undefined ? core.clients.has(id) : own === secret
    },
    isToken: tokens.isValid,
    accountOf: tokens.accountOf,
    find: people.find,
    named: people.named,
    isCode: (code, purpose, account) =>
      account
        ? codes.isRight(code, purpose, account)
        : codes.isAnybodys(code, purpose, people.all()),
    isUsed: (account, password) =>
      account !== undefined &&
      isAmong(account.passwords.slice(0, core.policy.history ?? 0), password),
    isCurrent: ({ passwords }, password) => isAmong(passwords.slice(0, 1), password),
  }
}

function changesOf(core: Core): Changes {
  const { people, tokens, codes, spell } = core
  return {
    sendCode: ({ purpose, to, code = sixDigits() }) =>
      codes.send({ purpose, to, code }, people.named(to) ?? to),
    countAttempt(purpose, account) {
      if (account) codes.countWrongAttempt(purpose, account)
    },
    setPassword(account, password, purpose) {
      setPassword(account, password, core.policy)
      if (purpose !== undefined) codes.use(purpose, account)
    },
    issueToken: tokens.issue,
    addAccount(given) {
      refuseTaken(people, given, undefined)
      return people.add(accountFrom(given, spell))
    },
    changeAccount(account, part) {
      refuseTaken(people, part, account)
      if (part.verifyCode !== undefined) codes.forget(account)
      changeAccount(account, part, core)
      people.refresh()
    },
    removeAccount(account) {
      codes.forget(account)
      tokens.orphan(account)
      people.remove(account)
    },
    setPolicy: (policy) => void (core.policy = policy),
    setClients: (ids) => void (core.clients = new Set(ids)),
    spellNames() {
      for (const account of people.all()) account.identity = spell(account.identity)
    },
    reset(data = core.data) {
      core.data = data
      core.policy = data.passwordPolicy
      core.clients = new Set(data.clients)
      tokens.reset(data)
      codes.clear()
      people.replaceAll(data.accounts.map((it) => accountFrom(it, spell)))
    },
  }
}

function setPassword(
  account: Account,
  password: string | undefined,
  { history = 0 }: Policy,
): void {
  account.passwords = [remember(password), ...account.passwords].slice(0, Math.max(history, 1))
  account.changes += 1
  account.mustChange = false
}

function changeAccount(
  account: Account,
  part: Partial<SandboxAccount>,
  { policy, spell }: Core,
): void {
  account.identity = spell(withNames(account.identity, identityIn(part)))
  const tokens = tokensIn(part)
  const kinds = new Set(tokens.map(({ kind }) => kind))
  account.tokens = [...account.tokens.filter(({ kind }) => !kinds.has(kind)), ...tokens]
  if (part.password !== undefined) setPassword(account, part.password, policy)
  if (part.formerPasswords)
    account.passwords = [...account.passwords.slice(0, 1), ...part.formerPasswords.map(remember)]
  if (part.verifyCode !== undefined) account.verifyCode = part.verifyCode
}

/** A new name makes the spellings of the old one worthless. */
function withNames(before: Identity, changed: Identity): Identity {
  if (changed.name === undefined && changed.pinyin === undefined) return { ...before, ...changed }
  const { pinyin: _, pinyinPerhaps: __, ...rest } = before
  return { ...rest, ...changed }
}

function accountFrom(given: SandboxAccount, spell: StateParts['spell']): Account {
  const { password, formerPasswords = [], verifyCode } = given
  return {
    identity: spell(identityIn(given)),
    passwords: [password, ...formerPasswords].map(remember),
    changes: 0,
    mustChange: false,
    verifyCode,
    tokens: tokensIn(given),
  }
}

function identityIn(given: Partial<SandboxAccount>): Identity {
  const { userId, username, name, pinyin, mobile, email } = given
  return {
    ...(userId !== undefined && { userId }),
    ...(username !== undefined && { username }),
    ...(name !== undefined && { name }),
    ...(pinyin !== undefined && { pinyin }),
    ...(mobile !== undefined && { mobile }),
    ...(email !== undefined && { email }),
  }
}

/** Throws a TypeError if another account has one of these names or tokens. */
function refuseTaken(people: Accounts, given: Partial<SandboxAccount>, own: Account | undefined) {
  for (const name of uniqueNames) {
    const value = given[name]
    const holder = value === undefined ? undefined : people.find({ [name]: value })
    if (holder && holder !== own) throw new TypeError(`${name}: another account has it`)
  }
  for (const kind of accountTokens) {
    const token = given[kind]
    const holder = token === undefined ? undefined : people.holderOf(tokenText(token))?.account
    if (holder && holder !== own) throw new TypeError(`${kind}: another account has it`)
  }
}

function sixDigits(): string {
  return String(Math.floor(Math.random() * 1e6)).padStart(6, '0')
}
