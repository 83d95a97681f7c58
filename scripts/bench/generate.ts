// Generation: the whole command, and types and client alone beside other generators.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { bundleContract } from '../generate/source/bundle.ts'
import { outputs } from '../generate/emit/outputs.ts'
import { peersFolder, versionOf } from '../peers/installed.ts'
import { runCommand } from '../peers/process.ts'
import { table } from '../peers/results.ts'
import { type Row, compare, figure } from './comparison-table.ts'
import { heyApi, orval, ours } from './generators.ts'
import { type Contender, type Pace, alternate, milliseconds } from './measure.ts'

export default async function generate(pace: Pace): Promise<string> {
  return [await pipeline(pace), await typesAndClient(pace)].join('\n\n')
}

const timed = (name: string, work: () => Promise<unknown>): Contender => ({
  name,
  turn: async () => [await milliseconds(work)],
})

/** The whole way: lint of the contract, both languages, every file. */
async function pipeline({ rounds, isQuick }: Pace): Promise<string> {
  const command = [process.execPath, '--import', 'tsx', 'scripts/generate.ts', '--check']
  const again = async () => {
    const result = await bundleContract('openapi')
    if ('problems' in result) throw new Error(result.problems.join('\n'))
    await outputs(result)
  }
  const measured = await alternate(
    [
      timed('in the same process', again),
      ...(isQuick ? [] : [timed('as a command', () => runCommand(command))]),
    ],
    rounds,
  )
  const rows = [...measured].map(([name, [time]]) => [name, figure(time)])
  return table(['whole generation', 'ms'], rows)
}

const peers = [
  {
    name: 'hey-api',
    version: versionOf('@hey-api/openapi-ts', peersFolder),
    load: async (folder: string) => {
      const generateInto = await heyApi()
      return () => generateInto(path.join(folder, 'hey-api'))
    },
  },
  {
    name: 'orval',
    version: versionOf('orval', peersFolder),
    load: async (folder: string) => {
      const generateInto = await orval()
      return () => generateInto(path.join(folder, 'orval.ts'))
    },
  },
]

async function typesAndClient({ isQuick, rounds }: Pace): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'generated-'))
  try {
    const present = isQuick ? [] : peers.filter(({ version }) => version !== undefined)
    const contenders = [timed('ours', () => ours(folder))]
    for (const { name, load } of present) contenders.push(timed(name, await load(folder)))
    if (!isQuick) await alternate(contenders, 1) // the first round also loads and compiles
    const measured = await alternate(contenders, rounds)
    const rows = peers.map(({ name, version }): Row => {
      const values = measured.get(name)
      const because =
        'since it writes text, where our types come from openapi-typescript, which prints a syntax tree'
      return values
        ? { name: `${name} ${version}`, values, because }
        : { name, absent: 'not installed' }
    })
    const own = { name: 'ours', values: measured.get('ours') ?? [] }
    const columns = [{ head: 'ms', better: 'less' }] as const
    return compare('types and client alone, in process', columns, own, rows)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
