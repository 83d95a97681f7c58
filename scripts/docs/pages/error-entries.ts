// The catalog as people look it up: an entry with its anchor, the calls that answer it and where it stands.
// The error page and `errors.md` are both made from this.
import { conditions } from '../../conditions/index.ts'
import type { CatalogError, Language } from '../../contract/catalog.ts'
import type { Contract } from '../../contract/contract.ts'
import type { Provenance, Source } from '../../contract/provenance.ts'

export interface Call {
  operation: string
  mode: string | undefined
}

export interface Entry {
  error: CatalogError
  /** The bare code; with the product before it where products share the code. */
  id: string
  /** The bare code, where it is shared and this is its first product. */
  alias: string | undefined
  /** The same code in other products. */
  twins: { product: string; id: string }[]
  calls: Call[]
  /** When it is answered; undefined where none of the calls answers it. */
  when: Record<Language, string> | undefined
  /** The fields or headers that the condition looks at. */
  looksAt: string[]
  source: Source
}

/** The entries in the order of the catalog. Throws where an entry names a source that is not there. */
export function entriesOf(contract: Contract, { sources }: Provenance): Entry[] {
  const { catalog } = contract
  return catalog.map((error) => {
    const same = catalog.filter(({ code }) => code === error.code)
    const source = sources[error.source]
    if (!source)
      throw new Error(`${error.code}: the source ${error.source} is not in decisions.json`)
    return {
      error,
      id: anchorOf(error, catalog),
      alias: same.length > 1 && same[0] === error ? error.code : undefined,
      twins: same
        .filter((it) => it !== error)
        .map((it) => ({ product: it.product, id: anchorOf(it, catalog) })),
      calls: callsOf(contract, error),
      when: whenOf(error),
      looksAt: [...(error.fields ?? []), ...(error.headers ?? [])],
      source,
    }
  })
}

/** Where the error reference has a code: under itself, or under `product:code` where products share it. */
export function anchorOf({ product, code }: CatalogError, catalog: CatalogError[]): string {
  return catalog.some((it) => it.code === code && it.product !== product)
    ? `${product}:${code}`
    : code
}

/** The products of the catalog, those that the calls speak first, with the names that people know. */
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

function callsOf({ operations }: Contract, error: CatalogError): Call[] {
  return operations.flatMap(({ id, variants }) =>
    variants
      .filter(({ errors }) => errors.includes(error))
      .map(({ mode }) => ({ operation: id, mode })),
  )
}
