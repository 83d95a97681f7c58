// Addresses inside the reference, which names its parts in its own way.

/** The fragment of an operation in the reference, below the tag of a product. */
export function operationLink(operation: string, product: string): string {
  return `#/${product}/${operation.toLowerCase()}`
}
