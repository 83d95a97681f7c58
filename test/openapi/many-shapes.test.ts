// Another vendor with two editions, whose calls have as different shapes as the contract allows: a form, basic
// authentication of a client and of a user, a key in a header, bodies and error bodies that differ by edition, codes
// of digits with six statuses, required response headers, and calls without a password.
import { rmSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../../scripts/check/check.ts'
import { placeName } from '../../scripts/check/report/places.ts'
import { sendBy } from '../../scripts/check/run/transport.ts'
import type { Bundle } from '../../scripts/contract/contract.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { problemsOf } from '../compiles.ts'
import { checkOf, clientOf, copyFixture, generated } from '../contract-copy.ts'

const folder = copyFixture('many-shapes')
afterAll(() => rmSync(folder, { recursive: true }))

let contract: Bundle
let files: Map<string, string>
beforeAll(async () => {
  ;({ contract, files } = await generated({ folder }))
})

test('it is valid OpenAPI, with a bundle for each edition', async () => {
  for (const name of ['openapi.json', 'openapi.harbor.json', 'openapi.quay.json'])
    expect([name, await new Validator().validate(JSON.parse(files.get(name) ?? ''))]).toEqual([
      name,
      { valid: true },
    ])
})

test('client, catalog and types compile', () => {
  expect(problemsOf(files)).toEqual([])
})

describe('the client', () => {
  type Sent = { url: string; method: string; headers: Record<string, string>; body?: string }

  async function sent(id: string, request: object, options: object): Promise<Sent> {
    const requests: Sent[] = []
    const createClient = await clientOf({ folder } as Parameters<typeof clientOf>[0], files)
    const client = createClient({
      baseUrl: 'http://localhost',
      fetch: async (url: string, init: Omit<Sent, 'url'>) => {
        requests.push({ ...init, url })
        return new Response(null, { status: 204 })
      },
      ...options,
    })
    await client[id]?.(request)
    const [only] = requests
    if (!only) throw new Error('nothing was sent')
    return only
  }

  test('sends a form as a form', async () => {
    const given = {
      'X-Trace': 't-1',
      login: 'anna@example.com',
      otp: '123456',
      new_password: 'a&b',
    }
    expect(await sent('forgotPassword', given, {})).toMatchObject({
      url: 'http://localhost/v1/password/forgot',
      headers: { 'X-Trace': 't-1', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'login=anna%40example.com&otp=123456&new_password=a%26b',
    })
  })

  test('fills a path whose names have hyphens, and proves itself with name and password', async () => {
    const given = { 'realm-id': 12, password: 'Meadow-93-Bell', devices: [{ id: 7 }] }
    const proof = { account: { username: 'anna', password: 'Harbour-42-Lamp' } }
    expect(await sent('replacePassword', given, proof)).toMatchObject({
      url: 'http://localhost/v1/realms/12/password',
      headers: { Authorization: `Basic ${btoa('anna:Harbour-42-Lamp')}` },
    })
  })

  test.each([
    ['harbor', { secret: 'Meadow-93-Bell', notify: ['mail'] }],
    ['quay', { pwd: 'Meadow-93-Bell', reason: 'old' }],
  ])('sends the body of %s', async (_, body) => {
    const { body: text } = await sent(
      'setPassword',
      { uid: 'u-1001', ...body },
      { accessToken: 'a' },
    )
    expect(JSON.parse(text ?? '')).toEqual(body)
  })
})

/** What is not verified although nothing is wrong, and why. */
const open = [
  ['endSession', '204', 'what a DELETE deletes is not known, so none is let succeed'],
  ['replacePassword', '42901', 'is never brought about on purpose'],
]

test.each([
  ['harbor', open],
  ['quay', []],
])(
  'the check of %s verifies every clause that a request can bring about',
  async (product, left) => {
    const report = await checkOf(files, createSandbox({ contract, product }))
    expect(report.findings).toEqual([])
    const clauses = report.variants.flatMap((it) =>
      it.clauses.map((clause) => ({ operation: it.operation, ...clause })),
    )
    expect(
      clauses
        .filter(({ verdict }) => verdict !== 'verified')
        .map(({ operation, code, status, reason }) => [operation, code ?? String(status), reason]),
    ).toEqual(left)
    expect(clauses.length).toBe(product === 'harbor' ? 52 : 6)
  },
)

describe('a damaged service', () => {
  type Parts = { status: number; headers: Headers; body: string }

  async function checkDamaged(damage: (parts: Parts) => Partial<Parts>): Promise<Report> {
    const sandbox = createSandbox({ contract, product: 'harbor' })
    const send = sendBy(async (...given: Parameters<typeof fetch>) => {
      const response = await sandbox.fetch(...given)
      const parts = {
        status: response.status,
        headers: response.headers,
        body: await response.text(),
      }
      const { status, headers, body } = { ...parts, ...damage(parts) }
      return new Response(body === '' ? null : body, { status, headers })
    })
    return checkOf(files, sandbox, { send })
  }

  /** Operations and codes with a finding of this kind, those included that show the same cause. */
  const accused = ({ findings }: Report, kind: string) => {
    const own = findings.filter(({ id }) => id === kind)
    const places = own.flatMap((it) => [placeName(it), ...it.also])
    return new Set(places.map((it) => it.replace(/, (en|zh)$/, '').replace(', harbor', '')))
  }

  /** Each code that a request can bring about, at its operation. */
  const listed = [
    ...['40101', '40001', '40401', '40901', '42201', '42202'].map((it) => `setPassword, ${it}`),
    ...['40003', '40002', '42203', '40401', '40901', '42201'].map((it) => `forgotPassword, ${it}`),
    ...['40104', '40105', '40106', '40103', '40901', '42201'].map(
      (it) => `changeOwnPassword, ${it}`,
    ),
    ...['40101', '40401'].map((it) => `endSession, ${it}`),
    ...['40005', '40006'].map((it) => `readPolicy, ${it}`),
    ...['40003', '40401'].map((it) => `sendCode, ${it}`),
    ...['40004', '40001', '40401', '40103'].map((it) => `signIn, ${it}`),
    'issueToken, 40102',
    ...['40103', '40401', '40901', '42201', '42202'].map((it) => `replacePassword, ${it}`),
    'whoAmI, 40101',
  ]

  test('that returns another status for each code has a finding at each', async () => {
    const report = await checkDamaged(({ status }) => (status >= 400 ? { status: 418 } : {}))
    expect(listed.filter((it) => !accused(report, 'wrong-status').has(it))).toEqual([])
  })

  test('that spells each code otherwise has a finding at each', async () => {
    const report = await checkDamaged(({ body }) => ({
      body: body.replace(/"code":"(\d+)"/, '"code":"$1 "'),
    }))
    expect(listed.filter((it) => !accused(report, 'code-spelling').has(it))).toEqual([])
  })

  test('that has other words for each code has a finding at each', async () => {
    const report = await checkDamaged(({ body }) => ({
      body: body.replace(/"detail":"[^"]*"/, '"detail":"Computer says no"'),
    }))
    expect(listed.filter((it) => !accused(report, 'message-words').has(it))).toEqual([])
  })

  test('that leaves out required headers has a finding at each', async () => {
    const report = await checkDamaged(({ headers }) => {
      for (const name of ['X-Change', 'Cache-Control', 'WWW-Authenticate']) headers.delete(name)
      return { headers }
    })
    const unnamed = listed.filter((it) => /, 4010[^3]/.test(it))
    const lacking = ['forgotPassword', 'issueToken', ...unnamed]
    expect(lacking.filter((it) => !accused(report, 'header-missing').has(it))).toEqual([])
  })

  test('whose members of a success are of other types has a finding at each', async () => {
    const report = await checkDamaged(({ status, body }) =>
      status < 300 ? { body: body.replaceAll(/:(\d+|"[^"]*")/g, ':[]') } : {},
    )
    const withBody = [
      'forgotPassword',
      'changeOwnPassword',
      'replacePassword',
      'readPolicy',
      'signIn',
    ]
    const all = [...withBody, 'issueToken', 'whoAmI']
    expect(all.filter((it) => !accused(report, 'success-body').has(it))).toEqual([])
  })
})
