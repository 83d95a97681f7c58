// docs: builds the site, and serves it with --serve.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { build } from './docs/build.ts'
import { serveUntilStopped } from './docs/serve.ts'
import { readOverlay } from './overlay/read.ts'

const usage = `npm run docs -- [options]

  --out DIR       generated/docs; what stands there is replaced
  --overlay FILE  for a deployment that differs from the contract like this OpenAPI Overlay
  --serve         serve the site once it is built
  --port NUMBER   with --serve: 4020; 0 takes a free one`

const options = {
  out: { type: 'string', default: path.join(import.meta.dirname, '../generated/docs') },
  overlay: { type: 'string' },
  serve: { type: 'boolean' },
  port: { type: 'string', default: '4020' },
  help: { type: 'boolean', short: 'h' },
} as const

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error(`docs: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 2
}

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options })
  if (values.help) {
    console.log(usage)
    return
  }
  const folder = path.resolve(values.out)
  await build(folder, values.overlay === undefined ? undefined : readOverlay(values.overlay))
  if (values.serve) await serveUntilStopped(folder, values.port)
  else
    console.log(
      `${path.relative(process.cwd(), folder) || folder}/index.html opens from disk; --serve serves it`,
    )
}
