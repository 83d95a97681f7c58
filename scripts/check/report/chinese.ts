// What a report says in English sentences, in Chinese. The sentences are made all over the check; one dictionary has
// each of them, with a blank for what differs. What it does not have stays English and is marked as English.
import { regexEscaped } from '../../contract/regex-escape.ts'
import { conditions } from '../../model/conditions.ts'
import dictionary from './chinese.json' with { type: 'json' }

/** What a blank may stand for: `{}` is a name or a number, `{said}` a text that stays, and
 * `{*}` one that is put into Chinese. */
const blanks: Record<string, string> = {
  '{}': String.raw`([^,;\s]+)`,
  '{*}': '(.+)',
  '{said}': '(.+)',
  '{article}': '(an?)',
  '{odd}': '(null|true|white space|a number|an object|an empty list|a list of one text)',
}

interface Rule {
  pattern: RegExp
  chinese: string
  /** Of each blank, whether it is put into Chinese. */
  isText: boolean[]
}

const rules: readonly Rule[] = [
  ...Object.values(dictionary).flatMap((part) => Object.entries<string>(part)),
  ...[...conditions.values()].map(({ when }) => [when.en, when.zh] as const),
].map(([english, chinese]) => ruleOf(english, chinese))

/** A deployment can write a text with as many commas as it likes. */
const mostParts = 8

/** Undefined if something in the text is not in the dictionary. A name, a number or a quotation is itself. */
export function inChinese(text: string): string | undefined {
  if (text.split(/[,;] /).length > mostParts && !isNames(text)) return undefined
  return byRule(text) ?? (isNames(text) ? text : listed(text))
}

function byRule(text: string): string | undefined {
  for (const { pattern, chinese, isText } of rules) {
    const match = pattern.exec(text)
    const parts = match?.slice(1).map((it, index) => (isText[index] ? inChinese(it) : it))
    if (parts && !parts.includes(undefined)) return filled(chinese, parts)
  }
  return undefined
}

/** Several of them with commas or semicolons between. */
function listed(text: string): string | undefined {
  for (const { index, 0: mark } of text.matchAll(/[,;] /g)) {
    const first = byRule(text.slice(0, index))
    const rest = first === undefined ? undefined : inChinese(text.slice(index + mark.length))
    if (rest !== undefined) return `${first}${mark.startsWith(',') ? '，' : '；'}${rest}`
  }
  return undefined
}

/** Names and numbers, what the deployment said, or a message in Chinese. */
function isNames(text: string): boolean {
  return /^["'{[].*["'}\]]$|^[^\s,]+(?:, [\w./]+)*$|^\d{3} [\w.]+$|\p{Script=Han}/su.test(text)
}

/** Han and Han have no blank between. */
function filled(chinese: string, parts: readonly (string | undefined)[]): string {
  return chinese
    .replace(/\{(\d)\}/g, (_, number: string) => parts[Number(number) - 1] ?? '')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
}

function ruleOf(english: string, chinese: string): Rule {
  const pieces = english.split(/(\{[a-z*]*\})/)
  const names = pieces.filter((it) => it in blanks)
  const pattern = pieces.map((it) => blanks[it] ?? regexEscaped(it))
  return {
    pattern: new RegExp(`^${pattern.join('')}$`, 's'),
    chinese,
    isText: names.map((it) => it === '{*}' || it === '{odd}'),
  }
}
