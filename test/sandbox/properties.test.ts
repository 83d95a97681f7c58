// Whatever is sent: a response within the contract, no secret in it or in the journal, and no change by an error.
import fc from 'fast-check'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { readContract } from '../../scripts/contract/contract.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { type JsonObject, isObject, resolve } from '../../scripts/contract/json.ts'
import type { PlainRequest } from '../../scripts/sandbox/plain-http.ts'
import { type Sandbox, type SandboxSession, createSandbox } from '../../scripts/sandbox/sandbox.ts'

const runs = 20_000
const { operations, products } = readContract(bundle)
const canaries = ['canary-pässword-7', 'canary-code-7', 'canary-token-7']

const ajv = new Ajv2020({ strict: false })
ajv.addSchema({ ...bundle, $id: 'bundle' })
const pointer = (...steps: string[]) =>
  `bundle#/${steps.map((it) => encodeURIComponent(it.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`

interface Judged {
  path: string
  method: string
  status: number
  text: string
  reason: string
}

/** Whether the contract allows this status and body for the operation; those of faults and `Prefer` are not judged. */
function isAllowed({ path, method, status, text, reason }: Judged): boolean {
  if (reason === 'fault' || reason === 'forced') return true
  const item = resolve(bundle, bundle.paths[path]?.[method.toLowerCase()])
  const responses = resolve(bundle, item.responses)
  const response = resolve(bundle, responses[status])
  const isPlain = [404, 413, 415].includes(status)
  if (!(status in responses)) return isPlain
  if (response.content === undefined) return text === ''
  const place =
    '$ref' in (responses[status] as object)
      ? String((responses[status] as { $ref: string }).$ref)
      : undefined
  const steps = place
    ? place.slice(2).split('/')
    : ['paths', path, method.toLowerCase(), 'responses', String(status)]
  const validate = ajv.getSchema(pointer(...steps, 'content', 'application/json', 'schema'))
  return validate?.(JSON.parse(text)) === true
}

const oddText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    ...canaries,
    '',
    ' ',
    '123456',
    'P@ssw0rd',
    'Quiet-River-7',
    '12345678901',
    '15200000000@qq.com',
    '__proto__',
    'constructor',
    '💥',
    '\u0000',
    'ａｂｃ',
    '"'.repeat(50),
    'x'.repeat(5000),
  ),
)
const oddValue = fc.oneof(
  { weight: 4, arbitrary: oddText },
  { weight: 1, arbitrary: fc.jsonValue() as fc.Arbitrary<unknown> },
)
const headerText = fc.oneof(
  fc.string().map((text) => text.replace(/[^\x20-\x7e]/g, '')),
  fc.constantFrom('', ' ', 'a', 'zh', 'en', 'x'.repeat(9000), canaries[2]!),
)

const goodBody = {
  mobile: '12345678901',
  email: '15200000000@qq.com',
  verify_code: '123456',
  password: 'Quiet-River-7',
}
const nearlyGood = fc
  .dictionary(fc.constantFrom(...Object.keys(goodBody)), oddValue, { maxKeys: 1 })
  .map((it) => JSON.stringify({ ...goodBody, ...it }))

const requests = fc.record({
  product: fc.constantFrom(...products),
  operation: fc.constantFrom(...operations),
  userId: fc.oneof(
    fc.constantFrom('20201028102749564-9082-DC8CD2722', '__proto__', '..', '%'),
    fc.string(),
  ),
  headers: fc.oneof(
    fc.constant({}),
    fc.dictionary(
      fc.constantFrom(
        'X-operating-sys-version',
        'X-device-fingerprint',
        'X-agent',
        'X-L',
        'X-client-id',
        'Authorization',
        'Content-Type',
        'Prefer',
        'X-tenant-id',
      ),
      headerText,
    ),
  ),
  isComplete: fc.boolean(),
  authorization: fc.constantFrom(
    undefined,
    'Bearer sandbox-id-token',
    'Bearer sandbox-access-token',
    `Bearer ${canaries[2]}`,
    'Bearer',
    'Basic x',
  ),
  body: fc.oneof(
    { weight: 4, arbitrary: nearlyGood },
    {
      weight: 4,
      arbitrary: fc
        .dictionary(
          fc.constantFrom(
            'verify_code',
            'password',
            'mobile',
            'email',
            'must_modify',
            '__proto__',
            'constructor',
          ),
          oddValue,
        )
        .map((it) => JSON.stringify(it)),
    },
    { weight: 1, arbitrary: fc.string() },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        '[]',
        'null',
        '{',
        '{"a":1,"a":2}',
        '['.repeat(9000),
        '{"password":{"a":[null]}}',
      ),
    },
  ),
})

