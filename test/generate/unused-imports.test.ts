// A copy of the client is compiled with its owner's rules, of which one may be that nothing is imported for nothing.
import { expect, test } from 'vitest'
import { bundle } from '../../scripts/contract/bundle.ts'
import { client } from '../../scripts/generate/emit/client.ts'

test('the client of a contract whose operations need no token imports nothing for tokens', () => {
  const address = '/api/v2/sdk/pwd/update-by-email'
  const code = client({ ...bundle, paths: { [address]: bundle.paths[address]! } })
  expect(code).toContain('updatePasswordByEmail')
  expect(code).toContain('unfitHeader')
  expect(code).not.toMatch(/unfitToken|bearer/)
})
