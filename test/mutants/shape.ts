// Bodies that other frameworks write: their own error objects, wrappers, other JSON types, no JSON at all.
import type { Json } from '../../scripts/contract/json.ts'
import { type Mutant, errorMutants, familyOf, hasBody, hasNoBody, onSuccess } from './deployment.ts'
import {
  asPage,
  body,
  holder,
  instead,
  membersOf,
  page,
  shape as shaped,
  withBody,
} from './edits.ts'
import type { Outgoing } from './exchange.ts'

const mutant = familyOf('shape')

/** `snake_case` becomes `snakeCase`; a name of one word gets a capital, as a careless serializer writes it. */
function otherCase(name: string): string {
  const camel = name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  return camel === name ? name.charAt(0).toUpperCase() + name.slice(1) : camel
}

const inOtherCase = body((members) =>
  Object.fromEntries(Object.entries(members).map(([name, value]) => [otherCase(name), value])),
)

/** The error in the shape of another entry of the same variant. */
const inOtherShape = body((members, { error }, exchange) => {
  const other = exchange.variant?.errors.find(({ schema }) => schema !== error.schema)
  if (!other) return members
  return {
    [holder(exchange, other, 'error.code')]: error.code,
    [holder(exchange, other, 'error.message')]:
      members[holder(exchange, error, 'error.message')] ?? '',
  }
})

const withoutBody: [name: string, change: (response: Outgoing) => Outgoing][] = [
  ['a body although none is described', (response) => withBody(response, { success: true })],
  [
    'code 0 in the body',
    (response) => withBody(response, { code: 0, message: 'success', data: null }),
  ],
  ['true', (response) => withBody(response, true)],
  ['a page', (response) => asPage(response, '<html><body>Password changed</body></html>')],
]

/** Written from the only member of the described body. */
const withOtherBody: [name: string, write: (name: string, value: Json) => Json][] = [
  ['an empty object', () => ({})],
  ['its property in camel case', (name, value) => ({ [otherCase(name)]: value })],
  ['its body wrapped in data', (name, value) => ({ data: { [name]: value } })],
  ['a value of another type', (name) => ({ [name]: 20201028 })],
  ['null for its value', (name) => ({ [name]: null })],
  ['an array', (name, value) => [{ [name]: value }]],
]

export const shape: Mutant[] = [
  ...errorMutants('shape', 'code', [
    [
      'responds to a missing value as Spring Boot does by itself',
      'missing',
      body((_, __, { request }) => ({
        timestamp: '2024-05-01T08:00:00.000+00:00',
        status: 400,
        error: 'Bad Request',
        path: request.url,
      })),
    ],
    [
      'writes problem details instead of an error',
      'unknown-client',
      shaped((title, detail) => ({ type: 'about:blank', title, status: 400, detail })),
    ],
    ['nests the error', 'unknown-user', shaped((code, message) => ({ error: { code, message } }))],
    [
      'wraps the error in data',
      'wrong-code',
      body((members) => ({ success: false, data: members })),
    ],
    ['writes properties in camel case', undefined, inOtherCase],
  ]),
  ...errorMutants('shape', 'body', [
    ['responds with an array of errors', 'password-length', body((members) => [members])],
    [
      'responds with a JSON text instead of an object',
      'password-weak',
      shaped((code, message) => `${code}: ${message}`),
    ],
    ['encodes its JSON twice', 'password-repeats', body((members) => JSON.stringify(members))],
    ['responds with null instead of an error', 'password-reused', body(() => null)],
    ['responds to a weak password without a body', 'password-weak', instead({})],
    [
      'responds to a missing value with an HTML page',
      'missing',
      page('<!doctype html><html><body><h1>Bad Request</h1></body></html>'),
    ],
    [
      'responds to a wrong code in XML',
      'wrong-code',
      (response) => ({
        ...response,
        headers: { 'Content-Type': 'application/xml' },
        body: `<error><code>${response.error.code}</code></error>`,
      }),
    ],
    [
      'adds properties of its framework to the error',
      'unknown-client',
      body((members) => ({ ...members, timestamp: 1714550400000, path: '/' })),
    ],
    [
      'responds to an invalid token in the shape of other errors',
      'invalid-token',
      inOtherShape,
      ({ errors }) => new Set(errors.map(({ schema }) => schema)).size > 1,
    ],
  ]),
  ...withoutBody.map(([what, change]) =>
    mutant(
      `responds to a success with ${what}`,
      { subject: 'body' },
      onSuccess((response, { operation }) =>
        operation?.success.schema ? response : change(response),
      ),
      hasNoBody,
    ),
  ),
  mutant(
    'leaves out the body of a success',
    { subject: 'body' },
    onSuccess(({ status }) => ({ status, headers: {}, body: '' })),
    hasBody,
  ),
  ...withOtherBody.map(([what, write]) =>
    mutant(
      `responds to a success with ${what}`,
      { subject: 'body' },
      onSuccess((response, { operation }) => {
        const [[name, value] = ['', null]] = Object.entries(membersOf(response))
        return operation?.success.schema ? withBody(response, write(name, value)) : response
      }),
      hasBody,
    ),
  ),
]
