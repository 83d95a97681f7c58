// Judges a message: its language is a clause, its wording is not. Punctuation, a live suffix and what
// fills a placeholder are free; a raw placeholder, or the words of another code, are not.
import { regexEscaped } from '../../contract/regex-escape.ts'
import {
  type CatalogError,
  type Language,
  type Texts,
  placeholders,
} from '../../contract/catalog.ts'
import type { Json } from '../../contract/json.ts'
import { sampleValues } from '../../model/conditions.ts'
import type { Values } from '../../model/password-rules.ts'
import type { Difference } from './difference.ts'

/** Characters; no message of the catalog comes near, whatever fills it. */
const longest = 2000

export interface MessageContext {
  error: CatalogError
  /** All errors of the product. */
  siblings: readonly CatalogError[]
  /** The language that was asked for; undefined if the server decides. */
  language: Language | undefined
  /** What fills the parameters, so far as it is known. */
  values: Values
  /** The numbers of the policy, so far as they are known. */
  limits: readonly number[]
  /** Names of inputs, of which a message must name the right one. */
  names: readonly string[]
}

/** What is wrong with a message: an error, where the entry's own words were expected, unless it says otherwise. */
type Problem = Pick<Difference, 'id' | 'got'> & Partial<Difference>

/** Nothing, or the one thing that is wrong with the message. */
export function judgeMessage(message: Json | undefined, context: MessageContext): Difference[] {
  const { error, language } = context
  const languages: Language[] = language ? [language] : ['en', 'zh']
  const texts = languages.flatMap((it) => error.message[it] ?? [])
  const problem = problemOf(message, texts, context)
  return problem ? [{ severity: 'error', expected: texts[0] ?? 'a message', ...problem }] : []
}

