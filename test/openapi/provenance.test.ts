// Walks the bundles: what no document says carries its mark, in each language and in each product's
// bundle, at the place where it is said.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Json, type JsonObject, isObject, list } from '../../scripts/contract/json.ts'

const read = (name: string) => JSON.parse(readFileSync(`generated/${name}`, 'utf8')) as JsonObject
const sources = (read('decisions.json') as { sources: Record<string, { kind: string }> }).sources
const documents = parse(readFileSync('test/fixtures/documents.yaml', 'utf8')) as Record<
  string,
  {
    product: string
    mode?: string
    operation: string
    codes: { code: string; en: string; zh?: string }[]
  }
>
const bundles = [
  ...['openapi.json', 'openapi.zh.json', 'openapi.ciam.json', 'openapi.eiam.json'],
  ...['openapi.oneaccess.json', 'openapi.oneaccess.zh.json'],
]

/** All objects of a tree with their places; the catalog and examples have rules of their own. */
function nodesOf(node: Json, place = ''): [place: string, node: JsonObject][] {
  if (Array.isArray(node)) return node.flatMap((it, index) => nodesOf(it, `${place}/${index}`))
  if (!isObject(node)) return []
  const inside = Object.entries(node).flatMap(([key, it]) =>
    ['x-catalog', 'example', 'examples', 'value'].includes(key)
      ? []
      : nodesOf(it, `${place}/${key}`),
  )
  return [[place, node], ...inside]
}

const isDocumented = (said: Json | undefined) =>
  [said].flat().some((it) => sources[String(it)]?.kind === 'document')

/** Whether a statement of this source needs a mark, and which. */
function markOf(said: Json | undefined): RegExp | undefined {
  const speakers = [said].flat().map(String)
  if (isDocumented(said)) return undefined
  if (speakers.includes('inferred')) return /\*\(inferred\)\*|（推断）/
  return speakers.includes('ours')
    ? /\*\(ours\)\*|（本项目）/
    : new RegExp(`\\*\\(.*${speakers[0]}.*\\)\\*|（来源：.*${speakers[0]}.*）`)
}

describe.each(bundles)('%s', (name) => {
  const nodes = nodesOf(read(name))
  const language = name.includes('.zh') ? 'zh' : 'en'

  test('shows each note in the description beside it, with its mark', () => {
    const notes = nodes.flatMap(([place, node]) =>
      list(node['x-notes']).map((note) => ({ place, note, description: String(node.description) })),
    )
    expect(notes.length).toBeGreaterThan(10)
    const unmarked = notes.filter(({ note, description }) => {
      const after = description.split(String(note[language]))[1]
      const mark = markOf(note.source)
      return after === undefined || (mark && after.search(mark) !== after.search(/[*（]/))
    })
    expect(unmarked.map(({ place }) => place)).toEqual([])
  })

  test('marks each description that no document makes', () => {
    const unmarked = nodes.filter(([, { description, 'x-source': said }]) => {
      const mark = markOf(said)
      return said !== undefined && mark !== undefined && !mark.test(String(description))
    })
    expect(unmarked.map(([place]) => place)).toEqual([])
  })

  test('says of each variant what is inferred of it', () => {
    const variants = nodes.flatMap(([, node]) =>
      list(node['x-variants']).map((variant) => ({
        variant,
        description: String(node.description),
      })),
    )
    for (const { variant, description } of variants) {
      const texts = [variant.description, variant.inferred, ...list(variant.notes)].filter(isObject)
      for (const text of texts) expect(description).toContain(text[language])
    }
  })
})

describe('the catalog', () => {
  const catalog = list(read('openapi.json')['x-catalog'])

  test.each(
    Object.entries(documents).flatMap(([id, row]) =>
      row.codes.map((it) => ({ id, ...it, product: row.product })),
    ),
  )('$code of $id has its document as source', ({ id, code, product }) => {
    const entry = catalog.find((it) => it.code === code && it.product === product)
    expect([entry?.source, ...list<Json>(entry?.alsoIn)]).toContain(id)
  })

  test('no other entry claims a document', () => {
    const documented = Object.values(documents).flatMap(({ product, codes }) =>
      codes.map(({ code }) => `${product} ${code}`),
    )
    const claims = catalog.filter((it) => isDocumented(it.source))
    expect(claims.map((it) => `${String(it.product)} ${String(it.code)}`).sort()).toEqual(
      [...new Set(documented)].sort(),
    )
  })

  test('each condition says who says it, and inferred ones say from what', () => {
    const conditioned = catalog.filter(({ condition }) => condition !== null)
    const silent = conditioned.filter(
      ({ provenance, inferred }) =>
        !isObject(provenance) ||
        provenance.condition === undefined ||
        (provenance.condition === 'inferred' && !isObject(inferred)),
    )
    expect(silent.map(({ code }) => code)).toEqual([])
  })

  // By hand, from the pages: their words do not say when these codes come.
  test.each([
    ['IDAAS.SDK.USER.0001', 'the account of a token is gone'],
    ['IDAAS.SDK.PWD.0002', 'contains the reversed username, where the page says is'],
    ['IDAAS.SDK.PWD.0004', 'four kinds of characters'],
    ['IDAAS.SDK.PWD.0005', 'a list of weak passwords'],
    ['IDAAS.SDK.PARAM.0001', 'which headers are device information'],
    ['IDAAS.SDK.PARAM.0016', 'an absent token'],
    ['IDAAS.TENANT.PWD.0004', 'four kinds of characters'],
    ['SDK.COMMON.1005', 'an invalid token'],
    ['invalid_token', 'an absent token'],
  ])('the condition of %s is inferred: %s', (code) => {
    const entry = catalog.find((it) => it.code === code)
    expect(entry?.provenance).toMatchObject({ condition: 'inferred' })
  })

  test('a Chinese message that no document has says who says it', () => {
    const known = new Set(
      Object.values(documents).flatMap(({ codes }) => codes.map(({ zh }) => zh)),
    )
    const stray = catalog.filter(({ message, source, provenance }) => {
      const { zh } = message as JsonObject
      return (
        zh !== undefined &&
        isDocumented(source) &&
        !known.has(String(zh)) &&
        !(provenance as JsonObject | undefined)?.zh
      )
    })
    expect(stray.map(({ code }) => code)).toEqual([])
  })
})

test('no OneAccess reader is told to send an id token', () => {
  const { paths } = read('openapi.oneaccess.json')
  expect(JSON.stringify(paths)).not.toMatch(
    /id_?[tT]oken|Authorization|IDAAS\.|UPDATE_PWD|signed in/,
  )
})

test('what no page says of a variant is data of the variant', () => {
  const item = (read('openapi.json').paths as JsonObject)[
    '/api/v2/sdk/pwd/update-by-mobile'
  ] as JsonObject
  const variants = list((item.post as JsonObject)['x-variants'])
  const reset = variants.find(({ product, mode }) => product === 'ciam' && mode === 'reset')
  expect(reset?.provenance).toEqual({
    mode: 'inferred',
    security: 'inferred',
    inputs: 'inferred',
    verificationType: 'CIAM page Send SMS Verification Code',
    codes: 'inferred',
  })
})
