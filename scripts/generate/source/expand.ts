// Turns catalog entries into plain OpenAPI, so that every tool sees them: a named example a code with
// its placeholders filled, and an error schema per operation and status that names the codes.
import { sampleValues } from '../../model/conditions.ts'
import { type CatalogError, type Language, fill, template } from '../../contract/catalog.ts'
import type { Bundle } from '../../contract/contract.ts'
import { type Json, type JsonObject, isObject, list, resolve } from '../../contract/json.ts'
import { valueFor } from '../../contract/schema.ts'
import type { Entry } from './catalog.ts'
import { type Speakers, describe } from './descriptions.ts'
import { objectAt, operationsOf } from './operations.ts'
import { dropUnused } from './unused-components.ts'

/**
 * The bundle with the catalog in it and, in one language, in its responses. The description handed
 * in is not changed.
 */
export function expand(description: JsonObject, entries: Entry[], speakers: Speakers): Bundle {
  const { language } = speakers
  const document = spelledOut(structuredClone(description), description) as JsonObject
  describe(document, speakers)
  const schemas = objectAt(objectAt(document, 'components'), 'schemas')
  const byKey = new Map(entries.map((entry) => [`${entry.product} ${entry.code}`, entry]))
  const listedBy = new Map<string, Set<string>>()
  for (const operation of operationsOf(document)) {
    const id = String(operation.operationId)
    const listed = unique(
      objects(operation['x-variants']).flatMap(({ product, codes }) =>
        (Array.isArray(codes) ? codes : []).map((code) =>
          byKey.get(`${String(product)} ${String(code)}`),
        ),
      ),
    )
    for (const entry of listed) {
      const key = `${entry.product} ${entry.code}`
      listedBy.set(key, (listedBy.get(key) ?? new Set()).add(id))
    }
    const responses = objectAt(operation, 'responses')
    for (const status of Object.keys(responses))
      if (/^[45]\d\d$/.test(status) && !listed.some((it) => it.status === Number(status)))
        delete responses[status] // of another product's codes
    for (const status of unique(listed.map((entry) => entry.status))) {
      const ofStatus = listed.filter((entry) => entry.status === status)
      const response = structuredClone(resolve(document, responses[status]))
      response.content = {
        'application/json': mediaType({ document, schemas }, id, ofStatus, language),
      }
      responses[status] = response
    }
  }
  const catalog = entries.map(({ file: _file, ...entry }) =>
    inOrder(entry, listedBy.get(`${entry.product} ${entry.code}`)),
  )
  const shapes = unique(entries.map(({ schema }) => schema))
  document['x-shapes'] = Object.fromEntries(
    shapes.map((shape) => [shape, structuredClone(schemas[shape] ?? {})]),
  )
  dropUnused(document)
  // Paths and components come from the linted description.
  return { ...document, 'x-catalog': catalog } as unknown as Bundle
}

interface Place {
  document: JsonObject
  /** Of the document's components. */
  schemas: JsonObject
}

function mediaType(
  { document, schemas }: Place,
  id: string,
  entries: Entry[],
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
  const examples = entries.map((entry): [string, JsonObject] => {
    const isAmbiguous = entries.some((it) => it.code === entry.code && it.product !== entry.product)
    return [
      isAmbiguous ? `${entry.product}.${entry.code}` : entry.code,
      example(document, entry, language),
    ]
  })
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
  const { title: _title, ...schema } = structuredClone(
    resolve(document, { $ref: `#/components/schemas/${shape}` }),
  )
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

function example(document: JsonObject, entry: Entry, language: Language): JsonObject {
  const schema = resolve(document, { $ref: `#/components/schemas/${entry.schema}` })
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

/**
 * Objects in place of what they are all of: generators drop what `allOf` narrows, and nobody has to
 * put it together again.
 */
function spelledOut(node: Json, document: JsonObject): Json {
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
    schema,
    source,
    ...rest
  } = entry
  const looksAt = { ...(fields && { fields }), ...(headers && { headers }) }
  const { remedy, alsoIn, provenance, inferred, note, example: samples } = rest
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

function objects(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

function unique<T>(values: (T | undefined)[]): T[] {
  return [...new Set(values)].filter((it) => it !== undefined)
}
