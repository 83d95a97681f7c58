// What client, sandbox and check can do with a call. What they cannot is refused here, with what to write instead,
// since each of them would else do something of its own with it.
import type { Location, Oas3Rule } from '@redocly/openapi-core'
import { conditions } from '../conditions/index.ts'
import { type Json, type JsonObject, isObject, list, text } from '../contract/json.ts'
import { samplesOf } from '../contract/schema.ts'
import { secretValues, tokenValues } from '../contract/values.ts'
import { type Entry, problem } from '../generate/source/catalog.ts'
import { variants } from './operations.ts'
import {
  type Field,
  type Place,
  type Walk,
  inner,
  isFor,
  parametersOf,
  propertiesOf,
  walker,
} from './ref-walker.ts'
import { catalogOf, report } from './problems.ts'

interface Problem {
  message: string
  location: Location
}

/** The first problem of each operation; what follows is mostly its echo. */
export const callsSupported: Oas3Rule = () => {
  let root: Place
  let item: Place
  let entries = new Map<string, Entry>()
  const inputs = new Map<Entry, Set<string>>()
  let isSupported = true
  return {
    Root: {
      enter(node, ctx) {
        root = { node: node as unknown as JsonObject, location: ctx.location }
        entries = new Map(
          catalogOf(ctx).entries.map((entry) => [`${entry.product} ${entry.code}`, entry]),
        )
      },
      leave(_, ctx) {
        if (isSupported)
          report(
            ctx,
            [...inputs].flatMap(([entry, names]) => strayProblems(entry, names)),
          )
      },
    },
    PathItem(node, ctx) {
      item = { node: node as unknown as JsonObject, location: ctx.location }
    },
    Operation(operation, ctx) {
      if (ctx.location.pointer.includes('/callbacks/')) return
      const place = { node: operation as unknown as JsonObject, location: ctx.location }
      const step = walker(ctx)
      const { value: first } = callProblems(
        step,
        String(ctx.key),
        place,
        item,
        root,
        entries,
      ).next()
      isSupported &&= first === undefined
      if (first) return ctx.report(first)
      for (const { fields, errors } of variantsOf(step, place, item, entries)) {
        for (const error of errors)
          inputs.set(
            error,
            new Set([
              ...(inputs.get(error) ?? []),
              ...fields.map(({ name, in: at }) => keyOf(name, at)),
            ]),
          )
      }
    },
  }
}

function* callProblems(
  step: Walk,
  method: string,
  operation: Place,
  item: Place,
  root: Place,
  entries: Map<string, Entry>,
): Generator<Problem> {
  const id = String(operation.node.operationId)
  const say = (message: string, { location }: Pick<Place, 'location'>): Problem => ({
    message: `${id}: ${message}`,
    location,
  })
  if (operation.node.callbacks)
    yield say('callbacks are not supported; describe them in words', {
      location: operation.location.child('callbacks'),
    })
  if (operation.node.servers ?? item.node.servers)
    yield say('a server of its own is not supported; all calls share the one of openapi.yaml', {
      location: (operation.node.servers ? operation : item).location.child('servers'),
    })
  if (!['get', 'post', 'put', 'patch', 'delete'].includes(method))
    yield say(`${method} is not supported; use get, post, put, patch or delete`, {
      location: operation.location.key(),
    })
  const body = step(operation, 'requestBody')
  if (method === 'get' && operation.node.requestBody)
    yield say('a get carries no body; drop requestBody, or use post', {
      location: operation.location.child('requestBody'),
    })
  const [other] = Object.keys(isObject(body.node.content) ? body.node.content : {}).filter(
    (type) => type !== 'application/json',
  )
  if (other !== undefined)
    yield say(`a body of ${other} is not supported; use application/json alone`, {
      location: body.location.child(['content', other]),
    })
  const schema = step(body, 'content', 'application/json', 'schema')
  const modes = variants(operation.node)
  const bodies = list<Json>(schema.node.oneOf).map((_, index) => step(schema, 'oneOf', index))
  if (operation.node.requestBody) yield* bodyProblems(say, step, schema, bodies, modes)
  const spoken = variantsOf(step, operation, item, entries)
  for (const { place, body: own, fields, errors } of spoken) {
    yield* fieldProblems(say, step, fields)
    yield* orderProblems(say, place, errors)
    const scheme = yield* securityProblems(say, step, operation, place, root)
    const isNamed = fields.some(({ value }) => value?.startsWith('account.'))
    const setsPassword = fields.some(({ value }) => value === 'newPassword')
    const judged = errors.find(({ condition }) =>
      conditions.get(condition ?? '')?.effects.includes('change-password'),
    )
    if (judged && !setsPassword)
      yield say(
        `${judged.code} is for ${judged.condition}, and no property of the body has x-value: newPassword; mark the one that carries the password`,
        own,
      )
    if (setsPassword && !isNamed && scheme !== 'idToken')
      yield say(
        'nothing tells whose password it is; give an input the x-value account.userId, account.mobile, …, or use a security scheme with x-value: idToken',
        operation,
      )
  }
  yield* responseProblems(say, step, operation)
  for (const entry of new Set(spoken.flatMap(({ errors }) => errors)))
    yield* shapeProblems(say, step, operation, entry)
}

