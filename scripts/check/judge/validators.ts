// The validators of responses, as they are compiled from the contract's JSON Schemas.

/** One way in which a value is not what the schema says, as Ajv tells it. */
interface Misfit {
  instancePath: string
  keyword: string
  params: Record<string, unknown>
  message?: string
}

/** Returns whether the value is valid; `errors` then has what is not, until the next call. */
export interface Validate {
  (value: unknown): boolean
  errors?: Misfit[] | null
}

/** By product, operation and `'200'` or `'200 header x-request-id'`. */
export type Validators = Record<string, Record<string, Record<string, Validate>>>
