// Addresses of pages and of places in them, relative to the folder of the pages of a language.
import type { Variant } from '../../contract/contract.ts'
import { writeAddress } from '../console/address.ts'

export function productLink(product: string): string {
  return `${product}/index.html`
}

export function operationLink({
  operation,
  product,
}: Pick<Variant, 'operation' | 'product'>): string {
  return `${product}/${operation.id}.html`
}

/** The section of a variant in the page of its operation. */
export function variantLink(variant: Variant): string {
  return `${operationLink(variant)}${variant.mode === undefined ? '' : `#${variant.mode}`}`
}

export function consoleLink(variant: Variant, code?: string): string {
  return `console.html${writeAddress({ variant, code })}`
}
