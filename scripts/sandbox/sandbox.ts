// The sandbox: any request gets the answer that the catalog's order gives. No Node API, no files, no
// clock: the same core is a function in a test, a mock in a page and an HTTP server.
import type { Identity, Values } from '../conditions/condition.ts'
import { sampleValues } from '../conditions/index.ts'
import type { Policy } from '../conditions/policy.ts'
import { type CatalogError, type Language, fill, template } from '../contract/catalog.ts'
import {
  type Bundle,
  type Contract,
  type Variant,
  type Operation,
  readContract,
} from '../contract/contract.ts'
import { type Json, type JsonObject, isObject, list, resolve } from '../contract/json.ts'
import { valueFor } from '../contract/schema.ts'
import { bundle } from '../contract/bundle.ts'
import { control, controlPath } from './control-routes.ts'
import { type SandboxData, defaultData, readData } from './start-data.ts'
import { type Received, variantOf, judge, textIn } from './judge.ts'
import { type Preference, parsePrefer } from './prefer-header.ts'
import { type PlainResponse, type PlainRequest, headerOf, json, plain } from './plain-http.ts'
import { createRouter, queryOf } from './router.ts'
import { type CodeRules, type State, createState } from './state.ts'

export type { Bundle, Contract, Identity, Language, Policy }

export interface SandboxOptions extends CodeRules {
  /** The bundle, `generated/openapi.json` by default. */
  contract?: Bundle
  /** Which product speaks on paths that products share; the contract's first by default. */
  product?: string
  /** Accounts, codes, tokens and policy; the world of the contract's examples by default. */
  data?: SandboxData
  /** Language of messages where the caller asks for none; `en` by default. */
  language?: Language
  /** Milliseconds since 1970, for the expiry of codes and tokens. */
  clock?: () => number
}

export interface Sandbox {
  fetch(request: Request): Promise<Response>
  /** The same without the objects of fetch, for servers. */
  respond(request: PlainRequest): PlainResponse
  state: State
  data: SandboxData
  contract: Contract
  product: string
  /** Back to the data of the start. */
  reset(): void
}

/** Longest body in characters. */
export const bodyLimit = 64 * 1024

