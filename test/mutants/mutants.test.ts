// The check sees every planted fault, by a finding about the clause that it violates, and takes no freedom for one.
import { describe, expect, test } from 'vitest'
import { bundle } from '../../scripts/contract/bundle.ts'
import { readContract } from '../../scripts/contract/contract.ts'
import { isSeen, isSeenAtOnce, reportOn } from './checked.ts'
import { freedoms, mutants } from './index.ts'

const { products } = readContract(bundle)

/** What the check is known not to see, and where; a mutant that it does see must not stand here. */
const unseen: Record<string, readonly string[]> = {
  'adds properties of its framework to the error': products,
  'responds in the language that the browser prefers': ['eiam', 'oneaccess'],
  'has no message if no language is asked for': ['oneaccess'],
}
/** Freedoms that the check is known to take for a fault. */
const flagged = ['sends a wrong method to a page']

test('only what there is stands among the exceptions', () => {
  const names = [...mutants, ...freedoms].map(({ name }) => name)
  expect([...Object.keys(unseen), ...flagged].filter((name) => !names.includes(name))).toEqual([])
})

describe.each(products)('%s', (product) => {
  const making = { contract: bundle, product }

  test.each(mutants.filter((it) => it.applies(making)))('sees that it $name', async (mutant) => {
    // A part of the plan is enough for most, and the whole plan takes many times as long.
    const seen =
      (await isSeenAtOnce(mutant, product)) || isSeen(mutant.names, await reportOn(mutant, product))
    const isKnown = unseen[mutant.name]?.includes(product) ?? false
    expect([mutant.name, seen]).toEqual([mutant.name, !isKnown])
  })

  test.each(freedoms.filter((it) => it.applies(making)))('lets pass that it $name', async (it) => {
    const { findings } = await reportOn(it, product)
    const errors = findings.filter(({ severity }) => severity === 'error').map(({ id }) => id)
    expect([it.name, errors.length > 0]).toEqual([it.name, flagged.includes(it.name)])
  })
})
