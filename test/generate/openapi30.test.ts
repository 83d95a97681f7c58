// The description for tools that know no 3.1 is valid whatever schema a response has, and says the same so far as
// 3.0 can.
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import type { Bundle } from '../../scripts/contract/contract.ts'
import { openapi30 } from '../../scripts/generate/emit/openapi30.ts'
import { enforcedKeywords } from './enforced-keywords.ts'

/** A description with one response, whose body has one member of this schema. */
function described(schema: object): Bundle {
  const body = { type: 'object', properties: { member: schema } }
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Body' } } }
  const get = { operationId: 'read', responses: { 200: { description: 'It.', content } } }
  const description = {
    openapi: '3.1.1',
    info: { title: 'One member', version: '1.0.0' },
    paths: { '/it': { get } },
    components: { schemas: { Body: body, Id: { type: 'string' } } },
  }
  return description as unknown as Bundle // without a catalog, which this description does not show
}

function memberOf(schema: object): unknown {
  const { components } = openapi30(described(schema)) as {
    components: { schemas: { Body: { properties: { member: unknown } } } }
  }
  return components.schemas.Body.properties.member
}

test.each(enforcedKeywords)('a schema with %s is valid in 3.0', async (_, schema) => {
  const validator = new Validator()
  expect(await validator.validate({ ...openapi30(described(schema)) })).toEqual({ valid: true })
  expect(validator.version).toBe('3.0')
})

test.each([
  ['a bound out of reach', { exclusiveMinimum: 0 }, { minimum: 0, exclusiveMinimum: true }],
  ['the narrower of two bounds', { minimum: 2, exclusiveMinimum: 0 }, { minimum: 2 }],
  [
    'the same two the other way round',
    { exclusiveMaximum: 1, maximum: 1 },
    { maximum: 1, exclusiveMaximum: true },
  ],
  ['a text or null', { type: ['string', 'null'] }, { type: 'string', nullable: true }],
  [
    'an object or null',
    { anyOf: [{ type: 'object', minProperties: 1 }, { type: 'null' }] },
    { type: 'object', minProperties: 1, nullable: true },
  ],
  [
    'a component or null',
    { oneOf: [{ $ref: '#/components/schemas/Id' }, { type: 'null' }] },
    { allOf: [{ $ref: '#/components/schemas/Id' }], nullable: true },
  ],
  [
    'two types and null',
    { type: ['string', 'integer', 'null'] },
    { anyOf: [{ type: 'string' }, { type: 'integer' }], nullable: true },
  ],
  [
    'members that are called like keywords',
    { type: 'object', properties: { contains: { type: 'string' }, if: { type: 'integer' } } },
    { type: 'object', properties: { contains: { type: 'string' }, if: { type: 'integer' } } },
  ],
  [
    'an example that looks like a schema',
    { type: 'object', example: { type: 'null', writeOnly: true } },
    { type: 'object', example: { type: 'null', writeOnly: true } },
  ],
])('%s is written as 3.0 has it', (_, schema, wanted) => {
  expect(memberOf(schema)).toEqual(wanted)
})
