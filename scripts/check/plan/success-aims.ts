// Requests that are to succeed, and those that make sense only afterwards: what was set counts as used.
import type { Input, Variant } from '../../contract/contract.ts'
import { isObject } from '../../contract/json.ts'
import { type AccountFact, worldOf } from '../../model/facts.ts'
import { setsPassword } from '../../model/learn.ts'
import {
  type MadePassword,
  barelyGoodPasswords,
  fewKindsPasswords,
  goodPassword,
  keeps,
} from '../../model/passwords.ts'
import { type Request, withValue } from '../../model/request.ts'
import { subjectOf } from '../../model/conditions.ts'
import type { WireRequest } from '../exchange.ts'
import { isOptional, validRequest } from './base-requests.ts'
import { type Share, aimAt, clausesOf, errorsFor } from './clauses.ts'
import { swappedCase } from './forms.ts'
import { withoutOptions } from './implied-aims.ts'
import type { Aim, Draft, Kit } from './probe.ts'
import { isJson, withSearch } from './wire.ts'

/** The names that the contract has for a value such as `account.userId`. */
export type Names = ReadonlyMap<string, readonly string[]>

/** In the order in which they are sent for a variant. */
export function successAims(variant: Variant, names: Names, share: Share): Aim[] {
  const [clause] = clausesOf(variant)
  const plain = success(variant, (request) => [{ what: 'as it is', request }])
  return [{ ...plain, clause }, ...afterwards(variant, names, share)]
}

/** Whether a success of this variant may be tried at all; a reason if not. */
function whyNoSuccess({ operation, inputOf }: Variant): string | undefined {
  if (operation.method !== 'DELETE' || inputOf.has('newPassword')) return undefined
  return 'what a DELETE deletes is not known, so none is let succeed'
}

function afterwards(variant: Variant, names: Names, share: Share): Aim[] {
  if (!setsPassword(variant) || !variant.inputOf.has('newPassword')) return []
  return [
    ...reuseAims(variant),
    ...edgeAims(variant, share),
    ...unusualAims(variant, share),
    ...(share.at === 0 ? [othersPasswordAim(variant), decoyAim(variant)] : []),
    ...targetAims(variant, names),
    ...formerAims(variant),
  ]
}

function success(variant: Variant, draftsOf: (valid: Request, kit: Kit) => Draft[]): Aim {
  return {
    ...{ variant, clause: undefined, condition: undefined, entry: {} },
    drafts(kit) {
      const reason = whyNoSuccess(variant)
      if (reason) return reason
      const [language] = variant.languages
      const password = kit.passwordFor(variant)
      const valid = validRequest(variant, {
        facts: kit.facts,
        account: 'account',
        password,
        language,
      })
      return typeof valid === 'string' ? valid : draftsOf(valid, kit)
    },
  }
}

/** The password that was just set is refused, in each language; without a code of its own, by any error. */
function reuseAims(variant: Variant): Aim[] {
  const condition = 'password-reused'
  const clauses = clausesOf(variant).filter(({ error }) => error?.condition === condition)
  if (clauses.length === 0 && variant.list === 'closed') return []
  const [first] = clauses
  const entry = first?.error ?? {}
  const again = clauses.map((clause) => {
    const { language } = clause
    return aimAt(variant, { condition, entry, language, turn: 0 }, clause)
  })
  if (again.length > 0) return again
  return [aimAt(variant, { condition, entry, language: variant.languages[0], turn: 0 })]
}

/** Former passwords within the history are refused too. */
function formerAims(variant: Variant): Aim[] {
  const condition = 'password-reused'
  const [error] = errorsFor(variant, condition)
  if (!error && variant.list === 'closed') return []
  const [language] = variant.languages
  return [1, 2, 3, 4, 5].map((turn) =>
    aimAt(variant, { condition, entry: error ?? {}, language, turn, only: { at: 0, of: 1 } }),
  )
}

/** Successes with a password of their own; there may be fewer such passwords. */
const mostEdges = 9

