// The accounts of a session, found by what names them and by their tokens without looking at all of them.
import { type AccountToken, uniqueNames } from '../contract/values.ts'
import type { Identity } from '../model/world.ts'
import type { RememberedPassword } from './remembered-passwords.ts'
import { type SandboxAccount, type Token, tokenText } from './start-data.ts'

export interface Account {
  identity: Identity
  /** The current one first. */
  passwords: RememberedPassword[]
  /** How many passwords were set since the start. */
  changes: number
  /** Whether the current password must be changed at the next sign-in. */
  mustChange: boolean
  verifyCode: SandboxAccount['verifyCode']
  tokens: { kind: AccountToken; token: Token }[]
}

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

function emptyIndex(): Record<(typeof uniqueNames)[number], Map<string, Account>> {
  return { userId: new Map(), username: new Map(), mobile: new Map(), email: new Map() }
}

/** Whether an account has all these values, and there are any. */
function has(account: Account, identity: Identity): boolean {
  let isNamed = false
  for (const name in identity) {
    isNamed = true
    const key = name as keyof Identity // its own keys
    if (account.identity[key] !== identity[key]) return false
  }
  return isNamed
}

export function createAccounts(): Accounts {
  let accounts: Account[] = []
  let byName = emptyIndex()
  let byToken = new Map<string, Held>()

  function refresh(): void {
    byName = emptyIndex()
    byToken = new Map()
    for (const account of accounts) {
      for (const name of uniqueNames) {
        const value = account.identity[name]
        if (value !== undefined) byName[name].set(value, account)
      }
      for (const { kind, token } of account.tokens)
        byToken.set(tokenText(token), { account, kind, token })
    }
  }

  function replaceAll(other: Account[]): void {
    accounts = other
    refresh()
  }

  return {
    all: () => accounts,
    find(identity) {
      for (const name of uniqueNames) {
        const value = identity[name]
        if (value === undefined) continue
        const found = byName[name].get(value)
        return found && has(found, identity) ? found : undefined
      }
      return accounts.find((account) => has(account, identity))
    },
    named(value) {
      for (const name of uniqueNames) {
        const found = byName[name].get(value)
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
