// What the contract implies without a clause of its own: near misses of credentials, other spellings,
// bodies that cannot be read, other methods, and other ways to the same operation.
import type { Variant } from '../../contract/contract.ts'
import { passwordRules } from '../../model/password-rules.ts'
import { type Request, textOf, withCredential, withValue } from '../../model/request.ts'
import type { WireRequest } from '../exchange.ts'
import { isOptional, shieldedRequest, validRequest } from './base-requests.ts'
import { type Share, aimAt, countingConditions, errorsFor } from './clauses.ts'
import { formsOf } from './forms.ts'
import type { Aim, Draft, Kit, Refused } from './probe.ts'
import { isJson, withSearch } from './wire.ts'

/** More forms of a condition than there are. */
const manyForms = 18

/** Conditions that operations share, so that their forms are spread over the variants by the clauses alone. */
const shared = new Set(['unknown-client', ...passwordRules.map(({ name }) => name)])

/** Each form of each condition; those that a clause has tried are not sent again. */
export function moreForms(variant: Variant, share: Share): Aim[] {
  const [language] = variant.languages
  return countingConditions(variant).flatMap(({ condition, entry }) => {
    if (shared.has(condition) && variant.list === 'closed') return []
    return Array.from({ length: manyForms }, (_, turn): Aim => {
      const aim = aimAt(variant, { condition, entry, language, turn, only: share })
      return { ...aim, once: true, drafts: (kit) => orNone(aim.drafts(kit)) }
    })
  })
}

/** No reason is worth telling: nothing of the contract stays untested by it. */
const none: readonly Draft[] = []

function orNone(drafts: readonly Draft[] | string): readonly Draft[] {
  return typeof drafts === 'string' ? none : drafts
}

function wantedBy(variant: Variant, kit: Kit) {
  const [language] = variant.languages
  return { facts: kit.facts, account: 'account', password: kit.passwordFor(variant), language }
}

type Twist = (wire: WireRequest) => WireRequest

interface Implied {
  variant: Variant
  condition?: string
  drafts(valid: Request | string, shielded: Request | string): Draft[]
}

export function implied({ variant, condition, drafts }: Implied): Aim {
  return {
    ...{ variant, clause: undefined, condition, entry: {} },
    drafts(kit) {
      const wanted = wantedBy(variant, kit)
      return drafts(validRequest(variant, wanted), shieldedRequest(variant, wanted))
    },
  }
}

export const notRefused: Refused = { id: 'not-refused', severity: 'error' }

/** The same request as others write it: with other spellings of headers, without a language, without options. */
export function spellingAims(variant: Variant): Aim[] {
  const spelt = (what: string, twist: Twist, change = (it: Request) => it): Aim =>
    implied({
      variant,
      drafts: (_, shielded) =>
        typeof shielded === 'string'
          ? []
          : [{ what: `shielded, ${what}`, request: change(shielded), twist, isOpen: true }],
    })
  const language = variant.inputOf.get('language')
  const [first, ...others] = variant.languages
  const second = others.at(-1)
  return [
    ...(isJson(variant)
      ? [
          spelt(
            'with a charset in the content type',
            withHeader('Content-Type', `${variant.contentType}; charset=utf8`),
          ),
        ]
      : []),
    spelt('with header names in lower case', (wire) => ({
      ...wire,
      headers: wire.headers.map(([name, value]) => [name.toLowerCase(), value] as const),
    })),
    ...(language && first && second
      ? [
          spelt('without a language', same, (it) => withValue(it, language, undefined)),
          spelt(
            'with another language in Accept-Language',
            withHeader('Accept-Language', first),
            (it) => withValue(it, language, second),
          ),
        ]
      : []),
  ]
}

function same(wire: WireRequest): WireRequest {
  return wire
}

/** The request without choices and headers that may be left out; which tenant is meant is no choice. */
export function withoutOptions(request: Request): Request {
  return request.variant.inputs
    .filter(
      (it) => isOptional(it) || (it.in === 'header' && !it.required && it.value !== 'tenantId'),
    )
    .reduce((it, input) => withValue(it, input, undefined), request)
}