/** What the documents show as valid, and passwords that keep a rule by a hair's breadth. */
function edgeAims(variant: Variant, share: Share): Aim[] {
  const forms: [what: string, change: (request: Request) => Request][] = [
    ['without what is optional, in other spellings', withoutOptions],
    ['with the longest documented header values', withLongestHeaders],
    ['with every option', withEveryOption],
  ]
  return Array.from({ length: mostEdges }, (_, index) =>
    success(variant, (valid, kit) => {
      const input = variant.inputOf.get('newPassword')
      const [what, change] = forms[index] ?? ['', (it: Request) => it]
      const edge = input && edgePasswords(valid, kit, share)[index]
      if (!edge && what === '') return []
      const request = change(edge ? withValue(valid, input, edge.password) : valid)
      const text = [what, edge?.what].filter(Boolean).join(', ')
      return [
        index === 0 ? { what: text, request, twist: inOtherSpellings } : { what: text, request },
      ]
    }),
  )
}

/** Passwords that a policy may refuse; a service that takes one keeps it as it is. Of several variants each tries one. */
function unusualAims(variant: Variant, { at, of }: Share): Aim[] {
  const unusual: [what: string, change: (password: string) => string][] = [
    ['with a password of characters beyond ASCII', (it) => `${it.slice(0, -6)}é 汉😀Ａ`],
    ['with a password with blanks at its ends', (it) => ` ${it.slice(2)} `],
  ]
  return unusual
    .filter((_, index) => of < 2 || index === at % unusual.length)
    .map(([what, change]) => unusualAim(variant, what, change))
}

/** What another account has is not used by this one. */
function othersPasswordAim(variant: Variant): Aim {
  return success(variant, (valid, { facts }) => {
    const input = variant.inputOf.get('newPassword')
    const world = worldOf(facts)
    const subject = subjectOf(valid, world)?.account
    const password = facts.accounts.find(({ name }) => name === 'otherAccount')?.current[0]
    if (!input || !subject || password === undefined) return []
    const yardstick = { policy: facts.policy, identity: subject.identity }
    if (!keeps(password, yardstick) || world.isUsed(subject, password) !== 'no') return []
    const what = 'with the password of another account'
    return [{ what, request: withValue(valid, input, password) }]
  })
}

/** Another password in the query and under the same name in another case. Only who can sign in sees which one was set. */
function decoyAim(variant: Variant): Aim {
  return success(variant, (valid, { facts, variety, canSignIn }) => {
    const input = variant.inputOf.get('newPassword')
    const subject = subjectOf(valid, worldOf(facts))?.account
    if (!canSignIn || input?.in !== 'body' || !isJson(variant) || !subject) return []
    const yardstick = { policy: facts.policy, identity: subject.identity }
    const decoy = goodPassword(yardstick, variety + mostSets)
    const upper = input.name.toUpperCase()
    if (decoy === undefined || upper === input.name) return []
    const twist = withMembers({ [upper]: decoy }, { [input.name]: decoy })
    const what = `with another password as ${upper} and in the query`
    return [{ what, request: valid, twist, mayBeRefused: true }]
  })
}

function unusualAim(variant: Variant, what: string, change: (password: string) => string): Aim {
  return success(variant, (valid, { facts, variety }) => {
    const input = variant.inputOf.get('newPassword')
    const subject = subjectOf(valid, worldOf(facts))?.account
    if (!input || !subject) return []
    const password = goodPassword({ policy: facts.policy, identity: subject.identity }, variety)
    if (password === undefined) return []
    const request = withValue(valid, input, change(password))
    return [{ what, request, isOpen: true, mayBeRefused: true }]
  })
}

/** Names of headers in lower case, a charset in the content type, and the body as another writer of JSON has it. */
function inOtherSpellings(wire: WireRequest): WireRequest {
  const headers = wire.headers.map(([name, value]): [string, string] => {
    const lower = name.toLowerCase()
    if (lower === 'accept') return [lower, '*/*']
    const isJsonType = lower === 'content-type' && value.includes('json')
    return [lower, isJsonType ? `${value};charset="utf-8"` : value]
  })
  return { ...wire, headers, ...(wire.body !== undefined && { body: otherJson(wire.body) }) }
}

