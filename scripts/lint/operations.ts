// Rules about operations: their codes and the catalog, and what every reader of one needs.
import type { Oas3Rule } from '@redocly/openapi-core'
import { type JsonObject, isObject } from '../contract/json.ts'
import { type Entry, problem } from '../generate/source/catalog.ts'
import { catalogOf, report } from './problems.ts'

/** Catalog and operations name the same codes with the same statuses. */
export const catalogAgrees: Oas3Rule = () => {
  let entries: Entry[] = []
  let byKey = new Map<string, Entry>()
  // If a family cannot be read, its codes are not there to compare, and catalog-valid says so.
  let isComplete = true
  const listed = new Set<Entry>()
  return {
    Root: {
      enter(_, ctx) {
        const catalog = catalogOf(ctx)
        entries = catalog.entries
        byKey = new Map(entries.map((entry) => [`${entry.product} ${entry.code}`, entry]))
        isComplete = catalog.problems.length === 0
      },
      leave(_, ctx) {
        if (!isComplete) return
        report(
          ctx,
          entries
            .filter((entry) => entry.condition !== null && !listed.has(entry))
            .flatMap((entry) =>
              problem(
                entry,
                ['condition'],
                'has a condition, but no operation lists it; list it in x-variants or drop the condition',
              ),
            ),
        )
      },
    },
    Operation(operation, ctx) {
      if (!isComplete) return
      const id = operation.operationId
      const found = variants(operation)
      if (found.length === 0) {
        ctx.report({
          message: `${id} lists no error codes; add x-variants, a list with product, list, source and codes`,
          location: ctx.location.child('operationId'),
        })
        isComplete = false
        return
      }
      const statuses = new Set<string>()
      const missing = new Set<number>()
      found.forEach((variant, index) => {
        const place = ctx.location.child(['x-variants', index])
        const codes = Array.isArray(variant.codes) ? variant.codes.map(String) : []
        if (!entries.some(({ product }) => product === variant.product)) {
          ctx.report({
            message: `${id} is for ${String(variant.product)}, and no file in errors/ is; use one of ${[...new Set(entries.map(({ product }) => product))].join(', ')}, or add a family`,
            location: place.child('product'),
          })
          isComplete = false
          return
        }
        codes.forEach((code, position) => {
          const location = place.child(['codes', position])
          const entry = byKey.get(`${String(variant.product)} ${code}`)
          if (codes.indexOf(code) < position)
            ctx.report({ message: `${id} lists ${code} twice; keep the first`, location })
          if (!entry) {
            ctx.report({
              message: `${id} lists ${code}, which the catalog of ${String(variant.product)} does not have; add it to a file of errors/ or drop it`,
              location,
            })
            return
          }
          listed.add(entry)
          statuses.add(String(entry.status))
          if (entry.condition === null) {
            ctx.report({
              message: `${id} lists ${code}, which has no condition; say in the catalog when it comes`,
              location,
            })
          }
          if (!operation.responses?.[entry.status] && !missing.has(entry.status)) {
            missing.add(entry.status)
            ctx.report({
              message: `${id} lists ${code} with status ${entry.status}, but has no response ${entry.status}; add it`,
              location,
            })
          }
        })
        if (!(operation.tags ?? []).includes(String(variant.product))) {
          ctx.report({
            message: `${id} is for ${String(variant.product)}, but has no such tag; add it`,
            location: place.child('product'),
          })
        }
      })
      for (const status of isComplete ? Object.keys(operation.responses ?? {}) : []) {
        if (/^[45]\d\d$/.test(status) && !statuses.has(status)) {
          ctx.report({
            message: `${id} has a response ${status}, but lists no code with that status; list one or drop the response`,
            location: ctx.location.child(['responses', status]),
          })
        }
      }
    },
  }
}

/** Each operation has a summary, a description, and an example request for each mode. */
export const operationComplete: Oas3Rule = () => ({
  Operation(operation, ctx) {
    const id = operation.operationId
    for (const key of ['summary', 'description'] as const) {
      if (!operation[key]?.trim())
        ctx.report({ message: `${id} has no ${key}; write one`, location: ctx.location.child(key) })
    }
    if (!operation.requestBody) return
    const body = ctx.resolve(operation.requestBody).node
    const content = Object.values(isObject(body?.content) ? body.content : {})
    const examples = content.flatMap((media) => {
      const named = isObject(media) && isObject(media.examples) ? media.examples : {}
      return Object.values(named).filter(isObject)
    })
    const location = ctx.location.child('requestBody')
    if (examples.length === 0)
      return ctx.report({ message: `${id} has no example request; add one`, location })
    const bare = variants(operation).find((variant) => !examples.some((it) => isFor(it, variant)))
    if (bare)
      ctx.report({
        message: `${id} has no example request for ${[bare.product, bare.mode].filter(Boolean).join(' ')}; add one, with x-mode or x-products if it is not for all`,
        location,
      })
  },
})

function isFor(example: JsonObject, { product, mode }: JsonObject): boolean {
  const products = example['x-products']
  return (
    (example['x-mode'] === undefined || example['x-mode'] === mode) &&
    (!Array.isArray(products) || products.includes(product ?? null))
  )
}

/** In the bundle each error response has a named example for each code. */
export const errorsHaveExamples: Oas3Rule = () => ({
  Response(response, ctx) {
    if (!/^[45]/.test(String(ctx.key))) return
    for (const [type, media] of Object.entries(response.content ?? {})) {
      if (Object.keys(media.examples ?? {}).length === 0) {
        ctx.report({
          message: `the response ${ctx.key} has no examples; list its codes in x-variants`,
          location: ctx.location.child(['content', type]),
        })
      }
    }
  },
})

/** The entries of an operation's `x-variants`. */
export function variants(operation: object): JsonObject[] {
  const value = (operation as { 'x-variants'?: unknown })['x-variants'] // Redocly's type knows no extensions of ours
  return Array.isArray(value) ? value.filter(isObject) : []
}
