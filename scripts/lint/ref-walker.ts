// Nodes of the contract behind their references, each with where it stands, as rules that look at a
// whole call need them.
import path from 'node:path'
import type { Location, UserContext } from '@redocly/openapi-core'
import { type Json, type JsonObject, isObject, list, text } from '../contract/json.ts'

/** A node behind its references, and where it stands. */
export interface Place {
  node: JsonObject
  location: Location
  /** Next to a `$ref`, its file without the ending. */
  name?: string
}

export interface Field extends Place {
  name: string
  in: string
  required: boolean
  value: string | undefined
  schema: Place
}

export type Walk = ReturnType<typeof walker>

/** Steps from a place to one inside it, through references, whose neighbours count. */
export function walker(ctx: UserContext) {
  const follow = (node: Json | undefined, location: Location): Place => {
    if (!isObject(node) || typeof node.$ref !== 'string')
      return { node: Object(node) as JsonObject, location } // a list is stepped into by its numbers
    const { $ref, ...beside } = node
    const found = ctx.resolve<JsonObject>({ $ref }, location.source.absoluteRef)
    const target = found.location ? follow(found.node, found.location) : { node: {}, location }
    return { ...target, node: { ...target.node, ...beside }, name: path.basename($ref, '.yaml') }
  }
  const step = (from: Place, ...keys: (string | number)[]): Place =>
    keys.reduce(
      (place, key) =>
        follow((place.node as Record<string, Json>)[key], place.location.child([key])),
      from,
    )
  return step
}

/** The path's parameters and the operation's, which come in place of them. */
export function parametersOf(step: Walk, operation: Place, item: Place): Field[] {
  const at = (place: Place) =>
    list<Json>(place.node.parameters).map((_, index) => step(place, 'parameters', index))
  const named = [...at(item), ...at(operation)].filter(({ node }) => node.name !== undefined)
  const found = new Map(named.map((it) => [`${String(it.node.in)} ${String(it.node.name)}`, it]))
  return [...found.values()].map((it) => {
    const schema = step(it, 'schema')
    return {
      ...it,
      name: String(it.node.name),
      in: String(it.node.in),
      required: it.node.required === true,
      value: text(it.node['x-value']) ?? text(schema.node['x-value']),
      schema,
    }
  })
}

export function isFor({ node }: Place, product: string): boolean {
  const products = node['x-products']
  return !Array.isArray(products) || products.includes(product)
}

/** Of an object and of what it is all of. */
export function propertiesOf(step: Walk, place: Place): Omit<Field, 'in'>[] {
  const required = list<string>(place.node.required)
  const own = Object.keys(isObject(place.node.properties) ? place.node.properties : {}).map(
    (name) => {
      const schema = step(place, 'properties', name)
      return {
        ...schema,
        name,
        required: required.includes(name),
        value: text(schema.node['x-value']),
        schema,
      }
    },
  )
  const parts = list<Json>(place.node.allOf).flatMap((_, index) =>
    propertiesOf(step, step(place, 'allOf', index)),
  )
  return [
    ...parts.map((it) => ({ ...it, required: it.required || required.includes(it.name) })),
    ...own,
  ]
}

/** A place inside a schema that has an x-value. */
export function inner(step: Walk, schema: Place, depth = 0): Place | undefined {
  if (depth > 5) return undefined
  const members = [
    ...propertiesOf(step, schema).map((it) => it.schema),
    ...(schema.node.items ? [step(schema, 'items')] : []),
  ]
  return (
    members.find(({ node }) => node['x-value'] !== undefined) ??
    members.map((it) => inner(step, it, depth + 1)).find((it) => it)
  )
}
