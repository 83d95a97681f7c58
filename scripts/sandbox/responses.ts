// Responses made from the bundle: the success of an operation, an error of the catalog, one that was asked for, and
// errors of the sandbox itself in the contract's shape.
import type { Values } from '../model/password-rules.ts'
import type { Identity } from '../model/world.ts'
import { sampleValues } from '../model/conditions.ts'
import { type CatalogError, type Language, fill, template } from '../contract/catalog.ts'
import type { Bundle, Contract, Operation, Variant } from '../contract/contract.ts'
import { type Json, type JsonObject, isObject, list, resolve } from '../contract/json.ts'
import { valueFor } from '../contract/schema.ts'
import { type OwnError, ownError } from './own-errors.ts'
import { type PlainResponse, isBodiless, json } from './plain-http.ts'

export type ForcedBody = 'html' | 'empty' | 'unknown'

/** A response that was asked for, whatever the request. */
export interface ForcedResponse {
  status?: number
  /** Name of the example, which is an error code. */
  example?: string
  /** Instead of the contract's: a gateway's page, nothing, or an error that the catalog does not have. */
  body?: ForcedBody
}

/** What a success shows of the account and of what it has issued, by `x-value`. */
export type Shown = Readonly<Record<string, string | number | undefined>>

export interface Responses {
  /** Without values, the message has the samples of the catalog. */
  error(error: CatalogError, values: Values | undefined, language: Language): PlainResponse
  success(operation: Operation, shown: Shown): PlainResponse
  /** Undefined if the contract does not allow this response. */
  forced(wanted: ForcedResponse, context: ForcedContext): PlainResponse | undefined
  /** `status` is for errors that have several. */
  own(name: OwnError, context: OwnContext): PlainResponse
}

interface ForcedContext {
  operation: Operation
  variants: readonly Variant[]
  language: Language
  shown: Shown
}

interface OwnContext {
  language: Language
  values?: readonly string[]
  status?: number
  variant?: Variant | undefined
}

/** A property of an error's body: what it holds, or a value for one that must be there all the same. */
interface Holder {
  name: string
  value: Json | undefined
  other: Json | undefined
}

export function createResponses(contract: Contract): Responses {
  const bodyOf = createErrorBodies(contract)
  const usualShape = usualShapeOf(contract)
  const made = new Map<CatalogError, Map<string, PlainResponse>>()

  /** A response is made once for each message. */
  function error(
    entry: CatalogError,
    values: Values | undefined,
    language: Language,
  ): PlainResponse {
    let ofEntry = made.get(entry)
    if (!ofEntry) made.set(entry, (ofEntry = new Map()))
    const message = messageOf(entry, values, language)
    const known = ofEntry.get(message)
    if (known) return known
    const { status, schema, code } = entry
    const response = { ...json(status, bodyOf(schema, code, message)), code }
    if (ofEntry.size < mostTextsOfAnError) ofEntry.set(message, response)
    return response
  }

  function own(name: OwnError, { language, values, status, variant }: OwnContext): PlainResponse {
    const { code, message, status: actual } = ownError(name, language, values, status)
    const schema = variant?.errors[0]?.schema ?? usualShape
    return { ...json(actual, bodyOf(schema, code, message)), code }
  }

  function success({ success: { status, schema, example } }: Operation, shown: Shown) {
    if (!schema) return { status, headers: {}, body: '' }
    return json(
      status,
      valueFor(contract.bundle, schema, (key = '') => shown[key], example),
    )
  }

  function forced(wanted: ForcedResponse, context: ForcedContext): PlainResponse | undefined {
    const { operation, variants, language, shown } = context
    const { status, example, body } = wanted
    if (body === undefined && example === undefined && status === operation.success.status)
      return success(operation, shown)
    const entry = entryFor(wanted, variants)
    if (entry && body === undefined) return error(entry, undefined, language)
    if (example !== undefined && !entry) return undefined
    const actual = status ?? (example === undefined ? 503 : (entry?.status ?? 503))
    if (!isAllowed(contract, operation, actual)) return undefined
    if (body === 'empty' || isBodiless(actual)) return { status: actual, headers: {}, body: '' }
    if (body === 'html') return page(actual)
    return own('FORCED', { language, status: actual, variant: variants[0] })
  }

  return { error, success, forced, own }
}

/** The first error that a forced response may mean. */
function entryFor({ status, example }: ForcedResponse, variants: readonly Variant[]) {
  return variants
    .flatMap((variant) => variant.errors)
    .find(
      (it) =>
        (status === undefined || it.status === status) &&
        (example === undefined || it.code === example),
    )
}

/** Makes bodies of an error shape; their properties say by `x-value` what they hold. */
function createErrorBodies(contract: Contract) {
  const shapes = new Map<string, Holder[]>()
  return (schema: string, code: string, message: string): JsonObject => {
    const holders = shapes.get(schema) ?? holdersOf(contract, schema)
    shapes.set(schema, holders)
    const body: JsonObject = {}
    for (const { name, value, other } of holders) {
      if (value === 'error.code') body[name] = code
      else if (value === 'error.message') body[name] = message
      else if (other !== undefined) body[name] = other
    }
    return body
  }
}

/** Texts with other values, as policies change them, are kept only while they are few. */
const mostTextsOfAnError = 100

/** What a policy leaves open has no bound. */
const openBounds: Values = { min: 0, max: '∞' }

function messageOf(entry: CatalogError, values: Values | undefined, language: Language): string {
  const words = template(entry, language)
  if (entry.parameters.length === 0) return words
  const samples = sampleValues(entry)
  const known = (name: string) => values && (values[name] ?? openBounds[name])
  const filled = entry.parameters.map((name, index) => known(name) ?? samples[index] ?? name)
  return fill(words, filled, language)
}

/** The shape of most errors of the catalog. */
function usualShapeOf({ catalog }: Contract): string {
  const counts = new Map<string, number>()
  for (const { schema } of catalog) counts.set(schema, (counts.get(schema) ?? 0) + 1)
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  return most?.[0] ?? 'Error'
}

function holdersOf({ bundle }: Contract, schema: string): Holder[] {
  const { properties, required } = resolve(bundle, { $ref: `#/x-shapes/${schema}` })
  const needed = list<string>(required)
  return Object.entries(isObject(properties) ? properties : {}).map(([name, property]): Holder => ({
    name,
    value: resolve(bundle, property)['x-value'],
    other: needed.includes(name) ? valueFor(bundle, property, () => undefined) : undefined,
  }))
}

/** Whether the contract lists the status, or says that others than the listed ones may come. */
function isAllowed({ bundle }: Contract, operation: Operation, status: number): boolean {
  if (operation.responses.has(status)) return true
  return status >= 200 && status <= 599 && hasDefault(bundle, operation)
}

function hasDefault(bundle: Bundle, { path, method }: Operation): boolean {
  const companion = bundle['x-companions']?.[path]
  const item = bundle.paths[path] ?? (isObject(companion) ? companion : {})
  const operation = item[method.toLowerCase()]
  const responses = isObject(operation) ? operation.responses : undefined
  return isObject(responses) && Object.hasOwn(responses, 'default')
}

function page(status: number): PlainResponse {
  const body = `<!doctype html>\n<html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>\n`
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body }
}

/** What a success shows of an account. */
export function shownOf(identity: Identity): Shown {
  return Object.fromEntries(
    Object.entries(identity).flatMap(([name, value]) =>
      typeof value === 'string' ? [[`account.${name}`, value]] : [],
    ),
  )
}
