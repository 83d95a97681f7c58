// The licences of what is bundled into dist/, which their terms want kept with the copies.
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

interface Manifest {
  name: string
  version: string
  license?: string
}

/** One text for all packages among the bundled files. Throws where one has no licence text. */
export function notices(files: string[], root: string): string {
  const folders = new Set(
    files.flatMap((file) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []),
  )
  return [...folders]
    .sort()
    .map((folder) => notice(path.join(root, folder)))
    .join('\n\n')
}

function notice(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  ) as Manifest
  const file = readdirSync(folder).find((it) => /^licen[cs]e/i.test(it))
  if (file === undefined)
    throw new Error(`${name} is bundled and has no licence file; keep it outside or replace it`)
  return `${name} ${version} (${license ?? 'see below'})\n\n${readFileSync(path.join(folder, file), 'utf8').trim()}`
}
