// What a condition is: the reason for an error, in three parts. `holds` is asked by the sandbox,
// `breaks` by the check, `effects` by whoever must know what the broken request does to a real service.
import type { CatalogError, Language, ParameterValue } from '../contract/catalog.ts'
import type { Variant, Input } from '../contract/contract.ts'
import type { Json } from '../contract/json.ts'
import type { Policy } from './policy.ts'
import type { Identity } from '../model/world.ts'
import type { Yardstick } from './rules.ts'

export type { Identity }

/** What a request may do to a real account; none at all is inert. The words are those of a profile's `allow`. */
export type Effect = 'attempt' | 'consume-code' | 'change-password'

/** Values for the parameters of a message, by name. */
export type Values = Record<string, ParameterValue>

/** A request in front of the state that judges it. */
export interface Situation {
  variant: Variant
  /** Whether the request carries this header or body field, of the right type and not blank. */
  has(input: Input): boolean
  /** The request's value for a profile's key such as `newPassword`; undefined where absent or blank. */
  value(key: string): string | undefined
  isClient(id: string): boolean
  token: 'valid' | 'invalid' | 'absent'
  /** Whose password is to change; undefined where no account matches. */
  account: Identity | undefined
  codeIsRight: boolean
  /** What the new password is judged by. */
  yardstick: Yardstick
}

/** A request before it is one: values for the variant's inputs, and the token. */
export interface Draft {
  values: ReadonlyMap<Input, Json>
  token: string | undefined
}

/** A request known to be good, and what is known of the service that is to refuse its broken forms. */
export interface Good {
  variant: Variant
  draft: Draft
  account: Identity
  policy: Policy
  /** A password that the account has or had. */
  usedPassword: string | undefined
  /** A valid id token of an account that is gone. */
  orphanIdToken: string | undefined
  /** Of several forms that break a request alike, another turn takes another one; 0 by default. */
  turn?: number
}

/** One broken form of a good request. */
export interface Broken {
  /** What was done, for people: `without X-client-id`. */
  fault: string
  draft: Draft
}

export interface Condition {
  name: string
  /** When it is met, as half a sentence for people. */
  when: Record<Language, string>
  effects: readonly Effect[]
  /** False where no request can meet it, so that only a forced answer shows it. */
  provoked: boolean
  /** Conditions whose codes may rightly come first, whatever the order of judging. */
  maskedBy?: readonly string[]
  /** The parameters that it can fill, with samples that agree with the sandbox's default policy. */
  supplies: Values
  /** Values for the message where the condition is met, undefined where it is not. */
  holds(situation: Situation, error: CatalogError): Values | undefined
  /** Forms of the good request that meet this condition and no other; a string says why there is none. */
  breaks(good: Good, error: CatalogError): Broken[] | string
}

/** The draft with another value for the input. */
export function put(draft: Draft, input: Input, value: Json): Draft {
  return { ...draft, values: new Map(draft.values).set(input, value) }
}

/** The draft without a value for the input. */
export function without(draft: Draft, input: Input): Draft {
  const values = new Map(draft.values)
  values.delete(input)
  return { ...draft, values }
}
