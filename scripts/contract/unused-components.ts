// Components that nothing refers to, and calls beside the contract: what a description for other tools leaves out.
import type { Bundle } from './document.ts'
import { type Json, type JsonObject, isObject, list } from './json.ts'
import { objectAt, operationsOf } from './operations.ts'

/** The bundle without companion calls and the catalog, and without the components that only those use. */
export function plainDescription(bundle: Bundle): JsonObject {
  const {
    'x-catalog': _c,
    'x-companions': _p,
    'x-shapes': _s,
    ...description
  } = structuredClone(bundle)
  const document = description as unknown as JsonObject // OpenAPI is JSON
  dropUnused(document)
  return document
}

/** Removes components that nothing refers to, until none is left. */
export function dropUnused(document: JsonObject): void {
  const components = objectAt(document, 'components')
  const schemes = new Set(
    [document, ...operationsOf(document)]
      .flatMap((it) => [it, ...list(it['x-variants'])])
      .flatMap(({ security }) => list(security).flatMap((it) => Object.keys(it))),
  )
  for (let dropped = true; dropped;) {
    dropped = false
    const refs = new Set<string>()
    collectRefs(document, refs)
    for (const [kind, members] of Object.entries(components)) {
      if (!isObject(members)) continue
      for (const name of Object.keys(members)) {
        if (kind === 'securitySchemes' && schemes.has(name)) continue
        if (refs.has(`#/components/${kind}/${name}`)) continue
        delete members[name]
        dropped = true
      }
      if (Object.keys(members).length === 0) delete components[kind]
    }
  }
}

function collectRefs(node: Json | undefined, refs: Set<string>): void {
  if (Array.isArray(node)) node.forEach((it) => collectRefs(it, refs))
  if (!isObject(node)) return
  if (typeof node.$ref === 'string') refs.add(node.$ref)
  Object.values(node).forEach((it) => collectRefs(it, refs))
}
