// Names that tests give to faults and filters: a misspelt one would match nothing, and the test would pass.
import type { Contract } from '../contract/contract.ts'

interface Named {
  operation?: string
  product?: string
  /** An error code. */
  example?: string
}

/** Throws a TypeError for a name that the contract does not have. */
export function refuseUnknown({ operation, product, example }: Named, contract: Contract): void {
  const ids = contract.operations.map(({ id }) => id)
  if (operation !== undefined && !ids.includes(operation))
    throw new TypeError(`operation: there is no ${operation}; use one of ${ids.join(', ')}`)
  if (product !== undefined && !contract.products.includes(product))
    throw new TypeError(
      `product: there is no ${product}; use one of ${contract.products.join(', ')}`,
    )
  if (example !== undefined && !contract.catalog.some(({ code }) => code === example))
    throw new TypeError(`example: the catalog has no code ${example}`)
}
