// What a deployment is held to: the contract as it is shipped, or with the overlay of that deployment.
import { bundle as ownBundle } from '../contract/bundle.ts'
import { type Bundle, type Contract, callName, readContract } from '../contract/contract.ts'
import { errorBody } from '../contract/error-bodies.ts'
import { validators as ownValidators } from '../../generated/validators.js'
import type { Validators } from './judge/judgement.ts'
import type { Report } from './report/report.ts'

export interface Terms {
  bundle: Bundle
  validators: Validators
}

/** How an overlay has changed what is checked; undefined if there is none. */
export function overlayNote(bundle: Bundle, products: readonly string[]): Report['overlay'] {
  const title = bundle['x-overlay']
  if (title === undefined) return undefined
  const kept = namesIn(bundle)
  const removed = [...namesIn(ownBundle)].filter(
    ([name, product]) => products.includes(product) && !kept.has(name),
  )
  return { title, removed: removed.map(([name]) => name) }
}

/** The products of which an overlay changes something; undefined if there is no overlay. */
export function changedBy(bundle: Bundle): string[] | undefined {
  if (bundle['x-overlay'] === undefined) return undefined
  const [own, changed] = [readContract(ownBundle), readContract(bundle)]
  return own.products.filter((it) => partOf(own, it) !== partOf(changed, it))
}

/** All that is said of a product, as one text. */
function partOf({ bundle, operations, companions, catalog }: Contract, product: string): string {
  const variants = [...operations, ...companions].flatMap(({ variants, ...operation }) =>
    variants
      .filter((it) => it.product === product)
      .map((it) => ({ ...it, operation: [operation.id, operation.success] })),
  )
  const entries = catalog
    .filter((it) => it.product === product)
    .map((it) => ({ ...it, operations: [], body: errorBody(bundle, it.schema) }))
  return JSON.stringify([variants, entries])
}

/** The product of each variant, by `operation (product mode)`. */
function namesIn(bundle: Bundle): Map<string, string> {
  const { operations, companions } = readContract(bundle)
  return new Map(
    [...operations, ...companions].flatMap(({ variants }) =>
      variants.map((it) => [callName(it), it.product] as const),
    ),
  )
}

/** Throws an Error with a line for each thing that is wrong with the overlay. */
export async function termsOf(overlay: string | undefined): Promise<Terms> {
  if (overlay === undefined) return { bundle: ownBundle, validators: ownValidators }
  // Only now, since reading and compiling it takes packages that a usual run does without.
  const [{ readOverlay }, { overlaid }, { validatorsOf }] = await Promise.all([
    import('../overlay/read.ts'),
    import('../overlay/overlaid.ts'),
    import('../overlay/validators.ts'),
  ])
  const bundle = overlaid(ownBundle, readOverlay(overlay), { language: 'en' })
  return { bundle, validators: validatorsOf(bundle, overlay) }
}
