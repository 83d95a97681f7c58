// types.ts: the wire's types, by openapi-typescript. Frozen upstream, hence pinned and kept behind
// this one function; it needs TypeScript 5.9 to generate, its output compiles on later ones.
import openapiTS, { astToString } from 'openapi-typescript'
import type { Bundle } from '../../contract/contract.ts'
import { type Json, isObject, resolve } from '../../contract/json.ts'
import { plainDescription } from '../../contract/unused-components.ts'

export async function types(bundle: Bundle): Promise<string> {
  const description = withDescriptions(bundle, structuredClone(plainDescription(bundle)))
  // Its input type is a whole OpenAPI model; ours is the same document with fewer promises.
  const nodes = await openapiTS(description as unknown as Parameters<typeof openapiTS>[0], {
    alphabetize: false,
    defaultNonNullable: false, // a member with a default may be left out
  })
  return astToString(nodes)
}

/** Says beside each reference of a property what its target says, so that editors show it at the property. */
function withDescriptions<T>(bundle: Bundle, node: T): T {
  if (typeof node !== 'object' || node === null) return node
  const { properties } = node as { properties?: Json }
  for (const property of isObject(properties) ? Object.values(properties) : []) {
    if (isObject(property) && property.$ref !== undefined) {
      const { title, description } = resolve(bundle, property)
      Object.assign(property, { title, description, ...property })
    }
  }
  for (const child of Object.values(node)) withDescriptions(bundle, child)
  return node
}
