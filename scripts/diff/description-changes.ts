// Changes of the OpenAPI description beyond operations, inputs and codes: schemas, media types, security schemes,
// servers. They are `redocly diff`'s; what ours says in words for callers is left out of its list.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Bundle } from '../contract/contract.ts'
import { type Change, change } from './change.ts'

interface Report {
  changes: {
    path: string
    verdicts: { ruleId: string; impact: 'major' | 'minor' | 'patch'; message: string }[]
  }[]
}

/** Rules about what our own comparison names. */
const ours = new Set([
  'path-removed',
  'operation-removed',
  'operation-id-changed',
  'parameter-removed',
  'parameter-became-required',
  'parameter-missing-required',
  'property-removed',
  'response-removed',
  'security-requirement-changed',
  'schema-type-changed',
  'server-removed',
  'server-added',
])
/** Schemas that `generate` makes of the catalog, and their places in responses. */
const ofCatalog = /\/(schemas\/\w+Error\d{3}(Code)?|responses\/[45]\d\d)(\/|$)/

const ids = {
  major: 'description-broken',
  minor: 'description-extended',
  patch: 'description-changed',
} as const

/** Undefined if Redocly CLI is not installed, which is no dependency of the package. */
export async function descriptionChanges(
  base: Bundle,
  revision: Bundle,
): Promise<Change[] | undefined> {
  const cli = redoclyCli()
  if (cli === undefined) return undefined
  const { changes } = await compare(cli, base, revision)
  const judged = changes.flatMap(({ path: place, verdicts }) =>
    verdicts
      .filter(({ ruleId }) => !ours.has(ruleId) && !ofCatalog.test(place))
      .map(({ impact, message }) =>
        change(ids[impact], inWords(place), message.replace(/\.$/, '')),
      ),
  )
  const words = changes.filter(
    ({ verdicts, path: place }) => verdicts.length === 0 && !ofCatalog.test(place),
  )
  if (words.length === 0) return judged
  const text = `${words.length} descriptions, summaries or examples differ`
  return [...judged, change('description-changed', 'description', text)]
}

/** `#/paths/~1a~1b/post/responses` as `paths /a/b post responses`. */
function inWords(pointer: string): string {
  const steps = pointer.replace(/^#\//, '').split('/')
  return steps.map((it) => it.replaceAll('~1', '/').replaceAll('~0', '~')).join(' ')
}

function redoclyCli(): string | undefined {
  try {
    const manifest = fileURLToPath(import.meta.resolve('@redocly/cli/package.json'))
    return path.join(path.dirname(manifest), 'bin/cli.js')
  } catch {
    return undefined
  }
}

/** In a folder without redocly.yaml: a configuration that names no rules of `diff` makes every change a patch. */
async function compare(cli: string, base: Bundle, revision: Bundle): Promise<Report> {
  const folder = mkdtempSync(path.join(tmpdir(), 'diff-'))
  try {
    writeFileSync(path.join(folder, 'base.json'), JSON.stringify(base))
    writeFileSync(path.join(folder, 'revision.json'), JSON.stringify(revision))
    const args = [
      cli,
      'diff',
      'base.json',
      'revision.json',
      '--format',
      'json',
      '--fail-on',
      'none',
    ]
    const environment = { ...process.env, REDOCLY_TELEMETRY: 'off', NO_COLOR: '1' }
    const output = await new Promise<string>((resolve, reject) =>
      execFile(
        process.execPath,
        args,
        { cwd: folder, env: environment, maxBuffer: 2 ** 28 },
        (error, stdout, stderr) => (error ? reject(new Error(stderr)) : resolve(stdout)),
      ),
    )
    return JSON.parse(output) as Report // Redocly's own JSON
  } finally {
    rmSync(folder, { recursive: true })
  }
}
