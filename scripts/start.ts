// start: the main job in one go. Serves a sandbox per product, checks each over HTTP, prints what the check says.
import { check } from './check/check.ts'
import { profileOf } from './check/profile/sandbox-profile.ts'
import { painter, terminal } from './check/report/terminal.ts'
import { run } from './cli/command.ts'
import { start } from './cli/commands.ts'
import { bundle } from './contract/bundle.ts'
import { readContract } from './contract/contract.ts'
import { serve } from './sandbox/node-server.ts'
import { createSandbox } from './sandbox/sandbox.ts'

await run(start, async () => {
  let worst = 0
  const paint = painter(process.stdout.isTTY === true)
  for (const product of readContract(bundle).products) {
    const sandbox = createSandbox({ product })
    const { url, close } = await serve(sandbox)
    const report = await check(profileOf(sandbox, url))
    console.log(terminal(report, paint))
    worst = Math.max(worst, report.exitCode)
    await close()
  }
  return worst
})
