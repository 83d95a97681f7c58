// A tenant's password policy, as data files and profiles write it.
import * as v from 'valibot'

/** An absent rule is off in the sandbox and unknown to the check. */
export interface Policy {
  /** Characters. */
  minLength?: number
  /** Characters. */
  maxLength?: number
  /** How many of lower case, upper case, digits and others a password must have, 0 to 4. */
  minClasses?: number
  /** How often a character may stand in a row. */
  maxRepeat?: number
  /** How many passwords, the current one among them, may not be used again. */
  history?: number
  weak?: string[]
}

const count = v.pipe(
  v.number('use a whole number'),
  v.integer('use a whole number'),
  v.minValue(0, 'use 0 or more'),
)

export const policySchema = v.strictObject({
  minLength: v.exactOptional(count),
  maxLength: v.exactOptional(count),
  minClasses: v.exactOptional(v.pipe(count, v.maxValue(4, 'there are 4 character classes'))),
  maxRepeat: v.exactOptional(v.pipe(count, v.minValue(1, 'use 1 or more'))),
  history: v.exactOptional(count),
  weak: v.exactOptional(v.array(v.string())),
}) satisfies v.GenericSchema<Policy>
