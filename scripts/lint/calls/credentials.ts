// What a request proves itself with: the security schemes of a variant.
import { type JsonObject, list } from '../../contract/json.ts'
import { accountTokens, inputValues, tokenValues } from '../../contract/values.ts'
import type { Place } from '../ref-walker.ts'
import type { Call, CallProblem, VariantPlace } from './problem.ts'

const tokens: readonly string[] = tokenValues
const parts: readonly string[] = inputValues

/** Names of the schemes that a variant needs, in the order of the contract. */
export function schemesOf({ operation, root }: Call, variant: JsonObject): string[] {
  const holder = [variant, operation.node, root.node].find((it) => it.security !== undefined)
  return Object.keys(list(holder?.security)[0] ?? {})
}

/** Whether a token of the variant names the account of a user. */
export function namesAccount(call: Call, variant: JsonObject): boolean {
  return schemesOf(call, variant).some((name) =>
    valuesOf(schemeAt(call, name)).some(
      (value) => accountTokens.includes(value) || value.startsWith('account.'),
    ),
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
  for (const name of schemesOf(call, node)) {
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
      ? values.length === 2 && values.every((value) => parts.includes(value))
      : values.length === 1 && values.every((value) => tokens.includes(value))
  if (!isFilled)
    yield say(
      'security',
      form === 'basic'
        ? `the security scheme ${name} needs an x-value with two parts, such as [clientId, clientSecret]`
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
