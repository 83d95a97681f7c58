// The rules of a password policy. The vendor's words leave some of them open, so each rule has one
// reading or more: in a world that knows everything the first one counts; elsewhere readings that
// differ make a maybe. Of those that only say what lies between, none is written down.
import type { Texts } from '../contract/catalog.ts'
import { identityParts, type IdentityParts } from './identity-parts.ts'
import type { Policy } from './policy.ts'
import type { Identity } from './world.ts'

/** Values for the parameters of a message, by name. */
export type Values = Record<string, number | string | Texts>

/** What a password is judged by. */
export interface Yardstick {
  policy: Policy
  identity: Identity
}

export interface PasswordRule {
  name: string
  when: Required<Texts>
  /** The policy's keys without which nothing is known of the rule; one of them is enough. */
  needs: readonly (keyof Policy)[]
  /** Returns whether a password keeps the rule however a policy may set it. */
  isKeptAnyway?(password: string): boolean
  /** Sample values for the placeholders of a message. */
  supplies: Values
  /** Each returns whether the password breaks the rule. */
  readings: ((password: string, policy: Policy, parts: IdentityParts) => boolean)[]
  values(policy: Policy): Values
}

const nothing = () => ({})

/** All but "reused", which asks the world. */
export const passwordRules: PasswordRule[] = [
  {
    name: 'password-reverses-username',
    when: {
      en: 'the new password contains the username spelled backwards',
      zh: '新密码中含有倒写的用户名',
    },
    needs: [],
    supplies: {},
    readings: [
      (password, policy, { reversed }) =>
        forbidsIdentity(policy) && includes(password.toLowerCase(), reversed?.toLowerCase()),
      (password, policy, { reversed }) => forbidsIdentity(policy) && password === reversed,
    ],
    values: nothing,
  },
  {
    name: 'password-contains-identity',
    when: {
      en: 'the new password contains the username, the mobile number, the e-mail address up to the @, or the name in pinyin',
      zh: '新密码中含有用户名、手机号、邮箱前缀或姓名拼音',
    },
    needs: [],
    supplies: {},
    readings: [
      (password, policy, { sure, perhaps }) =>
        forbidsIdentity(policy) && includesOne(password.toLowerCase(), [...sure, ...perhaps], true),
      (password, policy, { sure }) => forbidsIdentity(policy) && includesOne(password, sure, false),
    ],
    values: nothing,
  },
  {
    name: 'password-too-simple',
    when: {
      en: 'the new password has too few of the four kinds of characters: lower case, upper case, digits, others',
      zh: '新密码包含的字符种类过少（小写字母、大写字母、数字、其他字符共四种）',
    },
    needs: ['minClasses'],
    isKeptAnyway: (password) => classesOf(password) === 4,
    supplies: { requirement: requirement(3) },
    readings: [(password, { minClasses = 0 }) => classesOf(password) < minClasses],
    values: ({ minClasses = 0 }) => ({ requirement: requirement(minClasses) }),
  },
  {
    name: 'password-weak',
    when: {
      en: "the new password is on the tenant's list of weak passwords",
      zh: '新密码在租户的弱密码列表中',
    },
    needs: ['weak'],
    // Such lists hold words, names, years and rows of keys.
    isKeptAnyway: (password) => !/[\p{L}]{4}|\d{4}/u.test(password),
    supplies: {},
    readings: [
      (password, policy) => weakInLower(policy).has(password.toLowerCase()),
      (password, { weak = [] }) => weak.includes(password),
    ],
    values: nothing,
  },
  {
    name: 'password-repeats',
    when: { en: 'the new password repeats a character too often', zh: '新密码中同一字符重复过多' },
    needs: ['maxRepeat'],
    isKeptAnyway: (password) => mostFrequent(password.toLowerCase()) === 1,
    supplies: { max: 3 },
    readings: [
      (password, { maxRepeat = Infinity }) => longestRun(password) > maxRepeat,
      (password, { maxRepeat = Infinity }) => mostFrequent(password.toLowerCase()) > maxRepeat,
    ],
    values: ({ maxRepeat = 0 }) => ({ max: maxRepeat }),
  },
  {
    name: 'password-length',
    when: {
      en: 'the new password is shorter or longer than the policy allows',
      zh: '新密码的长度不在策略允许的范围内',
    },
    needs: ['minLength', 'maxLength'],
    supplies: { min: 8, max: 20 },
    readings: [
      (password, policy) => isOutside(password, policy),
      // One limit that is told does not mean that there is no other.
      (password, { minLength, maxLength }) =>
        isOutside(password, {
          minLength: minLength ?? Math.min(usualLengths.least, maxLength ?? 0),
          maxLength: maxLength ?? Math.max(usualLengths.most, minLength ?? Infinity),
        }),
    ],
    values({ minLength, maxLength }) {
      const values: Values = {}
      if (minLength !== undefined) values.min = minLength
      if (maxLength !== undefined) values.max = maxLength
      return values
    },
  },
]

