// Rules about operations: their codes and the catalog, and what every reader of one needs.
import type { Oas3Rule, UserContext } from '@redocly/openapi-core'
import { type JsonObject, isObject, list } from '../contract/json.ts'
import { type Entry, problem } from '../generate/source/catalog.ts'
import { keyOf } from '../model/catalog-in-openapi.ts'
import { bodyFor } from './calls/bodies.ts'
import { catalogOf, report } from './redocly-report.ts'
import { walker } from './ref-walker.ts'

/** What a rule about codes knows of the catalog, and has seen of it so far. */
interface Seen {
  entries: Entry[]
  byKey: ReadonlyMap<string, Entry>
  /** If a family cannot be read, its codes are not there to compare, and catalog-valid says so. */
  isComplete: boolean
  listed: Set<Entry>
}

/** Catalog and operations name the same codes with the same statuses. */
export const catalogAgrees: Oas3Rule = () => {
  const seen: Seen = { entries: [], byKey: new Map(), isComplete: true, listed: new Set() }
  return {
    Root: {
      enter(_, ctx) {
        const { entries, byKey, problems } = catalogOf(ctx)
        seen.entries = entries
        seen.byKey = byKey
        seen.isComplete = problems.length === 0
      },
      leave(_, ctx) {
        if (seen.isComplete) report(ctx, unlisted(seen))
      },
    },
    Operation(operation, ctx) {
      if (!seen.isComplete) return
      const found = variants(operation)
      if (found.length === 0) {
        ctx.report({
          message:
            `${operation.operationId} lists no error codes; add x-variants, a list with product, ` +
            'list, source and codes',
          location: ctx.location.child('operationId'),
        })
        seen.isComplete = false
        return
      }
      const statuses = new Set<string>()
      for (const [index, variant] of found.entries())
        for (const problem of variantProblems(operation, variant, { seen, statuses }))
          ctx.report({
            message: `${operation.operationId} ${problem.message}`,
            location: ctx.location.child(['x-variants', index, ...problem.at]),
          })
      if (seen.isComplete) reportStray(operation, statuses, ctx)
    },
  }
}

function unlisted({ entries, listed }: Seen) {
  return entries
    .filter((entry) => entry.condition !== null && !listed.has(entry))
    .flatMap((entry) =>
      problem(
        entry,
        ['condition'],
        'has a condition, but no operation lists it; list it in x-variants or drop the condition',
      ),
    )
}

interface VariantProblem {
  message: string
  /** Inside the entry of `x-variants`. */
  at: (string | number)[]
}

type OperationNode = { responses?: object | undefined; tags?: string[] | undefined }

function* variantProblems(
  operation: OperationNode,
  variant: JsonObject,
  { seen, statuses }: { seen: Seen; statuses: Set<string> },
): Generator<VariantProblem> {
  const product = String(variant.product)
  const products = [...new Set(seen.entries.map((entry) => entry.product))]
  if (!products.includes(product)) {
    seen.isComplete = false
    yield {
      message: `is for ${product}, and no file in errors/ is; use one of ${products.join(', ')}, or add a family`,
      at: ['product'],
    }
    return
  }
  const codes = list<string>(variant.codes).map(String)
  for (const [position, code] of codes.entries()) {
    const at = ['codes', position]
    const entry = seen.byKey.get(keyOf({ product, code }))
    if (codes.indexOf(code) < position) yield { message: `lists ${code} twice; keep the first`, at }
    if (!entry) {
      yield {
        message: `lists ${code}, which the catalog of ${product} does not have; add it to a file of errors/ or drop it`,
        at,
      }
      continue
    }
    seen.listed.add(entry)
    if (entry.condition === null)
      yield {
        message: `lists ${code}, which has no condition; say in the catalog when it comes`,
        at,
      }
    const status = String(entry.status)
    const isFirst = !statuses.has(status)
    statuses.add(status)
    if (isFirst && !(status in (operation.responses ?? {})))
      yield {
        message: `lists ${code} with status ${status}, but has no response ${status}; add it`,
        at,
      }
  }
  if (!(operation.tags ?? []).includes(product))
    yield { message: `is for ${product}, but has no such tag; add it`, at: ['product'] }
}

/** Error responses of which no code has the status. */
function reportStray(
  { operationId, responses }: { operationId?: string | undefined; responses?: object | undefined },
  statuses: ReadonlySet<string>,
  ctx: UserContext,
): void {
  for (const status of Object.keys(responses ?? {}))
    if (/^[45]\d\d$/.test(status) && !statuses.has(status))
      ctx.report({
        message:
          `${operationId} has a response ${status}, but lists no code with that status; list one ` +
          'or drop the response',
        location: ctx.location.child(['responses', status]),
      })
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
    const own = variants(operation)
    const stray = examples.find((it) => !own.some((variant) => isFor(it, variant)))
    if (stray && own.length > 0)
      ctx.report({
        message:
          `${id} has an example request for ${[stray['x-products'], stray['x-mode']].flat().filter(Boolean).join(' ')}, ` +
          'which is no mode or product of x-variants; correct its x-mode or x-products',
        location,
      })
    const place = { node: operation as unknown as JsonObject, location: ctx.location }
    const walked = { step: walker(ctx), operation: place }
    const bare = variants(operation).find(
      (variant) =>
        bodyFor(walked, variant as unknown as JsonObject) !== undefined &&
        !examples.some((it) => isFor(it, variant)),
    )
    if (bare)
      ctx.report({
        message:
          `${id} has no example request for ` +
          `${[bare.product, bare.mode].filter(Boolean).join(' ')}; add one, with x-mode or ` +
          'x-products if it is not for all',
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