/** Faults that stay in place while the others come and go. */
const anyFault = {
  delay: fc.constantFrom(0, 5),
  rate: fc.constantFrom(0, 0.5, 1),
  account: fc.constantFrom('12345678901', 'li.na@example.com'),
}
const faults = fc.option(
  fc.oneof(
    fc.record(
      {
        ...anyFault,
        status: fc.constantFrom(200, 204, 302, 400, 418, 429, 500, 503),
        body: fc.constantFrom('html', 'empty', 'unknown'),
        cut: fc.boolean(),
      },
      { requiredKeys: ['status'] },
    ),
    fc.record({ ...anyFault, drop: fc.constant(true) }, { requiredKeys: ['drop'] }),
  ),
  { freq: 4 },
)

function stateOf({ state }: SandboxSession): string {
  return JSON.stringify([state.accounts(), state.policy])
}

describe('any request', () => {
  const title = `gets a response that the contract allows and without a secret, and changes nothing unless it succeeds`
  test(`${title}, ${runs} times`, () => {
    const statuses = new Map<number, number>()
    const sandboxes = new Map(
      products.map((product) => [product, createSandbox({ contract: bundle, product })]),
    )
    const given = fc.tuple(requests, faults, fc.constantFrom('', 'one', 'two'))
    fc.assert(
      fc.property(given, ([request, fault, session]) => {
        const sandbox = sandboxes.get(request.product)
        if (!sandbox) throw new Error(request.product)
        const own = session === '' ? sandbox : sandbox.session(session)
        const other = sandbox.session('untouched')
        own.faults.clear()
        if (fault) own.faults.add(fault)
        const before = stateOf(own)
        const { status, body: text } = sandbox.respond(plainRequest(request, sandbox, session))
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        const recorded = own.requests.list().at(-1)
        const { reason = '' } = recorded ?? {}
        const { path, method } = request.operation
        expect([status, isAllowed({ path, method, status, text, reason })]).toEqual([status, true])
        const shown = text + JSON.stringify({ ...recorded, path: '' })
        for (const secret of secretsOf(request)) expect(shown).not.toContain(secret)
        const hasSucceeded = reason === 'success' || reason === 'fault'
        expect(hasSucceeded || stateOf(own) === before).toBe(true)
        expect([other.requests.list(), other.faults.list()]).toEqual([[], []])
        own.reset()
      }),
      { numRuns: runs },
    )
    // The generator reaches what it is for: successes, error responses, and bodies that are none.
    expect([...statuses.keys()].sort()).toEqual(expect.arrayContaining([200, 400, 415, 503]))
    expect(statuses.get(200)).toBeGreaterThan(100)
  })
})

type Generated = typeof requests extends fc.Arbitrary<infer T> ? T : never

function plainRequest(request: Generated, sandbox: Sandbox, session: string): PlainRequest {
  const { operation, userId, headers, isComplete, authorization, body } = request
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
  return {
    method: operation.method,
    url: operation.path.replace(/\{[^}]+\}/, encodeURIComponent(userId.toWellFormed()) || '%'),
    headers: {
      ...(isComplete && {
        'x-operating-sys-version': 'a',
        'x-device-fingerprint': 'a',
        'x-agent': 'a',
        'x-client-id': sandbox.data.clients[0],
      }),
      ...Object.fromEntries(lower),
      ...(authorization && { authorization }),
      ...(session && { 'x-sandbox-session': session }),
    },
    body,
  }
}

/** What the request carries where secrets belong. */
function secretsOf({ authorization, body }: Generated): string[] {
  const { password, verify_code } = fieldsOf(body)
  return canaries.filter(
    (it) => [password, verify_code].includes(it) || authorization?.endsWith(it),
  )
}

function fieldsOf(body: string): JsonObject {
  try {
    const value: unknown = JSON.parse(body)
    return isObject(value) ? value : {}
  } catch {
    return {}
  }
}
