// Schemas of requests and responses, down to their last member: what a request says is judged by the sandbox, which
// knows fewer keywords than the validators of responses.
import { type Json, isObject, list } from '../../contract/json.ts'
import { inputValues } from '../../contract/values.ts'
import type { Place, Walk } from '../ref-walker.ts'
import type { Call, CallProblem, VariantPlace } from './problem.ts'

/** Keywords that no request is judged by, and what to write instead. */
const unjudged: Record<string, string> = {
  patternProperties: 'name the properties',
  propertyNames: 'name the properties',
  dependentSchemas: 'give each body its own schema',
  unevaluatedProperties: 'use additionalProperties',
  unevaluatedItems: 'use items',
  prefixItems: 'use items',
  contains: 'use items',
  minContains: 'use items',
  maxContains: 'use items',
  not: 'use enum or pattern',
  if: 'give each body its own schema',
  then: 'give each body its own schema',
  else: 'give each body its own schema',
}

/** Those that are the body's own affair, and not its members'. */
const alternatives = ['oneOf', 'anyOf', 'allOf']

export function* schemaProblems(call: Call, variants: VariantPlace[]): Generator<CallProblem> {
  const { step, say } = call
  for (const { body, fields } of variants) {
    if (body) yield* requestProblems(call, body, [])
    for (const field of fields) yield* memberProblems(call, field.schema)
  }
  for (const response of responsesOf(call))
    for (const place of schemasIn(step, step(response, 'content', 'application/json', 'schema'))) {
      if (place.node.writeOnly === true)
        yield say(
          'success',
          'a response carries no writeOnly value; drop writeOnly, or use another schema',
          place,
        )
      const value = place.node['x-value']
      if (typeof value === 'string' && onlyInRequests.includes(value))
        yield say(
          'success',
          `nothing fills ${value} in a response; drop the x-value, and give an example`,
          { location: place.location.child('x-value') },
        )
    }
}

/** What a request carries, and no response shows: neither what was sent nor what the service made of it. */
const onlyInRequests: readonly string[] = inputValues.filter(
  (it) => !it.startsWith('account.') || it === 'account.password',
)

function* memberProblems(call: Call, schema: Place): Generator<CallProblem> {
  for (const place of schemasIn(call.step, schema))
    yield* requestProblems(call, place, alternatives)
}

function* requestProblems(
  { say }: Call,
  place: Place,
  more: readonly string[],
): Generator<CallProblem> {
  const word = Object.keys(place.node).find(
    (it) => Object.hasOwn(unjudged, it) || more.includes(it),
  )
  if (isObject(place.node.additionalProperties))
    yield say(
      'input',
      'nothing judges requests by a schema in additionalProperties; name the properties',
      { location: place.location.child('additionalProperties') },
    )
  if (word !== undefined)
    yield say(
      'input',
      `nothing judges requests by ${word}; ${unjudged[word] ?? 'write the schema out'}`,
      { location: place.location.child(word).key() },
    )
}

function responsesOf({ step, operation }: Call): Place[] {
  const responses = isObject(operation.node.responses) ? operation.node.responses : {}
  return Object.keys(responses).map((status) => step(operation, 'responses', status))
}

/** A schema and all schemas inside it, those included that it refers to. */
function schemasIn(step: Walk, schema: Place, depth = 0): Place[] {
  if (depth > 8) return []
  const { properties, items, additionalProperties, allOf, anyOf, oneOf } = schema.node
  const inside = [
    ...Object.keys(isObject(properties) ? properties : {}).map((it) => ['properties', it]),
    ...(items === undefined ? [] : [['items']]),
    ...(isObject(additionalProperties) ? [['additionalProperties']] : []),
    ...Object.entries({ allOf, anyOf, oneOf }).flatMap(([key, parts]) =>
      list<Json>(parts).map((_, index) => [key, index]),
    ),
  ]
  return [schema, ...inside.flatMap((keys) => schemasIn(step, step(schema, ...keys), depth + 1))]
}
