// Changes to a request as it travels, which its values cannot express: headers, path and query.
import type { WireRequest } from '../exchange.ts'
import { withSearch } from './wire.ts'

export type Twist = (wire: WireRequest) => WireRequest

export function same(wire: WireRequest): WireRequest {
  return wire
}

export function withHeader(name: string, value: string): Twist {
  return (wire) => ({
    ...wire,
    headers: [
      ...wire.headers.filter(([it]) => it.toLowerCase() !== name.toLowerCase()),
      [name, value],
    ],
  })
}

export function withQuery(wire: WireRequest, names: readonly string[], value: string): WireRequest {
  return {
    ...wire,
    path: withSearch(
      wire.path,
      names.map((name): [string, string] => [name, value]),
    ),
  }
}

export function onPath(change: (path: string) => string): Twist {
  return (wire) => {
    const [path = '', ...query] = wire.path.split('?')
    return { ...wire, path: [change(path), ...query].join('?') }
  }
}

export function inOtherCase(path: string): string {
  return path.replace(/[a-z]{3,}/, (word) => word.toUpperCase())
}

export function withEncodedLetter(path: string): string {
  const at = path.search(/[a-z][^/]*$/)
  return `${path.slice(0, at)}%${path.charCodeAt(at).toString(16)}${path.slice(at + 1)}`
}
