// Passwords made to measure: one that keeps every rule, or one that breaks a single rule. Whatever
// proposes a candidate, the rules themselves judge it in every reading, so none slips through.
import { around, candidates, everyKind } from './password-candidates.ts'
import { identityParts } from './identity-parts.ts'
import {
  type PasswordRule,
  type Yardstick,
  classesOf,
  isUnknown,
  longestRun,
  passwordRules,
  readingsOf,
} from './password-rules.ts'
import type { Policy } from './policy.ts'

/** A password that keeps every rule; `seed` gives others. Undefined if the policy leaves none. */
export function goodPassword(yardstick: Yardstick, seed = 0): string | undefined {
  return firstOf(candidates(lengthsFor(yardstick.policy), seed), (it) => keeps(it, yardstick))
}

/** Good passwords that keep one rule by a hair's breadth: the shortest, the longest, the fewest kinds, … */
export function barelyGoodPasswords(yardstick: Yardstick, seed = 0): MadePassword[] {
  return remembered(yardstick, `barely good ${seed}`, () => searchBarelyGood(yardstick, seed))
}

function searchBarelyGood(yardstick: Yardstick, seed: number): MadePassword[] {
  const { policy } = yardstick
  const { minLength, maxLength, maxRepeat = 1 } = policy
  const shortest = minLength === undefined ? [] : candidates([minLength], seed)
  const longest = maxLength === undefined ? [] : candidates([maxLength], seed)
  const longestFirst = lengthsFor(policy).toSorted((a, b) => b - a)
  const proposals: [what: string, passwords: Iterable<string>][] = [
    ['of exactly the shortest length', shortest],
    [
      'of exactly the longest length, that repeats characters as often as allowed',
      filtered(stretched(longest, policy), (it) => longestRun(it) === maxRepeat),
    ],
    [
      'with characters that parsers and pages treat as their own',
      mapped(candidates(longestFirst, seed), withSyntax),
    ],
  ]
  return proposals.flatMap(([what, passwords]) => {
    const password = firstOf(passwords, (it) => keeps(it, yardstick))
    return password === undefined ? [] : [{ what: `with a password ${what}`, password }]
  })
}

/** Good passwords of no more kinds of characters than are needed, one for each choice of kinds. */
export function fewKindsPasswords(yardstick: Yardstick, seed = 0): MadePassword[] {
  return remembered(yardstick, `few kinds ${seed}`, () => {
    const { policy } = yardstick
    return groupsOf(Math.max(policy.minClasses ?? everyKind.length, 1)).flatMap((kinds, index) => {
      const proposals = inARow([1, rareSpecials.length], (several) =>
        mapped(candidates(lengthsFor(policy), seed, kinds), (it) =>
          withRareSpecials(it, index, several),
        ),
      )
      const password = firstOf(
        proposals,
        (it) => classesOf(it) === policy.minClasses && keeps(it, yardstick),
      )
      const what = 'with a password of as few kinds of characters as allowed'
      return password === undefined ? [] : [{ what, password }]
    })
  })
}

/** Lists of special characters easily forget them. */
const rareSpecials = '~_-.'

/** With one of these, or several in turn, in place of all special characters. */
function withRareSpecials(password: string, index: number, several: number): string {
  let at = 0
  const next = () => rareSpecials.charAt((index + (at++ % several)) % rareSpecials.length)
  return password.replace(/[^a-z\d]/gi, next)
}

/** Of JSON, XML, SQL, shells and templates. */
const syntax = `%41"'<>\\{}()[];|/`

/** With these characters from the fifth on, so that those of all kinds stay. */
function withSyntax(password: string): string {
  const from = everyKind.length
  return (
    password.slice(0, from) +
    syntax.slice(0, password.length - from) +
    password.slice(from + syntax.length)
  )
}

/** A password and what it is like. */
export interface MadePassword {
  /** `that is too long` */
  what: string
  password: string
}

/**
 * Passwords that break this rule in every reading and keep all others in every reading, one per way
 * to break it. Another turn gives other ones, and those that keep another rule by a hair's breadth.
 */
