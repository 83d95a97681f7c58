// Request bodies that every reader of the contract can handle.
import { type Json, type JsonObject, isObject, list } from '../../contract/json.ts'
import { type Place, isFor, propertiesOf } from '../ref-walker.ts'
import type { Call, CallProblem } from './problem.ts'

const mediaTypes = ['application/json', 'application/x-www-form-urlencoded']

/** An operation, and the way to step into it. */
type Walked = Pick<Call, 'step' | 'operation'>

/** The media types of a request body that are supported, each with its schema. */
function bodiesOf({ step, operation }: Walked): { type: string; schema: Place }[] {
  const body = step(operation, 'requestBody')
  return contentTypes(body)
    .filter((type) => mediaTypes.includes(type))
    .map((type) => ({ type, schema: step(body, 'content', type, 'schema') }))
}

/** The schema that a variant sends; undefined if none is for it. */
export function bodyFor(call: Walked, variant: JsonObject): Place | undefined {
  const found = bodiesOf(call)
  const { schema } = found.find(({ type }) => type === variant.contentType) ?? found[0] ?? {}
  if (!schema) return undefined
  const bodies = alternatives(call, schema)
  return bodies.length === 0 ? schema : bodies.find((it) => suits(it, variant))
}

export function* bodyProblems(call: Call, variants: JsonObject[]): Generator<CallProblem> {
  const { step, say, operation } = call
  if (!operation.node.requestBody) return
  if (call.method === 'get')
    yield say('method', 'a get carries no body; drop requestBody, or use post', {
      location: operation.location.child('requestBody'),
    })
  const body = step(operation, 'requestBody')
  const other = contentTypes(body).find((type) => !mediaTypes.includes(type))
  if (other !== undefined)
    yield say('body', `a body of ${other} is not supported; use ${mediaTypes.join(' or ')}`, {
      location: body.location.child(['content', other]),
    })
  const found = bodiesOf(call)
  const needed = found.some(({ schema }) => list(schema.node.required).length > 0)
  if (needed && body.node.required !== true)
    yield say(
      'body',
      'the body has required members, so it cannot be left out; add required: true',
      {
        location: operation.location.child('requestBody'),
      },
    )
  const unnamed = variants.find(({ contentType }) => contentType === undefined)
  if (found.length > 1 && unnamed)
    yield say(
      'body',
      `the body has ${found.length} media types; say which one each entry of x-variants sends, by contentType`,
      { location: operation.location.child('x-variants') },
    )
  for (const { type, schema } of found) {
    const bodies = alternatives(call, schema)
    yield* alternativeProblems(call, schema, bodies, variants)
    if (bodies.length === 0)
      yield* onlyBodyProblems(
        call,
        schema,
        variants.filter((it) => (it.contentType ?? found[0]?.type) === type),
      )
    for (const place of bodies.length > 0 ? bodies : [schema]) {
      yield* shapeProblems(call, place)
      if (type !== 'application/json') yield* formProblems(call, place)
    }
  }
}

/** What is sent whatever the mode and product says nothing else of itself. */
function* onlyBodyProblems(
  { say }: Call,
  schema: Place,
  senders: JsonObject[],
): Generator<CallProblem> {
  const other = senders.find((it) => !suits(schema, it))
  if (other)
    yield say(
      'body',
      `the only body is not for ${[other.product, other.mode].filter(Boolean).join(' ')}, whose ` +
        'requests send it; correct its x-mode and x-products, or use anyOf, a body for each',
      schema,
    )
}

