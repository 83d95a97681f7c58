// Where peers are installed. Those that are no dependency of ours are put into a cache below node_modules by
// `--install`, in the versions of peers.json; below our own node_modules, so that what they generate finds MSW.
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { runCommand, lastLine } from './process.ts'
import pinned from './peers.json' with { type: 'json' }

export const peersFolder = path.resolve('node_modules/.cache/peers')

const python = path.join(peersFolder, 'python')
const schemathesisFile = path.join(python, 'bin/schemathesis')
const manifest = path.join(import.meta.dirname, 'peers.json')

/** The version that is installed, of a dependency of ours or, with `peersFolder`, of a package in the cache. */
export function versionOf(name: string, folder = '.'): string | undefined {
  try {
    const file = path.join(folder, 'node_modules', name, 'package.json')
    return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
  } catch {
    return undefined
  }
}

export const specmaticVersion = () => versionOf('specmatic', peersFolder)
/** Its npm package is a jar, which needs Java 17. */
export const specmaticCommand = [
  'java',
  '-jar',
  path.join(peersFolder, 'node_modules/specmatic/specmatic.jar'),
]

export const schemathesisVersion = () =>
  existsSync(schemathesisFile) ? pinned.python.schemathesis : undefined
export const schemathesisCommand = [schemathesisFile]

/** Installs what can be installed here, and says what cannot. */
export async function installPeers(): Promise<void> {
  mkdirSync(peersFolder, { recursive: true })
  copyFileSync(manifest, path.join(peersFolder, 'package.json'))
  const npm = ['npm', 'install', '--prefix', peersFolder, '--no-audit', '--no-fund']
  const schemathesis = `schemathesis==${pinned.python.schemathesis}`
  await attempt('the npm packages', [[...npm, '--ignore-scripts']])
  await attempt('Schemathesis', [
    ['python3', '-m', 'venv', python],
    [path.join(python, 'bin/pip'), 'install', '--quiet', schemathesis],
  ])
}

async function attempt(what: string, commands: string[][]): Promise<void> {
  for (const command of commands) {
    const { code, output } = await runCommand(command).catch((error: Error) => ({
      code: 1,
      output: error.message,
    }))
    if (code !== 0)
      return console.error(`${what} of peers.json: not installed: ${lastLine(output)}`)
  }
  console.error(`${what} of peers.json: installed in node_modules/.cache/peers`)
}
