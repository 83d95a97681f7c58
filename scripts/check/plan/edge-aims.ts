// Successes at the edge: what the documents show as valid in its rarest form, passwords that keep a rule
// by a hair's breadth, and passwords of unusual characters.
import type { Input, Variant } from '../../contract/contract.ts'
import { subjectOf } from '../../model/carried.ts'
import { type AccountFact, type Facts, worldOf } from '../../model/facts.ts'
import {
  type MadePassword,
  barelyGoodPasswords,
  fewKindsPasswords,
  goodPassword,
  keeps,
} from '../../model/made-passwords.ts'
import { type Request, withValue } from '../../model/request.ts'
import type { WireRequest } from '../exchange.ts'
import { isOptional } from './base-requests.ts'
import { type Share, sharedOut } from './clauses.ts'
import { withoutOptions } from './implied-aims.ts'
import { swappedCase } from './changed-letters.ts'
import { type Twist, same } from './twists.ts'
import type { Aim, Kit } from './probe.ts'
import { accountOf, mostSets, validAim } from './valid-aim.ts'

/** Successes with a password of their own; there may be fewer such passwords. */
const mostEdges = 9

/** What the documents show as valid, and passwords that keep a rule by a hair's breadth. */
export function edgeAims(variant: Variant, share: Share): Aim[] {
  const forms: [what: string, change: (request: Request) => Request, twist: Twist][] = [
    ['without what is optional, in other spellings', withoutOptions, inOtherSpellings],
    ['with the longest documented header values', withLongestHeaders, withShortCharset],
    ['with every option, and other values of what is only logged', withEveryOption, same],
  ]
  return Array.from({ length: mostEdges }, (_, index) =>
    validAim(
      variant,
      (valid, kit) => {
        const input = variant.inputOf.get('newPassword')
        const [what, change, twist] = forms[index] ?? ['', (it: Request) => it, same]
        const edge = input && edgePasswords(valid, kit, share)[index]
        if (!edge && what === '') return []
        const request = change(edge ? withValue(valid, input, edge.password) : valid)
        const text = [what, edge?.what].filter(Boolean).join(', ')
        return [{ what: text, request, twist }]
      },
      index,
    ),
  )
}

/** Valid passwords that careless rules refuse. */
function edgePasswords(valid: Request, { facts, variety }: Kit, share: Share): MadePassword[] {
  const world = worldOf(facts)
  const subject = subjectOf(valid, world)?.account
  if (!subject) return []
  const yardstick = { policy: facts.policy, identity: subject.identity }
  const account = facts.accounts.find((it) => it === subject)
  const nearUsed = sharedOut(nearCurrent(account), share).filter(({ password }) =>
    keeps(password, yardstick),
  )
  const seed = variety * mostSets + setsIn(facts) + 1
  const few = fewKindsPasswords(yardstick, seed).filter((_, index) => index % share.of === share.at)
  return [...barelyGoodPasswords(yardstick, seed), ...few, ...nearUsed].filter(
    ({ password }) => world.isUsed(subject, password) === 'no',
  )
}

function setsIn({ accounts }: Facts): number {
  return accounts.flatMap(({ set }) => set).length
}

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

/** Of what is only logged: a client, a tenant and a language have meanings. */
function withLongestHeaders(request: Request): Request {
  const logged = request.variant.inputs.filter((it) => it.in === 'header' && it.isLogged)
  return logged.reduce((it, input) => {
    const texts = input.examples.filter((example) => typeof example === 'string')
    const [value] = texts.toSorted((a, b) => b.length - a.length)
    return value === undefined ? it : withValue(it, input, value)
  }, request)
}

/** Options that have several documented values take the last one; what is only logged may be any text. */
function withEveryOption(request: Request): Request {
  return request.variant.inputs.reduce((it, input) => {
    const value = isOptional(input) ? valuesOf(input).at(-1) : anyText(input)
    return value === undefined ? it : withValue(it, input, value)
  }, request)
}

/** As long as what browsers and devices say of themselves. */
const longText = 120

