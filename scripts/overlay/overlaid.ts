// The contract with an overlay: its actions are carried out, and what the bundle derives from codes and catalog is
// written anew, so that client, sandbox, check and docs see one contract.
import type { CatalogError, Language } from '../contract/catalog.ts'
import { type Bundle, readContract } from '../contract/contract.ts'
import { type Json, type JsonObject, isObject, list, resolve } from '../contract/json.ts'
import { operationsOf } from '../contract/operations.ts'
import { dropUnused } from '../contract/unused-components.ts'
import { keyOf, writeErrorResponses } from '../model/catalog-in-openapi.ts'
import { ActionError, carryOut } from './action.ts'
import { entryProblems } from './entry-problems.ts'
import { weakenings } from './guard.ts'
import { type Overlay, OverlayError, type PlacedAction } from './read.ts'

export interface Part {
  language: Language
  /** If the bundle is only what this product offers, in which other products' parts are not to be found. */
  product?: string
}

/** A new bundle. Throws an OverlayError with a line for each thing that is wrong. */
export function overlaid(bundle: Bundle, overlay: Overlay, { language, product }: Part): Bundle {
  refuse(contractProblems(bundle, overlay))
  const document = structuredClone(bundle) as unknown as JsonObject // a bundle is JSON
  const isPart = product !== undefined
  refuse(overlay.actions.flatMap((action) => problemsOf(action, document, isPart)))
  const entries = (list(document['x-catalog']) as unknown as CatalogError[]).filter(
    (it) => !isPart || !isObject(it) || it.product === product,
  )
  refuse(entryProblems(entries, document).map((it) => `${overlay.file} ${it}`))
  refuse(listProblems(document).map((it) => `${overlay.file} ${it}`))
  dropEmptyPaths(document)
  const changed = withDerived(document, entries, language)
  const contract = readable(changed, overlay)
  refuse(weakenings(readContract(bundle), contract).map((it) => `${overlay.file} ${it}`))
  return { ...changed, 'x-overlay': titleOf(bundle, overlay) }
}

/** An overlay that says which contract it is for is for no other. */
function contractProblems({ info }: Bundle, { file, contract }: Overlay): string[] {
  return contract === undefined || contract.title === info.title
    ? []
    : [`${file} is for the contract "${contract.title}", not for "${info.title}"`]
}

/** Whoever reads the title learns if the contract has moved on since. */
function titleOf({ info }: Bundle, { title, contract }: Overlay): string {
  return contract === undefined || contract.version === info.version
    ? title
    : `${title} (written for version ${contract.version} of the contract, which is ${info.version} now)`
}

function problemsOf(action: PlacedAction, document: JsonObject, isPart: boolean): string[] {
  const { place, target } = action
  try {
    const result = carryOut(document, action)
    if (result === 'changed' || isPart) return []
    return result === 'nowhere'
      ? [`${place} ${target} is nowhere in the contract; correct the target or drop the action`]
      : [`${place} ${target} is so in the contract already; drop the action`]
  } catch (error) {
    if (!(error instanceof ActionError)) throw error
    return [`${place} ${error.message}`]
  }
}

/** A word that nobody knows would count as `closed`. */
function listProblems(document: JsonObject): string[] {
  return operationsOf(document).flatMap((operation) =>
    list(operation['x-variants'])
      .filter((it) => it.list !== 'open' && it.list !== 'closed')
      .map(
        (it) => `${String(operation.operationId)} has list: ${String(it.list)}; use open or closed`,
      ),
  )
}

function withDerived(document: JsonObject, entries: CatalogError[], language: Language): Bundle {
  const listedBy = writeErrorResponses(document, entries, language)
  dropUnused(document)
  const catalog = entries.map((entry) => ({
    ...entry,
    operations: [...(listedBy.get(keyOf(entry)) ?? [])],
  }))
  return { ...document, 'x-catalog': catalog } as unknown as Bundle // as `generate` writes it
}

function readable(bundle: Bundle, { file }: Overlay) {
  try {
    resolveAll(bundle as unknown as JsonObject, bundle)
    return readContract(bundle)
  } catch (error) {
    throw new OverlayError(`${file} leaves no valid contract: ${(error as Error).message}`)
  }
}

/** Throws a TypeError for a reference that leads nowhere in the bundle: nothing is fetched for one. */
function resolveAll(node: Json, bundle: Bundle): void {
  if (typeof node !== 'object' || node === null) return
  if (isObject(node) && typeof node.$ref === 'string') resolve(bundle, node)
  for (const it of Object.values(node)) resolveAll(it, bundle)
}

/** Paths whose operations are gone, and operations that no product offers. */
function dropEmptyPaths(document: JsonObject): void {
  const operations = new Set(operationsOf(document))
  for (const paths of [document.paths, document['x-companions']].filter(isObject)) {
    for (const [path, item] of Object.entries(paths)) {
      if (!isObject(item)) continue
      for (const [method, it] of Object.entries(item)) {
        const isOffered = !isObject(it) || list(it['x-variants']).length > 0
        if (isObject(it) && operations.has(it) && !isOffered) delete item[method]
      }
      if (!Object.values(item).some((it) => isObject(it) && operations.has(it))) delete paths[path]
    }
  }
}

function refuse(problems: string[]): void {
  if (problems.length > 0) throw new OverlayError(problems.join('\n'))
}
