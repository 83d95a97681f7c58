// A secret of the run appears in no output of any kind, in any encoding, whatever a faulty deployment does with it.
import { describe, expect, test } from 'vitest'
import { encodings } from '../../scripts/check/answer.ts'
import type { FaultyDeployment } from '../../scripts/check/faults/faulty.ts'
import { faults } from '../../scripts/check/faults/index.ts'
import { plan } from '../../scripts/check/plan.ts'
import { profileOf, secretsOf } from '../../scripts/check/profile.ts'
import { redactor } from '../../scripts/check/redact.ts'
import { buildReport } from '../../scripts/check/report/build.ts'
import { html } from '../../scripts/check/report/html.ts'
import { json } from '../../scripts/check/report/json.ts'
import { junit } from '../../scripts/check/report/junit.ts'
import { markdown } from '../../scripts/check/report/markdown.ts'
import { run } from '../../scripts/check/run.ts'
import { details, table } from '../../scripts/check/terminal.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { sendTo } from '../send.ts'

// Those that hand secrets back run in the product with the most calls, all others in a small one.
const isLeak = ({ family }: FaultyDeployment) => family === 'leak'
const cases = faults.flatMap((fault) => {
  const product = [...(isLeak(fault) ? [] : ['eiam', 'oneaccess']), 'ciam'].find((it) => fault.applies({ contract: bundle, product: it }))
  return product === undefined ? [] : [{ fault, product, name: fault.name }]
})

test('every planted fault is on', () => {
  expect(cases.map(({ fault }) => fault)).toEqual(faults)
})

describe.each(cases)('where a deployment $name', ({ fault, product }) => {
  test('no output has a secret', async () => {
    const { handler, sandbox } = fault.make({ contract: bundle, product })
    const profile = profileOf(sandbox, 'http://localhost')
    const planned = plan(bundle, profile)
    const result = await run(bundle, profile, planned, sendTo({ fetch: handler }))
    const report = buildReport(result, { profile, plan: planned, startedAt: new Date(0), durationMs: 1, version: '0' })
    const terminal = redactor(profile, planned.probes)(`${table(result.outcomes)}\n${details(result)}`)
    const sinks = { terminal, json: json(report), junit: junit(report), html: html(report), markdown: markdown(report) }
    const forms = secretsOf(profile).flatMap(({ value }) => encodings(value)).filter((form) => form.length > 5)
    for (const [sink, text] of Object.entries(sinks)) {
      const found = forms.filter((form) => text.includes(form))
      expect([sink, found]).toEqual([sink, []])
    }
    // There was something to redact: the exchanges stand in the report with variables in their place.
    if (result.outcomes.some(({ findings }) => findings.some(({ answer }) => answer))) expect(sinks.json).toMatch(/\$(IDAAS|BROKEN)_\w+/)
  }, 60_000)
})
