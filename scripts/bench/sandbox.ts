// The sandbox beside other mocks, on the same refused request: over HTTP, and in a test's own process.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { type RequestHandler, getResponse, http } from 'msw'
import { bundle } from '../contract/bundle.ts'
import { isObject } from '../contract/json.ts'
import { peersFolder, specmaticCommand, specmaticVersion, versionOf } from '../peers/installed.ts'
import { type Started, prismCommand, startServer } from '../peers/process.ts'
import { createSandbox } from '../sandbox/sandbox.ts'
import { orval } from './generators.ts'
import { type Contender, type Pace, callsPerSecond, peer, race } from './measure.ts'
import {
  type Load,
  asPlainRequest,
  bareServer,
  memory,
  rate,
  refusedRequest,
  sandboxCommand,
} from './servers.ts'

export default async function sandbox(pace: Pace): Promise<string> {
  const load = refusedRequest(createSandbox())
  const tables = [overHttp, memoryGrowth, inProcess, withoutMsw]
  const made: string[] = []
  for (const make of tables) made.push(await make(load, pace))
  return made.join('\n\n')
}

function overHttp(load: Load, pace: Pace): Promise<string> {
  const amount = pace.isQuick ? { amount: 200 } : { duration: pace.seconds }
  const measured = (command: () => string[]) => () =>
    onServer(command(), load, async (server) => {
      await rate(server, load, amount) // what comes first is slower
      return [await rate(server, load, amount), server.firstResponse, memory(server)]
    })
  const because = 'since it judges nothing but the schema'
  const prism = { because, turn: measured(() => prismCommand('mock', 'generated/openapi.json')) }
  const specmatic = {
    because,
    turn: measured(() => [
      ...[...specmaticCommand, 'stub', '--port', '{port}', contractForSpecmatic()],
    ]),
  }
  const columns = [
    { head: 'requests a second', better: 'more' },
    { head: 'ms to the first response', better: 'less' },
    { head: 'MB of memory', better: 'less' },
  ] as const
  const contenders: Parameters<typeof race>[2] = [
    { name: 'sandbox', turn: measured(() => sandboxCommand) },
    peer('Prism', versionOf('@stoplight/prism-cli'), pace, prism),
    peer('Specmatic stub', specmaticVersion(), pace, specmatic),
    {
      name: 'bare Node',
      turn: measured(() => bareServer('{"error_code":"X.0001","error_msg":"Too short"}')),
      because: 'since it parses the body and responds to everything alike',
    },
  ]
  return race('over HTTP', columns, contenders, pace)
}

async function onServer<T>(
  command: string[],
  load: Load,
  work: (server: Started) => Promise<T>,
): Promise<T> {
  const server = await startServer(command, load)
  try {
    return await work(server)
  } finally {
    await server.stop()
  }
}

/** What many requests do to the memory of the sandbox. */
function memoryGrowth(load: Load, { isQuick }: Pace): Promise<string> {
  const amount = isQuick ? 1000 : 1_000_000
  const told = (value: number | undefined) => value?.toFixed(0) ?? '–'
  const inWords = (requests: number) => `${requests.toLocaleString('en-US')} requests`
  return onServer(sandboxCommand, load, async (server) => {
    await rate(server, load, { amount: amount / 10 })
    const before = told(memory(server))
    await rate(server, load, { amount })
    const after = `${inWords(amount)} later ${told(memory(server))} MB`
    return `After ${inWords(amount / 10)} the sandbox holds ${before} MB, ${after}.`
  })
}

const columns = [{ head: 'calls a second', better: 'more' }] as const
const calling = (name: string, call: () => unknown, { seconds }: Pace): Contender => ({
  name,
  turn: async () => [await callsPerSecond(call, seconds)],
})

async function inProcess(load: Load, pace: Pace): Promise<string> {
  const behindMsw = (handlers: RequestHandler[]) => async () =>
    (await getResponse(handlers, asRequest(load)))?.text()
  const mock = createSandbox()
  const ours = behindMsw([http.all('*', (it) => mock.fetch(it.request))])
  const version = versionOf('orval', peersFolder)
  const handlers = pace.isQuick || version === undefined ? [] : await orvalHandlers()
  const theirs = {
    turn: calling('', behindMsw(handlers), pace).turn,
    because: 'since they read nothing of the request and respond with a success',
  }
  return race(
    'in process',
    columns,
    [
      calling(`sandbox behind MSW ${versionOf('msw')}`, ours, pace),
      peer('MSW with handlers of orval', version, pace, theirs),
    ],
    pace,
  )
}

function withoutMsw(load: Load, pace: Pace): Promise<string> {
  const mock = createSandbox()
  const plain = asPlainRequest(load)
  const fetched = async () => (await mock.fetch(asRequest(load))).text()
  const responded = calling('sandbox.respond', () => mock.respond(plain), pace)
  return race(
    'in process without MSW',
    [{ head: 'calls a second' }],
    [calling('sandbox.fetch', fetched, pace), responded],
    pace,
  )
}

function asRequest({ method, path: below, headers, body }: Load): Request {
  return new Request(`http://localhost${below}`, { method, headers, body })
}

/** Handlers that orval generates from the bundle, without its delay of a second. */
async function orvalHandlers(): Promise<RequestHandler[]> {
  const folder = path.join(peersFolder, 'generated/orval')
  const source = path.join(folder, 'mocks.ts')
  const outfile = path.join(folder, 'mocks.mjs')
  mkdirSync(folder, { recursive: true })
  await orval(source, { type: 'msw', delay: false })
  await build({
    ...{ entryPoints: [source], outfile, bundle: true, packages: 'external' },
    ...{ format: 'esm', platform: 'node', logLevel: 'error' },
  })
  const made: Record<string, unknown> = await import(pathToFileURL(outfile).href)
  // Of its exports the one that makes all handlers at once is named after the title of the description.
  const all = Object.entries(made).find(([name]) => /^get.*APIMock$/.test(name))?.[1]
  return (all as (() => RequestHandler[]) | undefined)?.() ?? []
}

/**
 * A copy of the bundle with one example a parameter. Specmatic takes named examples of a parameter for requests of
 * that name, finds no body for them and loads nothing.
 */
function contractForSpecmatic(): string {
  const copy = structuredClone(bundle)
  for (const parameter of Object.values(copy.components?.parameters ?? {}).filter(isObject)) {
    const [example] = Object.values(isObject(parameter.examples) ? parameter.examples : {})
    if (!isObject(example)) continue
    delete parameter.examples
    parameter.example = example.value ?? null
  }
  const file = path.join(peersFolder, 'openapi.json')
  writeFileSync(file, JSON.stringify(copy))
  return file
}
