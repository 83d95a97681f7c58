// The one door from the hand-written YAML to everything else: lint what generation relies on, bundle,
// expand. Faults are data, so that the command can print them and a test can read them.
import path from 'node:path'
import {
  type NormalizedProblem,
  bundle,
  createConfig,
  getLineColLocation,
  lint,
} from '@redocly/openapi-core'
import type { Language } from '../contract/catalog.ts'
import type { Bundle } from '../contract/contract.ts'
import { type JsonObject, isObject } from '../contract/json.ts'
import type { Provenance } from '../contract/provenance.ts'
import plugin, { contractRules } from '../lint/plugin.ts'
import { readCatalog } from './catalog.ts'
import { expand } from './expand.ts'
import { overlayFaults } from './overlay.ts'
import { readYaml, selfReferences } from './yaml.ts'

/** Rules in stages: a file that cannot be read would make each fact in it look missing elsewhere, so it ends the decision. */
const stages: Record<string, 'error'>[] = [
  severe('no-unresolved-refs', 'idaas/catalog-valid'),
  severe(
    'struct',
    'no-identical-paths',
    'operation-operationId',
    'operation-operationId-unique',
    'path-params-defined',
    'operation-tag-defined',
    'no-required-schema-properties-undefined',
    'idaas/naming',
    'idaas/calls-supported',
  ),
  severe(...Object.keys(contractRules).map((rule) => `idaas/${rule}`)),
]

/** A fault as people read it: `openapi/errors/ciam-sdk.yaml:12:5 what is wrong; how to mend it`. */
export type FaultLine = string

/** The bundle in each language: English as written, the others by the overlays beside the contract. */
export type Bundles = Record<Language, Bundle>

/** Reads a contract folder; gives its bundles and what stands beside them, or every fault that keeps it from having any. */
export async function bundleContract(
  folder: string,
): Promise<{ bundles: Bundles; provenance: Provenance } | { faults: FaultLine[] }> {
  const ref = path.join(folder, 'openapi.yaml')
  const overlay = path.join(folder, 'overlays', 'zh.yaml')
  const unreadable = [
    ...[ref, overlay].flatMap(unreadableFault),
    ...selfReferences(folder).map(
      (file) =>
        `${relative(file)}:1:1 the file refers to nothing but itself; write the component here`,
    ),
  ]
  if (unreadable.length > 0) return { faults: unreadable }
  try {
    for (const rules of stages) {
      const problems = await lint({
        ref,
        config: await createConfig({ plugins: [plugin()], rules }),
      })
      if (problems.length > 0) return { faults: unique(problems.map(faultLine)) }
    }
    const config = await createConfig({})
    const { entries } = readCatalog(folder)
    const [en, zh] = await Promise.all([
      bundle({ ref, config }),
      bundle({ ref, config, overlays: [overlay] }),
    ])
    const unbundled = [...en.problems, ...zh.problems]
    if (unbundled.length > 0) return { faults: unique(unbundled.map(faultLine)) }
    const astray = overlayFaults(overlay, en.bundle.parsed as JsonObject)
    if (astray.length > 0)
      return {
        faults: astray.map(
          ({ at, message }) => `${relative(overlay)}:${at?.line ?? 1}:${at?.col ?? 1} ${message}`,
        ),
      }
    const expanded = (document: unknown, language: Language) =>
      expand(document as JsonObject, entries, language)
    const bundles = { en: expanded(en.bundle.parsed, 'en'), zh: expanded(zh.bundle.parsed, 'zh') }
    return { bundles, provenance: readProvenance(folder) }
  } catch (error) {
    return {
      faults: [
        `${relative(ref)} ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
      ],
    }
  }
}

function faultLine({ message, location: [place], suggest }: NormalizedProblem): FaultLine {
  const hint = suggest.length > 0 ? ` Did you mean ${suggest.join(' or ')}?` : ''
  if (!place) return message + hint
  const { start } = getLineColLocation(place)
  const text = /Can't resolve \$ref/.test(message)
    ? unresolved(place.source.body, start.line, message)
    : message.trim()
  return `${relative(place.source.absoluteRef)}:${start.line}:${start.col} ${text}${hint}`
}

/** Both files are linted by now. */
function readProvenance(folder: string): Provenance {
  const read = (name: string) => readYaml(path.join(folder, name)).value
  return { sources: read('sources.yaml'), decisions: read('decisions.yaml') } as Provenance
}

/** Names the reference in question; the tool's own message has an absolute path or none. */
function unresolved(body: string, line: number, message: string): string {
  const name =
    /\$ref:\s*['"]?([^'"\s]+)/.exec(
      body
        .split('\n')
        .slice(line - 1, line + 1)
        .join('\n'),
    )?.[1] ?? 'a $ref'
  const [, reason, at] =
    /^Can't resolve \$ref:\s*(.+?) in "[^"]*" \((\d+:\d+)\)/.exec(message) ?? []
  return reason
    ? `${name} is not valid YAML at ${at}: ${reason}`
    : `${name} cannot be read, is empty, or has no such part; mend the $ref or the file`
}

/** A file that is missing, no YAML, or no map. */
function unreadableFault(file: string): FaultLine[] {
  const { value, faults } = readYaml(file)
  const [fault] = faults
  if (fault)
    return [`${relative(file)}:${fault.at?.line ?? 1}:${fault.at?.col ?? 1} ${fault.message}`]
  return isObject(value) ? [] : [`${relative(file)}:1:1 the file is empty or no map`]
}

function severe(...rules: string[]): Record<string, 'error'> {
  return Object.fromEntries(rules.map((rule) => [rule, 'error' as const]))
}

function relative(file: string): string {
  return path.relative(process.cwd(), file).split(path.sep).join('/')
}

function unique(lines: FaultLine[]): FaultLine[] {
  return [...new Set(lines)]
}
