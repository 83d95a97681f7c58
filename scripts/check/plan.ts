// The plan: every probe that the contract's promises call for, made from the bundle and the profile
// alone. Pure; nothing is sent. Each probe breaks a request in one way, and names what it may do.
import { type Broken, type Effect, put } from '../conditions/condition.ts'
import { conditions } from '../conditions/index.ts'
import type { CatalogError, Language } from '../contract/catalog.ts'
import { type Bundle, type Dialect, dialectName, readContract } from '../contract/contract.ts'
import type { JsonObject } from '../contract/json.ts'
import { errorsFor, goodDraft, shielded } from './draft.ts'
import { generalProbes } from './general.ts'
import { type Profile, defaultBudget } from './profile.ts'
import { type ProbeRequest, compose } from './request.ts'

/** What the contract promises: this code in this dialect and language, or success where there is no code. */
export interface Promised {
  dialect: Dialect
  error: CatalogError | undefined
  /** Undefined where the server decides the language. */
  language: Language | undefined
}

export type Expectation =
  /** This code; one of the others may rightly come first. */
  | { kind: 'code'; error: CatalogError; others: CatalogError[] }
  | { kind: 'success' }
  /** This code, since a success has just set the password that the request asks for. */
  | { kind: 'reused'; error: CatalogError }
  /** Any refusal, of which nothing more is promised; the condition is the reason why. */
  | { kind: 'refusal'; condition?: string }

export interface Probe {
  dialect: Dialect
  /** The promise that it tries; a probe without one looks at what the contract implies. */
  promise: Promised | undefined
  /** What was done to the good request: `without X-client-id`; for a good one `as it is`. */
  fault: string
  /** None is inert. */
  effects: readonly Effect[]
  expectation: Expectation
  request: ProbeRequest
}

/** A promise without a probe, and why. */
export interface Untried {
  promise: Promised
  verdict: 'untriggerable' | 'not allowed'
  reason: string
}

export interface Plan {
  /** Every promise once, in the order of the contract. */
  promises: Promised[]
  /** In the order of sending. */
  probes: Probe[]
  untried: Untried[]
}

/**
 * Refusals first, then successes, since a success changes what is refused. Where nobody says which password
 * the account has, reused ones come last: what a success has just set is sure to be one.
 */
export function plan(bundle: Bundle, profile: Profile): Plan {
  const contract = readContract(bundle)
  const dialects = contract.operations
    .flatMap((operation) => operation.dialects)
    .filter(({ product }) => profile.products.includes(product))
  const { newPasswords = [], account } = profile
  const successes = dialects.map((dialect, index) => successOf(dialect, profile, newPasswords[index]))
  const set = successes.flatMap((it, index) => (isProbe(it) ? (newPasswords[index] ?? []) : []))
  const usedPassword = account?.password ?? set.at(-1)
  const refusals = dialects.flatMap((dialect) => dialect.errors.flatMap((error) => refusalsOf(dialect, error, profile, usedPassword)))
  const isLate = ({ promise }: Probe | Untried) => account?.password === undefined && promise?.error?.condition === reuse
  const all = withinBudget(
    [
      ...refusals.filter((it) => !isLate(it)),
      ...dialects.flatMap((dialect) => generalProbes(dialect, profile)),
      ...successes.flatMap((it): (Probe | Untried)[] => (isProbe(it) ? [it, ...confirmationOf(it)] : [it])),
      ...remembered(successes.filter(isProbe), set, profile),
      ...refusals.filter(isLate),
    ],
    profile,
  )
  return { promises: dialects.flatMap(promisesOf), probes: all.filter(isProbe), untried: all.filter((it): it is Untried => !isProbe(it)) }
}

/** The condition that a probe is about, if any. */
export function conditionOf({ promise, expectation }: Probe): string | undefined {
  if (expectation.kind === 'refusal') return expectation.condition
  return (expectation.kind === 'code' || expectation.kind === 'reused' ? expectation.error : promise?.error)?.condition ?? undefined
}

/** `updatePasswordByMobile, ciam change, IDAAS.SDK.PARAM.0001, en` */
export function promiseName({ dialect, error, language }: Promised): string {
  const what = error?.code ?? String(dialect.operation.success.status)
  return [dialect.operation.id, dialectName(dialect), what, language].filter(Boolean).join(', ')
}

/** The languages to ask in; a single undefined one where the server decides. */
function languagesOf({ languages }: Dialect): (Language | undefined)[] {
  return languages.length > 0 ? languages : [undefined]
}

function isProbe(it: Probe | Untried): it is Probe {
  return 'request' in it
}

function promisesOf(dialect: Dialect): Promised[] {
  const refusals = dialect.errors.flatMap((error) => languagesOf(dialect).map((language) => ({ dialect, error, language })))
  return [{ dialect, error: undefined, language: undefined }, ...refusals]
}

