// The response schemas of a contract with an overlay, compiled when it is read: those of the contract alone were
// compiled when it was generated.
import type { Plugin, ValidateFunction } from 'ajv'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { type Bundle, readContract } from '../contract/contract.ts'
import { onlyProduct } from '../contract/only-product.ts'
import { responseSchemas } from '../contract/response-schemas.ts'
import { OverlayError } from './read.ts'

/** By product, operation and status or header, as `generated/validators.js` has them. Throws an OverlayError. */
export function validatorsOf(
  bundle: Bundle,
  file = 'the overlay',
): Record<string, Record<string, Record<string, ValidateFunction>>> {
  const ajv = new Ajv2020.default({ strict: false, logger: false, allErrors: true })
  const withFormats = addFormats as unknown as Plugin<object> // its CommonJS types hide the call
  withFormats(ajv, {})
  const compile = (schema: object, place: string) => {
    try {
      return ajv.compile(schema)
    } catch (error) {
      throw new OverlayError(
        `${file} ${place} is not a valid JSON Schema: ${(error as Error).message}`,
      )
    }
  }
  return Object.fromEntries(
    readContract(bundle).products.map((product) => {
      const own = onlyProduct(structuredClone(bundle) as never, product) as unknown as Bundle // a bundle is JSON
      const operations = Object.entries(responseSchemas(own)).map(([id, schemas]) => {
        const compiled = Object.entries(schemas).map(([key, schema]) => [
          key,
          compile(schema, `${id} ${key}`),
        ])
        return [id, Object.fromEntries(compiled)]
      })
      return [product, Object.fromEntries(operations)]
    }),
  )
}
