// The rules of a password policy. The vendor's words leave some of them open, so each rule has one
// reading or more: the sandbox follows the first, the check breaks a rule in all readings and keeps
// the others in all readings.
import { around, candidates, everyKind } from './compose.ts'
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
  /** Candidates to break the rule with, a list per way in which it can be broken; another turn prefers others. */
  ways(yardstick: Yardstick, usedPassword: string | undefined, turn: number): string[][]
}

const nothing = () => ({})

export const rules: Rule[] = [
  {
    name: 'password-reused',
    when: {
      en: 'the new password is one that the account has or had',
      zh: '新密码是该账号正在使用或曾经使用的密码',
    },
    supplies: {},
    readings: [(password, { isUsed }) => isUsed(password)],
    values: nothing,
    ways: (_, usedPassword) => [usedPassword === undefined ? [] : [usedPassword]],
  },
  {
    name: 'password-reverses-username',
    when: {
      en: 'the new password contains the username spelled backwards',
      zh: '新密码中含有倒写的用户名',
    },
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
    when: {
      en: 'the new password contains the username, the mobile number, the e-mail address up to the @, or the name in pinyin',
      zh: '新密码中含有用户名、手机号、邮箱前缀或姓名拼音',
    },
    supplies: {},
    readings: [
      (password, { account }) => {
        const inLower = password.toLowerCase()
        return traits(account).partsInLower.some((part) => inLower.includes(part))
      },
      (password, { account }) => identityParts(account).some((part) => password.includes(part)),
    ],
    values: nothing,
    ways: ({ account, policy }, _, turn) =>
      identityParts(account).map((part) => within(part, policy, turn)),
  },
  {
    name: 'password-too-simple',
    when: {
      en: 'the new password has too few of the four kinds of characters: lower case, upper case, digits, others',
      zh: '新密码包含的字符种类过少（小写字母、大写字母、数字、其他字符共四种）',
    },
    needs: 'minClasses',
    supplies: { requirement: requirement(3) },
    readings: [(password, { policy: { minClasses = 0 } }) => classes(password) < minClasses],
    values: ({ minClasses = 0 }) => ({ requirement: requirement(minClasses) }),
    ways: ({ policy }, _, turn) => [
      turned(groups(Math.max((policy.minClasses ?? 1) - 1, 1)), turn).flatMap((kinds) =>
        stretched(candidates(lengths(policy), 0, kinds), policy),
      ),
    ],
  },
  {
    name: 'password-weak',
    when: {
      en: "the new password is on the tenant's list of weak passwords",
      zh: '新密码在租户的弱密码名单中',
    },
    needs: 'weak',
    supplies: {},
    readings: [
      (password, { policy }) => isWeakInAnyCase(password, policy),
      (password, { policy: { weak = [] } }) => weak.includes(password),
    ],
    values: nothing,
    ways: ({ policy: { weak = [] } }, _, turn) => [turned(weak, turn)],
  },
  {
    name: 'password-repeats',
    when: { en: 'the new password repeats a character too often', zh: '新密码中同一字符重复过多' },
    needs: 'maxRepeat',
    supplies: { max: 3 },
    readings: [
      (password, { policy: { maxRepeat = Infinity } }) => longestRun(password) > maxRepeat,
      (password, { policy: { maxRepeat = Infinity } }) => mostFrequent(password) > maxRepeat,
      (password, { policy: { maxRepeat = Infinity } }) =>
        mostFrequent(password.toLowerCase()) > maxRepeat,
    ],
    values: ({ maxRepeat = 0 }) => ({ max: maxRepeat }),
    ways: ({ policy }, _, turn) => [
      turned(['k', '#', '7', 'V'], turn).flatMap((character) =>
        within(character.repeat((policy.maxRepeat ?? 0) + 1), policy, turn),
      ),
    ],
  },
  {
    name: 'password-length',
    when: {
      en: 'the new password is shorter or longer than the policy allows',
      zh: '新密码的长度不在策略允许的范围内',
    },
    needs: 'minLength',
    supplies: { min: 8, max: 20 },
    readings: [
      (password, { policy: { minLength = 0, maxLength = Infinity } }) => {
        const length = [...password].length
        return length < minLength || length > maxLength
      },
    ],
    values: ({ minLength = 0, maxLength = 0 }) => ({ min: minLength, max: maxLength }),
    ways: ({ policy: { minLength, maxLength } }, _, turn) => [
      minLength === undefined ? [] : candidates([minLength - 1]),
      maxLength === undefined
        ? []
        : candidates(
            turn % 2 === 0 ? [maxLength + 1] : [Math.max(farBeyond, maxLength + 8), maxLength + 1],
          ),
    ],
  },
]

/** Characters; more than the 72 bytes that a common hash takes, and no more than can be had with few repeats. */
const farBeyond = 80

/** What a password is like that keeps a rule by a hair's breadth, so that a service that is too strict refuses it for that. */
export const edges: ((password: string, policy: Policy) => boolean)[] = [
  (password, { maxLength }) => [...password].length === maxLength,
  (password, { minLength }) => [...password].length === minLength,
  (password, { minClasses }) => classes(password) === minClasses,
  (password, { maxRepeat }) => longestRun(password) === maxRepeat,
]

/** Every choice of so many kinds of characters; beside each stands one that shares as little with it as can be. */
function groups(size: number): number[][] {
  const choices = everyKind
    .reduce<number[][]>((all, kind) => [...all, ...all.map((it) => [...it, kind])], [[]])
    .filter(({ length }) => length === size)
  const half = choices.slice(0, Math.ceil(choices.length / 2))
  return half
    .flatMap((it, index) => [it, choices[choices.length - 1 - index]!])
    .slice(0, choices.length)
}

/** The list from another place on. */
function turned<T>(list: T[], turn: number): T[] {
  const at = list.length === 0 ? 0 : turn % list.length
  return [...list.slice(at), ...list.slice(0, at)]
}

/** The passwords, and with their last character as often in a row as the policy allows. */
function stretched(passwords: string[], { maxRepeat = 1 }: Policy): string[] {
  if (maxRepeat < 2) return passwords
  return passwords.flatMap((it) => {
    const last = it.at(-maxRepeat)
    return last === undefined ? [it] : [it, it.slice(0, 1 - maxRepeat) + last.repeat(maxRepeat - 1)]
  })
}

/** Candidates with the part in them, of every kind of characters and of as few kinds as the policy allows. */
function within(part: string, policy: Policy, turn: number): string[] {
  const fewest =
    policy.minClasses === undefined
      ? []
      : turned(groups(Math.max(policy.minClasses, 1)), turn).slice(0, 1)
  return lengths(policy).flatMap((length) =>
    [everyKind, ...fewest].flatMap((kinds) => around(part, length, kinds)),
  )
}

/** Lengths that the policy allows, the likeliest to serve first. */
export function lengths({ minLength = 8, maxLength = Math.max(minLength, 20) }: Policy): number[] {
  return [Math.min(Math.max(minLength, 12), maxLength), maxLength, minLength]
}

/** Whether the policy says nothing of the rule, so that a service may well have it. */
export function isUnknown({ needs }: Rule, policy: Policy): boolean {
  return needs !== undefined && policy[needs] === undefined
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
  const parts = [username, mobile, email?.split('@')[0], inPinyin(name ?? '')].filter(
    (part): part is string => Boolean(part),
  )
  const reversed = username ? [...username].reverse().join('') : undefined
  const made = {
    parts,
    partsInLower: parts.map((part) => part.toLowerCase()),
    reversed,
    reversedInLower: reversed?.toLowerCase(),
  }
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
