// Prism as a deployment: it plays examples and keeps no state, so each probe tells it which one to play, as its
// users do, and the check judges status, body and wording. What needs a state, or is no promise, it cannot serve.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { judge } from '../../scripts/check/judge.ts'
import { plan } from '../../scripts/check/plan.ts'
import { type Probe, promiseName } from '../../scripts/check/probe.ts'
import { profileOf } from '../../scripts/check/profile/sandbox-profile.ts'
import { sendTo } from '../../scripts/check/send.ts'
import type { Send } from '../../scripts/check/run.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { readContract } from '../../scripts/contract/contract.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { type Started, startPrism } from '../../scripts/peers/process.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** The answer to play; undefined for a probe that any refusal satisfies. */
function preference({ variant, expectation }: Probe): string | undefined {
  if (expectation.kind === 'refusal') return undefined
  return expectation.kind === 'success'
    ? `code=${variant.operation.success.status}`
    : `code=${expectation.error.status}, example=${expectation.error.code}`
}

function languageOf({ promise, expectation }: Probe) {
  return promise?.language ?? (expectation.kind === 'code' ? expectation.language : undefined)
}

describe.each([
  { language: 'en', file: 'generated/openapi.json' },
  { language: 'zh', file: 'generated/openapi.zh.json' },
])('Prism on $file', ({ language, file }) => {
  let prism: Started
  let send: Send
  beforeAll(async () => {
    prism = await startPrism('mock', file)
    send = await sendTo(prism.url)
  }, 60_000)
  afterAll(() => prism?.stop())

  const answered = async ({ request }: Probe, prefer: string) =>
    send({ ...request, headers: { ...request.headers, Prefer: prefer } })

  describe.each(readContract(bundle).products)('as %s', (product) => {
    const profile = profileOf(createSandbox({ product }), 'http://localhost')
    const spoken = plan(bundle, profile).probes.filter(
      (probe) => (languageOf(probe) ?? language) === language,
    )
    const served = spoken
      .flatMap((probe) => ({ probe, prefer: preference(probe) ?? '' }))
      .filter(({ prefer }) => prefer !== '')

    test('every promise that can be tried is verified', async () => {
      const wrong: string[] = []
      for (const { probe, prefer } of served) {
        const { verdict, findings } = judge(bundle, profile, probe, await answered(probe, prefer))
        // It plays one example of a code, whichever value is missing.
        const found = findings.filter(({ got }) => !got.endsWith('which was sent'))
        if (verdict !== 'verified' && (found.length > 0 || findings.length === 0))
          wrong.push(
            `${probe.fault}: ${found.map(({ subject, expected, got }) => `${subject}: expected ${expected}, got ${got}`).join('; ')}`,
          )
      }
      expect(wrong).toEqual([])
      const tried = new Set(
        served.flatMap(({ probe }) => (probe.promise ? promiseName(probe.promise) : [])),
      )
      const promised = plan(bundle, profile).promises.filter(
        (it) => (it.language ?? language) === language && it.error?.condition !== 'unavailable',
      )
      expect([...tried].sort()).toEqual(promised.map(promiseName).sort())
    }, 60_000)

    test('an answer that is not the promised one is seen', async () => {
      const [one, two] = served.filter(
        ({ probe }) => probe.expectation.kind === 'code' && probe.promise,
      )
      const stranger = served.find(
        ({ prefer }) => prefer !== one?.prefer && prefer.includes('example'),
      )
      const { verdict } = judge(
        bundle,
        { ...profile },
        one!.probe,
        await answered(one!.probe, stranger?.prefer ?? two!.prefer),
      )
      expect(verdict).toBe('wrong')
    })
  })
})
