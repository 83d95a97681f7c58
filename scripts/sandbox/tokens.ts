// The tokens of a session: those of accounts, of applications, and of accounts that are gone.
import { accountTokens, isAccountToken } from '../contract/values.ts'
import type { Account, Accounts } from './accounts.ts'
import { type CompleteData, type SandboxAccount, type Token, tokenText } from './start-data.ts'

export interface Tokens {
  /** Whether the token is one of this kind, such as `idToken` or `accessToken`, and has not expired. */
  isValid(kind: string, token: string): boolean
  accountOf(token: string): Account | undefined
  /** A new token, of an account or of an application; valid for ever without a lifetime in seconds. */
  issue(kind: string, account: Account | undefined, lifetime?: number): string
  /** The account is gone; its id tokens go on as those of nobody. */
  orphan(account: Account): void
  reset(data: CompleteData): void
}

/** Old ones are forgotten. */
const mostOfApplications = 10_000
const mostOfAnAccount = 100

export function createTokens(people: Accounts, clock: () => number): Tokens {
  let ofApplications = new Map<string, Token>()
  let orphans = new Map<string, Token>()
  let issued = 0

  const isLive = (token: Token | undefined) =>
    token !== undefined && (typeof token === 'string' || clock() < Date.parse(token.expires))

  return {
    isValid(kind, token) {
      if (kind === 'accessToken') return isLive(ofApplications.get(token))
      const held = people.holderOf(token)
      if (held) return held.kind === kind && isLive(held.token)
      return kind === 'idToken' && isLive(orphans.get(token))
    },
    accountOf(token) {
      const held = people.holderOf(token)
      return held && isLive(held.token) ? held.account : undefined
    },
    issue(kind, account, lifetime) {
      issued += 1
      const token = `sandbox-${kind.replace(/[A-Z]/g, (it) => `-${it.toLowerCase()}`)}-${issued}`
      const expires = lifetime === undefined ? undefined : clock() + lifetime * 1000
      const lasting: Token =
        expires === undefined ? token : { token, expires: new Date(expires).toISOString() }
      if (!account) {
        ofApplications.set(token, lasting)
        const [oldest] = ofApplications.keys()
        if (ofApplications.size > mostOfApplications && oldest) ofApplications.delete(oldest)
      } else if (isAccountToken(kind)) {
        account.tokens = [...account.tokens, { kind, token: lasting }].slice(-mostOfAnAccount)
        people.refresh()
      }
      return token
    },
    orphan({ tokens }) {
      for (const { kind, token } of tokens)
        if (kind === 'idToken') orphans.set(tokenText(token), token)
      const [oldest] = orphans.keys()
      if (orphans.size > mostOfApplications && oldest) orphans.delete(oldest)
    },
    reset(data) {
      ofApplications = new Map(data.accessTokens.map((it) => [tokenText(it), it]))
      orphans = new Map(data.orphanIdTokens.map((it) => [it, it]))
      issued = 0
    },
  }
}

/** The tokens in an account's data. */
export function tokensIn(given: Partial<SandboxAccount>): Account['tokens'] {
  return accountTokens.flatMap((kind) => {
    const token = given[kind]
    return token === undefined ? [] : [{ kind, token }]
  })
}
