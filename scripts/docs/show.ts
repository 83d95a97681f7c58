// docs, as the package has it: serves the built site. The repository's own `npm run docs` builds it first.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { calledAs } from '../cli/called-as.ts'
import { serveUntilStopped } from './serve.ts'

const usage = `${calledAs('docs')} [options]

  --port NUMBER   4020; 0 takes a free one`

// The package has this in dist/, the repository in scripts/docs/.
const folder = ['../generated/docs', '../../generated/docs']
  .map((it) => path.join(import.meta.dirname, it))
  .find((it) => existsSync(it))

try {
  const { values } = parseArgs({
    args: process.argv.slice(2),
    options: { port: { type: 'string', default: '4020' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) console.log(usage)
  else await show(values.port)
} catch (error) {
  console.error(`docs: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 2
}

async function show(port: string): Promise<void> {
  if (folder === undefined)
    throw new Error('generated/docs is not there; build it with `npm run docs`')
  await serveUntilStopped(folder, port)
}