/** The entries of `x-variants`, with what a request of each carries and the codes that it lists. */
function variantsOf(
  step: Walk,
  operation: Place,
  item: Place,
  entries: Map<string, Entry>,
): { place: Place; body: Place; fields: Field[]; errors: Entry[] }[] {
  const schema = step(operation, 'requestBody', 'content', 'application/json', 'schema')
  const parameters = parametersOf(step, operation, item)
  return variants(operation.node).map((node, index) => {
    const bodies = list<Json>(schema.node.oneOf).map((_, it) => step(schema, 'oneOf', it))
    const body = bodies.find((it) => it.node['x-mode'] === node.mode) ?? schema
    const fields = [
      ...parameters.filter((it) => isFor(it, String(node.product))),
      ...propertiesOf(step, body).map((it): Field => ({ ...it, in: 'body' })),
    ]
    const errors = list<Json>(node.codes).flatMap(
      (code) => entries.get(`${String(node.product)} ${String(code)}`) ?? [],
    )
    return {
      place: { node, location: operation.location.child(['x-variants', index]) },
      body,
      fields,
      errors,
    }
  })
}

/** Of two codes for one reason the second never comes. */
function* orderProblems(say: Say, variant: Place, errors: Entry[]): Generator<Problem> {
  const reasonOf = ({ condition, fields = [], headers = [] }: Entry) =>
    [condition, ...fields, ...headers].join(' ')
  for (const [index, entry] of errors.entries()) {
    const first = errors.find((it) => reasonOf(it) === reasonOf(entry))
    if (first === entry || !first || !conditions.get(entry.condition ?? '')?.provoked) continue
    yield say(
      `${entry.code} is for ${entry.condition} as ${first.code} is, which comes first; drop one or tell them apart`,
      { location: variant.location.child(['codes', index]) },
    )
  }
}

/** Names of headers know no case, and are no fields. */
function keyOf(name: string, place: string): string {
  return place === 'header' ? `header ${name.toLowerCase()}` : name
}

/** What `missing` looks at is an input of some operation that lists the code. */
function strayProblems(entry: Entry, names: Set<string>) {
  const stray = (key: 'fields' | 'headers', place: string) =>
    (entry[key] ?? [])
      .filter((name) => !names.has(keyOf(name, place)))
      .flatMap((name) =>
        problem(
          entry,
          [key],
          `no operation that lists the code has ${name} among its ${key}; mend the name`,
        ),
      )
  return [...stray('fields', 'body'), ...stray('headers', 'header')]
}

type Say = (message: string, place: Pick<Place, 'location'>) => Problem

function* bodyProblems(
  say: Say,
  step: Walk,
  schema: Place,
  bodies: Place[],
  modes: JsonObject[],
): Generator<Problem> {
  for (const [index, { node, location, name }] of bodies.entries()) {
    if (name === undefined)
      yield say('a body of oneOf needs a name; move it into components/schemas', { location })
    if (
      node['x-mode'] === undefined ||
      bodies.findIndex((it) => it.node['x-mode'] === node['x-mode']) < index
    )
      yield say(
        `the body ${name} needs an x-mode of its own; each of oneOf is the body of one mode in x-variants`,
        { location: schema.location.child(['oneOf', index]) },
      )
    if (!modes.some(({ mode }) => mode === node['x-mode']))
      yield say(`the body ${name} is for no mode; give it the x-mode of an entry of x-variants`, {
        location: schema.location.child(['oneOf', index]),
      })
  }
  const unmet = modes.find(
    ({ mode }) => bodies.length > 0 && !bodies.some(({ node }) => node['x-mode'] === mode),
  )
  if (unmet)
    yield say(
      `no body of oneOf has x-mode: ${String(unmet.mode)}; add it to the one of that mode`,
      schema,
    )
  const names = bodies.map((it) => propertiesOf(step, it))
  const blurred = bodies.filter(
    (_, index) =>
      !names[index]?.some(
        ({ name, required }) =>
          required &&
          !names.some((others, it) => it !== index && others.some((other) => other.name === name)),
      ),
  )
  if (blurred.length > 1)
    yield say(
      'two bodies of oneOf have no required property of their own, so a client cannot tell them apart; add one or merge them',
      { location: schema.location.child('oneOf') },
    )
  if (Object.keys(schema.node).length === 0)
    yield say('the body has no schema; add one in components/schemas', schema)
  for (const place of bodies.length > 0 ? bodies : [schema]) {
    if (place.node.anyOf)
      yield say('a body with anyOf is not supported; use oneOf, each body with its x-mode', {
        location: place.location.child('anyOf'),
      })
    if ((place.node.type ?? 'object') !== 'object')
      yield say(
        `a body that is ${String(place.node.type)} is not supported; use an object with properties`,
        place,
      )
    const bad = list<Json>(place.node.allOf)
      .map((_, index) => step(place, 'allOf', index))
      .find(({ node }) => node.oneOf ?? node.anyOf)
    if (bad)
      yield say(
        'oneOf and anyOf inside allOf are not supported; use oneOf for the body as a whole',
        bad,
      )
  }
}

