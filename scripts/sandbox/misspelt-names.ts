// Names that tests give to faults and filters: a misspelt one would match nothing, and the test would pass.
import type { Contract } from '../contract/contract.ts'
import { conditions } from '../model/conditions.ts'

interface Named {
  operation?: string
  product?: string
  mode?: string
  /** An error code of the catalog. */
  example?: string
  /** An error code of the catalog, or one of the sandbox's own. */
  code?: string
  reason?: string
}

const ownReasons = ['success', 'forced', 'fault', 'contract', 'not judged']

/** Throws a TypeError for a name that the contract does not have. */
export function refuseUnknown(names: Named, contract: Contract): void {
  const { operation, product, mode, example, code, reason } = names
  const ids = contract.operations.map(({ id }) => id)
  refuseOther('operation', operation, ids)
  refuseOther('product', product, contract.products)
  if (operation !== undefined && product !== undefined && !offers(contract, operation, product))
    throw new TypeError(`product: ${product} does not offer ${operation}`)
  refuseOther('mode', mode, modesOf(contract))
  refuseOther('reason', reason, [...ownReasons, ...conditions.keys()])
  const isKnown = (wanted: string) => contract.catalog.some((it) => it.code === wanted)
  if (example !== undefined && !isKnown(example))
    throw new TypeError(`example: the catalog has no code ${example}`)
  if (code !== undefined && !isKnown(code) && !code.startsWith('SANDBOX.'))
    throw new TypeError(`code: the catalog has no code ${code}`)
}

function offers({ operations }: Contract, operation: string, product: string): boolean {
  const variants = operations.find(({ id }) => id === operation)?.variants ?? []
  return variants.some((it) => it.product === product)
}

function modesOf({ operations }: Contract): string[] {
  const variants = operations.flatMap((operation) => operation.variants)
  return [...new Set(variants.flatMap(({ mode }) => mode ?? []))]
}

function refuseOther(key: string, name: string | undefined, known: readonly string[]): void {
  if (name !== undefined && !known.includes(name))
    throw new TypeError(`${key}: there is no ${name}; use one of ${known.join(', ')}`)
}
