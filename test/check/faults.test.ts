// Proof of sight: every planted fault is seen, by a finding that names the right thing; no permitted variation is.
import { describe, expect, test } from 'vitest'
import { benign, faults } from '../../scripts/check/faults/index.ts'
import { selfTest } from '../../scripts/check/self-test.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { readContract } from '../../scripts/contract/contract.ts'

test('there are at least 70 faults and 18 variations, of all families', () => {
  expect(faults.length).toBeGreaterThanOrEqual(70)
  expect(benign.length).toBeGreaterThanOrEqual(18)
  expect(new Set(faults.map(({ family }) => family)).size).toBe(8)
  expect(new Set([...faults, ...benign].map(({ name }) => name)).size).toBe(faults.length + benign.length)
})

describe.each(readContract(bundle).products)('%s', (product) => {
  test('each fault is seen by its name, and no permitted variation is flagged', async () => {
    const wrong: string[] = []
    for await (const { family, name, right, findings } of selfTest(bundle, [product])) {
      const first = findings.slice(0, 2).map(({ subject, probe, got }) => `${subject} ${probe.fault}: ${got}`)
      if (!right) wrong.push(`${family}: ${name} (${first.join('; ')})`)
    }
    expect(wrong).toEqual([])
  }, 300_000)
})
