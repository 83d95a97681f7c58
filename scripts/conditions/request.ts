// Conditions on what a request carries, whatever the password in it.
import type { Variant, Input } from '../contract/contract.ts'
import type { CatalogError } from '../contract/catalog.ts'
import { type Condition, put, without } from './condition.ts'

const met = {}

export const missing: Condition = {
  name: 'missing',
  when: { en: 'a needed value is absent or blank', zh: '必需的值缺失或为空白' },
  effects: [],
  provoked: true,
  supplies: { parameter: 'X-client-id' },
  holds(situation, error) {
    const absent = watched(situation.variant, error).find((input) => !situation.has(input))
    return absent && { parameter: absent.name }
  },
  // Absent and not blank: a page that says "cannot be empty" leaves open what a blank is, never what nothing is.
  breaks({ variant, draft }, error) {
    const inputs = watched(variant, error)
    if (inputs.length === 0) return 'no input of this mode is one that the code is about'
    return inputs.map((input) => ({ fault: `without ${input.name}`, draft: without(draft, input) }))
  },
}

export const unknownClient: Condition = {
  name: 'unknown-client',
  when: { en: 'the client id is not registered', zh: 'Client ID 未注册' },
  effects: [],
  provoked: true,
  supplies: {},
  holds(situation) {
    const id = situation.value('clientId')
    return id !== undefined && !situation.isClient(id) ? met : undefined
  },
  // By turns one that is plainly made up, and one that looks like the client's own.
  breaks({ variant, draft, turn = 0 }) {
    const input = variant.inputOf.get('clientId')
    if (!input) return 'this call names no client'
    const known = String(draft.values.get(input) ?? '')
    const reversed = [...known].reverse().join('')
    if (turn % 2 === 0 || reversed === known)
      return [
        {
          fault: 'with a client id that is not registered',
          draft: put(draft, input, 'contract-check-no-such-client'),
        },
      ]
    return [{ fault: 'with its client id written backwards', draft: put(draft, input, reversed) }]
  },
}

export const invalidToken: Condition = {
  name: 'invalid-token',
  when: {
    en: 'a token is needed, and is absent, garbled or expired',
    zh: '需要令牌，而令牌缺失、损坏或已过期',
  },
  effects: [],
  provoked: true,
  supplies: { token: { en: 'token', zh: '令牌' } },
  holds({ variant, token }) {
    return variant.security && token !== 'valid' ? { token: variant.security.scheme } : undefined
  },
  // Garbled and not absent: what a missing token earns is published for none of the calls.
  breaks({ variant, draft }) {
    if (!variant.security) return 'this mode needs no token'
    return [
      { fault: 'with a garbled token', draft: { ...draft, token: 'contract-check.garbled.token' } },
    ]
  },
}

export const unknownUser: Condition = {
  name: 'unknown-user',
  when: {
    en: 'no account has this mobile number, e-mail address or user id, or the account of the token is gone',
    zh: '没有账号使用该手机号、邮箱或用户 ID，或令牌所属的账号已不存在',
  },
  effects: [],
  // A code that nobody was sent cannot be right, so a service may well say that first.
  maskedBy: ['wrong-code'],
  provoked: true,
  supplies: {},
  holds(situation) {
    const { variant, account, token } = situation
    const identities = variant.identities
    const named =
      identities.length === 0
        ? variant.security?.value === 'idToken' && token === 'valid'
        : identities.every(({ value }) => given(situation.value, value))
    return named && !account ? met : undefined
  },
  breaks({ variant, draft, orphanIdToken }) {
    const [identity] = variant.identities
    if (identity) {
      const known = draft.values.get(identity)
      return [
        {
          fault: `with a ${identity.name} that no account has`,
          draft: put(draft, identity, unlike(String(known))),
        },
      ]
    }
    if (variant.security?.value !== 'idToken') return 'this call names no account'
    if (orphanIdToken === undefined)
      return 'needs an id token whose account is gone (deletedAccount.idToken)'
    return [
      {
        fault: 'with the id token of an account that is gone',
        draft: { ...draft, token: orphanIdToken },
      },
    ]
  },
}

export const wrongCode: Condition = {
  name: 'wrong-code',
  when: { en: 'the verification code is not the one that was sent', zh: '验证码与发送的不一致' },
  effects: ['attempt'],
  provoked: true,
  supplies: {},
  holds(situation) {
    return situation.value('verifyCode') !== undefined && !situation.codeIsRight ? met : undefined
  },
  breaks({ variant, draft }) {
    const input = variant.inputOf.get('verifyCode')
    if (!input) return 'this call carries no verification code'
    const right = String(draft.values.get(input))
    return [
      { fault: 'with another verification code', draft: put(draft, input, otherDigits(right)) },
    ]
  },
}

export const unavailable: Condition = {
  name: 'unavailable',
  when: { en: 'the service is down or busy', zh: '服务不可用或繁忙' },
  effects: [],
  provoked: false,
  supplies: {},
  holds: () => undefined,
  breaks: () => 'a deployment is never made busy on purpose',
}

const watchedBy = new WeakMap<CatalogError, Map<Variant, Input[]>>()

/** The inputs of this variant that a `missing` entry is about; found once, since every request asks. */
function watched(variant: Variant, error: CatalogError): Input[] {
  const ofVariants = watchedBy.get(error) ?? new Map<Variant, Input[]>()
  watchedBy.set(error, ofVariants)
  const known = ofVariants.get(variant)
  if (known) return known
  const { fields = [], headers = [] } = error
  const lower = headers.map((header) => header.toLowerCase())
  const inputs = variant.inputs.filter((input) =>
    input.in === 'header'
      ? lower.includes(input.name.toLowerCase())
      : input.in !== 'path' && fields.includes(input.name),
  )
  ofVariants.set(variant, inputs)
  return inputs
}

function given(value: (key: string) => string | undefined, key: string | undefined): boolean {
  return key !== undefined && value(key) !== undefined
}

/** A value of the same shape that nobody has: digits become zeros, an address moves to a reserved domain. */
export function unlike(value: string): string {
  if (value.includes('@')) return 'contract-check-nobody@example.com'
  const zeros = value.replace(/\d/g, '0')
  return zeros === value ? `no-such-${value}` : zeros
}

/** Each digit moved on by one, so that length and shape stay. */
export function otherDigits(code: string): string {
  const moved = code.replace(/\d/g, (digit) => String((Number(digit) + 1) % 10))
  return moved === code ? `${code}0` : moved
}
