// What must be refused is accepted. Each fault mends the request before the sandbox judges it; where it
// lets a bad password through, that password is the one that is set.
import { identityParts, rules } from '../../conditions/rules.ts'
import { tokenText as valueOf } from '../../sandbox/start-data.ts'
import { readData } from '../../sandbox/start-data.ts'
import {
  type Behaviour,
  type FaultyDeployment,
  type Need,
  accepting,
  familyOf,
  isAbout,
} from './faulty.ts'
import { type Call, type Visit, allowedPassword, noting, put, withToken } from './visit.ts'

const fault = familyOf('enforcement')

const lenient = (
  name: string,
  condition: string,
  mend: (visit: Visit) => Call | undefined,
  needs?: Need,
): FaultyDeployment =>
  fault(name, { subject: 'enforcement', condition }, accepting(condition, mend), needs)

const unruled = (
  name: string,
  condition: string,
  applies?: (password: string, visit: Visit) => boolean,
): FaultyDeployment =>
  fault(name, { subject: 'enforcement', condition }, ignoring(condition, applies))

export const enforcement: FaultyDeployment[] = [
  lenient('accepts an unknown client', 'unknown-client', (visit) =>
    put(visit, 'clientId', visit.sandbox.data.clients[0] ?? ''),
  ),
  lenient(
    'accepts a call without a client id',
    'missing',
    (visit) => filled(visit, ({ value }) => value === 'clientId'),
    missed('clientId'),
  ),
  lenient(
    'accepts a call without device headers',
    'missing',
    (visit) => filled(visit, ({ value }) => value?.startsWith('device.') ?? false),
    missed('device.'),
  ),
  lenient(
    'accepts a call that lacks one device header',
    'missing',
    (visit) => {
      const absent =
        visit.variant?.inputs.filter(
          ({ value = '', required }) =>
            required && value.startsWith('device.') && visit.value(value) === undefined,
        ) ?? []
      return absent.length === 1 ? filled(visit, (input) => absent.includes(input)) : undefined
    },
    missed('device.'),
  ),
  lenient(
    'accepts a call without a verification code',
    'missing',
    (visit) => (visit.value('verifyCode') ? undefined : withRightCode(visit)),
    missed('verifyCode'),
  ),
  lenient(
    'accepts a call without a password',
    'missing',
    (visit) =>
      visit.value('newPassword')
        ? undefined
        : put(visit, 'newPassword', allowedPassword(visit) ?? ''),
    missed('newPassword'),
  ),
  lenient('accepts any token', 'invalid-token', (visit) => withToken(visit, validToken(visit))),
  lenient(
    'accepts the token of an account that is gone',
    'unknown-user',
    (visit) => (isOrphan(visit) ? withToken(visit, validToken(visit)) : undefined),
    ({ identities }) => identities.length === 0,
  ),
  lenient(
    'accepts the other kind of token',
    'invalid-token',
    (visit) => (isOtherKind(visit) ? withToken(visit, validToken(visit)) : undefined),
    ({ operation }) => operation.variants.some(({ security }) => security !== undefined),
  ),
  lenient(
    'reads a token without checking its signature',
    'invalid-token',
    (visit) => (isForged(visit) ? withToken(visit, validToken(visit)) : undefined),
    ({ security }) => security !== undefined,
  ),
  fault(
    'takes the account from the code where no token comes',
    { subject: 'enforcement' },
    (visit) => {
      const { sandbox, token, variant, operation } = visit
      const namesAnybody = variant?.identities.some(
        ({ value = '' }) => visit.value(value) !== undefined,
      )
      if (
        token !== undefined ||
        namesAnybody ||
        !operation?.variants.some(({ security }) => security)
      )
        return visit.pass()
      return visit.pass(
        bearing(visit, sandbox.data.accounts[0]?.idToken ?? sandbox.data.accessTokens?.[0]),
      )
    },
    ({ security, inputOf, identities }) =>
      security !== undefined && identities.length === 0 && inputOf.has('verifyCode'),
  ),
  fault(
    'changes a password without any token',
    { subject: 'enforcement' },
    (visit) => {
      const { token, variant } = visit
      return visit.pass(
        token === undefined && variant?.security ? withToken(visit, validToken(visit)) : undefined,
      )
    },
    ({ security, operation }) =>
      security !== undefined && operation.variants.every((it) => it.security),
  ),
  lenient('accepts any verification code', 'wrong-code', withRightCode),
  lenient(
    'accepts any verification code in a reset by e-mail',
    'wrong-code',
    (visit) => (visit.value('account.email') ? withRightCode(visit) : undefined),
    ({ inputOf }) => inputOf.has('account.email'),
  ),
  lenient('accepts the verification code of another account', 'wrong-code', (visit) => {
    const { state } = visit.sandbox
    const isOfAnother = state
      .accounts()
      .some(
        (it) =>
          it !== visit.account &&
          state.isCode(visit.value('verifyCode') ?? '', visit.variant?.verificationType ?? '', it),
      )
    return isOfAnother ? withRightCode(visit) : undefined
  }),
  lenient('accepts a verification code of the right length', 'wrong-code', (visit) =>
    visit.value('verifyCode')?.length === rightCode(visit)?.length
      ? withRightCode(visit)
      : undefined,
  ),
  lenient('accepts a verification code of equal digits, as testers use', 'wrong-code', (visit) =>
    /^(\d)\1+$/.test(visit.value('verifyCode') ?? '') ? withRightCode(visit) : undefined,
  ),
  fault(
    'takes an empty verification code for one that need not be looked at',
    { subject: 'enforcement', condition: 'wrong-code' },
    (visit) =>
      visit.pass(
        visit.fields[visit.variant?.inputOf.get('verifyCode')?.name ?? ''] === ''
          ? withRightCode(visit)
          : undefined,
      ),
    ({ inputOf }) => inputOf.has('verifyCode'),
  ),
  lenient('accepts a client id that looks like a registered one', 'unknown-client', (visit) => {
    const [known = ''] = visit.sandbox.data.clients
    return visit.value('clientId')?.length === known.length
      ? put(visit, 'clientId', known)
      : undefined
  }),
  fault(
    'answers an unknown user as if its password were set',
    { subject: 'enforcement', condition: 'unknown-user' },
    (visit) => {
      const answer = visit.pass()
      const { success } = visit.operation ?? {}
      if (!success || !answer.error || !isAbout(answer.error, 'unknown-user')) return answer
      const [name] = Object.keys((success.schema?.properties as object | undefined) ?? {}) // an object where there is a schema
      return {
        status: success.status,
        headers: name ? { 'Content-Type': 'application/json' } : {},
        body: name ? JSON.stringify({ [name]: visit.value('account.userId') }) : '',
      }
    },
  ),
  ...rules.map(({ name }) => unruled(`ignores the rule ${name}`, name)),
  unruled(
    'accepts an over-long password',
    'password-length',
    (password, { sandbox }) => [...password].length > (sandbox.state.policy.maxLength ?? Infinity),
  ),
  unruled(
    'accepts a too short password',
    'password-length',
    (password, { sandbox }) => [...password].length < (sandbox.state.policy.minLength ?? 0),
  ),
  unruled(
    'accepts one character more than the most',
    'password-length',
    (password, { sandbox }) => [...password].length === (sandbox.state.policy.maxLength ?? 0) + 1,
  ),
  unruled(
    'accepts one character fewer than the least',
    'password-length',
    (password, { sandbox }) => [...password].length === (sandbox.state.policy.minLength ?? 0) - 1,
  ),
  unruled(
    'accepts one equal character too many',
    'password-repeats',
    (password, { sandbox }) =>
      !new RegExp(`(.)\\1{${(sandbox.state.policy.maxRepeat ?? 0) + 1}}`).test(password),
  ),
  unruled(
    'accepts a password far longer than the most',
    'password-length',
    (password, { sandbox }) => [...password].length > (sandbox.state.policy.maxLength ?? 0) + 8,
  ),
  unruled(
    'looks for repeats of letters alone',
    'password-repeats',
    (password) => !/([a-z])\1\1/i.test(password),
  ),
  unruled('asks for a digit alone', 'password-too-simple', (password) => /\d/.test(password)),
  unruled(
    'asks for both cases of letters alone',
    'password-too-simple',
    (password) => /[a-z]/.test(password) && /[A-Z]/.test(password),
  ),
  unruled(
    'knows the first of the weak passwords alone',
    'password-weak',
    (password, { sandbox }) => password !== sandbox.state.policy.weak?.[0],
  ),
  unruled(
    'looks for the identity at the start of a password alone',
    'password-contains-identity',
    (password, { account }) =>
      !identityParts(account?.identity ?? {}).some((part) => password.startsWith(part)),
  ),
  unruled(
    'does not look for the mobile number in a password',
    'password-contains-identity',
    (password, { account }) => password.includes(account?.identity.mobile ?? '\0'),
  ),
  unruled(
    'does not know the name in pinyin',
    'password-contains-identity',
    (password, { account }) =>
      password.includes(identityParts({ name: account?.identity.name ?? '' })[0] ?? '\0'),
  ),
  unruled(
    'accepts the current password again',
    'password-reused',
    (password, { account, sandbox }) => {
      if (!account) return false
      return sandbox.state.isUsed(
        { ...account, passwords: account.passwords.slice(0, 1) },
        password,
      )
    },
  ),
  unruled(
    'compares the username alone with the password',
    'password-contains-identity',
    (password, { account }) =>
      !password.toLowerCase().includes(account?.identity.username?.toLowerCase() ?? ''),
  ),
  unruled(
    'forgets the policy where an administrator sets the password',
    'password-too-simple',
    (_, { variant }) => variant?.security?.value === 'accessToken',
  ),
  unruled(
    'forgets the weak passwords in resets',
    'password-weak',
    (_, { variant }) => !variant?.security,
  ),
]

