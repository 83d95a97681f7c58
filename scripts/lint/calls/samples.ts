// What the sandbox and the documentation show of a response where no example says it: a value made up by its schema,
// which must be one that the schema allows.
import type { Plugin } from 'ajv'
import Ajv2020, { type ErrorObject } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { type Json, type JsonObject, isObject, list } from '../../contract/json.ts'
import { valueFor } from '../../contract/schema.ts'
import { spelledOut } from '../../generate/source/expand.ts'
import { type Place, type Walk, propertiesOf } from '../ref-walker.ts'
import type { Call, CallProblem } from './problem.ts'

const ajv = new Ajv2020.default({ strict: false, logger: false, validateFormats: true })
const withFormats = addFormats as unknown as Plugin<object> // its CommonJS types hide the call
withFormats(ajv, {})

/** Of the JSON body of a success, and of each of its headers. */
export function* sampleProblems(call: Call, response: Place): Generator<CallProblem> {
  const { step } = call
  const media = step(response, 'content', 'application/json')
  const named = isObject(media.node.examples) ? Object.keys(media.node.examples) : []
  const [first] = named.map((name) => step(media, 'examples', name).node.value)
  const schema = step(media, 'schema')
  yield* misfit(call, schema, media.node.example ?? first)
  const headers = Object.keys(isObject(response.node.headers) ? response.node.headers : {})
  for (const name of headers) {
    const header = step(response, 'headers', name)
    const examples = isObject(header.node.examples) ? Object.keys(header.node.examples) : []
    const own = [
      header.node.example,
      ...examples.map((it) => step(header, 'examples', it).node.value),
    ].find((it) => it !== undefined)
    yield* misfit(call, step(header, 'schema'), own, `the header ${name}`)
  }
}

/** A value of the schema as it is made up, if the schema does not allow it; `name` is what it is made up for. */
export function* misfit(
  { step, say }: Call,
  place: Place,
  example?: Json,
  name = '',
): Generator<CallProblem> {
  const schema = spelledOut(inlined(step, place), {}) as JsonObject // an object stays one
  const value = valueFor({}, schema, () => undefined, example)
  const wrong = firstError(schema, value)
  if (!wrong) return
  const { instancePath, schemaPath, message } = wrong
  const sent = JSON.stringify(valueAt(value, instancePath))
  const keys = schemaPath.split('/').slice(1, -1).map(decoded)
  yield say(
    'sample',
    `the sandbox would send ${sent} as ${[name, instancePath].filter(Boolean).join(' ') || 'the body'}, ` +
      `which ${message ?? 'does not fit'}; add an example that fits, or correct the one there is`,
    placeAt(step, place, keys),
  )
}

/** Down the keys of a schema; a member may stand in a part of it. */
function placeAt(step: Walk, place: Place, [key, ...rest]: string[]): Place {
  if (key === undefined) return place
  if (key !== 'properties') return placeAt(step, step(place, key), rest)
  const [name, ...beyond] = rest
  const member = propertiesOf(step, place).find((it) => it.name === name)
  return member ? placeAt(step, member.schema, beyond) : place
}

function firstError(schema: JsonObject, value: Json): ErrorObject | undefined {
  try {
    const validate = ajv.compile(schema)
    return validate(value) ? undefined : validate.errors?.[0]
  } catch {
    return undefined // a schema that is none is for another rule to say
  }
}

/** The schema without references; what has an `x-value` may be anything, since the sandbox knows it. */
function inlined(step: Walk, place: Place, depth = 0): JsonObject {
  const { node } = place
  if (node['x-value'] !== undefined || depth > 8) return {}
  const inside = (...keys: (string | number)[]) => inlined(step, step(place, ...keys), depth + 1)
  const { properties, items, additionalProperties } = node
  const parts = ['allOf', 'anyOf', 'oneOf'].filter((it) => Array.isArray(node[it]))
  return {
    ...node,
    ...(isObject(properties) && {
      properties: Object.fromEntries(
        Object.keys(properties).map((it) => [it, inside('properties', it)]),
      ),
    }),
    ...(isObject(items) && { items: inside('items') }),
    ...(isObject(additionalProperties) && { additionalProperties: inside('additionalProperties') }),
    ...Object.fromEntries(
      parts.map((key) => [key, list<Json>(node[key]).map((_, index) => inside(key, index))]),
    ),
  }
}

function valueAt(value: Json, pointer: string): Json {
  return pointer
    .split('/')
    .slice(1)
    .map(decoded)
    .reduce<Json>((it, key) => (it as Record<string, Json>)[key] ?? null, value)
}

function decoded(step: string): string {
  return decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')
}
