// Generated from the OpenAPI contract of idaas-password 0.1.0. Do not edit.

/** One way in which a value is not what the schema says. */
export interface Misfit {
  /** JSON pointer into the value; empty for the value as a whole. */
  instancePath: string
  schemaPath: string
  keyword: string
  params: Record<string, unknown>
  message?: string
}

/** Returns whether the value is valid; `errors` then has what is not, until the next call. */
export interface Validate {
  (value: unknown): boolean
  errors?: Misfit[] | null
}

/**
 * By product, operation and status the JSON body of a response (`'200'`), and the text of each of its headers
 * (`'200 header x-request-id'`, names in small letters).
 */
export declare const validators: Record<string, Record<string, Record<string, Validate>>>
