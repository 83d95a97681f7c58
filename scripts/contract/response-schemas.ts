// The JSON Schemas that responses are judged by, each with the components that it refers to.
import { type Bundle, readContract } from './contract.ts'
import { type Json, type JsonObject, isObject, resolve } from './json.ts'

/**
 * By operation, then by status the JSON body of a response (`200`), and the text of each of its headers
 * (`200 header x-request-id`, names in small letters).
 */
export type ResponseSchemas = Record<string, Record<string, JsonObject>>

export function responseSchemas(bundle: Bundle): ResponseSchemas {
  const { operations, companions } = readContract(bundle)
  return Object.fromEntries(
    [...operations, ...companions].map(({ id, responses }) => {
      const schemas = [...responses.values()].flatMap(({ status, schema, headers }) => [
        [String(status), schema] as const,
        ...headers.map((it) => [`${status} header ${it.name.toLowerCase()}`, it.schema] as const),
      ])
      const known = schemas.flatMap(([key, schema]): [string, JsonObject][] =>
        schema ? [[key, selfContained(bundle, schema)]] : [],
      )
      return [id, Object.fromEntries(known)]
    }),
  )
}

/** The schema with the components that it refers to, without texts, which judge nothing. */
function selfContained(bundle: Bundle, schema: JsonObject): JsonObject {
  const schemas: JsonObject = {}
  const visit = (node: Json): void => {
    if (Array.isArray(node)) node.forEach(visit)
    if (!isObject(node)) return
    const [, name] = /^#\/components\/schemas\/(.+)$/.exec(String(node.$ref)) ?? []
    if (name !== undefined && !(name in schemas)) {
      schemas[name] = bare(resolve(bundle, { $ref: node.$ref ?? '' }))
      visit(schemas[name])
    }
    Object.values(node).forEach(visit)
  }
  visit(schema)
  return { ...(bare(schema) as JsonObject), components: { schemas } }
}

/** Without titles, descriptions, examples and extensions. */
function bare(node: Json, isNames = false): Json {
  if (Array.isArray(node)) return node.map((it) => bare(it))
  if (!isObject(node)) return node
  const kept = Object.entries(node).filter(([key]) => isNames || !isText(key))
  return Object.fromEntries(kept.map(([key, it]) => [key, bare(it, key === 'properties')]))
}

function isText(key: string): boolean {
  return (
    ['title', 'description', 'example', 'examples', 'default'].includes(key) || key.startsWith('x-')
  )
}
