// Codes that come wrongly: misspelt, of another type, of a neighbour, of nobody.
import type { Policy } from '../../conditions/policy.ts'
import { classes } from '../../conditions/rules.ts'
import type { CatalogError } from '../../contract/catalog.ts'
import type { Json } from '../../contract/json.ts'
import {
  type FaultyDeployment,
  type Need,
  familyOf,
  isAbout,
  refusing,
  withBody,
  membersOf,
  holder,
  withCode,
} from './faulty.ts'
import type { Visit } from './visit.ts'

const fault = familyOf('code')

/** Where the list of codes is open, an unknown one is no fault. */
const closed: Need = ({ list }) => list === 'closed'

const rewritten = (
  name: string,
  condition: string,
  rewrite: (code: string) => Json,
  needs: Need = () => true,
): FaultyDeployment => {
  const changes: Need = ({ errors }) =>
    errors.some((error) => isAbout(error, condition) && rewrite(error.code) !== error.code)
  return fault(
    name,
    { subject: 'code', condition },
    refusing(condition, (answer, visit) => withCode(answer, visit, rewrite(answer.error.code))),
    (variant) => needs(variant) && changes(variant),
  )
}

/** Answers the code and message of another entry of the same variant. */
const exchanged = (
  name: string,
  condition: string,
  other: (errors: CatalogError[], own: CatalogError) => CatalogError | undefined,
): FaultyDeployment => {
  const needs: Need = ({ errors }) =>
    errors.some((own) => isAbout(own, condition) && other(errors, own))
  const behave = refusing(condition, (answer, visit) => {
    const twin = other(visit.variant?.errors ?? [], answer.error)
    return twin ? inWordsOf(answer.status, twin, visit) : answer
  })
  return fault(name, { subject: 'code', condition }, behave, needs)
}

const ofCondition = (condition: string) => (errors: CatalogError[]) =>
  errors.find((error) => isAbout(error, condition))

/** Refuses for a rule what keeps it by a hair's breadth, and breaks another. */
const tooStrict = (
  name: string,
  condition: string,
  isEdge: (password: string, policy: Policy) => boolean,
): FaultyDeployment => {
  const behave = refusing(undefined, (answer, visit) => {
    const twin = visit.variant?.errors.find((error) => isAbout(error, condition))
    const isOther = answer.error.condition?.startsWith('password-') && answer.error !== twin
    return twin && isOther && isEdge(visit.value('newPassword') ?? '', visit.sandbox.state.policy)
      ? inWordsOf(answer.status, twin, visit)
      : answer
  })
  return fault(name, { subject: 'code' }, behave, ({ errors }) =>
    errors.some((error) => isAbout(error, condition)),
  )
}

