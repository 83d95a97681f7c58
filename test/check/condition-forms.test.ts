// What the check can bring about on purpose.
import { expect, test } from 'vitest'
import { formsOf } from '../../scripts/check/plan/condition-forms.ts'
import { factsOf } from '../../scripts/check/profile/world.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { readContract } from '../../scripts/contract/contract.ts'
import { conditions } from '../../scripts/model/conditions.ts'

const [variant] = readContract(bundle).operations.flatMap(({ variants }) => variants)
const facts = factsOf({ baseUrl: 'http://localhost', products: ['ciam'], tokens: {} })

test('every condition that a request can meet', () => {
  const request = { variant: variant!, values: new Map(), credentials: new Map() }
  const without = [...conditions.values()].filter(
    ({ name }) =>
      formsOf(name, request, { facts, entry: {}, turn: 0 }) === 'is never brought about on purpose',
  )
  const lacking = without.filter(({ provoked }) => provoked).map(({ name }) => name)
  expect(lacking, 'add their forms to scripts/check/plan/condition-forms.ts').toEqual([])
})
