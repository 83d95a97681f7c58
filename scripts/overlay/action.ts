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

/** Changes the document in place; returns in how many places. Throws an ActionError. */
export function carryOut(document: JsonObject, action: Action): number {
  const places = select(document, action.target)
  if (action.remove === true) {
    if (places.some((steps) => steps.length === 0))
      throw new ActionError('$ is the whole contract; name what is to be removed')
    // From the back, so that no removal moves what is still to be removed.
    for (const steps of places.toReversed()) remove(document, steps)
    return places.length
  }
  const value = valueOf(document, action)
  for (const steps of places) update(document, steps, structuredClone(value))
  return places.length
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

function update(document: JsonObject, steps: readonly Step[], value: Json): void {
  const node = nodeAt(document, steps)
  if (Array.isArray(node)) node.push(...(Array.isArray(value) ? value : [value]))
  else if (isObject(node) && isObject(value)) merge(node, value, steps)
  else if (isObject(node) || typeof value === 'object') throw mismatch(steps)
  else setAt(document, steps, value)
}

function setAt(document: JsonObject, steps: readonly Step[], value: Json): void {
  const parent = nodeAt(document, steps.slice(0, -1)) as Record<Step, Json> // it has the node
  parent[steps.at(-1) ?? ''] = value
}

function merge(node: JsonObject, value: JsonObject, steps: readonly Step[]): void {
  for (const [key, its] of Object.entries(value)) {
    const own = Object.hasOwn(node, key) ? node[key] : undefined
    const place = [...steps, key]
    if (isObject(own) && isObject(its)) merge(own, its, place)
    else if (Array.isArray(own) && Array.isArray(its)) own.push(...its)
    else if (typeof own === 'object' && own !== null) throw mismatch(place)
    else if (own !== undefined && typeof its === 'object' && its !== null) throw mismatch(place)
    else node[key] = its
  }
}

function mismatch(steps: readonly Step[]): ActionError {
  const place = steps.map((it) => `[${JSON.stringify(it)}]`).join('')
  return new ActionError(
    `$${place} is of another kind than the new value; remove it first, then update what holds it`,
  )
}