/** `texts` are the entry's in the languages that may come. */
function problemOf(
  message: Json | undefined,
  texts: readonly string[],
  context: MessageContext,
): Problem | undefined {
  if (message === undefined) return { id: 'error-body', got: 'no message' }
  if (typeof message !== 'string') return { id: 'error-body', got: 'a message that is no text' }
  if (message.trim() === '') return { id: 'message-words', got: 'an empty message' }
  if (message.length > longest) return { id: 'message-words', got: `${message.length} characters` }
  const unfilled = unfilledText(message, texts[0] ?? '')
  if (unfilled !== undefined) return { id: 'placeholder-unfilled', got: unfilled }
  if (/\uFFFD|Ã|â€|ï¼|å|æ|ç/.test(message))
    return { id: 'message-words', got: 'text in a broken encoding' }
  if (/\\u[0-9a-f]{4}|&#x?[0-9a-f]+;|&(amp|lt|gt|quot);/i.test(message))
    return { id: 'message-words', got: `escaped text: "${message}"` }
  if (/^[\w-]+(\.[\w-]+){2,}$/.test(message))
    return { id: 'message-words', got: `the key of a message: "${message}"` }
  const [filled] = texts.flatMap((text) => {
    const values = match(text, message)
    return values ? [values] : []
  })
  if (filled) return problemOfValues(filled, context, message)
  if (texts.some((text) => isWithoutValues(text, message)))
    return { id: 'placeholder-unfilled', got: `nothing for a placeholder in "${message}"` }
  return problemOfWords(message, context)
}

/** What is wrong with a message whose words nobody has published: a placeholder that nothing fills, its language. */
export function judgeUnpublished(
  message: Json | undefined,
  language: Language | undefined,
): Difference[] {
  if (typeof message !== 'string' || message.trim() === '') return []
  const unfilled = unfilledText(message, '')
  if (unfilled !== undefined)
    return [{ id: 'placeholder-unfilled', severity: 'error', expected: 'a message', got: unfilled }]
  if (language === undefined || languageOf(message) === language) return []
  const expected = `a message in ${language}`
  return [{ id: 'message-language', severity: 'warning', expected, got: `"${message}"` }]
}

function unfilledText(message: string, expected: string): string | undefined {
  const raw = /\{\w*\}|%[sd]\b|\$\{/.exec(message)?.[0]
  if (placeholders(message).length > 0 || (raw !== undefined && !expected.includes(raw))) {
    return `a raw placeholder in "${message}"`
  }
  const isEmpty = /\[object \w+\]|<(nil|null)>|%!\w\(|\bundefined\b/.test(message)
  return isEmpty ? `no value for a placeholder in "${message}"` : undefined
}

/** Values of the parameters, where the words are the template's. */
function problemOfValues(
  filled: readonly string[],
  { error, language, values, limits, names }: MessageContext,
  message: string,
): Problem | undefined {
  if (filled.some((value) => /^<?(null|nil|undefined|nan|none|true|false)?>?$/i.test(value)))
    return { id: 'placeholder-unfilled', got: `nothing for a placeholder in "${message}"` }
  const warning = { severity: 'warning', got: `"${message}"` } as const
  const wanted = error.parameters.map((name) => values[name])
  const other = wanted.find((value, index) => isOtherName(value, filled[index], names))
  if (other !== undefined) {
    const wrong = { id: 'message-words', expected: `${String(other)} named` } as const
    // A mock that repeats the contract's example names what the example names.
    const isExample =
      sampleValues(error)
        .map((it) => plain(String(it)))
        .join() === filled.join()
    return isExample ? { ...wrong, ...warning } : { ...wrong, got: `"${message}"` }
  }
  const isInWords = wanted.some((value) => typeof value === 'object')
  if (isInWords && language && hasOtherWords(message, language, error.message[language]))
    return { id: 'message-language', expected: `a message in ${language}`, ...warning }
  const isOther = wanted.some((value, index) => {
    const got = filled[index] ?? ''
    if (typeof value === 'number') return /^\d+$/.test(got) && String(value) !== got
    return typeof value === 'object' && hasOtherNumbers(got, textOf(value), limits)
  })
  if (!isOther) return undefined
  const numbers = error.parameters.map((name, index) => `${name} ${textOf(wanted[index])}`)
  const expected = `${numbers.join(', ')}, as the profile's policy says`
  const isSwapped = wanted.map(String).toSorted().join() === filled.toSorted().join()
  const got = `the values of ${error.parameters.join(' and ')} swapped`
  return { id: 'message-numbers', expected, ...(isSwapped ? { got } : warning) }
}

/** Whether there are words of the other language that the template has not; names and signs belong to either. */
function hasOtherWords(message: string, language: Language, template = ''): boolean {
  const foreign = language === 'en' ? /\p{Script=Han}/u : /[a-z]+( [a-z]+){2}/i
  return foreign.test(message) && !foreign.test(template)
}

/** Words are free, but if there are numbers in them, one is the policy's, so far as it is known. */
function hasOtherNumbers(got: string, wanted: string, limits: readonly number[]): boolean {
  const isLimit = (it: string) => limits.includes(Number(it))
  const numbers = numbersIn(got)
  return numbers.length > 0 && numbersIn(wanted).some(isLimit) && !numbers.some(isLimit)
}

function numbersIn(text: string): string[] {
  return text.match(/\d+/g) ?? []
}

function textOf(value: Values[string] | undefined): string {
  return typeof value === 'object' ? (value.en ?? '') : String(value)
}

/** Whether a message names another input than the one that it is about. */
function isOtherName(
  wanted: Values[string] | undefined,
  got: string | undefined,
  names: readonly string[],
): boolean {
  const bare = (text: string) => plain(text).replaceAll(/[\s_]/g, '')
  if (typeof wanted !== 'string' || got === undefined) return false
  return bare(wanted) !== bare(got) && names.some((name) => bare(name) === bare(got))
}

function problemOfWords(
  message: string,
  { error, siblings, language }: MessageContext,
): Problem | undefined {
  const isIn = (texts: Texts) => Object.values(texts).some((text) => match(text, message))
  const twin = siblings.find((it) => it.code !== error.code && isIn(it.message))
  if (twin && !isIn(error.message))
    return { id: 'message-words', got: `the message of ${twin.code}` }
  const got = `"${message}"`
  if (saysSuccess.test(plain(message).trim()))
    return { id: 'message-words', got: `of an error: ${got}` }
  if (isBeginningOf(error.message, message))
    return { id: 'message-words', got: `only the beginning: ${got}` }
  const published = language && error.message[language]
  const spoken = languageOf(message)
  if (published !== undefined && languageOf(published) === language && spoken !== language)
    return { id: 'message-language', got }
  // Words in a language that the vendor publishes none in cannot be compared.
  const isComparable = (!language || spoken === language) && error.message[spoken] !== undefined
  return isComparable ? { id: 'message-words', got, severity: 'warning' } : undefined
}

/** The whole message of an error, in the words of `plain`. */
const saysSuccess = /^(ok|success|successful|成功|操作成功)$/

/** Whether the message is the template with nothing in the place of its parameters. */
function isWithoutValues(template: string, message: string): boolean {
  const bare = template.replaceAll(/\{\d+\}/g, '')
  return bare !== template && plain(bare).trim() === plain(message).trim()
}

/** Whether the message is a published one that was cut off within a word or a sentence. */
function isBeginningOf(texts: Texts, message: string): boolean {
  const said = message.trim()
  return Object.values(texts).some(
    (text) => text.startsWith(said) && /^[\p{L}\p{N}]/u.test(text.slice(said.length)),
  )
}

/** What fills the placeholders, by their numbers, if the message is the template but for punctuation and what follows. */
function match(template: string, message: string): string[] | undefined {
  const parts = template.split(/\{\d+\}/).map((part, index, all) => {
    const text = regexEscaped(plain(part).trim())
    // Next to Chinese characters nothing stands between two values once punctuation is out.
    return text === '' && index > 0 && index < all.length - 1
      ? '(?:\\s+|(?<=\\p{Script=Han})|(?=\\p{Script=Han}))'
      : text
  })
  // A value at the end reaches to the next blank, since nothing else says where it ends.
  const last = parts.length > 1 && parts.at(-1) === '' ? '(?=\\s|$)' : ''
  const source = `^${parts.join('\\s*(.+?)\\s*')}${last}`
  const found = new RegExp(source, 'isu').exec(plain(message))?.slice(1)
  if (!found) return undefined
  const numbers = [...template.matchAll(/\{(\d+)\}/g)].map(([, digits]) => Number(digits))
  return placeholders(template).map((number) => found[numbers.indexOf(number)] ?? '')
}

function plain(text: string): string {
  return text
    .replace(/[\p{P}\p{Z}\s~～]+/gu, ' ')
    .replace(/(?<=\p{Script=Han}|^) | (?=\p{Script=Han}|$)/gu, '')
    .toLowerCase()
}

function languageOf(text: string): Language {
  return /\p{Script=Han}/u.test(text) ? 'zh' : 'en'
}
