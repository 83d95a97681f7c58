// Profiles: what is wrong with one is said with its line, and no message quotes a value.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { allowedBy } from '../../scripts/check/prepare.ts'
import { newProfile, writeNewProfile } from '../../scripts/check/profile/new.ts'
import { readProfile } from '../../scripts/check/profile/read.ts'
import { profileOfTarget } from '../../scripts/check/profile/sandbox-profile.ts'
import { isLoopback } from '../../scripts/check/profile/target.ts'
import { contract } from './report/sample.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'profile-'))
const file = path.join(folder, 'tenant.yaml')
const minimal = 'baseUrl: https://tenant.example.com\nproducts: [ciam]\n'

function read(text: string, environment: NodeJS.ProcessEnv = {}) {
  writeFileSync(file, text)
  return readProfile(file, environment, contract)
}

afterEach(() => vi.unstubAllEnvs())

test.for([
  ['newPasswords: [a-secret]', ':3 newPasswords: needs at least 2 entries; add one'],
  ['passwordPolicy: []', ':3 passwordPolicy: use names and values'],
  ['budgit: {}', ':3 budgit: unknown key; did you mean budget?'],
  ['extend: x', ':3 extend: unknown key; did you mean extends?'],
  ['account:\n  usrname: x', ':4 account.usrname: unknown key; did you mean username?'],
  ['account:\n  mobile: 13800000000', ':4 account.mobile: use text; put numbers in quotes'],
  ['idToken: ${MISSING}', ':3 idToken: needs MISSING in the environment; export it first'],
  ['idToken: ${BLANK}', ':3 idToken: has white space at its start or end; remove it'],
  ['idToken: ${LONG}', ':3 idToken: is longer than 16 kB; use a shorter one'],
  ['idToken: "a\\tb"', ':3 idToken: has control characters; remove them'],
  ['passwordSeed: short-secret', ':3 passwordSeed: needs at least 16 characters'],
  ['allow: [attemt]', ':3 allow[0]: use attempt, consume-code, change-password'],
  [
    'waive:\n  - { code: NOPE.1, reason: r, until: "2027-01-01" }',
    ':4 waive[0].code: unknown code',
  ],
  ['overlay: 5', ':3 overlay: use text; put numbers in quotes'],
  [
    'overlay: nowhere.yaml',
    `:3 overlay: ${path.relative('', path.join(folder, 'nowhere.yaml'))} is not a file`,
  ],
  ['signIn: {', ':4 is not valid YAML'],
])('%s is refused with its line', ([text, message]) => {
  const environment = { BLANK: ' secret ', LONG: 'x'.repeat(17_000) }
  expect(() => read(`${minimal}${text}\n`, environment)).toThrow(`tenant.yaml${message}`)
})

test('a profile shares the parts of the one that it extends', () => {
  const shared = path.join(folder, 'shared.yaml')
  writeFileSync(
    shared,
    `${minimal}clientId: shared\naccount: { username: a, mobile: "1" }\nallow: [attempt]\n`,
  )
  const { profile } = read('extends: shared.yaml\naccount: { mobile: "2" }\nallow: []\n')
  expect(profile).toMatchObject({
    baseUrl: 'https://tenant.example.com',
    clientId: 'shared',
    account: { username: 'a', mobile: '2' },
    allow: [],
  })
  expect(profile).not.toHaveProperty('extends')
})

test.for([
  ['budgit: {}', 'shared.yaml:1 budgit: unknown key'],
  ['extends: tenant.yaml', 'shared.yaml:1 extends: tenant.yaml extends this file in turn'],
  ['extends: none.yaml', 'none.yaml cannot be read'],
  ['extends: 1', 'shared.yaml:1 extends: use the name of a file'],
  ['a: [', 'shared.yaml:2 is not valid YAML'],
])('what is wrong with a shared part is said with its file: %s', ([text, message]) => {
  writeFileSync(path.join(folder, 'shared.yaml'), `${text}\n`)
  expect(() => read(`${minimal}extends: shared.yaml\n`)).toThrow(message)
})

test('no message quotes a value', () => {
  const secret = 'Hidden-Value-1'
  for (const text of [
    `idToken: [${secret}]`,
    `products: ${secret}`,
    `waive: ${secret}`,
    `budget: ${secret}`,
    `"${secret}": [`,
  ]) {
    expect(() => read(`${minimal.replace(/products.*\n/, '')}${text}\n`)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(secret) as string }),
    )
  }
})

test('a variable of the environment is known by the place of its value', () => {
  const { profile, variables } = read(`${minimal}idToken: \${TOKEN}\n`, { TOKEN: 'abc-def' })
  expect(profile.tokens).toEqual({ idToken: 'abc-def' })
  expect(variables.get('idToken')).toBe('TOKEN')
})

test('a new profile is valid as it is written, allows nothing, and overwrites nothing', () => {
  const { profile } = read(newProfile(contract))
  expect(profile.allow).toBeUndefined()
  expect(() => writeNewProfile(file, contract)).toThrow('is there already')
  expect(readFileSync(file, 'utf8')).toBe(newProfile(contract))
})

test('every line of a new profile is valid without its comment sign', () => {
  const text = newProfile(contract).replaceAll(/^# (?=( *- | *)[a-zA-Z]+:(?: |$)| {2})/gm, '')
  const environment = new Proxy({}, { get: () => 'a-secret-of-16-letters' })
  const used = text
    .replace('operation: OPERATION, code: CODE', 'product: ciam')
    .replace(/^ .*idaas-password.*$/m, '')
  expect(read(used, environment).profile.allow).toHaveLength(3)
})

test.for(['http://127.0.0.1:1', 'http://127.8.9.1', 'http://localhost:1', 'http://[::1]:4010'])(
  '%s is this machine',
  (url) => expect(isLoopback(url)).toBe(true),
)

test.for(['http://10.0.0.1', 'https://127.0.0.1.example.com', 'http://[::2]'])(
  '--target does not accept %s',
  (url) => expect(() => profileOfTarget(url, contract)).toThrow('only accepts this machine'),
)

test('another machine is reached over https only', () => {
  expect(() => read(minimal.replace('https', 'http'))).toThrow(
    expect.objectContaining({
      exitCode: 3,
      message: expect.stringContaining('over https') as string,
    }),
  )
})

test('a machine that verifies no certificates is refused', () => {
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
  expect(() => read(minimal)).toThrow(expect.objectContaining({ exitCode: 3 }))
})

test('--skip and --only take effects away, and never give any', () => {
  const allow = ['attempt', 'change-password'] as const
  expect(allowedBy(allow, { skip: ['attempt'] })).toEqual(['change-password'])
  expect(allowedBy(allow, { only: ['attempt'] })).toEqual(['attempt'])
  expect(allowedBy(allow, { only: ['consume-code'] })).toEqual([])
  expect(allowedBy(allow, { only: ['ciam'] })).toEqual(allow)
})
