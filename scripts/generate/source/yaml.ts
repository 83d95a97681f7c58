// Reads hand-written YAML with places, so that each problem can name its file, line and column.
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import { isObject } from '../../contract/json.ts'

/** One thing wrong in a hand-written file. */
export interface Problem {
  /** Absolute path. */
  file: string
  /** Where in the file, as a path of keys; empty for the file as a whole. */
  path: (string | number)[]
  /** From 1; known only where the file is no YAML. */
  at?: { line: number; col: number }
  /** What is wrong and what to do. */
  message: string
}

/** How a file is read: its value, or the problems that make it none. */
export type ReadYaml = (file: string) => { value: unknown; problems: Problem[] }

export const readYaml: ReadYaml = (file) => readText(file, parse)

/** For lint, whose rules read the same files: a text is parsed once. */
export const readYamlOnce: ReadYaml = (file) => {
  const { value, problems } = readText(file, (source) => {
    const parsed = known.get(source) ?? parse(source)
    known.set(source, parsed)
    return parsed
  })
  return { value: structuredClone(value), problems }
}

type Parsed = { value: unknown; problems: Omit<Problem, 'file'>[] }

const known = new Map<string, Parsed>()

function readText(file: string, parsed: (source: string) => Parsed): ReturnType<ReadYaml> {
  let source: string
  try {
    source = readFileSync(file, 'utf8')
  } catch {
    const message = 'the file cannot be read; is it there?'
    return { value: undefined, problems: [{ file, path: [], message }] }
  }
  const { value, problems } = parsed(source)
  return { value, problems: problems.map((it) => ({ ...it, file })) }
}

function parse(source: string): Parsed {
  const lineCounter = new LineCounter()
  const document = parseDocument(source, { lineCounter, prettyErrors: false })
  // One problem a file: what follows a broken line is mostly its echo.
  const problems = document.errors.slice(0, 1).map(({ code, message, pos }) => ({
    path: [],
    at: lineCounter.linePos(pos[0]),
    message:
      code === 'DUPLICATE_KEY'
        ? `${keyAt(source, pos)} stands twice; keep one`
        : `not valid YAML: ${message}`,
  }))
  return { value: problems.length === 0 ? document.toJS() : undefined, problems }
}

function keyAt(source: string, [start]: [number, number]): string {
  return /^[^:\n]*/.exec(source.slice(start))?.[0].trim() || 'a key'
}

/** The problem of a file that is missing, not valid YAML, or not a map. */
export function unreadable(file: string): Problem[] {
  const { value, problems } = readYamlOnce(file)
  if (problems.length > 0 || isObject(value)) return problems
  return [{ file, path: [], message: 'the file is empty or not a map' }]
}

/** Files that are only a reference, which leads back to them through others of their kind. */
export function selfReferences(folder: string): Problem[] {
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.yaml'))
  const next = new Map(
    files.flatMap((name) => {
      const file = path.resolve(folder, name)
      const ref = /^(?:#.*\n|\s)*\$ref:\s*['"]?([^'"#\s]+)/.exec(readFileSync(file, 'utf8'))?.[1]
      return ref === undefined ? [] : [[file, path.resolve(path.dirname(file), ref)] as const]
    }),
  )
  const leadsBack = (file: string) => {
    const seen = new Set<string>()
    for (let at = next.get(file); at !== undefined && !seen.has(at); at = next.get(at)) seen.add(at)
    return seen.has(file)
  }
  const message = 'the file refers only to itself; write the component here'
  return [...next.keys()].filter(leadsBack).map((file) => ({ file, path: [], message }))
}
