// Judges a message: its language is a promise, its wording is not. Punctuation, a live suffix and what
// fills a placeholder are the service's freedom; a raw placeholder or the words of another code are not.
import { conditions } from '../conditions/index.ts'
import type { Policy } from '../conditions/policy.ts'
import { isUnknown, rules } from '../conditions/rules.ts'
import { type CatalogError, type Language, placeholders } from '../contract/catalog.ts'
import type { Json } from '../contract/json.ts'
import type { Finding } from './finding.ts'

/** What is known of the request that was refused. */
export interface Refused {
  /** Undefined where none was asked for. */
  language: Language | undefined
  policy: Policy
  /** Names of the inputs that it had. */
  sent: string[]
}

/** Nothing, or the one thing that is wrong with the message. */
export function wording(error: CatalogError, siblings: CatalogError[], message: Json | undefined, { language, policy, sent }: Refused): Finding[] {
  const languages: Language[] = language ? [language] : ['en', 'zh']
  const expected = languages.map((it) => error.message[it]).find((it) => it !== undefined) ?? 'a message'
  const fault = (subject: string, got: string, severity: Finding['severity'] = 'error'): Finding[] => [{ severity, subject, expected, got }]
  if (typeof message !== 'string' || message.trim() === '') return fault('message', message === undefined ? 'nothing' : 'no text')
  if (/\[object \w+\]/.test(message)) return fault('message', `an object for a placeholder in "${message}"`)
  if (placeholders(message).length > 0 || /\{\w*\}|%[sd]|\$\{/.test(message)) return fault('message', `a raw placeholder in "${message}"`)
  if (/\uFFFD|Ã|â€|ï¼|å|æ|ç/.test(message)) return fault('message', 'text in a broken encoding')
  const matched = languages.map((it) => match(error.message[it], message)).find((it) => it !== undefined)
  if (/\\u[0-9a-f]{4}|&#x?[0-9a-f]+;|&(amp|lt|gt|quot);/i.test(message)) return fault('message', 'escaped text')
  if (matched?.some((value) => /^(null|undefined|nan|none|true|false)?$/i.test(value))) return fault('message', `nothing for a placeholder in "${message}"`)
  if (matched) {
    if (isSwapped(error, matched, policy)) return fault('message', `the values of ${error.parameters.join(' and ')} swapped`)
    const untrue = untrueValue(error, matched, policy) ?? misnamed(error, matched, sent)
    if (untrue !== undefined) return fault('message', untrue)
    const foreign = language === 'en' && matched.some((value) => languageOf(value) === 'zh' && !/[a-z]/.test(value))
    return foreign ? fault('language', `"${message}"`) : []
  }
  const own = Object.values(error.message).some((text) => match(text, message))
  const twin = siblings.find((it) => it.code !== error.code && Object.values(it.message).some((text) => match(text, message)))
  if (twin && !own) return fault('message', `the message of ${twin.code}`)
  if (language && error.message[language] !== undefined && languageOf(message) !== language) return fault('language', `"${message}"`)
  // Words in a language that the vendor publishes none in cannot be compared.
  const spoken = languageOf(message)
  return languages.includes(spoken) && error.message[spoken] !== undefined ? fault('message', `"${message}"`, 'warning') : []
}

/** What fills the placeholders where the message is the template but for punctuation and what follows. */
function match(template: string | undefined, message: string): string[] | undefined {
  if (template === undefined) return undefined
  const parts = template.split(/\{\d+\}/).map((part, index, all) => {
    const text = escape(plain(part).trim())
    return text === '' && index > 0 && index < all.length - 1 ? '\\s+' : text
  })
  // A value at the end reaches to the next blank, since nothing else says where it ends.
  const last = parts.length > 1 && parts.at(-1) === '' ? '(?=\\s|$)' : ''
  return new RegExp(`^${parts.join('\\s*(.+?)\\s*')}${last}`, 'is').exec(plain(message))?.slice(1)
}

/** Whether numbers that are known from the policy stand in each other's places. */
function isSwapped(error: CatalogError, filled: string[], policy: Policy): boolean {
  const expected = policyValues(error, policy)
  if (expected.length < 2) return false
  return filled.join() !== expected.join() && filled.toSorted().join() === expected.toSorted().join()
}

/** A number that the policy contradicts; one in words is not looked at. */
function untrueValue(error: CatalogError, filled: string[], policy: Policy): string | undefined {
  const expected = policyValues(error, policy)
  const at = filled.findIndex((value, index) => /^\d+$/.test(value.normalize('NFKC')) && /^\d+$/.test(expected[index] ?? '') && Number(value.normalize('NFKC')) !== Number(expected[index]))
  return at < 0 ? undefined : `${filled[at]} for ${error.parameters[at]}, which is ${expected[at]} in passwordPolicy`
}

/** What the policy says of the parameters, as far as it does. */
function policyValues({ condition, parameters }: CatalogError, policy: Policy): string[] {
  const rule = rules.find(({ name }) => name === conditions.get(condition ?? '')?.name)
  if (!rule || isUnknown(rule, policy)) return []
  const values = rule.values(policy)
  return parameters.map((name) => String(values[name]))
}

/** Something that the request had, named as what it lacks. */
function misnamed({ condition }: CatalogError, filled: string[], sent: string[]): string | undefined {
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\d]/gu, '')
  const named = condition === 'missing' ? sent.find((name) => filled.some((value) => letters(value) === letters(name))) : undefined
  return named && `${named}, which was sent`
}

function plain(text: string): string {
  return text.replace(/[\p{P}\p{Z}\s~～]+/gu, ' ').replace(/(?<=\p{Script=Han}|^) | (?=\p{Script=Han}|$)/gu, '').toLowerCase()
}

function languageOf(text: string): Language {
  return /\p{Script=Han}/u.test(text) ? 'zh' : 'en'
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
