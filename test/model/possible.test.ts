// What a check may hold a service to, where the contract says little.
import { expect, test } from 'vitest'
import type { Profile } from '../../scripts/check/profile/profile.ts'
import { factsOf } from '../../scripts/check/profile/world.ts'
import { validRequest } from '../../scripts/check/plan/base-requests.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { type Variant, readContract } from '../../scripts/contract/contract.ts'
import { worldOf } from '../../scripts/model/facts.ts'
import { possible } from '../../scripts/model/possible.ts'
import { type Request, otherModesOf, withValue } from '../../scripts/model/request.ts'

const profile: Profile = {
  baseUrl: 'http://localhost',
  products: ['ciam'],
  clientId: 'app',
  device: { os: 'windows10', fingerprint: 'f', agent: 'a' },
  account: { userId: '1', username: 'Lotus.Moon77', mobile: '13900000001', email: 'm@example.com' },
  tokens: { idToken: 'a.b.c', accessToken: 'access' },
  verifyCode: '314159',
  passwordPolicy: { minLength: 8, maxLength: 20 },
}
const facts = factsOf(profile)
const { operations } = readContract(bundle)
const variants = operations.flatMap((it) => it.variants)
const strong = 'hK7#dV2%wH9+bT'

function request(variant: Variant | undefined, password: string): Request {
  const made =
    variant && validRequest(variant, { facts, account: 'account', password, language: 'en' })
  if (typeof made !== 'object') throw new Error(made ?? 'no such variant')
  return made
}

const rulesOf = (it: Request) => [...possible(it, worldOf(facts)).unpublished]

test.each(['eiam', 'oneaccess'])('%s may accept the username in a password', (product) => {
  const variant = variants.find((it) => it.product === product)
  const it = request(variant, 'xLotus.Moon77#4')
  expect(rulesOf(it)).toContainEqual(['password-contains-identity', 'maybe'])
  expect(possible(it, worldOf(facts)).success).toBe(true)
})

test('ciam, which has a code for it, may not', () => {
  const variant = variants.find((it) => it.product === 'ciam')
  const it = request(variant, 'xLotus.Moon77#4')
  expect(possible(it, worldOf(facts)).success).toBe(false)
})

test('a list of weak passwords that is not told may hold a word, but nothing random', () => {
  const variant = variants.find((it) => it.product === 'eiam')
  expect(rulesOf(request(variant, 'Welcome@2024#x'))).toContainEqual(['password-weak', 'maybe'])
  expect(rulesOf(request(variant, strong)).map(([name]) => name)).not.toContain('password-weak')
})

test('a request may be one of another mode if it carries nothing that only its own mode has', () => {
  const reset = variants.find(
    ({ product, mode, identities }) =>
      product === 'ciam' && mode === 'reset' && identities[0]?.value === 'account.mobile',
  )
  const whole = request(reset, strong)
  const mobile = whole.variant.identities[0]
  if (!mobile) throw new Error('no mobile number')
  expect(otherModesOf(whole)).toEqual([])
  const modes = otherModesOf(withValue(whole, mobile, undefined)).map(({ variant }) => variant.mode)
  expect(modes).toEqual(['change'])
})

test.each([
  ['X-agent', true],
  ['X-client-id', false],
])('without %s, which no code of oneaccess is about, success is possible: %s', (name, is) => {
  const whole = request(
    variants.find((it) => it.product === 'oneaccess'),
    strong,
  )
  const input = whole.variant.inputs.find((it) => it.name === name)
  if (!input) throw new Error(`no ${name}`)
  expect(possible(withValue(whole, input, undefined), worldOf(facts)).success).toBe(is)
})

test.each([
  ['password-contains-identity', 'xLotus.Moon77#4', 'yes'],
  ['password-contains-identity', 'xLOTUS.MOON77#4', 'maybe'],
  ['password-reverses-username', '77nooM.sutoL', 'yes'],
  ['password-reverses-username', '77NOOm.SUTOl', 'maybe'],
  ['password-reverses-username', 'x77nooM.sutoL#', 'maybe'],
  ['password-repeats', 'aaaa-Kd7#wq', 'yes'],
  ['password-repeats', 'aKAdaw7aA#-', 'maybe'],
])('%s of %s: %s, since the words can be read in several ways', (name, password, is) => {
  const told = { ...facts, policy: { ...facts.policy, maxRepeat: 3 } }
  const it = request(
    variants.find(({ product }) => product === 'ciam'),
    password,
  )
  const { errors } = possible(it, worldOf(told))
  const conditions = [...errors].map(([{ condition }, holds]) => [condition, holds])
  expect(conditions).toContainEqual([name, is])
})
