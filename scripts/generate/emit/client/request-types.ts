// The ways in which an operation is called: one per alternative of its body, each with its type, the
// property that tells it from the others, and the token it carries.
import type { CatalogError } from '../../../contract/catalog.ts'
import type { Contract, Variant, Input, Operation } from '../../../contract/contract.ts'
import { type JsonObject, isObject, resolve } from '../../../contract/json.ts'
import type { Credential } from '../../../contract/security.ts'
import { secretValues } from '../../../contract/values.ts'
import { key, literal } from '../literal.ts'

export interface Alternative {
  /** TypeScript of the request: path, query and body in one object. */
  type: string
  /** A required property that no other alternative has. */
  by: string | undefined
  /** What its requests prove themselves with; required if every product asks for it. */
  credentials: (Credential & { required: boolean })[]
  variants: Variant[]
}

/** Those with a property of their own first, so that the first that fits a request is the right one. */
export function alternatives({ bundle }: Contract, operation: Operation): Alternative[] {
  const source = bundle.paths[operation.path]?.[operation.method.toLowerCase()]
  const bodies = bodiesOf(bundle, isObject(source) ? resolve(bundle, source.requestBody ?? {}) : {})
  const schemas = bodies.map((body) => resolve(bundle, body))
  const found = schemas.map((schema, index): Alternative => {
    const others = schemas.filter((it) => it !== schema)
    const own = names(schema).filter((name) => !others.some((it) => names(it).includes(name)))
    const foreign = [...new Set(others.flatMap(names))].filter(
      (name) => !names(schema).includes(name),
    )
    const variants =
      others.length === 0
        ? operation.variants
        : operation.variants.filter(({ mode }) => mode === schema['x-mode'])
    const required = Array.isArray(schema.required) ? schema.required : []
    return {
      type: requestType(operation, bodyType(operation, bodies[index], others.length > 0), foreign),
      by: others.length > 0 ? own.find((name) => required.includes(name)) : undefined,
      credentials: credentialsOf(variants),
      variants,
    }
  })
  if (found.length === 0)
    found.push({
      type: requestType(operation, undefined, []),
      by: undefined,
      credentials: credentialsOf(operation.variants),
      variants: operation.variants,
    })
  if (found.filter(({ by }) => by === undefined).length > 1) {
    throw new TypeError(
      `${operation.id}: two bodies of oneOf have no required property of their own, so a client cannot tell them apart; add one or merge them`,
    )
  }
  return found.sort((a, b) => Number(a.by === undefined) - Number(b.by === undefined))
}

/** Whether the client is given it once, instead of with each request. */
export function isOption({ in: place, value }: Input): boolean {
  return (
    place === 'header' &&
    value !== undefined &&
    !value.startsWith('account.') &&
    !secretValues.includes(value)
  )
}

/** The body's schema, or what it is one of, as the bundle refers to it. */
function bodiesOf(bundle: object, { content }: JsonObject): JsonObject[] {
  const media = isObject(content) ? content['application/json'] : undefined
  if (!isObject(media) || !isObject(media.schema)) return []
  const { oneOf } = resolve(bundle, media.schema)
  return Array.isArray(oneOf) ? oneOf.filter(isObject) : [media.schema]
}

function bodyType({ id }: Operation, { $ref }: JsonObject = {}, isOneOfSeveral: boolean): string {
  if (typeof $ref === 'string') return `components['schemas'][${literal($ref.split('/').at(-1))}]`
  if (!isOneOfSeveral)
    return `NonNullable<operations['${id}']['requestBody']>['content']['application/json']`
  throw new TypeError(`${id}: a body of oneOf has no name; move it into components/schemas`)
}

function requestType(
  { id, variants: [variant] }: Operation,
  body: string | undefined,
  foreign: string[],
): string {
  const inputs = (variant?.inputs ?? []).filter((input) => !isOption(input))
  const at = (place: Input['in']) =>
    inputs.filter((input) => input.in === place).map(({ name }) => `'${name}'`)
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
  return [...picked, ...(body ? [body] : []), ...absent].join(' & ') || 'Record<string, never>'
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

function names({ properties }: JsonObject): string[] {
  return isObject(properties) ? Object.keys(properties) : []
}

/** The codes of all variants, each product's once. */
export function errorsOf({ variants }: Operation): CatalogError[] {
  return unique(variants.flatMap(({ errors }) => errors))
}

export function unique<T>(values: T[]): T[] {
  return [...new Set(values)]
}
