// Generation: the whole command, and types and client alone beside other generators.
import path from 'node:path'
import { outputs } from '../generate/emit/outputs.ts'
import { bundleContract } from '../generate/source/bundle.ts'
import { peersFolder, versionOf } from '../peers/installed.ts'
import { inFolder, runCommand } from '../peers/process.ts'
import { heyApi, orval, ours } from './generators.ts'
import { type Contender, type Pace, milliseconds, peer, race } from './measure.ts'

const columns = [{ head: 'ms', better: 'less' }] as const

export default async function generate(pace: Pace): Promise<string> {
  return [await pipeline(pace), await typesAndClient(pace)].join('\n\n')
}

/** The first turn also loads and compiles, so it is not counted. */
function timed(work: () => Promise<unknown>): Pick<Contender, 'turn'> {
  let first: Promise<unknown> | undefined
  return {
    turn: async () => {
      first ??= work()
      await first
      return [await milliseconds(work)]
    },
  }
}

/** The whole way: lint of the contract, both languages, every file. */
function pipeline(pace: Pace): Promise<string> {
  const command = [process.execPath, '--import', 'tsx', 'scripts/generate.ts', '--check']
  const again = async () => {
    const result = await bundleContract('openapi')
    if ('problems' in result) throw new Error(result.problems.join('\n'))
    await outputs(result)
  }
  const own = { name: 'in the same process', ...timed(again) }
  const asCommand = { name: 'as a command', ...timed(() => runCommand(command)) }
  return race('whole generation', [{ head: 'ms' }], pace.isQuick ? [own] : [own, asCommand], pace)
}

function typesAndClient(pace: Pace): Promise<string> {
  const because =
    'since it writes text, where our types come from openapi-typescript, which prints a syntax tree'
  return inFolder({}, (folder) => {
    const other = (name: string, as: string, work: () => Promise<unknown>) =>
      peer(as, versionOf(name, peersFolder), pace, { because, ...timed(work) })
    const others = [
      other('@hey-api/openapi-ts', 'hey-api', () => heyApi(path.join(folder, 'hey-api'))),
      other('orval', 'orval', () => orval(path.join(folder, 'orval.ts'))),
    ]
    const own = { name: 'ours', ...timed(() => ours(folder)) }
    return race('types and client alone, in process', columns, [own, ...others], pace)
  })
}