function* fieldProblems(say: Say, step: Walk, fields: Field[]): Generator<Problem> {
  for (const [index, field] of fields.entries()) {
    const { name, value, schema, required } = field
    const place = field.in
    const { type } = schema.node
    if (place === 'cookie')
      yield say(`the cookie ${name} is not supported; only path, query, header and body are`, field)
    if (field.node.content)
      yield say(`${name} with content is not supported; give it a schema`, field)
    if (place !== 'body' && (type === 'array' || type === 'object'))
      yield say(
        `${name} of type ${type} is not supported in the ${place}; use a string, number or boolean`,
        field,
      )
    const deep = place === 'body' ? inner(step, schema) : undefined
    if (deep)
      yield say(
        `x-value inside ${name} is not supported; the body's own properties alone can have one`,
        deep,
      )
    if (place === 'body' && required && schema.node.readOnly === true)
      yield say(`${name} is readOnly, so no request carries it; drop it from this body`, schema)
    const twin = fields
      .slice(0, index)
      .find(
        (it) =>
          (it.name === name && it.in !== 'header' && place !== 'header') ||
          (value !== undefined && it.value === value),
      )
    if (twin?.value !== undefined && twin.value === value)
      yield say(`${twin.name} and ${name} both have x-value: ${value}; keep one`, schema)
    if (twin)
      yield say(
        `${name} stands in the ${twin.in} and in the ${place}, and the client takes both from one object; a call with one name twice is not supported`,
        field,
      )
    if (value === undefined) {
      if (
        required &&
        samplesOf(schema.node).length === 0 &&
        field.node.example === undefined &&
        !field.node.examples
      )
        yield say(
          `${name} is required, and nothing says what a request sends; add an example or an x-value`,
          field,
        )
      continue
    }
    if (value === 'account.password')
      yield say(
        `${name} has x-value: account.password, and no condition judges a former password, so sandbox and check would accept any; a call that asks for it is not supported`,
        schema,
      )
    if ((tokenValues as readonly string[]).includes(value))
      yield say(
        `${name} has x-value: ${value}, which is for a security scheme of type http with scheme: bearer; use one in place of the ${place} field`,
        schema,
      )
    if (secretValues.includes(value) && place !== 'body')
      yield say(
        `${name} has x-value: ${value}, which is not supported in the ${place}; send it in the body`,
        field,
      )
    if (type !== 'string')
      yield say(`${name} has x-value: ${value}, so it needs type: string`, schema)
    const strange =
      value === 'language'
        ? list<Json>(schema.node.enum).find((it) => it !== 'en' && it !== 'zh')
        : undefined
    if (strange !== undefined)
      yield say(
        `${name} offers the language ${String(strange)}; only en and zh, spelt so, are supported`,
        { location: schema.location.child('enum') },
      )
  }
}

/** Gives the x-value of the scheme. */
function* securityProblems(
  say: Say,
  step: Walk,
  operation: Place,
  variant: Place,
  root: Place,
): Generator<Problem, string | undefined> {
  const holder = [variant, operation, root].find(({ node }) => node.security !== undefined)
  if (!holder) return undefined
  const place = { location: holder.location.child('security') }
  const requirements = list(holder.node.security)
  const [requirement = {}] = requirements
  const names = Object.keys(requirement)
  if (requirements.length > 1)
    yield say(
      'a choice of security is not supported in one mode; give each entry of x-variants its own mode and security',
      place,
    )
  if (names.length > 1)
    yield say(`${names.join(' and ')} together are not supported; keep one`, place)
  const [name] = names
  if (name === undefined) return undefined
  const scheme = step(root, 'components', 'securitySchemes', name)
  const { type, scheme: kind, 'x-value': value } = scheme.node
  if (type === undefined)
    yield say(
      `the security scheme ${name} is not in components of openapi.yaml; add it there`,
      place,
    )
  if (type !== 'oauth2' && String(kind).toLowerCase() !== 'bearer')
    yield say(
      `the security scheme ${name} is ${[type, kind].filter(Boolean).join(' ')}, which is not supported; use type: http with scheme: bearer, and describe a key that only names the application as a header with x-value: clientId`,
      scheme,
    )
  if (!tokenValues.some((it) => it === value))
    yield say(
      `the security scheme ${name} needs an x-value, which is one of ${tokenValues.join(', ')}`,
      scheme,
    )
  return text(value)
}

