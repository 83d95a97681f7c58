// What is wrong with catalog entries once an overlay has changed them: they are written by hand, and nothing has
// linted them.
import * as v from 'valibot'
import { type CatalogError, placeholders, watchedNames } from '../contract/catalog.ts'
import { type JsonObject, isObject, list } from '../contract/json.ts'
import { conditions } from '../model/conditions.ts'
import { keyOf } from '../model/catalog-in-openapi.ts'

const text = v.pipe(v.string('use text'), v.regex(/\S/, 'is blank'))
const texts = v.strictObject({ en: v.exactOptional(text), zh: v.exactOptional(text) })
const names = v.pipe(v.array(text, 'use a list of names'), v.minLength(1, 'is empty'))

const status = v.pipe(
  v.number('use a number from 400 to 599'),
  v.integer('use a number from 400 to 599'),
  v.minValue(400, 'use a number from 400 to 599'),
  v.maxValue(599, 'use a number from 400 to 599'),
)

/** What can be an error code. */
export const codePattern = /^[^\p{Cc}\p{Z}]([^\p{Cc}\p{Zl}\p{Zp}]*[^\p{Cc}\p{Z}])?$/u

const entrySchema = v.looseObject({
  code: v.pipe(
    v.string('use text'),
    v.regex(codePattern, 'is blank, has blanks around it, or has several lines'),
  ),
  product: text,
  status,
  message: v.pipe(
    texts,
    v.check((it) => Object.keys(it).length > 0, 'needs en or zh'),
  ),
  handling: texts,
  parameters: v.array(text, 'use a list of names'),
  condition: v.nullable(
    v.picklist([...conditions.keys()], `use one of ${[...conditions.keys()].join(', ')}, or null`),
  ),
  fields: v.exactOptional(names),
  headers: v.exactOptional(names),
  credentials: v.exactOptional(names),
  schema: text,
  source: text,
})

/** `x-catalog ciam A.0001 status: use a number from 400 to 599`; nothing if all entries are valid. */
export function entryProblems(entries: readonly CatalogError[], document: JsonObject): string[] {
  const tags = list(document.tags).map(({ name }) => name)
  const shapes = isObject(document['x-shapes']) ? document['x-shapes'] : {}
  const seen = new Set<string>()
  return entries.flatMap((entry: unknown) => {
    if (!isObject(entry)) return ['x-catalog: an entry is not a mapping; write code, product, …']
    return problemsOf(entry as unknown as CatalogError)
  })

  function problemsOf(entry: CatalogError): string[] {
    const result = v.safeParse(entrySchema, entry)
    if (!result.success) return result.issues.map((it) => lineOf(entry, placeOf(it), wordsOf(it)))
    const problems: string[] = []
    if (seen.has(keyOf(entry))) problems.push(lineOf(entry, '', 'is there twice; keep one'))
    seen.add(keyOf(entry))
    if (!tags.includes(entry.product))
      problems.push(lineOf(entry, 'product', `use one of ${tags.join(', ')}`))
    if (!Object.hasOwn(shapes, entry.schema))
      problems.push(lineOf(entry, 'schema', `use one of ${Object.keys(shapes).join(', ')}`))
    if (entry.condition === 'missing' && watchedNames(entry).length === 0)
      problems.push(lineOf(entry, 'condition', 'missing needs fields, headers or credentials'))
    const tooHigh = Object.values(entry.message)
      .flatMap(placeholders)
      .find((number) => number >= entry.parameters.length)
    if (tooHigh !== undefined)
      problems.push(lineOf(entry, 'message', `parameters do not name {${tooHigh}}`))
    return problems
  }
}

function lineOf({ product, code }: CatalogError, place: string, problem: string): string {
  const name = typeof code !== 'string' || codePattern.test(code) ? code : JSON.stringify(code)
  return `x-catalog ${[product, name, place].filter(Boolean).join(' ')}: ${problem}`
}

function placeOf({ path }: v.BaseIssue<unknown>): string {
  return (path ?? []).map(({ key }) => String(key)).join('.')
}

function wordsOf({ kind, received, message }: v.BaseIssue<unknown>): string {
  return kind === 'schema' && received === 'undefined' ? 'is missing; add it' : message
}
