// Probes that no single code calls for, but that the contract as a whole implies.
import { type Broken, type Draft, type Effect, put, without } from '../conditions/condition.ts'
import { conditions } from '../conditions/index.ts'
import type { CatalogError } from '../contract/catalog.ts'
import type { Variant } from '../contract/contract.ts'
import type { Json } from '../contract/json.ts'
import { type AccountKey, handyCodes, plannedCode } from './codes.ts'
import { errorsFor, goodDraft, shielded } from './draft.ts'
import { type Expectation, type Probe, probeOf } from './probe.ts'
import type { Profile } from './profile.ts'
import { effectsOfSuccess } from './successes.ts'

/** `place` is the variant's among all; variants take turns where one form of a fault stands for many. */
export function generalProbes(variant: Variant, profile: Profile, place = 0): Probe[] {
  const forms = inertForms(variant, profile)
  return [
    ...withoutLanguage(variant, forms),
    ...withoutOptions(variant, forms),
    ...otherSpellings(variant, forms),
    ...wrongMethod(variant, profile),
    ...cutOff(variant, profile),
    ...credentials(variant, profile, place),
  ]
}

interface Inert {
  error: CatalogError
  broken: Broken
  expectation: Extract<Expectation, { kind: 'code' }>
}

/** A shielded request for each inert condition, one form of each. */
function inertForms(variant: Variant, profile: Profile): Inert[] {
  const shield = shielded(variant, profile)
  if (typeof shield === 'string') return []
  const orphanIdToken = profile.deletedAccount?.idToken
  return variant.errors.flatMap((error) => {
    const condition = conditions.get(error.condition ?? '')
    if (!condition || condition.effects.length > 0) return []
    const forms = condition.breaks(
      {
        variant,
        draft: shield.draft,
        account: {},
        policy: {},
        usedPassword: undefined,
        orphanIdToken,
      },
      error,
    )
    if (typeof forms === 'string') return []
    const others = [
      ...shield.others,
      ...(condition.maskedBy ?? []).flatMap((name) => errorsFor(variant, name)),
    ].filter((it) => it !== error)
    return forms.slice(0, 1).map((broken): Inert => {
      const shielding = shield.holds(broken.draft) && { shield: shield.condition }
      return { error, broken, expectation: { kind: 'code', error, others, ...shielding } }
    })
  })
}

/** Without a language the answer may be in either, but it is the same code. */
function withoutLanguage(variant: Variant, forms: Inert[]): Probe[] {
  if (variant.languages.length === 0) return []
  return forms.map(({ broken, expectation }) =>
    inertProbe(variant, broken, expectation, 'without a language'),
  )
}

function inertProbe(
  variant: Variant,
  { fault, draft }: Broken,
  expectation: Expectation,
  beside: string,
): Probe {
  return probeOf(variant, { fault: `${fault} and ${beside}`, draft }, [], expectation)
}

/** What need not be sent may be left out; what the profile gives may be needed in its tenant. */
function withoutOptions(variant: Variant, forms: Inert[]): Probe[] {
  const last = forms.at(-1)
  const options = variant.inputs.filter(
    (input) => !input.required && input.value === undefined && last?.broken.draft.values.has(input),
  )
  if (!last || options.length === 0) return []
  const draft = options.reduce(without, last.broken.draft)
  return [
    inertProbe(
      variant,
      { ...last.broken, draft },
      last.expectation,
      `without ${options.map(({ name }) => name).join(', ')}`,
    ),
  ]
}

/**
 * The same request as others write it: a content type with a charset, spelt as many do, header names in lower case, and a language that the caller's browser prefers to the one that is asked for.
 */
