// Which version of a package is installed, if any.
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** `folder` is where its `node_modules` stands. */
export function installed(name: string, folder = '.'): string | undefined {
  try {
    return (
      JSON.parse(readFileSync(path.join(folder, 'node_modules', name, 'package.json'), 'utf8')) as {
        version: string
      }
    ).version
  } catch {
    return undefined
  }
}
