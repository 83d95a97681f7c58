// JSON values as the compiler sees them, and local references in a bundle.

export type Json = null | boolean | number | string | Json[] | JsonObject
export interface JsonObject {
  [key: string]: Json
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Follows `$ref`s inside the document, what stands beside one included; throws a TypeError for one
 * that leads nowhere.
 */
export function resolve(document: object, node: unknown): JsonObject {
  let value = node
  for (let hops = 0; isObject(value) && typeof value.$ref === 'string'; hops += 1) {
    if (hops > 20) throw new TypeError(`${value.$ref} refers to itself`)
    const { $ref, ...beside } = value
    const target = atPointer(document, $ref as string)
    value = isObject(target) && Object.keys(beside).length > 0 ? { ...target, ...beside } : target
  }
  return isObject(value) ? value : {}
}

function atPointer(document: object, ref: string): unknown {
  const steps = ref.replace(/^#\//, '').split('/')
  let value: unknown = document
  for (const step of steps) {
    const key = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')
    value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
  }
  if (value === undefined) throw new TypeError(`${ref} leads nowhere in the bundle`)
  return value
}

/** An array, empty where there is none. */
export function list<T = JsonObject>(value: Json | undefined): T[] {
  return (Array.isArray(value) ? value : []) as T[] // shapes are what lint and the OpenAPI schema assure
}

/** A text, undefined where there is none. */
export function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
