// The bundle read once into what sandbox, check and generators ask for: operations, the variants
// they speak, their inputs and their codes. No network, no files, no Node API.
import type { CatalogError, Language, Speaker, Texts } from './catalog.ts'
import type { Bundle } from './document.ts'
import {
  type Body,
  type Input,
  bodyOf,
  bodyInputs,
  parameterInputs,
  parametersOf,
} from './inputs.ts'
import { type Json, type JsonObject, isObject, list, text } from './json.ts'
import { methods } from './operations.ts'
import { type OperationResponse, readResponses } from './responses.ts'
import { type Credential, readCredentials } from './security.ts'
import type { effects } from './values.ts'

export type { Bundle, Credential, Input, OperationResponse }

/**
 * What a success does, beside its response. `set-password` without an input `newPassword` means that the service
 * chooses the password, so that nobody here knows it.
 */
export type Effect = (typeof effects)[number]

/** An operation as one product offers it in one mode. */
export interface Variant {
  operation: Operation
  product: string
  mode: string | undefined
  /** What the request proves itself with: it carries all of them; empty if it needs none. */
  credentials: Credential[]
  verificationType: string | undefined
  /** The page that describes it, and who says what that page does not (`mode`, `security`, `codes`, …). */
  source: string
  provenance: Record<string, Speaker>
  description: Required<Texts> | undefined
  /** What no page says about the variant, and from what it is inferred. */
  inferred: Required<Texts> | undefined
  notes: Note[]
  /** Whether the vendor publishes the full table of codes. */
  list: 'closed' | 'open'
  inputs: Input[]
  /** Undefined if the request has no body. */
  body: Body | undefined
  /** Media type of the body, `application/json` or `application/x-www-form-urlencoded`. */
  contentType: string | undefined
  effect: Effect
  /** The inputs by the profile's key that fills them. */
  inputOf: ReadonlyMap<string, Input>
  /** Inputs whose value names the account: what the user is found by when no token does. */
  identities: Input[]
  /** In the order in which the service judges. */
  errors: CatalogError[]
  /** Languages that the caller can ask for; empty where the server decides. */
  languages: Language[]
}

export interface Operation {
  id: string
  /** In capitals. */
  method: string
  path: string
  /** All methods that the contract has on this path, in capitals. */
  methods: string[]
  variants: Variant[]
  success: OperationResponse
  /** All responses with a status of their own, the success included, by status. */
  responses: ReadonlyMap<number, OperationResponse>
}

/** A statement beside a description, and who makes it. */
export interface Note extends Required<Texts> {
  source: Speaker | Speaker[]
}

export interface Contract {
  bundle: Bundle
  operations: Operation[]
  /** Calls beside the contract (`x-companions`): they send codes and issue tokens, and are no clauses. */
  companions: Operation[]
  catalog: CatalogError[]
  /** In the order of the tags. */
  products: string[]
}

/** Reads a bundle; throws a TypeError that names the place where it is not one of ours. */
export function readContract(bundle: Bundle): Contract {
  if (!isObject(bundle) || !isObject(bundle.paths) || !Array.isArray(bundle['x-catalog'])) {
    throw new TypeError('the bundle has no paths or no x-catalog; use generated/openapi.json')
  }
  const catalog = bundle['x-catalog']
  const byKey = new Map(catalog.map((error) => [`${error.product} ${error.code}`, error]))
  const read = (paths: Record<string, Json>) =>
    Object.entries(paths).flatMap(([path, item]) =>
      isObject(item)
        ? methods
            .filter((method) => isObject(item[method]))
            .map((method) => readOperation({ bundle, item, byKey }, path, method))
        : [],
    )
  const operations = read(bundle.paths)
  const companions = read(bundle['x-companions'] ?? {})
  const offered = new Set(
    operations.flatMap((operation) => operation.variants.map(({ product }) => product)),
  )
  const tagged = (bundle.tags ?? []).map(({ name }) => name).filter((name) => offered.has(name))
  return {
    bundle,
    operations,
    companions,
    catalog,
    products: [...new Set([...tagged, ...offered])],
  }
}

/** `product mode` where there is a mode, `product` alone where there is none. */
export function variantName({ product, mode }: Variant): string {
  return mode === undefined ? product : `${product} ${mode}`
}

/** `updatePasswordByEmail (ciam reset)`. */
export function callName(variant: Variant): string {
  return `${variant.operation.id} (${variantName(variant)})`
}

function readOperation(
  { bundle, item, byKey }: { bundle: Bundle; item: JsonObject; byKey: Map<string, CatalogError> },
  path: string,
  method: string,
): Operation {
  const source = item[method] as JsonObject // filtered to objects by the caller
  const responses = readResponses(bundle, source)
  const operation: Operation = {
    id: String(source.operationId),
    method: method.toUpperCase(),
    path,
    methods: methods.filter((it) => isObject(item[it])).map((it) => it.toUpperCase()),
    variants: [],
    success: [...responses.values()].find(({ status }) => status < 300) ?? {
      status: 200,
      headers: [],
      schema: undefined,
      example: undefined,
    },
    responses,
  }
  const parameters = parametersOf(bundle, item, source)
  operation.variants = list(source['x-variants']).map((entry) =>
    readVariant({ bundle, operation, source, parameters, byKey }, entry),
  )
  return operation
}

interface Surroundings {
  bundle: Bundle
  operation: Operation
  /** The operation as the bundle has it. */
  source: JsonObject
  parameters: JsonObject[]
  byKey: Map<string, CatalogError>
}

function readVariant(
  { bundle, operation, source, parameters, byKey }: Surroundings,
  entry: JsonObject,
): Variant {
  const product = String(entry.product)
  const mode = text(entry.mode)
  const body = bodyOf(bundle, source, entry)
  const inputs = [
    ...parameterInputs(bundle, parameters, product),
    ...(body ? bodyInputs(bundle, body, product) : []),
  ]
  const inputOf = new Map(
    inputs.flatMap((input): [string, Input][] =>
      input.value === undefined ? [] : [[input.value, input]],
    ),
  )
  const credentials = readCredentials(bundle, entry.security ?? source.security ?? bundle.security)
  return {
    operation,
    product,
    mode,
    credentials,
    verificationType: text(entry.verificationType),
    ...readStatements(entry),
    list: entry.list === 'open' ? 'open' : 'closed',
    inputs,
    body,
    contentType: body?.contentType,
    effect: (text(entry.effect ?? source['x-effect']) ??
      (inputOf.has('newPassword') ? 'set-password' : 'none')) as Effect, // lint knows the words
    inputOf,
    identities: inputs.filter(
      ({ value }) => value?.startsWith('account.') && value !== 'account.password',
    ),
    errors: list<string>(entry.codes).map((code) => {
      const error = byKey.get(`${product} ${code}`)
      if (error) return error
      throw new TypeError(
        `${operation.id} lists ${code}, which the catalog of ${product} does not have`,
      )
    }),
    languages: list<Language>(inputOf.get('language')?.schema.enum),
  }
}

type Statements = Pick<Variant, 'source' | 'provenance' | 'description' | 'inferred' | 'notes'>

/** Their shapes are what lint assures. */
function readStatements({
  source,
  provenance,
  description,
  inferred,
  notes,
}: JsonObject): Statements {
  return {
    source: text(source) ?? '',
    provenance: (provenance ?? {}) as Statements['provenance'],
    description: description as Statements['description'],
    inferred: inferred as Statements['inferred'],
    notes: list<Note>(notes as Json),
  }
}
