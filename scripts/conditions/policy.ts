// A tenant's password policy, as data files and profiles write it.
import * as v from 'valibot'

const count = v.pipe(v.number('use a whole number'), v.integer('use a whole number'), v.minValue(0, 'use 0 or more'))

export const policySchema = v.strictObject({
  /** Characters. */
  minLength: v.optional(count),
  /** Characters. */
  maxLength: v.optional(count),
  /** How many of lower case, upper case, digits and others a password must have. */
  minClasses: v.optional(v.pipe(count, v.maxValue(4, 'there are 4 character classes'))),
  /** How often a character may stand in a row. */
  maxRepeat: v.optional(v.pipe(count, v.minValue(1, 'use 1 or more'))),
  /** How many passwords, the current one among them, may not be used again. */
  history: v.optional(count),
  weak: v.optional(v.array(v.string())),
})

/** An absent rule is off in the sandbox and unknown to the check. */
export type Policy = v.InferOutput<typeof policySchema>
