// A fifth endpoint of a new product, written as YAML alone, appears everywhere. What its YAML says is
// deliberately unlike the four: method, path, names, statuses, error body. A sixth has what else OpenAPI allows.
import type { JsonObject } from '../../scripts/contract/json.ts'
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendBy } from '../../scripts/check/run/transport.ts'
import type { Bundle } from '../../scripts/contract/contract.ts'
import { guideNames } from '../../scripts/docs/pages/guide.ts'
import { site } from '../../scripts/docs/site.ts'
import { outputs } from '../../scripts/generate/emit/outputs.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { checkOf, clientOf, copyContract, generated, readFolder } from '../contract-copy.ts'

const guides = Object.fromEntries(
  ['start', ...guideNames].map((name) => [
    name,
    '# A guide\n\n{{which-operation}}\n\n{{operations}}\n\n{{codes}}',
  ]),
)

describe('a fifth endpoint', () => {
  const copy = copyContract(afterAll)
  copy.overlay('test/fixtures/fifth-endpoint')
  copy.replace(
    'openapi.yaml',
    '\npaths:\n',
    `
  - name: onprem
paths:
  /api/v3/accounts/{user_id}/secret:
    $ref: 'paths/api_v3_accounts_{user_id}_secret.yaml'
`,
  )

  let contract: Bundle
  let files: Map<string, string>
  let pages: Map<string, string>
  beforeAll(async () => {
    const result = await readFolder(copy.folder)
    if ('problems' in result) throw new Error(result.problems.join('\n'))
    contract = result.bundles.en
    files = await outputs(result)
    pages = site({
      ...result,
      productBundles: { en: {}, zh: {} },
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

  test.each([
    'openapi.json',
    'openapi.yaml',
    'openapi-3.0.json',
    'types.ts',
    'errors.ts',
    'client.ts',
  ])('is in %s', (file) => {
    expect(files.get(file)).toContain('replaceAccountSecret')
  })

  test.each(['openapi.json', 'errors.json', 'errors.ts', 'errors.md'])(
    'has its codes in %s',
    (file) => {
      expect(files.get(file)).toContain('SECRET.LENGTH')
    },
  )

  test.each([
    ['index.html', 'PATCH /api/v3/accounts/{user_id}/secret'],
    ['zh/index.html', 'onprem · 通过用户 ID 确定账号'],
    ['en/errors.html', 'id="SECRET.LENGTH"'],
    ['zh/errors.html', 'onprem/replaceAccountSecret.html'],
    ['en/onprem/replaceAccountSecret.html', 'SECRET.LENGTH'],
  ])('is on the page %s as %s', (page, text) => {
    expect(pages.get(page)).toContain(text)
  })

  const call = (change: { headers?: object; body?: object; user?: string } = {}) =>
    createSandbox({ contract, product: 'onprem' }).fetch(
      new Request(
        `http://localhost/api/v3/accounts/${change.user ?? '20201028102749564-9082-DC8CD2722'}/secret`,
        {
          method: 'PATCH',
          headers: { 'Content-Type': 'application/json', 'X-App': 'app-7', ...change.headers },
          body: JSON.stringify({ otp: '123456', secret: 'Quiet-River-7', ...change.body }),
        },
      ),
    )

  test.each([
    [{}, 204, undefined],
    [{ headers: { 'X-App': '' } }, 422, { reason: 'APP_MISSING', text: 'No app in X-App' }],
    [
      { headers: { 'X-App': '', 'X-Locale': 'zh' } },
      422,
      { reason: 'APP_MISSING', text: 'X-App 中没有应用' },
    ],
    [{ body: { otp: '000000' } }, 422, { reason: 'OTP_WRONG', text: 'Wrong one-time password' }],
    [{ body: { secret: 'short' } }, 422, { reason: 'SECRET.LENGTH', text: 'From 8 to 20' }],
    [{ body: { secret: 'Harbour-42-Lamp' } }, 409, { reason: 'SECRET_USED', text: 'Used before' }],
    [{ user: 'nobody' }, 422, { reason: 'ACCOUNT_UNKNOWN', text: 'Unknown account' }],
  ])('the sandbox answers %j with %i %j', async (change, status, body) => {
    const response = await call(change)
    expect(response.status).toBe(status)
    const answered = body ? await response.json() : undefined
    expect(answered).toEqual(body ?? undefined)
  })

  test('the client calls it, each field at its place, and narrows its refusals', async () => {
    const createPasswordClient = await clientOf(copy, files)
    const client = createPasswordClient({
      baseUrl: 'http://localhost',
      clientId: 'app-7',
      language: 'zh',
      fetch: createSandbox({ contract, product: 'onprem' }).fetch,
    })
    const request = {
      user_id: '20201028102749564-9082-DC8CD2722',
      otp: '123456',
      secret: 'Quiet-River-7',
    }
    expect(await client.replaceAccountSecret?.({ ...request, secret: 'short' })).toMatchObject({
      kind: 'error',
      product: 'onprem',
      code: 'SECRET.LENGTH',
      status: 422,
      parameters: { min: 8, max: 20 },
    })
    expect(await client.replaceAccountSecret?.(request)).toEqual({
      kind: 'success',
      status: 204,
      data: undefined,
    })
    expect(await client.replaceAccountSecret?.(request)).toMatchObject({
      kind: 'error',
      code: 'SECRET_USED',
      status: 409,
    })
  })

  test('the check verifies each of its clauses', async () => {
    const report = await checkOf(files, createSandbox({ contract, product: 'onprem' }))
    const clauses = report.variants.flatMap((it) => it.clauses)
    expect(report.findings).toEqual([])
    const others = clauses.filter(({ verdict }) => verdict !== 'verified')
    expect(new Set(others.map(({ code }) => code))).toEqual(new Set(['DOWN']))
    expect(clauses.length - others.length).toBe(1 + 8 * 2)
  })
})

describe('a sixth endpoint', () => {
  const copy = copyContract(afterAll)
  copy.overlay('test/fixtures/sixth-endpoint')
  copy.replace(
    'openapi.yaml',
    'tags:\n',
    `tags:
  - name: cloud9
`,
  )
  copy.replace(
    'openapi.yaml',
    '\npaths:\n',
    `
paths:
  /api/v4/pwd:
    $ref: paths/api_v4_pwd.yaml
`,
  )

  let contract: Bundle
  let files: Map<string, string>
  beforeAll(async () => {
    ;({ contract, files } = await generated(copy))
  })

  test.each(['openapi.json', 'openapi-3.0.json'])('%s is valid', async (file) => {
    expect(await new Validator().validate(JSON.parse(files.get(file) ?? ''))).toEqual({
      valid: true,
    })
  })

  test('the check verifies each of its clauses', async () => {
    const report = await checkOf(files, createSandbox({ contract, product: 'cloud9' }))
    const clauses = report.variants.flatMap((it) => it.clauses)
    expect(report.findings).toEqual([])
    expect(clauses.filter(({ verdict }) => verdict !== 'verified')).toEqual([])
    expect(clauses).toHaveLength(2 * (1 + 6 * 2))
  })

  test.each<[string, (status: number, body: JsonObject) => unknown]>([
    ['an empty object', () => ({})],
    ['a body without its list', (status, body) => (status === 201 ? { ...body, data: {} } : body)],
    ['a text for a number', (status, body) => (status === 201 ? { ...body, left: '42' } : body)],
    ['errors without their trace', (_, { trace: __, ...body }) => body],
  ])('the check sees %s', async (_, change) => {
    const sandbox = createSandbox({ contract, product: 'cloud9' })
    const { findings } = await checkOf(files, sandbox, {
      send: sendBy(async (request) => {
        const { status, headers, body } = await sandbox.fetch(request)
        const text = body === null ? '' : await new Response(body).text()
        const changed = text && JSON.stringify(change(status, JSON.parse(text)))
        return new Response(changed || null, { status, headers })
      }),
    })
    expect(findings).not.toEqual([])
  })

  test("the sandbox fills answers, by the contract's example where it has one", async () => {
    const sandbox = createSandbox({ contract, product: 'cloud9' })
    const call = async (body: object) => {
      const response = await sandbox.fetch(
        new Request('http://localhost/api/v4/pwd?app=app-7&tenant=t&lang=zh', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({
            kind: 'mail',
            mail: '15200000000@qq.com',
            otp: '123456',
            secret: 'Quiet-River-7',
            ttl: 5,
            tags: [],
            nick: 'n',
            ...body,
          }),
        }),
      )
      return [response.status, await response.json()]
    }
    const trace = '00000000-0000-4000-8000-000000000000'
    expect(await call({ mail: undefined })).toEqual([
      400,
      { code: '40004', text: '没有邮箱', trace },
    ])
    expect(await call({ ttl: 0.5 })).toEqual([400, { code: '40002', text: 'TTL', trace }])
    expect(await call({})).toEqual([
      201,
      { id: '20201028102749564-9082-DC8CD2722', left: 42, data: { roles: ['admin'] } },
    ])
  })

  test('the client calls it, and marks it as deprecated', async () => {
    const source = files.get('client.ts') ?? ''
    const createPasswordClient = await clientOf(copy, files)
    const client = createPasswordClient({
      baseUrl: 'http://localhost',
      fetch: createSandbox({ contract, product: 'cloud9' }).fetch,
    })
    const request = {
      app: 'app-7',
      tenant: 't',
      kind: 'mail',
      mail: '15200000000@qq.com',
      otp: '123456',
      secret: 'short',
      ttl: 5,
      tags: [],
      nick: 'n',
    }
    expect(await client.resetPasswordV4?.(request)).toMatchObject({
      kind: 'error',
      code: '40007',
      parameters: { min: 8, max: 20 },
    })
    expect(source).toContain(
      'by name or by mail (mode name). `POST /api/v4/pwd`, cloud9. @deprecated */',
    )
  })

  test('errors.ts keeps zeros of a code, errors.md shows no markup', () => {
    expect(files.get('errors.ts')).toContain("'0042': {")
    expect(files.get('errors.md')).toContain('Choose &lt;another>')
  })
})
