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
  if (isObject(schema.properties)) {
    const given = [example, ...samplesOf(schema)].find(isObject)
    return Object.fromEntries(
      Object.entries(schema.properties).map(([name, it]) => [
        name,
        valueFor(document, it, known, given?.[name]),
      ]),
    )
  }
  const [type] = Array.isArray(schema.type) ? schema.type : [schema.type]
  if (type === 'array')
    return schema.items === undefined ? [] : [valueFor(document, schema.items, known)]
  if (type === 'integer' || type === 'number') return schema.minimum ?? 0
  if (type === 'string') return formats[String(schema.format)] ?? 'text'
  if (type === 'boolean') return true
  return type === 'object' ? {} : null
}

const formats: Record<string, string> = {
  date: '2030-01-31',
  'date-time': '2030-01-31T12:00:00Z',
  email: 'nobody@example.com',
  uri: 'https://example.com/',
  uuid: '00000000-0000-4000-8000-000000000000',
}

function keyOf(schema: JsonObject): string | undefined {
  return typeof schema['x-value'] === 'string' ? schema['x-value'] : undefined
}
