// The vendor's other password calls, written as YAML alone: other credentials, forms, bodies that differ by product,
// calls without a new password. They are linted, generated and compiled like the four.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Contract, readContract } from '../../scripts/contract/contract.ts'
import type { Bundles } from '../../scripts/generate/source/bundle.ts'
import { outputs } from '../../scripts/generate/emit/outputs.ts'
import { copyContract, readFolder } from '../contract-copy.ts'

const siblings = [
  'changePasswordWithOldPassword',
  'changeExpiredPassword',
  'checkPasswordExists',
  'skipPasswordChange',
  'changeUserPasswordWithOldPassword',
  'resetUserPassword',
  'issueAccessToken',
]

const copy = copyContract(afterAll)
copy.overlay('test/fixtures/siblings')

let contract: Contract
let products: Map<string, Bundles>
let files: Map<string, string>
beforeAll(async () => {
  const result = await readFolder(copy.folder)
  if ('problems' in result) throw new Error(result.problems.join('\n'))
  contract = readContract(result.bundles.en)
  products = result.products
  files = await outputs(result)
})

function variantOf(id: string, product: string) {
  const operation = contract.operations.find((it) => it.id === id)
  const variant = operation?.variants.find((it) => it.product === product)
  if (!variant) throw new Error(`${id} has no variant of ${product}`)
  return variant
}

test('all of them are operations', () => {
  const ids = contract.operations.map(({ id }) => id)
  expect(ids.filter((id) => siblings.includes(id)).sort()).toEqual([...siblings].sort())
})

describe('credentials', () => {
  test.each([
    ['changePasswordWithOldPassword', 'ciam', ['bearer', 'header', 'Authorization', 'idToken']],
    ['changeExpiredPassword', 'oneaccess', ['apiKey', 'header', 'X-state-token', 'stateToken']],
    ['issueAccessToken', 'eiam', ['basic', 'header', 'Authorization', 'clientId', 'clientSecret']],
  ])('%s of %s', (id, product, [form, place, name, ...values]) => {
    expect(variantOf(id, product).credentials).toMatchObject([{ form, in: place, name, values }])
  })

  test('a call without any has none', () => {
    expect(variantOf('issueAccessToken', 'ciam').credentials).toEqual([])
  })
})

describe('inputs', () => {
  const shown = (id: string, product: string) =>
    variantOf(id, product)
      .inputs.filter(({ in: place }) => place !== 'header')
      .map(({ in: place, name, required, value }) => [place, name, required, value])

  test.each([
    [
      'changePasswordWithOldPassword',
      'ciam',
      [
        ['body', 'old_password', false, 'account.password'],
        ['body', 'new_password', true, 'newPassword'],
      ],
    ],
    [
      'changePasswordWithOldPassword',
      'eiam',
      [
        ['body', 'old_password', true, 'account.password'],
        ['body', 'new_password', true, 'newPassword'],
      ],
    ],
    [
      'issueAccessToken',
      'ciam',
      [
        ['query', 'grant_type', true, undefined],
        ['query', 'client_id', true, 'clientId'],
        ['query', 'client_secret', true, 'clientSecret'],
      ],
    ],
    ['issueAccessToken', 'eiam', [['body', 'grant_type', true, undefined]]],
    [
      'issueAccessToken',
      'oneaccess',
      [
        ['body', 'grant_type', true, undefined],
        ['body', 'client_id', true, 'clientId'],
        ['body', 'client_secret', true, 'clientSecret'],
      ],
    ],
    [
      'resetUserPassword',
      'eiam',
      [
        ['path', 'user_id', true, 'account.userId'],
        ['query', 'send_mode', true, undefined],
      ],
    ],
  ])('%s of %s', (id, product, inputs) => {
    expect(shown(id, product)).toEqual(inputs)
  })

  test('a member has the type of its product', () => {
    const typeOf = (product: string) =>
      variantOf('changeUserPassword', product)
        .inputs.filter(({ name }) => name.includes('must_modify'))
        .map(({ name, schema }) => [name, schema.type])
    expect(['ciam', 'eiam', 'oneaccess'].map(typeOf)).toEqual([
      [['must_modify', 'boolean']],
      [['pwd_must_modify', 'string']],
      [['pwd_must_modify', 'boolean']],
    ])
  })

  test('a form says so', () => {
    const typeOf = (product: string) => variantOf('issueAccessToken', product).contentType
    expect(['ciam', 'eiam', 'oneaccess'].map(typeOf)).toEqual([
      undefined,
      'application/x-www-form-urlencoded',
      'application/x-www-form-urlencoded',
    ])
  })
})

test.each([
  ['changePasswordWithOldPassword', 'ciam', 'set-password'],
  ['checkPasswordExists', 'ciam', 'none'],
  ['resetUserPassword', 'eiam', 'set-password'],
  ['issueAccessToken', 'oneaccess', 'issue-token'],
])('the effect of %s is known', (id, product, effect) => {
  expect(variantOf(id, product).effect).toBe(effect)
})

test('each description is valid OpenAPI', async () => {
  const names = [
    'openapi.json',
    'openapi-3.0.json',
    ...[...products.keys()].map((it) => `openapi.${it}.json`),
  ]
  const validator = new Validator()
  for (const name of names)
    expect([name, await validator.validate(JSON.parse(files.get(name) ?? ''))]).toEqual([
      name,
      { valid: true },
    ])
})

test('the bundle of a product offers on a shared path what that product offers, and nothing else', () => {
  const bodies = [...products].map(([product, { en }]) => {
    const own = readContract(en).operations.find(({ id }) => id === 'changeUserPassword')
    return [product, own?.variants.map((it) => [it.product, it.body?.name])]
  })
  expect(Object.fromEntries(bodies)).toEqual({
    ciam: [['ciam', 'SetUserPassword']],
    eiam: [['eiam', 'SetEmployeePassword']],
    oneaccess: [['oneaccess', 'SetMemberPassword']],
  })
  expect(files.get('openapi.oneaccess.json')).not.toMatch(/idToken|IDAAS|"must_modify"/)
})

test('responses are judged by their schemas', async () => {
  const code = encodeURIComponent(files.get('validators.js') ?? '')
  const { validators } = await import(`data:text/javascript,${code}`)
  const judge = validators.ciam.issueAccessToken['200']
  const token = { access_token: 'a', token_type: 'bearer', expires_in: 1800 }
  expect([judge(token), judge({ ...token, expires_in: 0 }), judge({})]).toEqual([
    true,
    false,
    false,
  ])
})

test('the generated client compiles', () => {
  const folder = mkdtempSync(path.join('test', 'compiled-'))
  try {
    for (const [name, content] of files)
      if (name.endsWith('.ts')) writeFileSync(path.join(folder, name), content)
    const program = ts.createProgram([path.join(folder, 'client.ts')], {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      types: [],
    })
    const problems = ts.getPreEmitDiagnostics(program)
    expect(
      problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
    ).toEqual([])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
