// What a request proves itself with: the security schemes of a variant.
import { type Json, type JsonObject, list } from '../../contract/json.ts'
import { inputValues, isAccountToken, tokenValues } from '../../contract/values.ts'
import type { Place } from '../ref-walker.ts'
import type { Call, CallProblem, VariantPlace } from './problem.ts'

const tokens: readonly string[] = tokenValues

/** What stands before and after the colon of basic authentication. */
const pairs: readonly string[] = [
  'clientId clientSecret',
  ...inputValues
    .filter((it) => it.startsWith('account.') && !['account.password', 'account.name'].includes(it))
    .map((it) => `${it} account.password`),
]

/** Names of the schemes that a variant needs, in the order of the contract. */
export function schemesOf({ operation, root }: Call, variant: JsonObject): string[] {
  const holder = [variant, operation.node, root.node].find((it) => it.security !== undefined)
  return Object.keys(list(holder?.security)[0] ?? {})
}

/** What the credentials of a variant are filled with. */
export function credentialValues(call: Call, variant: JsonObject): string[] {
  return schemesOf(call, variant).flatMap((name) => valuesOf(schemeAt(call, name)))
}

/** Whether a token of the variant names the account of a user. */
export function namesAccount(call: Call, variant: JsonObject): boolean {
  return credentialValues(call, variant).some(
    (value) => isAccountToken(value) || value.startsWith('account.'),
  )
}

export function* credentialProblems(
  call: Call,
  { node, location }: VariantPlace,
): Generator<CallProblem> {
  const { say, operation, root } = call
  const holders = [{ node, location }, operation, root]
  const holder = holders.find((it) => it.node.security !== undefined)
  if (!holder) return
  const place = { location: holder.location.child('security') }
  if (list(holder.node.security).length > 1)
    yield say(
      'security',
      'a choice of security is not supported in one mode; give each entry of x-variants its own mode and security',
      place,
    )
  const names = schemesOf(call, node)
  const values = names.map((name) => valuesOf(schemeAt(call, name)))
  const twin = names.find((_, index) =>
    values.slice(0, index).some((it) => it.some((value) => values[index]?.includes(value))),
  )
  if (twin !== undefined)
    yield say(
      'security',
      `the security scheme ${twin} has an x-value that another one of the same call has; each needs one of its own`,
      place,
    )
  const scoped = names.find(
    (name) => list<Json>(Object(list(holder.node.security)[0])[name]).length > 0,
  )
  if (scoped !== undefined)
    yield say(
      'security',
      `nothing reads the scopes of ${scoped}; write ${scoped}: [], and say in words what it needs`,
      place,
    )
  for (const name of names) {
    const scheme = schemeAt(call, name)
    if (Object.keys(scheme.node).length === 0)
      yield say(
        'security',
        `the security scheme ${name} is not in components of openapi.yaml; add it there`,
        place,
      )
    yield* schemeProblems(call, name, scheme)
  }
}

function* schemeProblems({ say }: Call, name: string, scheme: Place): Generator<CallProblem> {
  const { type, in: where } = scheme.node
  const form = formOf(scheme)
  if (form === undefined)
    yield say(
      'security',
      `the security scheme ${name} is ${[type, scheme.node.scheme].filter(Boolean).join(' ')}, ` +
        'which is not supported; use type: http with scheme: bearer or basic, or apiKey',
      scheme,
    )
  if (type === 'apiKey' && where !== 'header' && where !== 'query')
    yield say(
      'security',
      `the security scheme ${name} is a key in a ${String(where)}, which is not supported; use a header or the query`,
      scheme,
    )
  const values = valuesOf(scheme)
  const isFilled =
    form === 'basic'
      ? pairs.includes(values.join(' '))
      : values.length === 1 && values.every((value) => tokens.includes(value))
  if (!isFilled)
    yield say(
      'security',
      form === 'basic'
        ? `the security scheme ${name} needs an x-value with two parts: ${pairs.map((it) => `[${it.replace(' ', ', ')}]`).join(', ')}`
        : `the security scheme ${name} needs an x-value, which is one of ${tokens.join(', ')}`,
      scheme,
    )
}

function formOf({ node: { type, scheme } }: Place): 'token' | 'basic' | undefined {
  if (type === 'oauth2' || type === 'apiKey') return 'token'
  if (type !== 'http') return undefined
  const forms: Record<string, 'token' | 'basic'> = { bearer: 'token', basic: 'basic' }
  return forms[String(scheme).toLowerCase()]
}

function schemeAt({ step, root }: Call, name: string): Place {
  return step(root, 'components', 'securitySchemes', name)
}

function valuesOf({ node }: Place): string[] {
  const value = node['x-value']
  return value === undefined ? [] : [value].flat().map(String)
}
