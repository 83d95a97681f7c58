// The findings of other tools that are explained, one by one.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'

export interface Known {
  /** Part of what the tool says. */
  says: string
  why: string
  /** Where the tool's own people have it. */
  issue?: string
}

const file = path.join(import.meta.dirname, 'known-complaints.yaml')

/** By the name under which a command calls the tool. */
export const known = parse(readFileSync(file, 'utf8')) as Record<string, Known[]>

export function explanation(tool: string, complaint: string): Known | undefined {
  return known[tool]?.find(({ says }) => complaint.includes(says))
}
