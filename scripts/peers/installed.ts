// Where peers are installed. Those that are no dependency of ours are put into a cache below node_modules by
// `--install`, in the versions of peers.json; below our own node_modules, so that what they generate finds MSW.
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pinned from './peers.json' with { type: 'json' }
import { lastLine, runCommand } from './process.ts'

export const peersFolder = path.resolve('node_modules/.cache/peers')
const python = path.join(peersFolder, 'python')

/** The version that is installed, of a dependency of ours or, with `peersFolder`, of a package in the cache. */
export function versionOf(name: string, folder = '.'): string | undefined {
  const file = path.join(folder, 'node_modules', name, 'package.json')
  if (!existsSync(file)) return undefined
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

export const specmaticVersion = () => versionOf('specmatic', peersFolder)
/** Its npm package is a jar, which needs Java 17. */
const jar = path.join(peersFolder, 'node_modules/specmatic/specmatic.jar')
export const specmaticCommand = ['java', '-jar', jar]

export const schemathesisCommand = [path.join(python, 'bin/schemathesis')]
export const schemathesisVersion = () =>
  schemathesisCommand.every(existsSync) ? pinned.python.schemathesis : undefined

/** Installs what can be installed here, and says what cannot. */
export async function installPeers(): Promise<void> {
  mkdirSync(peersFolder, { recursive: true })
  copyFileSync(path.join(import.meta.dirname, 'peers.json'), path.join(peersFolder, 'package.json'))
  const npm = ['npm', 'install', '--prefix', peersFolder, '--ignore-scripts', '--no-audit']
  const schemathesis = `schemathesis==${pinned.python.schemathesis}`
  await attempt('the npm packages', [npm])
  await attempt('Schemathesis', [
    ['python3', '-m', 'venv', python],
    [path.join(python, 'bin/pip'), 'install', '--quiet', schemathesis],
  ])
}

async function attempt(what: string, commands: string[][]): Promise<void> {
  for (const command of commands) {
    const ended = await runCommand(command).catch(({ message }) => ({ code: 1, output: message }))
    if (ended.code !== 0)
      return console.error(`${what} of peers.json: not installed: ${lastLine(ended.output)}`)
  }
  console.error(`${what} of peers.json: installed in node_modules/.cache/peers`)
}
