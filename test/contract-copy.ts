// A copy of the contract in a folder of its own, to damage it or to lay more YAML over it.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { onTestFinished } from 'vitest'
import { type CheckOptions, type Profile, type Report, check } from '../scripts/check/check.ts'
import { profileOf } from '../scripts/check/profile/sandbox-profile.ts'
import { sendBy } from '../scripts/check/run/transport.ts'
import type { Bundle } from '../scripts/contract/contract.ts'
import type { Sandbox } from '../scripts/sandbox/sandbox.ts'
import { type BundledContract, bundleContract } from '../scripts/generate/source/bundle.ts'
import { lintContract } from '../scripts/lint/lint.ts'
import { mergeYaml } from './merge-yaml.ts'
import { outputs } from '../scripts/generate/emit/outputs.ts'

export interface ContractCopy {
  folder: string
  /** Replaces the first occurrence; throws where there is none, so that no damage misses. */
  replace(file: string, from: string | RegExp, to: string): void
  write(file: string, content: string): void
  remove(file: string): void
  /** Lays a folder of YAML over the copy, and merges its `merge.yaml` into files of the copy. */
  overlay(folder: string): void
}

/** Removed when the test ends, or when `whenDone` says so. */
export function copyContract(
  whenDone: (cleanUp: () => void) => void = onTestFinished,
): ContractCopy {
  const folder = mkdtempSync(path.join(tmpdir(), 'contract-'))
  whenDone(() => rmSync(folder, { recursive: true }))
  cpSync('openapi', folder, { recursive: true })
  const at = (file: string) => path.join(folder, file)
  return {
    folder,
    replace(file, from, to) {
      const before = readFileSync(at(file), 'utf8')
      const after = before.replace(from, to)
      if (after === before) throw new Error(`${file} has no ${from}`)
      writeFileSync(at(file), after)
    },
    write: (file, content) => writeFileSync(at(file), content),
    remove: (file) => rmSync(at(file), { recursive: true }),
    overlay(from) {
      const changes = path.join(from, 'merge.yaml')
      cpSync(from, folder, { recursive: true, filter: (file) => file !== changes })
      if (existsSync(changes)) mergeYaml(folder, changes)
    },
  }
}

/** A contract folder as `generate` reads it: linted first. */
export async function readFolder(folder: string): Promise<BundledContract> {
  const problems = await lintContract(folder)
  return problems.length > 0 ? { problems } : bundleContract(folder)
}

/** A copy of a vendor's contract among the fixtures, which `generate` can read; whoever asks removes it. */
export function copyFixture(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `${name}-`))
  cpSync(`test/fixtures/${name}`, folder, { recursive: true })
  cpSync('openapi/errors/catalog.schema.json', path.join(folder, 'errors/catalog.schema.json'))
  return folder
}

/** The bundle of a copy, and the files that are made of it by name; throws if the copy has problems. */
export async function generated({
  folder,
}: Pick<ContractCopy, 'folder'>): Promise<{ contract: Bundle; files: Map<string, string> }> {
  const result = await readFolder(folder)
  if ('problems' in result) throw new Error(result.problems.join('\n'))
  return { contract: result.bundles.en, files: await outputs(result) }
}

type CreateClient = (options: object) => Record<string, (request: object) => Promise<unknown>>

/** The client that is made of a copy, bundled as a page would load it. */
export async function clientOf(
  { folder }: ContractCopy,
  files: ReadonlyMap<string, string>,
): Promise<CreateClient> {
  mkdirSync(path.join(folder, 'runtime'), { recursive: true })
  for (const [name, content] of files)
    if (/^(client|types|runtime\/.*)\.ts$/.test(name))
      writeFileSync(path.join(folder, name), content)
  const { outputFiles } = await build({
    entryPoints: [path.join(folder, 'client.ts')],
    bundle: true,
    format: 'esm',
    write: false,
  })
  const code = encodeURIComponent(outputFiles[0]?.text ?? '')
  const module: { createPasswordClient: CreateClient } = await import(
    `data:text/javascript,${code}`
  )
  return module.createPasswordClient
}

/** What the check says of a sandbox that speaks the contract of a copy. */
export async function checkOf(
  files: ReadonlyMap<string, string>,
  sandbox: Sandbox,
  { profile = {}, ...options }: CheckOptions & { profile?: Partial<Profile> } = {},
): Promise<Report> {
  const code = encodeURIComponent(files.get('validators.js') ?? '')
  const {
    validators,
  }: Pick<Required<CheckOptions>, 'validators'> = await import(`data:text/javascript,${code}`)
  const { bundle } = sandbox.contract
  const known = { ...profileOf(sandbox, 'http://localhost'), ...profile }
  return check(known, { bundle, validators, send: sendBy(sandbox.fetch), ...options })
}
