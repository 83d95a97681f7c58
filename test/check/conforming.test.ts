// No false alarm: on our sandbox in each product, and on a service of another hand, order, wording and policy.
import { describe, expect, test, vi } from 'vitest'
import { plan } from '../../scripts/check/plan.ts'
import { type Profile, profileOf } from '../../scripts/check/profile.ts'
import { type Result, run } from '../../scripts/check/run.ts'
import { readContract } from '../../scripts/contract/contract.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { sendTo } from '../send.ts'
import { profile } from './conforming-profile.ts'
import { createConformingService, facts } from './conforming-service.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

function findings({ outcomes, general }: Result): string[] {
  return [...outcomes.flatMap((outcome) => outcome.findings), ...general].map(
    ({ severity, subject, probe, expected, got }) =>
      `${severity} ${subject}: ${probe.promise?.error?.code ?? 'beside'}, ${probe.fault}: expected ${expected}, got ${got}`,
  )
}

describe.each(readContract(bundle).products)('the sandbox as %s', (product) => {
  test('keeps every promise that can be tried, within the budget of requests', async () => {
    const sandbox = createSandbox({ contract: bundle, product })
    const profile = profileOf(sandbox, 'http://localhost')
    const planned = plan(bundle, profile)
    const result = await run(bundle, profile, planned, sendTo(sandbox))
    expect(findings(result)).toEqual([])
    const unverified = result.outcomes.filter(({ verdict }) => verdict !== 'verified')
    expect(unverified.filter(({ promise }) => promise.error?.condition !== 'unavailable')).toEqual(
      [],
    )
    expect(result.requests).toBeLessThanOrEqual(2 * planned.promises.length + 20)
  })
})

describe('a conforming service of another hand', () => {
  test('has no finding', async () => {
    expect(
      findings(
        await run(bundle, profile, plan(bundle, profile), sendTo(createConformingService())),
      ),
    ).toEqual([])
  })

  test('is verified but for what nobody can provoke', async () => {
    const { outcomes } = await run(
      bundle,
      profile,
      plan(bundle, profile),
      sendTo(createConformingService()),
    )
    const rest = outcomes
      .filter(({ verdict }) => verdict !== 'verified')
      .map(({ promise, verdict }) => `${promise.error?.condition} ${verdict}`)
    expect([...new Set(rest)]).toEqual(['unavailable untriggerable'])
  })

  test('without permission has no finding either, and is left as it was', async () => {
    const service = createConformingService()
    const { allow: _, ...inert } = profile
    const result = await run(bundle, inert, plan(bundle, inert), sendTo(service))
    expect(findings(result)).toEqual([])
    expect([service.changes, service.failedAttempts]).toEqual([0, 0])
  })

  test('keeps within the budget of attempts, two where the profile names none', async () => {
    const service = createConformingService()
    const { budget: _, ...usual } = profile
    await run(bundle, usual, plan(bundle, usual), sendTo(service))
    expect(service.failedAttempts).toBeLessThanOrEqual(2)
  })
})
