// The catalog in plain OpenAPI, so that every tool sees it: in each operation's error responses a named example a code
// with its placeholders filled, and an error schema per status that names the codes.
import { unique } from '../contract/unique.ts'
import { type CatalogError, type Language, fill, template } from '../contract/catalog.ts'
import { type Json, type JsonObject, isObject, list, resolve } from '../contract/json.ts'
import { objectAt, operationsOf } from '../contract/operations.ts'
import { valueFor } from '../contract/schema.ts'
import { sampleValues } from './conditions.ts'

/** An entry before it is known which operations list it. */
type Listed = Omit<CatalogError, 'operations'>

/**
 * Writes the error responses of each operation from the codes that its variants list and the bodies in `x-shapes`;
 * the document is changed in place. Returns which operations list an entry, by `product code`.
 */
export function writeErrorResponses(
  document: JsonObject,
  entries: readonly Listed[],
  language: Language,
): Map<string, Set<string>> {
  const byKey = new Map(entries.map((entry) => [keyOf(entry), entry]))
  const listedBy = new Map<string, Set<string>>()
  for (const operation of operationsOf(document)) {
    const listed = unique(
      list(operation['x-variants']).flatMap(({ product, codes }) =>
        list<string>(codes).map((code) => byKey.get(keyOf({ product: String(product), code }))),
      ),
    )
    const id = String(operation.operationId)
    for (const entry of listed)
      listedBy.set(keyOf(entry), (listedBy.get(keyOf(entry)) ?? new Set()).add(id))
    writeResponses(document, operation, listed, language)
  }
  return listedBy
}

/** Names an entry of the catalog. */
export function keyOf({ product, code }: Pick<Listed, 'product' | 'code'>): string {
  return `${product} ${code}`
}

function writeResponses(
  document: JsonObject,
  operation: JsonObject,
  listed: Listed[],
  language: Language,
): void {
  const schemas = objectAt(objectAt(document, 'components'), 'schemas')
  const responses = objectAt(operation, 'responses')
  const errors = Object.keys(responses).filter((status) => /^[45]\d\d$/.test(status))
  const [described = 'default'] = errors
  const sample = resolve(document, responses[described])
  for (const status of errors)
    if (!listed.some((it) => it.status === Number(status))) delete responses[status] // of another product's codes
  for (const status of unique(listed.map((entry) => entry.status))) {
    const ofStatus = listed.filter((entry) => entry.status === status)
    const response = structuredClone(resolve(document, responses[status] ?? sample))
    response.content = {
      'application/json': mediaType(
        { document, schemas },
        String(operation.operationId),
        ofStatus,
        language,
      ),
    }
    responses[status] = response
  }
}

interface Place {
  document: JsonObject
  /** Of the document's components. */
  schemas: JsonObject
}

function mediaType(
  { document, schemas }: Place,
  id: string,
  entries: Listed[],
  language: Language,
): JsonObject {
  const shapes = unique(entries.map(({ schema }) => schema))
  const refs = shapes.map((shape) => {
    const ofShape = entries.filter(({ schema }) => schema === shape)
    const name = `${id[0]?.toUpperCase()}${id.slice(1)}${shape}${ofShape[0]?.status}`
    schemas[name] = withCodes(
      { document, schemas },
      name,
      shape,
      ofShape.map(({ code }) => code),
    )
    return { $ref: `#/components/schemas/${name}` }
  })
  // Entries are unique by product and code, so that a code twice is one of several products.
  const times = new Map<string, number>()
  for (const { code } of entries) times.set(code, (times.get(code) ?? 0) + 1)
  const examples = entries.map((entry): [string, JsonObject] => [
    times.get(entry.code) === 1 ? entry.code : `${entry.product}.${entry.code}`,
    example(document, entry, language),
  ])
  const [first] = refs
  return {
    schema: refs.length === 1 && first ? first : { anyOf: refs },
    examples: Object.fromEntries(examples),
  }
}

/**
 * The error shape of one operation and status, which names the known codes beside the open string: named, and yet none
 * is excluded. Spelt out instead of composed, since generators drop a property that is narrowed in an `allOf`; the
 * codes are a schema of their own, since generators make constants of those alone.
 */
function withCodes(
  { document, schemas }: Place,
  name: string,
  shape: string,
  codes: string[],
): JsonObject {
  const { title: _title, ...schema } = structuredClone(shapeOf(document, shape))
  const properties = objectAt(schema, 'properties')
  const [key, holder] =
    Object.entries(properties).find(([, property]) => holds(document, property, 'error.code')) ?? []
  if (key === undefined || !isObject(holder)) return schema
  const known = unique(codes)
  schemas[`${name}Code`] = {
    type: 'string',
    enum: known,
    'x-enum-varnames': known.map(constantName),
  }
  const { type: _type, ...rest } = resolve(document, holder)
  properties[key] = {
    ...rest,
    anyOf: [{ $ref: `#/components/schemas/${name}Code` }, { type: 'string' }],
  }
  return schema
}

/** `A.B.0007` as `A_B_0007`, a constant in any language; left to themselves generators write `aPeriodBPeriod0007`. */
function constantName(code: string): string {
  return code
    .replace(/\W+/g, '_')
    .replace(/^(?=\d)/, '_')
    .toUpperCase()
}

function example(document: JsonObject, entry: Listed, language: Language): JsonObject {
  const schema = shapeOf(document, entry.schema)
  const message = fill(template(entry, language), sampleValues(entry), language)
  const value: JsonObject = {}
  const required = list<string>(schema.required)
  for (const [name, property] of Object.entries(objectAt(schema, 'properties'))) {
    if (holds(document, property, 'error.code')) value[name] = entry.code
    else if (holds(document, property, 'error.message')) value[name] = message
    else if (required.includes(name)) value[name] = valueFor(document, property, () => undefined)
  }
  return { summary: message, description: entry.handling[language] ?? '', value }
}

function holds(document: JsonObject, property: Json, value: string): boolean {
  return resolve(document, property)['x-value'] === value
}

/** The body of an error response, as the contract has it before codes are named. */
function shapeOf(document: JsonObject, shape: string): JsonObject {
  return resolve(document, objectAt(document, 'x-shapes')[shape])
}
