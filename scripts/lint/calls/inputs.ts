// Inputs of a request: where they stand, what fills them, and whose they are.
import { type Json, list } from '../../contract/json.ts'
import { samplesOf } from '../../contract/schema.ts'
import { secretValues, tokenValues } from '../../contract/values.ts'
import { type Field, inner } from '../ref-walker.ts'
import type { Call, CallProblem } from './problem.ts'

export function* inputProblems(call: Call, fields: Field[]): Generator<CallProblem> {
  for (const [index, field] of fields.entries()) {
    yield* placeProblems(call, field)
    yield* formProblems(call, field)
    yield* twinProblems(call, field, fields.slice(0, index))
    yield* valueProblems(call, field)
  }
}

function* placeProblems({ say, step }: Call, field: Field): Generator<CallProblem> {
  const { name, schema, in: place } = field
  const { type } = schema.node
  if (place === 'cookie')
    yield say(
      'input',
      `the cookie ${name} is not supported; use path, query, header or body`,
      field,
    )
  if (field.node.content)
    yield say('input', `${name} with content is not supported; give it a schema`, field)
  if (place !== 'body' && (type === 'array' || type === 'object'))
    yield say(
      'input',
      `${name} of type ${type} is not supported in the ${place}; use a string, number or boolean`,
      field,
    )
  const deep = place === 'body' ? inner(step, schema) : undefined
  if (deep)
    yield say(
      'input',
      `x-value inside ${name} is not supported; only the body's own properties can have one`,
      deep,
    )
  if (
    place === 'header' &&
    ['accept', 'authorization', 'content-type'].includes(name.toLowerCase())
  )
    yield say(
      'input',
      `OpenAPI ignores a parameter ${name}; use a security scheme, or the media types of content`,
      field,
    )
  if (place === 'body' && schema.node.readOnly === true)
    yield say(
      'input',
      `${name} is readOnly, so no request carries it; drop it from this body`,
      schema,
    )
}

/** A request has one body, so a form has room for parameters only if the operation has no other body. */
function* formProblems({ say, method, operation }: Call, field: Field): Generator<CallProblem> {
  const { name, in: place, node } = field
  if (node['x-also-in'] === undefined || place === 'body') return
  if (place !== 'query')
    yield say(
      'input',
      `${name} stands in the ${place}, and only a query parameter can stand in a form instead; ` +
        'drop x-also-in',
      field,
    )
  else if (operation.node.requestBody)
    yield say(
      'input',
      `${name} cannot stand in a form instead, since the operation has a requestBody; drop ` +
        'x-also-in, or make it a property of the body',
      field,
    )
  else if (!['post', 'put', 'patch'].includes(method))
    yield say(
      'input',
      `${name} cannot stand in a form instead, since a ${method} carries no body; drop x-also-in`,
      field,
    )
}

function* twinProblems({ say }: Call, field: Field, before: Field[]): Generator<CallProblem> {
  const { name, value, schema, in: place } = field
  const twin = before.find(
    (it) =>
      (it.name === name && it.in !== 'header' && place !== 'header') ||
      (value !== undefined && it.value === value),
  )
  if (!twin) return
  if (twin.value !== undefined && twin.value === value)
    yield say('input', `${twin.name} and ${name} both have x-value: ${value}; keep one`, schema)
  yield say(
    'input',
    `${name} stands in the ${twin.in} and in the ${place}, and the client takes both from one ` +
      'object; a call with one name twice is not supported',
    field,
  )
}

function* valueProblems({ say }: Call, field: Field): Generator<CallProblem> {
  const { name, value, schema, in: place } = field
  const { example, examples } = field.node
  if (value === undefined) {
    const hasSample = samplesOf(schema.node).length > 0 || example !== undefined || examples
    if (field.required && !hasSample)
      yield say(
        'value',
        `${name} is required, and nothing says what a request sends; add an example or an x-value`,
        field,
      )
    return
  }
  if ((tokenValues as readonly string[]).includes(value))
    yield say(
      'secret',
      `${name} has x-value: ${value}, which is for a security scheme (http bearer, or apiKey for ` +
        `another header); use one in place of the ${place} field`,
      schema,
    )
  const isClientSecretInQuery = value === 'clientSecret' && place === 'query'
  if (secretValues.includes(value) && place !== 'body' && !isClientSecretInQuery)
    yield say(
      'secret',
      `${name} has x-value: ${value}, which is not supported in the ${place}; send it in the body`,
      field,
    )
  const types = value === 'mustChange' ? ['boolean', 'string'] : ['string']
  if (!types.includes(String(schema.node.type)))
    yield say(
      'value',
      `${name} has x-value: ${value}, so it needs type: ${types.join(' or ')}`,
      schema,
    )
  const languages = value === 'language' ? list<Json>(schema.node.enum) : []
  const strange = languages.find((it) => it !== 'en' && it !== 'zh')
  if (strange !== undefined)
    yield say(
      'value',
      `${name} offers the language ${String(strange)}; only en and zh, spelt so, are supported`,
      { location: schema.location.child('enum') },
    )
}
