// What a deployment consistently does otherwise than the contract says, as actions of an overlay.
import type { Operation, Variant } from '../../contract/contract.ts'
import type { Json } from '../../contract/json.ts'

export interface Action {
  /** For the reviewer. */
  comment: string
  target: string
  update?: Json
  remove?: true
}

export interface Deviation {
  actions: Action[]
  /** What of it comes from the deployment. */
  said: Json
}

/** A deviation, or in a sentence what differs and cannot be written. */
export type Found = Deviation | string

/** `2 responses, such as without X-client-id` */
export function seenTimes(seen: readonly { what: string }[]): string {
  return `${seenCount(seen)}, such as ${seen[0]?.what}`
}

export function seenCount({ length }: readonly unknown[]): string {
  return `${length} ${length === 1 ? 'response' : 'responses'}`
}

export function operationPath({ path, method }: Operation): string {
  return `$.paths[${quoted(path)}].${method.toLowerCase()}`
}

export function variantPath({ operation, product, mode }: Variant): string {
  const isMode = mode === undefined ? '' : ` && @.mode==${quoted(mode)}`
  return `${operationPath(operation)}['x-variants'][?@.product==${quoted(product)}${isMode}]`
}

export function entryPath({ product, code }: { product: string; code: string }): string {
  return `$['x-catalog'][?@.product==${quoted(product)} && @.code==${quoted(code)}]`
}

/** As a string of JSONPath. */
export function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}
