// Nothing in the contract is accepted and then ignored: each `x-` word, value and schema keyword is one that somebody
// reads. The closest known word is suggested.
import type { Oas3Rule, UserContext } from '@redocly/openapi-core'
import { closest } from 'fastest-levenshtein'
import type { JsonObject } from '../contract/json.ts'
import { isOfType } from '../contract/schema.ts'
import {
  errorValues,
  effects,
  inputValues,
  lifetimeValues,
  tokenValues,
} from '../contract/values.ts'

const provenance = ['x-source', 'x-notes']

/** Our extensions, by the kind of node that has them. */
const extensions: Record<string, readonly string[]> = {
  Root: ['x-companions', 'x-source'],
  Info: provenance,
  Tag: ['x-displayName', ...provenance],
  Server: provenance,
  ServerVariable: provenance,
  Operation: ['x-variants', 'x-effect', ...provenance],
  Parameter: ['x-value', 'x-products', 'x-logged', 'x-also-in', ...provenance],
  RequestBody: provenance,
  Response: provenance,
  Header: provenance,
  Example: ['x-products', 'x-mode', ...provenance],
  Schema: ['x-value', 'x-products', 'x-mode', 'x-enum-varnames', ...provenance],
  SecurityScheme: ['x-value', ...provenance],
}

/** Each `x-` word is one that is read at this place. */
export const extensionsKnown: Oas3Rule = () => ({
  any: {
    enter(node: unknown, ctx: UserContext) {
      if (typeof node !== 'object' || node === null || Array.isArray(node)) return
      const known = extensions[ctx.type.name] ?? []
      for (const word of Object.keys(node)) {
        if (!word.startsWith('x-') || known.includes(word) || isName(ctx)) continue
        ctx.report({
          message: `nothing reads ${word} here; ${advice(word, known)}`,
          location: ctx.location.child(word).key(),
        })
      }
    },
  },
})

/** Maps of named things, where `x-request-id` is a name. */
function isName({ type }: UserContext): boolean {
  return /Map$|^(Paths|SchemaProperties|Responses|SecurityRequirement|ExampleValue)$/.test(
    type.name,
  )
}

/** `x-value`, `x-effect`, `x-logged`, `x-also-in` and `x-products` have the words that sandbox and check know. */
export const valuesKnown: Oas3Rule = () => {
  let products: string[] = []
  const values: readonly string[] = [
    ...inputValues,
    ...tokenValues,
    ...lifetimeValues,
    ...errorValues,
  ]
  const judge = (node: object, ctx: UserContext) => {
    const {
      'x-value': value,
      'x-effect': effect,
      'x-logged': logged = true,
      'x-also-in': place = 'form',
    } = node as Record<string, unknown>
    if (logged !== true)
      ctx.report({
        message: `x-logged ${String(logged)} is unknown; use true, or leave it out`,
        location: ctx.location.child('x-logged'),
      })
    if (place !== 'form')
      ctx.report({
        message: `x-also-in ${String(place)} is unknown; use form, or leave it out`,
        location: ctx.location.child('x-also-in'),
      })
    for (const it of value === undefined ? [] : [value].flat())
      if (!values.includes(String(it)))
        ctx.report({
          message: `x-value ${String(it)} is unknown; use one of ${values.join(', ')}`,
          location: ctx.location.child('x-value'),
        })
    if (effect !== undefined && !(effects as readonly unknown[]).includes(effect))
      ctx.report({
        message: `x-effect ${String(effect)} is unknown; use one of ${effects.join(', ')}`,
        location: ctx.location.child('x-effect'),
      })
  }
  return {
    Root(root) {
      products = (root.tags ?? []).map(({ name }) => name)
    },
    any: { enter: (node: unknown, ctx: UserContext) => judgeProducts(node, products, ctx) },
    Schema: judge,
    Parameter: judge,
    SecurityScheme: judge,
    Operation: judge,
  }
}

/** A part for a product that is none would be nobody's. */
function judgeProducts(node: unknown, products: string[], ctx: UserContext): void {
  if (typeof node !== 'object' || node === null || !('x-products' in node) || isName(ctx)) return
  const named = node['x-products']
  const stray = Array.isArray(named) ? named.find((it) => !products.includes(String(it))) : named
  if (stray === undefined) return
  const use = `use a list of ${products.join(', ')}, or add a tag`
  ctx.report({
    message: `x-products ${String(stray)} is unknown; ${use}`,
    location: ctx.location.child('x-products'),
  })
}

/** What says something to people, or is read by generators. */
const annotations = ['title', 'description', 'default', 'example', 'examples', 'deprecated']

