// validators.js: JSON Schema keywords of responses are enforced by generated code without packages.
import { describe, expect, test } from 'vitest'
import { validators as committed } from '../../generated/validators.js'
import type { Bundle } from '../../scripts/contract/contract.ts'
import { validators } from '../../scripts/generate/emit/validators.ts'
import { enforcedKeywords } from './enforced-keywords.ts'

/** Compiles a response of one operation, and loads the code where it finds no package. */
async function compiled(schema: object, components: object = {}) {
  const bundle = {
    openapi: '3.1.1',
    info: { title: 'One call', version: '1' },
    paths: {
      '/one': {
        get: {
          operationId: 'readOne',
          responses: {
            200: {
              description: 'Done',
              content: { 'application/json': { schema } },
              headers: { 'X-Request-Id': { schema: { type: 'string', pattern: '^[a-f]+$' } } },
            },
          },
          'x-variants': [{ product: 'cloud', list: 'open', codes: [] }],
        },
      },
    },
    components: { schemas: components },
    'x-catalog': [],
  } as unknown as Bundle // the part of a bundle that counts here
  const code = await validators(new Map([['cloud', bundle]]))
  const module = await import(`data:text/javascript,${encodeURIComponent(code)}`)
  return (key: string, value: unknown) => module.validators.cloud.readOne[key](value) as boolean
}

describe('a response is refused', () => {
  test.each(enforcedKeywords)('by %s', async (_, schema, good, bad) => {
    const judge = await compiled(schema, { Id: { type: 'string', minLength: 1 } })
    expect([judge('200', good), judge('200', bad)]).toEqual([true, false])
  })

  test('by the schema of a header', async () => {
    const judge = await compiled({ type: 'object' })
    const header = (text: string) => judge('200 header x-request-id', text)
    expect([header('abc'), header('xyz')]).toEqual([true, false])
  })
})

test('each product has validators of its own calls only', () => {
  const ofOneAccess = Object.keys(committed.oneaccess ?? {})
  expect(ofOneAccess).toContain('updatePasswordByMobile')
  expect(ofOneAccess).not.toContain('changeUserPassword')
  const judge = committed.ciam?.changeUserPassword?.['200']
  expect([judge?.({ user_id: '1' }), judge?.({ user_id: '' }), judge?.({})]).toEqual([
    true,
    false,
    false,
  ])
})
