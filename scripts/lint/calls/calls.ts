// What client, sandbox and check can do with a call. What they cannot is refused here, with what to
// write instead, since each of them would otherwise do something of its own with it.
import type { Oas3Rule, UserContext } from '@redocly/openapi-core'
import { type JsonObject, list } from '../../contract/json.ts'
import { type Entry, problem } from '../../generate/source/catalog.ts'
import { catalogOf, report } from '../redocly-report.ts'
import { type Place, walker } from '../ref-walker.ts'
import { bodyProblems } from './bodies.ts'
import { credentialProblems } from './credentials.ts'
import { inputProblems } from './inputs.ts'
import type { Call, CallProblem, Say } from './problem.ts'
import { ownerProblems } from './products-and-modes.ts'
import { responseProblems, shapeProblems } from './responses.ts'
import { schemaProblems } from './schemas.ts'
import { strayNames, watchableNames, variantProblems, variantsOf } from './variants.ts'

/** The first problem of each operation, a shared part's once; what follows is mostly its echo. */
export const callsSupported: Oas3Rule = () => {
  let root: Place
  let item: Place
  let entries: ReadonlyMap<string, Entry> = new Map()
  const inputs = new Map<Entry, Set<string>>()
  const reported = new Set<string>()
  return {
    Root: {
      enter(node, ctx) {
        root = { node: node as unknown as JsonObject, location: ctx.location }
        const twice = Object.keys(Object(root.node['x-companions'])).find((it) =>
          Object.hasOwn(Object(root.node.paths), it),
        )
        if (twice !== undefined)
          ctx.report({
            message: `${twice} is in paths, so it is no companion; drop it from x-companions`,
            location: ctx.location.child(['x-companions', twice]).key(),
          })
        entries = catalogOf(ctx).byKey
      },
      leave(_, ctx) {
        const stray = [...inputs].flatMap(([entry, names]) => strayProblems(entry, names))
        if (reported.size === 0) report(ctx, stray)
      },
    },
    PathItem(node, ctx) {
      item = { node: node as unknown as JsonObject, location: ctx.location }
    },
    Operation(node, ctx) {
      if (ctx.location.pointer.includes('/callbacks/')) return
      const operation = { node: node as unknown as JsonObject, location: ctx.location }
      const say: Say = (limit, message, { location }) => ({
        limit,
        message: `${String(node.operationId)}: ${message}`,
        location,
      })
      const step = walker(ctx)
      const call: Call = { method: String(ctx.key), operation, item, root, entries, step, say }
      const { value: first } = callProblems(call).next()
      if (first) return reportOnce(ctx, first, reported)
      for (const variant of variantsOf(call))
        for (const error of variant.errors)
          inputs.set(
            error,
            new Set([...(inputs.get(error) ?? []), ...watchableNames(call, variant)]),
          )
    },
  }
}

function reportOnce(
  ctx: UserContext,
  { message, location }: CallProblem,
  reported: Set<string>,
): void {
  const { size } = reported
  if (reported.add(location.absolutePointer).size > size) ctx.report({ message, location })
}

function* callProblems(call: Call): Generator<CallProblem> {
  yield* placeProblems(call)
  yield* ownerProblems(call)
  yield* bodyProblems(call, list(call.operation.node['x-variants']))
  const variants = variantsOf(call)
  for (const [index, variant] of variants.entries()) {
    yield* inputProblems(call, variant.fields)
    yield* credentialProblems(call, variant)
    yield* variantProblems(call, variant, variants.slice(0, index))
  }
  yield* schemaProblems(call, variants)
  yield* responseProblems(call)
  for (const entry of new Set(variants.flatMap(({ errors }) => errors)))
    yield* shapeProblems(call, entry)
}

function* placeProblems({ say, method, operation, item }: Call): Generator<CallProblem> {
  if (operation.node.callbacks)
    yield say('place', 'callbacks are not supported; describe them in words', {
      location: operation.location.child('callbacks'),
    })
  const holder = [operation, item].find(({ node }) => node.servers)
  if (holder)
    yield say(
      'place',
      'a server of its own is not supported; all calls share the one of openapi.yaml',
      { location: holder.location.child('servers') },
    )
  if (!['get', 'post', 'put', 'patch', 'delete'].includes(method))
    yield say('method', `${method} is not supported; use get, post, put, patch or delete`, {
      location: operation.location.key(),
    })
}

function strayProblems(entry: Entry, names: ReadonlySet<string>) {
  return strayNames(entry, names).flatMap(({ key, name }) =>
    problem(
      entry,
      [key],
      `no operation that lists the code has ${name} among its ${key}; correct the name`,
    ),
  )
}
