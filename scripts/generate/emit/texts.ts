// texts.en.ts and texts.zh.ts: what the client shows of one language, apart, so that a page loads the one it needs.
import { type Language, template } from '../../contract/catalog.ts'
import type { Bundle } from '../../contract/contract.ts'
import { literal } from './literal.ts'

export function texts(bundle: Bundle, language: Language): string {
  const products: Record<string, Record<string, { message: string; handling: string }>> = {}
  for (const error of bundle['x-catalog']) {
    const message = template(error, language)
    const handling = template({ message: error.handling }, language)
    ;(products[error.product] ??= {})[error.code] = { message, handling }
  }
  return `/* eslint-disable */
import type { Texts } from './client.js'

/** Message templates and handling by product and code; the option \`texts\` of a client. */
export const ${language}: Texts = ${literal(products)}
`
}
