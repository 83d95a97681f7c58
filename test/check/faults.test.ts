// Proof of sight: every planted fault is seen, by a finding that names the right thing; no permitted variation is.
// Whatever a deployment does with the secrets of a run, no output of any kind has one.
import { describe, expect, test } from 'vitest'
import { benign, faults } from '../../scripts/check/faults/index.ts'
import { type Run, selfTest } from '../../scripts/check/self-test.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { readContract } from '../../scripts/contract/contract.ts'
import { leaksOf, sinksOf } from './sinks.ts'

const { products } = readContract(bundle)

test('there are at least 70 faults and 18 variations, of all families', () => {
  expect(faults.length).toBeGreaterThanOrEqual(70)
  expect(benign.length).toBeGreaterThanOrEqual(18)
  expect(new Set(faults.map(({ family }) => family)).size).toBe(8)
  expect(new Set([...faults, ...benign].map(({ name }) => name)).size).toBe(
    faults.length + benign.length,
  )
})

let redacted: Run | undefined

describe.each(products)('%s', (product) => {
  const wrong: string[] = []
  const leaking: string[] = []

  test('each fault is seen by its name, and no permitted variation is flagged', async () => {
    for await (const { family, name, right, findings, run } of selfTest(bundle, [product])) {
      const first = findings
        .slice(0, 2)
        .map(({ subject, probe, got }) => `${subject} ${probe.fault}: ${got}`)
      if (!right) wrong.push(`${family}: ${name} (${first.join('; ')})`)
      // A fault that shows in several products writes the same in each.
      const isFirst =
        products.find((it) =>
          [...faults, ...benign]
            .find((fault) => fault.name === name)
            ?.applies({ contract: bundle, product: it }),
        ) === product
      if (isFirst && family !== 'permitted')
        leaking.push(...leaksOf(run).map((sink) => `${sink}: ${name}`))
      if (findings.some(({ subject }) => subject === 'secret')) redacted = run
    }
    expect(wrong).toEqual([])
  }, 300_000)

  test('no output has a secret, whatever the fault', () => {
    expect(leaking).toEqual([])
  })
})

test('there was something to redact, and an output that is not redacted is seen', () => {
  expect(sinksOf(redacted!).json).toMatch(/\$(IDAAS|BROKEN)_\w+/)
  const { profile, plan } = redacted!
  const unaware = sinksOf({
    ...redacted!,
    profile: { baseUrl: profile.baseUrl, products: profile.products },
    plan: { ...plan, probes: [] },
  })
  expect(leaksOf(redacted!, unaware)).toEqual(['terminal', 'json', 'junit', 'html', 'markdown'])
})
