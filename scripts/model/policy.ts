// A tenant's password policy, as data files and profiles write it.
import * as v from 'valibot'
import { strictObject } from '../contract/named-values.ts'

/**
 * An absent rule is off in the sandbox and unknown to the check; `forbidIdentity` is on in both
 * where a code is for it.
 */
export interface Policy {
  /** Characters. */
  minLength?: number | undefined
  /** Characters. */
  maxLength?: number | undefined
  /** How many of lower case, upper case, digits and others a password must have, 0 to 4. */
  minClasses?: number | undefined
  /** How often a character may stand in a row. */
  maxRepeat?: number | undefined
  /** How many passwords, the current one among them, may not be used again. */
  history?: number | undefined
  weak?: string[] | undefined
  /** Whether a password may contain nothing of the account: username (or backwards), mobile number, name, … */
  forbidIdentity?: boolean | undefined
}

const count = v.pipe(
  v.number('use a whole number'),
  v.integer('use a whole number'),
  v.minValue(0, 'use 0 or more'),
)

export const policySchema = strictObject({
  minLength: v.optional(count),
  maxLength: v.optional(count),
  minClasses: v.optional(v.pipe(count, v.maxValue(4, 'there are 4 character classes'))),
  maxRepeat: v.optional(v.pipe(count, v.minValue(1, 'use 1 or more'))),
  history: v.optional(count),
  weak: v.optional(v.array(v.string())),
  forbidIdentity: v.optional(v.boolean('use true or false')),
}) satisfies v.GenericSchema<Policy>
