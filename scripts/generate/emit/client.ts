// client.ts: the types, tables and methods that come from the bundle. What is the same for every
// contract is in runtime/.
import { type Bundle, type Contract, readContract } from '../../contract/contract.ts'
import { errorTypes, method, operationTypes } from './client/operation-types.ts'
import { groupChecks, optionRules, optionTypes } from './client/option-types.ts'
import { table } from './client/operation-table.ts'

export function client(bundle: Bundle): string {
  const contract = readContract(bundle)
  const tables = contract.operations.map((it) => `  ${table(contract, it)},`).join('\n')
  const rules = optionRules(contract)
  return [
    imports(tables + rules),
    options(contract),
    optionTypesOfRequests(contract),
    errorTypes(contract),
    ...contract.operations.map((it) => operationTypes(contract, it)),
    factory(contract, tables, rules),
  ].join('\n')
}

function imports(code: string): string {
  // What no table uses is not imported, so that no bundle has it.
  const imported = (names: string[], from: string) => {
    const used = names.filter((name) =>
      new RegExp(`([[ ,]|(product|encoding|search): )${name}\\b`).test(code),
    )
    return used.length > 0 ? `import { ${used.join(', ')} } from './runtime/${from}.js'\n` : ''
  }
  return `/* eslint-disable */
${imported(['apiKey', 'basic', 'bearer'], 'credentials')}import type { Fetch } from './runtime/fetch.js'
import type { Operation } from './runtime/operation.js'
${imported(['unfitHeader', 'unfitToken'], 'options')}${imported(['form', 'queryText'], 'request')}import type { DocumentedError, Success, Texts, Unexpected } from './runtime/result.js'
${imported(['byProduct'], 'product')}import { createMethods } from './runtime/send.js'
import type { components, operations } from './types.js'

export type { Fetch, FetchInit, FetchedResponse } from './runtime/fetch.js'
export type { DocumentedError, ResponseHeaders, Success, Texts, Unexpected } from './runtime/result.js'
`
}

function options(contract: Contract): string {
  return `/** A token, or a function that gets one. The function is asked before each request that needs the token. */
export type Token = string | (() => string | Promise<string>)

/** What a client knows for all its requests. What is missing here, the compiler asks for with the request. */
export interface ClientOptions {
  /** Address of the tenant, like \`https://tenant.example.com\`. */
  baseUrl: string
${optionTypes(contract)}
  /** Used instead of the global \`fetch\`: another implementation, a mock, or a wrapper that adds a proxy. */
  fetch?: Fetch | undefined
  /** Milliseconds after which a request ends as \`unexpected\`, 30000 by default; Infinity for no end. */
  timeout?: number | undefined
  /**
   * Texts of one language, which give documented errors their \`handling\`. Import them from
   * \`texts/en\` or \`texts/zh\`.
   */
  texts?: Texts | undefined
}
`
}

/** What a request needs of the options that the client was not given. */
function optionTypesOfRequests(contract: Contract): string {
  return `/** The options that a request may need. */
export type OptionName = Exclude<keyof ClientOptions, 'baseUrl' | 'fetch' | 'timeout' | 'texts'>

/** Options of which these are surely given, such as a configuration: \`ClientOptionsWith<'clientId' | 'device'>\`. */
export type ClientOptionsWith<Given extends OptionName> = Omit<ClientOptions, Given> & {
  [Name in Given]: NonNullable<ClientOptions[Name]>
}

/** What a single request may say for itself. */
export type RequestOptions<Uses extends OptionName = never> = Pick<ClientOptions, Uses | 'timeout' | 'texts'> & {
  /** Aborts the request. */
  signal?: AbortSignal | undefined
}

/** The names of the options that are surely given. */
type GivenIn<Options> = {
  [Name in keyof Options & OptionName]-?: undefined extends Options[Name] ? never : Name
}[keyof Options & OptionName]

type Own<Uses extends OptionName, Lacks extends OptionName> = [Lacks] extends [never]
  ? [own?: RequestOptions<Uses>]
  : [own: RequestOptions<Uses> & { [Name in Lacks]: NonNullable<ClientOptions[Name]> }]

/** Fits no request; it is there for the compiler to name what is missing. */
type Told<Request, Result, Lacks extends OptionName> = [Lacks] extends [never]
  ? unknown
  : (
      request: Request & { [Name in Lacks as \`\${Name}, given to the client or to this request\`]: never },
    ) => Promise<Result>

/**
 * A request that may be of any mode, such as a variable of the exported type; nothing else, so that
 * a known mode is checked as such.
 */
type AnyMode<Request, Modes> = true extends (Modes extends unknown ? ([Request] extends [Modes] ? true : false) : never)
  ? never
  : Request

/** The type that no value of an unknown option has; the compiler's message shows its name. */
interface NotAnOption<Name> {
  unknownOption: Name
}

/** Refuses what is not an option, and names it. */
type Known<Options> = {
  [Name in Exclude<keyof Options, keyof ClientOptions>]: NotAnOption<Name>
}${groupChecks(contract)}
`
}

function factory(contract: Contract, tables: string, rules: string): string {
  const methods = contract.operations.map((it) => method(contract, it)).join('\n')
  return `/**
 * A client that was given these options: \`PasswordClient<'clientId' | 'device'>\`. Its methods reject with a TypeError
 * for a mistake of the caller's, and with what a token function rejects with; never for what a server does.
 */
export interface PasswordClient<Given extends OptionName = never> {
${methods}
}

/**
 * Makes a client. Each of its methods sends one request and resolves to a success, a documented error, or
 * \`unexpected\`. Nothing is sent twice, and no redirect is followed.
 * @throws TypeError for an option that is wrong or unknown; the message names it
 */
export function createPasswordClient<const Options extends ClientOptions>(
  options: ClientOptions & Options & Known<Options>,
): PasswordClient<GivenIn<Options>> {
  const methods: object = createMethods({ ...options }, tables, rules)
  return methods as PasswordClient<GivenIn<Options>> // a method per table
}

const tables: Operation[] = [
${tables}
]

/** What the options must be. */
const rules = {
  baseUrl: 'string',
  fetch: 'function',
  timeout: 'number',
  texts: 'object',
  signal: 'object',
${rules}
}
`
}