function* responseProblems(say: Say, step: Walk, operation: Place): Generator<Problem> {
  const responses = Object.keys(isObject(operation.node.responses) ? operation.node.responses : {})
  const range = responses.find((status) => /^\dXX$/i.test(status))
  if (range)
    yield say(`the response ${range} is not supported; name each status`, {
      location: operation.location.child(['responses', range]),
    })
  const successes = responses.filter((status) => status.startsWith('2'))
  const [success, second] = successes
  if (success === undefined)
    yield say('no response says what a success is; add 200, 201 or 204', {
      location: operation.location.child('responses'),
    })
  if (second !== undefined)
    yield say(`${successes.join(' and ')} are two successes, which is not supported; keep one`, {
      location: operation.location.child(['responses', second]),
    })
  const response = step(operation, 'responses', success ?? '')
  const [other] = Object.keys(isObject(response.node.content) ? response.node.content : {}).filter(
    (type) => type !== 'application/json',
  )
  if (other !== undefined)
    yield say(`a success of ${other} is not supported; use application/json, or no content`, {
      location: response.location.child(['content', other]),
    })
  const answer = step(response, 'content', 'application/json', 'schema')
  const isObjectLike =
    answer.node.oneOf === undefined &&
    answer.node.anyOf === undefined &&
    (answer.node.type ?? 'object') === 'object'
  if (!isObjectLike)
    yield say(
      'a success that is no plain object is not supported; use type: object with properties',
      answer,
    )
  const codes = Object.keys(isObject(operation.node.responses) ? operation.node.responses : {})
    .filter((status) => /^[45]/.test(status))
    .flatMap((status) =>
      propertiesIn(step, operation, status)
        .filter(({ value }) => value === 'error.code')
        .map(({ name }) => name),
    )
  const shared = propertiesOf(step, answer).find(
    ({ name, schema }) => codes.includes(name) && schema.node.type === 'string',
  )
  if (shared)
    yield say(
      `${shared.name} holds the code of a refusal, so a success that has it too reads as one; this is not supported`,
      shared,
    )
}

/** The answer of an entry shows the entry's shape, which has a code and a message. */
function* shapeProblems(
  say: Say,
  step: Walk,
  operation: Place,
  { code, status, schema }: Entry,
): Generator<Problem> {
  const response = step(operation, 'responses', status)
  if (Object.keys(response.node).length === 0) return // another rule says so
  const types = Object.keys(isObject(response.node.content) ? response.node.content : {})
  if (types.length !== 1 || types[0] !== 'application/json') {
    yield say(
      `the response ${status} has ${types.join(' and ') || 'no content'}, and ${code} is answered with application/json; mend the response`,
      response,
    )
  }
  const shape = alternativesOf(step, response).find(({ name }) => name === schema)
  if (!shape)
    return yield say(
      `the response ${status} does not refer to components/schemas/${schema}.yaml, the body of ${code}; add it`,
      { location: response.location.child('content') },
    )
  const properties = propertiesOf(step, shape)
  for (const value of ['error.code', 'error.message']) {
    const [holder, second] = properties.filter((it) => it.value === value)
    if (!holder)
      return yield say(
        `${schema} has no property of its own with x-value: ${value}; mark the one that holds it, which cannot stand inside another`,
        shape,
      )
    if (second)
      yield say(`${holder.name} and ${second.name} both have x-value: ${value}; keep one`, second)
    if (holder.schema.node.type !== 'string')
      yield say(
        `${holder.name} has x-value: ${value}, so it needs type: string; numbers are not supported`,
        holder,
      )
  }
}

function alternativesOf(step: Walk, response: Place): Place[] {
  const schema = step(response, 'content', 'application/json', 'schema')
  const inside = (['anyOf', 'oneOf'] as const).flatMap((key) =>
    list<Json>(schema.node[key]).map((_, index) => step(schema, key, index)),
  )
  return [schema, ...inside]
}

function propertiesIn(step: Walk, operation: Place, status: string): Omit<Field, 'in'>[] {
  return alternativesOf(step, step(operation, 'responses', status)).flatMap((it) =>
    propertiesOf(step, it),
  )
}
