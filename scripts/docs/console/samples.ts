// The request as a reader takes it home: curl, and the typed client. With `hide`, variables stand for secrets.
import { compose } from '../../check/plan/wire.ts'
import type { WireRequest } from '../../check/exchange.ts'
import type { CatalogError } from '../../contract/catalog.ts'
import type { Json } from '../../contract/json.ts'
import { isOption, waysOf } from '../../contract/ways-to-call.ts'
import type { Request } from '../../model/request.ts'
import { isSecret, masked, secretsIn, variableOf, variableOfInput } from './secrets.ts'

/** Where `npm run sandbox` listens unless told otherwise. */
export const localSandbox = 'http://127.0.0.1:4010'

export interface PreparedRequest {
  request: Request
  /** Value of the header `Prefer`, for the sandbox. */
  prefer: string | undefined
  baseUrl: string
  hide: boolean
  /** The error that the sample handles. */
  handle?: Pick<CatalogError, 'code' | 'parameters'> | undefined
}

export function curl(prepared: PreparedRequest): string {
  const { request, baseUrl, hide } = prepared
  const variables = hide ? secretsIn(request).map(({ variable }) => `$${variable}`) : []
  const { method, path, headers, body } = shownRequest(prepared)
  const word = (text: string) => shellWord(text, variables)
  return [
    `curl -i -X ${method} ${word(baseUrl + path)}`,
    ...headers.map(([name, value]) => `  -H ${word(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`  -d ${word(body)}`]),
  ].join(' \\\n')
}

/** What curl and browsers send by themselves. */
const ofPrograms = ['Accept', 'User-Agent']

/** The request as it travels, with what forces a response, and variables for secrets if they are hidden. */
export function shownRequest({ request, prefer, hide }: PreparedRequest): WireRequest {
  const wire = compose(hide ? masked(request) : request)
  const isInput = (header: string) => request.variant.inputs.some(({ name }) => name === header)
  const needed = wire.headers.filter(([name]) => !ofPrograms.includes(name) || isInput(name))
  return { ...wire, headers: prefer === undefined ? needed : [...needed, ['Prefer', prefer]] }
}

/** In single quotes, which a variable leaves for double ones. */
function shellWord(text: string, variables: string[]): string {
  const quoted = `'${text.replaceAll("'", `'\\''`)}'`
  return variables.reduce((it, variable) => it.replaceAll(variable, `'"${variable}"'`), quoted)
}

/** The types refuse a request without a required input; `leftOut` says so, and the sample compiles all the same. */
export function typescript(prepared: PreparedRequest, leftOut = (names: string) => names): string {
  const { request, handle } = prepared
  const { variant, values } = request
  const { options, given } = argumentsOf(prepared)
  const missing = variant.inputs
    .filter((input) => input.required && !values.has(input))
    .map(({ name }) => name)
  return [
    "import { createPasswordClient } from 'idaas-password'",
    '',
    `const client = createPasswordClient(${object(options, '')})`,
    ...(missing.length === 0 ? [] : [`// @ts-expect-error ${leftOut(missing.join(', '))}`]),
    `const result = await client.${variant.operation.id}(${object(given, '')})`,
    ...(handle ? handlingOf(handle) : []),
  ].join('\n')
}

/** What every request of an application has in common, and what belongs to this one. */
function argumentsOf({ request, baseUrl, hide }: PreparedRequest): { options: Tree; given: Tree } {
  const options: Tree = { baseUrl: literal(baseUrl) }
  const given: Tree = {}
  for (const [input, value] of request.values) {
    const expression = hide && isSecret(input) ? variable(variableOfInput(input)) : literal(value)
    if (isOption(input)) place(options, (input.value ?? input.name).split('.'), expression)
    else given[input.name] = expression
  }
  const { product, operation } = request.variant
  if (waysOf(operation).some(({ products }) => products)) options['product'] = literal(product)
  for (const [key, value] of request.credentials) {
    options[key] = hide ? variable(variableOf(key)) : literal(value)
  }
  return { options, given }
}

function handlingOf({ code, parameters }: NonNullable<PreparedRequest['handle']>): string[] {
  const values = parameters.map((name) => `result.parameters?.${name}`)
  return [
    `if (result.kind === 'error' && result.code === ${literal(code)}) {`,
    `  console.log(${['result.message', ...values].join(', ')})`,
    '}',
  ]
}

type Tree = { [key: string]: string | Tree }

function place(tree: Tree, [first = '', ...rest]: string[], expression: string): void {
  if (rest.length === 0) {
    tree[first] = expression
    return
  }
  const below = tree[first]
  const branch = typeof below === 'object' ? below : {}
  tree[first] = branch
  place(branch, rest, expression)
}

function object(tree: Tree, indent: string): string {
  const members = Object.entries(tree).map(([key, value]) => {
    const name = /^[A-Za-z_$][\w$]*$/.test(key) ? key : literal(key)
    return `${indent}  ${name}: ${typeof value === 'string' ? value : object(value, `${indent}  `)},\n`
  })
  return members.length === 0 ? '{}' : `{\n${members.join('')}${indent}}`
}

function variable(name: string): string {
  return `process.env.${name}!`
}

/** As a formatter would write it; JSON escapes whatever could end the text. */
function literal(value: Json): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}