function otherSpellings(variant: Variant, forms: Inert[]): Probe[] {
  const last = forms.at(-1)
  if (!isFirst(variant) || !last) return []
  const probes = [
    withHeaders(
      inertProbe(variant, last.broken, last.expectation, 'with a charset in the content type'),
      { 'Content-Type': 'application/json; charset=utf8' },
    ),
  ]
  if (variant.inputs.some((input) => input.in === 'header')) {
    probes.push(
      inLowerCase(
        inertProbe(variant, last.broken, last.expectation, 'with header names in lower case'),
      ),
    )
  }
  const [preferred, ...rest] = variant.languages
  const language = rest.at(-1)
  const spoken = forms.find(
    ({ error }) => preferred && language && error.message[preferred] && error.message[language],
  )
  const input = variant.inputOf.get('language')
  if (preferred && language && spoken && input) {
    const asking = { ...spoken.broken, draft: put(spoken.broken.draft, input, language) }
    const probe = inertProbe(
      variant,
      asking,
      { ...spoken.expectation, language },
      'with another language in Accept-Language',
    )
    probes.push(withHeaders(probe, { 'Accept-Language': preferred }))
  }
  return probes
}

function withHeaders(probe: Probe, headers: Record<string, string>): Probe {
  return {
    ...probe,
    request: { ...probe.request, headers: { ...probe.request.headers, ...headers } },
  }
}

/** Those headers alone that the contract names. */
function inLowerCase(probe: Probe): Probe {
  const named = new Set(
    probe.variant.inputs.filter((input) => input.in === 'header').map(({ name }) => name),
  )
  const headers = Object.entries(probe.request.headers).map(([name, value]) => [
    named.has(name) ? name.toLowerCase() : name,
    value,
  ])
  return { ...probe, request: { ...probe.request, headers: Object.fromEntries(headers) } }
}

/** Whether the product speaks the operation in this variant first. */
function isFirst(variant: Variant): boolean {
  return variant === variant.operation.variants.find(({ product }) => product === variant.product)
}

/** A method that the contract does not have must not do the work of one that it has. */
function wrongMethod(variant: Variant, profile: Profile): Probe[] {
  const shield = shielded(variant, profile)
  if (typeof shield === 'string') return []
  const { operation } = variant
  const { request, ...probe } = probeOf(variant, { fault: '', draft: shield.draft }, [], {
    kind: 'refusal',
  })
  // One that carries no body, and one that does; never DELETE, which may be meant for more than the path names.
  const strangers = [['GET'], ['PUT', 'POST', 'PATCH']].flatMap(
    (group) => group.find((method) => !operation.methods.includes(method)) ?? [],
  )
  return strangers.map((method) => ({
    ...probe,
    fault: `with the method ${method}`,
    request: { ...request, method, body: method === 'GET' ? undefined : request.body },
  }))
}

/** Half a body cannot be read: services that lean on their framework here tell what it is made of. */
function cutOff(variant: Variant, profile: Profile): Probe[] {
  const shield = shielded(variant, profile)
  if (!isFirst(variant) || typeof shield === 'string') return []
  const probe = probeOf(
    variant,
    { fault: 'with a body that is cut off', draft: shield.draft },
    [],
    { kind: 'refusal' },
  )
  const { body } = probe.request
  return body === undefined
    ? []
    : [{ ...probe, request: { ...probe.request, body: body.slice(0, -2) } }]
}

