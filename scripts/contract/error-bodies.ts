// Which member of an error's body holds the code, and which the message: asked wherever responses are
// made, read or judged.
import type { CatalogError } from './catalog.ts'
import type { Bundle } from './contract.ts'
import { type Json, type JsonObject, isObject, list, resolve } from './json.ts'

export interface ErrorBody {
  /** Names of members; empty if the schema has none. */
  code: string
  message: string
  members: readonly string[]
  required: readonly string[]
}

const known = new WeakMap<Bundle, Map<string, ErrorBody>>()

/** The body that a component schema describes; read once a bundle. */
export function errorBody(bundle: Bundle, schema: string): ErrorBody {
  const bodies = known.get(bundle) ?? new Map<string, ErrorBody>()
  known.set(bundle, bodies)
  const made = bodies.get(schema) ?? readBody(bundle, schema)
  bodies.set(schema, made)
  return made
}

function readBody(bundle: Bundle, schema: string): ErrorBody {
  const { properties, required } = resolve(bundle, bundle['x-shapes']?.[schema])
  const members = Object.entries(isObject(properties) ? properties : {})
  const holding = (word: string) =>
    members.find(([, property]) => resolve(bundle, property)['x-value'] === word)?.[0] ?? ''
  return {
    code: holding('error.code'),
    message: holding('error.message'),
    members: members.map(([name]) => name),
    required: list<string>(required),
  }
}

/** The code and message of a body, in whichever of the error bodies it comes; undefined if it has no code. */
export function readErrorBody(
  bundle: Bundle,
  errors: readonly CatalogError[],
  body: JsonObject,
): { code: string; message: Json | undefined; shape: ErrorBody } | undefined {
  for (const schema of new Set(errors.map((error) => error.schema))) {
    const shape = errorBody(bundle, schema)
    const code = Object.hasOwn(body, shape.code) ? body[shape.code] : undefined
    if (typeof code === 'string') return { code, message: body[shape.message], shape }
  }
  return undefined
}
