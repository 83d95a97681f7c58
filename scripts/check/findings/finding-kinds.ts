// Every kind of finding, by its stable id. Ids are what people search for, waive and skip; the texts
// are shown by `check --explain`, the report page and the documentation.
import type { Language } from '../../contract/catalog.ts'
import texts from './finding-kinds.json' with { type: 'json' }

export interface FindingKind {
  /** A heading. */
  title: Record<Language, string>
  /** Why it matters to callers or owners of accounts. */
  why: Record<Language, string>
  /** What to do on the server. */
  fix: Record<Language, string>
}

/** In the order in which findings are listed: what tells most comes first. */
export const findingIds = [
  // Secrets, and what a service should never accept.
  'secret-returned',
  'not-refused',
  'security-bypassed',
  'target-moved',
  'other-account-changed',
  'refusal-set-password',
  'former-password-signs-in',
  'near-password-signs-in',
  'internals-shown',
  // What every caller meets.
  'operation-missing',
  'valid-request-refused',
  'success-status',
  'success-body',
  'password-not-set',
  'must-modify-ignored',
  // Error responses.
  'other-code',
  'foreign-code',
  'unlisted-code',
  'code-spelling',
  'wrong-status',
  'error-body',
  'message-words',
  'message-language',
  'placeholder-unfilled',
  'message-numbers',
  // HTTP.
  'content-type',
  'header-missing',
  'cookie-set',
  'redirect',
  'server-error',
  'wrong-method-served',
  'history-revealed',
  'no-response',
] as const

export type FindingId = (typeof findingIds)[number]

export const findingKinds: Record<FindingId, FindingKind> = texts

/** The page of an id in the documentation, beside the other pages of a language. */
export function findingPage(id: FindingId): string {
  return `finding-${id}.html`
}
