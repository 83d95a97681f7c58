// The validators of responses, compiled from the contract's JSON Schemas.
import type { Validate } from '../../../generated/validators.js'

/** By product, operation and `'200'` or `'200 header x-request-id'`. */
export type Validators = Record<string, Record<string, Record<string, Validate>>>