export function badPasswords(rule: PasswordRule, yardstick: Yardstick, turn = 0): MadePassword[] {
  return remembered(yardstick, `${rule.name} ${turn}`, () => searchBad(rule, yardstick, turn))
}

const known = new WeakMap<object, WeakMap<object, Map<string, MadePassword[]>>>()

/** A search is made once per policy and account, since every run asks for the same ones again and again. */
function remembered(
  { policy, identity }: Yardstick,
  key: string,
  search: () => MadePassword[],
): MadePassword[] {
  const ofPolicy = known.get(policy) ?? new WeakMap<object, Map<string, MadePassword[]>>()
  known.set(policy, ofPolicy)
  const found = ofPolicy.get(identity) ?? new Map<string, MadePassword[]>()
  ofPolicy.set(identity, found)
  const made = found.get(key) ?? search()
  found.set(key, made)
  return made
}

function searchBad(rule: PasswordRule, yardstick: Yardstick, turn: number): MadePassword[] {
  const edge = edges[(turn + passwordRules.indexOf(rule)) % edges.length]
  return waysToBreak(rule, yardstick, turn).flatMap(({ what, passwords }) => {
    let found: string | undefined
    for (const it of passwords) {
      const isEdge = edge?.(it, yardstick.policy) === true
      if (!isEdge && found !== undefined) continue
      if (breaksOnly(rule, it, yardstick)) found = it
      if (isEdge && found === it) break
    }
    return found === undefined ? [] : [{ what, password: found }]
  })
}

/** Whether the password keeps every rule in every reading. */
export function keeps(password: string, yardstick: Yardstick): boolean {
  return passwordRules.every((rule) => !isBroken(rule, password, yardstick))
}

function breaksOnly(rule: PasswordRule, password: string, yardstick: Yardstick): boolean {
  if (readingsOf(rule, password, yardstick).includes(false)) return false
  return passwordRules.every((other) => other === rule || !isBroken(other, password, yardstick))
}

/** In any reading. */
function isBroken(rule: PasswordRule, password: string, { policy, identity }: Yardstick): boolean {
  const parts = identityParts(identity)
  return rule.readings.some((breaks) => breaks(password, policy, parts))
}

/** Lengths that the policy allows, the likeliest to serve first. */
function lengthsFor({ minLength = 8, maxLength = Math.max(minLength, 20) }: Policy): number[] {
  return [Math.min(Math.max(minLength, 12), maxLength), maxLength, minLength]
}

interface Way {
  what: string
  passwords: Iterable<string>
}

function waysToBreak(rule: PasswordRule, yardstick: Yardstick, turn: number): Way[] {
  if (isUnknown(rule, yardstick.policy)) return []
  return ways[rule.name]?.(yardstick, turn) ?? []
}

const ways: Record<string, (yardstick: Yardstick, turn: number) => Way[]> = {
  'password-reverses-username': ({ identity }) => {
    const { reversed } = identityParts(identity)
    if (reversed === undefined) return []
    return [{ what: 'that is the username backwards', passwords: [reversed] }]
  },
  'password-contains-identity': ({ identity, policy }, turn) =>
    identityParts(identity).sure.map((part, index) => ({
      what: `that contains part ${index + 1} of the identity`,
      passwords: withPart(part, policy, turn),
    })),
  'password-too-simple': ({ policy }, turn) => [
    {
      what: 'of too few kinds of characters',
      passwords: inARow(
        turned(groupsOf(Math.max((policy.minClasses ?? 1) - 1, 1)), turn),
        (kinds) => stretched(candidates(lengthsFor(policy), 0, kinds), policy),
      ),
    },
  ],
  'password-weak': ({ policy: { weak = [] } }) =>
    weak.slice(0, mostWeak).map((it) => ({ what: 'of the list of weak ones', passwords: [it] })),
  'password-repeats': ({ policy }, turn) => [
    {
      what: 'that repeats a character too often',
      passwords: inARow(turned(['k', '#', '7', 'V'], turn), (character) =>
        withPart(character.repeat((policy.maxRepeat ?? 0) + 1), policy, turn),
      ),
    },
  ],
  'password-length': ({ policy: { minLength, maxLength } }) => [
    { what: 'that is too short', passwords: shorter(minLength) },
    { what: 'that is too long by one', passwords: longer(maxLength, 1) },
    { what: 'that is far too long', passwords: longer(maxLength, farBeyond) },
  ],
}

