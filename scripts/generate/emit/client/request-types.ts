// The ways in which an operation is called, each with the type of its requests and the token that they carry.
import { unique } from '../../../contract/unique.ts'
import type { CatalogError } from '../../../contract/catalog.ts'
import type { Input, Operation, Variant } from '../../../contract/contract.ts'
import type { Body } from '../../../contract/inputs.ts'
import type { Credential } from '../../../contract/security.ts'
import { type Way, requestInputs, waysOf } from '../../../contract/ways-to-call.ts'
import { key, literal } from '../literal.ts'

export interface Alternative extends Way {
  /** TypeScript of the request: path, query and body in one object. */
  type: string
  /** What its requests prove themselves with; required if every product asks for it. */
  credentials: (Credential & { required: boolean })[]
}

export function alternatives(operation: Operation): Alternative[] {
  const ways = waysOf(operation)
  const names = (variants: Variant[]) => requestInputs(variants).map(({ name }) => name)
  const all = unique(names(operation.variants))
  return ways.map((way) => {
    const types = way.shapes.map((it) => {
      const own = names(it)
      return requestType(
        it,
        all.filter((name) => !own.includes(name)),
      )
    })
    const [only = ''] = types
    const type = types.length === 1 ? only : types.map(parenthesized).join(' | ')
    return { ...way, type, credentials: credentialsOf(way.variants) }
  })
}

export function parenthesized(type: string): string {
  return / [&|] /.test(type) ? `(${type})` : type
}

function requestType(variants: Variant[], foreign: string[]): string {
  const [first] = variants
  const id = first?.operation.id
  const inputs = requestInputs(variants)
  const at = (place: Input['in']) =>
    inputs.filter((input) => input.in === place).map(({ name }) => literal(name))
  const picked = (['path', 'query', 'header'] as const)
    .filter((place) => at(place).length > 0)
    .map(
      (place) =>
        `Pick<NonNullable<operations['${id}']['parameters']['${place}']>, ${at(place).join(' | ')}>`,
    )
  const absent =
    foreign.length > 0
      ? [`{ ${foreign.map((name) => `${key(name)}?: undefined`).join('; ')} }`]
      : []
  const body = first?.body ? [bodyType(first.operation, first.body)] : []
  return [...picked, ...body, ...absent].join(' & ') || 'Record<string, never>'
}

function bodyType({ id }: Operation, { name, contentType }: Body): string {
  return name === undefined
    ? `NonNullable<operations['${id}']['requestBody']>['content']['${contentType}']`
    : `components['schemas'][${literal(name)}]`
}

function credentialsOf(variants: Variant[]): Alternative['credentials'] {
  const all = variants.flatMap(({ credentials }) => credentials)
  return all
    .filter((it, index) => all.findIndex(({ scheme }) => scheme === it.scheme) === index)
    .map((it) => ({
      ...it,
      required: variants.every(({ credentials }) =>
        credentials.some(({ scheme }) => scheme === it.scheme),
      ),
    }))
}

/** The codes of all variants, each product's once. */
export function errorsOf({ variants }: Operation): CatalogError[] {
  return unique(variants.flatMap(({ errors }) => errors))
}
