// What must be refused is accepted. Each mutant mends the request before the sandbox judges it; if it lets a bad
// password through, that password is the one that is set.
import { identityParts } from '../../scripts/model/identity-parts.ts'
import {
  type Mutant,
  type Need,
  accepting,
  familyOf,
  has,
  needsToken,
  tokenKey,
} from './deployment.ts'
import {
  anyToken,
  isCodeOfAnother,
  isForged,
  isOrphan,
  isOtherKind,
  rightCode,
  withRightCode,
  withValidToken,
} from './credentials.ts'
import {
  type Exchange,
  type Incoming,
  allowedPassword,
  notePasswords,
  put,
  setPassword,
  withToken,
} from './exchange.ts'

const mutant = familyOf('enforcement')
const subject = { subject: 'enforcement' }

type Mend = (exchange: Exchange) => Incoming | undefined

const onlyIf =
  (test: (exchange: Exchange) => boolean, mend: Mend): Mend =>
  (exchange) =>
    test(exchange) ? mend(exchange) : undefined

type Input = NonNullable<Exchange['variant']>['inputs'][number]

/** The request with the contract's own samples for absent inputs. */
const filled =
  (isMeant: (input: Input) => boolean): Mend =>
  (exchange) => {
    const inputs = absentIn(exchange).filter(isMeant)
    const fill = (request: Incoming | undefined, { value = '', examples }: Input) =>
      put({ ...exchange, request: request ?? exchange.request }, value, examples[0] ?? 'any')
    return inputs.reduce<Incoming | undefined>(fill, undefined)
  }

const absentIn = ({ variant, value }: Exchange) =>
  variant?.inputs.filter((input) => input.required && !value(input.value ?? '')) ?? []

const isOfDevice = ({ value }: Input) => value?.startsWith('device.') ?? false

/** Whether the variant has a code for the absence of such an input. */
function missed(key: string): Need {
  return ({ inputs, errors }) => {
    const names = inputs.filter(({ value }) => value?.startsWith(key)).map(({ name }) => name)
    return errors.some(
      ({ condition, fields = [], headers = [] }) =>
        condition === 'missing' && [...fields, ...headers].some((it) => names.includes(it)),
    )
  }
}

const withClient: Mend = (exchange) =>
  put(exchange, 'clientId', exchange.sandbox.data.clients[0] ?? '')

const lenient: [name: string, condition: string, mend: Mend, needs?: Need][] = [
  ['accepts an unknown client', 'unknown-client', withClient],
  [
    'accepts a client id that looks like a registered one',
    'unknown-client',
    onlyIf(
      ({ value, sandbox }) => value('clientId')?.length === sandbox.data.clients[0]?.length,
      withClient,
    ),
  ],
  [
    'accepts a request without a client id',
    'missing',
    filled(({ value }) => value === 'clientId'),
    missed('clientId'),
  ],
  ['accepts a request without device headers', 'missing', filled(isOfDevice), missed('device.')],
  [
    'accepts a request that lacks one device header',
    'missing',
    onlyIf((exchange) => absentIn(exchange).filter(isOfDevice).length === 1, filled(isOfDevice)),
    missed('device.'),
  ],
  [
    'accepts a request without a verification code',
    'missing',
    onlyIf(({ value }) => !value('verifyCode'), withRightCode),
    missed('verifyCode'),
  ],
  [
    'accepts a request without a password',
    'missing',
    onlyIf(
      ({ value }) => !value('newPassword'),
      (exchange) => put(exchange, 'newPassword', allowedPassword(exchange)),
    ),
    missed('newPassword'),
  ],
  ['accepts any token', 'invalid-token', withValidToken],
  [
    'accepts the token of an account that is gone',
    'unknown-user',
    onlyIf(isOrphan, withValidToken),
    ({ identities }) => identities.length === 0,
  ],
  [
    'accepts the other kind of token',
    'invalid-token',
    onlyIf(isOtherKind, withValidToken),
    ({ operation }) => operation.variants.some(needsToken),
  ],
  [
    'reads a token without checking its signature',
    'invalid-token',
    onlyIf(isForged, withValidToken),
    needsToken,
  ],
  ['accepts any verification code', 'wrong-code', withRightCode],
  [
    'accepts any verification code in a reset by e-mail',
    'wrong-code',
    onlyIf(({ value }) => value('account.email') !== undefined, withRightCode),
    has('account.email'),
  ],
  [
    'accepts the verification code of another account',
    'wrong-code',
    onlyIf(isCodeOfAnother, withRightCode),
  ],
  [
    'accepts a verification code of the right length',
    'wrong-code',
    onlyIf(
      (exchange) => exchange.value('verifyCode')?.length === rightCode(exchange)?.length,
      withRightCode,
    ),
  ],
  [
    'accepts a verification code of equal digits, as testers use',
    'wrong-code',
    onlyIf(({ value }) => /^(\d)\1+$/.test(value('verifyCode') ?? ''), withRightCode),
  ],
]

type Accepts = (password: string, exchange: Exchange) => boolean

const rules = [
  'password-reused',
  'password-reverses-username',
  'password-contains-identity',
  'password-too-simple',
  'password-weak',
  'password-repeats',
  'password-length',
]

const lengthIs =
  (test: (length: number, least: number, most: number) => boolean): Accepts =>
  (password, { sandbox: { state } }) =>
    test([...password].length, state.policy.minLength ?? 0, state.policy.maxLength ?? Infinity)

const contains = (password: string, part: string | undefined) =>
  part !== undefined && part !== '' && password.includes(part)

