// The placeholders of the messages: their types, and the templates that the client reads them back with.
import { sampleValues } from '../../../model/conditions.ts'
import type { CatalogError } from '../../../contract/catalog.ts'
import { unique } from '../../../contract/unique.ts'
import { key } from '../literal.ts'

/** TypeScript of the values in a message's placeholders. */
export function parametersType(error: CatalogError): string {
  if (error.parameters.length === 0) return '{}'
  return `{ ${error.parameters.map((name, index) => `${key(name)}: ${isNumber(error, index) ? 'number' : 'string'}`).join('; ')} }`
}

/** By code the templates of its messages, as runtime/message-parameters.ts reads them back. */
export function templates(errors: CatalogError[]): Record<string, string[]> {
  const byCode: Record<string, string[]> = {}
  for (const error of errors.filter(({ parameters }) => parameters.length > 0))
    byCode[error.code] = unique([
      ...(byCode[error.code] ?? []),
      ...Object.values(error.message).map((message) => template(error, message)),
    ])
  return byCode
}

function isNumber(error: CatalogError, index: number): boolean {
  return typeof sampleValues(error)[index] === 'number'
}

function template(error: CatalogError, message: string): string {
  const parts = message.split(/\{(\d+)\}/) // words, and numbers of placeholders, in turn
  return parts
    .map((part, index) => {
      const number = Number(part)
      if (index % 2 === 1)
        return `{${error.parameters[number]}${isNumber(error, number) ? '#' : ''}}`
      const words = part.match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? []
      if (index === 0) return words.at(-1) ?? ''
      return index === parts.length - 1 ? (words[0] ?? '') : words.join(' ')
    })
    .join('')
}
