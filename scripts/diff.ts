// diff: what changed for callers between two versions of the contract, and which version that asks for.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { UsageError, run } from './cli/command.ts'
import { diff } from './cli/commands.ts'
import { type Comparison, formats } from './diff/report.ts'
import { compareBundles } from './diff/compare-bundles.ts'
import { readBundle } from './diff/read-bundle.ts'
import { hasEntry } from './diff/version.ts'

const root = path.join(import.meta.dirname, '..')
const own = path.join(root, 'generated/openapi.json')

await run(diff, async ({ values, positionals }) => {
  const [base, revision = own, ...more] = positionals
  if (base === undefined || more.length > 0)
    throw new UsageError(diff, 'name what to compare with, and at most one bundle to compare')
  const [before, after] = [base, revision].map((name) => ({ name, bundle: readBundle(name, root) }))
  if (!before || !after) throw new Error('there is nothing to compare')
  const comparison = await compareBundles(before, after)
  if (revision === own) comparison.problems.push(...releaseProblems(comparison))
  console.log(formats[values.format](comparison))
  return comparison.problems.length > 0 ? 1 : 0
})

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
