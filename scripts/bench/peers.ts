// Peers that are no dependency of ours: installed with npm into a cache when a bench first needs them.
import { execFile } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { bundle } from '../contract/bundle.ts'
import { isObject } from '../contract/json.ts'
import { type Pace, version } from './measure.ts'

const manifest = 'scripts/bench/peers.json'

/** Below our own node_modules, so that what is generated there finds what both sides share, such as MSW. */
const folder = path.resolve('node_modules/.cache/bench-peers')

const run = promisify(execFile)

/** The folder whose node_modules has the peers, or why there is none. */
export async function peers({ isQuick }: Pace): Promise<{ folder: string } | { absent: string }> {
  if (isQuick) return { absent: 'left out' }
  const installed = path.join(folder, 'package.json')
  const isCurrent =
    existsSync(path.join(folder, 'node_modules/.package-lock.json')) &&
    readFileSync(installed, 'utf8') === readFileSync(manifest, 'utf8')
  if (isCurrent) return { folder }
  console.error(`bench: installing the peers of ${manifest} into node_modules/.cache/bench-peers`)
  mkdirSync(folder, { recursive: true })
  copyFileSync(manifest, installed)
  try {
    await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder })
    return { folder }
  } catch {
    return { absent: 'not installed' }
  }
}

/** The command that runs Specmatic, or why there is none. Its npm package is a jar, which needs Java 17. */
export async function specmatic(
  pace: Pace,
): Promise<{ command: string[]; version: string } | { absent: string }> {
  const found = await peers(pace)
  if ('absent' in found) return found
  const hasJava = await run('java', ['-version']).then(
    () => true,
    () => false,
  )
  if (!hasJava) return { absent: 'not installed (needs Java)' }
  return {
    command: ['java', '-jar', path.join(found.folder, 'node_modules/specmatic/specmatic.jar')],
    version: version('specmatic', found.folder),
  }
}

/**
 * A copy of the bundle with one example a parameter. Specmatic takes named examples of a parameter for requests of
 * that name, finds no body for them and loads nothing.
 */
export function contractForSpecmatic(): string {
  const copy = structuredClone(bundle)
  for (const parameter of Object.values(copy.components?.parameters ?? {}).filter(isObject)) {
    const [example] = Object.values(isObject(parameter.examples) ? parameter.examples : {})
    if (!isObject(example)) continue
    delete parameter.examples
    parameter.example = example.value ?? null
  }
  const file = path.join(folder, 'openapi.json')
  writeFileSync(file, JSON.stringify(copy))
  return file
}
