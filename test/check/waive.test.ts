// A waiver keeps a known finding from failing a run until its day has passed; it is told wherever findings are.
import { describe, expect, test } from 'vitest'
import { faults } from '../../scripts/check/faults/index.ts'
import { plan } from '../../scripts/check/plan.ts'
import { profileOf } from '../../scripts/check/profile.ts'
import { buildReport } from '../../scripts/check/report/build.ts'
import { html } from '../../scripts/check/report/html.ts'
import { json } from '../../scripts/check/report/json.ts'
import { junit } from '../../scripts/check/report/junit.ts'
import { markdown } from '../../scripts/check/report/markdown.ts'
import { run } from '../../scripts/check/run.ts'
import { details, exitCode, lastLine, table } from '../../scripts/check/terminal.ts'
import { waive } from '../../scripts/check/waive.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { sendTo } from '../send.ts'

const fault = faults.find(({ name }) => name === 'answers a weak password with 412')!
const { handler, sandbox } = fault.make({ contract: bundle, product: 'ciam' })
const profile = profileOf(sandbox, 'http://localhost')
const planned = plan(bundle, profile)
const result = await run(bundle, profile, planned, sendTo({ fetch: handler }))
const codes = [
  ...new Set(
    result.outcomes
      .filter(({ findings }) => findings.length > 0)
      .map(({ promise }) => promise.error?.code ?? ''),
  ),
]

const waiving = (until: string, some = codes) => ({
  ...profile,
  waive: some.map((code) => ({ code, reason: 'ticket 17', until })),
})
const on = (day: string) => new Date(`${day}T23:59:59Z`)

function sinks(waived: typeof result) {
  const report = buildReport(waived, {
    profile,
    plan: planned,
    startedAt: new Date(0),
    durationMs: 1,
    version: '0',
  })
  return {
    terminal: `${table(waived.outcomes)}\n${details(waived)}\n${lastLine(waived)}`,
    json: json(report),
    junit: junit(report),
    html: html(report),
    markdown: markdown(report),
  }
}

describe('a waiver', () => {
  test('counts up to its day, and no longer', () => {
    expect(exitCode(result)).toBe(1)
    expect(exitCode(waive(result, waiving('2027-03-31'), on('2027-03-31')))).toBe(0)
    expect(exitCode(waive(result, waiving('2027-03-31'), on('2027-04-01')))).toBe(1)
  })

  test('is about its code alone', () => {
    expect(codes.length).toBeGreaterThan(1)
    expect(exitCode(waive(result, waiving('2027-03-31', codes.slice(1)), on('2027-03-01')))).toBe(1)
  })

  test('stands in every report with its reason', () => {
    const told = sinks(waive(result, waiving('2027-03-31'), on('2027-03-01')))
    for (const [sink, text] of Object.entries(told)) {
      expect([sink, text]).toEqual([sink, expect.stringContaining('ticket 17')])
      expect([sink, text]).toEqual([sink, expect.stringContaining('2027-03-31')])
    }
    expect(told.terminal).toContain('wrong, waived')
    expect(told.junit).toMatch(/<testsuites [^>]* failures="0"/)
    expect(
      JSON.parse(told.json).promises.flatMap(({ findings }: { findings: { waived?: object }[] }) =>
        findings.map(({ waived }) => waived),
      ),
    ).toContainEqual({ reason: 'ticket 17', until: '2027-03-31' })
  })

  test('that is over is told in every report', () => {
    const told = sinks(waive(result, waiving('2027-03-31'), on('2027-04-01')))
    for (const [sink, text] of Object.entries(told))
      expect([sink, text]).toEqual([
        sink,
        expect.stringMatching(sink === 'json' ? /"expired": true/ : /expired on 2027-03-31/),
      ])
    expect(told.junit).not.toMatch(/<testsuites [^>]* failures="0"/)
  })
})
