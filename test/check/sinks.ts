// Everything that a run can print, and the secrets that are in it.
import { spellings } from '../../scripts/check/answer.ts'
import { secretsOf } from '../../scripts/check/profile.ts'
import { redactor } from '../../scripts/check/redact.ts'
import { buildReport, marker, placeOf, seeAgain } from '../../scripts/check/report/build.ts'
import { html } from '../../scripts/check/report/html.ts'
import { json } from '../../scripts/check/report/json.ts'
import { junit } from '../../scripts/check/report/junit.ts'
import { markdown } from '../../scripts/check/report/markdown.ts'
import type { Run } from '../../scripts/check/self-test.ts'
import { details, lastLine, table } from '../../scripts/check/terminal.ts'
import { describePlan } from '../../scripts/check/plan-text.ts'
import { defaultBudget } from '../../scripts/check/profile.ts'

/** By name, as the command prints them. */
export function sinksOf({ profile, plan, result }: Run): Record<string, string> {
  const report = buildReport(result, {
    profile,
    plan,
    startedAt: new Date(0),
    durationMs: 1,
    version: '0',
  })
  const redact = redactor(profile, plan.probes, result.codes)
  const mark = marker(profile, plan.probes, result.codes)
  const text = details(result, ({ probe }) => [
    placeOf(probe.variant, probe.promise),
    seeAgain(probe, profile.baseUrl, mark),
  ])
  return {
    plan: redact(describePlan(plan, profile, defaultBudget)),
    terminal: redact([table(result.outcomes), text, lastLine(result)].join('\n')),
    json: json(report),
    junit: junit(report),
    html: html(report),
    markdown: markdown(report),
  }
}

/** The sinks in which a secret of the run stands, in any encoding. */
export function leaksOf(run: Run, sinks = sinksOf(run)): string[] {
  const secrets = [...secretsOf(run.profile).map(({ value }) => value), ...(run.result.codes ?? [])]
    .filter((value) => value.length > 5)
    .map(spellings)
  const inClear = new RegExp(secrets.map((it) => it.inClear).join('|'))
  const encoded = secrets.flatMap((it) => it.encodings)
  return Object.entries(sinks).flatMap(([sink, text]) =>
    inClear.test(text) || encoded.some((form) => text.includes(form)) ? [sink] : [],
  )
}
