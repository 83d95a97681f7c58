// The world that the console plays in: a sandbox per product, made from the contract in the page. It
// remembers in memory which password it set, since the sandbox keeps hashes only.
import { validRequest } from '../../check/plan/base-requests.ts'
import { profileOf } from '../../check/profile/sandbox-profile.ts'
import { factsOf } from '../../check/profile/world.ts'
import type { Language } from '../../contract/catalog.ts'
import {
  type Bundle,
  type Contract,
  type Operation,
  type Variant,
  readContract,
} from '../../contract/contract.ts'
import { type Json, list } from '../../contract/json.ts'
import { exampleValues } from '../../contract/example-values.ts'
import type { Facts } from '../../model/facts.ts'
import { goodPassword } from '../../model/made-passwords.ts'
import { type Request, withValue } from '../../model/request.ts'
import type { Trilean } from '../../model/trilean.ts'
import type { Account } from '../../sandbox/accounts.ts'
import { type Sandbox, createSandbox } from '../../sandbox/sandbox.ts'
import { type SandboxAccount, readData } from '../../sandbox/start-data.ts'

/** A password that a request has set. */
export interface Change {
  account: Account
  before: string | undefined
  now: string | undefined
}

export interface World {
  contract: Contract
  /** What can be sent: the contract's variants, and those of companions for which the sandbox knows all that they need. */
  variants: readonly Variant[]
  /** Whether it stands beside the contract; only the sandbox is asked for those. */
  isCompanion(variant: Variant): boolean
  sandboxOf(product: string): Sandbox
  accounts(product: string): readonly Account[]
  /** The present password of the account at this place. */
  passwordOf(product: string, place: number): string | undefined
  /** A request that the sandbox accepts for the account at this place, and what is known of it; or what is lacking. */
  validFor(variant: Variant, place: number): { request: Request; facts: Facts } | string
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
  const sandboxes = sandboxesOf(contract, language)
  const inputs = contract.operations.flatMap(({ variants }) => variants.flatMap((it) => it.inputs))
  const isFixed = (key: string) =>
    key === 'tenantId' || inputs.some(({ value, isLogged }) => isLogged && value === key)
  const fixed = new Map([...exampleValues(contract)].filter(([key]) => isFixed(key)))
  const set = new Map<string, string>()

  function sandboxOf(product: string): Sandbox {
    const sandbox = sandboxes.get(product)
    if (!sandbox) throw new TypeError(`no product ${product}`)
    return sandbox
  }
  const isCompanion = ({ operation }: Variant) => contract.companions.includes(operation)
  const accounts = (product: string) => sandboxOf(product).state.accounts()
  const passwordOf = (product: string, place: number) =>
    set.get(`${product} ${place}`) ?? readData(sandboxOf(product).data).accounts[place]?.password

  const world: World = {
    contract,
    variants: [],
    isCompanion,
    sandboxOf,
    accounts,
    passwordOf,
    validFor(variant, place) {
      const sandbox = sandboxOf(variant.product)
      const account = accounts(variant.product)[place]
      const password = passwordOf(variant.product, place)
      if (!account || password === undefined) return `no account ${place}`
      const facts = certainFacts({
        sandbox,
        place,
        password,
        fixed: fixedFor(variant, contract, fixed),
      })
      const request = validRequest(variant, {
        ...{ facts, account: 'account', language },
        password: freshPassword(sandbox.state, account),
      })
      return typeof request === 'string' ? request : { request, facts }
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
  return { ...world, variants: sendable(world) }
}

function sandboxesOf({ bundle, products }: Contract, language: Language): Map<string, Sandbox> {
  return new Map(
    products.map((product) => {
      const sandbox = createSandbox({ contract: bundle, product, language })
      const { data } = sandbox
      // With a secret of the client, since without one any is right, and no request is refused for it.
      sandbox.replaceData({
        ...data,
        clientSecrets: { [data.clients?.[0] ?? '']: 'sandbox-secret' },
      })
      return [product, sandbox]
    }),
  )
}

function sendable({ contract, validFor }: World): Variant[] {
  const variantsOf = (operations: readonly Operation[]) => operations.flatMap((it) => it.variants)
  const isComplete = (variant: Variant) => typeof validFor(variant, 0) === 'object'
  return [...variantsOf(contract.operations), ...variantsOf(contract.companions).filter(isComplete)]
}

/** With a purpose for a call that sends codes of any. */
function fixedFor(
  variant: Variant,
  contract: Contract,
  fixed: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const purpose = purposeFor(contract, variant)
  return purpose === undefined ? fixed : new Map([...fixed, ['verificationType', purpose]])
}

/** The type of a code that a companion may send: one that a variant of the same product asks for, if there is one. */
function purposeFor({ operations }: Contract, { product, inputOf }: Variant): string | undefined {
  const allowed = list<Json>(inputOf.get('verificationType')?.schema.enum)
  const wanted = operations
    .flatMap(({ variants }) => variants)
    .filter((it) => it.product === product)
    .flatMap(({ verificationType }) => verificationType ?? [])
    .find((it) => allowed.includes(it))
  return wanted ?? allowed.find((it) => typeof it === 'string')
}

interface SandboxAccountAt {
  sandbox: Sandbox
  place: number
  /** The present one. */
  password: string
  fixed: ReadonlyMap<string, string>
}

/** What is known of a sandbox that is asked for one of its accounts: unlike of a deployment, everything. */
function certainFacts({ sandbox, place, password, fixed }: SandboxAccountAt): Facts {
  const { accounts, ...others } = readData(sandbox.data)
  const chosen = accounts[place]
  const own = chosen ? [{ ...chosen, password }] : []
  const data = {
    ...others,
    accounts: [...own, ...accounts.filter((it) => it !== chosen)],
  }
  // Without a device, so that the contract's examples stand for one.
  const { device: _, ...profile } = profileOf({ data, product: sandbox.product }, '', '')
  const known = factsOf(profile)
  return {
    ...known,
    fixed,
    accounts: known.accounts.map((it) => ({ ...it, perhapsUnknown: false })),
    tokens: known.tokens.map(certain),
    codes: [...known.codes.map(certain), ...sentTo(sandbox, chosen)],
  }
}

/** The codes that were sent since the start, of which the last one counts. */
function sentTo(sandbox: Sandbox, account: SandboxAccount | undefined): Facts['codes'] {
  const names = Object.values(account ?? {})
  return sandbox
    .outbox()
    .filter(({ to }) => names.includes(to))
    .map(({ code, purpose }) => ({ value: code, purpose, owner: 'account', valid: 'yes' }))
}

/** The tokens and codes of a sandbox that starts in this page have not ended before. */
function certain<T extends { valid: Trilean }>(fact: T): T {
  return fact.valid === 'maybe' ? { ...fact, valid: 'yes' } : fact
}

/** The first of the passwords made for the policy that the account has not had. */
function freshPassword(state: Sandbox['state'], account: Account): string | undefined {
  const yardstick = { policy: state.policy, identity: account.identity }
  for (let seed = 0; seed < 100; seed += 1) {
    const password = goodPassword(yardstick, seed)
    if (password !== undefined && !state.isUsed(account, password)) return password
  }
  return undefined
}

export function inLanguage(request: Request, language: Language): Request {
  const input = request.variant.inputOf.get('language')
  return input ? withValue(request, input, language) : request
}
