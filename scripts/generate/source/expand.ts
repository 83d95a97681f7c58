// The contract as one self-contained description: composed objects spelt out, statements in the descriptions, and the
// catalog beside and in the responses.
import { unique } from '../../contract/unique.ts'
import type { CatalogError } from '../../contract/catalog.ts'
import type { Bundle } from '../../contract/contract.ts'
import { type Json, type JsonObject, isObject, list, resolve } from '../../contract/json.ts'
import { objectAt } from '../../contract/operations.ts'
import { dropUnused } from '../../contract/unused-components.ts'
import { keyOf, writeErrorResponses } from '../../model/catalog-in-openapi.ts'
import type { Entry } from './catalog.ts'
import { type Speakers, describe } from './descriptions.ts'

/**
 * The bundle with the catalog in it and, in one language, in its responses. The description handed
 * in is not changed.
 */
export function expand(description: JsonObject, entries: Entry[], speakers: Speakers): Bundle {
  const { language } = speakers
  const document = spelledOut(structuredClone(description), description) as JsonObject
  describe(document, speakers)
  const schemas = objectAt(objectAt(document, 'components'), 'schemas')
  const shapes = unique(entries.map(({ schema }) => schema))
  document['x-shapes'] = Object.fromEntries(
    shapes.map((shape) => [shape, structuredClone(schemas[shape] ?? {})]),
  )
  const listedBy = writeErrorResponses(document, entries, language)
  const catalog = entries.map(({ file: _file, ...entry }) =>
    inOrder(entry, listedBy.get(keyOf(entry))),
  )
  dropUnused(document)
  // Paths and components come from the linted description.
  return { ...document, 'x-catalog': catalog } as unknown as Bundle
}

/**
 * Objects in place of what they are all of: generators drop what `allOf` narrows, and nobody has to
 * put it together again.
 */
export function spelledOut(node: Json, document: JsonObject): Json {
  if (Array.isArray(node)) return node.map((it) => spelledOut(it, document))
  if (!isObject(node)) return node
  const { allOf, ...rest } = node
  const parts = list(allOf).map((it) =>
    resolve(document, spelledOut(resolve(document, it), document)),
  )
  const isPlain =
    parts.length > 0 && parts.every((it) => isObject(it.properties) && !it.oneOf && !it.anyOf)
  const members = Object.entries(isPlain ? rest : node).map(([key, it]): [string, Json] => [
    key,
    spelledOut(it, document),
  ])
  return isPlain
    ? joined([...parts.map(({ title: _title, ...part }) => part), Object.fromEntries(members)])
    : Object.fromEntries(members)
}

function joined(parts: JsonObject[]): JsonObject {
  const whole = Object.assign({}, ...parts) as JsonObject
  const required = unique(parts.flatMap((it) => list<string>(it.required)))
  return {
    ...whole,
    type: 'object',
    properties: Object.assign({}, ...parts.map((it) => it.properties)),
    ...(required.length > 0 && { required }),
  }
}

/** The keys in the order of the published form, absent ones left out. */
function inOrder(entry: Omit<Entry, 'file'>, operations = new Set<string>()): CatalogError {
  const {
    code,
    product,
    status,
    message,
    handling,
    parameters,
    condition,
    fields,
    headers,
    credentials,
    schema,
    source,
    ...rest
  } = entry
  const looksAt = {
    ...(fields && { fields }),
    ...(headers && { headers }),
    ...(credentials && { credentials }),
  }
  const { remedy, locks, alsoIn, provenance, inferred, note, example: samples } = rest
  return {
    code,
    product,
    status,
    message,
    handling,
    ...(remedy && { remedy }),
    parameters,
    condition,
    ...looksAt,
    ...(locks && { locks }),
    schema,
    operations: [...operations],
    source,
    ...(alsoIn && { alsoIn }),
    ...(provenance && { provenance }),
    ...(inferred && { inferred }),
    ...(note && { note }),
    ...(samples && { example: samples }),
  }
}
