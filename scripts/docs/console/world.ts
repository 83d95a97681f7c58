// The world that the console plays in: a sandbox per product, made from the contract in the page. It
// remembers in memory which password it set, since the sandbox keeps hashes only.
import { goodDraft } from '../../check/draft.ts'
import { profileOf } from '../../check/profile/sandbox-profile.ts'
import { type Draft, type Good, put } from '../../conditions/condition.ts'
import type { Language } from '../../contract/catalog.ts'
import {
  type Bundle,
  type Contract,
  type Variant,
  type Input,
  readContract,
} from '../../contract/contract.ts'
import { exampleValues } from '../../contract/examples.ts'
import { readData } from '../../sandbox/start-data.ts'
import { type Sandbox, createSandbox } from '../../sandbox/sandbox.ts'
import type { Account } from '../../sandbox/accounts.ts'

/** A password that a request has set. */
export interface Change {
  account: Account
  before: string | undefined
  now: string | undefined
}

export interface World {
  contract: Contract
  sandboxOf(product: string): Sandbox
  accounts(product: string): readonly Account[]
  /** The present password of the account at this place. */
  passwordOf(product: string, place: number): string | undefined
  /** A request that the sandbox accepts for the account at this place, with what its broken forms are made from. */
  goodFor(variant: Variant, place: number): Good | string
  /** Sends a request and returns whose password it changed; `password` is what the request asks for. */
  watch<T>(
    product: string,
    password: string | undefined,
    sent: () => Promise<T>,
  ): Promise<{ result: T; changes: Change[] }>
  reset(product: string): void
}

export function createWorld(bundle: Bundle, language: Language): World {
  const contract = readContract(bundle)
  const sandboxes = new Map(
    contract.products.map((product) => [
      product,
      createSandbox({ contract: bundle, product, language }),
    ]),
  )
  const examples = Object.fromEntries(exampleValues(contract))
  const set = new Map<string, string>()

  function sandboxOf(product: string): Sandbox {
    const sandbox = sandboxes.get(product)
    if (!sandbox) throw new TypeError(`no product ${product}`)
    return sandbox
  }
  const accounts = (product: string) => sandboxOf(product).state.accounts()
  const passwordOf = (product: string, place: number) =>
    set.get(`${product} ${place}`) ?? readData(sandboxOf(product).data).accounts[place]?.password

  return {
    contract,
    sandboxOf,
    accounts,
    passwordOf,
    goodFor(variant, place) {
      const { product, inputOf } = variant
      const sandbox = sandboxOf(product)
      const { accounts: start, ...data } = readData(sandbox.data)
      const chosen = start[place]
      const account = accounts(product)[place]
      const usedPassword = passwordOf(product, place)
      if (!chosen || !account || usedPassword === undefined) return `no account ${place}`
      const others = start.filter((it) => it !== chosen)
      // Without a device, so that the contract's examples stand for one.
      const { device: _, ...profile } = profileOf(
        {
          product,
          data: { ...data, accounts: [{ ...chosen, password: usedPassword }, ...others] },
        },
        '',
      )
      const fresh = profile.newPasswords?.find(
        (password) => !sandbox.state.isUsed(account, password),
      )
      const draft = goodDraft(variant, profile, fresh, examples)
      if (typeof draft === 'string') return draft
      return {
        variant,
        draft: inLanguage(draft, inputOf.get('language'), language),
        account: account.identity,
        policy: sandbox.state.policy,
        usedPassword,
        orphanIdToken: profile.deletedAccount?.idToken,
      }
    },
    async watch(product, password, sent) {
      const before = accounts(product).map(({ changes }) => changes)
      const result = await sent()
      const made = accounts(product).flatMap((account, place) => {
        if (account.changes === before[place]) return []
        const change = { account, before: passwordOf(product, place), now: password }
        if (password !== undefined) set.set(`${product} ${place}`, password)
        return [change]
      })
      return { result, changes: made }
    },
    reset(product) {
      sandboxOf(product).reset()
      for (const key of set.keys()) if (key.startsWith(`${product} `)) set.delete(key)
    },
  }
}

export function inLanguage(draft: Draft, input: Input | undefined, language: Language): Draft {
  return input ? put(draft, input, language) : draft
}
