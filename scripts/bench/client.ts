// The client beside other ways to call: calls a second and size. What is timed is the bundle whose size is given,
// minified as a page would load it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { profileOf } from '../check/profile/sandbox-profile.ts'
import { peersFolder, versionOf } from '../peers/installed.ts'
import { startServer } from '../peers/process.ts'
import { createSandbox } from '../sandbox/sandbox.ts'
import type { Call, Contender as Client } from './clients/contender.ts'
import { type Row, compare } from './comparison-table.ts'
import { heyApi } from './generators.ts'
import { type Contender, type Pace, alternate, callsPerSecond } from './measure.ts'
import { asPlainRequest, bareServer, refusedRequest } from './servers.ts'

interface Bundled {
  client: Client
  /** kB, minified and as sent. */
  size: [number, number]
}

const columns = [
  { head: 'calls a second on a stub fetch', better: 'more' },
  { head: 'calls a second over loopback', better: 'more' },
  { head: 'kB minified', better: 'less' },
  { head: 'kB gzip', better: 'less' },
] as const

const handsOn = 'since it hands on whatever comes, and every call repeats its headers'
const clients: { file: string; name: string; because: string }[] = [
  { file: 'ours', name: 'ours', because: '' },
  {
    file: 'bare',
    name: 'bare fetch',
    because: 'since it looks at one field of the response, checks nothing and knows one operation',
  },
  {
    file: 'openapi-fetch',
    name: `openapi-fetch ${versionOf('openapi-fetch')}`,
    because: handsOn,
  },
]

export default async function client(pace: Pace): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'clients-'))
  const { call, expected } = service()
  const server = await startServer(bareServer(expected.body), refusedRequest(createSandbox()))
  // A response that is there at once, so that what is timed is the client's own.
  const stub: typeof fetch = async () =>
    new Response(expected.body, {
      status: expected.status,
      headers: { 'Content-Type': 'application/json' },
    })
  try {
    const bundles = await bundledClients(folder, pace)
    const contenders = [...bundles].map(([name, { client: it }]): Contender => ({
      name,
      turn: async () => [
        await calls(it({ ...call, fetch: stub, baseUrl: 'http://localhost' }), expected, pace),
        await calls(it({ ...call, fetch, baseUrl: server.url }), expected, pace),
      ],
    }))
    const measured = await alternate(contenders, pace.rounds)
    const heyApiName = [...bundles.keys()].find((name) => name.startsWith('hey-api'))
    const all = [...clients, { name: heyApiName ?? 'hey-api', because: handsOn }]
    const [own, ...others] = all.map(({ name, because }): Row => {
      const made = bundles.get(name)
      return made
        ? { name, because, values: [...(measured.get(name) ?? []), ...made.size] }
        : { name, absent: 'not installed' }
    })
    if (!own) throw new Error('our client was not measured')
    return compare('client', columns, own, others)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true })
  }
}

/** By name; hey-api only if it is installed. */
async function bundledClients(folder: string, { isQuick }: Pace): Promise<Map<string, Bundled>> {
  const made = new Map<string, Bundled>()
  for (const { file, name } of clients) made.set(name, await bundled(file, folder))
  const version = isQuick ? undefined : versionOf('@hey-api/openapi-ts', peersFolder)
  if (version === undefined) return made
  const generated = path.join(peersFolder, 'generated/hey-api')
  mkdirSync(generated, { recursive: true })
  await (
    await heyApi()
  )(generated)
  const alias = { 'made-by-hey-api': generated }
  return made.set(`hey-api ${version}`, await bundled('hey-api', folder, alias))
}

interface Expected {
  status: number
  body: string
  /** Which every client must read. */
  code: string
}

/** What every client is asked for, and the sandbox's response to it. */
function service(): { call: Omit<Call, 'baseUrl' | 'fetch'>; expected: Expected } {
  const sandbox = createSandbox()
  const { clientId = '', device } = profileOf(sandbox, '')
  const request = refusedRequest(sandbox)
  const { 'Content-Type': _, ...headers } = request.headers
  const { status, body, code = '' } = sandbox.respond(asPlainRequest(request))
  return {
    call: {
      path: request.path,
      clientId,
      device: { os: '', fingerprint: '', agent: '', ...device },
      headers,
      body: JSON.parse(request.body),
    },
    expected: { status, body, code },
  }
}

async function calls(call: () => Promise<string>, { code, body }: Expected, { seconds }: Pace) {
  const read = await call()
  if (read !== code) throw new Error(`a client reads the code ${read} in ${body}`)
  return callsPerSecond(call, seconds)
}

async function bundled(
  name: string,
  folder: string,
  alias: Record<string, string> = {},
): Promise<Bundled> {
  const { outputFiles } = await build({
    entryPoints: [`scripts/bench/clients/${name}.ts`],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    legalComments: 'none',
    alias,
  })
  const out = path.join(folder, `${name}.mjs`)
  const contents = outputFiles[0]?.contents ?? new Uint8Array()
  writeFileSync(out, contents)
  const { contender }: { contender: Client } = await import(pathToFileURL(out).href)
  return { client: contender, size: [contents.length / 1000, gzipSync(contents).length / 1000] }
}
