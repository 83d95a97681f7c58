// Values and the schemas that describe them, as far as requests and responses of the contract go.
import { type Json, type JsonObject, isObject, list, resolve } from './json.ts'

/** What the schema itself gives as a value, its own examples preferred. */
export function samplesOf({
  examples,
  example,
  default: fallback,
  const: only,
  enum: choice,
}: JsonObject): Json[] {
  if (Array.isArray(examples) && examples.length > 0) return examples
  return [example, fallback, only, ...list<Json>(choice)].filter((it) => it !== undefined)
}

/** Whether a value is of this type, or of one of these; of any where there is none. */
export function isOfType(value: Json, type: Json | undefined): boolean {
  if (type === undefined) return true
  if (Array.isArray(type)) return type.length === 0 || type.some((it) => isOfType(value, it))
  if (type === 'string' || type === 'number' || type === 'boolean') return typeof value === type
  return type === typeOf(value)
}

function typeOf(value: Json): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}

/** What an `x-value` stands for, where that is known. */
export type Known = (key: string | undefined) => Json | undefined

/** A value that the schema allows: what is known, else what the example says, else what the schema gives. */
export function valueFor(
  document: object,
  node: Json | undefined,
  known: Known,
  example?: Json,
): Json {
  const schema = resolve(document, node)
  const value =
    known(keyOf(schema)) ??
    (isObject(schema.properties) ? undefined : (example ?? samplesOf(schema)[0]))
  if (value !== undefined) return value
  const inside = (it: Json | undefined, given?: Json) => valueFor(document, it, known, given)
  if (isObject(schema.properties)) {
    const given = [example, ...samplesOf(schema)].find(isObject)
    return Object.fromEntries(
      Object.entries(schema.properties).map(([name, it]) => [name, inside(it, given?.[name])]),
    )
  }
  const [type] = Array.isArray(schema.type) ? schema.type : [schema.type]
  if (type === 'array') return itemsFor(schema, samplesOf(resolve(document, schema.items)), inside)
  if (type === 'integer' || type === 'number') return numberFor(schema)
  if (type === 'string') return textFor(schema)
  if (type === 'boolean') return true
  const [alternative] = [schema.oneOf, schema.anyOf].flatMap((it) => list<Json>(it))
  if (alternative !== undefined) return inside(alternative)
  return type === 'object' ? {} : null
}

/** As many as there must be, one at least; each another one, so far as the items have samples. */
function itemsFor(
  { items, minItems }: JsonObject,
  samples: Json[],
  inside: (it: Json | undefined, given?: Json) => Json,
): Json[] {
  if (items === undefined) return []
  const length = Math.max(1, Number(minItems ?? 1))
  return Array.from({ length }, (_, index) => inside(items, samples[index]))
}

/** The smallest one that is allowed, so far as its bounds say. */
function numberFor({ minimum, exclusiveMinimum, maximum }: JsonObject): Json {
  if (typeof exclusiveMinimum === 'number') return exclusiveMinimum + 1
  return minimum ?? (typeof maximum === 'number' ? Math.min(0, maximum) : 0)
}

function textFor({ format, minLength, maxLength }: JsonObject): string {
  const text = 'text'.padEnd(Number(minLength ?? 0), ' text')
  return formats[String(format)] ?? text.slice(0, Number(maxLength ?? text.length))
}

const formats: Record<string, string> = {
  byte: 'dGV4dA==',
  date: '2030-01-31',
  'date-time': '2030-01-31T12:00:00Z',
  duration: 'PT10M',
  email: 'nobody@example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  time: '12:00:00Z',
  uri: 'https://example.com/',
  'uri-reference': '/',
  uuid: '00000000-0000-4000-8000-000000000000',
}

function keyOf(schema: JsonObject): string | undefined {
  return typeof schema['x-value'] === 'string' ? schema['x-value'] : undefined
}
