// The client beside other ways to call: calls a second and size. What is timed is the bundle whose size is given,
// minified as a page would load it.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { profileOf } from '../check/profile/sandbox-profile.ts'
import { peersFolder, versionOf } from '../peers/installed.ts'
import { inFolder, startServer } from '../peers/process.ts'
import { createSandbox } from '../sandbox/sandbox.ts'
import type { Call, Contender as Client } from './clients/contender.ts'
import { heyApi } from './generators.ts'
import { type Contender, type Pace, callsPerSecond, peer, race } from './measure.ts'
import { asPlainRequest, bareServer, refusedRequest } from './servers.ts'

const columns = [
  { head: 'calls a second on a stub fetch', better: 'more' },
  { head: 'calls a second over loopback', better: 'more' },
  { head: 'kB minified', better: 'less' },
  { head: 'kB gzip', better: 'less' },
] as const

const handsOn = 'since it hands on whatever comes, and every call repeats its headers'
const bare = 'since it looks at one field of the response, checks nothing and knows one operation'

export default async function client(pace: Pace): Promise<string> {
  const { call, expected } = service()
  const server = await startServer(bareServer(expected.body), refusedRequest(createSandbox()))
  // A response that is there at once, so that what is timed is the client's own.
  const { status, body } = expected
  const headers = { 'Content-Type': 'application/json' }
  const stub: typeof fetch = async () => new Response(body, { status, headers })
  const turn = (file: string): Contender['turn'] => {
    let made: Promise<Bundled> | undefined
    return async () => {
      const { client: it, sizes } = await (made ??= bundled(file))
      return [
        await calls(it({ ...call, fetch: stub, baseUrl: 'http://localhost' }), expected, pace),
        await calls(it({ ...call, fetch, baseUrl: server.url }), expected, pace),
        ...sizes,
      ]
    }
  }
  const hey = { turn: turn('hey-api'), because: handsOn }
  try {
    const contenders: Parameters<typeof race>[2] = [
      { name: 'ours', turn: turn('ours') },
      { name: 'bare fetch', turn: turn('bare'), because: bare },
      {
        name: `openapi-fetch ${versionOf('openapi-fetch')}`,
        turn: turn('openapi-fetch'),
        because: handsOn,
      },
      peer('hey-api', versionOf('@hey-api/openapi-ts', peersFolder), pace, hey),
    ]
    return await race('client', columns, contenders, pace)
  } finally {
    await server.stop()
  }
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
      ...{ path: request.path, clientId, headers, body: JSON.parse(request.body) },
      device: { os: '', fingerprint: '', agent: '', ...device },
    },
    expected: { status, body, code },
  }
}

async function calls(call: () => Promise<string>, { code, body }: Expected, { seconds }: Pace) {
  const read = await call()
  if (read !== code) throw new Error(`a client reads the code ${read} in ${body}`)
  return callsPerSecond(call, seconds)
}

interface Bundled {
  client: Client
  /** kB, minified and as sent. */
  sizes: [number, number]
}

async function bundled(name: string): Promise<Bundled> {
  const generated = path.join(peersFolder, 'generated/hey-api')
  if (name === 'hey-api') {
    mkdirSync(generated, { recursive: true })
    await heyApi(generated)
  }
  const { outputFiles } = await build({
    entryPoints: [`scripts/bench/clients/${name}.ts`],
    ...{ bundle: true, minify: true, format: 'esm', platform: 'browser', target: 'es2022' },
    ...{ write: false, legalComments: 'none', alias: { 'made-by-hey-api': generated } },
  })
  const contents = outputFiles[0]?.contents ?? new Uint8Array()
  return inFolder({}, async (folder) => {
    const file = path.join(folder, 'client.mjs')
    writeFileSync(file, contents)
    const { contender }: { contender: Client } = await import(pathToFileURL(file).href)
    return { client: contender, sizes: [contents.length / 1000, gzipSync(contents).length / 1000] }
  })
}
