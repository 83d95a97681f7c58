// What a success does to the state, by the effect that the contract gives the variant, and what its response shows.
import type { Variant } from '../contract/contract.ts'
import { type Json, type JsonObject, isObject, resolve } from '../contract/json.ts'
import { samplesOf } from '../contract/schema.ts'
import { tokenValues } from '../contract/values.ts'
import { subjectOf } from '../model/carried.ts'
import { type Request, mustChange, textOf } from '../model/request.ts'
import type { Account } from './accounts.ts'
import { type Shown, shownOf } from './responses.ts'
import type { Session } from './sessions.ts'
import type { State } from './state.ts'
import { accountOf } from './world-of-state.ts'

/** `document` is the bundle, in which the response's schema is looked up. */
export function carryOut(
  request: Request,
  { state, world }: Pick<Session, 'state' | 'world'>,
  document: object,
): Shown {
  const { variant } = request
  const subject = subjectOf(request, world)?.account
  const account = subject && accountOf(subject)
  const shown = account ? shownOf(account.identity) : {}
  switch (variant.effect) {
    case 'set-password': {
      const password = textOf(request, 'newPassword')
      const isNamed = password !== undefined || !variant.inputOf.has('newPassword')
      if (account && isNamed) {
        state.setPassword(account, password, purposeOf(request))
        account.mustChange = mustChange(request)
      }
      return shown
    }
    case 'send-code': {
      const to = addressIn(request, account)
      const purpose = purposeOf(request)
      if (to !== undefined && purpose !== undefined) state.sendCode({ purpose, to })
      return shown
    }
    case 'sign-in':
    case 'issue-token':
      return { ...shown, ...issuedTokens(variant, { state, account }, document) }
    case 'none':
      return shown
  }
}

/** The verification type that the request names, or that the variant has. */
function purposeOf(request: Request): string | undefined {
  return textOf(request, 'verificationType') ?? request.variant.verificationType
}

/** Where a code is sent to: the address in the request, else one that the account has. */
function addressIn(request: Request, account: Account | undefined): string | undefined {
  const [named] = request.variant.identities.flatMap(
    ({ value = '' }) => textOf(request, value) ?? [],
  )
  const { mobile, email, userId } = account?.identity ?? {}
  return named ?? mobile ?? email ?? userId
}

/** A new token for each one that the response hands out. */
function issuedTokens(
  variant: Variant,
  { state, account }: { state: State; account: Account | undefined },
  document: object,
): Shown {
  const schema = variant.operation.success.schema
  const schemas = new Map(schema ? filledSchemas(document, schema) : [])
  const kinds = tokenValues.filter((kind) => schemas.has(kind))
  const issued = kinds.map((kind): [string, string | number | undefined][] => {
    const lifetime = lifetimeOf(schemas.get(`${kind}.lifetime`))
    const holder = kind === 'accessToken' ? undefined : account
    return [
      [kind, state.issueToken(kind, holder, lifetime)],
      [`${kind}.lifetime`, lifetime],
    ]
  })
  return Object.fromEntries(issued.flat())
}

/** The seconds that the schema gives; the example of a response may show what was left of them. */
function lifetimeOf(schema: JsonObject | undefined): number | undefined {
  const [seconds] = schema ? samplesOf(schema) : []
  return typeof seconds === 'number' ? seconds : undefined
}

/** Every schema with an `x-value` in a schema. */
function filledSchemas(document: object, node: Json | undefined): [string, JsonObject][] {
  const schema: JsonObject = resolve(document, node)
  const value = schema['x-value']
  const own: [string, JsonObject][] = typeof value === 'string' ? [[value, schema]] : []
  const properties = isObject(schema.properties) ? Object.values(schema.properties) : []
  return [...own, ...properties.flatMap((it) => filledSchemas(document, it))]
}
