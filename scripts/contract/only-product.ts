// The description as one product offers it: its operations, modes, inputs, bodies and examples, nothing of another
// product's. A part is for the products that its `x-products` lists, else for all; a body or an example that has an
// `x-mode` is for that mode.
import { isFor } from './inputs.ts'
import { type Json, type JsonObject, isObject, list, resolve } from './json.ts'
import { methods } from './operations.ts'

/** The description is changed in place and returned; it is linted, and its catalog is not in it yet. */
export function onlyProduct(document: JsonObject, product: string): JsonObject {
  for (const key of ['paths', 'x-companions']) {
    const paths = document[key]
    if (isObject(paths)) document[key] = pathsOf(document, paths, product)
  }
  document.tags = list(document.tags).filter(({ name }) => name === product)
  return withoutOthers(document, document, product) as JsonObject
}

function pathsOf(document: JsonObject, paths: JsonObject, product: string): JsonObject {
  const kept = Object.entries(paths).flatMap(([path, item]): [string, JsonObject][] => {
    if (!isObject(item)) return []
    const members = Object.entries(item).flatMap(([key, value]): [string, Json][] => {
      if (!methods.includes(key) || !isObject(value)) return [[key, value]]
      const operation = operationOf(document, value, product)
      return operation ? [[key, operation]] : []
    })
    return members.some(([key]) => methods.includes(key))
      ? [[path, Object.fromEntries(members)]]
      : []
  })
  return Object.fromEntries(kept)
}

function operationOf(
  document: JsonObject,
  operation: JsonObject,
  product: string,
): JsonObject | undefined {
  const variants = list(operation['x-variants']).filter((it) => it.product === product)
  if (variants.length === 0) return undefined
  const security = variants.flatMap((it) => list(it.security ?? operation.security))
  const isOpen = variants.some((it) => list(it.security ?? operation.security).length === 0)
  const { requestBody, ...rest } = operation
  const body = requestBody === undefined ? undefined : bodyOf(document, requestBody, variants)
  return {
    ...rest,
    tags: [product],
    security: unique(isOpen && security.length > 0 ? [...security, {}] : security),
    ...(body && { requestBody: body }),
    'x-variants': variants,
  }
}

/** The bodies and examples of the product's modes; a single body replaces the choice. Undefined if none is left. */
function bodyOf(document: JsonObject, node: Json, variants: JsonObject[]): JsonObject | undefined {
  const body = resolve(document, node)
  const fits = (part: Json) =>
    variants.some((variant) => fitsVariant(resolve(document, part), variant))
  const content = Object.entries(isObject(body.content) ? body.content : {}).flatMap(
    ([type, media]): [string, Json][] => {
      if (!isObject(media)) return []
      const schema = chosen(document, media.schema, fits)
      if (schema === undefined) return []
      const { examples } = media
      const own = Object.entries(isObject(examples) ? examples : {}).filter(([, it]) => fits(it))
      return [[type, { ...media, schema, ...(examples && { examples: Object.fromEntries(own) }) }]]
    },
  )
  return content.length > 0 ? { ...body, content: Object.fromEntries(content) } : undefined
}

/** The schema with the alternatives that fit; undefined if there are some and none fits. */
function chosen(
  document: JsonObject,
  node: Json | undefined,
  fits: (part: Json) => boolean,
): Json | undefined {
  const schema = resolve(document, node)
  for (const key of ['oneOf', 'anyOf']) {
    const bodies = list<Json>(schema[key])
    if (bodies.length === 0) continue
    const own = bodies.filter(fits)
    return own.length < 2 ? own[0] : { ...schema, [key]: own }
  }
  return node ?? {}
}

function fitsVariant(part: JsonObject, { product, mode }: JsonObject): boolean {
  return isFor(part, String(product)) && (part['x-mode'] === undefined || part['x-mode'] === mode)
}

/** Without parameters, properties and examples of other products, wherever they stand. */
function withoutOthers(node: Json, document: JsonObject, product: string): Json {
  const isOurs = (it: Json) => isFor(resolve(document, it), product)
  const inside = (it: Json) => withoutOthers(it, document, product)
  if (Array.isArray(node)) return node.filter(isOurs).map(inside)
  if (!isObject(node)) return node
  const dropped = new Set<string>()
  const members = Object.entries(node).map(([key, value]): [string, Json] => {
    if (!named.includes(key) || !isObject(value)) return [key, inside(value)]
    for (const [name, it] of Object.entries(value)) if (!isOurs(it)) dropped.add(name)
    const own = Object.entries(value).filter(([name]) => !dropped.has(name))
    return [key, Object.fromEntries(own.map(([name, it]) => [name, inside(it)]))]
  })
  const kept = Object.fromEntries(members)
  if (!Array.isArray(kept.required)) return kept
  return { ...kept, required: kept.required.filter((name) => !dropped.has(String(name))) }
}

/** Keys whose values are parts by name. */
const named = ['properties', 'examples']

function unique(values: JsonObject[]): JsonObject[] {
  return [...new Map(values.map((it) => [JSON.stringify(it), it])).values()]
}