/** Passwords that break the rule and are accepted all the same. */
const unruled: [name: string, rule: string, accepts: Accepts][] = [
  ...rules.map((rule): [string, string, Accepts] => [`ignores the rule ${rule}`, rule, () => true]),
  ['accepts an over-long password', 'password-length', lengthIs((it, _, most) => it > most)],
  ['accepts a too short password', 'password-length', lengthIs((it, least) => it < least)],
  [
    'accepts one character more than the most',
    'password-length',
    lengthIs((it, _, most) => it === most + 1),
  ],
  [
    'accepts one character fewer than the least',
    'password-length',
    lengthIs((it, least) => it === least - 1),
  ],
  [
    'accepts a password far longer than the most',
    'password-length',
    lengthIs((it, _, most) => it > most + 8),
  ],
  [
    'accepts one equal character too many',
    'password-repeats',
    (password, { sandbox }) =>
      !new RegExp(`(.)\\1{${(sandbox.state.policy.maxRepeat ?? 0) + 1}}`).test(password),
  ],
  [
    'looks for repeats of letters alone',
    'password-repeats',
    (password) => !/([a-z])\1\1/i.test(password),
  ],
  ['asks for a digit alone', 'password-too-simple', (password) => /\d/.test(password)],
  [
    'asks for both cases of letters alone',
    'password-too-simple',
    (password) => /[a-z]/.test(password) && /[A-Z]/.test(password),
  ],
  [
    'knows the first of the weak passwords alone',
    'password-weak',
    (password, { sandbox }) => password !== sandbox.state.policy.weak?.[0],
  ],
  [
    'looks for the identity at the start of a password alone',
    'password-contains-identity',
    (password, { account }) =>
      !identityParts(account?.identity ?? {}).sure.some((part) => password.startsWith(part)),
  ],
  [
    'does not look for the mobile number in a password',
    'password-contains-identity',
    (password, { account }) => contains(password, account?.identity.mobile),
  ],
  [
    'does not know the name in pinyin',
    'password-contains-identity',
    (password, { account }) => contains(password, account?.identity.pinyin?.[0]),
  ],
  [
    'compares the username alone with the password',
    'password-contains-identity',
    (password, { account }) =>
      !password.toLowerCase().includes(account?.identity.username?.toLowerCase() ?? ''),
  ],
  [
    'accepts the current password again',
    'password-reused',
    (password, { account, sandbox }) =>
      account !== undefined && sandbox.state.isCurrent(account, password),
  ],
  [
    'forgets the policy if an administrator sets the password',
    'password-too-simple',
    (_, { variant }) => tokenKey(variant) === 'accessToken',
  ],
  [
    'forgets the weak passwords in resets',
    'password-weak',
    (_, { variant }) => !variant?.credentials.length,
  ],
]

/** Sets a password in spite of this rule. */
const ignoring = (rule: string, accepts: Accepts) => (exchange: Exchange) => {
  const response = exchange.pass()
  const password = exchange.value('newPassword')
  const isBroken = response.error?.condition === rule
  if (!isBroken || password === undefined || !exchange.account || !accepts(password, exchange))
    return response
  const restore = notePasswords(exchange)
  const accepted = exchange.pass(put(exchange, 'newPassword', allowedPassword(exchange)))
  if (accepted.status >= 300) return accepted
  restore()
  setPassword(exchange, exchange.account, password)
  return accepted
}

export const enforcement: Mutant[] = [
  ...lenient.map(([name, condition, mend, needs]) =>
    mutant(name, { ...subject, condition }, accepting(condition, mend), needs),
  ),
  ...unruled.map(([name, rule, accepts]) =>
    mutant(name, { ...subject, condition: rule }, ignoring(rule, accepts)),
  ),
  mutant(
    'takes the account from the code if no token comes',
    subject,
    (exchange) => {
      const { token, variant, operation, value } = exchange
      const isNamed = variant?.identities.some((it) => value(it.value ?? '') !== undefined)
      const isAnonymous = token === undefined && !isNamed && operation?.variants.some(needsToken)
      return exchange.pass(isAnonymous ? withToken(exchange, anyToken(exchange)) : undefined)
    },
    ({ credentials, inputOf, identities }) =>
      credentials.length > 0 && identities.length === 0 && inputOf.has('verifyCode'),
  ),
  mutant(
    'changes a password without any token',
    subject,
    (exchange) => {
      const isAnonymous = exchange.token === undefined && exchange.variant?.credentials.length
      return exchange.pass(isAnonymous ? withValidToken(exchange) : undefined)
    },
    ({ operation }) => operation.variants.every(needsToken),
  ),
  mutant(
    'does not look at a verification code that is empty',
    { ...subject, condition: 'missing' },
    (exchange) => {
      const { fields, variant } = exchange
      const isEmpty = fields[variant?.inputOf.get('verifyCode')?.name ?? ''] === ''
      return exchange.pass(isEmpty ? withRightCode(exchange) : undefined)
    },
    has('verifyCode'),
  ),
  mutant(
    'responds to an unknown user as if its password were set',
    { ...subject, condition: 'unknown-user' },
    (exchange) => {
      const response = exchange.pass()
      const { success } = exchange.operation ?? {}
      if (!success || response.error?.condition !== 'unknown-user') return response
      // An object if there is a schema.
      const [name] = Object.keys((success.schema?.properties as object | undefined) ?? {})
      return {
        status: success.status,
        headers: name ? { 'Content-Type': 'application/json' } : {},
        body: name ? JSON.stringify({ [name]: exchange.value('account.userId') }) : '',
      }
    },
  ),
]
