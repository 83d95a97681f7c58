// What the contract implies without a clause of its own: each form of each condition, other spellings,
// bodies that cannot be read, and who may learn the history of passwords.
import type { Variant } from '../../contract/contract.ts'
import { type Facts, worldOf } from '../../model/facts.ts'
import { passwordRules } from '../../model/password-rules.ts'
import { possible } from '../../model/possible.ts'
import { type Request, withValue } from '../../model/request.ts'
import { isOptional, shieldedRequest, validRequest } from './base-requests.ts'
import { type Share, aimAt, countingConditions, errorsFor, sharedOut } from './clauses.ts'
import { formsOf } from './condition-forms.ts'
import type { WireRequest } from '../exchange.ts'
import type { Aim, Draft, Kit, Refused } from './probe.ts'
import { type Twist, same, withHeader } from './twists.ts'
import { isJson } from './wire.ts'

/** More forms of a condition than there are. */
const manyForms = 18

/** More ways to break a rule of passwords than there are, where each is tried once. */
const manyWays = 6

const rules = new Set(passwordRules.map(({ name }) => name))

/** Each form of each condition; those that a clause has tried are not sent again. */
export function moreForms(variant: Variant, share: Share): Aim[] {
  const { languages } = variant
  return countingConditions(variant).flatMap(({ condition, entry }) => {
    const isClosed = variant.list === 'closed'
    // Operations share the list of clients, so its forms are spread over the variants by the clauses alone.
    if (condition === 'unknown-client' && isClosed) return []
    const most = rules.has(condition) && isClosed ? manyWays : manyForms
    return Array.from({ length: most }, (_, turn): Aim => {
      const language = languages[turn % languages.length]
      const aim = aimAt(variant, { condition, entry, language, turn, only: share })
      return { ...aim, once: true, drafts: (kit) => orNone(aim.drafts(kit)) }
    })
  })
}

/** No reason is worth telling: nothing of the contract stays untested by it. */
export const none: readonly Draft[] = []

function orNone(drafts: readonly Draft[] | string): readonly Draft[] {
  return typeof drafts === 'string' ? none : drafts
}

export function wantedBy(variant: Variant, kit: Kit, language = variant.languages[0]) {
  return { facts: kit.facts, account: 'account', password: kit.passwordFor(variant), language }
}

interface Implied {
  variant: Variant
  condition?: string
  /** The one to ask in; the variant's first by default. */
  language?: Variant['languages'][number] | undefined
  drafts(valid: Request | string, shielded: Request | string, facts: Facts): Draft[]
}

export function implied({ variant, condition, language, drafts }: Implied): Aim {
  return {
    ...{ variant, clause: undefined, condition, entry: {} },
    drafts(kit) {
      const wanted = wantedBy(variant, kit, language)
      return drafts(validRequest(variant, wanted), shieldedRequest(variant, wanted), kit.facts)
    },
  }
}

export const notRefused: Refused = { id: 'not-refused', severity: 'error' }

/** Whether no service may accept it: something that it needs is absent, or nobody's. */
export function isHopeless(request: Request, facts: Facts): boolean {
  return !possible(request, worldOf(facts)).success
}

function withoutBody(request: Request): Request {
  const members = request.variant.inputs.filter((it) => it.in === 'body')
  return members.reduce((it, input) => withValue(it, input, undefined), request)
}

/** The same request as others write it: with other spellings of headers, without a language, without options. */
export function spellingAims(variant: Variant, share: Share): Aim[] {
  const { languages } = variant
  const [first, ...others] = languages
  const spelt = (
    what: string,
    twist: Twist,
    { change = (it: Request): Request => it, asked = first } = {},
  ): Aim =>
    implied({
      ...{ variant, language: asked },
      drafts: (_, shielded) =>
        typeof shielded === 'string'
          ? []
          : [{ what: `shielded, ${what}`, request: change(shielded), twist, isOpen: true }],
    })
  const language = variant.inputOf.get('language')
  const second = others.at(-1)
  // One of the languages is what a deployment answers in by default, and would hide that it was not heard.
  const inOtherNames = [...new Set([first, languages.at(-1)])].map((asked) =>
    spelt('with header names in lower case and a quoted charset', inLowerCase, { asked }),
  )
  if (!language || !first || !second) return sharedOut(inOtherNames, share)
  const without = spelt('without a language', same, {
    change: (it) => withValue(it, language, undefined),
  })
  const inBoth = spelt(
    'with another language in Accept-Language',
    withHeader('Accept-Language', first),
    { change: (it) => withValue(it, language, second) },
  )
  const isItself = language.name.toLowerCase() === 'accept-language'
  return [...sharedOut(inOtherNames, share), without, ...(isItself ? [] : [inBoth])]
}

