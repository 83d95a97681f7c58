// Requests that are not what the contract describes: judged as a service judges them, and named.
import { describe, expect, test } from 'vitest'
import { bundle } from '../../scripts/contract/bundle.ts'
import { createRequestLog } from '../../scripts/sandbox/request-log.ts'
import { byAdministrator, byMobile, caller } from './caller.ts'

/** The parts of the bundle that a test adds to. */
interface Item {
  post: { parameters: object[] }
}
interface Components {
  schemas: { ResetByEmail: { properties: Record<string, object> } }
}

const administrator = {
  path: byAdministrator,
  method: 'PUT',
  headers: { Authorization: 'Bearer sandbox-access-token' },
}
const clientId = 'nTo1eRIub60vPb54WeE6aojPwYwImtl4'
const body = (members: object) => JSON.stringify({ password: 'Quiet-River-7', ...members })

describe('a request is judged by', () => {
  const reset = { email: '15200000000@qq.com', verify_code: '123456', password: 'Quiet-River-7' }
  const rows: [keyword: string, schema: object, value: unknown, violation: string][] = [
    [
      'exclusiveMinimum',
      { type: 'number', exclusiveMinimum: 2 },
      2,
      'body extra must be more than 2',
    ],
    [
      'exclusiveMaximum',
      { type: 'number', exclusiveMaximum: 2 },
      2,
      'body extra must be less than 2',
    ],
    ['multipleOf', { type: 'integer', multipleOf: 5 }, 6, 'body extra must be a multiple of 5'],
    [
      'uniqueItems',
      { type: 'array', uniqueItems: true },
      [1, 1],
      'body extra must be without a repeated item',
    ],
    [
      'minProperties',
      { type: 'object', minProperties: 1 },
      {},
      'body extra must have at least 1 members',
    ],
    [
      'maxProperties',
      { type: 'object', maxProperties: 1 },
      { a: 1, b: 2 },
      'body extra must have at most 1 members',
    ],
    [
      'dependentRequired',
      { type: 'object', dependentRequired: { a: ['b'] } },
      { a: 1 },
      'body extra.b is missing',
    ],
  ]

  test.each(rows)('%s', async (_, schema, value, violation) => {
    const changed = structuredClone(bundle)
    const { schemas } = changed.components as unknown as Components
    schemas.ResetByEmail.properties['extra'] = schema
    const { sandbox, call } = caller({ contract: changed })
    expect(await call({ body: { ...reset, extra: value } })).toBe('200')
    expect(sandbox.requests.list()[0]?.violations.map(({ text }) => text)).toEqual([violation])
  })
})

describe.each([
  [
    'another name for must_modify',
    { ...administrator, body: body({ pwd_must_modify: false }) },
    '200',
    'body pwd_must_modify is not in the contract',
  ],
  [
    'a text for a boolean',
    { ...administrator, body: body({ must_modify: 'false' }) },
    '200',
    'body must_modify must be boolean',
  ],
  [
    'a number for a text',
    { body: { verify_code: 123456 } },
    '400 IDAAS.SDK.PARAM.0009',
    'body verify_code must be string',
  ],
  [
    'a body that cannot be read',
    { body: '{"password"' },
    '400 IDAAS.SDK.PARAM.0009',
    'body cannot be read as application/json',
  ],
  ['a list for an object', { body: '[]' }, '400 IDAAS.SDK.PARAM.0009', 'body must be object'],
  [
    'a value outside an enumeration',
    { headers: { 'X-L': 'fr' } },
    '200',
    'header X-L must be "zh" or "en"',
  ],
  [
    'a member of the other mode',
    {
      path: byMobile,
      headers: { Authorization: 'Bearer sandbox-id-token' },
      body: JSON.stringify({ mobile: '1', verify_code: '123456', password: 'Quiet-River-7' }),
    },
    '200',
    'body mobile is not in the contract',
  ],
])('%s', (_, given, expected, violation) => {
  test('is judged as a service judges it, and named in header and journal', async () => {
    const { sandbox, call, fetch } = caller()
    expect(await call(given)).toBe(expected)
    expect(sandbox.requests.list()[0]?.violations.map(({ text }) => text)).toContain(violation)
    expect((await fetch(given)).headers.get('x-sandbox-violations')).toContain(violation)
  })

  test('is refused with strict, with field and reason', async () => {
    const { sandbox, fetch } = caller({ strict: true })
    const response = await fetch(given)
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({
      error_code: 'SANDBOX.CONTRACT.0400',
      error_msg: expect.stringContaining(violation),
    })
    expect(sandbox.state.accounts()[0]?.changes).toBe(0)
    expect(sandbox.requests.list()[0]?.reason).toBe('contract')
  })
})

