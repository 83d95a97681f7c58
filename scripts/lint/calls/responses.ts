// Responses: one success, and error responses that show the code and the message of each entry.
import { samplesOf } from '../../contract/schema.ts'
import { type Json, type JsonObject, isObject, list } from '../../contract/json.ts'
import type { Entry } from '../../generate/source/catalog.ts'
import { type Field, type Place, propertiesOf } from '../ref-walker.ts'
import type { Call, CallProblem } from './problem.ts'
import { misfit, sampleProblems } from './samples.ts'

type Property = Omit<Field, 'in'>

export function* responseProblems(call: Call): Generator<CallProblem> {
  const { say, step, operation } = call
  const statuses = Object.keys(objectOf(operation.node.responses))
  const at = (status: string) => ({ location: operation.location.child(['responses', status]) })
  const range = statuses.find((status) => /^\dXX$/i.test(status))
  if (range)
    yield say('error', `the response ${range} is not supported; name each status`, at(range))
  const successes = statuses.filter((status) => status.startsWith('2'))
  const [success, second] = successes
  if (success === undefined)
    yield say('success', 'no response says what a success is; add 200, 201 or 204', {
      location: operation.location.child('responses'),
    })
  if (second !== undefined)
    yield say(
      'success',
      `${successes.join(' and ')} are two successes, which is not supported; keep one`,
      at(second),
    )
  for (const status of statuses) yield* headerProblems(call, step(operation, 'responses', status))
  yield* successProblems(call, step(operation, 'responses', success ?? ''))
}

function* successProblems(call: Call, response: Place): Generator<CallProblem> {
  const { say, step } = call
  const other = Object.keys(objectOf(response.node.content)).find((it) => it !== 'application/json')
  if (other !== undefined)
    yield say(
      'success',
      `a success of ${other} is not supported; use application/json, or no content`,
      { location: response.location.child(['content', other]) },
    )
  const schema = step(response, 'content', 'application/json', 'schema')
  const { oneOf, anyOf, type } = schema.node
  if (oneOf !== undefined || anyOf !== undefined || (type ?? 'object') !== 'object')
    yield say(
      'success',
      'a success that is not a plain object is not supported; use type: object with properties',
      schema,
    )
  const codes = errorProperties(call, 'error.code')
  const shared = propertiesOf(step, schema).find(
    (it) => codes.includes(it.name) && it.schema.node.type === 'string',
  )
  if (shared)
    yield say(
      'success',
      `${shared.name} holds the code of an error response, so a success that has it too reads as ` +
        'one; this is not supported',
      shared,
    )
  yield* sampleProblems(call, response)
}

function* headerProblems({ say, step }: Call, response: Place): Generator<CallProblem> {
  for (const name of Object.keys(objectOf(response.node.headers))) {
    const header = step(response, 'headers', name)
    const schema = step(header, 'schema')
    const { example, examples } = header.node
    if (schema.node.type !== 'string')
      yield say('header', `the header ${name} needs a schema with type: string`, header)
    if (name.toLowerCase() === 'content-type')
      yield say('header', `${name} is said by content; drop it from the headers`, header)
    if (samplesOf(schema.node).length === 0 && example === undefined && !examples)
      yield say(
        'header',
        `nothing says what the sandbox sends in the header ${name}; add an example`,
        header,
      )
  }
}

/** The error response of an entry shows the entry's shape, which has a code and a message. */
export function* shapeProblems(
  call: Call,
  { code, status, schema }: Entry,
): Generator<CallProblem> {
  const { say, step, operation } = call
  const response = step(operation, 'responses', status)
  if (Object.keys(response.node).length === 0) return // another rule says so
  const types = Object.keys(objectOf(response.node.content))
  if (types.length !== 1 || types[0] !== 'application/json')
    yield say(
      'error',
      `the response ${status} has ${types.join(' and ') || 'no content'}, and ${code} comes with ` +
        'application/json; correct the response',
      response,
    )
  const shape = alternativesOf(step, response).find(({ name }) => name === schema)
  if (!shape) {
    yield say(
      'error',
      `the response ${status} does not refer to components/schemas/${schema}.yaml, the body of ${code}; add it`,
      { location: response.location.child('content') },
    )
    return
  }
  const properties = propertiesOf(step, shape)
  for (const value of ['error.code', 'error.message']) {
    const [holder, second] = properties.filter((it) => it.value === value)
    if (!holder) {
      yield say(
        'error',
        `${schema} has no property of its own with x-value: ${value}; mark the one that holds ` +
          'it, which cannot stand inside another',
        shape,
      )
      return
    }
    if (second)
      yield say(
        'error',
        `${holder.name} and ${second.name} both have x-value: ${value}; keep one`,
        second,
      )
    if (holder.schema.node.type !== 'string')
      yield say(
        'error',
        `${holder.name} has x-value: ${value}, so it needs type: string; numbers are not supported`,
        holder,
      )
  }
  for (const { name, required, schema: member } of properties)
    if (required) yield* misfit(call, member, undefined, name)
}

function errorProperties({ step, operation }: Call, value: string): string[] {
  return Object.keys(objectOf(operation.node.responses))
    .filter((status) => /^[45]/.test(status))
    .flatMap((status) => alternativesOf(step, step(operation, 'responses', status)))
    .flatMap((shape): Property[] => propertiesOf(step, shape))
    .filter((it) => it.value === value)
    .map(({ name }) => name)
}

function alternativesOf(step: Call['step'], response: Place): Place[] {
  const schema = step(response, 'content', 'application/json', 'schema')
  const inside = (['anyOf', 'oneOf'] as const).flatMap((key) =>
    list<Json>(schema.node[key]).map((_, index) => step(schema, key, index)),
  )
  return [schema, ...inside]
}

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {}
}
