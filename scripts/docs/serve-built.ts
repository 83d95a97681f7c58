// docs, as the package has it: serves the built site. The repository's own `npm run docs` builds it first.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { run } from '../cli/command.ts'
import { builtDocs } from '../cli/commands.ts'
import { serveUntilStopped } from './serve.ts'

// The package has this in dist/, the repository in scripts/docs/.
const folder = ['../generated/docs', '../../generated/docs']
  .map((it) => path.join(import.meta.dirname, it))
  .find((it) => existsSync(it))

await run(builtDocs, async ({ values }) => {
  if (folder === undefined)
    throw new Error('generated/docs is not there; build it with `npm run docs`')
  await serveUntilStopped(folder, values.port)
})
