// What a probe is: one request, and the answer that the contract promises for it.
import { type Broken, type Effect, put } from '../conditions/condition.ts'
import { conditions } from '../conditions/index.ts'
import type { CatalogError, Language } from '../contract/catalog.ts'
import { type Variant, variantName } from '../contract/contract.ts'
import type { AccountKey } from './codes.ts'
import { type ProbeRequest, bodyOf, compose } from './request.ts'

/** What the contract promises: this code in this variant and language, or success where there is no code. */
export interface Promised {
  variant: Variant
  error: CatalogError | undefined
  /** Undefined where the server decides the language. */
  language: Language | undefined
}

export type Expectation =
  /**
   * This code; one of the others may rightly come first. Those of the shield are met for certain. The language is that
   * of the message where no promise says so. After a change, a token may be one no more.
   */
  | {
      kind: 'code'
      error: CatalogError
      others: CatalogError[]
      shield?: string
      language?: Language
      afterChange?: true
    }
  /** After a change, a token may be one no more. */
  | { kind: 'success'; afterChange?: true }
  /** This code, since a success has just set the password that the request asks for, or one before did. */
  | { kind: 'reused'; error: CatalogError; isFormer?: true }
  /** Any refusal, of which nothing more is promised; the condition is the reason why. */
  | { kind: 'refusal'; condition?: string }

export interface Probe {
  variant: Variant
  /** The promise that it tries; a probe without one looks at what the contract implies. */
  promise: Promised | undefined
  /** What was done to the good request: `without X-client-id`; for a good one `as it is`. */
  fault: string
  /** What a service that fails to refuse may do by it; none is inert. */
  effects: readonly Effect[]
  /** Whose account an effect would be on. */
  account: AccountKey | 'nobody'
  expectation: Expectation
  request: ProbeRequest
  /** Left out first where the budget of attempts is short. */
  isExtra?: true
}

/** A promise without a probe, and why. */
export interface Untried {
  promise: Promised
  verdict: 'untriggerable' | 'not allowed'
  reason: string
}

export function probeOf(
  variant: Variant,
  { fault, draft }: Broken,
  effects: readonly Effect[],
  expectation: Expectation,
  promise?: Promised,
): Probe {
  const input = variant.inputOf.get('language')
  const inLanguage = input && promise?.language ? put(draft, input, promise.language) : draft
  const account = effects.length === 0 ? 'nobody' : 'account'
  return {
    variant,
    promise,
    fault,
    effects,
    account,
    expectation,
    request: compose(variant, inLanguage),
  }
}

export function isProbe(it: Probe | Untried): it is Probe {
  return 'request' in it
}

/** The condition that a probe is about, if any. */
export function conditionOf({ promise, expectation }: Probe): string | undefined {
  if (expectation.kind === 'refusal') return expectation.condition
  return errorOf({ promise, expectation })?.condition ?? undefined
}

/** The entry of the catalog that a probe is about, if any. */
export function errorOf({
  promise,
  expectation,
}: Pick<Probe, 'promise' | 'expectation'>): CatalogError | undefined {
  return expectation.kind === 'code' || expectation.kind === 'reused'
    ? expectation.error
    : promise?.error
}

/** Whether a service that was busy may be asked again: where it is to refuse, and before it has looked at a code. */
export function mayAskAgain({ effects, expectation }: Probe): boolean {
  if (expectation.kind !== 'code' || effects.includes('attempt')) return false
  return (
    !effects.includes('consume-code') ||
    conditions.get(expectation.error.condition ?? '')?.effects.length === 0
  )
}

/** `updatePasswordByMobile, ciam change, IDAAS.SDK.PARAM.0001, en` */
export function promiseName({ variant, error, language }: Promised): string {
  const what = error?.code ?? String(variant.operation.success.status)
  return [variant.operation.id, variantName(variant), what, language].filter(Boolean).join(', ')
}

/** Success, and each code in each language; a single undefined language where the server decides. */
export function promisesOf(variant: Variant): Promised[] {
  const languages = variant.languages.length > 0 ? variant.languages : [undefined]
  const refusals = variant.errors.flatMap((error) =>
    languages.map((language) => ({ variant, error, language })),
  )
  return [{ variant, error: undefined, language: undefined }, ...refusals]
}

/** The probe's request with another new password. */
export function withPassword({ variant, request }: Probe, password: string): ProbeRequest {
  const input = variant.inputOf.get('newPassword')
  return input
    ? { ...request, body: JSON.stringify({ ...bodyOf(request), [input.name]: password }) }
    : request
}

/** The new password that a probe asks for. */
export function passwordIn({ variant, request }: Probe): string | undefined {
  const input = variant.inputOf.get('newPassword')
  const value = input && bodyOf(request)[input.name]
  return typeof value === 'string' ? value : undefined
}
