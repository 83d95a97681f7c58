// Planted faults that the check sees at once, each in the product with the fewest calls: by the clauses of the
// condition that the fault names, else by successes. `npm run test:mutants` has all faults in all products.
import { expect, test } from 'vitest'
import { bundle } from '../../scripts/contract/bundle.ts'
import { readContract } from '../../scripts/contract/contract.ts'
import { isSeenAtOnce } from './checked.ts'
import { freedoms, mutants } from './index.ts'

/** Those that only the whole plan shows, or that nothing does. */
const later = [
  'adds properties of its framework to the error',
  'takes the greatest length for too great',
  'takes the least length for too small',
  'takes as many repeats as are allowed for too many',
  'asks for one more kind of characters than the policy',
  'ignores the language that is asked for',
  'takes one language for the other',
  'responds in the language that the browser prefers',
  'responds in the language of the request before',
  'refuses a too simple password but sets the password',
  'refuses a weak password but sets the password',
  'refuses a password with repeats but sets the password',
  'refuses a password of wrong length but sets the password',
  'refuses an unknown client but sets the password',
  'remembers the current password alone',
  'remembers one password fewer than the policy says',
  'cuts the connection on a wrong code',
  'cuts the connection on an over-long or too short password',
]

const { operations, products } = readContract(bundle)
const calls = (product: string) =>
  operations.flatMap(({ variants }) => variants.filter((it) => it.product === product)).length
const making = products
  .toSorted((a, b) => calls(a) - calls(b))
  .map((product) => ({ contract: bundle, product }))

test.each(mutants)('the check sees at once that a service $name', async (mutant) => {
  const { product } = making.find((it) => mutant.applies(it))!
  const seen = await isSeenAtOnce(mutant, product)
  expect([mutant.name, seen]).toEqual([mutant.name, !later.includes(mutant.name)])
})

test('there are mutants of each family, and every name is one of its own', () => {
  const names = [...mutants, ...freedoms].map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(new Set(mutants.map(({ family }) => family)).size).toBe(8)
  expect(mutants.length).toBeGreaterThan(200)
  expect(freedoms.length).toBeGreaterThan(55)
  expect(later.filter((name) => !names.includes(name))).toEqual([])
})
