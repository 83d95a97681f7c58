// What every page is made from, in one language.
import type { Language } from '../../contract/catalog.ts'
import {
  type Bundle,
  type Contract,
  type Operation,
  type Variant,
  readContract,
} from '../../contract/contract.ts'
import type { Provenance } from '../../contract/provenance.ts'
import { type Entry, entriesOf } from '../../explain/entries.ts'
import { type World, createWorld } from '../console/world.ts'
import { type SiteMessages, siteMessages } from '../messages/messages.ts'

export interface Context {
  language: Language
  messages: SiteMessages
  contract: Contract
  /** The contract as one product offers it; without one of its own, that of all products. */
  contractOf(product: string): Contract
  provenance: Provenance
  entries: Entry[]
  /** The sandbox, for samples that it accepts. */
  world: World
}

export interface ContextSources {
  language: Language
  bundle: Bundle
  /** Bundles of single products. */
  bundles: Record<string, Bundle>
  provenance: Provenance
}

export function createContext({ language, bundle, bundles, provenance }: ContextSources): Context {
  const contract = readContract(bundle)
  const contracts = new Map(
    Object.entries(bundles).map(([product, it]) => [product, readContract(it)]),
  )
  return {
    language,
    messages: siteMessages[language],
    contract,
    contractOf: (product) => contracts.get(product) ?? contract,
    provenance,
    entries: entriesOf(contract, provenance),
    world: createWorld(bundle, language),
  }
}

/** Whether the console can send it. */
export function isInConsole({ world }: Context, variant: Variant): boolean {
  return world.variants.some(
    ({ operation, product, mode }) =>
      operation.id === variant.operation.id && product === variant.product && mode === variant.mode,
  )
}

/** A companion operation is not part of the contract, so that the client does not have it. */
export function isCompanion({ contract }: Context, { id }: Operation): boolean {
  return contract.companions.some((it) => it.id === id)
}

export function variantsOf({ operations }: Contract, product?: string): Variant[] {
  return operations
    .flatMap(({ variants }) => variants)
    .filter((it) => product === undefined || it.product === product)
}
