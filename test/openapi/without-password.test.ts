// Calls that set no password, one of them without a body, are YAML alone like any other.
import type { FetchInit } from '../../generated/client.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plan } from '../../scripts/check/plan.ts'
import { profileOf } from '../../scripts/check/profile/sandbox-profile.ts'
import { type Send, run } from '../../scripts/check/run.ts'
import { selfTest } from '../../scripts/check/self-test.ts'
import type { Bundle } from '../../scripts/contract/contract.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { copyContract, generated, clientOf } from '../contract-copy.ts'
import { sendTo } from '../send.ts'

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

const verdicts = async (send: Send, change = {}) => {
  const profile = {
    ...profileOf(createSandbox({ contract, product }), 'http://localhost'),
    ...change,
  }
  const result = await run(contract, profile, plan(contract, profile), send)
  const of = (verdict: string) =>
    result.outcomes
      .filter((it) => it.verdict === verdict)
      .map(({ promise }) => `${promise.variant.operation.id} ${promise.error?.code ?? 'success'}`)
  return { ...result, of }
}

test('the check verifies each of their promises, and needs no new password for it', async () => {
  const { outcomes, general, passwords, of } = await verdicts(
    sendTo(createSandbox({ contract, product })),
    { newPasswords: [] },
  )
  expect([of('verified').length, general]).toEqual([outcomes.length, []])
  expect(passwords?.size).toBe(0)
})

test('without permission only the GET succeeds', async () => {
  const { of } = await verdicts(sendTo(createSandbox({ contract, product })), { allow: [] })
  expect(of('wrong')).toEqual([])
  expect(new Set(of('not allowed'))).toEqual(
    new Set(['checkCode success', 'checkCode BAD_CODE', 'sendCode success']),
  )
})

test('each planted fault is seen in them too', async () => {
  const unseen: string[] = []
  for await (const { name, right } of selfTest(contract, [product])) if (!right) unseen.push(name)
  expect(unseen).toEqual([])
}, 60_000)
