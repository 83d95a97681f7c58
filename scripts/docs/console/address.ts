// What of the console stands in the address: operation, product, mode and code, never a value.
import type { Variant } from '../../contract/contract.ts'

export interface Address {
  variant: Variant
  code: string | undefined
  /** Parts of the address that the variant does not have. */
  notReturned: string[]
}

/** `#operation/product/mode/CODE`; any part may be missing. Undefined where all is. */
export function readAddress(hash: string, offered: readonly Variant[]): Address | undefined {
  const parts = hash.replace(/^#/, '').split('/').map(decode)
  let variants = offered
  const known = variants.flatMap(({ operation, product, mode, errors }) => [
    operation.id,
    product,
    mode,
    ...errors.map(({ code }) => code),
  ])
  if (!parts.some((part) => known.includes(part))) return undefined
  const narrow = (fits: (variant: Variant) => boolean) => {
    const left = variants.filter(fits)
    if (left.length > 0) variants = left
  }
  narrow(({ operation }) => parts.includes(operation.id))
  narrow(({ product }) => parts.includes(product))
  narrow(({ mode }) => mode !== undefined && parts.includes(mode))
  narrow(({ errors }) => errors.some(({ code }) => parts.includes(code)))
  const [variant] = variants
  if (!variant) return undefined
  const { operation, product, mode } = variant
  const code = variant.errors.find((error) => parts.includes(error.code))?.code
  return {
    variant,
    code,
    notReturned: parts.filter(
      (part) => part !== '' && ![operation.id, product, mode, code].includes(part),
    ),
  }
}

export function writeAddress({ variant, code }: Pick<Address, 'variant' | 'code'>): string {
  const parts = [variant.operation.id, variant.product, variant.mode, code]
  return `#${parts
    .filter((it) => it !== undefined)
    .map(encodeURIComponent)
    .join('/')}`
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
