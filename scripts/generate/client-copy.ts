// generate --language: writes the client into a consumer's repository, or with --check tells whether it is stale.
// The files are those of `generated/`, so that a copy and the package never differ.
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { calledAs } from '../called.ts'

const languages: Record<string, { files: string[]; needs: string }> = {
  typescript: {
    files: ['client.ts', 'types.ts', 'errors.ts', 'texts.en.ts', 'texts.zh.ts'],
    needs: 'openapi-fetch 0.17',
  },
}

const usage = `${calledAs('generate')} --language ${Object.keys(languages).join('|')} --out DIR [--check]

  --language  typescript; for other languages point their generators at idaas-password/openapi.json
  --out       folder to write to; made where it is missing
  --check     writes nothing; exits with 1 where a file is missing, stale or of an older version`

interface Wanted {
  file: string
  content: string
}

/** Exit code: 0 done or up to date, 1 stale, 2 wrong arguments. */
export function main(args: string[]): number {
  const values = read(args)
  if (values?.help) {
    console.log(usage)
    return 0
  }
  const language = Object.hasOwn(languages, values?.language ?? '')
    ? languages[values?.language ?? '']
    : undefined
  if (!values?.out || !language) {
    console.error(`generate: ${problem(values)}\n\n${usage}`)
    return 2
  }
  const { out } = values
  if (existsSync(out) && !statSync(out).isDirectory()) {
    console.error(`generate: --out ${out} is a file; name a folder`)
    return 2
  }
  const source = path.join(packageFolder(import.meta.dirname), 'generated')
  const wanted = language.files.map((name) => ({
    file: path.join(out, name),
    content: readFileSync(path.join(source, name), 'utf8'),
  }))
  try {
    return values.check ? check(out, wanted) : write(out, wanted, language.needs)
  } catch (error) {
    console.error(
      `generate: ${out} cannot be read or written (${(error as NodeJS.ErrnoException).code}); name another folder`,
    ) // node:fs throws nothing else
    return 2
  }
}

function check(out: string, wanted: Wanted[]): number {
  const stale = wanted.filter(isStale)
  for (const { file } of stale)
    console.error(`${file} is ${existsSync(file) ? 'stale' : 'missing'}`)
  const left = leftovers(out, wanted)
  for (const file of left) console.error(`${file} is of an older version; delete it`)
  if (stale.length > 0)
    console.error('\nrun the same command without --check and commit what it writes')
  if (stale.length + left.length > 0) return 1
  console.error(`${out} is up to date (${wanted.length} files)`)
  return 0
}

function write(out: string, wanted: Wanted[], needs: string): number {
  const foreign = wanted.filter(({ file, content }) => existsSync(file) && !isOurs(file, content))
  for (const { file } of foreign)
    console.error(`generate: ${file} is not of our making; move it, or name another folder`)
  if (foreign.length > 0) return 2
  const stale = wanted.filter(isStale)
  mkdirSync(out, { recursive: true })
  for (const { file, content } of stale) writeFileSync(file, content)
  console.log(
    `${out} is up to date (${wanted.length} files, ${stale.length} changed); they need ${needs}`,
  )
  return 0
}

function isStale({ file, content }: Wanted): boolean {
  return !existsSync(file) || readFileSync(file, 'utf8').replaceAll('\r\n', '\n') !== content
}

/** Whether the file begins with the banner of what is generated. */
function isOurs(file: string, content: string): boolean {
  const [banner = ''] = content.split('\n')
  return readFileSync(file, 'utf8').startsWith(banner)
}

/** Files that we once wrote and no longer make; those of other hands are not ours to judge. */
function leftovers(out: string, wanted: Wanted[]): string[] {
  if (!existsSync(out)) return []
  const files = readdirSync(out, { withFileTypes: true })
    .filter((it) => it.isFile())
    .map(({ name }) => path.join(out, name))
  return files.filter(
    (file) => !wanted.some((it) => it.file === file) && isOurs(file, wanted[0]?.content ?? ''),
  )
}

function read(args: string[]) {
  try {
    const options = {
      language: { type: 'string' },
      out: { type: 'string' },
      check: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    } as const
    return parseArgs({ args, options }).values
  } catch {
    return undefined
  }
}

function problem(values: { language?: string; out?: string } | undefined): string {
  if (!values) return 'unknown argument'
  if (!values.language) return '--language is missing'
  if (!values.out) return '--out is missing'
  return `no language ${values.language}`
}

/** The nearest folder above with a package.json: the repository's, or the installed package's. */
function packageFolder(folder: string): string {
  return existsSync(path.join(folder, 'package.json'))
    ? folder
    : packageFolder(path.dirname(folder))
}