/** The same JSON with its members the other way round, on lines of their own, and each text's first character escaped. */
function otherJson(text: string): string {
  if (!text.startsWith('{')) return text
  const members = Object.entries(JSON.parse(text) as object)
  return JSON.stringify(Object.fromEntries(members.toReversed()), undefined, 2).replaceAll(
    /(?<=": ")[^"\\]/gu,
    escaped,
  )
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
}

/** Valid passwords that careless rules refuse. */
function edgePasswords(valid: Request, { facts, variety }: Kit, { at, of }: Share): MadePassword[] {
  const world = worldOf(facts)
  const subject = subjectOf(valid, world)?.account
  if (!subject) return []
  const yardstick = { policy: facts.policy, identity: subject.identity }
  const nearUsed = nearCurrent(facts.accounts.find((it) => it === subject)).filter(({ password }) =>
    keeps(password, yardstick),
  )
  const sets = facts.accounts.flatMap(({ set }) => set).length
  const seed = variety * mostSets + sets + 1
  const few = fewKindsPasswords(yardstick, seed).filter((_, index) => index % of === at)
  return [...barelyGoodPasswords(yardstick, seed), ...few, ...nearUsed].filter(
    ({ password }) => world.isUsed(subject, password) === 'no',
  )
}

/** More passwords than a run sets. */
const mostSets = 1000

/** Not of one that the profile names: an earlier run may have set that in another case as well. */
function nearCurrent(account: AccountFact | undefined): MadePassword[] {
  const password = account?.current.at(-1)
  const isNamed = account?.set.some((it) => it.long && it.password === password) ?? true
  if (password === undefined || isNamed) return []
  return [
    { what: 'with a used password and one character more', password: `${password}k` },
    { what: 'with a used password in another case', password: swappedCase(password) },
  ]
}

function withLongestHeaders(request: Request): Request {
  return longest(request, ({ in: place, value }) => place === 'header' && value !== 'clientId')
}

/** Options that have several documented values take the last one. */
function withEveryOption(request: Request): Request {
  return request.variant.inputs.filter(isOptional).reduce((it, input) => {
    const value = valuesOf(input).at(-1)
    return value === undefined ? it : withValue(it, input, value)
  }, request)
}

function valuesOf({ examples, schema }: Input) {
  return schema.type === 'boolean' ? [false, true] : examples
}

function longest(request: Request, counts: (input: Input) => boolean): Request {
  return request.variant.inputs.filter(counts).reduce((it, input) => {
    const texts = input.examples.filter((example) => typeof example === 'string')
    const [value] = texts.toSorted((a, b) => b.length - a.length)
    return value === undefined || input.value === 'language' ? it : withValue(it, input, value)
  }, request)
}

/** What names another account where the contract has nothing of that name must not move the target. */
function targetAims(variant: Variant, names: Names): Aim[] {
  return [
    success(variant, (valid, { facts }) => {
      const other = facts.accounts.find(({ name }) => name === 'otherAccount')
      if (!other || !isJson(variant)) return []
      const values = valuesOfNames(other.identity, names)
      const members = Object.fromEntries(
        Object.entries(values).filter(([name]) => !namesOfBody(variant).has(name)),
      )
      if (Object.keys(members).length === 0) return []
      const what = `with ${Object.keys(members).join(', ')} of another account in body, query and headers`
      return [{ what, request: valid, twist: withMembers(members, values), after: 'target' }]
    }),
  ]
}

function valuesOfNames(identity: object, names: Names): Record<string, string> {
  const members = Object.entries(identity).flatMap(([key, value]) =>
    namesOf(key, names).map((name): [string, string] => [name, String(value)]),
  )
  return Object.fromEntries(members)
}

/** The contract's, and the ones that frameworks make of the key; none for what no call names an account by. */
function namesOf(key: string, names: Names): string[] {
  const own = names.get(`account.${key}`) ?? []
  if (own.length === 0) return []
  const snake = key.replace(/[A-Z]/g, (it) => `_${it.toLowerCase()}`)
  return [...new Set([...own, key, snake])]
}

/** Members that a mode of the operation has: they choose the mode. */
function namesOfBody({ operation, product }: Variant): Set<string> {
  const siblings = operation.variants.filter((it) => it.product === product)
  const inputs = siblings.flatMap((it) => it.inputs)
  return new Set(inputs.filter((it) => it.in === 'body').map(({ name }) => name))
}

/** The members in the body, and every value in query and headers, where the contract has none of them. */
function withMembers(members: Record<string, string>, values: Record<string, string>) {
  return (wire: WireRequest): WireRequest => {
    const body: unknown = JSON.parse(wire.body ?? '{}')
    if (!isObject(body)) return wire
    const headers = Object.entries(values).map(
      ([name, value]) => [`X-${name.replaceAll('_', '-')}`, encodeURIComponent(value)] as const,
    )
    return {
      ...wire,
      path: withSearch(wire.path, Object.entries(values)),
      headers: [...wire.headers, ...headers],
      body: JSON.stringify({ ...body, ...members }),
    }
  }
}
