// Problems as people read them: `openapi/errors/ciam-sdk.yaml:12:5 what is wrong; what to do`.
import path from 'node:path'
import { type NormalizedProblem, getLineColLocation } from '@redocly/openapi-core'
import type { Problem } from './yaml.ts'

export type ProblemLine = string

/** Of our own readers. */
export function lineOf({ file, at, message }: Problem): ProblemLine {
  return `${relative(file)}:${at?.line ?? 1}:${at?.col ?? 1} ${message}`
}

/** Of Redocly's rules and bundler. */
export function lineOfProblem({
  message,
  location: [first],
  suggest,
}: NormalizedProblem): ProblemLine {
  const hint = suggest.length > 0 ? ` Did you mean ${suggest.join(' or ')}?` : ''
  if (!first) return message + hint
  const { start } = getLineColLocation(first)
  const text = /Can't resolve \$ref/.test(message)
    ? unresolved(first.source.body, start.line, message)
    : message.trim()
  return `${relative(first.source.absoluteRef)}:${start.line}:${start.col} ${text}${hint}`
}

/** Of whatever was thrown. */
export function lineOfError(file: string, error: unknown): ProblemLine {
  const message = error instanceof Error ? error.message.split('\n')[0] : String(error)
  return `${relative(file)} ${message}`
}

/** Names the reference in question; the tool's own message has an absolute path or none. */
function unresolved(body: string, line: number, message: string): string {
  const around = body.split('\n').slice(line - 1, line + 1)
  const name = /\$ref:\s*['"]?([^'"\s]+)/.exec(around.join('\n'))?.[1] ?? 'a $ref'
  const [, reason, at] =
    /^Can't resolve \$ref:\s*(.+?) in "[^"]*" \((\d+:\d+)\)/.exec(message) ?? []
  return reason
    ? `${name} is not valid YAML at ${at}: ${reason}`
    : `${name} cannot be read, is empty, or has no such part; correct the $ref or the file`
}

function relative(file: string): string {
  return path.relative(process.cwd(), file).split(path.sep).join('/')
}
