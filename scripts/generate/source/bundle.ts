// The one door from the hand-written YAML to everything else: bundle the files, add the catalog. The contract is linted
// by now; what is still wrong here are overlays that match nothing.
import path from 'node:path'
import { bundle, createConfig } from '@redocly/openapi-core'
import type { Language } from '../../contract/catalog.ts'
import type { Bundle } from '../../contract/contract.ts'
import type { JsonObject } from '../../contract/json.ts'
import type { Provenance } from '../../contract/provenance.ts'
import { readCatalog } from './catalog.ts'
import { expand } from './expand.ts'
import { overlayProblems } from './overlay.ts'
import { type ProblemLine, lineOf, lineOfError, lineOfProblem, unique } from './problem-lines.ts'
import { readYaml } from './yaml.ts'

/** The bundle in each language: English as written, Chinese by the overlay beside the contract. */
export type Bundles = Record<Language, Bundle>

export type BundledContract =
  | { bundles: Bundles; provenance: Provenance }
  | { problems: ProblemLine[] }

/** Reads a linted contract folder: its bundles and what stands beside them, or the problems that prevent it. */
export async function bundleContract(folder: string): Promise<BundledContract> {
  const ref = path.join(folder, 'openapi.yaml')
  const overlay = path.join(folder, 'overlays', 'zh.yaml')
  try {
    const config = await createConfig({})
    const [en, zh] = await Promise.all([
      bundle({ ref, config }),
      bundle({ ref, config, overlays: [overlay] }),
    ])
    const unbundled = [...en.problems, ...zh.problems]
    if (unbundled.length > 0) return { problems: unique(unbundled.map(lineOfProblem)) }
    const astray = overlayProblems(overlay, en.bundle.parsed as JsonObject)
    if (astray.length > 0) return { problems: astray.map(lineOf) }
    const { entries } = readCatalog(folder)
    const expanded = (document: unknown, language: Language) =>
      expand(document as JsonObject, entries, language)
    return {
      bundles: { en: expanded(en.bundle.parsed, 'en'), zh: expanded(zh.bundle.parsed, 'zh') },
      provenance: readProvenance(folder),
    }
  } catch (error) {
    return { problems: [lineOfError(ref, error)] }
  }
}

/** Both files are linted by now. */
function readProvenance(folder: string): Provenance {
  const read = (name: string) => readYaml(path.join(folder, name)).value
  return { sources: read('sources.yaml'), decisions: read('decisions.yaml') } as Provenance
}
