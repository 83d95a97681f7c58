// Where the list of codes is open, a code that nobody has published is an answer only to a reason that has none.
import { expect, test } from 'vitest'
import { profileOf } from '../../scripts/check/profile/sandbox-profile.ts'
import { sendBy } from '../../scripts/check/run/transport.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { completedCheck } from './completed-check.ts'

/** The findings of a run on a sandbox whose error responses are changed. */
async function findingsOf(
  change: (code: string, condition: string | undefined, message: string) => object,
) {
  const sandbox = createSandbox({ product: 'oneaccess' })
  const profile = profileOf(sandbox, 'http://localhost', 'a seed of a test')
  const conditionOf = (code: string) =>
    bundle['x-catalog'].find((it) => it.product === 'oneaccess' && it.code === code)?.condition
  const send = sendBy(async (request) => {
    const response = await sandbox.fetch(request)
    if (response.status === 200) return response
    const { error_code: code, error_msg: message } = (await response.json()) as {
      error_code: string
      error_msg: string
    }
    const changed = change(code, conditionOf(code) ?? undefined, message)
    return Response.json(changed, { status: response.status })
  })
  const report = await completedCheck(profile, { send, label: 'a test' })
  return report.findings.map(({ id }) => id)
}

const as = (code: string, message: string) => ({ error_code: code, error_msg: message })

test('a code of its own for every reason that has none is free', async () => {
  expect(await findingsOf((code, _, message) => as(code, message))).toEqual([])
})

test('a code of its own for a reason that has a published one is found', async () => {
  const ids = await findingsOf((code, condition, message) =>
    as(condition === 'missing' ? 'LOCAL.0001' : code, message),
  )
  expect(new Set(ids)).toEqual(new Set(['unlisted-code']))
})

test('so is a message of its own with a placeholder that nothing fills', async () => {
  const ids = await findingsOf((code, condition, message) =>
    condition === undefined || condition === 'missing' ? as(code, message) : as(code, 'use <nil>'),
  )
  expect(ids).toContain('placeholder-unfilled')
})

test('so is a message of its own in a language that was not asked for', async () => {
  const ids = await findingsOf((code, condition, message) =>
    condition === undefined ? as(code, 'this cannot be done') : as(code, message),
  )
  expect(new Set(ids)).toEqual(new Set(['message-language']))
})

test.for<[string, (message: string) => string]>([
  ['is cut off', (message) => message.slice(0, 3)],
  ['says success', () => 'Success.'],
])('so is a message that %s', async ([, change]) => {
  const ids = await findingsOf((code, condition, message) =>
    as(code, condition === 'missing' ? change(message) : message),
  )
  expect(new Set(ids)).toEqual(new Set(['message-words']))
})

test('so is a code without its leading zeros', async () => {
  const ids = await findingsOf((code, _, message) => as(code.replace(/\.0+/, '.'), message))
  expect(new Set(ids)).toEqual(new Set(['code-spelling']))
})

test.for([
  [undefined, []],
  [true, ['not-refused']],
] as const)('a password with the username in it, if the policy says %s', async ([forbid, ids]) => {
  const data = createSandbox({ product: 'oneaccess' }).data
  const sandbox = createSandbox({
    product: 'oneaccess',
    data: { ...data, passwordPolicy: { ...data.passwordPolicy, forbidIdentity: false } },
  })
  const profile = profileOf(sandbox, 'http://localhost', 'a seed of a test')
  const { forbidIdentity: _, ...policy } = profile.passwordPolicy ?? {}
  const passwordPolicy = { ...policy, ...(forbid && { forbidIdentity: forbid }) }
  const report = await completedCheck(
    { ...profile, passwordPolicy },
    {
      send: sendBy((request) => sandbox.fetch(request)),
      label: 'a test',
      skip: ['password-reverses-username'],
    },
  )
  expect([...new Set(report.findings.map(({ id }) => id))]).toEqual(ids)
})
