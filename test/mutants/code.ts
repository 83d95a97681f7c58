// Codes that are wrong: misspelt, of another type, of a neighbour, of nobody.
import type { Policy } from '../../scripts/model/policy.ts'
import type { CatalogError } from '../../scripts/contract/catalog.ts'
import type { Json } from '../../scripts/contract/json.ts'
import {
  type ErrorRow,
  type Mutant,
  errorMutants,
  familyOf,
  isClosed,
  lists,
  onError,
} from './deployment.ts'
import { asEntry, code as coded, inChinese, withHeader, without } from './edits.ts'
import { fullWidthDigits } from './encodings.ts'
import type { Exchange } from './exchange.ts'

type Rewrite = [name: string, condition: string, rewrite: (code: string) => Json, closed?: true]

const rewrites: Rewrite[] = [
  ['writes the code of a wrong code in lower case', 'wrong-code', (it) => it.toLowerCase()],
  ['ends a code with a space', 'password-weak', (it) => `${it} `],
  ['starts a code with a tab', 'unknown-client', (it) => `\t${it}`],
  ['ends a code with a character of no width', 'unknown-user', (it) => `${it}\u200b`],
  [
    'writes a code with underscores for dots',
    'password-reused',
    (it) => it.replaceAll('.', '_'),
    true,
  ],
  [
    'writes only the last part of a code',
    'password-too-simple',
    (it) => it.split('.').at(-1) ?? '',
  ],
  ['writes a code without its zeros', 'password-length', (it) => it.replace(/0+(\d)$/, '$1')],
  ['writes a code as a number', 'password-repeats', (it) => Number(/\d+$/.exec(it)?.[0] ?? 0)],
  ['writes the status as the code', 'missing', () => '400', true],
  ['writes the status as a number for the code', 'unknown-client', () => 400],
  ['writes a list of codes', 'password-contains-identity', (it) => [it]],
  ['writes no code', 'password-reverses-username', () => null],
  ['writes an empty code', 'invalid-token', () => ''],
  ['writes a code with full-width digits', 'missing', fullWidthDigits],
  [
    'writes the name of an exception as the code',
    'wrong-code',
    () => 'BadCredentialsException',
    true,
  ],
  [
    'responds with a code that the contract does not know',
    'password-weak',
    () => 'UNKNOWN_ERROR',
    true,
  ],
]

type Other = (errors: CatalogError[], own: CatalogError) => CatalogError | undefined
const entryOf =
  (condition: string): Other =>
  (errors) =>
    errors.find((error) => error.condition === condition)

/** Code and message of another entry of the same variant. */
const exchanges: [name: string, condition: string, other: Other][] = [
  ['a weak password as to a too simple one', 'password-weak', entryOf('password-too-simple')],
  [
    'a password of wrong length as to a too simple one',
    'password-length',
    entryOf('password-too-simple'),
  ],
  ['a used password as to a weak one', 'password-reused', entryOf('password-weak')],
  [
    'a reversed username as to the identity in a password',
    'password-reverses-username',
    entryOf('password-contains-identity'),
  ],
  ['an unknown client as to a missing value', 'unknown-client', entryOf('missing')],
  ['an invalid token as to an unknown user', 'invalid-token', entryOf('unknown-user')],
  ['a wrong code as to an unknown user', 'wrong-code', entryOf('unknown-user')],
  [
    'a missing value as to another missing value',
    'missing',
    (errors, own) => errors.find((error) => error !== own && error.condition === 'missing'),
  ],
]

/** Passwords that keep one rule by a hair's breadth and break another, are refused for the one that they keep. */
const strict: [
  name: string,
  rule: string,
  isEdge: (password: string, policy: Policy) => boolean,
][] = [
  [
    'takes the greatest length for too great',
    'password-length',
    (password, { maxLength }) => [...password].length === maxLength,
  ],
  [
    'takes the least length for too small',
    'password-length',
    (password, { minLength }) => [...password].length === minLength,
  ],
  [
    'takes as many repeats as are allowed for too many',
    'password-repeats',
    (password, { maxRepeat = 1 }) => new RegExp(`(.)\\1{${maxRepeat - 1}}`).test(password),
  ],
  [
    'asks for one more kind of characters than the policy',
    'password-too-simple',
    (password, { minClasses }) => kindsIn(password) === minClasses,
  ],
]

const kindsIn = (password: string) =>
  [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length

/** The code of an entry that this variant does not list. */
const foreign = (find: (error: CatalogError, exchange: Exchange) => boolean) =>
  coded((own, exchange, error) => {
    const { catalog } = exchange.sandbox.contract
    const twin = catalog.find((it) => it.condition === error.condition && find(it, exchange))
    return twin?.code ?? own
  })

const rewritten = ([name, condition, rewrite, closed]: Rewrite): ErrorRow => [
  name,
  condition,
  coded(rewrite),
  (variant) =>
    (!closed || isClosed(variant)) &&
    variant.errors.some((it) => it.condition === condition && rewrite(it.code) !== it.code),
]

const mutant = familyOf('code')

export const code: Mutant[] = [
  ...errorMutants('code', 'code', [
    ...rewrites.map(rewritten),
    ...exchanges.map(([name, condition, other]): ErrorRow => [
      `responds to ${name}`,
      condition,
      (response, exchange) => {
        const twin = other(exchange.variant?.errors ?? [], response.error)
        return twin ? asEntry(response.status, twin, exchange) : response
      },
      ({ errors }) => errors.some((own) => own.condition === condition && other(errors, own)),
    ]),
    [
      'leaves the code out of the body and puts it into a header',
      'unknown-user',
      async (response, exchange) => {
        const moved = await without('error.code')(response, exchange)
        return withHeader(moved, 'X-Error-Code', response.error.code)
      },
    ],
    [
      'responds with another code if Chinese is asked for',
      'unknown-client',
      inChinese(coded((it) => `${it}.ZH`)),
      ({ languages, list }) => languages.includes('zh') && list === 'closed',
    ],
    [
      'responds to a missing value with the code of another product',
      'missing',
      foreign((it, { variant }) => it.product !== variant?.product),
      isClosed,
    ],
    [
      'responds to a used password with the code of another operation',
      'password-reused',
      foreign((it, { variant }) => !variant?.errors.includes(it)),
      isClosed,
    ],
  ]),
  ...strict.map(([name, rule, isEdge]) =>
    mutant(
      name,
      { subject: 'code' },
      onError(undefined, (response, exchange) => {
        const { variant, sandbox, value } = exchange
        const { condition } = response.error
        const twin = variant?.errors.find((error) => error.condition === rule)
        if (!twin || twin === response.error || !condition?.startsWith('password-')) return response
        return isEdge(value('newPassword') ?? '', sandbox.state.policy)
          ? asEntry(response.status, twin, exchange)
          : response
      }),
      lists(rule),
    ),
  ),
]
