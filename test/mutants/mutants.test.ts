// The check sees every planted fault, by a finding about the clause that it violates, and takes no freedom for one.
import { describe, expect, test } from 'vitest'
import { bundle } from '../../scripts/contract/bundle.ts'
import { readContract } from '../../scripts/contract/contract.ts'
import { isSeen, reportOn } from './checked.ts'
import { freedoms, mutants } from './index.ts'

const { products } = readContract(bundle)

/** What the check is known not to see; a mutant that it does see must not stand here. */
const unseen = [
  'breaks down on a token that somebody else has signed',
  'reads a token without checking its signature',
  'adds properties of its framework to the error',
  'accepts one character more than the most',
]
/** Freedoms that the check is known to take for a fault. */
const flagged = ['sends a wrong method to a page']

test('there are mutants of each family, and every name is one of its own', () => {
  const names = [...mutants, ...freedoms].map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(new Set(mutants.map(({ family }) => family)).size).toBe(8)
  expect(mutants.length).toBeGreaterThan(200)
  expect(freedoms.length).toBeGreaterThan(55)
  expect([...unseen, ...flagged].filter((name) => !names.includes(name))).toEqual([])
})

describe.each(products)('%s', (product) => {
  const making = { contract: bundle, product }

  test.each(mutants.filter((it) => it.applies(making)))('sees that it $name', async (mutant) => {
    const { subject, condition } = mutant.names
    const isAnyRequest = subject === 'connection'
    const report = await reportOn(mutant, product, isAnyRequest ? undefined : condition)
    expect([mutant.name, isSeen(mutant.names, report)]).toEqual([
      mutant.name,
      !unseen.includes(mutant.name),
    ])
  })

  test.each(freedoms.filter((it) => it.applies(making)))('lets pass that it $name', async (it) => {
    const { findings } = await reportOn(it, product)
    const errors = findings.filter(({ severity }) => severity === 'error').map(({ id }) => id)
    expect([it.name, errors.length > 0]).toEqual([it.name, flagged.includes(it.name)])
  })
})
