// Builds dist/ unless it was built from just these sources, for commands and tests that run what is built.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from './build.ts'

const root = path.join(import.meta.dirname, '../..')
const stamp = path.join(root, 'node_modules/.cache/idaas-password/built-from')

export async function buildIfStale(): Promise<void> {
  const sources = hashOfSources()
  const dist = path.join(root, 'dist/cli.js')
  if (existsSync(dist) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return
  await build()
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, sources)
}

/** By content, not by time: a checkout or a stash changes times, and a copy of the folder changes both. */
function hashOfSources(): string {
  const hash = createHash('sha256')
  const files = ['scripts', 'generated'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|css|json)$/.test(file))
      .map((file) => path.join(folder, file)),
  )
  const read = files.filter((file) => !file.startsWith('generated/docs/')).sort()
  for (const file of [...read, 'package.json', 'package-lock.json', 'tsconfig.json'])
    hash.update(`${file}\0`).update(readFileSync(path.join(root, file)))
  return hash.digest('hex')
}
