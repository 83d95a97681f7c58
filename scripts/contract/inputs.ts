// What a request of an operation carries, by parameters and by the members of its body.
import type { Bundle } from './document.ts'
import { type Json, type JsonObject, isObject, list, resolve, text } from './json.ts'
import { samplesOf } from './schema.ts'

/** Where a request carries values, in the order in which people look for them. */
export const places = ['path', 'query', 'body', 'header'] as const

/** One value that a request carries. */
export interface Input {
  name: string
  in: (typeof places)[number]
  required: boolean
  description: string
  /** What fills it (`x-value`), in the words of a profile: `clientId`, `account.mobile`, `newPassword`, … */
  value: string | undefined
  /** Whether a service may do no more with it than write it down (`x-logged`), so that leaving it out may do no harm. */
  isLogged: boolean
  /** Whether it may stand in a form instead, as the body of the request (`x-also-in: form`); only in the query. */
  isAlsoInForm: boolean
  schema: JsonObject
  /** Sample values of the contract, the first one preferred. */
  examples: Json[]
}

/** The parameters of a path and of an operation, which come in place of them. */
export function parametersOf(
  bundle: Bundle,
  item: JsonObject,
  operation: JsonObject,
): JsonObject[] {
  const all = [...list(item.parameters), ...list(operation.parameters)].map((it) =>
    resolve(bundle, it),
  )
  return [...new Map(all.map((it) => [`${String(it.in)} ${String(it.name)}`, it])).values()]
}

/** The parameters of an operation that a product knows. */
export function parameterInputs(
  bundle: Bundle,
  parameters: JsonObject[],
  product: string,
): Input[] {
  return parameters
    .filter((parameter) => isFor(parameter, product))
    .map((it) => parameterInput(bundle, it, product))
}

/** Whether a part of the contract is for this product: for those that `x-products` lists, else for all. */
export function isFor(part: JsonObject, product: string): boolean {
  const products = part['x-products']
  return !Array.isArray(products) || products.includes(product)
}

function parameterInput(bundle: Bundle, parameter: JsonObject, product: string): Input {
  const schema = resolve(bundle, parameter.schema)
  return {
    name: String(parameter.name),
    in: parameter.in as Input['in'], // OpenAPI's own values; cookies do not occur with x-value
    required: parameter.required === true,
    description: text(parameter.description) ?? text(schema.description) ?? '',
    value: text(parameter['x-value']) ?? text(schema['x-value']),
    isLogged: parameter['x-logged'] === true,
    isAlsoInForm: parameter['x-also-in'] === 'form',
    schema,
    examples: [...parameterExamples(bundle, parameter, product), ...samplesOf(schema)],
  }
}

function parameterExamples(bundle: Bundle, parameter: JsonObject, product: string): Json[] {
  if (parameter.example !== undefined) return [parameter.example]
  const named = isObject(parameter.examples) ? Object.values(parameter.examples) : []
  return named
    .map((it) => resolve(bundle, it))
    .filter((it) => isFor(it, product) && it.value !== undefined)
    .flatMap(({ value }) => value ?? null)
}

/** A body as one variant sends it. */
export interface Body {
  contentType: string
  /** Name among the schemas of the components; undefined for an inline schema. */
  name: string | undefined
  schema: JsonObject
}

/** The variant's body: of alternatives the one whose `x-mode` and `x-products` fit; undefined if it sends none. */
export function bodyOf(
  bundle: Bundle,
  operation: JsonObject,
  { product, mode, contentType }: JsonObject,
): Body | undefined {
  const { content } = resolve(bundle, operation.requestBody ?? {})
  const media = Object.entries(isObject(content) ? content : {})
  const [type, chosen] = media.find(([it]) => it === contentType) ?? media[0] ?? []
  if (type === undefined || !isObject(chosen)) return undefined
  const whole = resolve(bundle, chosen.schema)
  const alternatives = [...list<Json>(whole.oneOf), ...list<Json>(whole.anyOf)]
  const node =
    alternatives.length === 0
      ? chosen.schema
      : alternatives.find((it) => {
          const schema = resolve(bundle, it)
          return (
            (schema['x-mode'] === undefined || schema['x-mode'] === mode) &&
            isFor(schema, String(product))
          )
        })
  const schema = resolve(bundle, node)
  const isEmpty = !Object.values(isObject(schema.properties) ? schema.properties : {}).some((it) =>
    isFor(resolve(bundle, it), String(product)),
  )
  if (isEmpty) return undefined
  return { contentType: type, name: nameOf(node), schema }
}

function nameOf(node: Json | undefined): string | undefined {
  return isObject(node) ? text(node.$ref)?.split('/').at(-1) : undefined
}

/** The members of a body that the product knows. */
export function bodyInputs(bundle: Bundle, { schema }: Body, product: string): Input[] {
  const required = list<string>(schema.required)
  const properties = Object.entries(isObject(schema.properties) ? schema.properties : {})
  return properties.flatMap(([name, property]): Input[] => {
    const resolved = resolve(bundle, property)
    if (!isFor(resolved, product)) return []
    return [
      {
        name,
        in: 'body',
        required: required.includes(name),
        description: text(resolved.description) ?? '',
        value: text(resolved['x-value']),
        isLogged: false,
        isAlsoInForm: false,
        schema: resolved,
        examples: samplesOf(resolved),
      },
    ]
  })
}
