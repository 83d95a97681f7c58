// A request as the sandbox received it: read once, then asked by the rules.
import { type Language, languages } from '../contract/catalog.ts'
import type { Contract, Credential, Input, Variant } from '../contract/contract.ts'
import { type Json, type JsonObject, isObject } from '../contract/json.ts'
import { isOfType } from '../contract/schema.ts'
import type { Request } from '../model/request.ts'
import { type PlainRequest, headerOf, textOf } from './plain-http.ts'

export interface Received {
  /** By any spelling of its name; undefined if it is absent or blank. */
  header(name: string): string | undefined
  path: ReadonlyMap<string, string>
  query: ReadonlyMap<string, string>
  /** Empty if the body is not an object. */
  body: JsonObject
  bodyState: 'absent' | 'unreadable' | 'object' | 'other'
  /** Whether the body is JSON; otherwise it is a form. */
  isJson: boolean
}

export function readRequest(
  request: PlainRequest,
  path: ReadonlyMap<string, string>,
  query: ReadonlyMap<string, string>,
): Received {
  const isJson = !isForm(headerOf(request, 'content-type'))
  const text = textOf(request.body)
  return {
    header: (name) => headerOf(request, lowerCase(name)),
    path,
    query,
    isJson,
    ...bodyFrom(text, isJson),
  }
}

function bodyFrom(text: string | undefined, isJson: boolean): Pick<Received, 'body' | 'bodyState'> {
  if (text === undefined) return { body: {}, bodyState: 'unreadable' }
  return isJson ? parseJson(text) : parseForm(text)
}

/** Unreadable JSON, and JSON that is not an object, counts as an empty body. */
function parseJson(text: string): Pick<Received, 'body' | 'bodyState'> {
  if (text.trim() === '') return { body: {}, bodyState: 'absent' }
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? { body: value, bodyState: 'object' } : { body: {}, bodyState: 'other' }
  } catch {
    return { body: {}, bodyState: 'unreadable' }
  }
}

function parseForm(text: string): Pick<Received, 'body' | 'bodyState'> {
  const body: JsonObject = Object.fromEntries(new URLSearchParams(text))
  return { body, bodyState: text === '' ? 'absent' : 'object' }
}

export function isForm(contentType: string | undefined): boolean {
  return (
    contentType !== undefined &&
    /^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType.trim())
  )
}

/** No content type counts as JSON: one of the vendor's own examples has none. */
export function isJson(contentType: string | undefined): boolean {
  return (
    contentType === undefined ||
    contentType === 'application/json' ||
    /^application\/json\s*(;|$)/i.test(contentType.trim())
  )
}

// Names as the contract writes them, which are few and asked for again and again.
const inLower = new Map<string, string>()

function lowerCase(name: string): string {
  let lower = inLower.get(name)
  if (lower === undefined) inLower.set(name, (lower = name.toLowerCase()))
  return lower
}

/** Where the request carries an input: a form may have what else stands in the query. */
export function placeIn({ isJson, query, body }: Received, input: Input): Input['in'] {
  const { in: place, name, isAlsoInForm } = input
  const isInForm = isAlsoInForm && !isJson && !query.has(name) && Object.hasOwn(body, name)
  return isInForm ? 'body' : place
}

