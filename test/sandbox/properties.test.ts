// Whatever is sent: an answer within the contract, no secret in it, and no change by a refusal.
import fc from 'fast-check'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { readContract } from '../../scripts/contract/contract.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { resolve } from '../../scripts/contract/json.ts'
import { type Sandbox, createSandbox } from '../../scripts/sandbox/sandbox.ts'

const runs = 20_000
const { operations, products } = readContract(bundle)
const canaries = ['canary-pässword-7', 'canary-code-7', 'canary-token-7']

const ajv = new Ajv2020({ strict: false })
ajv.addSchema({ ...bundle, $id: 'bundle' })
const pointer = (...steps: string[]) =>
  `bundle#/${steps.map((it) => encodeURIComponent(it.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`

/** Whether the contract allows this status and body for the operation. */
function isPromised(path: string, method: string, status: number, text: string): boolean {
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

function stateOf({ state }: Sandbox): string {
  return JSON.stringify([state.accounts(), state.policy])
}

describe('any request', () => {
  test(`gets a promised answer without a secret, and changes nothing unless it succeeds, ${runs} times`, () => {
    const statuses = new Map<number, number>()
    const sandboxes = new Map(
      products.map((product) => [product, createSandbox({ contract: bundle, product })]),
    )
    fc.assert(
      fc.property(
        requests,
        ({ product, operation, userId, headers, isComplete, authorization, body }) => {
          const sandbox = sandboxes.get(product)!
          const all: Record<string, string> = {
            ...(isComplete && {
              'x-operating-sys-version': 'a',
              'x-device-fingerprint': 'a',
              'x-agent': 'a',
              'x-client-id': sandbox.data.clients[0]!,
            }),
            ...Object.fromEntries(
              Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
            ),
            ...(authorization && { authorization }),
          }
          const before = stateOf(sandbox)
          const url = operation.path.replace(
            /\{[^}]+\}/,
            encodeURIComponent(userId.toWellFormed()) || '%',
          )
          const { status, body: text } = sandbox.respond({
            method: operation.method,
            url,
            headers: all,
            body,
          })
          statuses.set(status, (statuses.get(status) ?? 0) + 1)
          expect([status, isPromised(operation.path, operation.method, status, text)]).toEqual([
            status,
            true,
          ])
          for (const canary of canaries) expect(text).not.toContain(canary)
          expect(status < 300 || stateOf(sandbox) === before).toBe(true)
          if (status < 300) sandbox.reset()
        },
      ),
      { numRuns: runs },
    )
    // The generator reaches what it is for: successes, refusals, and bodies that are none.
    expect([...statuses.keys()].sort()).toEqual(expect.arrayContaining([200, 400, 415]))
    expect(statuses.get(200)).toBeGreaterThan(100)
  }, 120_000)
})
