// One request in front of one variant: which code applies first, or what its success changes.
import type { Situation, Values } from '../conditions/condition.ts'
import { conditions } from '../conditions/index.ts'
import type { CatalogError } from '../contract/catalog.ts'
import type { Variant, Input } from '../contract/contract.ts'
import { isOfType } from '../contract/schema.ts'
import type { Account } from './accounts.ts'
import type { Violation } from './contract-violations.ts'
import { type Received, ownOf, textIn } from './received-request.ts'
import type { State } from './state.ts'

export type Judgement =
  | {
      kind: 'refused'
      condition: string
      error: CatalogError
      values: Values
      account: Account | undefined
    }
  /** Refused for a condition that no published code covers. */
  | { kind: 'undocumented'; condition: string; account: Account | undefined }
  | { kind: 'accepted'; account: Account | undefined }

/** Without these, a request cannot succeed, whether or not a code for them is published. */
const indispensable = ['missing', 'unknown-client', 'invalid-token', 'unknown-user', 'wrong-code']

export function judge(received: Received, variant: Variant, state: State): Judgement {
  const { situation, account } = situate(received, variant, state)
  for (const error of variant.errors) {
    const values = conditions.get(error.condition ?? '')?.holds(situation, error)
    if (values) return { kind: 'refused', condition: error.condition ?? '', error, values, account }
  }
  for (const condition of conditions.values()) {
    if (variant.list === 'closed' && !indispensable.includes(condition.name)) continue
    const values = condition.holds(situation, requiredOf(variant))
    if (values) return { kind: 'undocumented', condition: condition.name, account }
  }
  const password = situation.value('newPassword')
  const setsPassword = variant.inputOf.has('newPassword')
  if (setsPassword && (!account || password === undefined))
    return { kind: 'undocumented', condition: 'missing', account }
  return { kind: 'accepted', account }
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

/** The account that a request is about. */
export function accountIn(received: Received, variant: Variant, state: State): Account | undefined {
  return situate(received, variant, state).account
}

/** Whether a violation is one that no code of the variant reports, so that only strictness can. */
export function needsNoCode({ kind, in: place, name }: Violation, variant: Variant): boolean {
  if (kind !== 'missing') return true
  return !variant.errors.some(
    ({ condition, fields = [], headers = [] }) =>
      condition === 'missing' && (place === 'header' ? headers : fields).includes(name),
  )
}