/** Throws a TypeError where data or product are not what the contract knows, with the place of each fault. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const contract = readContract(options.contract ?? bundle)
  const {
    product = contract.products[0] ?? '',
    language: defaultLanguage = 'en',
    clock = Date.now,
  } = options
  if (!contract.products.includes(product))
    throw new TypeError(`no product ${product}; use one of ${contract.products.join(', ')}`)
  const data = options.data ?? defaultData(contract)
  const state = createState(readData(data), options, clock)
  const route = createRouter(contract.operations)

  function respond(request: PlainRequest): PlainResponse {
    if (request.url.startsWith(controlPath)) return control(request, state)
    const target = route(request.method, request.url)
    if (target.kind === 'unknown') return plain(404, 'no such path')
    if (target.kind === 'method') return plain(405, `use ${target.allow}`, { Allow: target.allow })
    const { operation, path } = target
    const prefer = parsePrefer(headerOf(request, 'prefer'))
    const given = judged(request, operation, path, prefer)
    return prefer.delay === undefined ? given : { ...given, delay: prefer.delay }
  }

  function judged(
    request: PlainRequest,
    operation: Operation,
    path: ReadonlyMap<string, string>,
    prefer: Preference,
  ): PlainResponse {
    if (!isJson(headerOf(request, 'content-type'))) return plain(415, 'send application/json')
    if (request.body.length > bodyLimit) return plain(413, `at most ${bodyLimit} characters`)
    const received: Received = {
      header: (name) => headerOf(request, lowerCase(name)),
      path,
      query: queryOf(request.url),
      body: parseBody(request.body),
    }
    const variants = spokenBy(operation, product)
    const variant = variantOf(received, variants)
    if (!variant) return plain(404, `no product of this sandbox speaks ${operation.id}`)
    const language = languageOf(received, variant, defaultLanguage)
    if (prefer.status !== undefined || prefer.example !== undefined)
      return force(prefer, operation, variants, language)
    const judgement = judge(received, variant, state)
    switch (judgement.kind) {
      case 'refused':
        if (judgement.error.condition === 'wrong-code')
          state.countAttempt(variant.verificationType ?? '', judgement.account)
        return refusal(judgement.error, judgement.values, language)
      case 'undocumented':
        return undocumented(judgement.condition, variant)
      case 'accepted':
        if (judgement.account && judgement.password !== undefined)
          state.setPassword(judgement.account, judgement.password, variant.verificationType)
        return success(operation, judgement.account?.identity ?? {})
    }
  }

  function force(
    { status, example }: Preference,
    operation: Operation,
    variants: Variant[],
    language: Language,
  ): PlainResponse {
    if (example === undefined && status === operation.success.status)
      return success(operation, data.accounts[0] ?? {})
    const errors = variants.flatMap((variant) => variant.errors)
    const wanted = errors.find(
      (error) =>
        (status === undefined || error.status === status) &&
        (example === undefined || error.code === example),
    )
    return wanted
      ? refusal(wanted, {}, language)
      : plain(404, `${operation.id} has no such answer; its examples are in the contract`)
  }

  // A refusal says the same until the policy changes, which it never does, so its text is made once.
  const refusals = new Map<CatalogError, Map<string, PlainResponse>>()

  function refusal(error: CatalogError, values: Values, language: Language): PlainResponse {
    const ofError = refusals.get(error) ?? new Map<string, PlainResponse>()
    refusals.set(error, ofError)
    const key = error.parameters.length === 0 ? language : `${language} ${JSON.stringify(values)}`
    const known = ofError.get(key)
    if (known) return known
    const samples = sampleValues(error)
    const filled = error.parameters.map((name, index) => values[name] ?? samples[index] ?? name)
    const body = bodyOf(error.schema, error.code, fill(template(error, language), filled, language))
    const made = { ...json(error.status, body), code: error.code }
    ofError.set(key, made)
    return made
  }

  function undocumented(condition: string, variant: Variant): PlainResponse {
    const schema = variant.errors[0]?.schema ?? 'Error'
    const code = 'SANDBOX.UNDOCUMENTED.0000'
    return {
      ...json(
        400,
        bodyOf(schema, code, `Refused (${condition}); the vendor publishes no code for this here`),
      ),
      code,
    }
  }

  function success(
    operation: Operation,
    identity: { [K in keyof Identity]?: string | undefined },
  ): PlainResponse {
    const { status, schema, example } = operation.success
    if (!schema) return { status, headers: {}, body: '' }
    const known = (key = '') => identity[key.replace('account.', '') as keyof Identity]
    return json(status, valueFor(contract.bundle, schema, known, example))
  }

  /** A body of this error shape; its properties tell by `x-value` what they hold. */
  function bodyOf(schema: string, code: string, message: string): JsonObject {
    const body: JsonObject = {}
    for (const { name, value, other } of holders(schema)) {
      if (value === 'error.code') body[name] = code
      else if (value === 'error.message') body[name] = message
      else if (other !== undefined) body[name] = other
    }
    return body
  }

  const shapes = new Map<string, Holder[]>()
  function holders(schema: string): Holder[] {
    const known = shapes.get(schema)
    if (known) return known
    const { properties, required } = resolve(contract.bundle, {
      $ref: `#/components/schemas/${schema}`,
    })
    const needed = list<string>(required)
    const made = Object.entries(isObject(properties) ? properties : {}).map(
      ([name, property]): Holder => ({
        name,
        value: resolve(contract.bundle, property)['x-value'],
        other: needed.includes(name)
          ? valueFor(contract.bundle, property, () => undefined)
          : undefined,
      }),
    )
    shapes.set(schema, made)
    return made
  }

  return {
    respond,
    fetch: async (request) => {
      const { pathname, search } = new URL(request.url)
      const given = respond({
        method: request.method,
        url: pathname + search,
        headers: Object.fromEntries(request.headers),
        body: await request.text(),
      })
      if (given.delay) await new Promise((resolve) => setTimeout(resolve, given.delay))
      return new Response(given.body === '' ? null : given.body, {
        status: given.status,
        headers: given.headers,
      })
    },
    state,
    data,
    contract,
    product,
    reset: state.reset,
  }
}

/** A property of an error's body: what it holds, or a value for one that must be there all the same. */
interface Holder {
  name: string
  value: Json | undefined
  other: Json | undefined
}

function spokenBy({ variants }: Operation, product: string): Variant[] {
  const own = variants.filter((variant) => variant.product === product)
  return own.length > 0 ? own : variants
}

function languageOf(
  received: Received,
  { inputOf, languages }: Variant,
  otherwise: Language,
): Language {
  const input = inputOf.get('language')
  const asked = input && textIn(received, input)?.trim().toLowerCase()
  return languages.find((language) => asked?.split(/[-_,; ]/)[0] === language) ?? otherwise
}

/** Unreadable JSON, and JSON that is no object, counts as an empty body. */
function parseBody(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : {}
  } catch {
    return {}
  }
}

/** No content type counts as JSON: one of the vendor's own examples has none. */
function isJson(contentType: string | undefined): boolean {
  return contentType === undefined || /^application\/json\s*(;|$)/i.test(contentType.trim())
}

// Names as the contract writes them, which are few and asked for again and again.
const inLower = new Map<string, string>()

function lowerCase(name: string): string {
  let lower = inLower.get(name)
  if (lower === undefined) inLower.set(name, (lower = name.toLowerCase()))
  return lower
}