function inLowerCase(wire: WireRequest): WireRequest {
  const headers = wire.headers.map(([name, value]): [string, string] => [
    name.toLowerCase(),
    name === 'Content-Type' && value.includes('json') ? `${value}; charset="utf-8"` : value,
  ])
  return { ...wire, headers }
}

/** The request without choices and headers that may be left out; which tenant is meant is no choice. */
export function withoutOptions(request: Request): Request {
  return request.variant.inputs
    .filter(
      (it) => isOptional(it) || (it.in === 'header' && !it.required && it.value !== 'tenantId'),
    )
    .reduce((it, input) => withValue(it, input, undefined), request)
}

/**
 * Bodies that cannot be the operation's, unless it does without any of its members. Where a product has several
 * operations, they share the kinds out.
 */
export function bodyAims(variant: Variant, share: Share): Aim[] {
  if (!isJson(variant)) return []
  const twisted: [what: string, change: (body: string) => string][] = [
    ['with a body that is cut off', (body) => body.slice(0, -2)],
    ['with a list around the body', (body) => `[${body}]`],
    ['with an empty body', () => ''],
    ['with an empty object as its body', () => '{}'],
  ]
  return sharedOut(twisted, share).map(([what, change]) =>
    implied({
      variant,
      drafts: (valid, shielded, facts) =>
        [valid, shielded].flatMap((request): Draft[] => {
          if (typeof request === 'string' || !isHopeless(withoutBody(request), facts)) return []
          const twist: Twist = (wire) => ({ ...wire, body: change(wire.body ?? '') })
          return [{ what, request, twist, refused: notRefused }]
        }),
    }),
  )
}

/** Made up, and like the codes that services send. */
const neverSent = '503718'

/** Where no code was sent, none is right: a service may compare what it was given with nothing. */
export function unsentAims(variant: Variant): Aim[] {
  return madeUpAims(variant, ['before one was sent'], ({ codes }) =>
    codes.every(({ owner }) => owner !== 'account'),
  )
}

/** A wrong code stays wrong: a service may keep what it was given where it keeps what it sent. */
export function repeatedAims(variant: Variant): Aim[] {
  return madeUpAims(variant, ['that nobody sent', 'that nobody sent, once more'], () => true)
}

function madeUpAims(variant: Variant, times: string[], isDue: (facts: Facts) => boolean): Aim[] {
  const code = variant.inputOf.get('verifyCode')
  if (!code) return []
  const madeUp = { value: neverSent, purpose: undefined, owner: 'account', valid: 'yes' } as const
  return times.map((time) => ({
    ...{ variant, clause: undefined, condition: 'wrong-code', entry: {} },
    drafts(kit) {
      if (!isDue(kit.facts)) return none
      const request = validRequest(variant, {
        ...wantedBy(variant, kit),
        facts: { ...kit.facts, codes: [madeUp] },
      })
      const what = `with a ${code.name} ${time}`
      return typeof request === 'string' ? none : [{ what, request, refused: notRefused }]
    },
  }))
}

/**
 * A wrong code beside a used password: which is judged first is free, but the history is for the owner
 * alone. Others come after it: a service that sets what it refuses would hide that by the current password.
 */
export function historyAims(variant: Variant): Aim[] {
  const code = variant.inputOf.get('verifyCode')
  const password = variant.inputOf.get('newPassword')
  const [reused] = errorsFor(variant, 'password-reused')
  if (!code || !password || !reused) return []
  const condition = 'wrong-code'
  return [
    {
      ...{ variant, clause: undefined, condition, entry: {} },
      drafts(kit) {
        const valid = validRequest(variant, wantedBy(variant, kit))
        if (typeof valid === 'string') return none
        const [wrong] = formsOf(condition, valid, { facts: kit.facts, entry: {}, turn: 0 })
        const [used] = formsOf('password-reused', valid, {
          facts: kit.facts,
          entry: reused,
          turn: 0,
        })
        if (typeof wrong !== 'object' || typeof used !== 'object') return none
        const value = used.request.values.get(password)
        const request = withValue(wrong.request, password, value)
        return [{ what: 'with another verification code and a used password', request }]
      },
    },
  ]
}
