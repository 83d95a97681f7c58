// diff: what changed for callers between two versions of the contract, and which version that asks for.
// Exit codes: 0 the version is large enough, 1 it is too small or the changelog has no entry, 4 usage.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { calledAs } from './cli/called-as.ts'
import { type Comparison, formats } from './diff/report.ts'
import { compareBundles } from './diff/compare.ts'
import { readBundle } from './diff/read-bundle.ts'
import { hasEntry } from './diff/version.ts'

const root = path.join(import.meta.dirname, '..')
const own = path.join(root, 'generated/openapi.json')

const usage = `${calledAs('diff')} BASE [REVISION] [options]

  BASE, REVISION   a file, a git ref, or a version that is tagged; REVISION is generated/openapi.json by default
  --format FORMAT  ${Object.keys(formats).join(', ')}; text by default`

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`diff: ${error instanceof Error ? error.message : String(error)}`)
  return 4
})

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      format: { type: 'string', default: 'text' },
      help: { type: 'boolean', short: 'h', default: false },
    },
    allowPositionals: true,
  })
  if (values.help) {
    console.log(usage)
    return 0
  }
  const [base, revision = own, ...more] = positionals
  const write = Object.hasOwn(formats, values.format) ? formats[values.format] : undefined
  if (base === undefined || more.length > 0)
    throw new Error('name what to compare with, and at most one bundle to compare')
  if (!write)
    throw new Error(`--format ${values.format} is unknown; use ${Object.keys(formats).join(', ')}`)
  const [before, after] = [base, revision].map((name) => ({ name, bundle: readBundle(name, root) }))
  if (!before || !after) throw new Error('there is nothing to compare')
  const comparison = await compareBundles(before, after)
  if (revision === own) comparison.problems.push(...releaseProblems(comparison))
  console.log(write(comparison))
  return comparison.problems.length > 0 ? 1 : 0
}

/** What the repository lacks for a release of its own contract. */
function releaseProblems({ step, revision }: Comparison): string[] {
  if (step === undefined) return []
  const read = (name: string) => {
    const file = path.join(root, name)
    return existsSync(file) ? readFileSync(file, 'utf8') : ''
  }
  const { version } = JSON.parse(read('package.json')) as { version: string }
  return [
    ...(version === revision.version
      ? []
      : [`package.json has version ${version}, the contract ${revision.version}; make them one.`]),
    ...(!existsSync(path.join(root, 'CHANGELOG.md')) ||
    hasEntry(read('CHANGELOG.md'), revision.version)
      ? []
      : [`CHANGELOG.md has no entry for ${revision.version}; add what changed for callers.`]),
  ]
}
