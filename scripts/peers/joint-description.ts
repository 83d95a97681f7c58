// One description for several deployments: each path once below each deployment's own.
import { type Bundle, readContract } from '../contract/contract.ts'
import type { Json, JsonObject } from '../contract/json.ts'
import type { Target } from './peer.ts'

/** The targets' origin, and the bundle with their paths; calls that a target's products do not have are left out. */
export function describe(
  bundle: Bundle,
  targets: Target[],
): { origin: string; description: JsonObject } {
  const { origin = '' } = new URL(targets[0]?.url ?? 'http://localhost')
  const { operations } = readContract(bundle)
  const paths = targets.flatMap(({ url, profile: { products } }, index) =>
    operations
      .filter(({ variants }) => variants.some(({ product }) => products.includes(product)))
      .map(({ path }) => [below(url) + path, renamed(bundle.paths[path] ?? {}, index)] as const),
  )
  const { 'x-catalog': _, ...plain } = bundle
  const description = { ...plain, servers: [{ url: '/' }], paths: Object.fromEntries(paths) }
  return { origin, description: description as unknown as JsonObject } // what JSON the bundle is
}

/** The path of a target: `/3`, or nothing where it has none. */
export function below(url: string): string {
  return new URL(url).pathname.replace(/\/$/, '')
}

/** The complaints that name a target's path, without it, so that they are the same words for every target. */
export function complaintsOf(targets: Target[], complaints: string[]): string[][] {
  return targets.map(({ url }) =>
    complaints
      .filter((it) => it.includes(`${below(url)}/`))
      .map((it) => it.replaceAll(`${below(url)}/`, '/')),
  )
}

/** Operation ids are unique in a description. */
function renamed(item: JsonObject, index: number): JsonObject {
  return JSON.parse(JSON.stringify(item), (key, value: Json) =>
    key === 'operationId' && index > 0 ? `${String(value)}${index}` : value,
  ) as JsonObject
}