function forbidsIdentity({ forbidIdentity = true }: Policy): boolean {
  return forbidIdentity
}

/** Hardly any policy refuses a password of these lengths, the least and the most. */
const usualLengths = { least: 16, most: 20 }

function isOutside(password: string, { minLength = 0, maxLength = Infinity }: Policy): boolean {
  const length = [...password].length
  return length < minLength || length > maxLength
}

/** Whether the policy says nothing of the rule, so that a deployment may well have it. */
export function isUnknown(rule: PasswordRule, policy: Policy): boolean {
  return rule.needs.length > 0 && rule.needs.every((key) => policy[key] === undefined)
}

/** Whether it is a rule that the policy does not name, so that only a code tells that a product has it. */
export function isUnnamed(name: string, { forbidIdentity }: Policy): boolean {
  return (
    forbidIdentity === undefined &&
    passwordRules.some((rule) => rule.name === name && rule.needs.length === 0)
  )
}

/** What each reading of the rule says, the first one first. */
export function readingsOf(rule: PasswordRule, password: string, yardstick: Yardstick): boolean[] {
  const parts = identityParts(yardstick.identity)
  return rule.readings.map((breaks) => breaks(password, yardstick.policy, parts))
}

/** What the reading says that counts in a world that knows everything. */
export function firstReadingOf(
  rule: PasswordRule,
  password: string,
  yardstick: Yardstick,
): boolean {
  const [first] = rule.readings
  return first?.(password, yardstick.policy, identityParts(yardstick.identity)) ?? false
}

const weakOf = new WeakMap<Policy, Set<string>>()

function weakInLower(policy: Policy): Set<string> {
  const known = weakOf.get(policy)
  if (known) return known
  const made = new Set(policy.weak?.map((word) => word.toLowerCase()))
  weakOf.set(policy, made)
  return made
}

function includes(password: string, part: string | undefined): boolean {
  return part !== undefined && part !== '' && password.includes(part)
}

function includesOne(password: string, parts: readonly string[], inLower: boolean): boolean {
  return parts.some((part) => password.includes(inLower ? part.toLowerCase() : part))
}

function requirement(minClasses: number): Required<Texts> {
  return {
    en: `use at least ${minClasses} of lower case, upper case, digits and special characters`,
    zh: `至少包含小写字母、大写字母、数字、特殊字符中的${minClasses}种`,
  }
}

/** How many of lower case, upper case, digits and others a password has. */
export function classesOf(password: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length
}

/** How often a character stands in a row at most. */
export function longestRun(password: string): number {
  let longest = 0
  let run = 0
  let before: string | undefined
  for (const character of password) {
    run = character === before ? run + 1 : 1
    longest = Math.max(longest, run)
    before = character
  }
  return longest
}

function mostFrequent(password: string): number {
  const counts = new Map<string, number>()
  let most = 0
  for (const character of password) {
    const count = (counts.get(character) ?? 0) + 1
    counts.set(character, count)
    most = Math.max(most, count)
  }
  return most
}
