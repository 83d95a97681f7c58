// A bundle from a file, or from a commit of the repository: by a git ref, or by the version in a tag.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Bundle } from '../contract/contract.ts'
import { isObject } from '../contract/json.ts'

const file = 'generated/openapi.json'

/** Throws an Error that says what to give instead. */
export function readBundle(name: string, root: string): Bundle {
  const text = existsSync(name) ? readFileSync(name, 'utf8') : readCommit(name, root)
  const bundle = parse(text)
  if (bundle === undefined) throw new Error(`${name} is not a bundle; use a ${path.basename(file)}`)
  return ofToday(bundle)
}

function readCommit(name: string, root: string): string {
  const refs = /^\d+\.\d+\.\d+$/.test(name) ? [`v${name}`, name] : [name]
  for (const ref of refs) {
    try {
      const options = { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28, stdio: 'pipe' } as const
      return execFileSync('git', ['show', `${ref}:${file}`], options)
    } catch {
      continue
    }
  }
  throw new Error(
    `${name} is neither a file nor a commit with ${file}; use a file, a git ref or a version that is tagged`,
  )
}

function parse(text: string): Bundle | undefined {
  try {
    const value: unknown = JSON.parse(text)
    // readContract judges the rest
    return isObject(value) && isObject(value.paths) ? (value as unknown as Bundle) : undefined
  } catch {
    return undefined
  }
}

/** Before 0.1.0 was released, `x-variants` was called `x-errors`, and `x-shapes` stood among the schemas. */
function ofToday(bundle: Bundle): Bundle {
  const rename = (_: string, value: unknown) =>
    isObject(value) && 'x-errors' in value ? { ...value, 'x-variants': value['x-errors'] } : value
  const renamed = JSON.parse(JSON.stringify(bundle, rename)) as Bundle
  const shapes = renamed.components?.schemas
  return isObject(shapes) ? { 'x-shapes': shapes, ...renamed } : renamed
}
