// The rules of a password policy. The vendor's words leave some of them open, so each rule has one
// reading or more: the sandbox follows the first, the check breaks a rule in all readings and keeps
// the others in all readings.
import { around, candidates } from './compose.ts'
import type { Condition, Identity, Values } from './condition.ts'
import { inPinyin } from './pinyin.ts'
import type { Policy } from './policy.ts'

/** What a password is judged by. */
export interface Yardstick {
  policy: Policy
  account: Identity
  isUsed(password: string): boolean
}

export interface Rule {
  name: string
  when: Condition['when']
  /** The policy's key without which nothing is known of the rule. */
  needs?: keyof Policy
  supplies: Values
  /** Each tells whether the password breaks the rule. */
  readings: ((password: string, yardstick: Yardstick) => boolean)[]
  values(policy: Policy): Values
  /** Candidates to break the rule with, a list per way in which it can be broken. */
  ways(yardstick: Yardstick, usedPassword: string | undefined): string[][]
}

const nothing = () => ({})

export const rules: Rule[] = [
  {
    name: 'password-reused',
    when: { en: 'the new password is one that the account has or had', zh: '新密码是该账号正在使用或曾经使用的密码' },
    supplies: {},
    readings: [(password, { isUsed }) => isUsed(password)],
    values: nothing,
    ways: (_, usedPassword) => [usedPassword === undefined ? [] : [usedPassword]],
  },
  {
    name: 'password-reverses-username',
    when: { en: 'the new password contains the username spelled backwards', zh: '新密码中含有倒写的用户名' },
    supplies: {},
    readings: [
      (password, { account }) => includes(password.toLowerCase(), traits(account).reversedInLower),
      (password, { account }) => includes(password, traits(account).reversed),
      (password, { account }) => password.toLowerCase() === traits(account).reversedInLower,
      (password, { account }) => password === traits(account).reversed,
    ],
    values: nothing,
    ways: ({ account }) => [[traits(account).reversed ?? '']],
  },
  {
    name: 'password-contains-identity',
    when: { en: 'the new password contains the username, the mobile number, the e-mail address up to the @, or the name in pinyin', zh: '新密码中含有用户名、手机号、邮箱前缀或姓名拼音' },
    supplies: {},
    readings: [
      (password, { account }) => {
        const inLower = password.toLowerCase()
        return traits(account).partsInLower.some((part) => inLower.includes(part))
      },
      (password, { account }) => identityParts(account).some((part) => password.includes(part)),
    ],
    values: nothing,
    ways: ({ account, policy }) =>
      identityParts(account).map((part) => lengths(policy).flatMap((length) => around(part, length))),
  },
  {
    name: 'password-too-simple',
    when: { en: 'the new password has too few of the four kinds of characters: lower case, upper case, digits, others', zh: '新密码包含的字符种类过少（小写字母、大写字母、数字、其他字符共四种）' },
    needs: 'minClasses',
    supplies: { requirement: requirement(3) },
    readings: [(password, { policy: { minClasses = 0 } }) => classes(password) < minClasses],
    values: ({ minClasses = 0 }) => ({ requirement: requirement(minClasses) }),
    ways: ({ policy }) => [candidates(lengths(policy), 0, Math.max((policy.minClasses ?? 1) - 1, 1))],
  },
  {
    name: 'password-weak',
    when: { en: "the new password is on the tenant's list of weak passwords", zh: '新密码在租户的弱密码名单中' },
    needs: 'weak',
    supplies: {},
    readings: [
      (password, { policy }) => isWeakInAnyCase(password, policy),
      (password, { policy: { weak = [] } }) => weak.includes(password),
    ],
    values: nothing,
    ways: ({ policy: { weak = [] } }) => [weak],
  },
  {
    name: 'password-repeats',
    when: { en: 'the new password repeats a character too often', zh: '新密码中同一字符重复过多' },
    needs: 'maxRepeat',
    supplies: { max: 3 },
    readings: [
      (password, { policy: { maxRepeat = Infinity } }) => longestRun(password) > maxRepeat,
      (password, { policy: { maxRepeat = Infinity } }) => mostFrequent(password) > maxRepeat,
      (password, { policy: { maxRepeat = Infinity } }) => mostFrequent(password.toLowerCase()) > maxRepeat,
    ],
    values: ({ maxRepeat = 0 }) => ({ max: maxRepeat }),
    ways: ({ policy }) => [
      ['k', 'V', '7'].flatMap((character) =>
        lengths(policy).flatMap((length) => around(character.repeat((policy.maxRepeat ?? 0) + 1), length)),
      ),
    ],
  },
  {
    name: 'password-length',
    when: { en: 'the new password is shorter or longer than the policy allows', zh: '新密码的长度不在策略允许的范围内' },
    needs: 'minLength',
    supplies: { min: 8, max: 20 },
    readings: [
      (password, { policy: { minLength = 0, maxLength = Infinity } }) => {
        const length = [...password].length
        return length < minLength || length > maxLength
      },
    ],
    values: ({ minLength = 0, maxLength = 0 }) => ({ min: minLength, max: maxLength }),
    ways: ({ policy: { minLength, maxLength } }) => [
      minLength === undefined ? [] : candidates([minLength - 1]),
      maxLength === undefined ? [] : candidates([maxLength + 1]),
    ],
  },
]

/** Lengths that the policy allows, the likeliest to serve first. */
export function lengths({ minLength = 8, maxLength = Math.max(minLength, 20) }: Policy): number[] {
  return [Math.min(Math.max(minLength, 12), maxLength), maxLength, minLength]
}

/** What the rules compare with, made once per account: every request asks. */
interface Traits {
  /** Username, mobile number, e-mail prefix, the name in pinyin. */
  parts: string[]
  partsInLower: string[]
  reversed: string | undefined
  reversedInLower: string | undefined
}

const traitsOf = new WeakMap<Identity, Traits>()

function traits(account: Identity): Traits {
  const known = traitsOf.get(account)
  if (known) return known
  const { username, mobile, email, name } = account
  const parts = [username, mobile, email?.split('@')[0], inPinyin(name ?? '')].filter((part): part is string => Boolean(part))
  const reversed = username ? [...username].reverse().join('') : undefined
  const made = { parts, partsInLower: parts.map((part) => part.toLowerCase()), reversed, reversedInLower: reversed?.toLowerCase() }
  traitsOf.set(account, made)
  return made
}

/** What a password must not contain: username, mobile number, e-mail prefix, the name in pinyin. */
export function identityParts(account: Identity): string[] {
  return traits(account).parts
}

const weakOf = new WeakMap<Policy, Set<string>>()

function isWeakInAnyCase(password: string, policy: Policy): boolean {
  const known = weakOf.get(policy) ?? new Set(policy.weak?.map((word) => word.toLowerCase()))
  weakOf.set(policy, known)
  return known.has(password.toLowerCase())
}

/** The character classes of a password, of four. */
export function classes(password: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((pattern) => pattern.test(password)).length
}

function includes(password: string, part: string | undefined): boolean {
  return part !== undefined && password.includes(part)
}

function requirement(minClasses: number): Values[string] {
  return {
    en: `use at least ${minClasses} of lower case, upper case, digits and special characters`,
    zh: `至少包含小写字母、大写字母、数字、特殊字符中的${minClasses}种`,
  }
}

function longestRun(password: string): number {
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
  for (const character of password) counts.set(character, (counts.get(character) ?? 0) + 1)
  return Math.max(0, ...counts.values())
}
