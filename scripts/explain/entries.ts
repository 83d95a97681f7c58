// The catalog as people look it up: an entry with its anchor, the operations that return it and where it stands.
// Error pages, `errors.md` and `explain` are all made from this.
import { conditions } from '../model/conditions.ts'
import {
  type CatalogError,
  type EntryPart,
  type Language,
  type Speaker,
  watchedNames,
} from '../contract/catalog.ts'
import type { Contract, Variant } from '../contract/contract.ts'
import type { Decision, Provenance, Source } from '../contract/provenance.ts'

export interface Entry {
  error: CatalogError
  /** The bare code; with the product before it if products share the code. */
  id: string
  /** The bare code, if it is shared and this is its first product. */
  alias: string | undefined
  /** The same code in other products. */
  twins: { product: string; id: string }[]
  /** Those that return it. */
  variants: Variant[]
  /** Whether one of the operations, companions aside, returns it. */
  isReturned: boolean
  /** Whether a list of codes of its product is open, so that more operations may return it. */
  isOpen: boolean
  /** When it is returned; undefined if none of the operations returns it. */
  when: Record<Language, string> | undefined
  /** The fields or headers that the condition looks at. */
  looksAt: string[]
  source: Source
  /** Decisions that speak of it. */
  decisions: Decision[]
  /** Why it is returned, and everything else that is said of it, for searches by words. */
  meaning: string
  words: string
}

/** The entries in the order of the catalog. Throws if an entry names a source that is not there. */
export function entriesOf(contract: Contract, { sources, decisions }: Provenance): Entry[] {
  const { catalog, operations, companions } = contract
  const own = operations.flatMap((operation) => operation.variants)
  const variants = [...own, ...companions.flatMap((operation) => operation.variants)]
  return catalog.map((error) => {
    const same = catalog.filter(({ code }) => code === error.code)
    const source = sources[error.source]
    if (!source)
      throw new Error(`${error.code}: the source ${error.source} is not in decisions.json`)
    const returning = variants.filter(({ errors }) => errors.includes(error))
    const looksAt = looksAtOf(error, returning)
    const when = whenOf(error)
    return {
      error,
      id: anchorOf(error, catalog),
      alias: same.length > 1 && same[0] === error ? error.code : undefined,
      twins: same
        .filter((it) => it !== error)
        .map((it) => ({ product: it.product, id: anchorOf(it, catalog) })),
      variants: returning,
      isReturned: own.some(({ errors }) => errors.includes(error)),
      isOpen: own.some(({ product, list }) => product === error.product && list === 'open'),
      when,
      looksAt,
      source,
      decisions: decisions.filter((decision) => speaksOf(decision, error, sources)),
      meaning: [error.condition ?? '', ...Object.values(when ?? {})].join(' '),
      words: [
        productName(contract.bundle, error.product),
        ...[error.handling, error.remedy, error.note].flatMap((it) => Object.values(it ?? {})),
        ...looksAt,
      ].join(' '),
    }
  })
}

/** The anchor of a code in the error reference: the code, or `product:code` if products share it. */
export function anchorOf(
  { product, code }: Pick<CatalogError, 'product' | 'code'>,
  catalog: CatalogError[],
): string {
  return catalog.some((it) => it.code === code && it.product !== product)
    ? `${product}:${code}`
    : code
}

/** Who says this part of an entry. */
export function speakerOf({ provenance, source }: CatalogError, part: EntryPart): Speaker {
  return provenance?.[part] ?? source
}

/** The products of the catalog, those with operations first, with the names that people know. */
export function productsOf({
  bundle,
  products,
  catalog,
}: Contract): { product: string; name: string }[] {
  const all = [...new Set([...products, ...catalog.map(({ product }) => product)])]
  return all.map((product) => ({ product, name: productName(bundle, product) }))
}

export function productName({ tags = [] }: Contract['bundle'], product: string): string {
  return tags.find(({ name }) => name === product)?.['x-displayName'] ?? product
}

/** Who says that the variant returns the code, if its page does not. */
export function returnSpeakerOf(error: CatalogError, variant: Variant): Speaker | undefined {
  return error.provenance?.operations ?? variant.provenance.codes
}

/** A message template in parts: texts, and the names of its values. */
export function messageParts(
  template: string,
  parameters: readonly string[],
): { text: string; isName: boolean }[] {
  // Split by a pattern with one group, so texts and placeholder numbers alternate.
  return template.split(/\{(\d+)\}/).map((text, index) => {
    const isName = index % 2 === 1
    return { text: isName ? (parameters[Number(text)] ?? `{${text}}`) : text, isName }
  })
}

/** When the entry's condition is met, as a sentence. */
function whenOf({ condition }: CatalogError): Record<Language, string> | undefined {
  const when = conditions.get(condition ?? '')?.when
  return when && { en: `${when.en[0]?.toUpperCase()}${when.en.slice(1)}`, zh: when.zh }
}

/** The inputs that decide, by the entry itself or by the variants that return it. */
function looksAtOf(error: CatalogError, variants: Variant[]): string[] {
  const condition = conditions.get(error.condition ?? '')
  const names = variants.flatMap((it) => condition?.looksAt?.(it) ?? [])
  return [...new Set([...watchedNames(error), ...names])]
}

/** A code is unique within its product only, so the decision's pages must be of that product too. */
function speaksOf(
  { says, decision, why, sources: ids }: Decision,
  { code, product }: CatalogError,
  sources: Provenance['sources'],
): boolean {
  const pattern = new RegExp(`(?<![\\w.])${code.replaceAll('.', '\\.')}(?![\\w.]*\\w)`)
  return (
    [says, decision, why].some(({ en }) => pattern.test(en)) &&
    ids.some((id) => sources[id]?.product === product)
  )
}

/** A text of the catalog in parts: those at odd places name a document by its number, and here by its source. */
export function partsWithDocuments(
  text: string,
  sources: Provenance['sources'],
): (string | Source)[] {
  return text.split(/((?:the )?document \d+|文档 \d+)/i).map((part, index) => {
    const number = /\d+/.exec(part)?.[0]
    return (index % 2 === 1 && sources[`document ${number}`]) || part
  })
}
