// Generation: the whole command, and types and client alone beside other generators.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { bundleContract } from '../generate/source/bundle.ts'
import { outputs } from '../generate/emit/outputs.ts'
import { heyApi, orval, ours } from './generators.ts'
import { type Contender, type Pace, alternate, milliseconds, version } from './measure.ts'
import { peers } from './peers.ts'
import { type Absent, type Row, compare, figure, table } from './table.ts'

export default async function generate(pace: Pace): Promise<string> {
  return [await pipeline(pace), await typesAndClient(pace)].join('\n\n')
}

/** The whole way: lint of the contract, both languages, every file. */
async function pipeline({ rounds }: Pace): Promise<string> {
  const command = () =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/generate.ts', '--check'])
  const warm = async () => {
    const result = await bundleContract('openapi')
    if ('problems' in result) throw new Error(result.problems.join('\n'))
    await outputs(result)
  }
  const measured = await alternate(
    [
      { name: 'as a command', turn: async () => [await milliseconds(command)] },
      { name: 'again in the same process', turn: async () => [await milliseconds(warm)] },
    ],
    rounds,
  )
  return table(
    ['whole generation', 'ms'],
    [...measured].map(([name, [time]]) => [name, figure(time)]),
  )
}

async function typesAndClient(pace: Pace): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'generated-'))
  try {
    const found = await peers(pace)
    const turn = (work: () => Promise<unknown>) => async () => [await milliseconds(work)]
    const contenders: Contender[] = [{ name: 'ours', turn: turn(() => ours(folder)) }]
    const others: (Pick<Row, 'name' | 'because'> | Absent)[] = []
    if ('absent' in found) {
      others.push({ name: 'hey-api', ...found }, { name: 'orval', ...found })
    } else {
      const [byHeyApi, byOrval] = [await heyApi(found.folder), await orval(found.folder)]
      others.push(
        {
          name: `hey-api ${version('@hey-api/openapi-ts', found.folder)}`,
          because:
            'since it emits its types directly, where ours come from openapi-typescript, which builds a TypeScript syntax tree and prints it',
        },
        {
          name: `orval ${version('orval', found.folder)}`,
          because:
            'since it emits text, where ours come from openapi-typescript, which builds a TypeScript syntax tree and prints it',
        },
      )
      contenders.push(
        { name: others[0]!.name, turn: turn(() => byHeyApi(path.join(folder, 'hey-api'))) },
        { name: others[1]!.name, turn: turn(() => byOrval(path.join(folder, 'orval.ts'))) },
      )
    }
    if (!pace.isQuick) await alternate(contenders, 1) // the first round also loads and compiles
    const measured = await alternate(contenders, pace.rounds)
    const rows = others.map((row): Row | Absent =>
      'absent' in row ? row : { ...row, values: measured.get(row.name) ?? [] },
    )
    return compare(
      'types and client alone, in process',
      [{ head: 'ms', better: 'less' }],
      { name: 'ours', values: measured.get('ours') ?? [] },
      rows,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}
