// A fourth product whose calls are unlike the others, written as YAML alone: a body of which nothing is needed, a call
// that anybody may make, responses without an example, an error body with lists, and messages whose values stand in
// another order than their numbers.
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Bundle } from '../../scripts/contract/contract.ts'
import { profileOf } from '../../scripts/check/profile/sandbox-profile.ts'
import { arazzoInputs } from '../../scripts/generate/emit/arazzo.ts'
import { respectInputs } from '../../scripts/peers/respect-inputs.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { problemsOf } from '../compiles.ts'
import { checkOf, copyContract, generated } from '../contract-copy.ts'

const product = 'pond'
const copy = copyContract(afterAll)
copy.overlay('test/fixtures/unusual-calls')
let contract: Bundle
let files: Map<string, string>
beforeAll(async () => {
  ;({ contract, files } = await generated(copy))
})

test.each(['openapi.json', 'openapi-3.0.json', 'openapi.pond.json'])(
  '%s is valid',
  async (name) => {
    const description = JSON.parse(files.get(name) ?? '')
    expect(await new Validator().validate(description)).toEqual({ valid: true })
  },
)

test('the client compiles', () => {
  expect(problemsOf(files)).toEqual([])
})

const read = { method: 'GET', headers: { 'App-Key': 'nTo1eRIub60vPb54WeE6aojPwYwImtl4' } }

test('what the sandbox makes up is what the schema allows', async () => {
  const sandbox = createSandbox({ contract, product })
  const response = await sandbox.fetch('http://localhost/api/v5/policy', read)
  expect(await response.json()).toEqual({
    kinds: ['upper', 'lower'],
    rules: [{ regex: 'text' }],
    weight: 1,
    at: '12:00:00Z',
    contact: { mail: 'nobody@example.com' },
  })
})

test('so are the members of an error beside code and message', async () => {
  const sandbox = createSandbox({ contract, product })
  const response = await sandbox.fetch('http://localhost/api/v5/policy', { method: 'GET' })
  expect(await response.json()).toEqual({
    ok: false,
    errno: 'NO-APP',
    reason: 'No app: App-Key',
    request_id: 'text text te',
    details: [
      { field: 'text', hint: 'text' },
      { field: 'text', hint: 'text' },
    ],
  })
})

test('the workflows ask for nothing that a profile cannot fill', () => {
  const inputs = arazzoInputs(contract)
  const profile = profileOf(createSandbox({ contract, product }), 'http://localhost')
  const filled = respectInputs(inputs, profile)
  expect(inputs.filter(({ name }) => filled[name] === undefined)).toEqual([])
})

test('a service that follows them has no finding, and each clause is verified', async () => {
  const { findings, variants } = await checkOf(files, createSandbox({ contract, product }))
  expect(findings).toEqual([])
  const own = variants.filter((it) => it.product === product).flatMap((it) => it.clauses)
  expect(own.filter(({ verdict }) => verdict !== 'verified')).toEqual([])
  expect(own.length).toBeGreaterThan(20)
})
