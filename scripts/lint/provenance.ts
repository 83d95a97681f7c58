// Every statement that a reader may rely on says who makes it: a page of `sources.yaml`, `inferred`
// (no page does), or `ours` (our own advice or design). A part inherits the source of what it
// stands in, within its file.
import path from 'node:path'
import type { Oas3Rule, UserContext } from '@redocly/openapi-core'
import { type JsonObject, isObject, list } from '../contract/json.ts'
import { type Entry, problem } from '../generate/source/catalog.ts'
import { type Problem, readYamlOnce } from '../generate/source/yaml.ts'
import { keyOf } from '../model/catalog-in-openapi.ts'
import { readDecisions, strings } from './decisions.ts'
import { variants } from './operations.ts'
import { catalogOf, contractFolder, report } from './redocly-report.ts'
import { shapeProblems, sourceShape } from './shapes.ts'

const ownWords = ['inferred', 'ours']

/** Each source that is named stands in `sources.yaml`, as the documentation can show it. */
export const provenanceDefined: Oas3Rule = () => {
  let known = new Set<string>()
  let isReadable = true
  const unknown = (sources: unknown[]) =>
    sources
      .map(String)
      .filter((it) => isReadable && !known.has(it) && !ownWords.includes(it))
      .map(
        (it) => `the source ${it} is unknown; add it to sources.yaml or name one that stands there`,
      )
  return {
    Root(root, ctx) {
      const file = path.join(contractFolder(ctx), 'sources.yaml')
      const { value, problems } = readYamlOnce(file)
      isReadable = problems.length === 0 && isObject(value)
      known = new Set(isObject(value) ? Object.keys(value) : [])
      const message = 'the file is empty or not a map; list the pages that facts come from'
      report(ctx, [
        ...problems,
        ...(isReadable || problems.length > 0 ? [] : [{ file, path: [], message }]),
        ...sourceProblems(
          file,
          value,
          (root.tags ?? []).map(({ name }) => name),
        ),
        ...catalogOf(ctx).entries.flatMap((entry) =>
          unknown(sourcesOf(entry)).flatMap((it) => problem(entry, ['source'], it)),
        ),
        ...decisionProblems(contractFolder(ctx), unknown),
      ])
      for (const message of unknown([root['x-source' as keyof typeof root] ?? []].flat()))
        ctx.report({ message, location: ctx.location.child('x-source') })
    },
    any: {
      enter(node: unknown, ctx: UserContext) {
        if (!isObject(node) || ctx.type.name === 'Root') return
        const notes = list(node['x-notes'] ?? (ctx.type.name === 'Variant' ? node.notes : []))
        const named = [
          ...[node['x-source'] ?? []].flat(),
          ...notes.flatMap(({ source }) => source ?? []),
          ...(ctx.type.name === 'Variant' ? variantSources(node) : []),
        ]
        for (const message of unknown(named)) ctx.report({ message, location: sourceIn(node, ctx) })
      },
    },
  }
}

function sourceProblems(file: string, sources: unknown, products: string[]): Problem[] {
  const shape = sourceShape(products)
  return Object.entries(isObject(sources) ? sources : {}).flatMap(([name, value]) =>
    shapeProblems(shape, { file, path: [name], name, value }),
  )
}

/** Each text, default and requirement is covered by an `x-source`, and each note has its own. */
export const statementsSourced: Oas3Rule = () => {
  let isCovered = false // by the root: a contract of which one page says everything
  return {
    any: {
      enter(node: unknown, ctx: UserContext) {
        if (ctx.type.name === 'Root') isCovered = isObject(node) && node['x-source'] !== undefined
        if (isCovered || !isObject(node) || ctx.location.source.absoluteRef.includes('/overlays/'))
          return
        for (const [index, note] of list(node['x-notes']).entries())
          if (note.source === undefined || note.en === undefined || note.zh === undefined)
            ctx.report({
              message: 'a note needs source, en and zh',
              location: ctx.location.child(['x-notes', index]),
            })
        const statement = ['description', 'default'].find((key) => node[key] !== undefined)
        if (statement === undefined || !stated.includes(ctx.type.name) || isSourced(ctx)) return
        ctx.report({
          message: `nothing says who says this ${statement}; add x-source: an id of sources.yaml, inferred, or ours`,
          location: ctx.location.child(statement),
        })
      },
    },
  }
}

/** Kinds of nodes whose texts are statements about the service. */
const stated = [
  ...['Info', 'Tag', 'Server', 'ServerVariable', 'Operation', 'Parameter', 'RequestBody'],
  ...['Response', 'Header', 'Schema', 'SecurityScheme'],
]

/** Each code of a variant is on the page of the variant, or says from where it is tied to it. */
export const codesTied: Oas3Rule = () => {
  let byKey: ReadonlyMap<string, Entry> = new Map()
  return {
    Root(_, ctx) {
      byKey = catalogOf(ctx).byKey
    },
    Operation(operation, ctx) {
      variants(operation).forEach((variant, index) => {
        const provenance = isObject(variant.provenance) ? variant.provenance : {}
        list<string>(variant.codes).forEach((code, position) => {
          const entry = byKey.get(keyOf({ product: String(variant.product), code }))
          if (!entry || provenance.codes !== undefined || entry.provenance?.operations) return
          if ([entry.source, ...(entry.alsoIn ?? [])].includes(String(variant.source))) return
          ctx.report({
            message:
              `${code} is on ${entry.source}, not on ${String(variant.source)}; say in its ` +
              'provenance who says that this operation returns it (operations: inferred, or a ' +
              'source), or add the page to alsoIn',
            location: ctx.location.child(['x-variants', index, 'codes', position]),
          })
        })
      })
    },
  }
}

function sourcesOf({ source, alsoIn = [], provenance = {} }: Entry): string[] {
  return [source, ...alsoIn, ...Object.values(provenance)]
}

function variantSources(variant: JsonObject): unknown[] {
  const { provenance } = variant
  return [variant.source ?? [], ...Object.values(isObject(provenance) ? provenance : {})].flat()
}

function sourceIn(node: JsonObject, { location }: UserContext): UserContext['location'] {
  const key = ['source', 'x-source', 'x-notes', 'notes'].find((it) => it in node)
  return key === undefined ? location : location.child(key)
}

function decisionProblems(folder: string, unknown: (sources: unknown[]) => string[]) {
  const { list: decisions, problemOf } = readDecisions(folder)
  return decisions.flatMap(({ sources }, index) =>
    unknown(strings(sources)).map((message) => problemOf(index, 'sources', message)),
  )
}

const files = new Map<string, unknown>()

/** Whether the node or something around it in its file has an `x-source`. */
function isSourced({ location }: UserContext): boolean {
  const { absoluteRef, body } = location.source
  const key = `${absoluteRef} ${body.length} ${body}`
  const root = files.get(key) ?? readYamlOnce(absoluteRef).value
  files.set(key, root)
  let node = root
  for (const step of ['', ...location.pointer.split('/').slice(1)]) {
    if (step !== '')
      node = (node as JsonObject | undefined)?.[step.replaceAll('~1', '/').replaceAll('~0', '~')]
    if (isObject(node) && node['x-source'] !== undefined) return true
  }
  return false
}
