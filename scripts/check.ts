// check: does a deployment do what the contract and its catalog promise?
// Exit codes: 0 verified, 1 findings, 2 inconclusive, 3 refused as unsafe, 4 environment.
import { parseArgs } from 'node:util'
import { plan } from './check/plan.ts'
import { describePlan } from './check/plan-text.ts'
import { type Profile, defaultBudget, profileOf } from './check/profile.ts'
import { readProfile } from './check/profile-file.ts'
import { redactor } from './check/redact.ts'
import { buildReport } from './check/report/build.ts'
import { writeReports } from './check/report/write.ts'
import { run } from './check/run.ts'
import { select } from './check/select.ts'
import { sendTo } from './check/send.ts'
import { signInBy } from './check/sign-in.ts'
import { details, exitCode, lastLine, table } from './check/terminal.ts'
import { type Bundle, readContract } from './contract/contract.ts'
import { bundle } from './contract/bundle.ts'
import manifest from '../package.json' with { type: 'json' }
import { defaultData } from './sandbox/data.ts'

const usage = `npm run check -- --profile FILE | --target URL [options]

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

/** Ends the command with its exit code and one message. */
class Refusal extends Error {
  readonly code: 3 | 4
  constructor(code: 3 | 4, message: string) {
    super(message)
    this.code = code
  }
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`check: ${error instanceof Error ? error.message : String(error)}`)
  return error instanceof Refusal ? error.code : 4
})

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options })
  if (values.help) {
    console.log(usage)
    return 0
  }
    if (values['self-test']) {
    const { killTable, selfTest } = await import('./check/self-test.ts')
    const kills = []
    for await (const kill of selfTest(bundle)) kills.push(kill)
    console.log(killTable(kills))
    return kills.every(({ right }) => right) ? 0 : 1
  }
  const profile = await profileFor(values, bundle)
  const selected = select(plan(bundle, profile), values)
  const budget = { ...defaultBudget, ...(isLoopback(profile.baseUrl) && { perSecond: 0, requests: 1000 }), ...profile.budget }
  if (values.plan) {
    console.log(redactor(profile, selected.probes)(describePlan(selected, profile, budget)))
    return 0
  }
  if (selected.probes.length === 0) throw new Refusal(4, `nothing to send; see what each promise needs with --plan`)
  const send = await sendTo(profile.baseUrl, values)
  const interrupted = new AbortController()
  process.once('SIGINT', () => interrupted.abort())
  const startedAt = new Date()
  const begin = performance.now()
  let next = 0
  const result = await run(bundle, profile, selected, send, {
    requests: budget.requests,
    signal: interrupted.signal,
    ...(profile.signIn && { signIn: signInBy(profile.signIn.command) }),
    async before() {
      if (budget.perSecond === 0) return
      await new Promise((resolve) => setTimeout(resolve, next - performance.now()))
      next = performance.now() + 1000 / budget.perSecond
    },
  })
  if (result.unreachable !== undefined) throw new Refusal(4, `${profile.baseUrl} cannot be reached: ${result.unreachable}`)
  if (values.report !== undefined) {
    const circumstances = { bundle, profile, plan: selected, startedAt, durationMs: performance.now() - begin, version: manifest.version }
    writeReports(values.report, buildReport(result, circumstances))
  }
  console.log(redactor(profile, selected.probes)([table(result.outcomes), details(result), lastLine(result)].join('\n')))
  return exitCode(result)
}

async function profileFor(values: { profile?: string; target?: string; product?: string }, bundle: Bundle): Promise<Profile> {
  const contract = readContract(bundle)
  const { products } = contract
  if (values.profile !== undefined) {
    if (values.target !== undefined) throw new Refusal(4, 'use --profile or --target, not both')
    const profile = await readProfile(values.profile, process.env)
    const stranger = profile.products.find((it) => !products.includes(it))
    if (stranger !== undefined) throw new Refusal(4, `${values.profile}: no product ${stranger}; use ${products.join(', ')}`)
    if (!isLoopback(profile.baseUrl) && new URL(profile.baseUrl).protocol !== 'https:') {
      throw new Refusal(3, `${profile.baseUrl} is neither https nor this machine; passwords do not travel in clear`)
    }
    return profile
  }
  const { target, product = products[0] ?? '' } = values
  if (target === undefined) throw new Refusal(4, `no deployment named\n\n${usage}`)
  if (!products.includes(product)) throw new Refusal(4, `no product ${product}; use one of ${products.join(', ')}`)
  if (!URL.canParse(target)) throw new Refusal(4, `${target} is no URL; use one such as http://127.0.0.1:4010`)
  if (!isLoopback(target)) throw new Refusal(3, `${new URL(target).host} is not this machine; name it in a profile`)
  // Other passwords each time, so that a mock that remembers the last run refuses none of them.
  // Which one it has now is for the same reason not known.
  const { account, ...profile } = profileOf({ data: defaultData(contract), product }, target.replace(/\/+$/, ''), Date.now() % 1e6)
  return { ...profile, account: { ...account, password: undefined } }
}

function isLoopback(url: string): boolean {
  const { hostname } = new URL(url)
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}
