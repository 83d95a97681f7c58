// Which operation a method and a path mean.
import { regexEscaped } from '../contract/regex-escape.ts'
import type { Operation } from '../contract/contract.ts'

export type Target =
  | { kind: 'operation'; operation: Operation; path: ReadonlyMap<string, string> }
  | { kind: 'method'; allow: string }
  | { kind: 'unknown' }

interface Route {
  names: string[]
  operations: Operation[]
}

/** A step of the way: what follows a segment of the path. */
interface Step {
  fixed: Map<string, Step>
  /** Segments with variables, by their pattern; tried in turn where none is fixed. */
  variable: Map<string, { pattern: RegExp; step: Step }>
  route: Route | undefined
}

/**
 * Paths without variables are looked up; the others are walked segment by segment, so that many
 * cost no more than few.
 */
export function createRouter(operations: Operation[]): (method: string, url: string) => Target {
  const fixed = new Map<string, Route>()
  const root = emptyStep()
  for (const [path, group] of byPath(operations)) {
    const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name)
    const route = { names, operations: group }
    if (names.length === 0) fixed.set(path, route)
    else path.split('/').reduce(stepInto, root).route = route
  }
  return (method, url) => {
    const path = pathOf(url)
    const known = fixed.get(path)
    const found = known ? { route: known, values: [] } : walk(root, path.split('/'), 0, [])
    if (!found) return { kind: 'unknown' }
    const { route, values } = found
    const operation = route.operations.find((it) => it.method === method)
    if (!operation)
      return { kind: 'method', allow: route.operations.map((it) => it.method).join(', ') }
    const decoded = values.map(decode)
    if (decoded.includes(undefined)) return { kind: 'unknown' }
    return {
      kind: 'operation',
      operation,
      path: new Map(route.names.map((name, index) => [name, decoded[index] ?? ''])),
    }
  }
}

function emptyStep(): Step {
  return { fixed: new Map(), variable: new Map(), route: undefined }
}

/** The step after this segment of a path, made where there is none. */
function stepInto(from: Step, segment: string): Step {
  const step = emptyStep()
  if (!segment.includes('{')) {
    const known = from.fixed.get(segment)
    if (!known) from.fixed.set(segment, step)
    return known ?? step
  }
  const source = `^${segment
    .split(/\{[^}]+\}/)
    .map(regexEscaped)
    .join('(.+)')}$`
  const known = from.variable.get(source)
  if (!known) from.variable.set(source, { pattern: new RegExp(source), step })
  return known?.step ?? step
}

/** The route at the end of the segments, fixed ones preferred, with the values of its variables. */
function walk(
  from: Step,
  segments: string[],
  depth: number,
  values: string[],
): { route: Route; values: string[] } | undefined {
  const segment = segments[depth]
  if (segment === undefined) return from.route && { route: from.route, values }
  const next = from.fixed.get(segment)
  const found = next && walk(next, segments, depth + 1, values)
  if (found) return found
  for (const { pattern, step } of from.variable.values()) {
    const match = pattern.exec(segment)
    const beyond = match && walk(step, segments, depth + 1, [...values, ...match.slice(1)])
    if (beyond) return beyond
  }
  return undefined
}

const noQuery: ReadonlyMap<string, string> = new Map()

/** What stands behind the path; of a name that stands twice, the last value. */
export function queryOf(url: string): ReadonlyMap<string, string> {
  const start = url.indexOf('?')
  return start < 0 ? noQuery : new Map(new URLSearchParams(url.slice(start)))
}

function pathOf(url: string): string {
  const end = url.search(/[?#]/)
  return end < 0 ? url : url.slice(0, end)
}

function byPath(operations: Operation[]): Map<string, Operation[]> {
  const groups = new Map<string, Operation[]>()
  for (const operation of operations)
    groups.set(operation.path, [...(groups.get(operation.path) ?? []), operation])
  return groups
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