/** The text at an input's place; undefined if it is absent, blank or not a text. */
export function textIn(received: Received, input: Input): string | undefined {
  const { name } = input
  const place = placeIn(received, input)
  if (place === 'header') return received.header(name)
  const value = place === 'body' ? ownOf(received.body, name) : received[place].get(name)
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

function ownOf(body: JsonObject, name: string) {
  return Object.hasOwn(body, name) ? body[name] : undefined
}

/** The request as the model sees it. */
export function modelRequestOf(received: Received, variant: Variant): Request {
  const values = new Map<Input, Json>()
  for (const input of variant.inputs) {
    const value = valueAt(received, input)
    if (value !== undefined) values.set(input, value)
  }
  return { variant, values, credentials: credentialsIn(received, variant) }
}

/** The value of an input; texts outside a JSON body become numbers and booleans if its schema asks for such. */
function valueAt(received: Received, input: Input): Json | undefined {
  const { name, schema } = input
  const place = placeIn(received, input)
  if (place === 'body' && received.isJson) return ownOf(received.body, name)
  const text = place === 'body' ? ownOf(received.body, name) : valueOutside(received, place, name)
  if (typeof text !== 'string' || isOfType(text, schema.type)) return text
  if (text === 'true' || text === 'false') return text === 'true'
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
}

function valueOutside(
  received: Received,
  place: Exclude<Input['in'], 'body'>,
  name: string,
): string | undefined {
  return place === 'header' ? received.header(name) : received[place].get(name)
}

/** By their keys; a header that is there without a credential in it gives an empty one. */
function credentialsIn(received: Received, { credentials }: Variant): Map<string, string> {
  const found = new Map<string, string>()
  for (const credential of credentials) {
    const parts = partsIn(received, credential)
    if (!parts) continue
    for (const [index, key] of credential.values.entries()) found.set(key, parts[index] ?? '')
  }
  return found
}

/** What stands at the place of a credential; undefined if nothing does. */
function partsIn(received: Received, { form, in: place, name }: Credential): string[] | undefined {
  const text = place === 'header' ? received.header(name) : received.query.get(name)
  return text === undefined ? undefined : partsOf(text, form)
}

function partsOf(text: string, form: 'bearer' | 'basic' | 'apiKey'): string[] {
  if (form === 'apiKey') return [text]
  if (form === 'bearer') return [/^bearer\s+(\S+)$/i.exec(text)?.[1] ?? '']
  const encoded = /^basic\s+([A-Za-z0-9+/=]+)$/i.exec(text)?.[1]
  try {
    const bytes = Uint8Array.from(atob(encoded ?? ''), (it) => it.charCodeAt(0))
    const decoded = new TextDecoder().decode(bytes)
    const colon = decoded.indexOf(':')
    return colon < 0 ? [] : [decoded.slice(0, colon), decoded.slice(colon + 1)]
  } catch {
    return []
  }
}

/**
 * The variant that a request means: by its token first, then by the constants and the identity
 * in it, else the one without a token.
 */
export function variantOf(received: Received, variants: Variant[]): Variant | undefined {
  if (variants.length < 2) return variants[0]
  const byToken = provenBy(received, variants)
  const byIdentity = variants.filter((variant) => variant.identities.length > 0)
  const [likely = variants] = [byToken, byIdentity].filter((it) => it.length > 0)
  const hasConstants = ({ inputs }: Variant) =>
    inputs.every(
      ({ in: place, name, schema }) =>
        place !== 'body' || schema.const === undefined || received.body[name] === schema.const,
    )
  const meant = likely.filter(hasConstants)
  return (
    meant.find(({ identities }) =>
      identities.every((input) => textIn(received, input) !== undefined),
    ) ??
    meant[0] ??
    likely[0]
  )
}

/** The variants whose credentials the request carries, most of them and in their own form; else those that need none. */
function provenBy(received: Received, variants: Variant[]): Variant[] {
  const carriedBy = ({ credentials }: Variant) =>
    credentials.filter((it) => partsIn(received, it) !== undefined)
  const wellFormedBy = ({ credentials }: Variant) =>
    credentials.filter((it) => partsIn(received, it)?.some((part) => part !== ''))
  const scores = variants.map((it) => [carriedBy(it).length, wellFormedBy(it).length] as const)
  const most = Math.max(...scores.map(([carried]) => carried))
  if (most === 0) return variants.filter(({ credentials }) => credentials.length === 0)
  const whole = Math.max(...scores.map(([carried, formed]) => (carried === most ? formed : 0)))
  return variants.filter((_, index) => scores[index]?.[0] === most && scores[index]?.[1] === whole)
}

/** The language that a request of this variant asks for. */
export function languageOf(
  received: Received,
  { inputOf, languages }: Variant,
  otherwise: Language,
): Language {
  const input = inputOf.get('language')
  return chosenFrom(languages, input && textIn(received, input)) ?? otherwise
}

function chosenFrom(languages: readonly Language[], asked: string | undefined) {
  const wanted = asked
    ?.trim()
    .toLowerCase()
    .split(/[-_,; ]/)[0]
  return languages.find((language) => language === wanted)
}

/** Reads the language of requests that no variant is known for: from any header that some variant takes it from. */
export function createLanguageReader(
  { operations }: Contract,
  otherwise: Language,
): (request: PlainRequest) => Language {
  const inputs = operations
    .flatMap(({ variants }) => variants)
    .flatMap(({ inputOf }) => inputOf.get('language') ?? [])
    .filter((input) => input.in === 'header')
  const names = [...new Set(inputs.map(({ name }) => name.toLowerCase())), 'accept-language']
  return (request) => {
    for (const name of names) {
      const language = chosenFrom(languages, headerOf(request, name))
      if (language) return language
    }
    return otherwise
  }
}
