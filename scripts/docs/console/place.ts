// What of the console stands in the address: operation, product, mode and code, never a value.
import { type Contract, type Dialect } from '../../contract/contract.ts'

export interface Place {
  dialect: Dialect
  code: string | undefined
  /** Parts of the address that the dialect does not have. */
  unanswered: string[]
}

/** `#operation/product/mode/CODE`; any part may be missing. Undefined where all is. */
export function readPlace(hash: string, { operations }: Contract): Place | undefined {
  const parts = hash.replace(/^#/, '').split('/').map(decode)
  let dialects = operations.flatMap((operation) => operation.dialects)
  const known = dialects.flatMap(({ operation, product, mode, errors }) => [operation.id, product, mode, ...errors.map(({ code }) => code)])
  if (!parts.some((part) => known.includes(part))) return undefined
  const narrow = (fits: (dialect: Dialect) => boolean) => {
    const left = dialects.filter(fits)
    if (left.length > 0) dialects = left
  }
  narrow(({ operation }) => parts.includes(operation.id))
  narrow(({ product }) => parts.includes(product))
  narrow(({ mode }) => mode !== undefined && parts.includes(mode))
  narrow(({ errors }) => errors.some(({ code }) => parts.includes(code)))
  const [dialect] = dialects
  if (!dialect) return undefined
  const { operation, product, mode } = dialect
  const code = dialect.errors.find((error) => parts.includes(error.code))?.code
  return { dialect, code, unanswered: parts.filter((part) => part !== '' && ![operation.id, product, mode, code].includes(part)) }
}

export function writePlace({ dialect, code }: Pick<Place, 'dialect' | 'code'>): string {
  const parts = [dialect.operation.id, dialect.product, dialect.mode, code]
  return `#${parts.filter((it) => it !== undefined).map(encodeURIComponent).join('/')}`
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
