// A request as the sandbox received it: read once, then asked by the rules.
import type { Language } from '../contract/catalog.ts'
import type { Contract, Input, Variant } from '../contract/contract.ts'
import { type JsonObject, isObject } from '../contract/json.ts'
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
    ...(isJson ? parseJson(text) : parseForm(text)),
  }
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
  return contentType === undefined || /^application\/json\s*(;|$)/i.test(contentType.trim())
}

// Names as the contract writes them, which are few and asked for again and again.
const inLower = new Map<string, string>()

function lowerCase(name: string): string {
  let lower = inLower.get(name)
  if (lower === undefined) inLower.set(name, (lower = name.toLowerCase()))
  return lower
}

/** The text at an input's place; undefined if it is absent, blank or not a text. */
export function textIn(
  received: Received,
  { in: place, name }: Pick<Input, 'in' | 'name'>,
): string | undefined {
  if (place === 'header') return received.header(name)
  const value = place === 'body' ? ownOf(received.body, name) : received[place].get(name)
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

export function ownOf(body: JsonObject, name: string) {
  return Object.hasOwn(body, name) ? body[name] : undefined
}

/** The variant that a request means: by its token first, then by the constants and the identity in it, else the one without a token. */
export function variantOf(received: Received, variants: Variant[]): Variant | undefined {
  if (variants.length < 2) return variants[0]
  const hasToken = received.header('authorization') !== undefined
  const byToken = variants.filter(({ credentials }) => credentials.length > 0 === hasToken)
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
      const language = chosenFrom(['en', 'zh'], headerOf(request, name))
      if (language) return language
    }
    return otherwise
  }
}
