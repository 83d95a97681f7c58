// The reading of start data from files and callers.
import * as v from 'valibot'
import { record, strictObject } from '../contract/named-values.ts'
import { type Policy, policySchema } from '../model/policy.ts'
import { longestWait } from './plain-http.ts'
import { contradictionsIn } from './start-data-contradictions.ts'
import {
  type CompleteData,
  type SandboxAccount,
  type SandboxData,
  type Token,
  tokenText,
} from './start-data-types.ts'

export { type CompleteData, type SandboxAccount, type SandboxData, type Token, tokenText }

export const text = v.pipe(v.string('use text; put numbers in quotes'), v.regex(/\S/, 'is blank'))
export const wait = v.pipe(
  v.number('use milliseconds'),
  v.minValue(0, 'use 0 or more'),
  v.maxValue(longestWait, `use at most ${longestWait}`),
)
const carried = v.pipe(
  text,
  v.regex(/^[\x21-\x7e]+$/, 'no header can carry this; use printable ASCII without blanks'),
)

const token = v.union(
  [
    carried,
    strictObject({
      token: carried,
      expires: v.pipe(v.string(), v.isoTimestamp('use a time such as 2030-01-31T12:00:00Z')),
    }),
  ],
  'use the token as text of printable ASCII without blanks, or { token, expires }',
)

const accountEntries = {
  userId: v.exactOptional(text),
  username: v.exactOptional(text),
  name: v.exactOptional(text),
  pinyin: v.exactOptional(v.array(text)),
  mobile: v.exactOptional(text),
  email: v.exactOptional(text),
  password: text,
  formerPasswords: v.exactOptional(v.array(text)),
  verifyCode: v.exactOptional(
    v.union([text, record(text)], 'use the code as text, or one per verification type'),
  ),
  idToken: v.exactOptional(token),
  stateToken: v.exactOptional(token),
  sessionToken: v.exactOptional(token),
}

const accountSchema = strictObject(accountEntries)
const accountPartSchema = strictObject({ ...accountEntries, password: v.exactOptional(text) })

const dataSchema = strictObject({
  clients: v.array(carried),
  clientSecrets: v.exactOptional(record(text), {}),
  accessTokens: v.exactOptional(v.array(token), []),
  orphanIdTokens: v.exactOptional(v.array(carried), []),
  accounts: v.array(accountSchema),
  passwordPolicy: v.exactOptional(policySchema, {}),
}) satisfies v.GenericSchema<SandboxData, CompleteData>

const clientsSchema = v.array(carried)

/**
 * Start data from a file or a caller. Throws a TypeError with a line for each fault and its place. `purposes` are the
 * verification types that the contract knows; without them, any will do.
 */
export function readData(value: unknown, purposes?: ReadonlySet<string>): CompleteData {
  const data = parse(dataSchema, value, 'the data')
  const contradictions = contradictionsIn(data, purposes)
  if (contradictions.length > 0) throw new TypeError(contradictions.join('\n'))
  return data
}

export function readAccount(value: unknown): SandboxAccount {
  return parse(accountSchema, value, 'the account')
}

export function readAccountPart(value: unknown): Partial<SandboxAccount> {
  return parse(accountPartSchema, value, 'the account')
}

export function readPolicy(value: unknown): Policy {
  return parse(policySchema, value, 'the policy')
}

export function readClients(value: unknown): string[] {
  return parse(clientsSchema, value, 'the clients')
}

/** The value in the shape of the schema; throws a TypeError with a line for each fault. */
export function parse<T>(schema: v.GenericSchema<unknown, T>, value: unknown, whole: string): T {
  const result = v.safeParse(schema, withoutUndefined(value))
  if (result.success) return result.output
  throw new TypeError(result.issues.map((issue) => faultLine(issue, whole)).join('\n'))
}

/** A property that is undefined is one that is left out. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(members.map(([name, member]) => [name, withoutUndefined(member)]))
}

/** What the schemas of this folder ask for without words of their own. */
const kinds = new Map([
  ['Object', 'names and values'],
  ['Array', 'a list'],
  ['string', 'text'],
  ['number', 'a number'],
  ['boolean', 'true or false'],
])

function faultLine(issue: v.BaseIssue<unknown>, whole: string): string {
  const place = (issue.path ?? [])
    .map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
  if (issue.kind === 'schema' && issue.expected === 'never')
    return `${place}: unknown key; remove it or correct its spelling`
  if (issue.kind === 'schema' && issue.received === 'undefined')
    return `${place}: is missing; add it`
  const wanted = issue.message.startsWith('Invalid type') && kinds.get(`${issue.expected}`)
  return `${place || whole}: ${wanted ? `use ${wanted}` : issue.message}`
}
