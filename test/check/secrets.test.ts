// Secrets in any encoding: taken out of every text, and found in every part of a response.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { profileOfFile, profileSchema } from '../../scripts/check/profile/schema.ts'
import { parseBody } from '../../scripts/check/run/read-response.ts'
import type { WireResponse } from '../../scripts/check/exchange.ts'
import type { Probe } from '../../scripts/check/plan/probe.ts'
import { createSecrets } from '../../scripts/check/secrets/keeper.ts'
import { secretsOf } from '../../scripts/check/secrets/profile-secrets.ts'
import { clause } from './report/sample.ts'

const password = 'Harbour&42/Lamp"?'
const code = '271828'
const bytes = Buffer.from(password)
const secrets = createSecrets([
  { name: 'MY_PASSWORD', what: 'password', value: password },
  { name: 'MY_CODE', what: 'verification code', value: code },
])
const sha = (name: string) => createHash(name).update(password)
const folded = (text: string, end: string) => text.replaceAll(/(.{7})/g, `$1${end}`)

const forms: Record<string, string> = {
  'in clear': `a ${password} b`,
  'in capitals': password.toUpperCase(),
  'percent-encoded': encodeURIComponent(password),
  'percent-encoded twice': encodeURIComponent(encodeURIComponent(password)),
  'as JSON': JSON.stringify(password),
  'as JSON in JSON': JSON.stringify(JSON.stringify({ password })),
  'as \\u escapes': [...password]
    .map((it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join(''),
  'as HTML': password.replace('&', '&amp;').replace('"', '&#34;'),
  'as hex': bytes.toString('hex').toUpperCase(),
  'as base64': bytes.toString('base64'),
  'as base64url': bytes.toString('base64url'),
  'as base64 behind one byte': Buffer.from(`x${password}`).toString('base64'),
  'as base64 behind two bytes': Buffer.from(`xy${password}`).toString('base64'),
  'as wrapped base64': folded(bytes.toString('base64'), '\r\n'),
  'as wrapped base64 in JSON': JSON.stringify(folded(bytes.toString('base64'), '\n')),
  'as base64 of base64': Buffer.from(`q${bytes.toString('base64')}`).toString('base64'),
  'as UTF-16': Buffer.from(password, 'utf16le').toString(),
  'as base64 of UTF-16': Buffer.from(password, 'utf16le').toString('base64'),
  'as MD5': sha('md5').digest('hex'),
  'as SHA-1': sha('sha1').digest('base64'),
  'as SHA-256': sha('sha256').digest('base64url'),
  'as SHA-512/256': sha('sha512-256').digest('hex').toUpperCase(),
  'as SM3': sha('sm3').digest('hex'),
}

function response(body: string, headers: [string, string][] = []): WireResponse {
  return { status: 200, headers, body, cut: false, isUtf8: true, parsed: parseBody(body) }
}

function probe(values: Record<string, string> = {}, headers: [string, string][] = []): Probe {
  const { variant } = clause('changeUserPassword ciam')
  const inputs = Object.entries(values).map(
    ([key, value]) => [variant.inputOf.get(key), value] as const,
  )
  return {
    ...{ variant, wire: { method: 'PUT', path: '/', headers, body: undefined } },
    request: { variant, values: new Map(inputs), credentials: new Map() },
  } as unknown as Probe // the parts that are read
}

const between = (sign: string) => [...password].join(sign)
const loose: Record<string, string> = {
  'folded into lines': folded(password, '\r\n'),
  'with zero-width characters': between('\u200b'),
  'with soft hyphens in JSON': between('\\u00ad'),
  'with blanks': between(' '),
  'with commas': between(', '),
  'as a list in JSON': JSON.stringify([...password]),
  'with tags': [...password].map((it) => `<b>${it.replace('&', '&amp;')}</b>`).join(''),
  'with colours': between('\u001b[0m'),
  'with accents': between('\u0301'),
  'in full-width characters': [...password]
    .map((it) => String.fromCodePoint((it.codePointAt(0) ?? 0) + 0xfee0))
    .join(''),
  'as HTML without semicolons': [...password].map((it) => `&#${it.charCodeAt(0)}`).join(''),
  'as escapes with braces': [...password]
    .map((it) => `\\u{${it.charCodeAt(0).toString(16)}}`)
    .join(''),
  'as octal escapes': [...bytes].map((it) => `\\${it.toString(8).padStart(3, '0')}`).join(''),
  'as hex with colons': folded(bytes.toString('hex'), ':'),
  'as quoted-printable': bytes.toString('hex').replaceAll(/../g, '=$&'),
}

test.for(Object.entries({ ...forms, ...loose }))(
  'a password is found and taken out %s',
  ([, text]) => {
    expect(secrets.secretsIn(response(text), probe())).toEqual([{ what: 'password', at: 'body' }])
    expect(secrets.redact(text)).toContain('${MY_PASSWORD}')
  },
)

test.for<[string, string]>([
  ['password backwards', [...password].reverse().join('')],
  ['password as numbers of bytes', [...bytes].join(', ')],
  ['code in pairs', '27 18 28'],
  ['code over two lines', '271\n828'],
])('a %s is taken out, and is no alarm', ([, text]) => {
  expect(secrets.redact(`a ${text} b`)).toMatch(/^a .{0,3}\$\{MY_\w+\}.{0,3} b$/)
  expect(secrets.secretsIn(response(text), probe())).toEqual([])
})

test('digits of a longer number are no code', () => {
  for (const text of ['1 27 18 28', '27-18-28-9']) expect(secrets.redact(text)).toBe(text)
})

test('nothing of the text around is lost', () => {
  const text = `a${encodeURIComponent(`x ${password} y`)}b${code}c`
  expect(secrets.redact(text)).toBe('ax%20${MY_PASSWORD}%20yb${MY_CODE}c')
})

test('a secret with a blank is taken out of a form, a plus sign of its own included', () => {
  const keeper = createSecrets([{ name: 'P', what: 'password', value: 'two + one' }])
  expect(keeper.redact(`a=1&p=${new URLSearchParams({ '': 'two + one' })}`)).toBe('a=1&p==${P}')
})

test('secrets are found in header values and names', () => {
  const headers: [string, string][] = [
    ['x-a', `k=${code}`],
    [`x-${bytes.toString('hex')}`, ''],
  ]
  expect(secrets.secretsIn(response('{}', headers), probe())).toEqual([
    { what: 'verification code', at: 'header x-a' },
    { what: 'password', at: 'header names' },
  ])
})

test.for([`9${code}`, `2026-${code}`, `0.${code}`, `a${code}`, `urn:${code}:x`])(
  'a short code gives no alarm inside %s',
  (text) => expect(secrets.secretsIn(response(text), probe())).toEqual([]),
)

test('what the request made up comes back: a password is a finding, a code is not', () => {
  const made = { newPassword: 'Made-Up-77', verifyCode: '99887766' }
  const found = (text: string) =>
    secrets.secretsIn(response(text), probe(made, [['Authorization', 'Bearer made.up.token']]))
  expect(found('it is Made-Up-77')).toEqual([{ what: 'new password', at: 'body' }])
  expect(found('made.up.token')).toEqual([{ what: 'token', at: 'body' }])
  expect(found('99887766')).toEqual([])
  expect(secrets.redact('Made-Up-77')).toBe('Made-Up-77')
})

test('a token is no leak where the contract lets the response carry it', () => {
  const keeper = createSecrets([{ name: 'T', what: 'state token', value: 'state-token-1' }])
  const carrying = probe()
  const { operation } = carrying.variant
  const schema = { properties: { state: { 'x-value': 'stateToken' } } }
  const allowed = {
    ...carrying,
    variant: {
      ...carrying.variant,
      operation: { ...operation, success: { ...operation.success, status: 200, schema } },
    },
  } as Probe
  const handedOut = response('{"state":"state-token-1"}')
  expect(keeper.secretsIn(handedOut, carrying)).toHaveLength(1)
  expect(keeper.secretsIn(handedOut, allowed)).toEqual([])
})

test('a secret of 16 kB hides no other, and a hundred are found as well as one', () => {
  const many = Array.from({ length: 100 }, (_, at) => ({
    name: `S${at}`,
    what: 'token',
    value: `secret-${at}-${'x'.repeat(at === 5 ? 16_000 : 5)}`,
  }))
  const keeper = createSecrets(many)
  expect(many.map(({ value }) => keeper.redact(value))).toEqual(
    many.map(({ name }) => `\${${name}}`),
  )
})

test('a code that was printed later is a secret, and the variable of a value is its name', () => {
  const keeper = createSecrets(
    secretsOf(
      {
        baseUrl: 'https://a',
        products: ['ciam'],
        tokens: { idToken: 'token-1234' },
        verifyCode: { A: '445566' },
        newPasswords: ['One-1-One', 'Two-2-Two'],
      },
      new Map([['idToken', 'CI_TOKEN']]),
    ),
  )
  keeper.add({ name: 'PRINTED', what: 'verification code', value: '778899' })
  expect(['token-1234', '445566', 'Two-2-Two', '778899', 'x'].map(keeper.redact)).toEqual([
    ...['${CI_TOKEN}', '${VERIFY_CODE_A}', '${NEW_PASSWORDS_1}', '${PRINTED}', 'x'],
  ])
  expect(keeper.redact('c 778899')).toBe('c ${PRINTED}')
})

/** What of a Valibot schema is looked at. */
interface Schema {
  entries?: Record<string, Schema>
  wrapped?: Schema
  item?: Schema
  pipe?: Schema[]
}

test('each key of a profile that holds a secret is taken for one', () => {
  const { clientSecret, verifyCode } = profileSchema.entries
  const secretSchemas: unknown[] = [clientSecret.wrapped, verifyCode.wrapped]
  const values: string[] = []
  /** A profile in which every secret has its path for a value. */
  const filled = ({ entries = {} }: Schema, before: string): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(entries).flatMap(([key, { wrapped: it = {} }]): [string, unknown][] => {
        const value = `secret of ${before}${key}`
        if (it.entries) return [[key, filled(it, `${before}${key}.`)]]
        if (![it, it.item, ...(it.pipe ?? [])].some((part) => secretSchemas.includes(part)))
          return []
        values.push(value)
        return [[key, it.item ? [value] : value]]
      }),
    )
  const walked = profileSchema as unknown as Schema // by the parts that all of its schemas have
  const file = { ...filled(walked, ''), baseUrl: 'https://a', products: ['ciam'] }
  const known = secretsOf(profileOfFile(file), new Map()).map(({ value }) => value)
  expect(values).toContain('secret of account.password')
  expect(values).toContain('secret of newPasswords')
  expect(values).toContain('secret of passwordSeed')
  const unknown = values.filter((it) => !known.includes(it))
  expect(unknown, 'scripts/check/secrets/profile-secrets.ts does not know these').toEqual([])
})
