// The contract of another vendor alone, with nothing of ours beside it: other paths, another error body, statuses, a
// constant in the body, codes with blanks.
import { rmSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Bundle } from '../../scripts/contract/contract.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { problemsOf } from '../compiles.ts'
import { checkOf, copyFixture, generated } from '../contract-copy.ts'

const folder = copyFixture('other-vendor')
afterAll(() => rmSync(folder, { recursive: true }))

let contract: Bundle
let files: Map<string, string>
beforeAll(async () => {
  ;({ contract, files } = await generated({ folder }))
})

test('it is valid OpenAPI, with a bundle for its product', async () => {
  for (const name of ['openapi.json', 'openapi.acme.json', 'openapi-3.0.json'])
    expect([name, await new Validator().validate(JSON.parse(files.get(name) ?? ''))]).toEqual([
      name,
      { valid: true },
    ])
})

test('nothing of ours is in its files', () => {
  const text = [...files]
    .filter(([name]) => !['limits.md'].includes(name))
    .map(([, content]) => content)
    .join('\n')
  expect(text).not.toMatch(/IDAAS|X-client-id|verify_code|error_msg/)
})

test('its client compiles', () => {
  expect(problemsOf(files)).toEqual([])
})

describe('the sandbox', () => {
  const data = {
    clients: [],
    accessTokens: ['admin-1'],
    accounts: [{ userId: 'u-1001', username: 'kim', password: 'Harbour-42-Lamp' }],
    passwordPolicy: { minLength: 8, maxLength: 20, history: 3 },
  }

  async function set(id: string, value: unknown, token = 'admin-1') {
    const sandbox = createSandbox({ contract, data })
    const response = await sandbox.fetch(`/admin/users/${id}/credentials`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify({ type: 'password', value, temporary: true }),
    })
    const text = await response.text()
    return [response.status, text === '' ? undefined : JSON.parse(text)]
  }

  test.each([
    ['bad token', 401, 'The token is not valid', ['u-1001', 'Meadow-93-Bell', 'other']],
    ['user not found', 404, 'There is no such user', ['u-2', 'Meadow-93-Bell']],
    ['value missing', 400, 'No value was given', ['u-1001', '']],
    ['password used', 400, 'The password was used before', ['u-1001', 'Harbour-42-Lamp']],
    ['password too short', 400, 'Use 8 to 20 characters', ['u-1001', 'Mead']],
  ] as const)('%s', async (code, status, message, [id, value, token]) => {
    expect(await set(id, value, token)).toEqual([
      status,
      { error: code, error_description: message },
    ])
  })

  test('a good request', async () => {
    expect(await set('u-1001', 'Meadow-93-Bell')).toEqual([204, undefined])
  })
})

test('the check verifies every clause', async () => {
  const report = await checkOf(files, createSandbox({ contract }))
  const clauses = report.variants.flatMap((it) => it.clauses)
  expect(report.findings).toEqual([])
  expect(clauses.filter(({ verdict }) => verdict !== 'verified')).toEqual([])
  expect(clauses).toHaveLength(6)
})
