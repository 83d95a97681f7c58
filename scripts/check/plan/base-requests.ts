// The two requests that every probe starts from: a valid one for the profile's own account, and a
// shielded one, in which nothing belongs to anybody.
import type { Input, Variant } from '../../contract/contract.ts'
import type { Json } from '../../contract/json.ts'
import { samplesOf } from '../../contract/schema.ts'
import type { AccountFact, Facts } from '../../model/facts.ts'
import type { Request } from '../../model/request.ts'

/** What a request is made for. */
export interface Wanted {
  facts: Facts
  /** Whose: the name of an account of the facts. */
  account: string
  /** The new password. */
  password: string | undefined
  language: string | undefined
}

/** A request that the deployment should accept, or what is lacking for one. */
export function validRequest(variant: Variant, wanted: Wanted): Request | string {
  const { facts } = wanted
  const account = facts.accounts.find(({ name }) => name === wanted.account)
  const lookUp = (key: string) => knownValue(key, variant, wanted, account)
  return fill(variant, wanted, lookUp)
}

/** The current password of a shielded request. */
export const passwordOfNobody = 'No-Password-Of-Anybody-1'

const madeUp: Record<string, string> = {
  'account.userId': 'contract-check-nobody',
  'account.username': 'contract-check-nobody',
  'account.mobile': '00000000000',
  'account.email': 'nobody@contract-check.example',
  'account.name': 'Nobody',
  'account.password': passwordOfNobody,
  verifyCode: 'no-code',
  newPassword: 'Shielded-Probe-1',
}

/**
 * A request in which nothing belongs to anybody: identity, code, password and personal tokens are made
 * up. Even a service that checks nothing can change no account by it. A token may be an application's,
 * or one whose account is gone.
 */
export function shieldedRequest(variant: Variant, wanted: Wanted): Request | string {
  const { facts } = wanted
  const orphan = facts.tokens.find((it) => it.orphan)
  const lookUp = (key: string) => {
    if (key in madeUp) return madeUp[key]
    if (orphan?.key === key && orphan.valid !== 'no') return orphan.value
    return knownValue(key, variant, wanted, undefined)
  }
  return fill(variant, wanted, lookUp, 'contract-check-none')
}

/** What is needed and not known becomes `otherwise`; without one, the request is not to be had. */
function fill(
  variant: Variant,
  { language }: Wanted,
  lookUp: (key: string) => string | undefined,
  otherwise?: string,
): Request | string {
  const values = new Map<Input, Json>()
  for (const input of variant.inputs) {
    const { value: key, schema } = input
    const known = key === 'language' ? language : key && lookUp(key)
    const value = schema.const ?? (isChoice(input) ? sampleOf(input) : (known ?? purposeOf(input)))
    const given = value ?? (input.required ? otherwise : undefined)
    if (given !== undefined) values.set(input, given)
    else if (input.required) return lacking(key ?? input.name)
  }
  const credentials = new Map<string, string>()
  for (const key of variant.credentials.flatMap((it) => it.values)) {
    const value = lookUp(key) ?? otherwise
    if (value === undefined) return lacking(key)
    credentials.set(key, value)
  }
  return { variant, values, credentials }
}

/** Whether it is the caller's to choose: nothing of the account or the application fills it. */
function isChoice({ value }: Input): boolean {
  return value === undefined || value === 'mustChange'
}

/** A choice that may be left out. */
export function isOptional(input: Input): boolean {
  return isChoice(input) && !input.required && input.schema.const === undefined
}

/** What a code is for is the caller's to choose, if the operation does not say it. */
function purposeOf(input: Input): Json | undefined {
  return input.value === 'verificationType' ? sampleOf(input) : undefined
}

function sampleOf({ examples, schema }: Input): Json | undefined {
  return examples[0] ?? samplesOf(schema)[0]
}

function lacking(key: string): string {
  if (key === 'newPassword') return 'needs passwordSeed in the profile, or one more of newPasswords'
  return `needs ${key} in the profile`
}

function knownValue(
  key: string,
  variant: Variant,
  { facts, password }: Wanted,
  account: AccountFact | undefined,
): string | undefined {
  if (key === 'newPassword') return password
  if (key === 'clientId') return facts.clients[0]?.id
  if (key === 'clientSecret') return facts.clients[0]?.secret
  if (key === 'verificationType') return facts.fixed.get(key) ?? variant.verificationType
  if (key === 'verifyCode') return codeFor(variant, facts, account)
  if (key === 'account.password') return account?.current.at(-1)
  if (key.startsWith('account.')) return identityValue(account, key.slice('account.'.length))
  return tokenFor(key, facts, account) ?? facts.fixed.get(key)
}

function identityValue(account: AccountFact | undefined, key: string): string | undefined {
  const value = account?.identity[key as keyof AccountFact['identity']] // one of the vocabulary's
  return typeof value === 'string' ? value : undefined
}

function codeFor(
  { verificationType }: Variant,
  { codes }: Facts,
  account: AccountFact | undefined,
) {
  const own = codes.filter(
    ({ owner, purpose, valid }) =>
      owner === account?.name &&
      valid !== 'no' &&
      (purpose === undefined || purpose === verificationType),
  )
  return (own.findLast(({ valid, refused }) => valid === 'yes' && !refused) ?? own.at(-1))?.value
}

function tokenFor(key: string, { tokens }: Facts, account: AccountFact | undefined) {
  const own = tokens.filter(
    (it) =>
      it.key === key &&
      it.valid !== 'no' &&
      !it.orphan &&
      (it.owner === undefined || it.owner === account?.name),
  )
  return (own.find(({ valid }) => valid === 'yes') ?? own[0])?.value
}
