// start: the main job in one go. Serves a sandbox per product, checks each over HTTP, prints the verdicts.
import { profileOf } from './check/profile.ts'
import { plan } from './check/plan.ts'
import { type Outcome, run } from './check/run.ts'
import { sendTo } from './check/send.ts'
import { details, exitCode, lastLine, table } from './check/terminal.ts'
import { readContract } from './contract/contract.ts'
import { readBundle } from './contract/file.ts'
import { createSandbox } from './sandbox/sandbox.ts'
import { serve } from './sandbox/server.ts'

const bundle = readBundle()
const outcomes: Outcome[] = []
for (const product of readContract(bundle).products) {
  const sandbox = createSandbox({ contract: bundle, product })
  const { url, close } = await serve(sandbox)
  const profile = profileOf(sandbox, url)
  outcomes.push(...(await run(bundle, profile, plan(bundle, profile), sendTo(url))))
  await close()
}
console.log([table(outcomes), details(outcomes), lastLine(outcomes)].join('\n'))
process.exitCode = exitCode(outcomes)
