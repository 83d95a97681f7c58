// Reads hand-written YAML with places, so that each fault can name its file, line and column.
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { LineCounter, parseDocument } from 'yaml'

/** One thing wrong in a hand-written file. */
export interface Fault {
  /** Absolute path. */
  file: string
  /** Where in the file, as a path of keys; empty for the file as a whole. */
  path: (string | number)[]
  /** From 1; known only where the file is no YAML. */
  at?: { line: number; col: number }
  /** What is wrong and how to mend it. */
  message: string
}

/** The parsed value, or the faults that make it none. */
export function readYaml(file: string): { value: unknown; faults: Fault[] } {
  let source: string
  try {
    source = readFileSync(file, 'utf8')
  } catch {
    return {
      value: undefined,
      faults: [{ file, path: [], message: 'the file cannot be read; is it there?' }],
    }
  }
  const lineCounter = new LineCounter()
  const document = parseDocument(source, { lineCounter, prettyErrors: false })
  // One fault a file: what follows a broken line is mostly its echo.
  const faults = document.errors.slice(0, 1).map(({ code, message, pos }) => ({
    file,
    path: [],
    at: lineCounter.linePos(pos[0]),
    message:
      code === 'DUPLICATE_KEY'
        ? `${keyAt(source, pos)} stands twice; keep one`
        : `not valid YAML: ${message}`,
  }))
  return { value: faults.length === 0 ? document.toJS() : undefined, faults }
}

function keyAt(source: string, [start]: [number, number]): string {
  return /^[^:\n]*/.exec(source.slice(start))?.[0].trim() || 'a key'
}

/** Files of a folder that are a reference alone, which leads back to them by others of their kind. */
export function selfReferences(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.yaml'))
  const next = new Map(
    files
      .flatMap((name) => {
        const file = path.join(folder, name)
        const ref = /^(?:#.*\n|\s)*\$ref:\s*['"]?([^'"#\s]+)/.exec(readFileSync(file, 'utf8'))?.[1]
        return ref === undefined ? [] : [[file, path.resolve(path.dirname(file), ref)] as const]
      })
      .map(([from, to]) => [path.resolve(from), to]),
  )
  return [...next.keys()].filter((file) => {
    const seen = new Set<string>()
    for (let at = next.get(file); at !== undefined && !seen.has(at); at = next.get(at)) seen.add(at)
    return seen.has(file)
  })
}
