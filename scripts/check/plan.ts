// The plan: every probe that the contract's promises call for, made from the bundle and the profile
// alone. Pure; nothing is sent. Each probe breaks a request known to be good in one way.
import { type Broken, type Draft, type Effect, put } from '../conditions/condition.ts'
import { conditions } from '../conditions/index.ts'
import type { CatalogError, Language } from '../contract/catalog.ts'
import { type Dialect, type Operation, dialectName, readContract } from '../contract/contract.ts'
import type { Bundle } from '../contract/contract.ts'
import { type Profile, profileValue } from './profile.ts'
import { type ProbeRequest, compose } from './request.ts'

/** What the contract promises: this code in this dialect and language, or success where there is no code. */
export interface Promised {
  operation: Operation
  dialect: Dialect
  error: CatalogError | undefined
  /** Undefined where the server decides the language. */
  language: Language | undefined
}

export interface Probe {
  promise: Promised
  /** What was done to the good request: `without X-client-id`; for a good one `as it is`. */
  fault: string
  effects: readonly Effect[]
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
 * Refusals first, then successes, since a success changes what is refused. Reused passwords come last: what
 * a success has just set is the one password that the account is sure to have.
 */
export function plan(bundle: Bundle, profile: Profile): Plan {
  const contract = readContract(bundle)
  const { newPasswords = [], account } = profile
  const dialects = contract.operations
    .flatMap((operation) => operation.dialects)
    .filter(({ product }) => profile.products.includes(product))
  const refusals = dialects.flatMap((dialect) => refusalsOf(dialect, profile, account?.password))
  const successes = dialects.map((dialect, index) => successOf(dialect, profile, newPasswords[index]))
  const lastSet = newPasswords[Math.min(successes.findLastIndex((it) => 'request' in it), newPasswords.length - 1)]
  const reuses = dialects.flatMap((dialect) => refusalsOf(dialect, profile, lastSet ?? account?.password))
  const isReuse = ({ promise }: Probe | Untried) => promise.error?.condition === 'password-reused'
  const all = [...refusals.filter((it) => !isReuse(it)), ...successes, ...reuses.filter(isReuse)]
  return {
    promises: dialects.flatMap(promisesOf),
    probes: all.filter((it): it is Probe => 'request' in it),
    untried: all.filter((it): it is Untried => 'reason' in it),
  }
}

function promisesOf(dialect: Dialect): Promised[] {
  const { operation } = dialect
  const languages = dialect.languages.length > 0 ? dialect.languages : [undefined]
  const refusals = dialect.errors.flatMap((error) => languages.map((language) => ({ operation, dialect, error, language })))
  return [{ operation, dialect, error: undefined, language: undefined }, ...refusals]
}

/** `updatePasswordByMobile, ciam change, IDAAS.SDK.PARAM.0001, en` */
export function promiseName({ operation, dialect, error, language }: Promised): string {
  const what = error?.code ?? String(operation.success.status)
  return [operation.id, dialectName(dialect), what, language].filter(Boolean).join(', ')
}

function refusalsOf(dialect: Dialect, profile: Profile, usedPassword: string | undefined): (Probe | Untried)[] {
  const good = goodDraft(dialect, profile, profile.newPasswords?.[0])
  return dialect.errors.flatMap((error): (Probe | Untried)[] => {
    const condition = conditions.get(error.condition ?? '')
    const promises = promisesOf(dialect).filter((promise) => promise.error === error)
    const untried = (verdict: Untried['verdict'], reason: string) => promises.map((promise): Untried => ({ promise, verdict, reason }))
    if (!condition) return untried('untriggerable', 'the catalog names no condition')
    if (typeof good === 'string') return untried('untriggerable', good)
    const broken = condition.breaks({ ...good, dialect, usedPassword }, error)
    if (typeof broken === 'string') return untried('untriggerable', broken)
    const effects = condition.effects.filter((effect) => effect !== 'consume-code' || dialect.inputOf.get('verifyCode'))
    const forbidden = effects.find((effect) => !profile.allow?.includes(effect))
    if (forbidden) return untried('not allowed', `needs ${forbidden} in allow`)
    return promises.flatMap((promise) => broken.map((it) => probe(promise, it, effects)))
  })
}

function successOf(dialect: Dialect, profile: Profile, password: string | undefined): Probe | Untried {
  const promise: Promised = { operation: dialect.operation, dialect, error: undefined, language: undefined }
  const good = goodDraft(dialect, profile, password)
  if (typeof good === 'string') return { promise, verdict: 'untriggerable', reason: good }
  const effects: Effect[] = dialect.inputOf.get('verifyCode') ? ['consume-code', 'change-password'] : ['change-password']
  const forbidden = effects.find((effect) => !profile.allow?.includes(effect))
  if (forbidden) return { promise, verdict: 'not allowed', reason: `needs ${forbidden} in allow` }
  return probe(promise, { fault: 'as it is', draft: good.draft }, effects)
}

function probe(promise: Promised, { fault, draft }: Broken, effects: readonly Effect[]): Probe {
  const { dialect, language } = promise
  const input = dialect.inputOf.get('language')
  const inLanguage = input && language ? put(draft, input, language) : draft
  return { promise, fault, effects, request: compose(dialect, inLanguage) }
}

/** A request that the deployment is to accept, or what the profile lacks for one. */
export function goodDraft(dialect: Dialect, profile: Profile, password: string | undefined) {
  const values = new Map<Dialect['inputs'][number], string>()
  for (const input of dialect.inputs) {
    const { value: key } = input
    const value = key === 'newPassword' ? password : key === undefined ? input.examples[0] : profileValue(profile, key)
    if (typeof value === 'string') values.set(input, value)
    else if (input.required) return `needs ${key === 'newPassword' ? 'one more of newPasswords' : (key ?? input.name)} in the profile`
  }
  const token = dialect.security && profileValue(profile, dialect.security.value)
  if (dialect.security && token === undefined) return `needs ${dialect.security.value} in the profile`
  const draft: Draft = { values, token }
  const { password: _, ...account } = profile.account ?? {}
  const orphanIdToken = profile.deletedAccount?.idToken
  return { draft, account, policy: profile.passwordPolicy ?? {}, orphanIdToken }
}
