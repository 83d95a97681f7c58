// What a request of an operation carries, by parameters and by the members of its body.
import type { Bundle, Input } from './contract.ts'
import { type Json, type JsonObject, isObject, list, resolve, text } from './json.ts'
import { samplesOf } from './schema.ts'

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
    .map((it) => parameterInput(bundle, it))
}

function isFor(parameter: JsonObject, product: string): boolean {
  const products = parameter['x-products']
  return !Array.isArray(products) || products.includes(product)
}

function parameterInput(bundle: Bundle, parameter: JsonObject): Input {
  const schema = resolve(bundle, parameter.schema)
  return {
    name: String(parameter.name),
    in: parameter.in as Input['in'], // OpenAPI's own values; cookies do not occur with x-value
    required: parameter.required === true,
    description: text(parameter.description) ?? text(schema.description) ?? '',
    value: text(parameter['x-value']) ?? text(schema['x-value']),
    schema,
    examples: [...parameterExamples(bundle, parameter), ...samplesOf(schema)],
  }
}

function parameterExamples(bundle: Bundle, parameter: JsonObject): Json[] {
  if (parameter.example !== undefined) return [parameter.example]
  const named = isObject(parameter.examples) ? Object.values(parameter.examples) : []
  return named.map((it) => resolve(bundle, it).value).filter((value) => value !== undefined)
}

/** The members of a body in this mode. */
export function bodyInputs(
  bundle: Bundle,
  operation: JsonObject,
  mode: string | undefined,
): Input[] {
  const schema = bodySchema(bundle, operation, mode)
  if (!schema || !isObject(schema.properties)) return []
  const required = list<string>(schema.required)
  return Object.entries(schema.properties).map(([name, property]) => {
    const resolved = resolve(bundle, property)
    return {
      name,
      in: 'body',
      required: required.includes(name),
      description: text(resolved.description) ?? '',
      value: text(resolved['x-value']),
      schema: resolved,
      examples: samplesOf(resolved),
    }
  })
}

/** The body's schema in this mode: of alternatives the one whose `x-mode` says so. */
function bodySchema(
  bundle: Bundle,
  operation: JsonObject,
  mode: string | undefined,
): JsonObject | undefined {
  const content = resolve(bundle, operation.requestBody ?? {}).content
  const media = isObject(content) ? content['application/json'] : undefined
  if (!isObject(media)) return undefined
  const schema = resolve(bundle, media.schema)
  const alternatives = list(schema.oneOf).map((it) => resolve(bundle, it))
  if (alternatives.length === 0) return schema
  return alternatives.find((it) => it['x-mode'] === mode)
}
