// validators.js: the response schemas of each product as compiled code, so that the check judges
// bodies by a JSON Schema validator that needs no package at run time.
import path from 'node:path'
import { build } from 'esbuild'
import type { Options, Plugin } from 'ajv'
import Ajv2020 from 'ajv/dist/2020.js'
import standaloneCode from 'ajv/dist/standalone/index.js'
import addFormats from 'ajv-formats'
import type { Bundle } from '../../contract/contract.ts'
import type { JsonObject } from '../../contract/json.ts'
import { responseSchemas } from '../../contract/response-schemas.ts'
import { literal } from './literal.ts'

/** TypeScript of what validators.js exports. */
export const validatorTypes = `
/** One way in which a value is not what the schema says. */
export interface Misfit {
  /** JSON pointer into the value; empty for the value as a whole. */
  instancePath: string
  schemaPath: string
  keyword: string
  params: Record<string, unknown>
  message?: string
}

/** Returns whether the value is valid; \`errors\` then has what is not, until the next call. */
export interface Validate {
  (value: unknown): boolean
  errors?: Misfit[] | null
}

/**
 * By product, operation and status the JSON body of a response (\`'200'\`), and the text of each of its headers
 * (\`'200 header x-request-id'\`, names in small letters).
 */
export declare const validators: Record<string, Record<string, Record<string, Validate>>>
`

const options: Options = {
  strict: false, // what is a keyword is for lint to say
  logger: false,
  allErrors: true,
  code: { source: true, esm: true },
}

/** Code of an ES module without imports. */
export async function validators(products: ReadonlyMap<string, Bundle>): Promise<string> {
  const names = new Map<string, string>() // by schema, so that equal ones are compiled once
  const nameOf = (schema: JsonObject) => {
    const text = JSON.stringify(schema)
    const name = names.get(text) ?? `v${names.size}`
    names.set(text, name)
    return name
  }
  const table = Object.fromEntries(
    [...products].map(([product, bundle]) => [
      product,
      mapped(responseSchemas(bundle), (schemas) => mapped(schemas, nameOf)),
    ]),
  )
  const ajv = new Ajv2020.default(options)
  const withFormats = addFormats as unknown as Plugin<object> // its CommonJS types hide the call
  withFormats(ajv, {})
  for (const [text, name] of names) ajv.addSchema(JSON.parse(text) as object, name)
  const code = standaloneCode.default(
    ajv,
    Object.fromEntries([...names.values()].map((name) => [name, name])),
  )
  const members = literal(table).replace(/'(v\d+)'/g, '$1')
  return selfContained(`${code}\nexport const validators = ${members}\n`)
}

function mapped<From, To>(record: Record<string, From>, to: (it: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, it]) => [key, to(it)]))
}

/** Formats and helpers of the validator are put into the code. */
async function selfContained(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    // Its output names the modules' places, which must be the same wherever node_modules is.
    preserveSymlinks: true,
    absWorkingDir: path.join(import.meta.dirname, '../../..'),
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    minifySyntax: true,
    legalComments: 'none',
  })
  return outputFiles[0]?.text ?? ''
}
