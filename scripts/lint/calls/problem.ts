// What the rules about calls share: a problem, its limit, and what they know of a call.
import type { Location } from '@redocly/openapi-core'
import type { JsonObject } from '../../contract/json.ts'
import type { Entry } from '../../generate/source/catalog.ts'
import type { Field, Place, Walk } from '../ref-walker.ts'
import type { LimitName } from '../../generate/source/limits.ts'

export interface CallProblem {
  limit: LimitName
  message: string
  location: Location
}

type Located = Pick<Place, 'location'>

/** Makes a problem of the call in question. */
export type Say = (limit: LimitName, message: string, place: Located) => CallProblem

/** An operation with what stands around it. */
export interface Call {
  method: string
  operation: Place
  item: Place
  root: Place
  entries: ReadonlyMap<string, Entry>
  step: Walk
  say: Say
}

/** An entry of `x-variants`, with what its requests carry and the codes that it lists. */
export interface VariantPlace {
  node: JsonObject
  location: Location
  body: Place | undefined
  fields: Field[]
  errors: Entry[]
}