/** What the compiled validators enforce in responses, and what requests are judged by. */
const assertions = [
  ...['$ref', 'type', 'enum', 'const', 'format', 'pattern', 'minLength', 'maxLength'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...['properties', 'required', 'additionalProperties', 'patternProperties', 'propertyNames'],
  ...['minProperties', 'maxProperties', 'dependentRequired', 'dependentSchemas'],
  ...['unevaluatedProperties', 'unevaluatedItems', 'items', 'prefixItems', 'contains'],
  ...['minContains', 'maxContains', 'minItems', 'maxItems', 'uniqueItems'],
  ...['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'readOnly', 'writeOnly'],
]

const keywords = [...annotations, ...assertions]

/** Formats that the validators enforce; the others only say something to people, so `x-notes` is their place. */
const formats = [
  ...['date', 'time', 'date-time', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uri'],
  ...['uri-reference', 'uuid', 'byte', 'int32', 'int64', 'float', 'double', 'password', 'binary'],
]

/** Keywords that speak of values of one type alone. */
const wordsOfType: Record<string, readonly string[]> = {
  string: ['pattern', 'minLength', 'maxLength'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  array: [
    ...['items', 'prefixItems', 'contains', 'minContains', 'maxContains', 'minItems', 'maxItems'],
    ...['uniqueItems', 'unevaluatedItems'],
  ],
  object: [
    ...['properties', 'required', 'additionalProperties', 'patternProperties', 'propertyNames'],
    ...['minProperties', 'maxProperties', 'dependentRequired', 'unevaluatedProperties'],
  ],
}

function isOf(type: string, own: unknown): boolean {
  return own === type || (type === 'number' && own === 'integer')
}

/** Each JSON Schema keyword and format is one that is enforced. */
export const keywordsKnown: Oas3Rule = () => ({
  Schema(schema, ctx) {
    for (const { key, message } of contradictions(schema as JsonObject))
      ctx.report({ message, location: ctx.location.child(key) })
    for (const word of Object.keys(schema)) {
      if (word.startsWith('x-') || keywords.includes(word)) continue
      ctx.report({
        message: `nothing enforces ${word} in a schema; ${advice(word, keywords)}`,
        location: ctx.location.child(word).key(),
      })
    }
    for (const [type, words] of Object.entries(wordsOfType)) {
      const types = [schema.type].flat()
      const word = words.find((it) => Object.hasOwn(schema, it))
      if (schema.type === undefined || word === undefined || types.some((it) => isOf(type, it)))
        continue
      ctx.report({
        message: `${word} says nothing of the type ${types.join(' or ')}; drop it or correct the type`,
        location: ctx.location.child(word).key(),
      })
    }
    if (typeof schema.format !== 'string' || formats.includes(schema.format)) return
    ctx.report({
      message: `nothing enforces the format ${schema.format}; use a pattern, or one of ${formats.join(', ')}`,
      location: ctx.location.child('format'),
    })
  },
})

/** What a schema says that no value can meet, or that cannot be read. */
function* contradictions(schema: JsonObject): Generator<{ key: string; message: string }> {
  const { pattern, default: fallback, type, enum: choice } = schema
  if (typeof pattern === 'string' && !isPattern(pattern))
    yield { key: 'pattern', message: `${pattern} is no regular expression; correct it` }
  const fits =
    fallback === undefined ||
    (isOfType(fallback, type) && (!Array.isArray(choice) || choice.includes(fallback)))
  if (!fits)
    yield {
      key: 'default',
      message: `the default ${JSON.stringify(fallback)} is not a value of the schema; correct it`,
    }
  for (const [least, most] of limits)
    if (Number(schema[least]) > Number(schema[most]))
      yield { key: least, message: `${least} is more than ${most}; correct one of them` }
}

const limits = [
  ['minLength', 'maxLength'],
  ['minimum', 'maximum'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
] as const

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'u') instanceof RegExp
  } catch {
    return false
  }
}

/** OpenAPI keys that no reader here knows, by the kind of node. */
const unread: Record<string, readonly string[]> = {
  Root: ['webhooks', 'jsonSchemaDialect', 'externalDocs'],
  Tag: ['externalDocs'],
  Operation: ['externalDocs'],
  Parameter: ['style', 'explode', 'allowReserved', 'allowEmptyValue'],
  Header: ['style', 'explode'],
  MediaType: ['encoding'],
  Response: ['links'],
}

/** Each OpenAPI key is one that is read. */
export const keysKnown: Oas3Rule = () => ({
  any: {
    enter(node: unknown, ctx: UserContext) {
      if (typeof node !== 'object' || node === null) return
      for (const key of unread[ctx.type.name] ?? [])
        if (key in node)
          ctx.report({
            message: `nothing reads ${key} here; drop it, and describe what it means in words`,
            location: ctx.location.child(key).key(),
          })
    },
  },
})

function advice(word: string, known: readonly string[]): string {
  if (known.length === 0) return 'drop it'
  return `did you mean ${closest(word, known)}? Otherwise drop it`
}
