// The accounts of a session, found by what names them and by their tokens without looking at all of them.
import type { Identity } from '../model/world.ts'
import type { SandboxAccount, Token } from './start-data.ts'

export interface Account {
  identity: Identity
  /** The current one first. */
  passwords: RememberedPassword[]
  /** How many passwords were set since the start. */
  changes: number
  verifyCode: SandboxAccount['verifyCode']
  tokens: { kind: AccountToken; token: Token }[]
}

/** A password that is remembered: compared by length first, since most differ there and a hash costs more than all the rest. */
export interface RememberedPassword {
  length: number
  hash: string
}

/** Tokens that name an account, in the words of `x-value`. */
export const accountTokens = ['idToken', 'stateToken', 'sessionToken'] as const
export type AccountToken = (typeof accountTokens)[number]

interface Held {
  account: Account
  kind: AccountToken
  token: Token
}

export interface Accounts {
  all(): readonly Account[]
  /** The account that has all these values. */
  find(identity: Identity): Account | undefined
  /** The account that has this user id, username, mobile number or e-mail address. */
  named(value: string): Account | undefined
  holderOf(token: string): Held | undefined
  add(account: Account): Account
  remove(account: Account): void
  replaceAll(accounts: Account[]): void
  /** After a change of an account's names or tokens. */
  refresh(): void
}

const names = ['userId', 'username', 'mobile', 'email'] as const

export function createAccounts(): Accounts {
  let accounts: Account[] = []
  let byName = new Map<string, Account>()
  let byToken = new Map<string, Held>()

  function refresh(): void {
    byName = new Map()
    byToken = new Map()
    for (const account of accounts) {
      for (const name of names) {
        const value = account.identity[name]
        if (value !== undefined) byName.set(`${name} ${value}`, account)
      }
      for (const { kind, token } of account.tokens)
        byToken.set(typeof token === 'string' ? token : token.token, { account, kind, token })
    }
  }

  function replaceAll(other: Account[]): void {
    accounts = other
    refresh()
  }

  return {
    all: () => accounts,
    find(identity) {
      const wanted = Object.entries(identity) as [keyof Identity, string][] // Identity's keys, all texts here
      const has = (account: Account) =>
        wanted.every(([name, value]) => account.identity[name] === value)
      const indexed = wanted.find(([name]) => names.some((it) => it === name))
      if (!indexed) return wanted.length === 0 ? undefined : accounts.find(has)
      const found = byName.get(`${indexed[0]} ${indexed[1]}`)
      return found && has(found) ? found : undefined
    },
    named(value) {
      for (const name of names) {
        const found = byName.get(`${name} ${value}`)
        if (found) return found
      }
      return undefined
    },
    holderOf: (token) => byToken.get(token),
    add(account) {
      replaceAll([...accounts, account])
      return account
    },
    remove: (account) => replaceAll(accounts.filter((it) => it !== account)),
    replaceAll,
    refresh,
  }
}