export function withHeader(name: string, value: string): Twist {
  return (wire) => ({
    ...wire,
    headers: [
      ...wire.headers.filter(([it]) => it.toLowerCase() !== name.toLowerCase()),
      [name, value],
    ],
  })
}

/** Bodies that cannot be the operation's. */
export function bodyAims(variant: Variant): Aim[] {
  if (!isJson(variant)) return []
  const twisted: [what: string, change: (body: string) => string][] = [
    ['with a body that is cut off', (body) => body.slice(0, -2)],
    ['with a list around the body', (body) => `[${body}]`],
    ['with an empty body', () => ''],
  ]
  return twisted.map(([what, change]) =>
    implied({
      variant,
      drafts: (valid, shielded) =>
        [valid, shielded].flatMap((request): Draft[] => {
          if (typeof request === 'string') return []
          const twist: Twist = (wire) => ({ ...wire, body: change(wire.body ?? '') })
          return [{ what, request, twist, refused: notRefused }]
        }),
    }),
  )
}

/** Methods that the path does not have must not do the work of one that it has. */
export function methodAims(variant: Variant): Aim[] {
  const { methods } = variant.operation
  const groups = [['GET'], ['PUT', 'POST', 'PATCH']]
  const strangers = groups.flatMap((it) => it.find((method) => !methods.includes(method)) ?? [])
  return strangers.map((method) =>
    implied({
      variant,
      drafts: (valid, shielded) =>
        [valid, shielded].flatMap((request): Draft[] => {
          if (typeof request === 'string') return []
          const what = `with the method ${method}`
          const refused: Refused = { id: 'wrong-method-served', severity: 'error' }
          return [{ what, request, twist: (wire) => byMethod(wire, method), refused }]
        }),
    }),
  )
}

/** GET has no body, so its members stand in the query. */
function byMethod(wire: WireRequest, method: string): WireRequest {
  if (method !== 'GET') return { ...wire, method }
  const body: unknown = wire.body?.startsWith('{') ? JSON.parse(wire.body) : {}
  const members = Object.entries(body as object).map(([name, value]): [string, string] => [
    name,
    String(value),
  ])
  return { ...wire, method, path: withSearch(wire.path, members), body: undefined }
}

/** Other ways to the operation, each without what proves who asks. */
export function bypassAims(variant: Variant): Aim[] {
  if (variant.credentials.length === 0 && !proofs.some((it) => variant.inputOf.has(it))) return []
  const ways: [what: string, twist: Twist][] = [
    ['by the path itself', same],
    ['by a path with two slashes', onPath((path) => `/${path}`)],
    ['by a path with a parameter', onPath((path) => `${path};jsessionid=1`)],
    ['by a path with a slash at its end', onPath((path) => `${path}/`)],
    ['by a path in another case', onPath(inOtherCase)],
    ['by a path with an encoded letter', onPath(withEncodedLetter)],
    ['by a path with a dot in it', onPath((path) => path.replace(/\/(?=[^/]+$)/, '/./'))],
    ['with a header that overrides the method', withHeader('X-HTTP-Method-Override', 'GET')],
  ]
  return ways.map(([what, twist]) =>
    implied({
      variant,
      drafts(valid) {
        if (typeof valid === 'string') return []
        const refused: Refused = { id: 'security-bypassed', severity: 'error' }
        const request = withoutProof(valid)
        return [{ what: `without ${proofOf(variant)}, ${what}`, request, twist, refused }]
      },
    }),
  )
}

/** By another spelling of the path, or by values from elsewhere, checks of headers may not be made. */
export function unguardedAims(variant: Variant): Aim[] {
  const client = variant.inputOf.get('clientId')
  if (!client?.required || client.in !== 'header') return []
  const ways: [what: string, twist: (id: string) => Twist][] = [
    ['by a path with a slash at its end', () => onPath((path) => `${path}/`)],
    ['with it in the query', (id) => (wire) => withQuery(wire, clientNames, id)],
  ]
  return ways.map(([what, twist]) =>
    implied({
      variant,
      drafts(valid) {
        if (typeof valid === 'string') return []
        const request = withValue(valid, client, undefined)
        const id = textOf(valid, 'clientId') ?? ''
        const said = `without ${client.name}, ${what}`
        return [{ what: said, request, twist: twist(id), refused: notRefused }]
      },
    }),
  )
}

