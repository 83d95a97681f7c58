// What stands in `generated/` beside what should: files that differ, and files that nothing makes.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The start of what every generated file says of itself; the version follows. */
export const banner = 'Generated from the OpenAPI contract of idaas-password'

export interface Written {
  /** Files that are missing or differ, with the content that they should have. */
  stale: Map<string, string>
  /** Names of files that `generate` does not make. */
  strangers: string[]
}

/** Written by other commands: the site of `npm run docs`, and the tables of `bench`, `clients` and `compare`. */
const others = ['docs', 'benchmarks.md', 'clients.md', 'comparison.md']

export function difference(folder: string, files: ReadonlyMap<string, string>): Written {
  const isStale = ([name, content]: [string, string]) => read(path.join(folder, name)) !== content
  const present = existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((it) => it.isFile())
    : []
  const names = present.map((it) =>
    path.relative(folder, path.join(it.parentPath, it.name)).replaceAll('\\', '/'),
  )
  const isOther = (name: string) => others.includes(name.split('/')[0] ?? '')
  return {
    stale: new Map([...files].filter(isStale)),
    strangers: names.filter((name) => !files.has(name) && !isOther(name)),
  }
}

/** Files that are not given stay untouched, so that what watches them does not start over. */
export function write(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [name, content] of files) {
    const file = path.join(folder, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}

/** A checkout with CRLF holds the same text. */
export function read(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : undefined
}
