// generate: writes `generated/` from `openapi/`; with --check compares only; with --language writes a client elsewhere.
// Everything is made in memory first, so that a damaged contract leaves `generated/` as it was.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { main as generateInto } from './generate/into.ts'

const root = path.join(import.meta.dirname, '..')
const target = path.join(root, 'generated')

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  if (args.some((it) => /^--(language|out)\b/.test(it))) return generateInto(args)
  const check = readCheck(args)
  if (check === undefined) {
    console.error(
      'generate: unknown argument; use `npm run generate` or `npm run generate -- --check`',
    )
    return 2
  }
  const [{ bundleContract }, { outputs }] = await Promise.all([
    import('./generate/bundle.ts'),
    import('./generate/outputs.ts'),
  ]) // a second, for those alone who generate
  const result = await bundleContract(path.join(root, 'openapi'))
  if ('faults' in result) {
    for (const fault of result.faults) console.error(fault)
    console.error(
      `\nopenapi/ has ${count(result.faults.length, 'fault')}; generated/ is left as it was`,
    )
    return 1
  }
  const files = await outputs(result.bundles, result.provenance)
  const stale = [...files].filter(([name, content]) => read(path.join(target, name)) !== content)
  // The site that `npm run docs` builds stands there too, and is not committed.
  const strangers = existsSync(target)
    ? readdirSync(target).filter((name) => !files.has(name) && name !== 'docs')
    : []
  for (const name of strangers) console.error(`generated/${name} is made by nothing; delete it`)
  if (check) {
    for (const [name] of stale) console.error(`generated/${name} is stale`)
    if (stale.length > 0) console.error('\nrun `npm run generate` and commit what it writes')
    if (stale.length + strangers.length > 0) return 1
    console.log(`generated/ is up to date (${count(files.size, 'file')})`)
    return 0
  }
  mkdirSync(target, { recursive: true })
  for (const [name, content] of stale) {
    writeFileSync(path.join(target, name), content)
    console.log(`generated/${name} written`)
  }
  console.log(`generated/ is up to date (${count(files.size, 'file')}, ${stale.length} changed)`)
  return 0
}

function readCheck(args: string[]): boolean | undefined {
  try {
    return parseArgs({ args, options: { check: { type: 'boolean', default: false } } }).values.check
  } catch {
    return undefined
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
