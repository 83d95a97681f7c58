// What a sandbox starts with. The default is the world of the contract's examples, completed by what
// no request carries: a username, a name, passwords, tokens, a policy.
import * as v from 'valibot'
import { type Policy, policySchema } from '../conditions/policy.ts'
import type { Contract } from '../contract/contract.ts'
import { exampleValues } from '../contract/examples.ts'

/** A token; one without `expires` (ISO 8601) is valid for ever. */
export type Token = string | { token: string; expires: string }

export interface SandboxAccount {
  userId?: string
  username?: string
  /** As its owner writes it, Chinese characters included. */
  name?: string
  mobile?: string
  email?: string
  password: string
  /** The latest first. */
  formerPasswords?: string[]
  /** The code that was sent to this account: one for every purpose, or one per verification type. */
  verifyCode?: string | Record<string, string>
  idToken?: Token
}

export interface SandboxData {
  /** Registered client ids. */
  clients: string[]
  accessTokens?: Token[]
  /** Valid id tokens of accounts that are gone. */
  orphanIdTokens?: string[]
  accounts: SandboxAccount[]
  passwordPolicy?: Policy
}

/** Data in which nothing is left out. */
export type CompleteData = Required<SandboxData>

const text = v.pipe(v.string('use text; put numbers in quotes'), v.regex(/\S/, 'is blank'))

const token = v.union(
  [
    text,
    v.strictObject({
      token: text,
      expires: v.pipe(v.string(), v.isoTimestamp('use a time such as 2030-01-31T12:00:00Z')),
    }),
  ],
  'use the token as text, or { token, expires }',
)

const accountSchema = v.strictObject({
  userId: v.optional(text),
  username: v.optional(text),
  name: v.optional(text),
  mobile: v.optional(text),
  email: v.optional(text),
  password: text,
  formerPasswords: v.optional(v.array(text)),
  verifyCode: v.optional(
    v.union(
      [text, v.record(v.string(), text)],
      'use the code as text, or one per verification type',
    ),
  ),
  idToken: v.optional(token),
})

const dataSchema = v.strictObject({
  clients: v.array(text),
  accessTokens: v.optional(v.array(token), []),
  orphanIdTokens: v.optional(v.array(text), []),
  accounts: v.array(accountSchema),
  passwordPolicy: v.optional(policySchema, {}),
}) satisfies v.GenericSchema<SandboxData, CompleteData>

/** Start data from a file or a caller; throws a TypeError with a line per fault, each with its place. */
export function readData(value: unknown): CompleteData {
  const result = v.safeParse(dataSchema, value)
  if (!result.success) throw new TypeError(result.issues.map(faultLine).join('\n'))
  return result.output
}

function faultLine(issue: v.BaseIssue<unknown>): string {
  const place = (issue.path ?? [])
    .map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
  if (issue.kind === 'schema' && issue.expected === 'never')
    return `${place}: unknown key; drop it or mend its spelling`
  if (issue.kind === 'schema' && issue.received === 'undefined')
    return `${place}: is missing; add it`
  return `${place || 'the data'}: ${issue.message}`
}

/** The data that a sandbox starts with where none is given. */
export function defaultData(contract: Contract): SandboxData {
  const example = exampleValues(contract)
  const clients = contract.operations
    .flatMap(({ variants }) => variants.flatMap(({ inputs }) => inputs))
    .filter(({ value }) => value === 'clientId')
    .flatMap(({ examples }) => examples.filter((id) => typeof id === 'string'))
  return {
    clients: [...new Set(clients)],
    accessTokens: ['sandbox-access-token'],
    orphanIdTokens: ['sandbox-id-token-of-nobody'],
    accounts: [
      {
        userId: example.get('account.userId') ?? '20201028102749564-9082-DC8CD2722',
        username: example.get('account.username') ?? 'Zhang.Wei88',
        name: '张伟',
        mobile: example.get('account.mobile') ?? '12345678901',
        email: example.get('account.email') ?? 'zhang.wei@example.com',
        password: 'Harbour-42-Lamp',
        formerPasswords: ['Autumn-17-Kite', 'Copper-58-Fern'],
        verifyCode: example.get('verifyCode') ?? '123456',
        idToken: 'sandbox-id-token',
      },
      {
        userId: '20201028102749564-9082-DC8CD2723',
        username: 'Li.Na.2001',
        name: '李娜',
        mobile: '12345678902',
        email: 'li.na@example.com',
        password: 'Meadow-93-Bell',
        verifyCode: '654321',
        idToken: 'sandbox-id-token-of-li-na',
      },
    ],
    passwordPolicy: {
      minLength: 8,
      maxLength: 20,
      minClasses: 3,
      maxRepeat: 3,
      history: 5,
      weak: [
        'Passw0rd',
        'Password1',
        'Password123',
        'Admin123',
        'Admin@123',
        'Abc12345',
        'Abcd1234',
        'Qwer1234',
        'Qwerty123',
        'Aa123456',
        'Test1234',
        'Welcome1',
        'Iloveyou1',
      ],
    },
  }
}
