// bench: measures us beside peers, in alternating rounds, and prints Markdown tables. One way to measure for all:
// medians with the ratio beside them, and a note if a peer is ahead.
import type { Pace } from './bench/measure.ts'
import { buildIfStale } from './build/if-stale.ts'
import { run } from './cli/command.ts'
import { bench } from './cli/commands.ts'
import { installPeers } from './peers/installed.ts'
import { machine, writeSection } from './peers/markdown-tables.ts'

const benches: Record<string, () => Promise<{ default: (pace: Pace) => Promise<string> }>> = {
  sandbox: () => import('./bench/sandbox.ts'),
  check: () => import('./bench/check.ts'),
  client: () => import('./bench/client.ts'),
  generate: () => import('./bench/generate.ts'),
  growth: () => import('./bench/growth.ts'),
}

await run(bench, async ({ values, positionals }) => {
  const stranger = positionals.find((name) => !Object.hasOwn(benches, name))
  if (stranger !== undefined)
    throw new Error(`${stranger} is unknown; use one of ${Object.keys(benches).join(', ')}`)
  if (values.quick && values.write)
    throw new Error(
      '--quick does not measure, so --write has nothing to write; drop one of the two',
    )
  if (values.install) await installPeers()
  await buildIfStale() // what is measured is the package
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
})
