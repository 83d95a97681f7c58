// A request as the model sees it: what it carries for each input and credential of a variant.
// Nothing here knows of HTTP; whoever receives or sends requests translates.
import type { Input, Variant } from '../contract/contract.ts'
import type { Json } from '../contract/json.ts'
import { isOfType } from '../contract/schema.ts'

export interface Request {
  variant: Variant
  /** Absent inputs have no entry. */
  values: ReadonlyMap<Input, Json>
  /** By the credential's key, such as `idToken`; absent ones have no entry. */
  credentials: ReadonlyMap<string, string>
}

/** The request with another value for the input; without the input if there is no value. */
export function withValue(request: Request, input: Input, value: Json | undefined): Request {
  const values = new Map(request.values)
  if (value === undefined) values.delete(input)
  else values.set(input, value)
  return { ...request, values }
}

/** The request with another credential; without it if there is no value. */
export function withCredential(request: Request, key: string, value: string | undefined): Request {
  const credentials = new Map(request.credentials)
  if (value === undefined) credentials.delete(key)
  else credentials.set(key, value)
  return { ...request, credentials }
}

/**
 * What a service may take the request for as well: one of another mode of the operation, if it carries
 * nothing that the other mode does not have.
 */
export function otherModesOf({ variant, values, credentials }: Request): Request[] {
  const { operation, product } = variant
  const others = operation.variants.filter((it) => it !== variant && it.product === product)
  return others.flatMap((other) => {
    const moved = [...values].map(([input, value]) => {
      const same = other.inputs.find(
        ({ name, in: place }) => name === input.name && place === input.in,
      )
      return [same, value] as const
    })
    const isWhole = (it: (typeof moved)[number]): it is [Input, Json] => it[0] !== undefined
    return moved.every(isWhole) ? [{ variant: other, values: new Map(moved), credentials }] : []
  })
}

/** The text of the input that this key fills; undefined if it is absent, blank or no text. */
export function textOf(request: Request, key: string): string | undefined {
  const input = request.variant.inputOf.get(key)
  const value = input && request.values.get(input)
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/**
 * Whether the password must be changed at the next sign-in: what the request says, or the default. One that its owner
 * chose need not be.
 */
export function mustChange({ variant, values }: Request): boolean {
  const input = variant.inputOf.get('mustChange')
  return String(input && (values.get(input) ?? input.schema.default)) === 'true'
}

export type Presence = 'present' | 'absent' | 'blank'

/** Whether an input has a value; `blank` is what a service may take for either: white space, null, another type. */
export function presenceOf(request: Request, input: Input): Presence {
  const value = request.values.get(input)
  if (value === undefined || value === '') return 'absent'
  if (value === null || (typeof value === 'string' && value.trim() === '')) return 'blank'
  return isOfType(value, input.schema.type) || input.in !== 'body' ? 'present' : 'blank'
}