/** Whether the variant has a code for the absence of such an input. */
function missed(key: string): Need {
  return ({ inputs, errors }) => {
    const names = inputs.filter(({ value }) => value?.startsWith(key)).map(({ name }) => name)
    return errors.some(
      (error) =>
        isAbout(error, 'missing') &&
        [...(error.fields ?? []), ...(error.headers ?? [])].some((it) => names.includes(it)),
    )
  }
}

/** Sets a password in spite of this rule. */
function ignoring(
  condition: string,
  applies: (password: string, visit: Visit) => boolean = () => true,
): Behaviour {
  return (visit) => {
    const answer = visit.pass()
    const { account, sandbox, variant } = visit
    const password = visit.value('newPassword')
    if (
      answer.error?.condition !== condition ||
      password === undefined ||
      !account ||
      !applies(password, visit)
    )
      return answer
    const undo = noting(visit)
    const accepted = visit.pass(put(visit, 'newPassword', allowedPassword(visit) ?? ''))
    if (accepted.status >= 300) return accepted
    undo()
    sandbox.state.setPassword(account, password, variant?.verificationType)
    return accepted
  }
}

/** The request with the contract's own samples for absent inputs. */
function filled(
  visit: Visit,
  which: (input: NonNullable<Visit['variant']>['inputs'][number]) => boolean,
): Call | undefined {
  const inputs =
    visit.variant?.inputs.filter(
      (input) => which(input) && input.required && !visit.value(input.value ?? ''),
    ) ?? []
  return inputs.reduce<Call | undefined>(
    (call, input) =>
      put({ ...visit, call: call ?? visit.call }, input.value ?? '', input.examples[0] ?? 'any'),
    undefined,
  )
}

