// bench: measures us beside peers, in alternating rounds, and prints Markdown tables. One way to measure for all:
// medians with the ratio beside them, and a note if a peer is ahead.
import { parseArgs } from 'node:util'
import type { Pace } from './bench/measure.ts'
import { installPeers } from './peers/installed.ts'
import { machine, writeSection } from './peers/results.ts'

const benches: Record<string, () => Promise<{ default: (pace: Pace) => Promise<string> }>> = {
  sandbox: () => import('./bench/sandbox.ts'),
  check: () => import('./bench/check.ts'),
  client: () => import('./bench/client.ts'),
  generate: () => import('./bench/generate.ts'),
  growth: () => import('./bench/growth.ts'),
}

const usage = `npm run bench [-- NAME …] [options]   NAME is ${Object.keys(benches).join(', ')}; all without one

  --write    write each table into generated/benchmarks.md
  --install  first install the peers that are no dependency, into node_modules/.cache/peers
  --quick    see in seconds that all of it runs: tiny durations, no peers that must be installed first`

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`bench: ${error instanceof Error ? error.message : String(error)}`)
  return 2
})

async function main(args: string[]): Promise<number> {
  const options = {
    write: { type: 'boolean' },
    install: { type: 'boolean' },
    quick: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  if (values.help) {
    console.log(usage)
    return 0
  }
  const stranger = positionals.find((name) => !Object.hasOwn(benches, name))
  if (stranger !== undefined)
    throw new Error(`${stranger} is unknown; use one of ${Object.keys(benches).join(', ')}`)
  if (values.quick && values.write)
    throw new Error(
      '--quick does not measure, so --write has nothing to write; drop one of the two',
    )
  if (values.install) await installPeers()
  const pace: Pace = values.quick
    ? { rounds: 1, seconds: 0.05, isQuick: true }
    : { rounds: 5, seconds: 2, isQuick: false }
  for (const name of positionals.length > 0 ? positionals : Object.keys(benches)) {
    const measured = await (await benches[name]?.())?.default(pace)
    const markdown = `${measured}\n\n${machine()}`
    const heading = `npm run bench -- ${name}`
    console.log(`## ${heading}\n\n${markdown}\n`)
    if (values.write) writeSection('benchmarks.md', heading, markdown)
  }
  return 0
}
