// generate: writes `generated/` from `openapi/`. `--check` only compares, `--watch` repeats after every change;
// `--language` writes the client into another repository. Everything is made in memory first, so that a damaged
// contract leaves `generated/` as it was.
import path from 'node:path'
import { run } from './cli/command.ts'
import { generate as command } from './cli/commands.ts'
import { copyClient } from './generate/client-copy.ts'
import { type Written, difference, write } from './generate/written-files.ts'

const root = path.join(import.meta.dirname, '..')
const source = path.join(root, 'openapi')
const target = path.join(root, 'generated')

await run(command, async ({ values }) => {
  const { language, out, overlay, check, watch } = values
  if (language !== undefined || out !== undefined || overlay !== undefined)
    return copyClient({ language, out, overlay, check })
  if (!watch) return generate(check)
  const { watchFolder } = await import('./generate/watch-folder.ts')
  await generate(false)
  const ended = watchFolder(source, () => generate(false))
  console.log('watching openapi/; stop with Ctrl+C')
  return ended
})

async function generate(isCheck: boolean): Promise<number> {
  const files = await makeFiles()
  if (files === undefined) return 1
  const found = difference(target, files)
  for (const name of found.strangers)
    console.error(`generated/${name} is not produced by \`generate\`; delete it`)
  return isCheck ? report(found, files.size) : save(found, files.size)
}

/** The files by name; undefined if the contract has problems, which are printed. */
async function makeFiles(): Promise<Map<string, string> | undefined> {
  // Imported here: they take a second to load, which those who copy the client need not wait for.
  const [{ lintContract }, { bundleContract }, { outputs }] = await Promise.all([
    import('./lint/lint.ts'),
    import('./generate/source/bundle.ts'),
    import('./generate/emit/outputs.ts'),
  ])
  const problems = await lintContract(source)
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

function save({ stale }: Written, total: number): number {
  write(target, stale)
  for (const name of stale.keys()) console.log(`generated/${name} written`)
  console.log(`generated/ is up to date (${count(total, 'file')}, ${stale.size} changed)`)
  return 0
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