/** As other services call it. */
const clientNames = ['client_id', 'clientId']

function withQuery(wire: WireRequest, names: readonly string[], value: string): WireRequest {
  return {
    ...wire,
    path: withSearch(
      wire.path,
      names.map((name): [string, string] => [name, value]),
    ),
  }
}

function onPath(change: (path: string) => string): Twist {
  return (wire) => {
    const [path = '', ...query] = wire.path.split('?')
    return { ...wire, path: [change(path), ...query].join('?') }
  }
}

function inOtherCase(path: string): string {
  return path.replace(/[a-z]{3,}/, (word) => word.toUpperCase())
}

function withEncodedLetter(path: string): string {
  const at = path.search(/[a-z][^/]*$/)
  return `${path.slice(0, at)}%${path.charCodeAt(at).toString(16)}${path.slice(at + 1)}`
}

const proofs = ['verifyCode', 'account.password']

/** Without credentials; if there are none, without the verification code or the current password. */
function withoutProof(request: Request): Request {
  const { variant } = request
  if (variant.credentials.length > 0) return { ...request, credentials: new Map() }
  return proofs.reduce((it, key) => {
    const input = variant.inputOf.get(key)
    return input ? withValue(it, input, undefined) : it
  }, request)
}

function proofOf({ credentials }: Variant): string {
  return credentials.length > 0 ? 'credentials' : 'a verification code'
}

/** What a person could do with somebody else's credentials, and with a token in the wrong place. */
export function credentialAims(variant: Variant): Aim[] {
  const keys = variant.credentials.flatMap(({ values }) => values)
  const [key] = keys
  const isBearer = variant.credentials[0]?.form === 'bearer'
  const aims: Aim[] = []
  if (key !== undefined) {
    const others: [what: string, twist: (token: string) => Twist, refused: Refused][] = [
      ['with the token in the query alone', inQuery, notRefused],
      ['with a scheme and no token', () => withHeader('Authorization', 'Bearer'), notRefused],
      ['with the token after no scheme', (token) => withHeader('Authorization', token), lenient],
      [
        'with the token after another scheme',
        (token) => withHeader('Authorization', `Basic ${token}`),
        lenient,
      ],
    ]
    for (const [what, twist, refused] of isBearer ? others : others.slice(0, 1)) {
      aims.push(
        implied({
          variant,
          drafts(valid) {
            if (typeof valid === 'string') return []
            const token = valid.credentials.get(key) ?? ''
            const request = withCredential(valid, key, undefined)
            return [{ what, request, twist: twist(token), refused }]
          },
        }),
      )
    }
  }
  return [...aims, ...othersAims(variant)]
}

/** Whoever has the token may come in, so this is no more than loose. */
const lenient: Refused = { id: 'not-refused', severity: 'warning' }

function inQuery(token: string): Twist {
  return (wire) => withQuery(wire, ['access_token'], token)
}

/** The token of another account beside what belongs to the own one, if a request carries anything that does. */
function othersAims(variant: Variant): Aim[] {
  const isOwned = variant.inputs.some(
    ({ value }) => value === 'verifyCode' || value?.startsWith('account.'),
  )
  if (!isOwned) return []
  return [
    {
      ...{ variant, clause: undefined, condition: undefined, entry: {} },
      drafts(kit) {
        const wanted = wantedBy(variant, kit)
        const own = validRequest(variant, wanted)
        const other = validRequest(variant, { ...wanted, account: 'otherAccount' })
        if (typeof own === 'string' || typeof other === 'string') return none
        const isShared = variant.credentials.every(({ owner }) => owner === 'client')
        if (isShared || variant.credentials.length === 0) return none
        const request = { ...own, credentials: other.credentials }
        return [{ what: "with another account's token", request, refused: notRefused }]
      },
    },
  ]
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
