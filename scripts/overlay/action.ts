// One action of an OpenAPI Overlay 1.1 on a description: what its target selects is removed, or gets what `update` or
// `copy` gives. https://spec.openapis.org/overlay/v1.1.html
import { exec } from 'jsonpath-rfc9535'
import { type Json, type JsonObject, isObject } from '../contract/json.ts'

export interface Action {
  /** JSONPath (RFC 9535). */
  target: string
  remove?: boolean
  update?: Json
  /** JSONPath of the one node that is copied to the target. */
  copy?: string
}

type Step = string | number

/** Why an action cannot be carried out. */
export class ActionError extends Error {}

/** What came of an action: nothing is selected, or all that is selected is so already. */
export type Result = 'nowhere' | 'nothing' | 'changed'

/** Changes the document in place. Throws an ActionError. */
export function carryOut(document: JsonObject, action: Action): Result {
  const places = select(document, action.target)
  if (places.length === 0) return 'nowhere'
  if (action.remove === true) {
    if (places.some((steps) => steps.length === 0))
      throw new ActionError('$ is the whole contract; name what is to be removed')
    // From the back, so that no removal moves what is still to be removed.
    for (const steps of places.toReversed()) remove(document, steps)
    return 'changed'
  }
  const value = valueOf(document, action)
  const changed = places.filter((steps) => update(document, steps, structuredClone(value)))
  return changed.length > 0 ? 'changed' : 'nothing'
}

function valueOf(document: JsonObject, { update, copy }: Action): Json {
  if (copy === undefined) return update ?? null
  const [source, ...others] = select(document, copy)
  if (!source || others.length > 0)
    throw new ActionError(`copy selects ${others.length + (source ? 1 : 0)} places; name one`)
  return nodeAt(document, source)
}

/** The places that a path selects, each once, in the order of the document. */
function select(document: JsonObject, expression: string): Step[][] {
  const places = new Map<string, Step[]>()
  try {
    exec(document, expression, (_, path) => places.set(JSON.stringify(path), [...path]))
  } catch (error) {
    throw new ActionError(`${expression} is not valid JSONPath: ${(error as Error).message}`)
  }
  return [...places.values()]
}

function nodeAt(document: JsonObject, steps: readonly Step[]): Json {
  return steps.reduce<Json>((node, step) => (node as Record<Step, Json>)[step] ?? null, document)
}

function remove(document: JsonObject, steps: readonly Step[]): void {
  const parent = nodeAt(document, steps.slice(0, -1))
  const last = steps.at(-1) ?? ''
  if (Array.isArray(parent)) parent.splice(Number(last), 1)
  else if (isObject(parent)) delete parent[last]
}

/** Returns whether it changed something, as all below. */
function update(document: JsonObject, steps: readonly Step[], value: Json): boolean {
  const node = nodeAt(document, steps)
  if (Array.isArray(node)) return append(node, Array.isArray(value) ? value : [value])
  if (isObject(node) && isObject(value)) return merge(node, value, steps)
  if (isObject(node) || typeof value === 'object') throw mismatch(steps)
  if (node === value) return false
  setAt(document, steps, value)
  return true
}

function append(list: Json[], items: Json[]): boolean {
  list.push(...items)
  return items.length > 0
}

function setAt(document: JsonObject, steps: readonly Step[], value: Json): void {
  const parent = nodeAt(document, steps.slice(0, -1)) as Record<Step, Json> // it has the node
  parent[steps.at(-1) ?? ''] = value
}

function merge(node: JsonObject, value: JsonObject, steps: readonly Step[]): boolean {
  const changes = Object.entries(value).map(([key, its]) => {
    const own = Object.hasOwn(node, key) ? node[key] : undefined
    const place = [...steps, key]
    if (isObject(own) && isObject(its)) return merge(own, its, place)
    if (Array.isArray(own) && Array.isArray(its)) return append(own, its)
    if (typeof own === 'object' && own !== null) throw mismatch(place)
    if (own !== undefined && typeof its === 'object' && its !== null) throw mismatch(place)
    node[key] = its
    return own !== its
  })
  return changes.includes(true)
}

function mismatch(steps: readonly Step[]): ActionError {
  const place = steps.map((it) => `[${JSON.stringify(it)}]`).join('')
  return new ActionError(
    `$${place} is of another kind than the new value; remove it first, then update what holds it`,
  )
}
