// Messages in a normalized text, with the values that a server filled in.
import type { CatalogError } from '../contract/catalog.ts'
import { normalize, runs } from './normalize.ts'

export interface MessagePattern {
  pattern: RegExp
  parameters: string[]
  /** How much of the message is its own text. */
  weight: number
}

/** One pattern per language, in which each placeholder stands for any value. */
export function messagePatterns({
  message,
  parameters,
}: Pick<CatalogError, 'message' | 'parameters'>): MessagePattern[] {
  return Object.values(message).map((template) => {
    // Split by a pattern with one group, so texts and placeholder numbers alternate.
    const pieces = normalize(template).split(/\{(\d+)\}/)
    const numbers = pieces.filter((_, index) => index % 2 === 1)
    const last = pieces.length - 1
    const isOpen = last > 0 && runs(pieces[last] ?? '').length === 0
    const source = pieces
      .map((piece, index) => {
        if (index % 2 === 0) {
          const isBetween = index > 0 && index < last && runs(piece).length === 0
          return isBetween ? between : runs(piece).join(gap)
        }
        return wholeStart + (isOpen && index === last - 1 ? lastValue : value)
      })
      .filter((piece) => piece !== '')
      .join(gap)
    const own = pieces.filter((_, index) => index % 2 === 0).join('')
    return {
      pattern: new RegExp(`(?<![${latin}])${source}`),
      parameters: numbers.map((number) => parameters[Number(number)] ?? number),
      weight: runs(own).reduce(
        (sum, run) => sum + run.length * (/\p{Script=Han}/u.test(run) ? 3 : 1),
        0,
      ),
    }
  })
}

/** Letters of alphabets, and those of East Asia. Ranges, since a browser takes a second for as many `\p{L}`. */
const latin = String.raw`a-z\u00c0-\u024f\u0370-\u1fff`
const eastAsian = String.raw`\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3`
/** Punctuation and blanks differ between tables, examples and servers. */
const gap = String.raw`[^\d${latin}${eastAsian}]*`
/** From one number to another: `8~20`, `8 至 20`, `8 to 20`. */
const between = `${gap}(?:至|到|to)?${gap}`
/** Neither a number nor a word is split between a value and what stands beside it. */
const wholeStart = String.raw`(?!(?<=\d)\d)(?!(?<=[a-z])[a-z])`
const value = `(.{1,60}?)${wholeStart}`
/** A value at the end of a message goes on until something that ends a text. */
const lastValue = String.raw`(\d+(?!\d)|[^\n"'<>{}[\]]{1,120})`

/** The message of which the text has most, with the values that it has for the parameters. */
export function messageIn(
  patterns: MessagePattern[],
  text: string,
): { weight: number; values: Record<string, string> } | undefined {
  const [best] = patterns
    .flatMap(({ pattern, parameters, weight }) => {
      const match = pattern.exec(text)
      return match ? [{ match, parameters, weight }] : []
    })
    .sort((a, b) => b.weight - a.weight)
  if (!best) return undefined
  const { match, parameters, weight } = best
  const isTemplate = /\{\s*\w+\s*\}/.test(match[0] + text[match.index + match[0].length])
  const values = parameters.map((name, index) => [name, match[index + 1]?.trim() ?? ''] as const)
  return { weight, values: isTemplate ? {} : Object.fromEntries(values) }
}
