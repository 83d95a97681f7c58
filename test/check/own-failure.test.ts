// What is said if the check itself fails.
import { expect, test } from 'vitest'
import { check } from '../../scripts/check/check.ts'
import { profileOf } from '../../scripts/check/profile/sandbox-profile.ts'
import { sendBy } from '../../scripts/check/run/transport.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { completedCheck } from './completed-check.ts'

const sandbox = createSandbox()
const given = [
  profileOf(sandbox, 'http://localhost', 'a seed of a test'),
  {
    send: sendBy((request) => sandbox.fetch(request)),
    onProbe() {
      throw new Error('a bug')
    },
  },
] as const

test('the report says where, without the folder of whoever runs it, and leaves no other reason', async () => {
  const { exitCode, stopped, variants } = await check(...given)
  expect(exitCode).toBe(4)
  expect(stopped).toMatch(
    /^the check itself failed, please report it: Error: a bug \(own-failure\.test\.ts:\d+\)$/,
  )
  const reasons = variants.flatMap(({ clauses }) => clauses.map(({ reason }) => reason))
  expect(new Set(reasons)).toEqual(new Set(['the check itself failed']))
})

test('no test takes it for a service without faults', async () => {
  await expect(completedCheck(...given)).rejects.toThrow('a bug')
})
