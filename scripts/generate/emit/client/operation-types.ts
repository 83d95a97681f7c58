// What client.ts says of one operation: the types of its request and result, and its methods.
import { unique } from '../../../contract/unique.ts'
import type { CatalogError } from '../../../contract/catalog.ts'
import type { Contract, Operation } from '../../../contract/contract.ts'
import { type JsonObject, resolve, text } from '../../../contract/json.ts'
import { comment, key, literal } from '../literal.ts'
import { parametersType } from './message-templates.ts'
import { isOption } from '../../../contract/ways-to-call.ts'
import { type Alternative, alternatives, errorsOf, parenthesized } from './request-types.ts'

/** Every documented error by product and code, each with its meaning where an editor shows it. */
export function errorTypes({ operations, products }: Contract): string {
  const errors = unique(operations.flatMap(errorsOf))
  const groups = products.map((product) => {
    const own = errors.filter((error) => error.product === product).map(errorType)
    return `  ${key(product)}: {\n${own.join('\n')}\n  }`
  })
  return `/** The documented errors by product and code. */\nexport interface DocumentedErrors {\n${groups.join('\n')}\n}\n`
}

function errorType(error: CatalogError): string {
  const parameters = error.parameters.length > 0 ? `, ${parametersType(error)} | undefined` : ''
  const code = literal(error.code)
  const meaning = [error.message, error.handling]
    .map(({ en, zh }) => (en ?? zh ?? '').replace(/[.。]+$/, ''))
    .join('. ')
  return [
    `    ${key(error.code)}: DocumentedError<${literal(error.product)}, ${code}, ${error.status}${parameters}> & {`,
    `      /** ${comment(`\`${error.code}\`: ${meaning}`)} */`,
    `      code: ${code}`,
    '    }',
  ].join('\n')
}

/** `UpdatePasswordByMobileRequest`, `…Error` and `…Result`. */
export function operationTypes(contract: Contract, operation: Operation): string {
  const name = typeName(operation)
  const { id, success } = operation
  const errors = unique(errorsOf(operation).map(({ product }) => product)).map((product) => {
    const own = errorsOf(operation).filter((error) => error.product === product)
    return `  | DocumentedErrors[${literal(product)}][${own.map(({ code }) => literal(code)).join(' | ')}]`
  })
  const data = success.schema
    ? `operations['${id}']['responses'][${success.status}]['content']['application/json']`
    : 'undefined'
  return [
    `/** Request of \`${id}\`: ${comment(summaryOf(contract, operation))}. */`,
    `export type ${name}Request = ${requestType(alternatives(operation))}`,
    '',
    `/** The errors of \`${id}\` that the contract lists. */`,
    `export type ${name}Error =${errors.length > 0 ? `\n${errors.join('\n')}` : ' never'}`,
    '',
    `/** What \`${id}\` resolves to. */`,
    `export type ${name}Result = Success<${success.status}, ${data}> | ${name}Error | Unexpected`,
    '',
  ].join('\n')
}

function requestType(all: Alternative[]): string {
  return all.map(({ type }) => parenthesized(type)).join(' | ')
}

interface Signature {
  request: string
  uses: string[]
  needs: string[]
  documentation: string
}

/** The operation's overloads in the client: one per mode, and one for a request that may be of any of them. */
export function method(contract: Contract, operation: Operation): string {
  const { id } = operation
  const all = alternatives(operation)
  const summary = comment(summaryOf(contract, operation))
  const documentation = (variants: Alternative['variants']) => {
    const modes = unique(variants.flatMap(({ mode }) => mode ?? []))
    const products = unique(variants.map(({ product }) => product)).join(', ')
    const kind = modes.length > 0 ? ` (mode ${modes.join(' or ')})` : ''
    const deprecated = sourceOf(contract, operation).deprecated === true ? ' @deprecated' : ''
    const address = comment(`\`${operation.method} ${operation.path}\`, ${products}`)
    return `/** ${summary}${kind}. ${address}.${deprecated} */`
  }
  const modes = all.map((it): Signature => {
    return { request: it.type, ...optionsOf(it), documentation: documentation(it.variants) }
  })
  const anyMode: Signature = {
    request: `Request & AnyMode<Request, ${typeName(operation)}Request>`,
    uses: unique(modes.flatMap(({ uses }) => uses)),
    needs: unique(modes.flatMap(({ needs }) => needs)),
    documentation: documentation(operation.variants),
  }
  const signatures = modes.length > 1 ? [...modes, anyMode] : modes
  const told = modes
    .filter(({ needs }) => needs.length > 0)
    .map(
      ({ request, needs }) =>
        ` & Told<${request}, ${typeName(operation)}Result, Exclude<${union(needs)}, Given>>`,
    )
  const overloads = signatures.flatMap(({ documentation: lines, request, uses, needs }) => [
    `    ${lines}`,
    `    ${request.startsWith('Request &') ? `<Request extends ${typeName(operation)}Request>` : ''}(request: ${request}, ...own: Own<${union(uses)}, Exclude<${union(needs)}, Given>>): Promise<${typeName(operation)}Result>`,
  ])
  return `  ${documentation(operation.variants)}\n  ${id}: {\n${overloads.join('\n')}\n  }${told.join('')}`
}

/** Top-level names of the options that this alternative can use, and of those that it cannot do without. */
function optionsOf({ variants, products, credentials }: Alternative): {
  uses: string[]
  needs: string[]
} {
  const inputs = variants.flatMap((it) => it.inputs.filter(isOption))
  const tops = (values: (string | undefined)[]) =>
    unique(values.map((value = '') => value.split('.')[0] ?? ''))
  const isNeeded = ({ required }: { required: boolean }) => required
  const given = (from: { value: string | undefined }[]) => from.map(({ value }) => value)
  const tokens = (from: Alternative['credentials']) => from.flatMap(({ values }) => values)
  const product = products ? ['product'] : []
  return {
    uses: tops([...given(inputs), ...tokens(credentials), ...product]),
    needs: tops([
      ...given(inputs.filter(isNeeded)),
      ...tokens(credentials.filter(isNeeded)),
      ...product,
    ]),
  }
}

function typeName({ id }: Operation): string {
  return `${id[0]?.toUpperCase()}${id.slice(1)}`
}

function summaryOf(contract: Contract, operation: Operation): string {
  return text(sourceOf(contract, operation).summary) ?? operation.id
}

function sourceOf({ bundle }: Contract, { path, method: verb }: Operation): JsonObject {
  return resolve(bundle, bundle.paths[path]?.[verb.toLowerCase()])
}

function union(names: string[]): string {
  return names.map((name) => `'${name}'`).join(' | ') || 'never'
}
