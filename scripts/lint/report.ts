// Puts faults of files beside the contract into Redocly's report, with their places.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Source, type UserContext, escapePointerFragment } from '@redocly/openapi-core'
import type { Fault } from '../generate/yaml.ts'

export function report(ctx: UserContext, faults: Fault[]): void {
  for (const { file, path: steps, at, message } of faults) {
    const source = new Source(file, readText(file))
    const pointer = `#/${steps.map(escapePointerFragment).join('/')}`
    ctx.report({ message, location: at ? { source, pointer: undefined, start: at } : { source, pointer } })
  }
}

/** The folder of the contract, seen from its root document. */
export function contractFolder(ctx: UserContext): string {
  return path.dirname(ctx.location.source.absoluteRef)
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
