// Companion calls stand beside the contract: whoever asks for them finds them, and nobody else does.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bundle, type Contract, readContract } from '../../scripts/contract/contract.ts'
import { copyContract, generated } from '../contract-copy.ts'

const copy = copyContract(afterAll)

let bundle: Bundle
let contract: Contract
let files: Map<string, string>
beforeAll(async () => {
  ;({ contract: bundle, files } = await generated(copy))
  contract = readContract(bundle)
})

test('the reader has them apart from the operations', () => {
  expect(contract.companions.map(({ id }) => id)).toContain('getAccessToken')
  expect(contract.operations.map(({ id }) => id)).not.toContain('getAccessToken')
})

test('their references are resolved and their codes know them', () => {
  const call = contract.companions.find(({ id }) => id === 'getAccessToken')
  expect(call?.success.schema?.required).toContain('access_token')
  const code = contract.catalog.find((it) => it.code === 'invalid_client')
  expect(code?.operations).toEqual(['getAccessToken'])
})

test('clients and types have none of them, validators do', () => {
  for (const name of ['client.ts', 'types.ts', 'openapi-3.0.json'])
    expect(files.get(name)).not.toContain('getAccessToken')
  expect(files.get('validators.js')).toContain('getAccessToken')
})
