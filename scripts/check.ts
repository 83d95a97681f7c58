// check: does a deployment do what the contract and its catalog promise?
// Exit codes: 0 verified, 1 findings, 2 inconclusive, 3 refused as unsafe, 4 environment.
import { parseArgs } from 'node:util'
import { type Plan, plan } from './check/plan.ts'
import { type Profile, profileOf } from './check/profile.ts'
import { run } from './check/run.ts'
import { sendTo } from './check/send.ts'
import { details, exitCode, lastLine, table } from './check/terminal.ts'
import { readContract } from './contract/contract.ts'
import { readBundle } from './contract/file.ts'
import { defaultData } from './sandbox/data.ts'

const usage = `npm run check -- --target URL [--product NAME]

  --target URL     a sandbox or another mock on loopback, such as http://127.0.0.1:4010
  --product NAME   which product it speaks`

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  const bundle = readBundle()
  const contract = readContract(bundle)
  const { products } = contract
  let values: { target?: string | undefined; product?: string | undefined; help?: boolean | undefined }
  try {
    values = parseArgs({
      args,
      options: { target: { type: 'string' }, product: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    }).values
  } catch (error) {
    return fail(4, `${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  }
  if (values.help) {
    console.log(usage)
    return 0
  }
  const { target, product = products[0] ?? '' } = values
  if (target === undefined) return fail(4, `no target\n\n${usage}`)
  if (!products.includes(product)) return fail(4, `no product ${product}; use one of ${products.join(', ')}`)
  if (!URL.canParse(target)) return fail(4, `${target} is no URL; use one such as http://127.0.0.1:4010`)
  if (!isLoopback(new URL(target))) return fail(3, `${new URL(target).host} is not this machine; without a profile only loopback is checked`)
  // Other passwords each time, so that a mock that remembers the last run refuses none of them.
  const profile = profileOf({ data: defaultData(contract), product }, target.replace(/\/+$/, ''), Date.now() % 1e6)
  const planned = plan(bundle, profile)
  const unreachable = await reach(profile, planned)
  if (unreachable) return fail(4, `${target} cannot be reached: ${unreachable}`)
  const result = await run(bundle, profile, planned, sendTo(profile.baseUrl))
  console.log([table(result.outcomes), details(result), lastLine(result)].join('\n'))
  return exitCode(result)
}

/** Why no answer comes to the first probe's path; undefined where one does. */
async function reach(profile: Profile, { probes: [first] }: Plan): Promise<string | undefined> {
  if (!first) return undefined
  try {
    await sendTo(profile.baseUrl)({ ...first.request, method: 'OPTIONS', body: undefined })
    return undefined
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    return cause instanceof Error ? cause.message || cause.name : String(cause)
  }
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

function fail(code: number, message: string): number {
  console.error(`check: ${message}`)
  return code
}
