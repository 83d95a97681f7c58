// The generated bundle, for what runs without being handed another one.
import generated from '../../generated/openapi.json' with { type: 'json' }
import type { Bundle } from './contract.ts'

export const bundle = generated as unknown as Bundle // the compiler's type of a JSON file is its value
