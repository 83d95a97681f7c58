// openapi-3.0.json: the same contract for tools that know no 3.1.
import { Converter } from '@apiture/openapi-down-convert'
import type { Bundle } from '../../contract/contract.ts'
import { plainDescription } from '../../contract/unused-components.ts'
import { type Json, type JsonObject, isObject, resolve } from '../../contract/json.ts'

export function openapi30(bundle: Bundle): JsonObject {
  const source = plainDescription(bundle)
  const converted = new Converter(source, { allOfTransform: false }).convert() as JsonObject
  const document = plain(converted, converted) as JsonObject
  const { summary, description, ...info } = document.info as JsonObject // every description has an info object
  const text = [summary, description].filter((it) => it !== undefined).join('\n\n')
  return {
    ...document,
    openapi: '3.0.3',
    info: { ...info, description: text },
    components: withExamples(document),
  }
}

/** Tools that fill parameters in, such as Dredd, find no example in a path's schema, and none behind a reference. */
function withExamples(document: JsonObject): JsonObject {
  const components = isObject(document.components) ? document.components : {}
  const parameters = Object.entries(isObject(components.parameters) ? components.parameters : {})
  return {
    ...components,
    parameters: Object.fromEntries(
      parameters.map(([name, it]) => [name, isObject(it) ? withExample(it, document) : it]),
    ),
  }
}

function withExample(parameter: JsonObject, document: JsonObject): JsonObject {
  const { examples, ...rest } = parameter
  if (parameter.in !== 'path' && !(isObject(parameter.schema) && '$ref' in parameter.schema))
    return parameter
  const [first] = isObject(examples) ? Object.values(examples) : []
  const example = isObject(first) ? first.value : resolve(document, parameter.schema).example
  return example === undefined ? parameter : { ...rest, example } // a parameter has `example` or `examples`
}

/**
 * `writeOnly` goes: generators for Go make optional pointers of required members that have it.
 * What the converter leaves: an open enum becomes a string with `x-extensible-enum`, which no generator
 * turns into a closed type. The enum itself stays among the schemas, where generators make constants of it.
 */
function plain(node: Json, document: JsonObject): Json {
  if (Array.isArray(node)) return node.map((it) => plain(it, document))
  if (!isObject(node)) return node
  const known = openEnum(node, document)
  const { anyOf: _anyOf, ...open } = node
  const { const: only, ...rest } = node
  const closed = only !== undefined && !isObject(only) ? { ...rest, enum: [only] } : node
  const members = Object.entries(
    known ? { ...open, type: 'string', 'x-extensible-enum': known } : closed,
  )
  const kept = members.filter(([key, value]) => key !== 'writeOnly' || isObject(value))
  return Object.fromEntries(kept.map(([key, value]) => [key, plain(value, document)]))
}

function openEnum({ anyOf }: JsonObject, document: JsonObject): Json[] | undefined {
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return undefined
  const [known, any] = anyOf.map((it) => resolve(document, it))
  if (!isObject(known) || !isObject(any) || any.type !== 'string' || 'enum' in any) return undefined
  return Array.isArray(known.enum) ? known.enum : undefined
}
