// What client.ts says of one operation: the type of its result, its methods, and its table for the sender.
import type { CatalogError } from '../../contract/catalog.ts'
import type { Contract, Operation } from '../../contract/contract.ts'
import { type JsonObject, isObject, resolve, text } from '../../contract/json.ts'
import { secretValues } from '../../contract/values.ts'
import { type Alternative, alternatives, isOption } from './alternatives.ts'
import { comment, literal } from '../emit/literal.ts'
import { parametersType, templates } from './templates.ts'

/** `UpdatePasswordByMobileRequest`, `…Error` and `…Result`. */
export function operationTypes(contract: Contract, operation: Operation): string {
  const name = typeName(operation)
  const { success } = operation
  const errors = errorsOf(operation).map((error) => {
    const parameters = error.parameters.length > 0 ? `, ${parametersType(error)} | undefined` : ''
    return `  | DocumentedError<${literal(error.product)}, ${literal(error.code)}, ${error.status}${parameters}>`
  })
  const data = success.schema
    ? `operations['${operation.id}']['responses'][${success.status}]['content']['application/json']`
    : 'undefined'
  const requests = alternatives(contract, operation).map(({ type }) =>
    type.includes(' & ') ? `(${type})` : type,
  )
  return [
    `export type ${name}Request = ${requests.join(' | ')}`,
    '',
    `/** The refusals of \`${operation.id}\` that the contract lists. */`,
    `export type ${name}Error =${errors.length > 0 ? `\n${errors.join('\n')}` : ' never'}`,
    '',
    `export type ${name}Result = Success<${success.status}, ${data}> | ${name}Error | Unexpected`,
    '',
  ].join('\n')
}

/** The operation's overloads in the client, one per way of calling it. */
export function method(contract: Contract, operation: Operation): string {
  const summary = summaryOf(contract, operation)
  const calls = alternatives(contract, operation).map((alternative) => {
    const uses = unique([...optionsOf(alternative, () => true), ...tokens(alternative)])
    const needs = unique([
      ...optionsOf(alternative, (required) => required),
      ...(alternative.token?.required ? tokens(alternative) : []),
    ])
    const modes = unique(alternative.variants.flatMap(({ mode }) => mode ?? []))
    const signature = [
      `    /** ${comment(summary)}${modes.length > 0 ? ` (mode ${modes.join(', ')})` : ''}. \`${operation.method} ${operation.path}\`, ${unique(alternative.variants.map(({ product }) => product)).join(', ')}.${isDeprecated(contract, operation) ? ' @deprecated' : ''} */`,
      `    (request: ${alternative.type}, ...call: Call<Given, ${union(uses)}, ${union(needs)}>): Promise<${typeName(operation)}Result>`,
    ].join('\n')
    return {
      signature,
      told: needs.length > 0 ? ` & Told<Given, ${alternative.type}, ${union(needs)}>` : '',
    }
  })
  return `  ${operation.id}: {\n${calls.map(({ signature }) => signature).join('\n')}\n  }${calls.map(({ told }) => told).join('')}`
}

/** The operation's table, TypeScript of an `Operation`. */
export function table(contract: Contract, operation: Operation): string {
  const inputs = operation.variants.flatMap((variant) => variant.inputs)
  const outside = inputs.filter((input) => input.in !== 'body' && !isOption(input))
  const modes = alternatives(contract, operation).map(({ by, token }) => ({
    by,
    token: token && `${token.option}${token.required ? '' : '?'}`,
  }))
  const { status, schema } = operation.success
  const texts =
    schema &&
    Object.entries(isObject(schema.properties) ? schema.properties : {})
      .filter(
        ([name, property]) =>
          Array.isArray(schema.required) &&
          schema.required.includes(name) &&
          resolve(contract.bundle, property).type === 'string',
      )
      .map(([name]) => name)
  const members = literal(
    {
      id: operation.id,
      method: operation.method.toLowerCase(),
      path: operation.path,
      fields: Object.fromEntries(outside.map((input) => [input.name, input.in])),
      options: Object.fromEntries(
        inputs
          .filter(isOption)
          .map(({ name, value, required }) => [name, `${value}${required ? '' : '?'}`]),
      ),
      modes,
      secrets: unique(
        inputs.filter(({ value }) => secretValues.includes(value ?? '')).map(({ name }) => name),
      ),
      success: texts ? [status, texts] : [status],
      problems: problemsOf(contract, operation),
      errors: byProduct(errorsOf(operation)),
    },
    '  ',
  )
  return members.replace(/}$/, `  templates: ${templates(errorsOf(operation))},\n  }`)
}

/** The codes of all its variants, each product's once. */
function errorsOf({ variants }: Operation): CatalogError[] {
  return unique(variants.flatMap(({ errors }) => errors))
}

export function typeName({ id }: Operation): string {
  return `${id[0]?.toUpperCase()}${id.slice(1)}`
}

/** Top-level names of the options that fill this alternative's headers. */
function optionsOf({ variants }: Alternative, isWanted: (required: boolean) => boolean): string[] {
  return unique(
    variants.flatMap(({ inputs }) =>
      inputs
        .filter((input) => isOption(input) && isWanted(input.required))
        .map(({ value = '' }) => value.split('.')[0] ?? ''),
    ),
  )
}

function tokens({ token }: Alternative): string[] {
  return token ? [token.option] : []
}

function summaryOf(contract: Contract, operation: Operation): string {
  return text(sourceOf(contract, operation).summary) ?? ''
}

function isDeprecated(contract: Contract, operation: Operation): boolean {
  return sourceOf(contract, operation).deprecated === true
}

function sourceOf({ bundle }: Contract, { path, method }: Operation): JsonObject {
  return resolve(bundle, bundle.paths[path]?.[method.toLowerCase()])
}

/** The properties of the operation's error bodies that hold code and message. */
function problemsOf({ bundle }: Contract, operation: Operation): [string, string][] {
  return unique(errorsOf(operation).map(({ schema }) => schema)).map((name) => {
    const { properties } = resolve(bundle, { $ref: `#/components/schemas/${name}` })
    const holder = (value: string) =>
      Object.entries(isObject(properties) ? properties : {}).find(
        ([, property]) => resolve(bundle, property)['x-value'] === value,
      )?.[0] ?? ''
    return [holder('error.code'), holder('error.message')]
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

function union(names: string[]): string {
  return names.map((name) => `'${name}'`).join(' | ') || 'never'
}

function unique<T>(values: T[]): T[] {
  return [...new Set(values)]
}
