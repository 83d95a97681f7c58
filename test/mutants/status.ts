// Statuses that other stacks choose: the one that HTTP's own vocabulary suggests instead of the contract's.
import {
  type ErrorRow,
  type Mutant,
  type Need,
  errorMutants,
  familyOf,
  onSuccess,
  speaksChinese,
} from './deployment.ts'
import { inChinese, instead, status as to } from './edits.ts'
import { isForged } from './credentials.ts'

const mutant = familyOf('status')
const subject = { subject: 'status' }

/** If the contract has the status, it is not a fault. */
const isOther =
  (condition: string, other: number): Need =>
  ({ errors }) =>
    errors.some((error) => error.condition === condition && error.status !== other)
const succeedsOtherwise =
  (other: number): Need =>
  ({ operation }) =>
    operation.success.status !== other

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

export const status: Mutant[] = [
  ...errorMutants('status', 'status', [
    ...suggested.map(([what, condition, other]): ErrorRow => [
      `responds to ${what} with ${other}`,
      condition,
      to(other),
      isOther(condition, other),
    ]),
    ['responds to every error with 200 and the error in the body', undefined, to(200)],
    ['responds to an unknown user with 200 and the error in the body', 'unknown-user', to(200)],
    [
      'responds to a wrong code with 500 if Chinese is asked for',
      'wrong-code',
      inChinese(to(500)),
      speaksChinese,
    ],
    [
      'refuses an invalid token in the gateway, with 401 and no body',
      'invalid-token',
      instead({ status: 401, headers: { 'WWW-Authenticate': 'Bearer' } }),
      isOther('invalid-token', 401),
    ],
    [
      'breaks down on a token that somebody else has signed',
      'invalid-token',
      (response, exchange) => (isForged(exchange) ? { ...response, status: 500 } : response),
    ],
  ]),
  mutant(
    'breaks down if an optional property is left out',
    subject,
    (exchange) => {
      const { variant, fields } = exchange
      const response = exchange.pass()
      const isBare = variant?.inputs.some(
        (input) => input.in === 'body' && !input.required && !(input.name in fields),
      )
      return isBare ? { status: 500, headers: {}, body: '' } : response
    },
    ({ inputs }) => inputs.some((input) => input.in === 'body' && !input.required),
  ),
  ...[201, 202].map((other) =>
    mutant(
      `responds to a success with ${other}`,
      subject,
      onSuccess((response) => ({ ...response, status: other })),
      succeedsOtherwise(other),
    ),
  ),
  mutant(
    'responds to a success with 204',
    subject,
    onSuccess(() => ({ status: 204, headers: {}, body: '' })),
    succeedsOtherwise(204),
  ),
  mutant(
    'responds to a success with 400',
    subject,
    onSuccess((response) => ({ ...response, status: 400 })),
  ),
]
