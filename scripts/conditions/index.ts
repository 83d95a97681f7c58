// The closed vocabulary of reasons. A new condition is one more module, listed here.
import type { CatalogError, ParameterValue } from '../contract/catalog.ts'
import type { Condition } from './condition.ts'
import { passwordConditions } from './password.ts'
import {
  invalidToken,
  missing,
  unavailable,
  unknownClient,
  unknownUser,
  wrongCode,
} from './request.ts'

export const conditions: ReadonlyMap<string, Condition> = new Map(
  [
    missing,
    unknownClient,
    invalidToken,
    unknownUser,
    wrongCode,
    ...passwordConditions,
    unavailable,
  ].map((condition) => [condition.name, condition]),
)

/** Sample values for the placeholders of an entry: its own, or those of its condition. */
export function sampleValues(
  entry: Pick<CatalogError, 'parameters' | 'condition' | 'example'>,
): ParameterValue[] {
  const supplied = conditions.get(entry.condition ?? '')?.supplies ?? {}
  return entry.parameters.map((name, index) => entry.example?.[index] ?? supplied[name] ?? name)
}
