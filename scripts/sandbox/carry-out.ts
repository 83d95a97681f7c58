// What a success does to the state, by the effect that the contract gives the variant, and what its response shows.
import type { Variant } from '../contract/contract.ts'
import { type Json, type JsonObject, isObject, resolve } from '../contract/json.ts'
import { tokenValues } from '../contract/values.ts'
import type { Account } from './accounts.ts'
import { type Shown, shownOf } from './responses.ts'
import type { State } from './state.ts'

export interface Accepted {
  variant: Variant
  account: Account | undefined
  /** The text of the input that this key fills. */
  value(key: string): string | undefined
}

/** `document` is the bundle, in which the response's schema is looked up. */
export function carryOut(accepted: Accepted, state: State, document: object): Shown {
  const { variant, account } = accepted
  const shown = account ? shownOf(account.identity) : {}
  switch (variant.effect) {
    case 'set-password':
      if (account) state.setPassword(account, accepted.value('newPassword'), purposeOf(accepted))
      return shown
    case 'send-code': {
      const [address] = variant.identities.flatMap(({ value = '' }) => accepted.value(value) ?? [])
      const purpose = purposeOf(accepted)
      const to = address ?? addressOf(account)
      if (to !== undefined && purpose !== undefined) state.sendCode({ purpose, to })
      return shown
    }
    case 'sign-in':
    case 'issue-token':
      return { ...shown, ...issuedTokens(accepted, state, document) }
    case 'none':
      return shown
  }
}

/** The verification type that the request names, or that the variant has. */
function purposeOf({ variant, value }: Accepted): string | undefined {
  return value('verificationType') ?? variant.verificationType
}

function addressOf(account: Account | undefined): string | undefined {
  return account?.identity.mobile ?? account?.identity.email ?? account?.identity.userId
}

/** A new token for each one that the response hands out. */
function issuedTokens({ variant, account }: Accepted, state: State, document: object): Shown {
  const schema = variant.operation.success.schema
  const wanted = new Set(schema ? valuesIn(document, schema) : [])
  const kinds = tokenValues.filter((kind) => wanted.has(kind))
  return Object.fromEntries(
    kinds.map((kind) => [
      kind,
      state.issueToken(kind, kind === 'accessToken' ? undefined : account, undefined),
    ]),
  )
}

/** Every `x-value` in a schema. */
function valuesIn(document: object, node: Json | undefined): string[] {
  const schema: JsonObject = resolve(document, node)
  const own = typeof schema['x-value'] === 'string' ? [schema['x-value']] : []
  const properties = isObject(schema.properties) ? Object.values(schema.properties) : []
  return [...own, ...properties.flatMap((it) => valuesIn(document, it))]
}
