// What a request may do to a real account, computed from what it carries: what could a service do with
// it that checks nothing? A request is inert only if nothing in it belongs to anyone.
import { type AccountFact, type Facts, worldOf } from './facts.ts'
import { setsPassword } from './learn.ts'
import { subjectOf, valueOf } from './carried.ts'
import { type Request, textOf } from './request.ts'

/** The words of a profile's `allow`. */
export type Effect = 'attempt' | 'consume-code' | 'change-password'

export const allEffects: readonly Effect[] = ['attempt', 'consume-code', 'change-password']

export interface Effects {
  effects: readonly Effect[]
  /** Names of the accounts that something in the request belongs to. */
  touched: readonly string[]
}

/** What travels, as texts: values of headers, parts of the path and query, members of the body. */
export type Carried = readonly string[]

export function effectsOf(request: Request, carried: Carried, facts: Facts): Effects {
  const texts = carried.map(plain)
  const isForAnybody = carried.some(isPattern)
  const touched = facts.accounts
    .filter((it) => isForAnybody || belongs(texts, it, facts))
    .map(({ name }) => name)
  const effects = touched.length === 0 ? [] : effectsOn(request, texts, facts, touched)
  return { effects, touched }
}

function effectsOn(
  request: Request,
  texts: readonly string[],
  facts: Facts,
  touched: readonly string[],
): Effect[] {
  const { variant } = request
  const isRead = variant.operation.method === 'GET' && !setsPassword(variant)
  const effects: Effect[] = isRead ? [] : ['change-password']
  const codes = facts.codes.filter(({ owner }) => touched.includes(owner))
  const carriesCode = codes.some(({ value }) => texts.some((it) => isRelated(it, plain(value))))
  if (carriesCode) effects.push('consume-code')
  const subject = subjectOf(request, worldOf(facts))?.account
  const asked = facts.accounts.filter((it) => it === subject).map(({ name }) => name)
  const guessed = asked.length > 0 ? asked : touched
  const isGuess =
    (isGiven(request, 'verifyCode') && !guessed.every((it) => carriesCodeOf(it, request, facts))) ||
    ((isGiven(request, 'account.password') || valueOf(request, 'account.password') !== undefined) &&
      !guessed.every((it) => carriesCurrent(it, request, facts)))
  if (isGuess) effects.push('attempt')
  return effects
}

/** What is right for one account is a guess at another. */
function carriesCodeOf(name: string, request: Request, { codes }: Facts): boolean {
  const code = textOf(request, 'verifyCode')
  return codes.some(
    ({ owner, value, valid, purpose, refused }) =>
      owner === name &&
      valid !== 'no' &&
      !refused &&
      (purpose === undefined || purpose === request.variant.verificationType) &&
      value === code,
  )
}

/** Whatever it is: a service may count each as an attempt, but hardly what is empty. */
function isGiven({ variant, values }: Request, key: string): boolean {
  const input = variant.inputOf.get(key)
  const value = input && values.get(input)
  return value !== undefined && value !== ''
}

function carriesCurrent(account: string, request: Request, facts: Facts): boolean {
  return facts.accounts.some(
    ({ name, current, perhapsUnknown }) =>
      name === account &&
      !perhapsUnknown &&
      current.length === 1 &&
      valueOf(request, 'account.password') === current[0],
  )
}

/** Whether a text is a pattern that a careless look-up takes for everybody's value. */
function isPattern(text: string): boolean {
  return /^[.*%_?]+$/.test(text) && /[*%_?]/.test(text)
}

/**
 * Whether something that travels is the account's: its identity, a password of it, a token or
 * code, or a part of one.
 */
function belongs(texts: readonly string[], account: AccountFact, facts: Facts): boolean {
  const { owned, others } = belongingsOf(account, facts)
  return texts.some(
    (text) =>
      owned.has(text) ||
      [...owned].some((it) => (others.has(text) ? isPartOf(text, it) : isRelated(text, it))),
  )
}

interface Belongings {
  owned: ReadonlySet<string>
  others: ReadonlySet<string>
}

const known = new WeakMap<Facts, Map<AccountFact, Belongings>>()

/** Made once, since every draft of a request asks. */
function belongingsOf(account: AccountFact, facts: Facts): Belongings {
  const ofFacts = known.get(facts) ?? new Map<AccountFact, Belongings>()
  known.set(facts, ofFacts)
  const made = ofFacts.get(account) ?? {
    owned: new Set(ownedBy(account, facts).map(plain)),
    others: new Set(ownedByOthers(account, facts).map(plain)),
  }
  ofFacts.set(account, made)
  return made
}

function ownedBy({ identity, current, name }: AccountFact, { tokens, codes }: Facts): string[] {
  const { userId, username, mobile, email } = identity
  const own = (it: { owner: string | undefined }) => it.owner === name
  return [
    ...[userId, username, mobile, email].filter((it) => it !== undefined),
    ...current,
    ...tokens.filter(own).flatMap(({ value }) => partsOf(value)),
    ...codes.filter(own).map(({ value }) => value),
  ]
}

/**
 * What is known to be somebody else's, or of an account that is gone, is his alone, however alike it looks, such as
 * two tokens of one issuer; unless one contains the other.
 */
function ownedByOthers(account: AccountFact, facts: Facts): string[] {
  const others = facts.accounts.filter((it) => it !== account)
  const orphans = facts.tokens.filter(({ orphan }) => orphan).map(({ value }) => value)
  return [...others.flatMap((it) => ownedBy(it, facts)), ...orphans]
}

/** A token, and those parts of it that tell whose it is. */
function partsOf(token: string): string[] {
  const [, payload = ''] = token.split('.')
  return payload.length >= 8 ? [token, payload] : [token]
}

/** As the loosest comparison sees a text: letters and digits alone, without case. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** Shorter ones stand in other texts by chance, so only the whole counts. */
const tooShort = 4

/** Whether one contains the other, or both begin or end alike for most of their length. */
function isRelated(text: string, owned: string): boolean {
  if (text === '' || owned === '') return false
  if (text === owned || isPartOf(text, owned)) return true
  const [short, long] = text.length < owned.length ? [text, owned] : [owned, text]
  const part = Math.max(8, Math.ceil(owned.length * 0.6))
  if (short.length < part) return false
  return long.startsWith(short.slice(0, part)) || long.endsWith(short.slice(-part))
}

/** Whether one is long enough to count, and contained in the other. */
function isPartOf(text: string, owned: string): boolean {
  const [short, long] = text.length < owned.length ? [text, owned] : [owned, text]
  return short.length >= tooShort && long.includes(short)
}
