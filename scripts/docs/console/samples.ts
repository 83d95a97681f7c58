// The request as a reader takes it home: curl, and the typed client. With `hide`, variables stand for secrets.
import { compose } from '../../check/request.ts'
import type { CatalogError } from '../../contract/catalog.ts'
import type { Draft } from '../../conditions/condition.ts'
import type { Variant, Input } from '../../contract/contract.ts'
import type { Json } from '../../contract/json.ts'
import { inputValues } from '../../contract/values.ts'
import { isSecret, masked, secretsIn, variableOf } from './secrets.ts'

export interface PreparedRequest {
  variant: Variant
  draft: Draft
  /** Value of the header `Prefer`, for the sandbox. */
  prefer: string | undefined
  baseUrl: string
  hide: boolean
  /** The error that the sample handles. */
  handle?: Pick<CatalogError, 'code' | 'parameters'> | undefined
}

export function curl({ variant, draft, prefer, baseUrl, hide }: PreparedRequest): string {
  const variables = hide ? secretsIn(variant, draft).map(({ variable }) => `$${variable}`) : []
  const { method, path, headers, body } = compose(variant, hide ? masked(variant, draft) : draft)
  const all = { ...headers, ...(prefer === undefined ? {} : { Prefer: prefer }) }
  const word = (text: string) => shellWord(text, variables)
  return [
    `curl -i -X ${method} ${word(baseUrl + path)}`,
    ...Object.entries(all).map(([name, value]) => `  -H ${word(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`  -d ${word(body)}`]),
  ].join(' \\\n')
}

/** In single quotes, which a variable leaves for double ones. */
function shellWord(text: string, variables: string[]): string {
  const quoted = `'${text.replaceAll("'", `'\\''`)}'`
  return variables.reduce((it, variable) => it.replaceAll(variable, `'"${variable}"'`), quoted)
}

/** The types refuse a request that leaves out a required input; `leftOut` says so, and the sample compiles all the same. */
export function typescript(prepared: PreparedRequest, leftOut = (names: string) => names): string {
  const { variant, draft, handle } = prepared
  const { options, given } = argumentsOf(prepared)
  const missing = variant.inputs
    .filter((input) => input.required && !draft.values.has(input))
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
function argumentsOf({ variant, draft, baseUrl, hide }: PreparedRequest): {
  options: Tree
  given: Tree
} {
  const { inputs, security } = variant
  const options: Tree = { baseUrl: literal(baseUrl) }
  const given: Tree = {}
  for (const input of inputs) {
    const value = draft.values.get(input)
    if (value === undefined) continue
    const expression =
      hide && isSecret(input) ? variable(input.value ?? input.name) : literal(value)
    if (isOption(input)) place(options, (input.value ?? input.name).split('.'), expression)
    else given[input.name] = expression
  }
  if (security && draft.token !== undefined)
    options[security.value] = hide ? variable(security.value) : literal(draft.token)
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

/** What every request of an application has in common is an option of its client. */
function isOption({ value, in: where }: Input): boolean {
  return (
    where === 'header' &&
    value !== undefined &&
    !value.startsWith('account.') &&
    (inputValues as readonly string[]).includes(value)
  )
}

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

function variable(key: string): string {
  return `process.env.${variableOf(key)}!`
}

/** As a formatter would write it; JSON escapes whatever could end the text. */
function literal(value: Json): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}