test('strict leaves to the catalog what has a code of its own', async () => {
  const { call } = caller({ strict: true })
  expect(await call({ headers: { 'X-client-id': '' } })).toBe('400 IDAAS.SDK.PARAM.0002')
  expect(await call()).toBe('200')
})

test('a good request has no violation, and no header says so', async () => {
  const { sandbox, fetch } = caller()
  expect((await fetch()).headers.has('x-sandbox-violations')).toBe(false)
  expect(sandbox.requests.list({ violations: true })).toEqual([])
})

test('strict speaks the language of the request', async () => {
  const { fetch } = caller({ strict: true })
  const response = await fetch({ headers: { 'X-L': 'zh' }, body: { extra: 1 } })
  expect(await response.json()).toMatchObject({
    error_msg: '请求不符合契约：body extra 不在契约中',
  })
})

test('a missing query parameter and bounds of any schema are seen', async () => {
  const contract = structuredClone(bundle)
  const item = contract.paths['/api/v2/sdk/pwd/update-by-email'] as unknown as Item
  const app = { name: 'app', in: 'query', required: true, schema: { type: 'integer' } }
  item.post.parameters.push(app)
  const components = contract.components as unknown as Components
  components.schemas.ResetByEmail.properties.more = {
    type: 'object',
    required: ['id'],
    additionalProperties: false,
    properties: {
      id: { type: 'integer', minimum: 1 },
      tags: { type: 'array', maxItems: 1, items: { type: 'string', maxLength: 2, pattern: '^a' } },
    },
  }
  const { sandbox, call } = caller({ contract })
  await call({ body: { more: { id: 0, tags: ['abc', 'b'], other: 1 } } })
  await call({ path: '/api/v2/sdk/pwd/update-by-email?app=7', body: { more: {} } })
  expect(sandbox.requests.list().map((it) => it.violations.map(({ text }) => text))).toEqual([
    [
      'query app is missing',
      'body more.id must be at least 1',
      'body more.tags must have at most 1 items',
      'body more.tags[0] must have at most 2 characters',
      'body more.tags[1] must match ^a',
      'body more.other is not in the contract',
    ],
    ['body more.id is missing'],
  ])
})

describe('a form in place of the query', () => {
  const form = (values: Record<string, string>) => new URLSearchParams(values).toString()
  const right = { grant_type: 'client_credentials', client_id: clientId, client_secret: 'any' }
  const call = (text: string, query = '') =>
    caller().fetch({
      path: `/api/v2/tenant/token${query}`,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body: text,
    })

  test.each([
    ['is as good as the query', form(right), '', 200, /^$/],
    ['may have a part of it', form({ client_secret: 'any' }), `?${form(right)}`, 200, /^$/],
    ['comes after it', form(right), '?client_id=nobody', 401, /^$/],
    [
      'is judged by the same schema',
      form({ ...right, grant_type: 'password' }),
      '',
      200,
      /^body grant_type must be "client_credentials"$/,
    ],
    [
      'lacks what the query lacks',
      form({ ...right, client_id: '' }),
      '',
      401,
      /^body client_id must have at least 1/,
    ],
    ['may be missing', '', '', 401, /^query grant_type is missing/],
  ])('%s', async (_, text, query, status, violation) => {
    const response = await call(text, query)
    const named = response.headers.get('X-Sandbox-Violations') ?? ''
    expect([response.status, named]).toEqual([status, expect.stringMatching(violation)])
  })

  test('of which other bodies are none', async () => {
    const response = await caller().fetch({
      path: '/api/v2/tenant/token',
      body: JSON.stringify(right),
    })
    expect([response.status, response.headers.get('X-Sandbox-Violations')]).toEqual([
      401,
      expect.stringContaining('query client_id is missing'),
    ])
  })

  test('that is not UTF-8 is called unreadable', async () => {
    const { sandbox } = caller()
    const response = await sandbox.fetch('/api/v2/tenant/token', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new Uint8Array([0x61, 0x3d, 0xff]),
    })
    expect(response.headers.get('X-Sandbox-Violations')).toContain('body cannot be read as a form')
  })
})

test('the log says how many violations it leaves out', async () => {
  const printed = new Promise<string>((resolve) => {
    const { call } = caller({ onExchange: createRequestLog(resolve) })
    void call({ body: '{"a": 1, "b": 2, "c": 3, "verify_code": 4}' })
  })
  const [, ...lines] = (await printed).split('\n')
  expect([lines.length, lines.at(-1)]).toEqual([4, expect.stringMatching(/^ +! and \d+ more$/)])
})
