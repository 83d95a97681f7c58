// A secret of the run appears in no output of any kind, in any encoding, whatever a faulty deployment does with it.
import { describe, expect, test } from 'vitest'
import { encodings } from '../../scripts/check/answer.ts'
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

const leaking = faults.filter(({ family }) => family === 'leak' || family === 'transport' || family === 'shape')

describe.each(leaking.map((fault) => ({ fault, name: fault.name })))('where a deployment $name', ({ fault }) => {
  test('no output has a secret', async () => {
    const { handler, sandbox } = fault.make({ contract: bundle, product: 'ciam' })
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
    if (result.outcomes.some(({ findings }) => findings.length > 0)) expect(sinks.json).toMatch(/\$(IDAAS|BROKEN)_\w+/)
  })
})
