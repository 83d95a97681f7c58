// Judges a message: its language is a promise, its wording is not. Punctuation, a live suffix and what
// fills a placeholder are the service's freedom; a raw placeholder or the words of another code are not.
import { type CatalogError, type Language, placeholders } from '../contract/catalog.ts'
import type { Json } from '../contract/json.ts'

export type Wording =
  | { kind: 'right' }
  | { kind: 'message' | 'language'; severity: 'error' | 'warning'; expected: string; got: string }

export function wording(error: CatalogError, siblings: CatalogError[], message: Json | undefined, language: Language | undefined): Wording {
  const languages: Language[] = language ? [language] : ['en', 'zh']
  const expected = languages.map((it) => error.message[it]).find((it) => it !== undefined) ?? 'a message'
  const fault = (kind: 'message' | 'language', severity: 'error' | 'warning', got: string): Wording => ({ kind, severity, expected, got })
  if (typeof message !== 'string' || message.trim() === '') return fault('message', 'error', 'no message')
  if (placeholders(message).length > 0) return fault('message', 'error', `raw placeholder in "${message}"`)
  if (languages.some((it) => matches(error.message[it], message))) return { kind: 'right' }
  const twin = siblings.find((it) => it.code !== error.code && Object.values(it.message).some((text) => matches(text, message)))
  const isTwinOnly = twin && !Object.values(error.message).some((text) => matches(text, message))
  if (isTwinOnly) return fault('message', 'error', `the message of ${twin.code}`)
  if (language && error.message[language] !== undefined && languageOf(message) !== language) return fault('language', 'error', `"${message}"`)
  return error.message[language ?? 'en'] === undefined ? { kind: 'right' } : fault('message', 'warning', `"${message}"`)
}

/** Whether the message is the template with its placeholders filled, but for punctuation and what follows. */
function matches(template: string | undefined, message: string): boolean {
  if (template === undefined) return false
  const parts = template.split(/\{\d+\}/).map((part) => escape(plain(part)))
  return new RegExp(`^${parts.join('.+?')}`, 'is').test(plain(message))
}

function plain(text: string): string {
  return text.replace(/[\p{P}\p{Z}\s]+/gu, '').toLowerCase()
}

function languageOf(text: string): Language {
  return /\p{Script=Han}/u.test(text) ? 'zh' : 'en'
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
