// The entries of `x-variants`: whom each is about, which codes it lists, and how a request shows which one it means.
import { watchedNames } from '../../contract/catalog.ts'
import { list } from '../../contract/json.ts'
import { tokenValues } from '../../contract/values.ts'
import { conditions } from '../../model/conditions.ts'
import { keyOf } from '../../model/catalog-in-openapi.ts'
import type { Entry } from '../../generate/source/catalog.ts'
import { isFor, parametersOf, propertiesOf } from '../ref-walker.ts'
import { bodyFor } from './bodies.ts'
import { credentialValues, namesAccount, schemesOf } from './credentials.ts'
import type { Call, CallProblem, VariantPlace } from './problem.ts'

export function variantsOf(call: Call): VariantPlace[] {
  const { step, operation, item, entries } = call
  const parameters = parametersOf(step, operation, item)
  return list(operation.node['x-variants']).map((node, index) => {
    const product = String(node.product)
    const body = bodyFor(call, node)
    const members = body ? propertiesOf(step, body).filter((it) => isFor(it, product)) : []
    return {
      node,
      location: operation.location.child(['x-variants', index]),
      body,
      fields: [
        ...parameters.filter((it) => isFor(it, product)),
        ...members.map((it) => ({ ...it, in: 'body' })),
      ],
      errors: list<string>(node.codes).flatMap(
        (code) => entries.get(keyOf({ product, code })) ?? [],
      ),
    }
  })
}

export function* variantProblems(
  call: Call,
  variant: VariantPlace,
  others: VariantPlace[],
): Generator<CallProblem> {
  yield* accountProblems(call, variant)
  yield* effectProblems(call, variant)
  yield* orderProblems(call, variant)
  const twin = others.find((it) => isSameRequest(call, it, variant))
  if (twin)
    yield call.say(
      'variant',
      `no request shows which of two entries of ${String(variant.node.product)} it means; give ` +
        'them different modes, and a credential or a required body member of their own',
      variant,
    )
}

/** Whether a request of one of the two could be meant for the other. */
function isSameRequest(call: Call, a: VariantPlace, b: VariantPlace): boolean {
  if (a.node.product !== b.node.product) return false
  if (a.node.mode === b.node.mode) return true
  const has = ({ node, fields }: VariantPlace) => [
    ...schemesOf(call, node),
    ...fields.filter((it) => it.in === 'body' && it.required).map(({ name }) => name),
  ]
  const [ofA, ofB] = [has(a), has(b)]
  return ofA.every((it) => ofB.includes(it)) && ofB.every((it) => ofA.includes(it))
}

function* accountProblems(call: Call, variant: VariantPlace): Generator<CallProblem> {
  const { say, operation } = call
  const { node, fields, errors } = variant
  yield* otherPasswordProblems(call, variant)
  const body = variant.body ?? operation
  const newPassword = fields.find(({ value }) => value === 'newPassword')
  const judged = errors.find(({ condition }) => condition?.startsWith('password-'))
  if (judged && !newPassword)
    yield say(
      'account',
      `${judged.code} is for ${judged.condition}, and no property of the body has x-value: ` +
        'newPassword; mark the one that carries the password',
      body,
    )
  const identity = fields.some(
    ({ value }) => value?.startsWith('account.') && value !== 'account.password',
  )
  if (newPassword && !identity && !namesAccount(call, node))
    yield say(
      'account',
      'nothing tells whose password it is; give an input the x-value account.userId, ' +
        'account.mobile, …, or use a security scheme with x-value: idToken',
      operation,
    )
  const former = fields.find(({ value }) => value === 'account.password')
  const isJudged = errors.some(({ condition }) => condition === 'wrong-password')
  const isProof = credentialValues(call, node).includes('account.password')
  if ((former || isProof) && !isJudged && node.list !== 'open')
    yield say(
      'account',
      `${former?.name ?? 'a security scheme'} has x-value: account.password, and no code of the closed list has ` +
        'condition: wrong-password, so any password would pass; list one, or make it list: open',
      former?.schema ?? variant,
    )
}

