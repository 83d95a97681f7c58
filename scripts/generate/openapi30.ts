// openapi-3.0.json: the same contract for tools that know no 3.1.
import { Converter } from '@apiture/openapi-down-convert'
import type { Bundle } from '../contract/contract.ts'
import { type Json, type JsonObject, isObject, resolve } from '../contract/json.ts'

export function openapi30(bundle: Bundle): JsonObject {
  const { 'x-catalog': _, ...plainBundle } = structuredClone(bundle)
  const converted = new Converter(plainBundle, { allOfTransform: false }).convert() as JsonObject
  const document = plain(converted) as JsonObject
  const { summary, description, ...info } = document.info as JsonObject // every description has an info object
  const text = [summary, description].filter((it) => it !== undefined).join('\n\n')
  return { ...document, openapi: '3.0.3', info: { ...info, description: text }, components: withPathExamples(document) }
}

/** Tools that fill paths in, such as Dredd, look for the example at the parameter and not in its schema. */
function withPathExamples(document: JsonObject): JsonObject {
  const components = isObject(document.components) ? document.components : {}
  const parameters = Object.entries(isObject(components.parameters) ? components.parameters : {}).map(([name, parameter]): [string, Json] => {
    const { example } = resolve(document, isObject(parameter) ? parameter.schema : undefined)
    return [name, isObject(parameter) && parameter.in === 'path' && example !== undefined ? { ...parameter, example } : parameter]
  })
  return { ...components, parameters: Object.fromEntries(parameters) }
}

/**
 * What the converter leaves: the open enum of error codes becomes a string with `x-extensible-enum`,
 * which no generator turns into a closed type.
 */
function plain(node: Json): Json {
  if (Array.isArray(node)) return node.map(plain)
  if (!isObject(node)) return node
  const known = openEnum(node)
  const { anyOf, ...rest } = node
  const members = Object.entries(known ? { ...rest, type: 'string', 'x-extensible-enum': known } : node)
  return Object.fromEntries(members.map(([key, value]) => [key, plain(value)]))
}

function openEnum({ anyOf }: JsonObject): Json[] | undefined {
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return undefined
  const [known, any] = anyOf
  if (!isObject(known) || !isObject(any) || any.type !== 'string' || 'enum' in any) return undefined
  return Array.isArray(known.enum) ? known.enum : undefined
}
