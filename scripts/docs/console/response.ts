// What came back: status, the catalog's word on it, headers and body.
import {
  type CatalogError,
  type Language,
  type Texts as ByLanguage,
  fill,
  template,
} from '../../contract/catalog.ts'
import type { Bundle, Contract, Variant } from '../../contract/contract.ts'
import { readErrorBody } from '../../contract/error-bodies.ts'
import { isObject, resolve, text } from '../../contract/json.ts'
import { tokenValues } from '../../contract/values.ts'
import { anchorOf } from '../../explain/entries.ts'
import { el } from './dom.ts'
import { type Secret, mask, variableOf } from './secrets.ts'
import type { Received } from './send.ts'
import type { ConsoleMessages } from '../messages/messages.ts'

export interface Meaning {
  isSuccess: boolean
  /** Of the variant that was asked. */
  effect: Variant['effect']
  /** Undefined where the response has none. */
  code: string | undefined
  /** Undefined where the catalog of the product does not have the code. */
  error: CatalogError | undefined
}

export function readReceived(
  { status, body }: Received,
  { product, operation, effect }: Variant,
  { bundle, catalog }: Contract,
): Meaning {
  const parsed = parse(body)
  const code = isObject(parsed) ? readErrorBody(bundle, catalog, parsed)?.code : undefined
  const error = catalog.find((it) => it.code === code && it.product === product)
  return { isSuccess: status === operation.success.status, effect, code, error }
}

/** The tokens that a response hands out. */
export function tokensIn({ body }: Received, { operation }: Variant, bundle: Bundle): Secret[] {
  const { properties } = operation.success.schema ?? {}
  const received = parse(body)
  if (!isObject(properties) || !isObject(received)) return []
  return Object.entries(properties).flatMap(([name, property]) => {
    const kind = text(resolve(bundle, property)['x-value'])
    const isToken = kind !== undefined && (tokenValues as readonly string[]).includes(kind)
    const value = received[name]
    return isToken && typeof value === 'string' ? [{ variable: variableOf(kind), value }] : []
  })
}

/** One sentence for the response, for eyes and screen readers. */
export function sentenceOf(
  { isSuccess, effect, error, code }: Meaning,
  texts: ConsoleMessages,
): string {
  if (isSuccess) return texts.done[effect]
  return error || code !== undefined ? texts.error : texts.otherResponse
}

export interface ResponseView {
  received: Received
  meaning: Meaning
  productName: string
  catalog: CatalogError[]
  language: Language
  /** What is not to be shown. */
  secrets: Secret[]
  texts: ConsoleMessages
}

export function responseView(view: ResponseView): HTMLElement[] {
  const { received, meaning, productName, catalog, language, secrets, texts } = view
  const headers = received.headers.map(([name, value]) => `${name}: ${value}`).join('\n')
  const body = received.body === '' ? '' : pretty(received.body)
  const raw = [headers, body].filter(Boolean).join('\n\n') || texts.emptyBody
  const elements: HTMLElement[] = [el('pre', { tabindex: '0' }, mask(raw, secrets))]
  if (received.body === '' && headers !== '')
    elements.push(el('p', { class: 'console-muted' }, texts.emptyBody))
  if (meaning.error) elements.push(entryView(meaning.error, catalog, language, texts))
  else if (meaning.code !== undefined) elements.push(el('p', {}, texts.unknownCode(productName)))
  return elements
}

function entryView(
  error: CatalogError,
  catalog: CatalogError[],
  language: Language,
  texts: ConsoleMessages,
): HTMLElement {
  const link = el('a', { href: `errors.html#${anchorOf(error, catalog)}` }, texts.more)
  const names = error.parameters.map((name) => `{${name}}`)
  const said = (message: ByLanguage) => fill(template({ message }, language), names, language)
  const rows: [name: string, text: ByLanguage, value: string][] = [
    [texts.meaning, error.message, said(error.message)],
    [texts.handling, error.handling, said(error.handling)],
    [texts.remedy, error.remedy ?? {}, said(error.remedy ?? {})],
  ]
  // Where the vendor publishes no words in this language, a screen reader must know which one they are in.
  const langOf = (text: ByLanguage) =>
    text[language] === undefined ? Object.keys(text)[0] : undefined
  const items = rows
    .filter(([, , value]) => value !== '')
    .flatMap(([name, text, value]) => [el('dt', {}, name), el('dd', { lang: langOf(text) }, value)])
  return el('div', { class: 'console-entry' }, el('dl', {}, ...items), el('p', {}, link))
}

export function pretty(text: string): string {
  const value = parse(text)
  return value === undefined ? text : JSON.stringify(value, null, 2)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
