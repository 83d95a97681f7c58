// Which operation a method and a path mean.
import type { Operation } from '../contract/contract.ts'

export type Target =
  | { kind: 'operation'; operation: Operation; path: ReadonlyMap<string, string> }
  | { kind: 'method'; allow: string }
  | { kind: 'unknown' }

interface Route {
  names: string[]
  pattern: RegExp
  operations: Operation[]
}

/** Paths without variables are looked up, the others tried in turn. */
export function createRouter(operations: Operation[]): (method: string, url: string) => Target {
  const fixed = new Map<string, Route>()
  const variable: Route[] = []
  for (const [path, group] of byPath(operations)) {
    const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name)
    const pattern = new RegExp(`^${path.split(/\{[^}]+\}/).map(escape).join('([^/]+)')}$`)
    const route = { names, pattern, operations: group }
    if (names.length === 0) fixed.set(path, route)
    else variable.push(route)
  }
  return (method, url) => {
    const [path = ''] = url.split(/[?#]/)
    const route = fixed.get(path) ?? variable.find(({ pattern }) => pattern.test(path))
    if (!route) return { kind: 'unknown' }
    const operation = route.operations.find((it) => it.method === method)
    if (!operation) return { kind: 'method', allow: route.operations.map((it) => it.method).join(', ') }
    const values = route.pattern.exec(path)?.slice(1).map(decode) ?? []
    if (values.includes(undefined)) return { kind: 'unknown' }
    return { kind: 'operation', operation, path: new Map(route.names.map((name, index) => [name, values[index] ?? ''])) }
  }
}

function byPath(operations: Operation[]): Map<string, Operation[]> {
  const groups = new Map<string, Operation[]>()
  for (const operation of operations) groups.set(operation.path, [...(groups.get(operation.path) ?? []), operation])
  return groups
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
