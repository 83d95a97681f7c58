// The bundle from disk, for commands. What runs elsewhere is handed it.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Bundle } from './contract.ts'

export function readBundle(): Bundle {
  const file = path.join(import.meta.dirname, '../../generated/openapi.json')
  return JSON.parse(readFileSync(file, 'utf8')) as Bundle // written by generate, compared by generate --check
}
