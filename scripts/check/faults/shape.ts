// Bodies that other frameworks write: their own error objects, wrappers, other JSON types, no JSON at all.
import type { Json } from '../../contract/json.ts'
import {
  type FaultyDeployment,
  type Need,
  type Refusal,
  familyOf,
  holder,
  html,
  membersOf,
  messageOf,
  refusing,
  succeeding,
  withBody,
} from './faulty.ts'
import type { Answer, Visit } from './visit.ts'

const fault = familyOf('shape')

const hasBody: Need = ({ operation }) => operation.success.schema !== undefined
const hasNoBody: Need = (variant) => !hasBody(variant)

/** Writes the refusal in another shape. */
const reshaped = (
  condition: string | undefined,
  shape: (code: string, message: string, answer: Refusal, visit: Visit) => Json,
) =>
  refusing(condition, (answer, visit) =>
    withBody(answer, shape(answer.error.code, messageOf(answer, visit), answer, visit)),
  )

/** Answers where no body is promised. */
const blank = (change: (answer: Answer) => Answer) =>
  succeeding((answer, { operation }) => (operation?.success.schema ? answer : change(answer)))

/** Answers where a body is promised; its only promised member is handed over. */
const told = (change: (name: string, value: Json) => Json) =>
  succeeding((answer, { operation }) => {
    const [[name, value] = ['', null]] = Object.entries(membersOf(answer))
    return operation?.success.schema ? withBody(answer, change(name, value)) : answer
  })

export const shape: FaultyDeployment[] = [
  fault(
    'answers a missing value as Spring Boot does by itself',
    { subject: 'code', condition: 'missing' },
    refusing('missing', (answer, { call }) =>
      withBody(answer, {
        timestamp: '2024-05-01T08:00:00.000+00:00',
        status: 400,
        error: 'Bad Request',
        path: call.url,
      }),
    ),
  ),
  fault(
    'writes problem details instead of an error',
    { subject: 'code', condition: 'unknown-client' },
    reshaped('unknown-client', (code, detail) => ({
      type: 'about:blank',
      title: code,
      status: 400,
      detail,
    })),
  ),
  fault(
    'nests the error',
    { subject: 'code', condition: 'unknown-user' },
    reshaped('unknown-user', (code, message) => ({ error: { code, message } })),
  ),
  fault(
    'wraps the error in data',
    { subject: 'code', condition: 'wrong-code' },
    reshaped('wrong-code', (_, __, answer) => ({ success: false, data: membersOf(answer) })),
  ),
  fault(
    'writes properties in camel case',
    { subject: 'code' },
    reshaped(undefined, (_, __, answer) =>
      Object.fromEntries(
        Object.entries(membersOf(answer)).map(([name, value]) => [otherCase(name), value]),
      ),
    ),
  ),
  fault(
    'answers an array of errors',
    { subject: 'body', condition: 'password-length' },
    reshaped('password-length', (_, __, answer) => [membersOf(answer)]),
  ),
  fault(
    'answers a JSON text instead of an object',
    { subject: 'body', condition: 'password-weak' },
    reshaped('password-weak', (code, message) => `${code}: ${message}`),
  ),
  fault(
    'encodes its JSON twice',
    { subject: 'body', condition: 'password-repeats' },
    reshaped('password-repeats', (_, __, answer) => JSON.stringify(membersOf(answer))),
  ),
  fault(
    'answers null instead of an error',
    { subject: 'body', condition: 'password-reused' },
    reshaped('password-reused', () => null),
  ),
  fault(
    'answers a weak password without a body',
    { subject: 'body', condition: 'password-weak' },
    refusing('password-weak', ({ status }) => ({ status, headers: {}, body: '' })),
  ),
  fault(
    'answers a missing value with an HTML page',
    { subject: 'body', condition: 'missing' },
    refusing('missing', (answer) =>
      html(answer, '<!doctype html><html><body><h1>Bad Request</h1></body></html>'),
    ),
  ),
  fault(
    'answers a wrong code in XML',
    { subject: 'body', condition: 'wrong-code' },
    refusing('wrong-code', (answer) => ({
      ...answer,
      headers: { 'Content-Type': 'application/xml' },
      body: `<error><code>${answer.error.code}</code></error>`,
    })),
  ),
  fault(
    'adds properties of its framework to the error',
    { subject: 'body', condition: 'unknown-client' },
    reshaped('unknown-client', (_, __, answer) => ({
      ...membersOf(answer),
      timestamp: 1714550400000,
      path: '/',
    })),
  ),
  fault(
    'answers an invalid token in the shape of other errors',
    { subject: 'body', condition: 'invalid-token' },
    reshaped('invalid-token', (code, message, answer, visit) => {
      const other = otherShape(visit, answer)
      return other
        ? {
            [holder(visit, other, 'error.code')]: code,
            [holder(visit, other, 'error.message')]: message,
          }
        : membersOf(answer)
    }),
    ({ errors }) => new Set(errors.map(({ schema }) => schema)).size > 1,
  ),
  fault(
    'answers a success with a body where none is promised',
    { subject: 'body' },
    blank((answer) => withBody(answer, { success: true })),
    hasNoBody,
  ),
  fault(
    'answers a success with code 0 in the body',
    { subject: 'body' },
    blank((answer) => withBody(answer, { code: 0, message: 'success', data: null })),
    hasNoBody,
  ),
  fault(
    'answers a success with true',
    { subject: 'body' },
    blank((answer) => withBody(answer, true)),
    hasNoBody,
  ),
  fault(
    'answers a success with a page',
    { subject: 'body' },
    blank((answer) => html(answer, '<html><body>Password changed</body></html>')),
    hasNoBody,
  ),
  fault(
    'leaves out the body of a success',
    { subject: 'body' },
    succeeding(({ status }) => ({ status, headers: {}, body: '' })),
    hasBody,
  ),
  fault(
    'answers a success with an empty object',
    { subject: 'body' },
    told(() => ({})),
    hasBody,
  ),
  fault(
    'writes the property of a success in camel case',
    { subject: 'body' },
    told((name, value) => ({ [otherCase(name)]: value })),
    hasBody,
  ),
  fault(
    'wraps the body of a success in data',
    { subject: 'body' },
    told((name, value) => ({ data: { [name]: value } })),
    hasBody,
  ),
  fault(
    'answers a success with a value of another type',
    { subject: 'body' },
    told((name) => ({ [name]: 20201028 })),
    hasBody,
  ),
  fault(
    'answers a success with null for its value',
    { subject: 'body' },
    told((name) => ({ [name]: null })),
    hasBody,
  ),
  fault(
    'answers a success with an array',
    { subject: 'body' },
    told((name, value) => [{ [name]: value }]),
    hasBody,
  ),
]

/** `snake_case` becomes `snakeCase`; a name of one word gets a capital, as a careless serializer writes it. */
function otherCase(name: string): string {
  const camel = name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  return camel === name ? name.charAt(0).toUpperCase() + name.slice(1) : camel
}

function otherShape({ variant }: Visit, { error }: Refusal) {
  return variant?.errors.find(({ schema }) => schema !== error.schema)
}
