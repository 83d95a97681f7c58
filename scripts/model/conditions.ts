// The closed vocabulary of reasons for an error. A condition answers whether a request meets it in a
// world, with yes, no or maybe, and supplies the values of the message. CONTRIBUTING.md says where else a new one goes.
import type { CatalogError, Texts } from '../contract/catalog.ts'
import type { Credential, Input, Variant } from '../contract/contract.ts'
import {
  type ErrorEntry,
  accountTokensOf,
  carries,
  identityIn,
  identityKeys,
  subjectOf,
  tokenKeys,
  tokenOf,
  valueOf,
  watchedCredentials,
  watchedInputs,
} from './carried.ts'
import {
  type Values,
  type Yardstick,
  firstReadingOf,
  isUnknown,
  passwordRules,
  readingsOf,
} from './password-rules.ts'
import { type Request, presenceOf, textOf } from './request.ts'
import { type Trilean, agreed, either, not, trilean } from './trilean.ts'
import type { Match, World } from './world.ts'

export interface Condition {
  name: string
  /** When it is met, as half a sentence for people: no more than the documents say of codes that have it. */
  when: Required<Texts>
  /** The inputs that it looks at, if the entry of a code does not name them. */
  looksAt?(variant: Variant): string[]
  /** False if no request can meet it, so that only a forced response shows it. */
  provoked: boolean
  /** Whether a request that meets it can never succeed, even if no page says so. */
  indispensable: boolean
  /** The parameters that it can fill, with samples. */
  supplies: Values
  holds(request: Request, world: World, entry: ErrorEntry): Trilean
  /** Values for the message; asked only if it holds. */
  values(request: Request, world: World, entry: ErrorEntry): Values
}

const nothing = () => ({})

const missing: Condition = {
  name: 'missing',
  when: { en: 'a needed value is empty', zh: '必需的值为空' },
  provoked: true,
  indispensable: true,
  supplies: { parameter: 'X-client-id' },
  holds: (request, world, entry) =>
    either([
      ...watchedInputs(request.variant, entry).map((input) => isMissing(request, world, input)),
      ...watchedCredentials(request.variant, entry).map((it) => isAbsent(request, world, it)),
    ]),
  values(request, world, entry) {
    const inputs = watchedInputs(request.variant, entry)
    const absent =
      inputs.find((input) => isMissing(request, world, input) !== 'no') ??
      watchedCredentials(request.variant, entry).find((it) => isAbsent(request, world, it) !== 'no')
    return absent ? { parameter: absent.name } : {}
  },
}

/** A header that is there without a credential in it may count as either. */
function isAbsent(request: Request, { complete }: World, { values }: Credential): Trilean {
  const parts = values.map((key) => request.credentials.get(key))
  if (parts.every((it) => it === undefined)) return 'yes'
  if (parts.some((it) => it !== '')) return 'no'
  return complete ? 'yes' : 'maybe'
}

/** "Cannot be empty" leaves open what white space, null and other types are. */
function isMissing(request: Request, { complete }: World, input: Input): Trilean {
  const presence = presenceOf(request, input)
  if (presence === 'blank') return complete ? 'yes' : 'maybe'
  return trilean(presence === 'absent')
}

const unknownClient: Condition = {
  name: 'unknown-client',
  when: { en: 'the client id is not registered', zh: 'Client ID 未注册' },
  provoked: true,
  indispensable: true,
  supplies: {},
  holds(request, world) {
    const id = valueOf(request, 'clientId')
    return !id ? 'no' : not(world.isClient(id))
  },
  values: nothing,
}

const invalidClient: Condition = {
  name: 'invalid-client',
  when: { en: 'the client secret is not that of the client', zh: 'Client Secret 与客户端不匹配' },
  provoked: true,
  indispensable: true,
  supplies: {},
  holds(request, world) {
    if (!carries(request.variant, 'clientSecret')) return 'no'
    const secret = valueOf(request, 'clientSecret')
    return secret === undefined
      ? 'yes'
      : not(world.isClientSecret(valueOf(request, 'clientId'), secret))
  },
  values: nothing,
}

const invalidToken: Condition = {
  name: 'invalid-token',
  when: {
    en: 'a token is needed, and is absent, garbled or expired',
    zh: '需要令牌，而令牌缺失、损坏或已过期',
  },
  provoked: true,
  indispensable: true,
  supplies: { token: { en: 'token', zh: '令牌' } },
  holds: (request, world, entry) =>
    either(tokenKeys(request.variant, entry).map((key) => not(tokenOf(request, world, key).valid))),
  values(request, world, entry) {
    const { credentials } = request.variant
    const keys = tokenKeys(request.variant, entry)
    const bad = credentials.find(
      ({ values: [key = ''] }) =>
        keys.includes(key) && tokenOf(request, world, key).valid !== 'yes',
    )
    return bad ? { token: bad.scheme } : {}
  },
}

