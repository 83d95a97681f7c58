// Generated from the OpenAPI contract of idaas-password 0.1.0. Do not edit.
// How an operation is called by a product, if no field of a request tells it. Only tables that need it import this.
import type { Fields, Operation } from './operation.js'

/** The operation of the client's product; throws a TypeError if the client has none or one that does not offer it. */
export function byProduct(operation: Operation, given: Fields, { product }: Fields): Operation {
  const { id, modes } = operation
  const mode = modes.find(
    ({ by, products }) =>
      (!by || given[by] !== undefined) && (!products || products.includes(String(product))),
  )
  if (mode) return { ...operation, fields: mode.fields ?? operation.fields, modes: [mode] }
  const names = modes.flatMap(({ products = [] }) => products)
  throw new TypeError(`${id}: product is not one of ${names.join(', ')}`)
}