function refusalsOf(dialect: Dialect, error: CatalogError, profile: Profile, usedPassword: string | undefined): (Probe | Untried)[] {
  const promises = promisesOf(dialect).filter((promise) => promise.error === error)
  const untried = (verdict: Untried['verdict'], reason: string) => promises.map((promise): Untried => ({ promise, verdict, reason }))
  const condition = conditions.get(error.condition ?? '')
  if (!condition) return untried('untriggerable', 'the catalog names no condition')
  const effects = condition.effects.filter((effect) => effect !== 'consume-code' || dialect.inputOf.has('verifyCode'))
  const forbidden = effects.find((effect) => !profile.allow?.includes(effect))
  if (forbidden) return untried('not allowed', `needs ${forbidden} in allow`)
  const start = startOf(dialect, profile, effects)
  if (typeof start === 'string') return untried('untriggerable', start)
  const { password: _, ...account } = profile.account ?? {}
  const orphanIdToken = profile.deletedAccount?.idToken
  const broken = condition.breaks({ dialect, draft: start.draft, account, policy: profile.passwordPolicy ?? {}, usedPassword, orphanIdToken }, error)
  if (typeof broken === 'string') return untried('untriggerable', broken)
  const others = [...start.others, ...(condition.maskedBy ?? []).flatMap((name) => errorsFor(dialect, name))]
  return promises.flatMap((promise) =>
    broken.map((it) => probeOf(dialect, it, effects, { kind: 'code', error, others: others.filter((other) => other !== error) }, promise)),
  )
}

/**
 * What a broken request starts from. Where the profile allows to change the password it is a good request; else
 * an inert one is shielded, and an attempt asks for the password that the account has already.
 */
function startOf(dialect: Dialect, profile: Profile, effects: readonly Effect[]) {
  const mayChange = profile.allow?.includes('change-password') && (!dialect.inputOf.has('verifyCode') || profile.allow.includes('consume-code'))
  const password = mayChange ? profile.newPasswords?.[0] : profile.account?.password
  if (effects.length === 0 && !mayChange) {
    const shield = shielded(dialect, profile)
    return typeof shield === 'string' ? shield : { draft: shield.draft, others: errorsFor(dialect, shield.condition) }
  }
  const draft = goodDraft(dialect, profile, password)
  if (typeof draft === 'string') return password === undefined && !mayChange ? 'needs account.password in the profile' : draft
  return { draft, others: [] }
}

const reuse = 'password-reused'

/** A success that was one has set its password, so asking for it again is refused. */
function confirmationOf({ dialect, request, effects }: Probe): Probe[] {
  const [error] = errorsFor(dialect, reuse)
  return error ? [{ dialect, promise: undefined, fault: 'with the password that was just set', effects, expectation: { kind: 'reused', error }, request }] : []
}

/** Where the history is long enough, the oldest password that is known is still refused after the last success. */
function remembered(successes: Probe[], set: string[], { passwordPolicy, account }: Profile): Probe[] {
  const last = successes.findLast(({ dialect }) => errorsFor(dialect, reuse).length > 0)
  const [oldest, ...later] = account?.password === undefined ? set : [account.password, ...set]
  if (!last || oldest === undefined || later.length === 0 || (passwordPolicy?.history ?? 0) <= later.length) return []
  return confirmationOf({ ...last, request: withPassword(last, oldest) }).map((probe) => ({ ...probe, fault: 'with a password that it had before' }))
}

/** The probe's request with another new password. */
export function withPassword({ dialect, request }: Probe, password: string): ProbeRequest {
  const input = dialect.inputOf.get('newPassword')
  const body = JSON.parse(request.body ?? '{}') as JsonObject // our own JSON
  return input ? { ...request, body: JSON.stringify({ ...body, [input.name]: password }) } : request
}

/** The new password that a probe asks for. */
export function passwordIn({ dialect, request }: Probe): string | undefined {
  const input = dialect.inputOf.get('newPassword')
  const value = input && (JSON.parse(request.body ?? '{}') as JsonObject)[input.name] // our own JSON
  return typeof value === 'string' ? value : undefined
}

function successOf(dialect: Dialect, profile: Profile, password: string | undefined): Probe | Untried {
  const promise: Promised = { dialect, error: undefined, language: undefined }
  const effects: Effect[] = dialect.inputOf.has('verifyCode') ? ['consume-code', 'change-password'] : ['change-password']
  const forbidden = effects.find((effect) => !profile.allow?.includes(effect))
  if (forbidden) return { promise, verdict: 'not allowed', reason: `needs ${forbidden} in allow` }
  const draft = goodDraft(dialect, profile, password)
  if (typeof draft === 'string') return { promise, verdict: 'untriggerable', reason: draft }
  return probeOf(dialect, { fault: 'as it is', draft }, effects, { kind: 'success' }, promise)
}

export function probeOf(
  dialect: Dialect,
  { fault, draft }: Broken,
  effects: readonly Effect[],
  expectation: Expectation,
  promise?: Promised,
): Probe {
  const input = dialect.inputOf.get('language')
  const inLanguage = input && promise?.language ? put(draft, input, promise.language) : draft
  return { dialect, promise, fault, effects, expectation, request: compose(dialect, inLanguage) }
}

/** Drops what would go beyond the budget of failed attempts; a promise that loses a probe is not tried at all. */
function withinBudget(all: (Probe | Untried)[], { budget }: Profile): (Probe | Untried)[] {
  let attempts = budget?.attempts ?? defaultBudget.attempts
  return all.flatMap((it) => {
    if (!isProbe(it) || !it.effects.includes('attempt')) return [it]
    attempts -= 1
    if (attempts >= 0) return [it]
    return it.promise ? [{ promise: it.promise, verdict: 'not allowed', reason: 'needs a larger budget.attempts' }] : []
  })
}
