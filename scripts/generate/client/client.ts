// client.ts: types, tables and methods from the bundle, and below them the lines that are the same for every
// contract. Of openapi-fetch it takes what builds the address; its client, of twice that size, reads answers otherwise
// than a password call needs. No public type names it, so that it can be replaced without a change for callers.
import { readFileSync } from 'node:fs'
import { type Bundle, readContract } from '../../contract/contract.ts'
import { method, operationTypes, table } from './operation.ts'
import { groupChecks, optionTypes } from './options.ts'

export function client(bundle: Bundle): string {
  const contract = readContract(bundle)
  const { operations } = contract
  return `/* eslint-disable */
import { createFinalURL, createQuerySerializer, defaultPathSerializer } from 'openapi-fetch'
import type { components, operations } from './types.js'

/** A token, or a function that gets one; it is asked before each call that needs a token. */
export type Token = string | (() => string | Promise<string>)

/** What a client knows for all its calls. What a call needs and the client lacks, the compiler asks for with the call. */
export interface ClientOptions {
  /** Address of the tenant, like \`https://tenant.example.com\`. */
  baseUrl: string
${optionTypes(contract)}
  /** Instead of the global \`fetch\`; the signal ends it when the time is up or the caller aborts. */
  fetch?: ((request: Request, init: { signal: AbortSignal }) => Promise<Response>) | undefined
  /** Milliseconds until a call ends as unexpected, 30000 by default; Infinity for no end. */
  timeout?: number | undefined
  /** Texts of one language, which give refusals their \`handling\`. */
  texts?: Texts | undefined
}

/** What a single call may say for itself. */
export type CallOptions<Uses extends keyof ClientOptions> = Pick<ClientOptions, Uses | 'timeout' | 'texts'> & { signal?: AbortSignal | undefined }

type Missing<Given, Needs extends string> = { [Name in Needs]: Name extends keyof Given ? (undefined extends Given[Name] ? Name : never) : Name }[Needs]

type Call<Given, Uses extends keyof ClientOptions, Needs extends Uses> = [Missing<Given, Needs>] extends [never]
  ? [call?: CallOptions<Uses>]
  : [call: CallOptions<Uses> & { [Name in Missing<Given, Needs>]: NonNullable<ClientOptions[Name]> }]

/** What no call fits; it is there for the compiler to name what is missing. */
type Told<Given, Request, Needs extends string> = [Missing<Given, Needs>] extends [never]
  ? unknown
  : (request: Request & { [Name in Missing<Given, Needs> as \`\${Name}, given to the client or to this call\`]: never }) => unknown

/** Refuses options, and members of their groups, that are none. */
type Known<Given> = { [Name in Exclude<keyof Given, keyof ClientOptions>]: never }${groupChecks(contract)}

${operations.map((operation) => operationTypes(contract, operation)).join('\n')}
/** A client that was given these options. Its methods reject for a caller's mistake, or with what a token function rejects with; never for what a server does. */
export interface PasswordClient<Given> {
${operations.map((operation) => method(contract, operation)).join('\n')}
}

/**
 * Makes a client. Each call sends one request and resolves to a success, a listed refusal, or \`unexpected\`; nothing is
 * sent twice and no redirect is followed. Throws a TypeError for a \`baseUrl\` that is none; a call rejects with one
 * where an option is missing, blank, or cannot be sent in a header.
 */
export function createPasswordClient<const Given extends ClientOptions>(
  options: Given & Known<Given>,
): PasswordClient<Given> {
  const methods = tables.map((operation) => [operation.id, createCall(options as unknown as Options, operation)])
  return Object.fromEntries(methods) as PasswordClient<Given> // one method per table below
}

const tables: Operation[] = [
${operations.map((operation) => `  ${table(contract, operation)},`).join('\n')}
]

${['answer.ts', 'redact.ts', 'request.ts', 'send.ts'].map(runtime).join('\n')}`
}

/** A module's lines below its opening comment and imports; of what it exports, types alone stay public. */
function runtime(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
    .replace(/^(\/\/.*\n)+/, '')
    .replace(/^import .*\n/gm, '')
    .replace(/^export (?=(async )?function|interface Operation|type (Fields|Redact))/gm, '')
    .trim()
    .concat('\n')
}
