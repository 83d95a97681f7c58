// What stands in `generated/` beside what should: files that differ, and files that nothing makes.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export interface Written {
  /** Files that are missing or differ, with the content that they should have. */
  stale: Map<string, string>
  /** Names of files that `generate` does not make. */
  strangers: string[]
}

/** Written by other commands: the site of `npm run docs`, and the tables of `bench` and `compare`. */
const others = ['docs', 'benchmarks.md', 'comparison.md']

export function difference(folder: string, files: ReadonlyMap<string, string>): Written {
  const isStale = ([name, content]: [string, string]) => read(path.join(folder, name)) !== content
  const present = existsSync(folder) ? readdirSync(folder) : []
  return {
    stale: new Map([...files].filter(isStale)),
    strangers: present.filter((name) => !files.has(name) && !others.includes(name)),
  }
}

/** Files that are not given stay untouched, so that what watches them does not start over. */
export function write(folder: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(folder, { recursive: true })
  for (const [name, content] of files) writeFileSync(path.join(folder, name), content)
}

/** A checkout with CRLF holds the same text. */
function read(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : undefined
}
