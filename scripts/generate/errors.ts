// errors.ts: the catalog as a typed constant, and the exact codes of each operation and status, which
// the wire's types leave open so that an unknown code breaks no client.
import { type Contract, readContract } from '../contract/contract.ts'
import type { Bundle } from '../contract/contract.ts'

export function errors(bundle: Bundle): string {
  const contract = readContract(bundle)
  return [
    '/** The error-code catalog, by product and code. Message templates are the vendor\'s, letter by letter. */',
    `export const catalog = ${literal(byProduct(contract))} as const`,
    '',
    '/** The codes that each operation answers, by status, of all products and modes together. */',
    `export const operationErrors = ${literal(byOperation(contract))} as const`,
    '',
    '/** A vendor\'s edition that speaks a dialect of the API. */',
    'export type Product = keyof typeof catalog',
    '',
    '/** The codes of a product, of all products by default. */',
    'export type ErrorCode<P extends Product = Product> = P extends Product ? keyof (typeof catalog)[P] : never',
    '',
    'export type OperationId = keyof typeof operationErrors',
    '',
    '/** The codes that an operation answers, with one status or with any. */',
    'export type OperationErrorCode<',
    '  O extends OperationId,',
    '  S extends keyof (typeof operationErrors)[O] = keyof (typeof operationErrors)[O],',
    '> = (typeof operationErrors)[O][S] extends readonly (infer Code)[] ? Code : never',
    '',
  ].join('\n')
}

function byProduct({ catalog }: Contract) {
  const products = new Map<string, Record<string, unknown>>()
  for (const { code, product, status, message, handling, parameters, condition } of catalog) {
    const codes = products.get(product) ?? {}
    codes[code] = { status, message, handling, parameters, condition }
    products.set(product, codes)
  }
  return Object.fromEntries(products)
}

function byOperation({ operations }: Contract) {
  return Object.fromEntries(
    operations.map(({ id, dialects }) => {
      const all = dialects.flatMap((dialect) => dialect.errors)
      const statuses = [...new Set(all.map(({ status }) => status))].sort((a, b) => a - b)
      const codes = (status: number) => [...new Set(all.filter((error) => error.status === status).map(({ code }) => code))]
      return [id, Object.fromEntries(statuses.map((status) => [status, codes(status)]))]
    }),
  )
}

function literal(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(/^(\s*)"(\d+)":/gm, '$1$2:') // statuses stay numbers
}
