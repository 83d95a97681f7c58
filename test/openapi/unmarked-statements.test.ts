// What the contract says in a document's name and without a mark: each such statement was compared with the document
// by a reader, and stands in a list by hand. One that is new or changed is compared, then listed, or gets a mark.
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Json, type JsonObject, isObject, list } from '../../scripts/contract/json.ts'

const read = (file: string) => parse(readFileSync(file, 'utf8')) as Json
/** The five; codes of documents that somebody adds may stand in the same files of the catalog. */
const documents = Object.keys(read('test/fixtures/documents.yaml') as JsonObject)
const listed = read('test/fixtures/unmarked-statements.yaml') as Record<string, string[]>

/** What says something of a call or a value; where things stand, and what is required, is for the documents' rows. */
const statements = [
  ...['summary', 'description', 'default', 'const', 'enum', 'pattern', 'format', 'example'],
  ...['minLength', 'maxLength', 'minimum', 'maximum', 'multipleOf', 'minItems', 'maxItems'],
  ...['exclusiveMinimum', 'exclusiveMaximum', 'uniqueItems', 'examples', 'value', 'required'],
]

const isDocument = (said: Json | undefined) =>
  [said].flat().some((it) => documents.includes(String(it)))

function statementsIn(node: Json, said?: Json): string[] {
  if (Array.isArray(node)) return node.flatMap((it) => statementsIn(it, said))
  if (!isObject(node)) return []
  const speaker = node['x-source'] ?? said
  return Object.entries(node).flatMap(([key, it]) => {
    if (key === 'x-notes') return list(it).flatMap(noteIn)
    if (key === 'x-variants') return list(it).flatMap(variantIn)
    if (key.startsWith('x-')) return []
    const isStatement = statements.includes(key) && !isNamed(key, it)
    const own = isStatement && isDocument(speaker) ? [`${key}: ${JSON.stringify(it)}`] : []
    return isStatement ? own : statementsIn(it, speaker)
  })
}

function noteIn({ source, en }: JsonObject): string[] {
  return isDocument(source) ? [`note: ${JSON.stringify(en)}`] : []
}

/** Which codes a variant has is for the documents' rows. */
function variantIn(variant: JsonObject): string[] {
  const { product, mode, source, description, notes } = variant
  const said = isObject(variant.provenance) ? variant.provenance : {}
  const parts: [name: string, value: Json | undefined, speaker: Json | undefined][] = [
    ['mode', mode, said.mode],
    ['description', isObject(description) ? description.en : undefined, said.mode],
    ['security', variant.security, said.security],
    ['verificationType', variant.verificationType, said.verificationType],
  ]
  const own = parts
    .filter(([, value, speaker]) => value !== undefined && isDocument(speaker ?? source))
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  const name = [product, mode].filter(Boolean).join(' ')
  return [...own, ...list(notes).flatMap(noteIn)].map((it) => `${name} ${it}`)
}

/** When a code comes and what its message holds; its words and its status are for the documents' rows. */
function catalogIn({ provenance: family, errors }: JsonObject): string[] {
  return Object.entries(isObject(errors) ? errors : {}).flatMap(([code, error]) => {
    if (!isObject(error)) return []
    const said = { ...(family as JsonObject), ...(error.provenance as JsonObject) }
    const looksAt = [error.fields, error.headers, error.credentials].flat().filter(Boolean)
    const when = [error.condition, ...looksAt].join(' ')
    const parts: [text: string, speaker: Json | undefined][] = [
      [error.condition === undefined ? '' : `when: ${when}`, said.condition],
      [
        error.parameters === undefined ? '' : `parameters: ${String(error.parameters)}`,
        said.parameters,
      ],
      [error.locks === undefined ? '' : 'locks', said.condition],
    ]
    return parts
      .filter(([text, speaker]) => text !== '' && isDocument(speaker ?? error.source))
      .map(([text]) => `${code} ${text}`)
  })
}

/** Named examples are a map, and so are properties that bear the name of a keyword. */
function isNamed(key: string, value: Json): boolean {
  return key !== 'value' && isObject(value)
}

function found(): Record<string, string[]> {
  const inside = ['paths', 'components', 'errors'].flatMap((folder) =>
    readdirSync(`openapi/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => `openapi/${folder}/${name}`),
  )
  const files = ['openapi/openapi.yaml', ...inside.sort()]
  return Object.fromEntries(
    files.flatMap((file) => {
      const content = read(file) as JsonObject
      const own = content.errors ? catalogIn(content) : statementsIn(content)
      return own.length > 0 ? [[path.relative('openapi', file).replaceAll('\\', '/'), own]] : []
    }),
  )
}

test('each statement that is made in a document’s name is one that was compared with it', () => {
  // A call that somebody adds stands in files of its own, and is for those who know where it is from.
  const ours = Object.entries(found()).filter(([file]) => file in listed)
  expect(Object.fromEntries(ours)).toEqual(listed)
})