/** Such lists may have thousands of entries, which all are compared in one way. */
const mostWeak = 100

/** Characters; with the longest allowed more than the 72 bytes that a common hash takes. */
const farBeyond = 64

function shorter(minLength: number | undefined): Iterable<string> {
  return minLength === undefined ? [] : candidates([minLength - 1])
}

function longer(maxLength: number | undefined, by: number): Iterable<string> {
  return maxLength === undefined ? [] : candidates([maxLength + by])
}

/** What a password is like that keeps a rule by a hair's breadth. */
const edges: ((password: string, policy: Policy) => boolean)[] = [
  (password, { maxLength }) => [...password].length === maxLength,
  (password, { minLength }) => [...password].length === minLength,
  (password, { minClasses }) => classesOf(password) === minClasses,
  (password, { maxRepeat }) => longestRun(password) === maxRepeat,
]

/** Every choice of so many kinds of characters; beside each stands one that shares as little with it as can be. */
function groupsOf(size: number): number[][] {
  const choices = everyKind
    .reduce<number[][]>((all, kind) => [...all, ...all.map((it) => [...it, kind])], [[]])
    .filter(({ length }) => length === size)
  const half = choices.slice(0, Math.ceil(choices.length / 2))
  const opposite = (index: number) => choices[choices.length - 1 - index] ?? []
  return half.flatMap((it, index) => [it, opposite(index)]).slice(0, choices.length)
}

/** The list from another place on. */
function turned<T>(list: readonly T[], turn: number): T[] {
  const at = list.length === 0 ? 0 : turn % list.length
  return [...list.slice(at), ...list.slice(0, at)]
}

/** The passwords, and with their last character, and one before it, as often in a row as the policy allows. */
function* stretched(passwords: Iterable<string>, { maxRepeat = 1 }: Policy): Generator<string> {
  for (const it of passwords) {
    if (maxRepeat > 1) {
      const once = withRun(it, maxRepeat, it.length)
      yield withRun(once, maxRepeat, it.length - maxRepeat - 1)
      yield once
    }
    yield it
  }
}

/** With one character so often in a row, up to this place. */
function withRun(text: string, times: number, end: number): string {
  const start = end - times
  return start < 0
    ? text
    : text.slice(0, start) + text.charAt(start).repeat(times) + text.slice(end)
}

/** Candidates with the part in them, rather amid others than alone, of every kind of characters and of as few as allowed. */
function withPart(part: string, policy: Policy, turn: number): Iterable<string> {
  const { minClasses } = policy
  const fewest = minClasses === undefined ? [] : turned(groupsOf(Math.max(minClasses, 1)), turn)
  const room = (length: number) => length - [...part].length
  const lengths = lengthsFor(policy)
  const roomy = lengths.filter((length) => room(length) > 1)
  return inARow(new Set([...roomy, ...lengths]), (length) =>
    inARow([everyKind, ...fewest.slice(0, 1)], (kinds) => around(part, length, { kinds, turn })),
  )
}

// Candidates are many and the first ones mostly serve, so each is made when it is asked for.

function firstOf<T>(list: Iterable<T>, fits: (it: T) => boolean): T | undefined {
  for (const it of list) if (fits(it)) return it
  return undefined
}

function* filtered<T>(list: Iterable<T>, fits: (it: T) => boolean): Generator<T> {
  for (const it of list) if (fits(it)) yield it
}

function* mapped<T, U>(list: Iterable<T>, change: (it: T) => U): Generator<U> {
  for (const it of list) yield change(it)
}

function* inARow<T, U>(list: Iterable<T>, more: (it: T) => Iterable<U>): Generator<U> {
  for (const it of list) yield* more(it)
}
