// openapi-3.0.json: the same contract for tools that know no 3.1.
import { Converter } from '@apiture/openapi-down-convert'
import type { Bundle } from '../../contract/contract.ts'
import { plainDescription } from '../../contract/unused-components.ts'
import { type Json, type JsonObject, isObject, list, resolve } from '../../contract/json.ts'

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
function plain(node: Json, document: JsonObject, areNames = false): Json {
  if (Array.isArray(node)) return node.map((it) => plain(it, document))
  if (!isObject(node)) return node
  const known = areNames ? undefined : openEnum(node, document)
  const { anyOf: _anyOf, ...open } = node
  const schema = known ? { ...open, type: 'string', 'x-extensible-enum': known } : node
  const members = Object.entries(areNames ? node : inOldWords(schema)).map(
    ([key, value]): [string, Json] =>
      !areNames && samples.includes(key)
        ? [key, value]
        : [key, plain(value, document, !areNames && namesIn.includes(key))],
  )
  return Object.fromEntries(members)
}

/** Whose members are called as the contract likes. */
const namesIn = ['properties', 'responses', 'headers', 'schemas', 'parameters', 'securitySchemes']

/** What is no schema, however alike it looks. */
const samples = ['example', 'examples', 'default', 'enum']

/** Keywords that 3.0 does not know; without them the schema allows more. */
const unknownWords = [
  ...['writeOnly', 'if', 'then', 'else', 'dependentRequired', 'dependentSchemas', 'prefixItems'],
  ...['contains', 'minContains', 'maxContains', 'unevaluatedItems'],
]

/** A schema as 3.0 writes it, if the node is one: constants, null, several types, and bounds that are not reached. */
function inOldWords(node: JsonObject): JsonObject {
  const members = Object.entries(node).flatMap((it) => Object.entries(inOldWord(it, node)))
  const schema: JsonObject = Object.fromEntries(members)
  const isBare = schema.type === 'array' && schema.items === undefined
  return withoutNull(isBare ? { ...schema, items: {} } : schema)
}

function inOldWord([key, value]: [string, Json], node: JsonObject): JsonObject {
  if (unknownWords.includes(key)) return {}
  if (key === 'const') return isObject(value) ? { const: value } : { enum: [value] }
  if (key === 'type') return typeInOldWords(value)
  const bound = bounds.find((it) => it.some((word) => word === key))
  return bound ? boundInOldWords(key, bound, node) : { [key]: value }
}

const bounds = [
  ['minimum', 'exclusiveMinimum'],
  ['maximum', 'exclusiveMaximum'],
] as const

/** 3.0 has the bound itself, and beside it whether it is out of reach; of two bounds the narrower one counts. */
function boundInOldWords(
  key: string,
  [name, beyond]: (typeof bounds)[number],
  node: JsonObject,
): JsonObject {
  const { [name]: within, [beyond]: outside } = node
  if (typeof outside !== 'number') return { [key]: node[key] ?? null }
  const isWithin = name === 'minimum' ? Number(within) > outside : Number(within) < outside
  if (key === name) return isWithin ? { [name]: within ?? null } : {}
  return isWithin ? {} : { [name]: outside, [beyond]: true }
}

function typeInOldWords(type: Json): JsonObject {
  if (type === 'null') return { nullable: true, enum: [null] }
  if (!Array.isArray(type)) return { type }
  const others = type.filter((it) => it !== 'null')
  const nullable = others.length < type.length
  const types: JsonObject =
    others.length === 1 ? { type: others[0] ?? '' } : { anyOf: others.map((it) => ({ type: it })) }
  return { ...types, ...(nullable && { nullable }) }
}

/** Null as one of several schemas becomes `nullable`, and one that is left alone takes the place of the choice. */
function withoutNull(schema: JsonObject): JsonObject {
  const key = ['anyOf', 'oneOf'].find((it) => list(schema[it]).some(isNull))
  if (key === undefined) return schema
  const { [key]: choice, ...rest } = schema
  const others = list(choice).filter((it) => !isNull(it))
  const [only] = others
  if (others.length > 1 || !only) return { ...rest, [key]: others, nullable: true }
  return '$ref' in only
    ? { ...rest, allOf: [only], nullable: true }
    : { ...only, ...rest, nullable: true }
}

function isNull({ type }: JsonObject): boolean {
  return type === 'null'
}

function openEnum({ anyOf }: JsonObject, document: JsonObject): Json[] | undefined {
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return undefined
  const [known, any] = anyOf.map((it) => resolve(document, it))
  if (!isObject(known) || !isObject(any) || any.type !== 'string' || 'enum' in any) return undefined
  return Array.isArray(known.enum) ? known.enum : undefined
}
