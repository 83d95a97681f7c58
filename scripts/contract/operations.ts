// Operations of a description before it is a contract.
import { type JsonObject, isObject } from './json.ts'

/** Keys of a path item that are operations, in the order in which operations are read. */
export const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/** Those of the contract and of the calls beside it. */
export function operationsOf(document: JsonObject): JsonObject[] {
  const paths = [document.paths, document['x-companions']].filter(isObject)
  return paths
    .flatMap((it) => Object.values(it))
    .flatMap((item) =>
      isObject(item)
        ? Object.values(item).filter((it): it is JsonObject => isObject(it) && 'operationId' in it)
        : [],
    )
}

/** The object under a key, made where there is none. */
export function objectAt(parent: JsonObject, key: string): JsonObject {
  const value = parent[key]
  if (isObject(value)) return value
  const made: JsonObject = {}
  parent[key] = made
  return made
}
