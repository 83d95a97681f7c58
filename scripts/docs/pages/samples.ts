// Samples that work as they stand: a request that the sandbox accepts, as curl and in TypeScript.
import type { CatalogError } from '../../contract/catalog.ts'
import type { Variant } from '../../contract/contract.ts'
import { type PreparedRequest, curl, localSandbox, typescript } from '../console/samples.ts'
import type { World } from '../console/world.ts'

/** The command that starts the sandbox of the product. */
export function sandboxCommand(product: string): string {
  return `npx idaas-password sandbox --product ${product}`
}

export function curlSample(world: World, variant: Variant): string | undefined {
  const prepared = validRequestFor(world, variant)
  return prepared && curl(prepared)
}

export function typescriptSample(world: World, variant: Variant): string | undefined {
  const prepared = validRequestFor(world, variant)
  return prepared && typescript(prepared)
}

/** How an application handles one error code of the variant. */
export function handlingSample(
  world: World,
  variant: Variant,
  error: CatalogError,
): string | undefined {
  const prepared = validRequestFor(world, variant)
  return prepared && typescript({ ...prepared, handle: error })
}

/** Undefined if the sandbox has no account with which the operation succeeds. */
function validRequestFor(world: World, variant: Variant): PreparedRequest | undefined {
  const valid = world.validFor(variant, 0)
  if (typeof valid === 'string') return undefined
  return { request: valid.request, prefer: undefined, baseUrl: localSandbox, hide: false }
}
