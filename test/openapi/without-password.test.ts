// Calls that set no password, one of them without a body, are YAML alone like any other.
import type { FetchInit } from '../../generated/client.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Bundle } from '../../scripts/contract/contract.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { checkOf, clientOf, copyContract, generated } from '../contract-copy.ts'

const copy = copyContract(afterAll)
copy.overlay('test/fixtures/without-password')
copy.replace('openapi.yaml', 'tags:\n', 'tags:\n  - name: cloud7\n')
copy.replace(
  'openapi.yaml',
  '\npaths:\n',
  `
paths:
  /api/v2/sdk/codes:
    $ref: paths/api_v2_sdk_codes.yaml
  /api/v2/users/{user_id}/policy:
    $ref: 'paths/api_v2_users_{user_id}_policy.yaml'
`,
)

let contract: Bundle
let files: Map<string, string>
beforeAll(async () => {
  ;({ contract, files } = await generated(copy))
})

const product = 'cloud7'
const user_id = '20201028102749564-9082-DC8CD2722'

test('the client calls them, and the sandbox changes nothing', async () => {
  const createPasswordClient = await clientOf(copy, files)
  const sandbox = createSandbox({ contract, product })
  const sent: [string, string | undefined][] = []
  const client = createPasswordClient({
    baseUrl: 'http://localhost',
    clientId: sandbox.data.clients[0],
    accessToken: 'sandbox-access-token',
    fetch: (url: string, init: FetchInit) => (
      sent.push([init.method, init.headers['Content-Type']]),
      sandbox.fetch(url, init)
    ),
  })
  const state = async () =>
    (await sandbox.fetch(new Request('http://localhost/_sandbox/state'))).text()
  const before = await state()
  expect(await client.getPasswordPolicy?.({ user_id })).toEqual({
    kind: 'success',
    status: 200,
    data: { min: 8, max: 20 },
  })
  expect(await client.getPasswordPolicy?.({ user_id: 'nobody' })).toMatchObject({
    kind: 'error',
    code: 'NOBODY',
    status: 400,
  })
  expect(await client.sendCode?.({ mobile: '12345678901', type: 'FORGET_PWD_SMS' })).toMatchObject({
    kind: 'success',
  })
  expect(await client.checkCode?.({ mobile: '12345678901', verify_code: '123457' })).toMatchObject({
    kind: 'error',
    code: 'BAD_CODE',
  })
  expect(sent).toEqual([
    ['GET', undefined],
    ['GET', undefined],
    ['POST', 'application/json'],
    ['PUT', 'application/json'],
  ])
  expect(before).toContain(user_id)
  expect(await state()).toBe(before)
})

test('the check verifies each of their clauses, and sets no password for it', async () => {
  const report = await checkOf(files, createSandbox({ contract, product }))
  const clauses = report.variants.flatMap((it) => it.clauses)
  expect(report.findings).toEqual([])
  expect(clauses.filter(({ verdict }) => verdict !== 'verified')).toEqual([])
  expect(report.ledger.filter(({ changed }) => changed)).toEqual([])
})

test('without permission only the GET succeeds', async () => {
  const sandbox = createSandbox({ contract, product })
  const { variants, findings } = await checkOf(files, sandbox, { profile: { allow: [] } })
  expect(findings).toEqual([])
  const notAllowed = variants.flatMap(({ operation, clauses }) =>
    clauses
      .filter(({ verdict }) => verdict === 'not allowed')
      .map(({ code = 'success' }) => `${operation} ${code}`),
  )
  expect(new Set(notAllowed)).toEqual(new Set(['checkCode success', 'sendCode success']))
})
