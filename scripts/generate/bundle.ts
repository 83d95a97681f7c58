// The one door from the hand-written YAML to everything else: lint what generation relies on, bundle,
// expand. Faults are data, so that the command can print them and a test can read them.
import path from 'node:path'
import { type NormalizedProblem, bundle, createConfig, getLineColLocation, lint } from '@redocly/openapi-core'
import type { Language } from '../contract/catalog.ts'
import type { Bundle } from '../contract/contract.ts'
import type { JsonObject } from '../contract/json.ts'
import plugin, { contractRules } from '../lint/plugin.ts'
import { readCatalog } from './catalog.ts'
import { expand } from './expand.ts'

/** A fault as people read it: `openapi/errors/ciam-sdk.yaml:12:5 what is wrong; how to mend it`. */
export type FaultLine = string

/** The bundle in each language: English as written, the others by the overlays beside the contract. */
export type Bundles = Record<Language, Bundle>

/** Reads a contract folder; gives its bundles, or every fault that keeps it from having any. */
export async function bundleContract(folder: string): Promise<{ bundles: Bundles } | { faults: FaultLine[] }> {
  const ref = path.join(folder, 'openapi.yaml')
  const config = await createConfig({
    plugins: [plugin()],
    rules: {
      struct: 'error',
      'no-unresolved-refs': 'error',
      'no-identical-paths': 'error',
      'operation-operationId': 'error',
      'operation-operationId-unique': 'error',
      'path-params-defined': 'error',
      ...Object.fromEntries(Object.keys(contractRules).map((rule) => [`idaas/${rule}`, 'error' as const])),
    },
  })
  try {
    const problems = await lint({ ref, config })
    if (problems.length > 0) return { faults: unique(problems.map(faultLine)) }
    const { entries } = readCatalog(folder)
    const overlays = path.join(folder, 'overlays')
    const [en, zh] = await Promise.all([bundle({ ref, config }), bundle({ ref, config, overlays: [path.join(overlays, 'zh.yaml')] })])
    const unbundled = [...en.problems, ...zh.problems]
    if (unbundled.length > 0) return { faults: unique(unbundled.map(faultLine)) }
    const expanded = (document: unknown, language: Language) => expand(document as JsonObject, entries, language)
    return { bundles: { en: expanded(en.bundle.parsed, 'en'), zh: expanded(zh.bundle.parsed, 'zh') } }
  } catch (error) {
    return { faults: [`${relative(ref)} ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`] }
  }
}

function faultLine({ message, location: [place], suggest }: NormalizedProblem): FaultLine {
  const hint = suggest.length > 0 ? ` Did you mean ${suggest.join(' or ')}?` : ''
  if (!place) return message + hint
  const { start } = getLineColLocation(place)
  return `${relative(place.source.absoluteRef)}:${start.line}:${start.col} ${message.trim()}${hint}`
}

function relative(file: string): string {
  return path.relative(process.cwd(), file).split(path.sep).join('/')
}

function unique(lines: FaultLine[]): FaultLine[] {
  return [...new Set(lines)]
}