function withRightCode(visit: Visit): Call | undefined {
  const code = rightCode(visit)
  return code === undefined ? undefined : put(visit, 'verifyCode', code)
}

/** The code that was sent to the visit's account; to anybody where there is none. */
export function rightCode({ sandbox, account, variant }: Visit): string | undefined {
  const { accounts } = readData(sandbox.data)
  const own = accounts.find(({ userId }) => userId === account?.identity.userId) ?? accounts[0]
  return typeof own?.verifyCode === 'object'
    ? own.verifyCode[variant?.verificationType ?? '']
    : own?.verifyCode
}

/** A token that the call needs, of the first account. */
function validToken({ variant, sandbox }: Visit): string | undefined {
  const { accounts, accessTokens } = readData(sandbox.data)
  const token = variant?.security?.value === 'accessToken' ? accessTokens[0] : accounts[0]?.idToken
  return token && valueOf(token)
}

function bearing(visit: Visit, token: Parameters<typeof valueOf>[0] | undefined): Call | undefined {
  return token === undefined ? undefined : withToken(visit, valueOf(token))
}

function isOrphan({ sandbox, token }: Visit): boolean {
  return token !== undefined && (sandbox.data.orphanIdTokens?.includes(token) ?? false)
}

/** Whether it begins as the valid one does, and ends otherwise. */
export function isForged(visit: Visit): boolean {
  const valid = validToken(visit)
  return (
    valid !== undefined &&
    visit.token?.length === valid.length &&
    visit.token !== valid &&
    visit.token.slice(0, valid.length / 3) === valid.slice(0, valid.length / 3)
  )
}

function isOtherKind({ sandbox: { state }, variant, token }: Visit): boolean {
  const other = variant?.security?.value === 'accessToken' ? 'idToken' : 'accessToken'
  return token !== undefined && state.isToken(other, token)
}
