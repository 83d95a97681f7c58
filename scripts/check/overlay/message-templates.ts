// The words of messages, with the parameters in their places.
import type { Texts } from '../../contract/catalog.ts'
import { regexEscaped } from '../../contract/regex-escape.ts'
import { groupBy } from '../report/report.ts'
import type { SeenError } from './observations.ts'

/** In each language in which all messages have the same words. */
export function wordsIn(seen: readonly SeenError[], parameters: readonly string[]): Texts {
  const message: Texts = {}
  for (const [language, all] of groupBy(seen, (it) => it.language)) {
    const [only, ...others] = new Set(all.map((it) => templateOf(it, parameters)))
    if (only !== undefined && others.length === 0) message[language] = only
  }
  return message
}

/** Undefined if a value cannot be told from the words. */
function templateOf(
  { message, values }: SeenError,
  parameters: readonly string[],
): string | undefined {
  let text = message?.trim()
  for (const [index, name] of parameters.entries()) {
    const value = values[name]
    const word = new RegExp(`(?<![\\p{L}\\d])${regexEscaped(String(value))}(?![\\p{L}\\d])`, 'u')
    const parts = text?.split(word)
    if (value === undefined || parts?.length !== 2) return undefined
    text = parts.join(`{${index}}`)
  }
  return text === '' ? undefined : text
}
