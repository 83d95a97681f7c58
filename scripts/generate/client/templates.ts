// What stands in the placeholders of a message, and the patterns that read it back. A pattern asks for the words
// next to a placeholder and not for the whole text, which the server may word around them.
import { sampleValues } from '../../conditions/index.ts'
import type { CatalogError } from '../../contract/catalog.ts'
import { key } from '../emit/literal.ts'

/** TypeScript of the values in a message's placeholders. */
export function parametersType(error: CatalogError): string {
  if (error.parameters.length === 0) return '{}'
  return `{ ${error.parameters.map((name, index) => `${key(name)}: ${isNumber(error, index) ? 'number' : 'string'}`).join('; ')} }`
}

/** TypeScript of the table by code: patterns per language, each with what it captures. */
export function templates(errors: CatalogError[]): string {
  const byCode = new Map<string, string[]>()
  for (const error of errors.filter(({ parameters }) => parameters.length > 0)) {
    const captures = error.parameters
      .map((name, index) => `${key(name)}: ${isNumber(error, index) ? 'Number' : 'String'}`)
      .join(', ')
    const entries = Object.values(error.message).map(
      (message) => `[${pattern(error, message)}, { ${captures} }]`,
    )
    byCode.set(error.code, [...(byCode.get(error.code) ?? []), ...entries])
  }
  return `{\n${[...byCode].map(([code, entries]) => `      ${key(code)}: [${entries.join(', ')}],\n`).join('')}    }`
}

function isNumber(error: CatalogError, index: number): boolean {
  return typeof sampleValues(error)[index] === 'number'
}

/** Between words and placeholders: spaces and light punctuation, of which a server may change the spelling. */
const light = '\\s,，:：~～-'

function pattern(error: CatalogError, message: string): string {
  const parts = message.split(/\{(\d+)\}/) // words, and numbers of placeholders, in turn
  const source = parts.map((part, index) => {
    if (index % 2 === 1 && parts.some((it, at) => at % 2 === 1 && at < index && it === part))
      return `\\k<p${part}>`
    // What is captured neither starts nor ends with light punctuation, so that no text takes long to refuse.
    if (index % 2 === 1)
      return `(?<p${part}>${isNumber(error, Number(part)) ? '\\d{1,9}' : `[^${light}](?:.*${parts[index + 1] === '' ? '' : '?'}[^${light}])?`})`
    if (part === '') return ''
    const words = part.match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? []
    const near =
      index === 0 ? words.slice(-1) : index === parts.length - 1 ? words.slice(0, 1) : words
    const gap = `[${light}]*`
    const [before, after] = [
      index > 0 ? gap : border(near[0], '<!'),
      index < parts.length - 1 ? gap : border(near.at(-1), '!'),
    ]
    return near.length > 0 ? before + near.join(gap) + after : gap
  })
  return `/${source.join('')}/u`
}

/** A word of letters is not the end or start of a longer one; Chinese characters stand next to each other. */
function border(word: string | undefined, look: '<!' | '!'): string {
  return word === undefined || /\p{Script=Han}/u.test(word) ? '' : `(?${look}[\\p{L}\\p{N}])`
}
