// Judges a message: its language is a promise, its wording is not. Punctuation, a live suffix and what
// fills a placeholder are the service's freedom; a raw placeholder or the words of another code are not.
import { conditions } from '../conditions/index.ts'
import type { Policy } from '../conditions/policy.ts'
import { isUnknown, rules } from '../conditions/rules.ts'
import { type CatalogError, type Language, placeholders } from '../contract/catalog.ts'
import type { Json } from '../contract/json.ts'
import type { Finding } from './finding.ts'

/** Characters; no message of the catalog comes near, whatever fills it. */
const longest = 2000

/** Nothing, or the one thing that is wrong with the message. */
export function wording(
  error: CatalogError,
  siblings: CatalogError[],
  message: Json | undefined,
  language: Language | undefined,
  policy: Policy,
): Finding[] {
  const languages: Language[] = language ? [language] : ['en', 'zh']
  const expected =
    languages.map((it) => error.message[it]).find((it) => it !== undefined) ?? 'a message'
  const fault = (
    subject: string,
    got: string,
    severity: Finding['severity'] = 'error',
  ): Finding[] => [{ severity, subject, expected, got }]
  if (typeof message !== 'string' || message.trim() === '')
    return fault('message', message === undefined ? 'nothing' : 'no text')
  if (message.length > longest) return fault('message', `${message.length} characters`)
  if (/\[object \w+\]/.test(message))
    return fault('message', `an object for a placeholder in "${message}"`)
  const raw = /\{\w*\}|%[sd]|\$\{/.exec(message)?.[0]
  if (placeholders(message).length > 0 || (raw !== undefined && !expected.includes(raw)))
    return fault('message', `a raw placeholder in "${message}"`)
  if (/\uFFFD|Ã|â€|ï¼|å|æ|ç/.test(message)) return fault('message', 'text in a broken encoding')
  const matched = languages
    .map((it) => match(error.message[it], message))
    .find((it) => it !== undefined)
  if (/\\u[0-9a-f]{4}|&#x?[0-9a-f]+;|&(amp|lt|gt|quot);/i.test(message))
    return fault('message', 'escaped text')
  if (matched?.some((value) => /^(null|undefined|nan|none|true|false)?$/i.test(value)))
    return fault('message', `nothing for a placeholder in "${message}"`)
  if (matched)
    return isSwapped(error, matched, policy)
      ? fault('message', `the values of ${error.parameters.join(' and ')} swapped`)
      : []
  const own = Object.values(error.message).some((text) => match(text, message))
  const twin = siblings.find(
    (it) =>
      it.code !== error.code && Object.values(it.message).some((text) => match(text, message)),
  )
  if (twin && !own) return fault('message', `the message of ${twin.code}`)
  if (
    language &&
    error.message[language] !== undefined &&
    languageOf(error.message[language]) === language &&
    languageOf(message) !== language
  )
    return fault('language', `"${message}"`)
  // Words in a language that the vendor publishes none in cannot be compared.
  const spoken = languageOf(message)
  return languages.includes(spoken) && error.message[spoken] !== undefined
    ? fault('message', `"${message}"`, 'warning')
    : []
}

/** What fills the placeholders where the message is the template but for punctuation and what follows. */
function match(template: string | undefined, message: string): string[] | undefined {
  if (template === undefined) return undefined
  const parts = template.split(/\{\d+\}/).map((part, index, all) => {
    const text = escape(plain(part).trim())
    // Next to Chinese characters nothing stands between two values once punctuation is out.
    return text === '' && index > 0 && index < all.length - 1
      ? '(?:\\s+|(?<=\\p{Script=Han})|(?=\\p{Script=Han}))'
      : text
  })
  // A value at the end reaches to the next blank, since nothing else says where it ends.
  const last = parts.length > 1 && parts.at(-1) === '' ? '(?=\\s|$)' : ''
  return new RegExp(`^${parts.join('\\s*(.+?)\\s*')}${last}`, 'isu').exec(plain(message))?.slice(1)
}

/** Whether numbers that are known from the policy stand in each other's places. */
function isSwapped(error: CatalogError, filled: string[], policy: Policy): boolean {
  const rule = rules.find(({ name }) => name === conditions.get(error.condition ?? '')?.name)
  if (!rule || isUnknown(rule, policy) || filled.length < 2) return false
  const values = rule.values(policy)
  const expected = error.parameters.map((name) => String(values[name]))
  return (
    filled.join() !== expected.join() && filled.toSorted().join() === expected.toSorted().join()
  )
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

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