/** Credentials that are not the account's own must not open it. */
function credentials(variant: Variant, profile: Profile, place: number): Probe[] {
  const { security } = variant
  const shield = shielded(variant, profile)
  const good = goodDraft(variant, profile, profile.newPasswords?.[0])
  const changes = effectsOfSuccess(variant).filter((effect) => effect !== 'consume-code')
  const probes: Probe[] = []
  if (security && typeof shield !== 'string') {
    probes.push(
      probeOf(
        variant,
        { fault: 'without a token', draft: { ...shield.draft, token: undefined } },
        [],
        { kind: 'refusal', condition: 'invalid-token' },
      ),
    )
  }
  if (typeof good === 'string') return probes
  const tried = (
    fault: string,
    draft: Draft,
    effects: Effect[],
    expectation: Expectation,
    account: AccountKey = 'account',
    more: Pick<Probe, 'isExtra'> = {},
  ) => {
    if (!effects.every((effect) => profile.allow?.includes(effect))) return
    probes.push({ ...probeOf(variant, { fault, draft }, effects, expectation), account, ...more })
  }
  if (security) {
    const bad = (fault: string, token: string, expectation: Expectation) =>
      tried(fault, { ...good, token }, changes, expectation)
    const otherKind = security.value === 'idToken' ? profile.accessToken : profile.idToken
    if (otherKind !== undefined)
      bad('with a token of the other kind', otherKind, {
        kind: 'refusal',
        condition: 'invalid-token',
      })
    bad('with a blank in place of the token', ' ', { kind: 'refusal', condition: 'invalid-token' })
    if (good.token !== undefined)
      bad(
        'with a token whose end is altered',
        altered(good.token),
        refused(variant, 'invalid-token'),
      )
    const bare = unsigned(good.token)
    if (bare !== undefined)
      bad('with a token that claims to need no signature', bare, refused(variant, 'invalid-token'))
  }
  const codeInput = variant.inputOf.get('verifyCode')
  if (!codeInput) return probes
  const right = good.values.get(codeInput)
  const withCode = (
    fault: string,
    code: Json,
    expectation: Expectation,
    more: Pick<Probe, 'isExtra'> = {},
  ) =>
    tried(fault, put(good, codeInput, code), ['attempt', ...changes], expectation, 'account', more)
  const handies = handyCodes(String(right))
  const handy = handies[place % handies.length]!
  if (handy !== right && typeof profile.verifyCode === 'string')
    withCode(
      'with a verification code that nobody was sent',
      handy,
      refused(variant, 'wrong-code'),
      { isExtra: true },
    )
  const [what, odd] = oddCodes[place % oddCodes.length]!
  withCode(
    `with ${what} for the verification code`,
    odd,
    { kind: 'refusal', condition: 'wrong-code' },
    { isExtra: true },
  )
  const other = profile.otherAccount
  const otherCode = plannedCode(other?.verifyCode, 'otherAccount')
  if (otherCode !== undefined && otherCode !== right)
    withCode(
      'with the verification code of another account',
      otherCode,
      refused(variant, 'wrong-code'),
    )
  if (security && other?.idToken !== undefined) {
    tried(
      'with the token of another account',
      { ...good, token: other.idToken },
      ['attempt', ...changes],
      refused(variant, 'wrong-code'),
      'otherAccount',
    )
  }
  return probes
}

/** The condition's own code, where the variant lists one. */
function refused(variant: Variant, condition: string): Expectation {
  const [error] = errorsFor(variant, condition)
  return error ? { kind: 'code', error, others: [] } : { kind: 'refusal', condition }
}

/** What careless comparisons take for no code, or for any. */
const oddCodes: [what: string, code: Json][] = [
  ['an empty text', ''],
  ['null', null],
  ['true', true],
]

/** A JSON Web Token without its signature, which says that it needs none; undefined for other tokens. */
function unsigned(token = ''): string | undefined {
  const [, payload] = /^[\w-]+\.([\w-]+)\.[\w-]+$/.exec(token) ?? []
  return payload && `${btoa('{"alg":"none","typ":"JWT"}').replaceAll('=', '')}.${payload}.`
}

/**
 * A character in the middle of the last part is another one of its kind, so that the token keeps its shape; the very
 * last may carry no bits of a signature.
 */
function altered(token: string): string {
  const middle = Math.floor((token.lastIndexOf('.') + 1 + token.length) / 2)
  const at = middle + Math.max(0, token.slice(middle).search(/[a-z\d]/i))
  const was = token.charAt(at)
  const [one = '', other = ''] = /\d/.test(was) ? '12' : /[a-z]/.test(was) ? 'ab' : 'AB'
  return token.slice(0, at) + (was === one ? other : one) + token.slice(at + 1)
}
