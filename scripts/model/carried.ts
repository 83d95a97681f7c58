// What a request carries, and for whom: the inputs and credentials that an error code is about, tokens,
// and the account that it names.
import type { CatalogError } from '../contract/catalog.ts'
import type { Credential, Input, Variant } from '../contract/contract.ts'
import { type Request, textOf } from './request.ts'
import type { Match, TokenFact, World } from './world.ts'

/** The part of a catalog entry that conditions look at. */
export type ErrorEntry = Pick<CatalogError, 'fields' | 'headers' | 'credentials'>

/** Credentials that an entry names. */
export function watchedCredentials(
  { credentials }: Variant,
  { credentials: names = [] }: ErrorEntry,
): Credential[] {
  return credentials.filter(({ scheme }) => names.includes(scheme))
}

const watched = new WeakMap<ErrorEntry, Map<Variant, Input[]>>()

/** The inputs of this variant that an entry is about; found once, since every request asks. */
export function watchedInputs(variant: Variant, entry: ErrorEntry): Input[] {
  const known = watched.get(entry)?.get(variant)
  if (known) return known
  const { fields = [], headers = [] } = entry
  const lower = headers.map((header) => header.toLowerCase())
  const inputs = variant.inputs.filter((input) =>
    input.in === 'header'
      ? lower.includes(input.name.toLowerCase())
      : input.in !== 'path' && fields.includes(input.name),
  )
  const ofVariants = watched.get(entry) ?? new Map<Variant, Input[]>()
  watched.set(entry, ofVariants.set(variant, inputs))
  return inputs
}

/** The account that a request is about: named by its identities, else by its token. */
export function subjectOf(request: Request, world: World): Match | undefined {
  if (identityNames(request.variant).size > 0) {
    const identity = identityIn(request)
    return identity && world.find(identity)
  }
  for (const key of accountTokensOf(request.variant)) {
    const { valid, account } = tokenOf(request, world, key)
    // Whether the token is still valid is for `invalid-token` to say.
    if (account && valid !== 'no') return { account, is: 'yes' }
  }
  return undefined
}

const identityNamesOf = new WeakMap<Variant, Map<string, string>>()

/** What names the account of a request: inputs, and the parts of basic authentication. */
export function identityKeys(variant: Variant): string[] {
  return [...identityNames(variant).keys()]
}

/** The same with the name that each has on an account; found once, since every request asks again and again. */
function identityNames(variant: Variant): Map<string, string> {
  const known = identityNamesOf.get(variant)
  if (known) return known
  const { identities, credentials } = variant
  const parts = credentials.flatMap(({ values }) => values)
  const names = parts.filter((it) => it.startsWith('account.') && it !== 'account.password')
  const keys = [...identities.map(({ value = '' }) => value), ...names]
  const made = new Map(keys.map((key) => [key, key.slice('account.'.length)]))
  identityNamesOf.set(variant, made)
  return made
}

/** What the request names its account by; undefined if a part of it is absent or blank. */
export function identityIn(request: Request): Record<string, string> | undefined {
  const identity: Record<string, string> = {}
  for (const [key, name] of identityNames(request.variant)) {
    const given = valueOf(request, key)
    if (!given) return undefined
    identity[name] = given
  }
  return identity
}

const absentToken: TokenFact = { valid: 'no', account: undefined, orphan: false }

export function tokenOf(request: Request, world: World, key: string): TokenFact {
  const value = request.credentials.get(key)
  return value === undefined ? absentToken : world.token(key, value)
}

/**
 * The keys of a variant's tokens: bearer tokens and keys, not the parts of basic authentication; only of those that an
 * entry names, if it names some.
 */
export function tokenKeys(
  { credentials }: Variant,
  { credentials: names }: Pick<ErrorEntry, 'credentials'> = {},
): string[] {
  return credentials
    .filter(({ form, scheme }) => form !== 'basic' && (names?.includes(scheme) ?? true))
    .flatMap(({ values }) => values)
}

export function accountTokensOf({ credentials }: Variant): string[] {
  return credentials
    .filter(({ form, owner }) => form !== 'basic' && owner === 'account')
    .flatMap(({ values }) => values)
}

export function carries({ inputOf, credentials }: Variant, key: string): boolean {
  return inputOf.has(key) || credentials.some(({ values }) => values.includes(key))
}

/** What the request carries for a key, as an input or as a credential. */
export function valueOf(request: Request, key: string): string | undefined {
  return textOf(request, key) ?? request.credentials.get(key)
}
