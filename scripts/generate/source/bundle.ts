// The one door from the hand-written YAML to everything else: bundle the files, add the catalog.
// The contract is linted by now; what is still wrong here are overlays that match nothing.
import { unique } from '../../contract/unique.ts'
import path from 'node:path'
import { bundle, createConfig } from '@redocly/openapi-core'
import type { Language } from '../../contract/catalog.ts'
import type { Bundle } from '../../contract/contract.ts'
import type { JsonObject } from '../../contract/json.ts'
import type { Provenance } from '../../contract/provenance.ts'
import { contractTypes } from './contract-types.ts'
import { type Entry, readCatalog } from './catalog.ts'
import { expand } from './expand.ts'
import { chineseOverlays, overlayProblems, untranslated } from './chinese-overlays.ts'
import { onlyProduct } from '../../contract/only-product.ts'
import { type ProblemLine, lineOf, lineOfError, lineOfProblem } from './problem-lines.ts'
import { readYaml } from './yaml.ts'

/** The bundle in each language: English as written, Chinese by the overlay beside the contract. */
export type Bundles = Record<Language, Bundle>

export interface Bundled {
  bundles: Bundles
  /** What each product offers of it, by product. */
  products: Map<string, Bundles>
  provenance: Provenance
}

export type BundledContract = Bundled | { problems: ProblemLine[] }

/** Reads a linted contract folder: its bundles and what stands beside them, or the problems that prevent it. */
export async function bundleContract(folder: string): Promise<BundledContract> {
  const ref = path.join(folder, 'openapi.yaml')
  const overlays = chineseOverlays(folder)
  try {
    const config = await createConfig({
      plugins: [{ id: 'contract', typeExtension: contractTypes }],
    })
    const [en, zh] = await Promise.all([bundle({ ref, config }), bundle({ ref, config, overlays })])
    const unbundled = [...en.problems, ...zh.problems]
    if (unbundled.length > 0) return { problems: unique(unbundled.map(lineOfProblem)) }
    const astray = overlays.flatMap((it) => overlayProblems(it, en.bundle.parsed as JsonObject))
    if (astray.length > 0) return { problems: astray.map(lineOf) }
    const english = untranslated(zh.bundle.parsed as JsonObject)
    if (english.length > 0)
      return {
        problems: english.map((target) =>
          lineOf({
            file: overlays[0] ?? ref,
            path: [],
            message: `${target} has no Chinese text; add an action that updates it`,
          }),
        ),
      }
    const documents = { en: en.bundle.parsed as JsonObject, zh: zh.bundle.parsed as JsonObject }
    const { entries } = readCatalog(folder)
    const provenance = readProvenance(folder)
    const parts = { documents, entries, sources: provenance.sources }
    return {
      bundles: bundlesOf(parts),
      products: new Map(
        productsOf(entries).map((product) => [product, bundlesOf(ofProduct(parts, product))]),
      ),
      provenance,
    }
  } catch (error) {
    return { problems: [lineOfError(ref, error)] }
  }
}

interface Parts {
  documents: Record<Language, JsonObject>
  entries: Entry[]
  sources: Provenance['sources']
}

function bundlesOf({ documents: { en, zh }, entries, sources }: Parts): Bundles {
  return {
    en: expand(en, entries, { language: 'en', sources }),
    zh: expand(zh, entries, { language: 'zh', sources }),
  }
}

function ofProduct({ documents: { en, zh }, entries, sources }: Parts, product: string): Parts {
  return {
    documents: {
      en: onlyProduct(structuredClone(en), product),
      zh: onlyProduct(structuredClone(zh), product),
    },
    entries: entries.filter((it) => it.product === product),
    sources,
  }
}

function productsOf(entries: Entry[]): string[] {
  return [...new Set(entries.map(({ product }) => product))]
}

/** Both files are linted by now. */
function readProvenance(folder: string): Provenance {
  const read = (name: string) => readYaml(path.join(folder, name)).value
  return { sources: read('sources.yaml'), decisions: read('decisions.yaml') } as Provenance
}
