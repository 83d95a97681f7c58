// One request in front of one variant: which code applies first, or what its success changes.
import type { Situation, Values } from '../conditions/condition.ts'
import { conditions } from '../conditions/index.ts'
import type { CatalogError } from '../contract/catalog.ts'
import type { Variant, Input } from '../contract/contract.ts'
import type { JsonObject } from '../contract/json.ts'
import { isOfType } from '../contract/schema.ts'
import type { Account, State } from './state.ts'

/** A request as far as the rules look at it. */
export interface Received {
  header(name: string): string | undefined
  path: ReadonlyMap<string, string>
  query: ReadonlyMap<string, string>
  body: JsonObject
}

export type Judgement =
  | { kind: 'refused'; error: CatalogError; values: Values; account: Account | undefined }
  /** Refused for a condition that no published code covers. */
  | { kind: 'undocumented'; condition: string; values: Values }
  /** Whose password it sets, and which; calls that set none have neither. */
  | { kind: 'accepted'; account: Account | undefined; password: string | undefined }

/** Without these, a request cannot succeed, whether or not a code for them is published. */
const indispensable = ['missing', 'unknown-client', 'invalid-token', 'unknown-user', 'wrong-code']

export function judge(received: Received, variant: Variant, state: State): Judgement {
  const { situation, account } = situate(received, variant, state)
  for (const error of variant.errors) {
    const values = conditions.get(error.condition ?? '')?.holds(situation, error)
    if (values) return { kind: 'refused', error, values, account }
  }
  for (const condition of conditions.values()) {
    if (variant.list === 'closed' && !indispensable.includes(condition.name)) continue
    const values = condition.holds(situation, requiredOf(variant))
    if (values) return { kind: 'undocumented', condition: condition.name, values }
  }
  const password = situation.value('newPassword')
  const setsPassword = variant.inputOf.has('newPassword')
  if (setsPassword && (!account || password === undefined))
    return { kind: 'undocumented', condition: 'missing', values: {} }
  return { kind: 'accepted', account, password }
}

/** The variant that a request speaks: by its token first, then by the constants and the identity in it, else the one without a token. */
export function variantOf(received: Received, variants: Variant[]): Variant | undefined {
  if (variants.length < 2) return variants[0]
  const hasToken = received.header('authorization') !== undefined
  const byToken = variants.filter(({ security }) => (security !== undefined) === hasToken)
  const byIdentity = variants.filter((variant) => variant.identities.length > 0)
  const [spoken = variants] = [byToken, byIdentity].filter((it) => it.length > 0)
  const isMeant = ({ inputs }: Variant) =>
    inputs.every(
      ({ in: place, name, schema }) =>
        place !== 'body' || schema.const === undefined || received.body[name] === schema.const,
    )
  const meant = spoken.filter(isMeant)
  return (
    meant.find(({ identities }) =>
      identities.every((input) => textIn(received, input) !== undefined),
    ) ??
    meant[0] ??
    spoken[0]
  )
}

/** The text at an input's place; undefined where it is absent, blank or no text. */
export function textIn(
  received: Received,
  { in: place, name }: Pick<Input, 'in' | 'name'>,
): string | undefined {
  if (place === 'header') return received.header(name)
  const value = place === 'body' ? ownOf(received.body, name) : received[place].get(name)
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

const nobody = {}

/** The bearer token of a request; an empty text where there is a header without one. */
function bearer(received: Received): string | undefined {
  const header = received.header('authorization')
  return header === undefined ? undefined : (/^bearer\s+(\S+)$/i.exec(header)?.[1] ?? '')
}

function situate(
  received: Received,
  variant: Variant,
  state: State,
): { situation: Situation; account: Account | undefined } {
  const value = (key: string) => {
    const input = variant.inputOf.get(key)
    return input && textIn(received, input)
  }
  const token = bearer(received)
  const kind = variant.security?.value
  const isValid = kind !== undefined && token !== undefined && state.isToken(kind, token)
  const account = accountOf(variant, value, isValid ? token : undefined, state)
  const code = value('verifyCode')
  const situation: Situation = {
    variant,
    has: (input) => isIn(received, input),
    value,
    isClient: state.isClient,
    token: token === undefined ? 'absent' : isValid ? 'valid' : 'invalid',
    account: account?.identity,
    codeIsRight: code !== undefined && state.isCode(code, variant.verificationType ?? '', account),
    yardstick: {
      account: account?.identity ?? nobody,
      policy: state.policy,
      isUsed: (password) => state.isUsed(account, password),
    },
  }
  return { situation, account }
}

function accountOf(
  variant: Variant,
  value: (key: string) => string | undefined,
  token: string | undefined,
  state: State,
): Account | undefined {
  const identities = variant.identities
  const bearer = token === undefined ? undefined : state.accountOf(token)
  if (identities.length === 0) return bearer
  const identity: Record<string, string> = {}
  for (const { value: key = '' } of identities) {
    const given = value(key)
    if (given === undefined) return undefined
    identity[key.replace('account.', '')] = given
  }
  const named = state.find(identity)
  return bearer && bearer !== named ? undefined : named // nobody's own token opens another account
}

const requiredBy = new WeakMap<Variant, CatalogError>()

/** An entry that looks at every required input, for the condition `missing`. */
function requiredOf(variant: Variant): CatalogError {
  const known = requiredBy.get(variant)
  if (known) return known
  const names = (place: string) =>
    variant.inputs.filter((input) => input.in === place && input.required).map(({ name }) => name)
  const made = { fields: names('body'), headers: names('header') } as CatalogError // conditions read nothing else of an entry
  requiredBy.set(variant, made)
  return made
}

/** Whether the input is there with a value of the type that the contract asks for; of texts only one that is not blank. */
function isIn(received: Received, input: Input): boolean {
  if (input.in !== 'body') return textIn(received, input) !== undefined
  const value = ownOf(received.body, input.name)
  if (value === undefined || value === null || (typeof value === 'string' && value.trim() === ''))
    return false
  return isOfType(value, input.schema.type)
}

function ownOf(body: JsonObject, name: string) {
  return Object.hasOwn(body, name) ? body[name] : undefined
}
