// The rules of a password policy, and passwords that are made to keep or to break them.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { identityParts } from '../../scripts/model/identity-parts.ts'
import {
  type PasswordRule,
  type Yardstick,
  firstReadingOf,
  passwordRules,
  readingsOf,
} from '../../scripts/model/password-rules.ts'
import {
  badPasswords,
  fewKindsPasswords,
  goodPassword,
  keeps,
} from '../../scripts/model/made-passwords.ts'
import { withPinyin } from '../../scripts/model/pinyin.ts'

const identity = withPinyin({
  username: 'Zhang.Wei88',
  name: '张伟',
  mobile: '12345678901',
  email: 'wei@example.com',
})
const policy = {
  minLength: 8,
  maxLength: 20,
  minClasses: 3,
  maxRepeat: 3,
  history: 5,
  weak: ['Passw0rd'],
}
const yardstick: Yardstick = { policy, identity }

function rule(name: string): PasswordRule {
  const found = passwordRules.find((it) => it.name === name)
  if (!found) throw new Error(`no rule ${name}`)
  return found
}

describe('a rule', () => {
  test.each([
    ['password-length', 'Abcde-7', true],
    ['password-length', 'Abcdef-7', false],
    ['password-length', 'Abcdef-7'.padEnd(20, 'xyz'), false],
    ['password-length', 'Abcdef-7'.padEnd(21, 'xyz'), true],
    ['password-length', '密码密码密码密码', false],
    ['password-length', '😀😀😀😀😀😀😀', true],
    ['password-repeats', 'aaab', false],
    ['password-repeats', 'aaaab', true],
    ['password-repeats', 'abababab', false],
    ['password-too-simple', 'abcdefg1', true],
    ['password-too-simple', 'Abcdefg1', false],
    ['password-too-simple', 'abcdefg-1', false],
    ['password-weak', 'passw0RD', true],
    ['password-weak', 'passw0RD!', false],
    ['password-reverses-username', '88ieW.gnahZ', true],
    ['password-reverses-username', 'x88iew.gnahzx', true],
    ['password-reverses-username', 'Zhang.Wei88', false],
    ['password-contains-identity', 'xZHANG.WEI88', true],
    ['password-contains-identity', 'My-Zhangwei-1', true],
    ['password-contains-identity', 'A-12345678901', true],
    ['password-contains-identity', 'Sweig-2040', true],
    ['password-contains-identity', 'Sveig-2040', false],
  ])('%s: %s → %s', (name, password, expected) => {
    expect(firstReadingOf(rule(name), password, yardstick)).toBe(expected)
  })

  test('the name counts in pinyin, without tones, with blanks or without', () => {
    const partsOf = (name: string) => {
      const { sure, perhaps } = identityParts(withPinyin({ name }))
      return [...sure, ...perhaps]
    }
    expect(partsOf('欧阳 娜娜')).toContain('ouyangnana')
    expect(partsOf('Zhang Wei')).toContain('weizhang')
    expect(partsOf('Wei')).toEqual([])
  })

  test('a name of which a character has several readings is spelled one way or another', () => {
    const { sure, perhaps } = identityParts(withPinyin({ name: '刘朝' }))
    expect(sure).toEqual([])
    expect(perhaps).toEqual(expect.arrayContaining(['liuchao', 'liuzhao', 'chaoliu']))
    expect(identityParts(withPinyin({ name: '张伟' })).sure).toEqual(['zhangwei'])
  })
})

const policies = fc.record({
  minLength: fc.integer({ min: 1, max: 16 }),
  maxLength: fc.integer({ min: 16, max: 64 }),
  minClasses: fc.integer({ min: 0, max: 4 }),
  maxRepeat: fc.integer({ min: 1, max: 6 }),
  history: fc.integer({ min: 0, max: 9 }),
  weak: fc.constant<string[]>(['Passw0rd', 'Qwer1234']),
})

describe('a password made to measure', () => {
  test('keeps every rule, whatever the policy', () => {
    fc.assert(
      fc.property(policies, fc.nat(20), (random, seed) => {
        const under = { ...yardstick, policy: random }
        const password = goodPassword(under, seed)
        // Forty characters and more cannot all differ within the alphabets, so very strict policies have none.
        return password === undefined
          ? random.minLength > random.maxRepeat * 20
          : keeps(password, under)
      }),
    )
  })

  test('breaks its own rule in every reading and no other rule in any', () => {
    fc.assert(
      fc.property(
        policies,
        fc.constantFrom(...passwordRules),
        fc.nat(20),
        (random, broken, turn) => {
          const under = { ...yardstick, policy: random }
          return badPasswords(broken, under, turn).every(({ password }) =>
            passwordRules.every((it) => {
              const readings = readingsOf(it, password, under)
              return it === broken ? readings.every(Boolean) : !readings.some(Boolean)
            }),
          )
        },
      ),
    )
  })

  test('exists for each rule under the usual policy', () => {
    const without = passwordRules.filter((it) => badPasswords(it, yardstick).length === 0)
    expect(without.map(({ name }) => name)).toEqual([])
  })

  test('is too short by one, too long by one, and far too long', () => {
    const lengths = badPasswords(rule('password-length'), yardstick).map(
      ({ password }) => password.length,
    )
    expect(lengths).toEqual([7, 21, 84])
  })

  test('is of each choice of the fewest kinds allowed, however seldom a character may be repeated', () => {
    const policy = { minLength: 9, maxLength: 22, minClasses: 3, maxRepeat: 1 }
    const kindsOf = (it: string) =>
      [/[a-z]/, /[A-Z]/, /\d/, /[^a-z\d]/i].map((kind) => (kind.test(it) ? 'x' : '-')).join('')
    const made = fewKindsPasswords({ policy, identity: {} }).map(({ password }) =>
      kindsOf(password),
    )
    expect(made.toSorted()).toEqual(['-xxx', 'x-xx', 'xx-x', 'xxx-'])
  })

  test('differs by seed', () => {
    const several = Array.from({ length: 100 }, (_, seed) => goodPassword(yardstick, seed))
    expect(new Set(several).size).toBe(100)
  })
})
