// The catalog as the bundle carries it: what a code means, when it comes, and in which words.
// Keyed by (product, code), since products give the same bare code different meanings.

export type Language = 'en' | 'zh'

/** Every language, in the order in which people are shown them. */
export const languages = ['en', 'zh'] as const satisfies Language[]

/** A text per language; a language is absent where the vendor publishes none. */
export type Texts = Partial<Record<Language, string>>

/** A sample or true value of a placeholder; a text may differ by language. */
export type ParameterValue = number | string | Texts

/** Who makes a statement: an id of `sources.yaml`, `inferred` (no page says it), or `ours` (our advice or design). */
export type Speaker = string

/** Parts of an entry that can have a source of their own; `en` and `zh` are its messages. */
export type EntryPart =
  | 'condition'
  | 'operations'
  | 'parameters'
  | 'handling'
  | 'en'
  | 'zh'
  | 'status'

export interface CatalogError {
  code: string
  product: string
  /** HTTP status, 400 to 599. */
  status: number
  /** Templates with `{0}`, `{1}`, …, letter by letter the vendor's. */
  message: Texts
  handling: Texts
  /** What we advise where the vendor's handling does not say how to go on; no page has it. */
  remedy?: Texts
  /** Names of `{0}`, `{1}`, … in this order. */
  parameters: string[]
  /** Name of the condition under which the code comes; null if no page ties the code to one of the operations. */
  condition: string | null
  /** Body fields that the condition `missing` looks at. */
  fields?: string[]
  /** Headers that the condition `missing` looks at. */
  headers?: string[]
  /** Security schemes that the conditions `missing` and `invalid-token` look at; `invalid-token` looks at all if absent. */
  credentials?: string[]
  /** Component schema of the response body. */
  schema: string
  /** Operations that list the code. */
  operations: string[]
  /** The source that publishes the code. */
  source: string
  /** More pages that have the code in their tables. */
  alsoIn?: string[]
  /** Who says a part of the entry, if its source does not. */
  provenance?: Partial<Record<EntryPart, Speaker>>
  /** What about this entry no page says, and from what it was inferred. */
  inferred?: Texts
  /** Whether the code says that an account is locked or that too much was attempted. */
  locks?: true
  note?: Texts
  /** Sample values of the parameters, by position. */
  example?: ParameterValue[]
}

/** Names of what the condition of an entry looks at. */
export function watchedNames({
  fields = [],
  headers = [],
  credentials = [],
}: Pick<CatalogError, 'fields' | 'headers' | 'credentials'>): string[] {
  return [...fields, ...headers, ...credentials]
}

const placeholder = /\{(\d+)\}/g

/** The placeholder numbers that a template uses, ascending, without repetition. */
export function placeholders(template: string): number[] {
  const numbers = [...template.matchAll(placeholder)].map(([, digits]) => Number(digits))
  return [...new Set(numbers)].sort((a, b) => a - b)
}

const partsOf = new Map<string, string[]>()

/** Fills `{0}`, `{1}`, … by position; a placeholder without a value stays as it is. */
export function fill(
  template: string,
  values: readonly ParameterValue[],
  language: Language,
): string {
  if (values.length === 0) return template
  let parts = partsOf.get(template)
  if (!parts) partsOf.set(template, (parts = template.split(placeholder)))
  // Split by a pattern with one group, so texts and placeholder numbers alternate.
  let filled = ''
  for (const [index, part] of parts.entries()) {
    const value = index % 2 === 0 ? part : values[Number(part)]
    filled += value === undefined ? `{${part}}` : inLanguage(value, language)
  }
  return filled
}

/** The template in this language, or in the other one where the vendor publishes only that. */
export function template(error: Pick<CatalogError, 'message'>, language: Language): string {
  return error.message[language] ?? error.message.en ?? error.message.zh ?? ''
}

function inLanguage(value: ParameterValue, language: Language): string {
  if (typeof value !== 'object') return String(value)
  return value[language] ?? value.en ?? value.zh ?? ''
}