export const code: FaultyDeployment[] = [
  rewritten('writes the code of a wrong code in lower case', 'wrong-code', (it) =>
    it.toLowerCase(),
  ),
  rewritten('ends a code with a space', 'password-weak', (it) => `${it} `),
  rewritten('starts a code with a tab', 'unknown-client', (it) => `\t${it}`),
  rewritten('ends a code with a character of no width', 'unknown-user', (it) => `${it}\u200b`),
  rewritten(
    'writes a code with underscores for dots',
    'password-reused',
    (it) => it.replaceAll('.', '_'),
    closed,
  ),
  rewritten(
    'writes only the last part of a code',
    'password-too-simple',
    (it) => it.split('.').at(-1) ?? '',
  ),
  rewritten('writes a code without its zeros', 'password-length', (it) =>
    it.replace(/0+(\d)$/, '$1'),
  ),
  rewritten('writes a code as a number', 'password-repeats', (it) =>
    Number(/\d+$/.exec(it)?.[0] ?? 0),
  ),
  rewritten('writes the status as the code', 'missing', () => '400', closed),
  rewritten('writes the status as a number for the code', 'unknown-client', () => 400),
  rewritten('writes a list of codes', 'password-contains-identity', (it) => [it]),
  rewritten('writes no code', 'password-reverses-username', () => null),
  rewritten('writes an empty code', 'invalid-token', () => ''),
  rewritten('writes a code with full-width digits', 'missing', (it) =>
    it.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  ),
  rewritten(
    'writes the name of an exception as the code',
    'wrong-code',
    () => 'BadCredentialsException',
    closed,
  ),
  rewritten(
    'answers a code that the contract does not know',
    'password-weak',
    () => 'UNKNOWN_ERROR',
    closed,
  ),
  fault(
    'leaves the code out of the body and puts it into a header',
    { subject: 'code', condition: 'unknown-user' },
    refusing('unknown-user', (answer, visit) => {
      const { [holder(visit, answer.error, 'error.code')]: moved, ...rest } = membersOf(answer)
      const { headers, ...body } = withBody(answer, rest)
      return { ...body, headers: { ...headers, 'X-Error-Code': String(moved) } }
    }),
  ),
  fault(
    'answers another code where Chinese is asked for',
    { subject: 'code', condition: 'unknown-client' },
    refusing('unknown-client', (answer, visit) =>
      visit.language === 'zh' ? withCode(answer, visit, `${answer.error.code}.ZH`) : answer,
    ),
    ({ languages, list }) => languages.includes('zh') && list === 'closed',
  ),
  exchanged(
    'answers a weak password as a too simple one',
    'password-weak',
    ofCondition('password-too-simple'),
  ),
  exchanged(
    'answers a password of wrong length as a too simple one',
    'password-length',
    ofCondition('password-too-simple'),
  ),
  exchanged(
    'answers a used password as a weak one',
    'password-reused',
    ofCondition('password-weak'),
  ),
  exchanged(
    'answers a reversed username as the identity in a password',
    'password-reverses-username',
    ofCondition('password-contains-identity'),
  ),
  exchanged(
    'answers an unknown client as a missing value',
    'unknown-client',
    ofCondition('missing'),
  ),
  exchanged(
    'answers an invalid token as an unknown user',
    'invalid-token',
    ofCondition('unknown-user'),
  ),
  exchanged('answers a wrong code as an unknown user', 'wrong-code', ofCondition('unknown-user')),
  exchanged('answers a missing value as another missing value', 'missing', (errors, own) =>
    errors.find((error) => error !== own && isAbout(error, 'missing')),
  ),
  tooStrict(
    'takes the greatest length for too great',
    'password-length',
    (password, { maxLength }) => [...password].length === maxLength,
  ),
  tooStrict(
    'takes the least length for too small',
    'password-length',
    (password, { minLength }) => [...password].length === minLength,
  ),
  tooStrict(
    'takes as many repeats as are allowed for too many',
    'password-repeats',
    (password, { maxRepeat = 1 }) => new RegExp(`(.)\\1{${maxRepeat - 1}}`).test(password),
  ),
  tooStrict(
    'asks for one more kind of characters than the policy',
    'password-too-simple',
    (password, { minClasses }) => classes(password) === minClasses,
  ),
  fault(
    'answers a missing value with the code of another product',
    { subject: 'code', condition: 'missing' },
    refusing('missing', (answer, visit) => {
      const twin = visit.sandbox.contract.catalog.find(
        (error) => isAbout(error, 'missing') && error.product !== visit.variant?.product,
      )
      return twin ? withCode(answer, visit, twin.code) : answer
    }),
    closed,
  ),
  fault(
    'answers a used password with the code of another call',
    { subject: 'code', condition: 'password-reused' },
    refusing('password-reused', (answer, visit) => {
      const { catalog } = visit.sandbox.contract
      const twin = catalog.find(
        (error) => isAbout(error, 'password-reused') && !visit.variant?.errors.includes(error),
      )
      return twin ? withCode(answer, visit, twin.code) : answer
    }),
    closed,
  ),
]

function inWordsOf(status: number, error: CatalogError, visit: Visit) {
  const body = {
    [holder(visit, error, 'error.code')]: error.code,
    [holder(visit, error, 'error.message')]:
      error.message[visit.language ?? 'en'] ?? error.message.en ?? '',
  }
  return withBody({ status, headers: {}, body: '' }, body)
}
