// Dredd, driven by hooks that are made from the bundle. Dredd compiles one transaction a status and knows one
// example of it, so a hook puts one transaction a documented code in its place, each with the request that earns it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { profileOf } from '../check/profile/sandbox-profile.ts'
import { type Bundle, readContract } from '../contract/contract.ts'
import { type JsonObject, isObject, resolve } from '../contract/json.ts'
import { type Exchange, exchangeName, exchanges, preferred } from './exchanges.ts'
import { versionOf } from './installed.ts'
import type { Peer } from './peer.ts'
import { lastLine, runCommand, startPrism } from './process.ts'
import { defaultData } from '../sandbox/default-data.ts'

export interface Visit {
  /** Without a slash at the end. */
  url: string
  exchanges: Exchange[]
}

export interface Outcome {
  name: string
  url: string
  /** Empty where Dredd is content. */
  complaint: string
}

const description = 'generated/openapi-3.0.json'

export const dredd: Peer = {
  name: 'Dredd',
  configuration:
    'our hooks: a transaction for each documented code, with its request, status, code and schema',
  version: () => versionOf('dredd'),
  async look(bundle, targets) {
    const { outcomes } = await runDredd(
      bundle,
      targets.map(({ url, profile }) => ({ url, exchanges: exchanges(bundle, profile) })),
    )
    return targets.map(({ url }) =>
      outcomes
        .filter((it) => it.url === url && it.complaint !== '')
        .map(({ name, complaint }) => `${name}: ${complaint}`),
    )
  },
}

/** Runs all visits in one Dredd. Its output carries the requests, secrets included: redact before printing. */
async function runDredd(
  bundle: Bundle,
  visits: Visit[],
): Promise<{ outcomes: Outcome[]; output: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dredd-'))
  const [hooks, result] = [path.join(folder, 'hooks.cjs'), path.join(folder, 'outcomes.json')]
  try {
    writeFileSync(hooks, hooksFor(bundle, visits, result), { mode: 0o600 })
    const args = [
      'node_modules/dredd/bin/dredd',
      description,
      visits[0]?.url ?? '',
      '--hookfiles',
      hooks,
      '--loglevel',
      'error',
      '--no-color',
    ]
    const { output } = await runCommand([process.execPath, '--no-warnings', ...args])
    return { outcomes: read(result, output), output }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function read(file: string, output: string): Outcome[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Outcome[] // written by our own hooks
  } catch {
    throw new Error(`Dredd ended before its first transaction: ${lastLine(output)}`)
  }
}

/** A hooks file for Dredd, as JavaScript. */
function hooksFor(bundle: Bundle, visits: Visit[], result: string): string {
  const wanted = visits.flatMap(({ url, exchanges }) =>
    exchanges.map((exchange) => transactionOf(bundle, url, exchange)),
  )
  return `const hooks = require('hooks')
const wanted = ${JSON.stringify(wanted, null, 1)}
const urls = new Map()

hooks.beforeAll((transactions) => {
  const compiled = transactions.splice(0)
  for (const { url, template, ...own } of wanted) {
    const like = compiled.find(({ name, request, expected }) =>
      name.startsWith(template + ' > ') && request.method === own.request.method &&
      expected.statusCode === own.expected.statusCode)
    const fail = !like && { fail: 'Dredd compiles no such transaction' }
    const transaction = { ...(like || compiled[0]), ...own, ...fail }
    urls.set(transaction, url)
    transactions.push(transaction)
  }
})

// The contract leaves the spelling of a UTF-8 charset to the service; Dredd compares letter by letter.
hooks.beforeEachValidation(({ real }) => {
  const type = real.headers['content-type']
  if (/^application\\/json *; *charset="?utf-?8"?$/i.test(type)) real.headers['content-type'] = 'application/json'
})

hooks.afterAll((transactions) => {
  const outcomes = transactions.map((transaction) => {
    const { valid, message, errors = [] } = transaction.test || { errors: [{ message: 'no answer' }] }
    const said = message || errors.map((error) => error.message).join('; ')
    return { name: transaction.name, url: urls.get(transaction), complaint: valid ? '' : said.trim() || 'not valid' }
  })
  require('fs').writeFileSync(${JSON.stringify(result)}, JSON.stringify(outcomes))
})
`
}

function transactionOf(bundle: Bundle, url: string, exchange: Exchange): object {
  const { variant, request, status } = exchange
  const { protocol, hostname, port, pathname } = new URL(url)
  const schema = bodySchema(bundle, exchange)
  return {
    url,
    template: variant.operation.path,
    id: exchangeName(exchange),
    name: exchangeName(exchange),
    protocol,
    host: hostname,
    port,
    fullPath: pathname.replace(/\/$/, '') + request.path,
    request: {
      method: request.method,
      uri: request.path,
      headers: Object.fromEntries(request.headers),
      body: request.body,
    },
    expected: {
      statusCode: String(status),
      headers: schema ? { 'Content-Type': 'application/json' } : {},
      ...(schema && { bodySchema: JSON.stringify(schema) }),
    },
  }
}

/** The answer's schema without references, which Dredd does not follow here; of a refusal with its one code. */
function bodySchema(bundle: Bundle, { variant, error }: Exchange): JsonObject | undefined {
  if (!error)
    return variant.operation.success.schema && plain(bundle, variant.operation.success.schema)
  const schema = plain(bundle, { $ref: `#/x-shapes/${error.schema}` })
  const properties = isObject(schema.properties) ? schema.properties : {}
  const known = Object.entries(properties).map(([name, property]) =>
    isObject(property) && property['x-value'] === 'error.code'
      ? [name, { ...property, enum: [error.code] }]
      : [name, property],
  )
  return { ...schema, properties: Object.fromEntries(known) }
}

function plain(bundle: Bundle, node: JsonObject): JsonObject {
  const { examples: _, ...schema } = resolve(bundle, node)
  const { properties } = schema
  if (!isObject(properties)) return schema
  return {
    ...schema,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [
        name,
        isObject(property) ? plain(bundle, property) : property,
      ]),
    ),
  }
}

/** What Dredd says of Prism, which plays the example that `Prefer` names, for all products at once. */
export async function prismComplaints(
  bundle: Bundle,
): Promise<{ complaints: string[]; requests: number }> {
  const contract = readContract(bundle)
  const mock = await startPrism('mock', description)
  try {
    const profile = {
      ...profileOf({ data: defaultData(contract), product: '', contract }, mock.url),
      products: contract.products,
    }
    const { outcomes } = await runDredd(bundle, [
      { url: mock.url, exchanges: preferred(bundle, profile) },
    ])
    return {
      complaints: outcomes
        .filter(({ complaint }) => complaint !== '')
        .map(({ name, complaint }) => `${name}: ${complaint}`),
      requests: outcomes.length,
    }
  } finally {
    await mock.stop()
  }
}