/** Like no documented value, if nothing says that it must be. */
function anyText({ isLogged, schema, name }: Input): string | undefined {
  const isBound = [schema.enum, schema.pattern, schema.format, schema.maxLength].some(
    (it) => it !== undefined,
  )
  if (!isLogged || schema.type !== 'string' || isBound) return undefined
  return `contract-check/1.0 (${name}; `.padEnd(longText, 'x') + ')'
}

function valuesOf({ examples, schema }: Input) {
  return schema.type === 'boolean' ? [false, true] : examples
}

/** Names of headers in lower case, a charset in the content type, and the body as another writer of JSON has it. */
function inOtherSpellings(wire: WireRequest): WireRequest {
  const headers = wire.headers.map(([name, value]): [string, string] => {
    const lower = name.toLowerCase()
    if (lower === 'accept') return [lower, '*/*']
    return [lower, lower === 'content-type' ? withCharset(value, 'UTF-8') : value]
  })
  return { ...wire, headers, ...(wire.body !== undefined && { body: otherJson(wire.body) }) }
}

/** As some pages write it, although no such charset is registered. */
function withShortCharset(wire: WireRequest): WireRequest {
  const headers = wire.headers.map(([name, value]): [string, string] => [
    name,
    name === 'Content-Type' ? withCharset(value, 'utf8') : value,
  ])
  return { ...wire, headers }
}

function withCharset(type: string, charset: string): string {
  return type.includes('json') ? `${type};charset=${charset}` : type
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

/** Passwords that a policy may refuse; a service that takes one keeps it as it is. Of several variants each tries one. */
export function unusualAims(variant: Variant, { at, of }: Share): Aim[] {
  const unusual = [
    [
      unusualAim(variant, {
        what: 'with a password of characters beyond ASCII',
        change: (it) => `${it.slice(0, -6)}é 汉😀Ａ`,
      }),
      longestBeyondAsciiAim(variant),
    ],
    [
      unusualAim(variant, {
        what: 'with a password with blanks at its ends',
        change: (it) => ` ${it.slice(2)} `,
      }),
    ],
  ]
  return unusual.filter((_, index) => of < 2 || index === at % unusual.length).flat()
}

/** Each once and no four letters in a row, so that it breaks no rule that is not known. */
const beyondAscii = 'é+汉-ü=文~ñ.'

/** Bytes that common hashes of passwords take. */
const mostBytes = 72

/** Where such characters were accepted, the longest password counts characters and not bytes. */
function longestBeyondAsciiAim(variant: Variant): Aim {
  return validAim(variant, (valid, { facts, variety }) => {
    const input = variant.inputOf.get('newPassword')
    const account = accountOf(valid, facts)
    const { policy } = facts
    const isTaken = account?.set.some(
      ({ password, was }) => was === 'yes' && /é.*汉/.test(password),
    )
    if (!input || !isTaken || policy.maxLength === undefined) return []
    const seed = variety * mostSets + setsIn(facts)
    const good = goodPassword({ policy, identity: account?.identity ?? {} }, seed) ?? ''
    const password =
      good + beyondAscii.repeat(policy.maxLength).slice(0, policy.maxLength - good.length)
    if (password === good || new TextEncoder().encode(password).length > mostBytes) return []
    const what = 'with a password of exactly the longest length, with characters beyond ASCII'
    return [{ what, request: withValue(valid, input, password) }]
  })
}

interface Unusual {
  what: string
  change(password: string): string
}

function unusualAim(variant: Variant, { what, change }: Unusual): Aim {
  return validAim(variant, (valid, { facts, variety }) => {
    const input = variant.inputOf.get('newPassword')
    const subject = subjectOf(valid, worldOf(facts))?.account
    if (!input || !subject) return []
    const password = goodPassword({ policy: facts.policy, identity: subject.identity }, variety)
    if (password === undefined) return []
    const request = withValue(valid, input, change(password))
    return [{ what, request, isOpen: true, mayBeRefused: true }]
  })
}
