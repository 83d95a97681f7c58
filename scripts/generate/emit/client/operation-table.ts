// The table of an operation in client.ts: what the code in runtime/ needs to send a request and to read the response.
import { unique } from '../../../contract/unique.ts'
import type { CatalogError } from '../../../contract/catalog.ts'
import type { Contract, Input, Operation, Variant } from '../../../contract/contract.ts'
import { errorBody } from '../../../contract/error-bodies.ts'
import { isObject, list, resolve } from '../../../contract/json.ts'
import { secretValues } from '../../../contract/values.ts'
import { literal } from '../literal.ts'
import { templates } from './message-templates.ts'
import { areSentAlike, isOption } from '../../../contract/ways-to-call.ts'
import { type Alternative, alternatives, errorsOf } from './request-types.ts'

/** TypeScript of an `Operation`. */
export function table(contract: Contract, operation: Operation): string {
  const inputs = operation.variants.flatMap((variant) => variant.inputs)
  const members = literal(
    {
      id: operation.id,
      method: operation.method,
      path: operation.path,
      fields: fieldsOf(operation.variants),
      options: headerOptions(operation),
      secrets: unique(inputs.filter(isPrivate).map(({ name }) => name)),
      success: success(contract, operation),
      problems: problemsOf(contract, operation),
      errors: byProduct(errorsOf(operation)),
      templates: templates(errorsOf(operation)),
    },
    '  ',
  )
  const all = alternatives(operation)
  const modes = all.map((it) => mode(it, all))
  const search = hasQuery(operation) ? '  search: queryText,\n  ' : ''
  const chosen = all.some(({ products }) => products) ? '  product: byProduct,\n  ' : ''
  const code = `${search}${chosen}  modes: [${modes.join(', ')}],\n  }`
  return members.replace(/}$/, code)
}

/** Where each input stands that is not in the body. */
function fieldsOf(variants: Variant[]): Record<string, string> {
  const inputs = variants.flatMap((it) => it.inputs)
  const elsewhere = inputs.filter((it) => it.in !== 'body' && !isOption(it))
  return Object.fromEntries(elsewhere.map((it) => [it.name, it.in]))
}

/** Whether an input stands at the same place in all of them, so that one table is enough. */
function haveOneTable(all: Alternative[]): boolean {
  return areSentAlike(all.flatMap(({ variants }) => variants))
}

function isPrivate({ value = '' }: Input): boolean {
  return [...secretValues, 'account.mobile', 'account.email'].includes(value)
}

/** Each header once; required if every variant that has it requires it. */
function headerOptions({ variants }: Operation) {
  const inputs = variants.flatMap((variant) => variant.inputs.filter(isOption))
  return Object.fromEntries(
    unique(inputs.map(({ name }) => name)).map((name) => {
      const same = inputs.filter((it) => it.name === name)
      const [value = ''] = same.map((it) => it.value)
      return [name, same.every(({ required }) => required) ? value : `${value}?`]
    }),
  )
}

/** TypeScript of the ways to prove and to encode a request, which are functions of runtime/. */
function mode({ by, products, credentials, variants }: Alternative, all: Alternative[]): string {
  const isForm = variants.some(({ contentType }) => contentType?.includes('form'))
  const members = [
    ...(by === undefined ? [] : [`by: ${literal(by)}`]),
    ...(products ? [`products: ${literal(products)}`] : []),
    ...(haveOneTable(all) ? [] : [`fields: ${literal(fieldsOf(variants))}`]),
    ...(isForm ? ['encoding: form'] : []),
    ...(credentials.length > 0 ? [`credentials: [${credentials.map(credential).join(', ')}]`] : []),
  ]
  return members.length > 0 ? `{ ${members.join(', ')} }` : '{}'
}

function credential({
  form,
  in: place,
  name,
  values,
  required,
}: Alternative['credentials'][number]) {
  const parts = form === 'apiKey' ? [place, name, ...values] : values
  return `${form}(${[...parts.map((it) => literal(it)), ...(required ? [] : ['true'])].join(', ')})`
}

function hasQuery({ variants }: Operation): boolean {
  return variants.some(({ inputs, credentials }) =>
    [...inputs, ...credentials].some((it) => it.in === 'query'),
  )
}

/** The status of a success, and the texts that its body must have. */
function success({ bundle }: Contract, { success: { status, schema } }: Operation) {
  if (!schema) return [status]
  const required = list<string>(schema.required)
  const properties = Object.entries(isObject(schema.properties) ? schema.properties : {})
  const texts = properties.filter(
    ([name, it]) => required.includes(name) && resolve(bundle, it).type === 'string',
  )
  return [status, texts.map(([name]) => name)]
}

/** The properties of the operation's error bodies that hold code and message. */
function problemsOf({ bundle }: Contract, operation: Operation): [string, string][] {
  return unique(errorsOf(operation).map(({ schema }) => schema)).map((name) => {
    const { code, message } = errorBody(bundle, name)
    return [code, message]
  })
}

function byProduct(errors: CatalogError[]): [product: string, status: number, codes: string[]][] {
  const groups = new Map<string, [string, number, string[]]>()
  for (const { product, status, code } of errors) {
    const group = groups.get(`${product} ${status}`) ?? [product, status, []]
    groups.set(`${product} ${status}`, group)
    group[2].push(code)
  }
  return [...groups.values()]
}
