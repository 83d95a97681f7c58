// The bundle read once into what sandbox, check and generators ask for: operations, the variants
// they speak, their inputs and their codes. No network, no files, no Node API.
import type { CatalogError, Language } from './catalog.ts'
import { bodyInputs, parameterInputs, parametersOf } from './inputs.ts'
import { type Json, type JsonObject, isObject, list, resolve, text } from './json.ts'

/** An OpenAPI 3.1 description as `generate` writes it: self-contained, with `x-catalog`. */
export interface Bundle {
  openapi: string
  info: { title: string; summary?: string; version: string }
  paths: Record<string, JsonObject>
  components?: JsonObject
  security?: Json
  tags?: { name: string; 'x-displayName'?: string }[]
  'x-catalog': CatalogError[]
}

/** One value that a request carries. */
export interface Input {
  name: string
  in: 'path' | 'query' | 'header' | 'body'
  required: boolean
  description: string
  /** What fills it (`x-value`), in the words of a profile: `clientId`, `account.mobile`, `newPassword`, … */
  value: string | undefined
  schema: JsonObject
  /** Sample values of the contract, the first one preferred. */
  examples: Json[]
}

export interface Security {
  scheme: string
  /** The profile's key for the token: `idToken` or `accessToken`. */
  value: string
  description: string
}

/** An operation as one product speaks it in one mode. */
export interface Variant {
  operation: Operation
  product: string
  mode: string | undefined
  /** Undefined where the call carries no token. */
  security: Security | undefined
  verificationType: string | undefined
  /** Whether the vendor publishes the full table of codes. */
  list: 'closed' | 'open'
  inputs: Input[]
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
  success: { status: number; schema: JsonObject | undefined; example: Json | undefined }
}

export interface Contract {
  bundle: Bundle
  operations: Operation[]
  catalog: CatalogError[]
  /** In the order of the tags. */
  products: string[]
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/** Reads a bundle; throws a TypeError that names the place where it is not one of ours. */
export function readContract(bundle: Bundle): Contract {
  if (!isObject(bundle) || !isObject(bundle.paths) || !Array.isArray(bundle['x-catalog'])) {
    throw new TypeError('the bundle has no paths or no x-catalog; use generated/openapi.json')
  }
  const catalog = bundle['x-catalog']
  const byKey = new Map(catalog.map((error) => [`${error.product} ${error.code}`, error]))
  const operations = Object.entries(bundle.paths).flatMap(([path, item]) =>
    methods
      .filter((method) => isObject(item[method]))
      .map((method) => readOperation(bundle, path, method, item, byKey)),
  )
  const spoken = new Set(
    operations.flatMap((operation) => operation.variants.map(({ product }) => product)),
  )
  const tagged = (bundle.tags ?? []).map(({ name }) => name).filter((name) => spoken.has(name))
  return { bundle, operations, catalog, products: [...new Set([...tagged, ...spoken])] }
}

/** `product mode` where there is a mode, `product` alone where there is none. */
export function variantName({ product, mode }: Variant): string {
  return mode === undefined ? product : `${product} ${mode}`
}

function readOperation(
  bundle: Bundle,
  path: string,
  method: string,
  item: JsonObject,
  byKey: Map<string, CatalogError>,
): Operation {
  const source = item[method] as JsonObject // filtered to objects by the caller
  const operation: Operation = {
    id: String(source.operationId),
    method: method.toUpperCase(),
    path,
    methods: methods.filter((it) => isObject(item[it])).map((it) => it.toUpperCase()),
    variants: [],
    success: readSuccess(bundle, source),
  }
  const parameters = parametersOf(bundle, item, source)
  for (const entry of list(source['x-variants'])) {
    const product = String(entry.product)
    const mode = typeof entry.mode === 'string' ? entry.mode : undefined
    const inputs = [
      ...parameterInputs(bundle, parameters, product),
      ...bodyInputs(bundle, source, mode),
    ]
    const language = inputs.find(({ value }) => value === 'language')
    operation.variants.push({
      operation,
      product,
      mode,
      security: readSecurity(bundle, entry.security ?? source.security ?? bundle.security),
      verificationType:
        typeof entry.verificationType === 'string' ? entry.verificationType : undefined,
      list: entry.list === 'open' ? 'open' : 'closed',
      inputs,
      inputOf: new Map(
        inputs.flatMap((input): [string, Input][] =>
          input.value === undefined ? [] : [[input.value, input]],
        ),
      ),
      identities: inputs.filter(
        ({ value }) => value?.startsWith('account.') && value !== 'account.password',
      ),
      errors: (Array.isArray(entry.codes) ? entry.codes : []).map((code) => {
        const error = byKey.get(`${product} ${String(code)}`)
        if (!error)
          throw new TypeError(
            `${operation.id} lists ${String(code)}, which the catalog of ${product} does not have`,
          )
        return error
      }),
      languages: list<Language>(language?.schema.enum),
    })
  }
  return operation
}

function readSecurity(bundle: Bundle, requirements: Json | undefined): Security | undefined {
  const [requirement] = list(requirements)
  const [scheme] = Object.keys(requirement ?? {})
  if (scheme === undefined) return undefined
  const schemes = bundle.components?.securitySchemes
  const description = isObject(schemes) ? resolve(bundle, schemes[scheme]) : {}
  return {
    scheme,
    value: text(description['x-value']) ?? scheme,
    description: text(description.description) ?? '',
  }
}

function readSuccess(bundle: Bundle, operation: JsonObject): Operation['success'] {
  const responses = isObject(operation.responses) ? operation.responses : {}
  const status = Object.keys(responses).find((it) => it.startsWith('2')) ?? '200'
  const content = resolve(bundle, responses[status] ?? {}).content
  const media = isObject(content) ? content['application/json'] : undefined
  if (!isObject(media)) return { status: Number(status), schema: undefined, example: undefined }
  const [named] = Object.values(isObject(media.examples) ? media.examples : {})
  return {
    status: Number(status),
    schema: resolve(bundle, media.schema),
    example: media.example ?? resolve(bundle, named).value,
  }
}
