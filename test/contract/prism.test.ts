// Prism as a deployment: it plays examples and keeps no state, so each request tells it which one to play, as its
// users do, and the check judges status, body and wording.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { validators } from '../../generated/validators.js'
import type { Send } from '../../scripts/check/exchange.ts'
import { judge } from '../../scripts/check/judge/judge.ts'
import { clauseName, clausesOf } from '../../scripts/check/plan/clauses.ts'
import type { Probe } from '../../scripts/check/plan/probe.ts'
import { createRehearsal } from '../../scripts/check/plan/rehearsal.ts'
import { profileOf } from '../../scripts/check/profile/sandbox-profile.ts'
import { factsOf } from '../../scripts/check/profile/world.ts'
import { createSend } from '../../scripts/check/run/transport.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { readContract } from '../../scripts/contract/contract.ts'
import { withHeader } from '../../scripts/peers/documented-responses.ts'
import { type Started, startPrism } from '../../scripts/peers/process.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const contract = readContract(bundle)
const court = { bundle, validators, secretsIn: () => [] }

/** The response to play. */
function preference({ variant, clause }: Probe): string {
  const { error } = clause ?? {}
  return error
    ? `code=${error.status}, example=${error.code}`
    : `code=${variant.operation.success.status}`
}

describe.each([
  { language: 'en', file: 'generated/openapi.json' },
  { language: 'zh', file: 'generated/openapi.zh.json' },
])('Prism on $file', ({ language, file }) => {
  let prism: Started
  let send: Send
  beforeAll(async () => {
    prism = await startPrism('mock', file)
    send = createSend({ baseUrl: prism.url })
  })
  afterAll(() => prism?.stop())

  describe.each(contract.products)('as %s', (product) => {
    const facts = factsOf(profileOf(createSandbox({ product }), 'http://localhost'))
    const isSpoken = (spoken: string | undefined) => (spoken ?? language) === language
    const probes = createRehearsal(facts)
      .playClauses(contract, [product])
      .filter(({ clause }) => isSpoken(clause?.language))
    const judged = async (probe: Probe, prefer: string) =>
      judge(court, facts, probe, await send(withHeader(probe.wire, 'Prefer', prefer)))

    test('every clause that can be tried is verified', async () => {
      const wrong: string[] = []
      for (const probe of probes) {
        const { verdict, findings } = await judged(probe, preference(probe))
        const texts = findings.map(
          ({ id, expected, got }) => `${id}: expected ${expected}, got ${got}`,
        )
        if (verdict !== 'verified') wrong.push(`${probe.what}: ${verdict} ${texts.join('; ')}`)
      }
      expect(wrong).toEqual([])
      const tried = probes.flatMap(({ clause }) => (clause ? clauseName(clause) : []))
      const all = contract.operations
        .flatMap(({ variants }) => variants)
        .filter((it) => it.product === product)
        .flatMap((variant) => clausesOf(variant))
        .filter((it) => isSpoken(it.language) && it.error?.condition !== 'unavailable')
        // The check lets no DELETE succeed.
        .filter(({ error, variant }) => error || variant.operation.method !== 'DELETE')
      expect(tried.toSorted()).toEqual(all.map(clauseName).toSorted())
    })

    test('a response that is not the documented one is seen', async () => {
      const [one, ...others] = probes.filter(({ clause }) => clause?.error)
      const stranger = others.find(({ clause }) => clause?.error !== one?.clause?.error)
      const { verdict } = await judged(one!, preference(stranger!))
      expect(verdict).not.toBe('verified')
    })
  })
})