/** A second password would be the same in every request, whatever the new one is, such as one that repeats it. */
function* otherPasswordProblems({ say }: Call, { fields }: VariantPlace): Generator<CallProblem> {
  const isSet = fields.some(({ value }) => value === 'newPassword')
  const other = fields.find(
    ({ in: place, value, required, schema: { node } }) =>
      place === 'body' && required && value === undefined && node.format === 'password',
  )
  if (isSet && other)
    yield say(
      'account',
      `${other.name} is a password that every request needs, and its example is all that could be sent; ` +
        'give it an x-value if it is the current one; one that repeats the new one is not supported',
      other.schema,
    )
}

/** An effect needs what it is about: whose account, and where the token goes. */
function* effectProblems(
  call: Call,
  { node, location, fields }: VariantPlace,
): Generator<CallProblem> {
  const { say, step, operation } = call
  const effect = node.effect ?? operation.node['x-effect']
  const place = {
    location: node.effect === undefined ? operation.location.child('x-effect') : location,
  }
  const isAccount = fields.some(({ value }) => value?.startsWith('account.'))
  const needsAccount = ['set-password', 'send-code', 'sign-in'].includes(String(effect))
  if (needsAccount && !isAccount && !namesAccount(call, node))
    yield say(
      'effect',
      `x-effect: ${String(effect)} is about an account, and nothing names one; give an input the ` +
        'x-value account.…, or use a token of a user',
      place,
    )
  const isPurposeKnown =
    node.verificationType !== undefined || fields.some(({ value }) => value === 'verificationType')
  if (effect === 'send-code' && !isPurposeKnown)
    yield say(
      'effect',
      'x-effect: send-code sends a code for a purpose, and nothing says which; give an input the ' +
        'x-value verificationType, or the entry of x-variants a verificationType',
      place,
    )
  if (effect !== 'sign-in' && effect !== 'issue-token') return
  const statuses = Object.keys(Object(operation.node.responses)).filter((it) => it.startsWith('2'))
  const members = statuses.flatMap((status) =>
    propertiesOf(
      step,
      step(operation, 'responses', status, 'content', 'application/json', 'schema'),
    ),
  )
  if (!members.some(({ value }) => (tokenValues as readonly unknown[]).includes(value)))
    yield say(
      'effect',
      `x-effect: ${effect} hands out a token, and no property of the success has an x-value such ` +
        `as ${tokenValues.join(', ')}; mark it`,
      place,
    )
}

/** Of two codes for one reason the second never comes. */
function* orderProblems({ say }: Call, { location, errors }: VariantPlace): Generator<CallProblem> {
  for (const [index, entry] of errors.entries()) {
    const first = errors.slice(0, index).find((it) => it !== entry && covers(it, entry))
    if (!first || !conditions.get(entry.condition ?? '')?.provoked) continue
    yield say(
      'code',
      `${entry.code} is for ${entry.condition} as ${first.code} is, which comes first; drop one or tell them apart`,
      { location: location.child(['codes', index]) },
    )
  }
}

/** Whether the first code comes whenever the second one would. */
function covers(first: Entry, second: Entry): boolean {
  if (first.condition !== second.condition) return false
  const [wide, narrow] = [watchedNames(first), watchedNames(second)]
  if (wide.length === 0) return true
  return narrow.length > 0 && narrow.every((name) => wide.includes(name))
}

/** What conditions look at must be an input or a credential of some operation that lists the code. */
export function watchableNames(call: Call, { node, fields }: VariantPlace): string[] {
  const inputs = fields.filter((it) => it.in !== 'path')
  return [
    ...inputs.map(({ name, in: place }) => inputName(name, place)),
    ...schemesOf(call, node).map((name) => inputName(name, 'scheme')),
  ]
}

/** Names of headers know no case, and are no fields; nor are those of security schemes. */
function inputName(name: string, place: string): string {
  if (place === 'scheme') return `scheme ${name}`
  return place === 'header' ? `header ${name.toLowerCase()}` : name
}

type Watched = 'fields' | 'headers' | 'credentials'

export function strayNames(
  entry: Entry,
  names: ReadonlySet<string>,
): { key: Watched; name: string }[] {
  const stray = (key: Watched, place: string) =>
    (entry[key] ?? [])
      .filter((name) => !names.has(inputName(name, place)))
      .map((name) => ({ key, name }))
  return [
    ...stray('fields', 'body'),
    ...stray('headers', 'header'),
    ...stray('credentials', 'scheme'),
  ]
}
