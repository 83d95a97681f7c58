// `generated/` from `openapi/`. Everything is made in memory first, so that a damaged contract leaves `generated/`
// as it was.
import type { ProblemLine } from './source/problem-lines.ts'
import { type Written, difference, write } from './written-files.ts'

interface Parts {
  /** `openapi/`. */
  source: string
  /** `generated/`. */
  target: string
  /** The problems of `source`, each a line; nothing is generated before there are none. */
  lint(folder: string): Promise<ProblemLine[]>
}

/** Prints what it does, and returns the exit code. */
export async function generate({ source, target, lint }: Parts, isCheck: boolean): Promise<number> {
  const files = await makeFiles(source, lint)
  if (files === undefined) return 1
  const found = difference(target, files)
  for (const name of found.strangers)
    console.error(`generated/${name} is not produced by \`generate\`; delete it`)
  return isCheck ? report(found, files.size) : save(target, found, files.size)
}

/** The files by name; undefined if the contract has problems, which are printed. */
async function makeFiles(
  source: string,
  lint: Parts['lint'],
): Promise<Map<string, string> | undefined> {
  // Imported here: they take a second to load, which those who copy the client need not wait for.
  const [problems, { bundleContract }, { outputs }] = await Promise.all([
    lint(source),
    import('./source/bundle.ts'),
    import('./emit/outputs.ts'),
  ])
  const result = problems.length > 0 ? { problems } : await bundleContract(source)
  if (!('problems' in result)) return outputs(result)
  for (const problem of result.problems) console.error(problem)
  const number = count(result.problems.length, 'problem')
  console.error(`\nopenapi/ has ${number}; generated/ is left as it was`)
  return undefined
}

function report({ stale, strangers }: Written, total: number): number {
  for (const name of stale.keys()) console.error(`generated/${name} is stale`)
  if (stale.size > 0) console.error('\nrun `npm run generate` and commit what it writes')
  if (stale.size + strangers.length > 0) return 1
  console.log(`generated/ is up to date (${count(total, 'file')})`)
  return 0
}

function save(target: string, { stale }: Written, total: number): number {
  write(target, stale)
  for (const name of stale.keys()) console.log(`generated/${name} written`)
  console.log(`generated/ is up to date (${count(total, 'file')}, ${stale.size} changed)`)
  return 0
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
