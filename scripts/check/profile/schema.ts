// What a profile may hold, as its file writes it; the tokens stand beside the other keys.
import * as v from 'valibot'
import { languages } from '../../contract/catalog.ts'
import { strictObject } from '../../contract/named-values.ts'
import { tokenValues } from '../../contract/values.ts'
import { allEffects } from '../../model/effects.ts'
import { policySchema } from '../../model/policy.ts'
import { findingIds } from '../findings/finding-kinds.ts'
import type { CodeSource, Profile } from './profile.ts'

const text = v.pipe(v.string('use text; put numbers in quotes'), v.regex(/\S/, 'is blank'))

/** Longer ones would make the search for them slow. */
const longestSecret = 16 * 1024

const secret = v.pipe(
  text,
  v.check((it) => it.trim() === it, 'has white space at its start or end; remove it'),
  v.check((it) => !/\p{Cc}/u.test(it), 'has control characters; remove them'),
  v.check(
    (it) => Buffer.byteLength(it) <= longestSecret,
    'is longer than 16 kB; use a shorter one',
  ),
)

const program = v.union(
  [text, v.pipe(v.array(text), v.minLength(1))],
  'use a program, or a list of a program and its arguments',
)
const command = strictObject({ command: program })

const codes = v.record(
  v.string(),
  secret,
  'use a code, a code per verification type, or { command }',
)

const codeSource = v.lazy((input) => {
  if (typeof input !== 'object' || input === null) return secret
  return 'command' in input ? command : codes
}) as v.GenericSchema<CodeSource> // what lazy() cannot tell

type Entries = Record<string, v.GenericSchema>
type Optional<T extends Entries> = { [Key in keyof T]: v.ExactOptionalSchema<T[Key], undefined> }

/** Entries each of which may be left out. */
function optional<const T extends Entries>(entries: T): Optional<T> {
  const all = Object.entries(entries).map(([key, entry]) => [key, v.exactOptional(entry)])
  return Object.fromEntries(all) as Optional<T> // the same keys
}

const account = {
  userId: text,
  username: text,
  name: text,
  pinyin: v.array(text, 'use a list of spellings'),
  mobile: text,
  email: text,
  password: secret,
}

const whole = v.pipe(
  v.number('use a whole number'),
  v.integer('use a whole number'),
  v.minValue(0, 'use 0 or more'),
)
const atLeastOne = v.pipe(whole, v.minValue(1, 'use 1 or more'))

const day = v.pipe(
  text,
  v.check(
    (it) => /^\d{4}-\d\d-\d\d$/.test(it) && new Date(it).toJSON()?.startsWith(it) === true,
    'use a day such as 2027-03-31',
  ),
)

const waiver = strictObject({
  ...optional({
    operation: text,
    product: text,
    code: text,
    language: v.picklist(languages, `use ${languages.join(' or ')}`),
    finding: v.picklist(findingIds, 'is not the id of a finding'),
    success: v.literal(true, 'use true, or leave it out'),
  }),
  reason: text,
  until: day,
})

const url = v.pipe(
  text,
  v.url('use a URL such as https://tenant.example.com'),
  v.check(isBare, 'leave out credentials, query and fragment'),
)

function isBare(it: string): boolean {
  if (!URL.canParse(it)) return true
  const { href, origin, pathname } = new URL(it)
  return href === origin + pathname
}

const tokens = Object.fromEntries(tokenValues.map((key) => [key, secret])) as Record<
  (typeof tokenValues)[number],
  typeof secret
> // its keys are these

export const profileSchema = strictObject({
  baseUrl: url,
  products: v.pipe(
    v.array(text, 'use a list of products'),
    v.minLength(1, 'name at least one product'),
  ),
  ...optional({
    overlay: text,
    clientId: text,
    clientSecret: secret,
    tenantId: text,
    device: strictObject(optional({ os: text, fingerprint: text, agent: text, ip: text })),
    account: strictObject(optional(account)),
    otherAccount: strictObject(optional({ ...account, idToken: secret, verifyCode: codeSource })),
    deletedAccount: strictObject(optional({ idToken: secret })),
    ...tokens,
    verifyCode: codeSource,
    expired: strictObject(
      optional({ idToken: secret, accessToken: secret, verifyCode: codeSource }),
    ),
    newPasswords: v.pipe(
      v.array(secret, 'use a list of passwords'),
      v.check((it) => new Set(it).size >= 2, 'needs at least 2 entries; add one'),
    ),
    passwordSeed: v.pipe(secret, v.minLength(16, 'needs at least 16 characters')),
    passwordPolicy: policySchema,
    signIn: strictObject({
      command: program,
      ...optional({ tellsMustChange: v.boolean('use true or false') }),
    }),
    allow: v.array(v.picklist(allEffects, `use ${allEffects.join(', ')}`)),
    budget: strictObject(
      optional({ attempts: whole, requests: atLeastOne, perSecond: whole, minutes: atLeastOne }),
    ),
    waive: v.array(waiver, 'use a list'),
    tls: strictObject(optional({ ca: text, cert: text, key: text })),
  }),
})

type ProfileFile = v.InferOutput<typeof profileSchema>

export function profileOfFile(file: ProfileFile): Profile {
  const isToken = (key: string) => (tokenValues as readonly string[]).includes(key)
  const entries = Object.entries(file)
  return {
    ...(Object.fromEntries(entries.filter(([key]) => !isToken(key))) as typeof file),
    baseUrl: file.baseUrl.replace(/\/+$/, ''),
    tokens: Object.fromEntries(entries.filter(([key]) => isToken(key))) as Profile['tokens'],
  }
}

export function fileOfProfile({ tokens, ...rest }: Profile): unknown {
  return { ...tokens, ...rest }
}
