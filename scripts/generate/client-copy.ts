// generate --language: writes the client, or the description for other generators, into another repository, or compares
// it with --check. The files are those of `generated/`, so that a copy and the package never differ; with an overlay they
// are made anew.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { UsageError, type ValuesOf } from '../cli/command.ts'
import { copy as command } from '../cli/commands.ts'
import { banner, read, write as writeFiles } from './written-files.ts'

/** What is written for each language; `runtime` is a folder. */
const languages = {
  typescript: ['client.ts', 'types.ts', 'errors.ts', 'texts.en.ts', 'texts.zh.ts', 'runtime'],
  openapi: ['openapi.json'],
}

interface Wanted {
  files: Map<string, string>
  /** Folders in which they are, and in which files of other versions may be left. */
  folders: string[]
}

/** Returns 0 if it is done or up to date, 1 if the copy is stale, 2 if a file of others stands there. */
export async function copyClient(given: ValuesOf<typeof command>): Promise<number> {
  const { language, out, overlay, check } = given
  if (language === undefined) throw new UsageError(command, '--language is missing')
  if (out === undefined)
    throw new UsageError(command, '--out is missing; name the folder to write to')
  if (existsSync(out) && !statSync(out).isDirectory())
    throw new Error(`--out ${out} is a file; name a folder`)
  try {
    const wanted = await wantedFiles(languages[language], overlay)
    return check ? compare(out, wanted) : copy(out, wanted)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined || code === 'ERR_MODULE_NOT_FOUND') throw error
    throw new Error(`${out} cannot be read or written (${code}); name another folder`)
  }
}

function compare(out: string, { files: wanted, folders }: Wanted): number {
  const stale = staleFiles(out, wanted)
  for (const name of stale.keys()) {
    const file = path.join(out, name)
    console.error(`${file} is ${existsSync(file) ? 'stale' : 'missing'}`)
  }
  const orphans = orphansOf(out, wanted, folders)
  for (const name of orphans) console.error(`${path.join(out, name)} is not a file of this version`)
  if (stale.size + orphans.length === 0) {
    console.error(`${out} is up to date (${wanted.size} files)`)
    return 0
  }
  console.error('\nrun the same command without --check and commit what it writes')
  return 1
}

function copy(out: string, { files: wanted, folders }: Wanted): number {
  const foreign = [...wanted.keys()].filter((name) => {
    const text = read(path.join(out, name))
    return text !== undefined && !isOurs(text)
  })
  for (const name of foreign)
    console.error(
      `generate: ${path.join(out, name)} was not written by generate; move it, or name another folder`,
    )
  if (foreign.length > 0) return 2
  const stale = staleFiles(out, wanted)
  mkdirSync(out, { recursive: true })
  writeFiles(out, stale)
  const orphans = orphansOf(out, wanted, folders)
  for (const name of orphans) rmSync(path.join(out, name))
  const removed = orphans.length > 0 ? `, ${orphans.length} removed` : ''
  console.log(`${out} is up to date (${wanted.size} files, ${stale.size} changed${removed})`)
  return 0
}

/** The files by the name that they have in both folders. */
async function wantedFiles(of: string[], overlay: string | undefined): Promise<Wanted> {
  const source = path.join(packageFolder(import.meta.dirname), 'generated')
  const names = of.flatMap((name) =>
    name.includes('.') ? [name] : readdirSync(path.join(source, name)).map((it) => `${name}/${it}`),
  )
  const files = new Map(names.map((name) => [name, readFileSync(path.join(source, name), 'utf8')]))
  const folders = [...new Set(of.map((name) => (name.includes('.') ? '' : name)))]
  if (overlay === undefined) return { files, folders }
  const { overlaidFiles } = await import('./overlaid-files.ts')
  const made = await overlaidFiles(overlay, of)
  return { files: new Map([...files, ...made]), folders }
}

/** Whether a file was written by us; JSON has no comments that could say so. */
function isOurs(text: string): boolean {
  return text.startsWith(`// ${banner}`) || /^\{\s*"openapi":[\s\S]*"x-catalog":/.test(text)
}

function staleFiles(out: string, wanted: Map<string, string>): Map<string, string> {
  return new Map([...wanted].filter(([name, content]) => read(path.join(out, name)) !== content))
}

/** Files that another version wrote. What others wrote stays. */
function orphansOf(out: string, wanted: Map<string, string>, folders: string[]): string[] {
  return folders.flatMap((folder) => {
    const place = path.join(out, folder)
    if (!existsSync(place)) return []
    return readdirSync(place, { withFileTypes: true })
      .filter((it) => it.isFile())
      .map((it) => path.posix.join(folder, it.name))
      .filter((name) => !wanted.has(name) && read(path.join(out, name))?.startsWith(`// ${banner}`))
  })
}

/** The nearest folder above with a package.json: the repository's, or the installed package's. */
function packageFolder(folder: string): string {
  return existsSync(path.join(folder, 'package.json'))
    ? folder
    : packageFolder(path.dirname(folder))
}
