// Messages in a normalized text, with the values that a server filled in.
import type { CatalogError } from '../contract/catalog.ts'
import { normalize, runs } from './normalize.ts'
import { isInOtherWord } from './synonyms.ts'

export interface MessagePattern {
  pattern: RegExp
  parameters: string[]
  /** What stands between its values, as it is written and in letters alone. */
  pieces: string[]
  letters: string[]
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
    const own = pieces.filter((_, index) => index % 2 === 0)
    const letters = own.map(lettersOf)
    return {
      pattern: new RegExp(`(?<![${latin}])${source}`),
      parameters: numbers.map((number) => parameters[Number(number)] ?? number),
      pieces: own,
      letters,
      weight: weightOf(letters.join('')),
    }
  })
}

export function lettersOf(normalized: string): string {
  return runs(normalized).join('')
}

/** A Chinese character says as much as three letters. */
function weightOf(letters: string): number {
  return letters.length + 2 * (letters.match(/\p{Script=Han}/gu) ?? []).length
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
const longestValue = 60
const value = `(.{1,${longestValue}}?)${wholeStart}`
/** A value at the end of a message goes on until something that ends a text. */
const lastValue = String.raw`(\d+(?!\d)|[^\n"'<>{}[\]]{1,120})`

export interface SaidMessage {
  weight: number
  values: Record<string, string>
  /** How many characters of the message the text has as they are, punctuation and blanks too; 0 if one differs. */
  exact: number
}

/** The message of which the text has most, with the values that it has for the parameters. */
export function messageIn(patterns: MessagePattern[], text: string): SaidMessage | undefined {
  const [best] = patterns
    .flatMap((of) => {
      const match = wholeMatch(of.pattern, text)
      return match ? [{ of, match }] : []
    })
    .sort((a, b) => b.of.weight - a.of.weight)
  if (!best) return undefined
  const { match, of } = best
  const isTemplate = /\{\s*\w+\s*\}/.test(match[0] + match.input[match.index + match[0].length])
  const values = of.parameters.map((name, index) => [name, match[index + 1]?.trim() ?? ''] as const)
  const isExact = of.pieces.every((piece) => text.includes(piece))
  return {
    weight: of.weight,
    values: isTemplate ? {} : Object.fromEntries(values),
    exact: isExact ? of.pieces.join('').length : 0,
  }
}

/** A match that does not begin within a word that means something else. */
function wholeMatch(pattern: RegExp, text: string): RegExpExecArray | null {
  const match = pattern.exec(text)
  if (!match || !isInOtherWord(text, match.index)) return match
  return wholeMatch(pattern, text.slice(match.index + 1))
}

/** Whether the text shows that something is missing at an end: by dots, or by a quotation without an end. */
export function isCut(text: string): boolean {
  const quotes = text.match(/"/g) ?? []
  return /^[^\p{L}\p{N}]*\.{2}|\.{2}[^\p{L}\p{N}]*$/u.test(text) || quotes.length % 2 === 1
}

const longestMessage = 500

/** How much of a message the text ends or begins with, if that is half of the message or more: logs cut long lines. */
export function cutMessageIn(patterns: MessagePattern[], letters: string): number {
  const end = letters.slice(-longestMessage)
  const turned = reversed(letters.slice(0, longestMessage))
  const weights = patterns.map((of) => {
    const weight = Math.max(
      endingWith(of.letters, end),
      endingWith(of.letters.map(reversed).toReversed(), turned),
    )
    return weight * 2 < of.weight || weight === of.weight ? 0 : weight
  })
  return Math.max(0, ...weights)
}

/** How much the text ends with of the beginning of the pieces, which have values between them. */
function endingWith(pieces: string[], text: string): number {
  for (const [index, piece] of [...pieces.entries()].toReversed()) {
    const before = pieces.slice(0, index)
    for (let length = piece.length; length > 0 || (length === 0 && index > 0); length -= 1) {
      const begun = piece.slice(0, length)
      if (text.endsWith(begun) && endsWithAll(before, text.slice(0, text.length - length)))
        return weightOf(before.join('') + begun)
    }
  }
  return 0
}

/** Whether the text has the pieces in turn at its end, with a value after each. */
function endsWithAll(pieces: string[], text: string): boolean {
  const piece = pieces.at(-1)
  if (piece === undefined) return true
  const at = text.lastIndexOf(piece)
  const isNear = at >= 0 && text.length - at - piece.length <= longestValue
  return isNear && endsWithAll(pieces.slice(0, -1), text.slice(0, at))
}

function reversed(text: string): string {
  return [...text].reverse().join('')
}