const unknownUser: Condition = {
  name: 'unknown-user',
  when: { en: 'the request names an account that does not exist', zh: '请求指定的账号不存在' },
  looksAt: ({ identities }) => identities.map(({ name }) => name),
  provoked: true,
  indispensable: true,
  supplies: {},
  holds(request, world) {
    if (identityKeys(request.variant).length === 0) {
      return either(
        accountTokensOf(request.variant).map((key) => {
          const { orphan, valid } = tokenOf(request, world, key)
          // It is refused in any case: as unknown, or as a token that ended with its account.
          return trilean(orphan && valid !== 'no')
        }),
      )
    }
    const identity = identityIn(request)
    if (!identity) return 'no'
    const match = world.find(identity)
    if (!match) return 'yes'
    return match.is === 'maybe' ? 'maybe' : strangers(request, world, match)
  },
  values: nothing,
}

/** Nobody's own token opens another account. */
function strangers(request: Request, world: World, { account }: Match): Trilean {
  return either(
    accountTokensOf(request.variant).map((key) => {
      const { account: owner, valid } = tokenOf(request, world, key)
      return owner && owner !== account && valid !== 'no' ? 'yes' : 'no'
    }),
  )
}

const wrongCode: Condition = {
  name: 'wrong-code',
  when: { en: 'the verification code is not the one that was sent', zh: '验证码与发送的不一致' },
  provoked: true,
  indispensable: true,
  supplies: {},
  holds(request, world) {
    const code = textOf(request, 'verifyCode')
    if (code === undefined) return 'no'
    const match = subjectOf(request, world)
    const right = world.isCode(code, request.variant.verificationType, match?.account)
    return match?.is === 'maybe' && right === 'no' ? 'maybe' : not(right)
  },
  values: nothing,
}

const wrongPassword: Condition = {
  name: 'wrong-password',
  when: {
    en: 'the current password is not that of the account',
    zh: '当前密码与账号的密码不一致',
  },
  provoked: true,
  indispensable: true,
  supplies: {},
  holds(request, world) {
    const password = valueOf(request, 'account.password')
    const isProof = request.variant.credentials.some(({ values }) =>
      values.includes('account.password'),
    )
    if (!password) return trilean(isProof)
    const match = subjectOf(request, world)
    // A name that nobody has is for `unknown-user` to say.
    if (!match) return trilean(isProof && identityIn(request) === undefined)
    const right = world.isCurrent(match.account, password)
    return match.is === 'maybe' && right === 'no' ? 'maybe' : not(right)
  },
  values: nothing,
}

const passwordReused: Condition = {
  name: 'password-reused',
  when: {
    en: 'the account has used the new password before',
    zh: '新密码是该账号用过的密码',
  },
  provoked: true,
  indispensable: false,
  supplies: {},
  holds(request, world) {
    const password = textOf(request, 'newPassword')
    const match = password === undefined ? undefined : subjectOf(request, world)
    if (password === undefined || !match) return 'no'
    const used = world.isUsed(match.account, password)
    return match.is === 'maybe' && used === 'yes' ? 'maybe' : used
  },
  values: nothing,
}

const nobody = {}

const passwordConditions = passwordRules.map((rule): Condition => ({
  name: rule.name,
  when: rule.when,
  provoked: true,
  indispensable: false,
  supplies: rule.supplies,
  holds(request, world) {
    const password = textOf(request, 'newPassword')
    if (password === undefined) return 'no'
    if (!world.complete && isUnknown(rule, world.policy)) {
      return rule.isKeptAnyway?.(password) === true ? 'no' : 'maybe'
    }
    const yardstick: Yardstick = {
      policy: world.policy,
      identity: subjectOf(request, world)?.account.identity ?? nobody,
    }
    if (world.complete) return trilean(firstReadingOf(rule, password, yardstick))
    return agreed(readingsOf(rule, password, yardstick).map(trilean))
  },
  values: (_, { policy }) => rule.values(policy),
}))

const unavailable: Condition = {
  name: 'unavailable',
  when: { en: 'the service is busy', zh: '服务繁忙' },
  provoked: false,
  indispensable: false,
  supplies: {},
  holds: (_, { complete }) => (complete ? 'no' : 'maybe'),
  values: nothing,
}

export const conditions: ReadonlyMap<string, Condition> = new Map(
  [
    missing,
    unknownClient,
    invalidClient,
    invalidToken,
    unknownUser,
    wrongCode,
    wrongPassword,
    passwordReused,
    ...passwordConditions,
    unavailable,
  ].map((condition) => [condition.name, condition]),
)

/** Sample values for the placeholders of an entry: its own, or those of its condition. */
export function sampleValues(
  entry: Pick<CatalogError, 'parameters' | 'condition' | 'example'>,
): Values[string][] {
  const supplied = conditions.get(entry.condition ?? '')?.supplies ?? {}
  return entry.parameters.map((name, index) => entry.example?.[index] ?? supplied[name] ?? name)
}
