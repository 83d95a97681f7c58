// validators.js: JSON Schema keywords of responses are enforced by generated code without packages.
import { describe, expect, test } from 'vitest'
import { validators as committed } from '../../generated/validators.js'
import type { Bundle } from '../../scripts/contract/contract.ts'
import { validators } from '../../scripts/generate/emit/validators.ts'

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
  const rows: [keyword: string, schema: object, good: unknown, bad: unknown][] = [
    ['type', { type: 'integer' }, 1, '1'],
    ['pattern', { type: 'string', pattern: '^\\d+$' }, '12', 'x'],
    ['format', { type: 'string', format: 'date-time' }, '2030-01-31T12:00:00Z', 'today'],
    ['minLength', { type: 'string', minLength: 2 }, 'ab', 'a'],
    ['maxLength', { type: 'string', maxLength: 2 }, '字字', 'abc'],
    ['minimum', { type: 'integer', minimum: 1 }, 1, 0],
    ['exclusiveMaximum', { type: 'number', exclusiveMaximum: 2 }, 1.9, 2],
    ['multipleOf', { type: 'integer', multipleOf: 5 }, 10, 11],
    ['enum', { enum: ['a', 'b'] }, 'a', 'c'],
    ['const', { const: true }, true, false],
    ['required', { type: 'object', required: ['a'] }, { a: 1 }, {}],
    [
      'additionalProperties',
      { properties: { a: {} }, additionalProperties: false },
      { a: 1 },
      { b: 1 },
    ],
    [
      'unevaluatedProperties',
      { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false },
      { a: 1 },
      { b: 1 },
    ],
    ['items', { type: 'array', items: { type: 'string' } }, ['a'], [1]],
    ['maxItems', { type: 'array', maxItems: 1 }, [1], [1, 2]],
    ['uniqueItems', { type: 'array', uniqueItems: true }, [1, 2], [1, 1]],
    ['dependentRequired', { dependentRequired: { a: ['b'] } }, { b: 1 }, { a: 1 }],
    ['oneOf', { oneOf: [{ type: 'string' }, { minimum: 3 }] }, 3, 2],
    ['not', { not: { type: 'null' } }, 1, null],
    ['$ref', { $ref: '#/components/schemas/Id' }, 'a', ''],
  ]
  test.each(rows)('by %s', async (_, schema, good, bad) => {
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
  expect(Object.keys(committed.oneaccess ?? {})).toEqual(['updatePasswordByMobile'])
  const judge = committed.ciam?.changeUserPassword?.['200']
  expect([judge?.({ user_id: '1' }), judge?.({ user_id: '' }), judge?.({})]).toEqual([
    true,
    false,
    false,
  ])
})