function* alternativeProblems(
  call: Call,
  schema: Place,
  bodies: Place[],
  variants: JsonObject[],
): Generator<CallProblem> {
  const { say } = call
  if (schema.node.oneOf && schema.node.anyOf)
    yield say('body', 'a body with oneOf and anyOf is not supported; keep one of them', schema)
  for (const [index, place] of bodies.entries()) {
    const { node, name } = place
    const location = schema.location.child([schema.node.oneOf ? 'oneOf' : 'anyOf', index])
    if (name === undefined)
      yield say('body', 'a body of oneOf needs a name; move it into components/schemas', place)
    if (node['x-mode'] === undefined && node['x-products'] === undefined)
      yield say('body', `the body ${name} needs an x-mode or x-products that says whose it is`, {
        location,
      })
    const own = variants.filter((it) => suits(place, it))
    if (own.length === 0)
      yield say(
        'body',
        `the body ${name} is for no mode and product of x-variants; give it those of an entry`,
        { location },
      )
    const taken = own.find((it) => bodies.slice(0, index).some((other) => suits(other, it)))
    if (taken)
      yield say(
        'body',
        `the body ${name} needs an x-mode of its own; ${String(taken.product)} has another body for it`,
        { location },
      )
  }
  const isRequired = call.step(call.operation, 'requestBody').node.required === true
  const unmet = variants.find((it) => bodies.length > 0 && !bodies.some((body) => suits(body, it)))
  if (unmet && isRequired)
    yield say(
      'body',
      `no body is for ${[unmet.product, unmet.mode].filter(Boolean).join(' ')}; add its x-mode ` +
        'or x-products to one, or drop required from the requestBody',
      schema,
    )
  yield* blurredProblems(call, schema, bodies)
}

/** A value must fit one of `oneOf` and no other, so each needs a member that the others lack. */
function* blurredProblems(call: Call, schema: Place, bodies: Place[]): Generator<CallProblem> {
  if (!schema.node.oneOf) return
  const members = bodies.map((it) => propertiesOf(call.step, it))
  const blurred = members.filter(
    (own, index) =>
      !own.some(
        ({ name, required }) =>
          required &&
          !members.some((other, it) => it !== index && other.some((field) => field.name === name)),
      ),
  )
  if (blurred.length > 1)
    yield call.say(
      'body',
      'two bodies of oneOf have no required property of their own, so a client cannot tell them ' +
        'apart; add one, merge them, or use anyOf for bodies of different products',
      { location: schema.location.child('oneOf') },
    )
}

function* shapeProblems({ say, step }: Call, place: Place): Generator<CallProblem> {
  if (Object.keys(place.node).length === 0)
    yield say('body', 'the body has no schema; add one in components/schemas', place)
  if ((place.node.type ?? 'object') !== 'object')
    yield say(
      'body',
      `a body that is ${String(place.node.type)} is not supported; use an object with properties`,
      place,
    )
  const bad = list<Json>(place.node.allOf)
    .map((_, index) => step(place, 'allOf', index))
    .find(({ node }) => node.oneOf ?? node.anyOf)
  if (bad)
    yield say(
      'body',
      'oneOf and anyOf inside allOf are not supported; use oneOf for the body as a whole',
      bad,
    )
  const required = list<string>(place.node.required)
  const partial = propertiesOf(step, place).find(
    ({ name, schema }) => required.includes(name) && schema.node['x-products'] !== undefined,
  )
  if (partial)
    yield say(
      'body',
      `${partial.name} is required and has x-products, so requests of other products would be ` +
        'invalid; use anyOf, a body for each product',
      partial,
    )
}

function* formProblems({ say, step }: Call, place: Place): Generator<CallProblem> {
  const deep = propertiesOf(step, place).find(({ schema }) =>
    ['object', 'array'].includes(String(schema.node.type)),
  )
  if (deep)
    yield say(
      'body',
      `${deep.name} of type ${String(deep.schema.node.type)} is not supported in a form; use a ` +
        'string, number or boolean',
      deep,
    )
}

function alternatives({ step }: Pick<Call, 'step'>, schema: Place): Place[] {
  const key = schema.node.oneOf ? 'oneOf' : 'anyOf'
  return list<Json>(schema.node[key]).map((_, index) => step(schema, key, index))
}

function suits(place: Place, { mode, product }: JsonObject): boolean {
  const isMode = place.node['x-mode'] === undefined || place.node['x-mode'] === mode
  return isMode && isFor(place, String(product))
}

function contentTypes({ node }: Place): string[] {
  return Object.keys(isObject(node.content) ? node.content : {})
}
