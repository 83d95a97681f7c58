// start: the main job in one go. Serves a sandbox per product, checks each over HTTP, prints the verdicts.
import { profileOf } from './check/profile/sandbox-profile.ts'
import { plan } from './check/plan.ts'
import { type Result, run } from './check/run.ts'
import { sendTo } from './check/send.ts'
import { details, exitCode, lastLine, table } from './check/terminal.ts'
import { readContract } from './contract/contract.ts'
import { bundle } from './contract/bundle.ts'
import { createSandbox } from './sandbox/sandbox.ts'
import { serve } from './sandbox/node-server.ts'

const all: Result = { outcomes: [], general: [], requests: 0 }
for (const product of readContract(bundle).products) {
  const sandbox = createSandbox({ contract: bundle, product })
  const { url, close } = await serve(sandbox)
  const profile = profileOf(sandbox, url)
  const { outcomes, general, requests } = await run(
    bundle,
    profile,
    plan(bundle, profile),
    await sendTo(url),
  )
  all.outcomes.push(...outcomes)
  all.general.push(...general)
  all.requests += requests
  await close()
}
console.log([table(all.outcomes), details(all), lastLine(all)].join('\n'))
process.exitCode = exitCode(all)
