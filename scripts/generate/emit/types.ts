// types.ts: the wire's types, by openapi-typescript. Frozen upstream, hence pinned and kept behind
// this one function; it needs TypeScript 5.9 to generate, its output compiles on later ones.
import openapiTS, { astToString } from 'openapi-typescript'
import type { Bundle } from '../../contract/contract.ts'
import { plainDescription } from '../source/unused-components.ts'

export async function types(bundle: Bundle): Promise<string> {
  const description = plainDescription(bundle)
  // Its input type is a whole OpenAPI model; ours is the same document with fewer promises.
  const nodes = await openapiTS(description as unknown as Parameters<typeof openapiTS>[0], {
    alphabetize: false,
  })
  return astToString(nodes)
}
