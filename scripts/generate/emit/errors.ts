// errors.ts: the catalog as a typed constant, the exact codes of each operation and status, which the types of the
// responses leave open so that an unknown code breaks no client, and messages filled by name.
import { type Bundle, type Contract, readContract } from '../../contract/contract.ts'
import { parametersType } from './client/message-templates.ts'
import { key, literal } from './literal.ts'

export function errors(bundle: Bundle): string {
  const contract = readContract(bundle)
  return `/* eslint-disable */
/** The error-code catalog, by product and code. Message templates are the vendor's, letter by letter. */
export const catalog = ${literal(byProduct(contract))} as const

/** The codes that each operation lists, by status, of all products and modes together. */
export const operationErrors = ${literal(byOperation(contract))} as const

/** A vendor's edition of the API. */
export type Product = keyof typeof catalog

/** The codes of a product, of all products by default. */
export type ErrorCode<P extends Product = Product> = P extends Product ? keyof (typeof catalog)[P] : never

export type OperationId = keyof typeof operationErrors

/** The codes that an operation lists, with one status or with any. */
export type OperationErrorCode<
  O extends OperationId,
  S extends keyof (typeof operationErrors)[O] = keyof (typeof operationErrors)[O],
> = (typeof operationErrors)[O][S] extends readonly (infer Code)[] ? Code : never

/**
 * What \`formatMessage\` needs beside code and language: what fills the placeholders, and the
 * product where two use one code.
 */
export interface MessageArguments {
${messageArguments(contract)}
}

/**
 * The vendor's message of a code with its placeholders filled, in the other language where the vendor publishes it in
 * that one alone. Throws a TypeError for a code that the catalog does not have.
 */
export function formatMessage<Code extends keyof MessageArguments>(
  code: Code,
  language: 'en' | 'zh',
  ...given: MessageArguments[Code]
): string {
  type Entry = { message: { en?: string; zh?: string }; parameters: readonly string[] }
  const [parameters, product]: readonly unknown[] = given
  const products: Record<string, Record<string, Entry>> = catalog
  const names = Object.keys(products).filter((name) => !product || name === product)
  const entry = names.map((name) => products[name]![code]).find((it) => it)
  if (!entry) throw new TypeError(\`\${code}: the catalog has no such code\`)
  const values: Record<string, unknown> = Object(parameters)
  const template = entry.message[language] ?? entry.message.en ?? entry.message.zh ?? ''
  const valueOf = (index: string) => values[entry.parameters[Number(index)] ?? '']
  return template.replace(/\\{(\\d+)\\}/g, (placeholder, index) => String(valueOf(index) ?? placeholder))
}
`
}

function byProduct({ catalog }: Contract) {
  const products: Record<string, Record<string, unknown>> = {}
  for (const { code, product, status, message, handling, parameters, condition } of catalog) {
    ;(products[product] ??= {})[code] = { status, message, handling, parameters, condition }
  }
  return products
}

function byOperation({ operations }: Contract) {
  return Object.fromEntries(
    operations.map(({ id, variants }) => {
      const all = variants.flatMap((variant) => variant.errors)
      const statuses = [...new Set(all.map(({ status }) => status))].sort((a, b) => a - b)
      const codes = (status: number) => [
        ...new Set(all.filter((error) => error.status === status).map(({ code }) => code)),
      ]
      return [id, new Map(statuses.map((status) => [status, codes(status)]))]
    }),
  )
}

function messageArguments({ catalog }: Contract): string {
  const codes = [...new Set(catalog.map(({ code }) => code))]
  return codes
    .map((code) => {
      const entries = catalog.filter((error) => error.code === code)
      const shapes = entries.map((error) => {
        if (entries.length > 1)
          return `[parameters: ${parametersType(error)}, product: ${literal(error.product)}]`
        return error.parameters.length > 0 ? `[parameters: ${parametersType(error)}]` : '[]'
      })
      return `  ${key(code)}: ${shapes.join(' | ')}`
    })
    .join('\n')
}
