// Orders: the one in which a service judges, which is recorded; and the one in which probes are sent, which changes no verdict.
import { describe, expect, test, vi } from 'vitest'
import { benign, faults } from '../../scripts/check/faults/index.ts'
import { otherwise } from '../../scripts/check/order.ts'
import { type Plan, plan } from '../../scripts/check/plan.ts'
import { profileOf } from '../../scripts/check/profile.ts'
import { type Result, run } from '../../scripts/check/run.ts'
import { promiseName } from '../../scripts/check/probe.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { readContract } from '../../scripts/contract/contract.ts'
import { type Sandbox, createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { sendTo } from '../send.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const findingsOf = ({ outcomes, general }: Result) => [
  ...outcomes.flatMap(({ findings }) => findings),
  ...general,
]

describe('the order of judging', () => {
  const reversed = benign.find(({ name }) => name === 'judges everything in the opposite order')!

  test('of the sandbox is seen as the contract lists it, from probes that are sent anyway', async () => {
    const sandbox = createSandbox()
    const profile = profileOf(sandbox, 'http://localhost')
    const { observed = [] } = await run(bundle, profile, plan(bundle, profile), sendTo(sandbox))
    expect(observed.flatMap(({ pairs }) => pairs).length).toBeGreaterThan(10)
    expect(observed.flatMap(otherwise)).toEqual([])
  })

  test('of a service that judges the other way round is recorded as such, and is no finding', async () => {
    const { handler, sandbox } = reversed.make({ contract: bundle, product: 'ciam' })
    const { allow: _, ...profile } = profileOf(sandbox, 'http://localhost')
    const result = await run(bundle, profile, plan(bundle, profile), sendTo({ fetch: handler }))
    expect(result.observed?.flatMap(otherwise).length).toBeGreaterThan(10)
    expect(findingsOf(result)).toEqual([])
    const masked = result.outcomes.find(({ verdict }) => verdict === 'masked')
    expect(masked?.reason).toMatch(/^IDAAS\.\S+ came first$/)
  })

  test('tells nothing of two codes that no single request earns', async () => {
    const { handler, sandbox } = reversed.make({ contract: bundle, product: 'ciam' })
    const { allow: _, ...profile } = profileOf(sandbox, 'http://localhost')
    const { observed = [] } = await run(
      bundle,
      profile,
      plan(bundle, profile),
      sendTo({ fetch: handler }),
    )
    const shield = readContract(bundle)
      .catalog.filter(({ condition }) =>
        ['unknown-user', 'invalid-token', 'wrong-code'].includes(condition ?? ''),
      )
      .map(({ code }) => code)
    for (const { first, then } of observed.flatMap(({ pairs }) => pairs))
      expect([first, then].some((code) => shield.includes(code))).toBe(true)
  })
})

/** Numbers that look like chance, the same for the same seed. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

function shuffled<T>(items: T[], next: () => number): T[] {
  const left = [...items]
  return items.map(() => left.splice(Math.floor(next() * left.length), 1)[0]!) // as many as there are
}

/** The probes in another order, but for those that the plan says rely on others. */
function inAnotherOrder({ probes, orderedFrom, ...rest }: Plan, seed: number): Plan {
  return {
    ...rest,
    orderedFrom,
    probes: [...shuffled(probes.slice(0, orderedFrom), chance(seed)), ...probes.slice(orderedFrom)],
  }
}

/** What is said of each promise, and of what else, in the plan's order. */
function verdicts({ outcomes, general }: Result): string[] {
  const beside = [
    ...new Set(
      general.map(
        ({ subject, probe }) => `${probe.variant.operation.id} ${probe.fault}: ${subject}`,
      ),
    ),
  ].sort()
  return [
    ...outcomes.map(({ promise, verdict }) => `${promiseName(promise)}: ${verdict}`),
    ...beside,
  ]
}

const runs = Array.from({ length: 20 }, (_, index) => index + 1)

async function differing(
  make: () => { sandbox: Sandbox; fetch(request: Request): Promise<Response> },
): Promise<string[]> {
  const once = async (seed?: number) => {
    const { sandbox, fetch } = make()
    const profile = profileOf(sandbox, 'http://localhost')
    const planned = plan(bundle, profile)
    return verdicts(
      await run(
        bundle,
        profile,
        seed === undefined ? planned : inAnotherOrder(planned, seed),
        sendTo({ fetch }),
      ),
    )
  }
  const usual = await once()
  const others = await Promise.all(runs.map(once))
  return others.flatMap((other, index) =>
    other.flatMap((it, place) =>
      it === usual[place] ? [] : [`seed ${runs[index]}: ${it}, not ${usual[place]}`],
    ),
  )
}

describe('20 orders of sending give the same verdicts', () => {
  test.each(readContract(bundle).products)('on the sandbox as %s', async (product) => {
    expect(
      await differing(() => {
        const sandbox = createSandbox({ product })
        return { sandbox, fetch: sandbox.fetch }
      }),
    ).toEqual([])
  })

  const chosen = [
    'answers a missing value with 422',
    'answers an unknown client as a missing value',
    'ignores the rule password-weak',
    'accepts any verification code',
    'accepts a call without a password',
    'takes one language for the other',
    'refuses a too simple password but sets the password',
    'answers a success and changes nothing',
  ]
  test.each(chosen)('on a deployment that %s', async (name) => {
    const fault = faults.find((it) => it.name === name)!
    const product =
      readContract(bundle).products.find(
        (it) => fault.applies({ contract: bundle, product: it }) && it !== 'ciam',
      ) ?? 'ciam'
    expect(
      await differing(() => {
        const { handler, sandbox } = fault.make({ contract: bundle, product })
        return { sandbox, fetch: handler }
      }),
    ).toEqual([])
  })

  test('and shuffling what relies on others would not', async () => {
    const sandbox = createSandbox()
    const profile = profileOf(sandbox, 'http://localhost')
    const planned = plan(bundle, profile)
    const backwards = { ...planned, probes: planned.probes.toReversed() }
    expect(verdicts(await run(bundle, profile, backwards, sendTo(sandbox)))).not.toEqual(
      verdicts(await run(bundle, profile, planned, sendTo(createSandbox()))),
    )
  })
})
