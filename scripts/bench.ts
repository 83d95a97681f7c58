// bench: measures us beside peers, in alternating rounds, and prints Markdown tables. One way to measure
// for all: medians with the ratio beside them, and a word where a peer is ahead.
import { parseArgs } from 'node:util'
import { type Pace, machine } from './bench/measure.ts'
import { writeTable } from './readme/table.ts'

const benches: Record<string, () => Promise<{ default: (pace: Pace) => Promise<string> }>> = {
  sandbox: () => import('./bench/sandbox.ts'),
  check: () => import('./bench/check.ts'),
  client: () => import('./bench/client.ts'),
  generate: () => import('./bench/generate.ts'),
  growth: () => import('./bench/growth.ts'),
}

const usage = `npm run bench [-- NAME …] [options]   NAME is ${Object.keys(benches).join(', ')}; all without one

  --readme   write each table into the README
  --quick    see in seconds that all of it runs: tiny durations, no peers that must be installed first`

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`bench: ${error instanceof Error ? error.message : String(error)}`)
  return 2
})

async function main(args: string[]): Promise<number> {
  const options = {
    readme: { type: 'boolean' },
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
  if (values.quick && values.readme)
    throw new Error('what --quick measures is no figure for the README; drop one of the two')
  const pace: Pace = values.quick
    ? { rounds: 1, seconds: 0.05, isQuick: true }
    : { rounds: 5, seconds: 2, isQuick: false }
  for (const name of positionals.length > 0 ? positionals : Object.keys(benches)) {
    const measured = await (await benches[name]?.())?.default(pace)
    const markdown = `${measured}\n\n${machine()}; \`npm run bench -- ${name}\``
    console.log(`## ${name}\n\n${markdown}\n`)
    if (values.readme) await writeTable(`bench ${name}`, markdown)
  }
  return 0
}
