// Statuses as other stacks choose them: the one that HTTP's own vocabulary suggests instead of the contract's.
import { isForged } from './enforcement.ts'
import {
  type FaultyDeployment,
  type Need,
  familyOf,
  isAbout,
  refusing,
  succeeding,
} from './faulty.ts'

const fault = familyOf('status')

const suggested: [what: string, condition: string, status: number][] = [
  ['a missing value', 'missing', 422],
  ['an unknown client', 'unknown-client', 403],
  ['an invalid token', 'invalid-token', 401],
  ['an unknown user', 'unknown-user', 404],
  ['a wrong code', 'wrong-code', 401],
  ['a used password', 'password-reused', 409],
  ['a reversed username', 'password-reverses-username', 406],
  ['a password with the identity in it', 'password-contains-identity', 422],
  ['a too simple password', 'password-too-simple', 422],
  ['a weak password', 'password-weak', 412],
  ['a password with repeats', 'password-repeats', 500],
  ['a password of wrong length', 'password-length', 413],
]

/** Where the contract has the status, it is no fault. */
const isOther =
  (condition: string, to: number): Need =>
  ({ errors }) =>
    errors.some((error) => isAbout(error, condition) && error.status !== to)
const succeedsOtherwise =
  (to: number): Need =>
  ({ operation }) =>
    operation.success.status !== to

export const status: FaultyDeployment[] = [
  ...suggested.map(([what, condition, to]) =>
    fault(
      `answers ${what} with ${to}`,
      { subject: 'status', condition },
      refusing(condition, (answer) => ({ ...answer, status: to })),
      isOther(condition, to),
    ),
  ),
  fault(
    'answers every refusal with 200 and the error in the body',
    { subject: 'status' },
    refusing(undefined, (answer) => ({ ...answer, status: 200 })),
  ),
  fault(
    'answers an unknown user with 200 and the error in the body',
    { subject: 'status', condition: 'unknown-user' },
    refusing('unknown-user', (answer) => ({ ...answer, status: 200 })),
  ),
  fault(
    'answers a wrong code with 500 where Chinese is asked for',
    { subject: 'status', condition: 'wrong-code' },
    refusing('wrong-code', (answer, { language }) =>
      language === 'zh' ? { ...answer, status: 500 } : answer,
    ),
    ({ languages }) => languages.includes('zh'),
  ),
  fault(
    'refuses an invalid token in the gateway, with 401 and no body',
    { subject: 'status', condition: 'invalid-token' },
    refusing('invalid-token', () => ({
      status: 401,
      headers: { 'WWW-Authenticate': 'Bearer' },
      body: '',
    })),
    isOther('invalid-token', 401),
  ),
  fault(
    'breaks down on a token that somebody else has signed',
    { subject: 'status', condition: 'invalid-token' },
    refusing('invalid-token', (answer, visit) =>
      isForged(visit) ? { ...answer, status: 500 } : answer,
    ),
  ),
  fault(
    'breaks down where what need not be sent is left out',
    { subject: 'status' },
    (visit) => {
      const answer = visit.pass()
      const isBare = visit.variant?.inputs.some(
        ({ in: place, required, name }) => place === 'body' && !required && !(name in visit.fields),
      )
      return isBare ? { ...answer, status: 500, headers: {}, body: '' } : answer
    },
    ({ inputs }) => inputs.some(({ in: place, required }) => place === 'body' && !required),
  ),
  fault(
    'answers a success with 201',
    { subject: 'status' },
    succeeding((answer) => ({ ...answer, status: 201 })),
    succeedsOtherwise(201),
  ),
  fault(
    'answers a success with 202',
    { subject: 'status' },
    succeeding((answer) => ({ ...answer, status: 202 })),
    succeedsOtherwise(202),
  ),
  fault(
    'answers a success with 204',
    { subject: 'status' },
    succeeding(() => ({ status: 204, headers: {}, body: '' })),
    succeedsOtherwise(204),
  ),
  fault(
    'answers a success with 400',
    { subject: 'status' },
    succeeding((answer) => ({ ...answer, status: 400 })),
  ),
]
