// Every row of every table of the vendor's documents is in the contract, and none of their artefacts is.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Variant, readContract } from '../../scripts/contract/contract.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { resolve } from '../../scripts/contract/json.ts'

interface VendorDocument {
  operation: string
  call: string
  product: string
  mode?: string
  token?: string
  verificationType?: string
  headers: [name: string, required: boolean, example: string][]
  body: [name: string, required: boolean][]
  example?: object
  codes: { status: number; code: string; en: string; zh?: string; handling?: string }[]
}

/** What an operation of ours has. */
interface RequestWithExamples {
  requestBody: { content: { 'application/json': { examples: object } } }
}

const documents: Record<string, VendorDocument> = parse(
  readFileSync('test/fixtures/documents.yaml', 'utf8'),
)
const contract = readContract(bundle)

describe.each(Object.entries(documents))('%s', (_, row) => {
  const operation = contract.operations.find(({ id }) => id === row.operation)
  const variant = operation?.variants.find(
    ({ product, mode }) => product === row.product && mode === row.mode,
  ) as Variant

  test('is an operation with its method and path', () => {
    expect(`${operation?.method} ${operation?.path}`).toBe(row.call)
  })

  test('has its variant, its token and its verification type', () => {
    expect(variant.credentials[0]?.scheme).toBe(row.token)
    // Two documents name none.
    const documented = row.verificationType ?? variant.verificationType
    expect(variant.verificationType).toBe(documented)
  })

  test.each(row.headers)('header %s, required %s, example %s', (header, required, example) => {
    const input = variant.inputs.find((it) => it.in === 'header' && it.name === header)
    expect(input).toMatchObject({ required })
    expect(input?.examples).toContain(example)
  })

  test('has these body fields and no other', () => {
    const fields = variant.inputs
      .filter((it) => it.in === 'body')
      .map((it) => [it.name, it.required])
    expect(fields).toEqual(row.body)
  })

  test('has the documented example request', () => {
    if (!row.example) return
    const item = bundle.paths[operation?.path ?? '']?.[(operation?.method ?? '').toLowerCase()]
    const examples = Object.values(
      (resolve(bundle, item) as unknown as RequestWithExamples).requestBody.content[
        'application/json'
      ].examples,
    )
    expect(examples).toContainEqual(expect.objectContaining({ value: row.example }))
  })

  test.each(row.codes)('code $code', ({ status, code, en, zh, handling }) => {
    const error = contract.catalog.find((it) => it.code === code && it.product === row.product)
    expect(error).toMatchObject({ status, message: zh === undefined ? { en } : { en, zh } })
    expect(error?.operations).toContain(row.operation)
    expect([error?.handling.en, error?.note?.en].join('\n')).toContain(handling ?? '')
  })

  test.skipIf(row.codes.length < 2)('lists its codes in the order of its table', () => {
    const modes = operation?.variants.filter(({ product }) => product === row.product) ?? []
    const listed = modes.map(({ errors }) => errors.map(({ code }) => code))
    const documented = row.codes.map(({ code }) => code)
    for (const codes of listed) {
      expect(codes.filter((code) => documented.includes(code))).toEqual(
        documented.filter((code) => codes.includes(code)),
      )
    }
    expect(new Set(listed.flat())).toEqual(new Set([...documented, ...listed.flat()]))
  })
})

test("the administrators' success names the user, the users' successes have no body", () => {
  const shapes = Object.fromEntries(
    contract.operations.map(({ id, success }) => [id, success.schema?.required]),
  )
  expect(shapes).toMatchObject({
    updatePasswordByMobile: undefined,
    updatePasswordByEmail: undefined,
    changePasswordByMobile: undefined,
    changeUserPassword: ['user_id'],
  })
})

test.each([
  ['left-overs of a translation service', /please (paste|provide) the markdown|I'm ready/i],
  ['markers of a site generator', /\{\/examples\/\}/],
  ['a column that the translation misnamed', /Chinese Name/],
  ['masks', /\*{3}/],
  ['the footer of a site', /Was this page helpful|chatbot|My Cloud VOC/i],
])('no artefact: %s', (_, artefact) => {
  const files = [
    'openapi.json',
    'openapi.yaml',
    'openapi.zh.json',
    'openapi-3.0.json',
    'errors.json',
    'types.ts',
    'errors.ts',
  ]
  for (const file of files) expect(readFileSync(`generated/${file}`, 'utf8')).not.toMatch(artefact)
})
