// check: does a deployment do what the contract and its catalog promise?
// Exit codes: 0 verified, 1 findings, 2 inconclusive, 3 refused as unsafe, 4 environment.
import { parseArgs } from 'node:util'
import { calledAs } from './cli/called-as.ts'
import { carryOut } from './check/carry-out.ts'
import { type Plan, plan } from './check/plan.ts'
import { describePlan } from './check/plan-text.ts'
import type { Profile } from './check/profile.ts'
import { progressOn } from './check/progress.ts'
import { redactor } from './check/redact.ts'
import { buildReport, emptyReport, marker, placeOf, seeAgain } from './check/report/build.ts'
import { writeReports } from './check/report/write.ts'
import type { Result } from './check/run.ts'
import { allowing, select } from './check/select.ts'
import { Refusal, budgetOf, fromFile, fromLoopback } from './check/target.ts'
import { details, exitCode, lastLine, table } from './check/terminal.ts'
import { waive } from './check/waive.ts'
import { bundle } from './contract/bundle.ts'
import { variantName, readContract } from './contract/contract.ts'
import manifest from '../package.json' with { type: 'json' }

const usage = `${calledAs('check')} --profile FILE | --target URL [options]

  --profile FILE     what the check may know and do; the deployment is its baseUrl
  --target URL       a mock on loopback, such as http://127.0.0.1:4010, without a profile
  --product NAME     with --target: which product it speaks
  --plan             print every request with its effect, and send nothing
  --only TEXT        only operations, codes, conditions or effects of this name; may be repeated
  --skip TEXT        all but these; may be repeated
  --language en|zh   ask in this language only
  --report DIR       also write report.json, junit.xml, report.html and summary.md there
  --self-test        run the shipped faulty deployments and print which are seen
  --ca FILE          certificates of a private authority, PEM
  --cert FILE --key FILE   a client certificate, PEM

0 verified, 1 findings, 2 inconclusive, 3 refused as unsafe, 4 environment`

const options = {
  profile: { type: 'string' },
  target: { type: 'string' },
  product: { type: 'string' },
  plan: { type: 'boolean' },
  only: { type: 'string', multiple: true },
  skip: { type: 'string', multiple: true },
  language: { type: 'string' },
  report: { type: 'string' },
  'self-test': { type: 'boolean' },
  ca: { type: 'string' },
  cert: { type: 'string' },
  key: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  let values: Values = {}
  try {
    values = parseArgs({ args, options }).values
    if (values.help) {
      console.log(usage)
      return 0
    }
    return values['self-test'] ? await selfTested() : await checked(values)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const code = error instanceof Refusal ? error.code : 4
    console.error(`check: ${message}`)
    // A run that could not start is not a missing file for whoever reads reports.
    if (values.report !== undefined)
      writeReports(
        values.report,
        emptyReport(
          values.target ?? values.profile ?? '',
          code,
          message,
          new Date(),
          manifest.version,
        ),
      )
    return code
  }
}

async function selfTested(): Promise<number> {
  const { killTable, selfTest } = await import('./check/self-test.ts')
  const kills = []
  for await (const kill of selfTest(bundle)) kills.push(kill)
  console.log(killTable(kills))
  return kills.every(({ right }) => right) ? 0 : 1
}

async function checked(values: Values): Promise<number> {
  const profile = allowing(await profileFor(values), values)
  const selected = select(plan(bundle, profile), values)
  if (values.plan) {
    console.log(
      redactor(profile, selected.probes)(describePlan(selected, profile, budgetOf(profile))),
    )
    return 0
  }
  if (selected.probes.length === 0)
    throw new Refusal(4, `nothing to send; see what each promise needs with --plan`)
  const startedAt = new Date()
  const begin = performance.now()
  const result = waive(await sent(values, profile, selected), profile, startedAt)
  const redact = redactor(profile, selected.probes, result.codes)
  if (values.report !== undefined) {
    writeReports(
      values.report,
      buildReport(result, {
        profile,
        plan: selected,
        startedAt,
        durationMs: performance.now() - begin,
        version: manifest.version,
      }),
    )
  }
  if (result.unreachable !== undefined) {
    console.error(redact(`check: ${profile.baseUrl} cannot be reached: ${result.unreachable}`))
    return 4
  }
  const mark = marker(profile, selected.probes, result.codes)
  const text = details(result, ({ probe }) => [
    `contract: ${placeOf(probe.variant, probe.promise)}`,
    seeAgain(probe, profile.baseUrl, mark),
  ])
  console.log(redact([table(result.outcomes), text, lastLine(result)].join('\n')))
  if (result.failed) console.error(redact(`check: ${result.stopped}`))
  return exitCode(result)
}

/** Sends the plan; an interrupt ends it after the request that is under way, and what was done is reported. */
async function sent({ ca, cert, key }: Values, profile: Profile, selected: Plan): Promise<Result> {
  const interrupted = new AbortController()
  const interrupt = () => interrupted.abort()
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, interrupt)
  const progress = progressOn(process.stderr, selected.probes.length)
  try {
    return await carryOut(profile, selected, {
      ca,
      cert,
      key,
      signal: interrupted.signal,
      onProbe: (probe) =>
        progress.show(
          [probe.variant.operation.id, variantName(probe.variant), probe.fault].join(', '),
        ),
    })
  } finally {
    progress.end()
  }
}

async function profileFor({ profile, target, product }: Values): Promise<Profile> {
  const contract = readContract(bundle)
  if (profile !== undefined && target !== undefined)
    throw new Refusal(4, 'use --profile or --target, not both')
  if (profile !== undefined) return fromFile(profile, contract, process.env)
  if (target === undefined) throw new Refusal(4, `no deployment named\n\n${usage}`)
  return fromLoopback(target, contract, product)
}
