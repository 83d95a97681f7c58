// What a profile may hold, as its file writes it; the tokens stand beside the other keys.
import * as v from 'valibot'
import { strictObject } from '../../contract/named-values.ts'
import { languages } from '../../contract/catalog.ts'
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

const account = {
  userId: v.exactOptional(text),
  username: v.exactOptional(text),
  name: v.exactOptional(text),
  pinyin: v.exactOptional(v.array(text, 'use a list of spellings')),
  mobile: v.exactOptional(text),
  email: v.exactOptional(text),
  password: v.exactOptional(secret),
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
  operation: v.exactOptional(text),
  product: v.exactOptional(text),
  code: v.exactOptional(text),
  language: v.exactOptional(v.picklist(languages, `use ${languages.join(' or ')}`)),
  finding: v.exactOptional(v.picklist(findingIds, 'is not the id of a finding')),
  success: v.exactOptional(v.literal(true, 'use true, or leave it out')),
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

const tokens = Object.fromEntries(
  tokenValues.map((key) => [key, v.exactOptional(secret)]),
) as Record<(typeof tokenValues)[number], v.ExactOptionalSchema<typeof secret, undefined>> // its keys are these

export const profileSchema = strictObject({
  baseUrl: url,
  products: v.pipe(
    v.array(text, 'use a list of products'),
    v.minLength(1, 'name at least one product'),
  ),
  overlay: v.exactOptional(text),
  clientId: v.exactOptional(text),
  clientSecret: v.exactOptional(secret),
  tenantId: v.exactOptional(text),
  device: v.exactOptional(
    strictObject({
      os: v.exactOptional(text),
      fingerprint: v.exactOptional(text),
      agent: v.exactOptional(text),
      ip: v.exactOptional(text),
    }),
  ),
  account: v.exactOptional(strictObject(account)),
  otherAccount: v.exactOptional(
    strictObject({
      ...account,
      idToken: v.exactOptional(secret),
      verifyCode: v.exactOptional(codeSource),
    }),
  ),
  deletedAccount: v.exactOptional(strictObject({ idToken: v.exactOptional(secret) })),
  ...tokens,
  verifyCode: v.exactOptional(codeSource),
  expired: v.exactOptional(
    strictObject({
      idToken: v.exactOptional(secret),
      accessToken: v.exactOptional(secret),
      verifyCode: v.exactOptional(codeSource),
    }),
  ),
  newPasswords: v.exactOptional(
    v.pipe(
      v.array(secret, 'use a list of passwords'),
      v.check((it) => new Set(it).size >= 2, 'needs at least 2 entries; add one'),
    ),
  ),
  passwordSeed: v.exactOptional(v.pipe(secret, v.minLength(16, 'needs at least 16 characters'))),
  passwordPolicy: v.exactOptional(policySchema),
  signIn: v.exactOptional(
    v.strictObject({
      command: program,
      tellsMustChange: v.exactOptional(v.boolean('use true or false')),
    }),
  ),
  allow: v.exactOptional(v.array(v.picklist(allEffects, `use ${allEffects.join(', ')}`))),
  budget: v.exactOptional(
    strictObject({
      attempts: v.exactOptional(whole),
      requests: v.exactOptional(atLeastOne),
      perSecond: v.exactOptional(whole),
      minutes: v.exactOptional(atLeastOne),
    }),
  ),
  waive: v.exactOptional(v.array(waiver, 'use a list')),
  tls: v.exactOptional(
    strictObject({
      ca: v.exactOptional(text),
      cert: v.exactOptional(text),
      key: v.exactOptional(text),
    }),
  ),
})

/** A profile as its file writes it. */
export type ProfileFile = v.InferOutput<typeof profileSchema>

export function profileOfFile(file: ProfileFile): Profile {
  const rest: Record<string, unknown> = { ...file }
  for (const key of tokenValues) delete rest[key]
  const known = tokenValues.flatMap((key) => (file[key] === undefined ? [] : [[key, file[key]]]))
  return {
    ...(rest as Omit<ProfileFile, (typeof tokenValues)[number]>), // these keys are gone
    baseUrl: file.baseUrl.replace(/\/+$/, ''),
    tokens: Object.fromEntries(known) as Profile['tokens'],
  }
}

export function fileOfProfile({ tokens, ...rest }: Profile): unknown {
  return { ...tokens, ...rest }
}
