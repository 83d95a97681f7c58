// docs: builds the site, and serves it with --serve.
import path from 'node:path'
import { run } from './cli/command.ts'
import { docs } from './cli/commands.ts'
import { build, refuseOther } from './docs/build.ts'
import { serveUntilStopped } from './docs/serve.ts'
import { readOverlay } from './overlay/read.ts'

await run(docs, async ({ values }) => {
  const folder = path.resolve(values.out ?? path.join(import.meta.dirname, '../generated/docs'))
  if (values.out !== undefined) refuseOther(folder)
  await build(folder, values.overlay === undefined ? undefined : readOverlay(values.overlay))
  if (values.serve) await serveUntilStopped(folder, values.port)
  else
    console.log(
      `${path.relative(process.cwd(), folder) || folder}/index.html opens from disk; --serve serves it`,
    )
})
