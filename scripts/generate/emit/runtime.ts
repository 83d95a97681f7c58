// runtime/: the client's code that is the same for every contract. It is an ordinary folder here, and is copied as it
// is. Its imports end in .js, so that the copy compiles in any project.
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

const source = path.join(import.meta.dirname, '../runtime')

/** The files by the name that they have in `generated/`. */
export function runtime(): [name: string, content: string][] {
  return readdirSync(source)
    .sort()
    .map((name) => [`runtime/${name}`, readFileSync(path.join(source, name), 'utf8')])
}
