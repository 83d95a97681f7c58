// The vendor's other password calls, written as YAML alone: other credentials, forms, bodies that differ by product,
// calls without a new password. They are linted, generated and compiled like the four.
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Contract, readContract } from '../../scripts/contract/contract.ts'
import { guideNames } from '../../scripts/docs/pages/guide.ts'
import { site } from '../../scripts/docs/site.ts'
import type { Bundles } from '../../scripts/generate/source/bundle.ts'
import { outputs } from '../../scripts/generate/emit/outputs.ts'
import { type SandboxData, createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { problemsOf } from '../compiles.ts'
import { clientOf, copyContract, readFolder } from '../contract-copy.ts'

const siblings = [
  'changePasswordWithOldPassword',
  'changeExpiredPassword',
  'checkPasswordExists',
  'skipPasswordChange',
  'changeUserPasswordWithOldPassword',
  'resetUserPassword',
  'getAccessToken',
]

const guides = Object.fromEntries(['start', ...guideNames].map((name) => [name, '# A guide']))

const copy = copyContract(afterAll)
copy.overlay('test/fixtures/siblings')

let contract: Contract
let products: Map<string, Bundles>
let files: Map<string, string>
let pages: Map<string, string>
beforeAll(async () => {
  const result = await readFolder(copy.folder)
  if ('problems' in result) throw new Error(result.problems.join('\n'))
  contract = readContract(result.bundles.en)
  products = result.products
  files = await outputs(result)
  const inLanguage = (language: 'en' | 'zh') =>
    Object.fromEntries([...products].map(([product, own]) => [product, own[language]]))
  pages = site({
    ...result,
    productBundles: { en: inLanguage('en'), zh: inLanguage('zh') },
    guides: {
      texts: { en: guides, zh: guides },
      help: {},
      files: {},
      recipes: [],
      findings: [],
      documents: {},
      readme: {},
    },
  })
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
    ['getAccessToken', 'eiam', ['basic', 'header', 'Authorization', 'clientId', 'clientSecret']],
  ])('%s of %s', (id, product, [form, place, name, ...values]) => {
    expect(variantOf(id, product).credentials).toMatchObject([{ form, in: place, name, values }])
  })

  test('a call without any has none', () => {
    expect(variantOf('getAccessToken', 'ciam').credentials).toEqual([])
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
      'getAccessToken',
      'ciam',
      [
        ['query', 'grant_type', true, undefined],
        ['query', 'client_id', true, 'clientId'],
        ['query', 'client_secret', true, 'clientSecret'],
      ],
    ],
    ['getAccessToken', 'eiam', [['body', 'grant_type', true, undefined]]],
    [
      'getAccessToken',
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
    const typeOf = (product: string) => variantOf('getAccessToken', product).contentType
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
  ['getAccessToken', 'oneaccess', 'issue-token'],
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
  const { paths } = JSON.parse(files.get('openapi.oneaccess.json') ?? '{}') as { paths: object }
  expect(JSON.stringify(paths)).not.toMatch(/idToken|IDAAS|"must_modify"/)
})

test('responses are judged by their schemas', async () => {
  const code = encodeURIComponent(files.get('validators.js') ?? '')
  const { validators } = await import(`data:text/javascript,${code}`)
  const judge = validators.ciam.getAccessToken['200']
  const token = { access_token: 'a', token_type: 'bearer', expires_in: 1800 }
  expect([judge(token), judge({ ...token, expires_in: 0 }), judge({})]).toEqual([
    true,
    false,
    false,
  ])
})

test('each has its page in the docs, in both languages, for each product that offers it', () => {
  const offered = contract.operations.flatMap(({ id, variants }) =>
    siblings.includes(id) ? variants.map(({ product }) => `${product}/${id}.html`) : [],
  )
  const missing = ['en', 'zh'].flatMap((language) =>
    offered.map((page) => `${language}/${page}`).filter((page) => !pages.has(page)),
  )
  expect(missing).toEqual([])
  // A long name may break after its underscore.
  const page = pages.get('en/oneaccess/getAccessToken.html')?.replaceAll('<wbr />', '')
  expect(page).toContain('client_secret')
})

test('the generated client compiles', () => {
  expect(problemsOf(files)).toEqual([])
})

describe('the client', () => {
  type Sent = { url: string; headers: Record<string, string>; body?: string }

  async function sent(options: object, request: object): Promise<Sent> {
    const requests: Sent[] = []
    const createClient = await clientOf(copy, files)
    const fetch = async (url: string, init: Omit<Sent, 'url'>) => {
      requests.push({ ...init, url })
      return new Response(null, { status: 204 })
    }
    const client = createClient({ baseUrl: 'http://localhost', fetch, ...options })
    await client.getAccessToken?.(request)
    return requests[0] ?? { url: '', headers: {} }
  }

  const url = 'http://localhost/api/v2/tenant/token'
  const grant = { grant_type: 'client_credentials' }
  const own = { ...grant, client_id: 'c', client_secret: 's' }
  const body = 'grant_type=client_credentials'

  test.each([
    ['ciam', {}, own, { url: `${url}?${body}&client_id=c&client_secret=s` }],
    [
      'eiam',
      { clientId: 'c', clientSecret: 's' },
      grant,
      { url, body, headers: { Authorization: `Basic ${btoa('c:s')}` } },
    ],
    ['oneaccess', {}, own, { url, body: `${body}&client_id=c&client_secret=s` }],
  ])('sends client credentials as %s wants them', async (product, options, request, wanted) => {
    expect(await sent({ product, ...options }, request)).toMatchObject(wanted)
  })

  test('asks for the product where no input tells it', async () => {
    await expect(sent({}, own)).rejects.toThrow(
      /^getAccessToken: product is not one of .*ciam.*oneaccess/,
    )
  })
})

describe('the sandbox', () => {
  const device = {
    'X-operating-sys-version': 'windows10.1.1',
    'X-device-fingerprint': '156aysdna213sc50',
    'X-agent': 'Mozilla/5.0',
  }
  const json = { 'Content-Type': 'application/json' }
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const bambooCloud = { ...device, 'X-client-id': 'nTo1eRIub60vPb54WeE6aojPwYwImtl4' }
  const data: SandboxData = {
    clients: ['nTo1eRIub60vPb54WeE6aojPwYwImtl4', 'DRrYIqauawN0I8myTMoDTPys6ezGZxnm'],
    clientSecrets: {
      nTo1eRIub60vPb54WeE6aojPwYwImtl4: 'ciam-secret',
      DRrYIqauawN0I8myTMoDTPys6ezGZxnm: 'oneaccess-secret',
    },
    accessTokens: ['access-1'],
    accounts: [
      {
        userId: 'u-1',
        username: 'Zhang.Wei88',
        password: 'Harbour-42-Lamp',
        idToken: 'id-1',
        stateToken: 'state-1',
      },
    ],
    passwordPolicy: { minLength: 8, maxLength: 20, minClasses: 3, history: 5 },
  }

  interface Call {
    product: string
    method: string
    path: string
    headers: Record<string, string>
    body?: string
  }

  /** Status, and the code of an error or the whole body of a success. */
  async function call({ product, path: url, ...init }: Call): Promise<[number, unknown]> {
    const sandbox = createSandbox({ contract: contract.bundle, product, data })
    const response = await sandbox.fetch(url, init)
    const text = await response.text()
    const body = text === '' ? undefined : JSON.parse(text)
    return [response.status, body?.error_code ?? body?.error ?? body]
  }

  const withOld = (product: string, body: object, token = 'id-1'): Call => ({
    product,
    method: 'POST',
    path: '/api/v2/sdk/pwd/change',
    headers: { ...bambooCloud, ...json, Authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  const expired = (state: Record<string, string>): Call => ({
    product: 'ciam',
    method: 'POST',
    path: '/api/v2/sdk/pwd/update',
    headers: { ...bambooCloud, ...json, ...state },
    body: JSON.stringify({ password: 'Meadow-93-Bell' }),
  })
  const admin = (product: string, user: string, body: object): Call => ({
    product,
    method: 'PUT',
    path: `/api/v2/tenant/users/${user}/change-password`,
    headers: { ...json, Authorization: 'Bearer access-1' },
    body: JSON.stringify(body),
  })
  const token = (product: string, query: string, rest: Partial<Call> = {}): Call => ({
    product,
    method: 'POST',
    path: `/api/v2/tenant/token${query}`,
    headers: {},
    ...rest,
  })
  const basic = (secret: string) => ({
    Authorization: `Basic ${btoa(`nTo1eRIub60vPb54WeE6aojPwYwImtl4:${secret}`)}`,
  })
  const query = (secret: string) =>
    `?grant_type=client_credentials&client_id=nTo1eRIub60vPb54WeE6aojPwYwImtl4&client_secret=${secret}`

  const old = { old_password: 'Harbour-42-Lamp', new_password: 'Meadow-93-Bell' }
  const rows: [what: string, request: Call, status: number, answer: unknown][] = [
    ['the old password is right', withOld('ciam', old), 200, undefined],
    [
      'the old password is left out',
      withOld('ciam', { new_password: 'Meadow-93-Bell' }),
      200,
      undefined,
    ],
    ['the id token is wrong', withOld('ciam', old, 'other'), 400, 'IDAAS.SDK.PARAM.0016'],
    [
      'the new password is the old one',
      withOld('ciam', { ...old, new_password: old.old_password }),
      400,
      'IDAAS.SDK.PWD.0001',
    ],
    ['EIAM: the old password is right', withOld('eiam', old), 200, undefined],
    ['the state token is right', expired({ 'X-state-token': 'state-1' }), 200, undefined],
    [
      'the state token is wrong',
      expired({ 'X-state-token': 'other' }),
      400,
      'IDAAS.SDK.PARAM.0014',
    ],
    ['the state token is missing', expired({}), 400, 'IDAAS.SDK.PARAM.0014'],
    [
      'EIAM: an administrator sets a password',
      admin('eiam', 'u-1', { password: 'Meadow-93-Bell', pwd_must_modify: 'true' }),
      200,
      { user_id: 'u-1' },
    ],
    ['EIAM: it is too short', admin('eiam', 'u-1', { password: 'Me-9' }), 400, 'PWD.0002'],
    ['EIAM: it is empty', admin('eiam', 'u-1', { password: '' }), 400, 'PWD.0001'],
    ['EIAM: no such user', admin('eiam', 'u-2', { password: 'Meadow-93-Bell' }), 400, 'USER.0001'],
    [
      'OneAccess: it is the present one',
      admin('oneaccess', 'u-1', { password: 'Harbour-42-Lamp' }),
      400,
      'PWD.0001',
    ],
    [
      'CIAM: it is the present one',
      admin('ciam', 'u-1', { password: 'Harbour-42-Lamp' }),
      400,
      'IDAAS.TENANT.PWD.0001',
    ],
    [
      'a password exists',
      {
        product: 'ciam',
        method: 'GET',
        path: '/api/v2/sdk/pwd/check-exist',
        headers: { ...bambooCloud, Authorization: 'Bearer id-1' },
      },
      200,
      { exist: true },
    ],
    [
      'an expired password is kept',
      {
        product: 'ciam',
        method: 'GET',
        path: '/api/v2/sdk/pwd/skip-update',
        headers: { ...bambooCloud, 'X-state-token': 'state-1' },
      },
      200,
      undefined,
    ],
    [
      'the service makes a password',
      {
        product: 'eiam',
        method: 'PUT',
        path: '/api/v2/tenant/users/u-1/rest-password?send_mode=EMAIL',
        headers: { Authorization: 'Bearer access-1' },
      },
      200,
      undefined,
    ],
    [
      'client credentials in the query are wrong',
      token('ciam', query('other')),
      401,
      'invalid_client',
    ],
  ]
  test.each(rows)('%s', async (_, request, status, answer) => {
    expect(await call(request)).toEqual([status, answer])
  })

  const issued = [
    200,
    {
      access_token: expect.any(String),
      token_type: 'bearer',
      expires_in: expect.any(Number),
      scope: 'all',
    },
  ]
  test.each([
    ['the query', token('ciam', query('ciam-secret'))],
    [
      'basic authentication',
      token('eiam', '', {
        headers: { ...form, ...basic('ciam-secret') },
        body: 'grant_type=client_credentials',
      }),
    ],
    [
      'the form',
      token('oneaccess', '', {
        headers: form,
        body: 'grant_type=client_credentials&client_id=DRrYIqauawN0I8myTMoDTPys6ezGZxnm&client_secret=oneaccess-secret',
      }),
    ],
  ])('a token is issued for client credentials in %s', async (_, request) => {
    expect(await call(request)).toEqual(issued)
  })
})
