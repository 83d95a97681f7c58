// generate --language: writes the client into another repository, or compares it with --check. The files are those of
// `generated/`, so that a copy and the package never differ.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { calledAs } from '../cli/called-as.ts'
import { write as writeFiles } from './written-files.ts'

const languages = ['typescript']
const files = ['client.ts', 'types.ts', 'errors.ts', 'texts.en.ts', 'texts.zh.ts', 'runtime']

const usage = `${calledAs('generate')} --language ${languages.join('|')} --out DIR [--check]

  --language  typescript; for other languages point their generators at idaas-password/openapi.json
  --out       folder to write to; made if it is missing
  --check     writes nothing; exits with 1 if a file is missing, stale or left over from another version

Exit codes: 0 done or up to date, 1 stale, 2 wrong arguments`

/** The start of every file that we write; the version follows. */
const banner = '// Generated from the OpenAPI contract of idaas-password'

export function main(args: string[]): number {
  const values = readArguments(args)
  if (typeof values === 'object' && values.help) {
    console.log(usage)
    return 0
  }
  const problem = typeof values === 'string' ? values : problemOf(values)
  if (problem !== undefined) {
    console.error(`generate: ${problem}`)
    return 2
  }
  const { out = '', check } = values as Arguments // without a problem, it has been read
  try {
    return check ? compare(out) : copy(out)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException // node:fs throws nothing else
    console.error(`generate: ${out} cannot be read or written (${code}); name another folder`)
    return 2
  }
}

type Arguments = { language?: string; out?: string; check: boolean; help: boolean }

function compare(out: string): number {
  const wanted = wantedFiles()
  const stale = staleFiles(out, wanted)
  for (const name of stale.keys()) {
    const file = path.join(out, name)
    console.error(`${file} is ${existsSync(file) ? 'stale' : 'missing'}`)
  }
  const orphans = orphansOf(out, wanted)
  for (const name of orphans) console.error(`${path.join(out, name)} is not a file of this version`)
  if (stale.size + orphans.length === 0) {
    console.error(`${out} is up to date (${wanted.size} files)`)
    return 0
  }
  console.error('\nrun the same command without --check and commit what it writes')
  return 1
}

function copy(out: string): number {
  const wanted = wantedFiles()
  const foreign = [...wanted.keys()].filter((name) => {
    const text = read(path.join(out, name))
    return text !== undefined && !text.startsWith(banner)
  })
  for (const name of foreign)
    console.error(
      `generate: ${path.join(out, name)} was not written by generate; move it, or name another folder`,
    )
  if (foreign.length > 0) return 2
  const stale = staleFiles(out, wanted)
  mkdirSync(out, { recursive: true })
  writeFiles(out, stale)
  const orphans = orphansOf(out, wanted)
  for (const name of orphans) rmSync(path.join(out, name))
  const removed = orphans.length > 0 ? `, ${orphans.length} removed` : ''
  console.log(`${out} is up to date (${wanted.size} files, ${stale.size} changed${removed})`)
  return 0
}

/** The files by the name that they have in both folders. */
function wantedFiles(): Map<string, string> {
  const source = path.join(packageFolder(import.meta.dirname), 'generated')
  const names = files.flatMap((name) =>
    name.includes('.') ? [name] : readdirSync(path.join(source, name)).map((it) => `${name}/${it}`),
  )
  return new Map(names.map((name) => [name, readFileSync(path.join(source, name), 'utf8')]))
}

function staleFiles(out: string, wanted: Map<string, string>): Map<string, string> {
  return new Map([...wanted].filter(([name, content]) => read(path.join(out, name)) !== content))
}

/** Files that another version wrote. What others wrote stays. */
function orphansOf(out: string, wanted: Map<string, string>): string[] {
  return [...new Set(files.map((name) => (name.includes('.') ? '' : name)))].flatMap((folder) => {
    const place = path.join(out, folder)
    if (!existsSync(place)) return []
    return readdirSync(place, { withFileTypes: true })
      .filter((it) => it.isFile())
      .map((it) => path.posix.join(folder, it.name))
      .filter((name) => !wanted.has(name) && read(path.join(out, name))?.startsWith(banner))
  })
}

/** A checkout with CRLF holds the same text. */
function read(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : undefined
}

/** The arguments, or what is wrong with them. */
function readArguments(args: string[]): Arguments | string {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  try {
    const options = { language: text, out: text, check: flag, help: flag }
    return parseArgs({ args, options }).values
  } catch (error) {
    return `${(error as Error).message.split('. ')[0]}; --help lists the arguments`
  }
}

function problemOf({ language, out }: Arguments): string | undefined {
  if (language === undefined) return '--language is missing; --help shows how to use it'
  if (!languages.includes(language)) return `--language ${language} is not known; use typescript`
  if (out === undefined) return '--out is missing; name the folder to write to'
  if (existsSync(out) && !statSync(out).isDirectory())
    return `--out ${out} is a file; name a folder`
  return undefined
}

/** The nearest folder above with a package.json: the repository's, or the installed package's. */
function packageFolder(folder: string): string {
  return existsSync(path.join(folder, 'package.json'))
    ? folder
    : packageFolder(path.dirname(folder))
}
