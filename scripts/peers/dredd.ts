// Dredd, driven by hooks. It compiles one transaction a status and knows one example of it, so the hooks put one
// transaction a documented code in its place, each with the request that earns it.
import path from 'node:path'
import { profileOf } from '../check/profile/sandbox-profile.ts'
import { type Bundle, readContract } from '../contract/contract.ts'
import { type Json, type JsonObject, isObject, resolve } from '../contract/json.ts'
import { defaultData } from '../sandbox/default-data.ts'
import { type Exchange, exchangeName, exchanges, preferred } from './documented-responses.ts'
import { versionOf } from './installed.ts'
import type { Peer } from './peer.ts'
import { runTool, startPrism } from './process.ts'

interface Visit {
  /** Without a slash at the end. */
  url: string
  exchanges: Exchange[]
}

const description = path.resolve('generated/openapi-3.0.json')

export const dredd: Peer = {
  name: 'Dredd',
  configuration:
    'our hooks: a transaction for each documented code, with its request, status, code and schema',
  version: () => versionOf('dredd'),
  look: (bundle, targets) =>
    runDredd(
      bundle,
      targets.map(({ url, profile }) => ({ url, exchanges: exchanges(bundle, profile) })),
    ),
}

/** What Dredd says of each visit, all of them in one run. */
async function runDredd(bundle: Bundle, visits: Visit[]): Promise<string[][]> {
  const options = ['--hookfiles', path.join(import.meta.dirname, 'dredd-hooks.cjs')]
  const { left } = await runTool<{ target: number; complaint: string }[]>('Dredd', {
    command: [
      ...[process.execPath, '--no-warnings', path.resolve('node_modules/dredd/bin/dredd')],
      ...[description, visits[0]?.url ?? '', ...options, '--loglevel', 'error', '--no-color'],
    ],
    files: {
      'transactions.json': visits.flatMap(({ url, exchanges }, target) =>
        exchanges.map((it) => ({ target, ...transactionOf(bundle, url, it) })),
      ),
    },
    leaves: 'complaints.json',
  })
  return visits.map((_, index) =>
    left.filter(({ target }) => target === index).map(({ complaint }) => complaint),
  )
}

function transactionOf(bundle: Bundle, url: string, exchange: Exchange): object {
  const { variant, request, status } = exchange
  const { protocol, hostname, port, pathname } = new URL(url)
  const schema = bodySchema(bundle, exchange)
  const name = exchangeName(exchange)
  return {
    template: variant.operation.path,
    ...{ id: name, name, protocol, host: hostname, port },
    fullPath: pathname.replace(/\/$/, '') + request.path,
    request: {
      ...{ method: request.method, uri: request.path, body: request.body },
      headers: Object.fromEntries(request.headers),
    },
    expected: {
      statusCode: String(status),
      headers: schema ? { 'Content-Type': 'application/json' } : {},
      ...(schema && { bodySchema: JSON.stringify(schema) }),
    },
  }
}

/** The response's schema without references, which Dredd does not follow here; of an error with its one code. */
function bodySchema(bundle: Bundle, { variant, error }: Exchange): JsonObject | undefined {
  const { schema } = variant.operation.success
  if (!error) return schema && plain(bundle, schema, (it) => it)
  return plain(bundle, { $ref: `#/x-shapes/${error.schema}` }, (it) =>
    it['x-value'] === 'error.code' ? { ...it, enum: [error.code] } : it,
  )
}

function plain(bundle: Bundle, node: JsonObject, edit: (it: JsonObject) => JsonObject): JsonObject {
  const { examples: _, properties, ...schema } = edit(resolve(bundle, node))
  if (!isObject(properties)) return schema
  const members = Object.entries(properties).map(([name, it]): [string, Json] => [
    name,
    isObject(it) ? plain(bundle, it, edit) : it,
  ])
  return { ...schema, properties: Object.fromEntries(members) }
}

/** What Dredd says of Prism, which plays the example that `Prefer` names, for all products at once. */
export async function lookAtPrism(
  bundle: Bundle,
): Promise<{ complaints: string[]; requests: number }> {
  const contract = readContract(bundle)
  const mock = await startPrism('mock', description)
  try {
    const sandbox = { data: defaultData(contract), product: '', contract }
    const profile = { ...profileOf(sandbox, mock.url), products: contract.products }
    const visit = { url: mock.url, exchanges: preferred(bundle, profile) }
    const [complaints = []] = await runDredd(bundle, [visit])
    return { complaints, requests: visit.exchanges.length }
  } finally {
    await mock.stop()
  }
}
