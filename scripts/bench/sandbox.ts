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
import { table } from '../peers/results.ts'
import { createSandbox } from '../sandbox/sandbox.ts'
import { type Row, compare, figure } from './comparison-table.ts'
import { orval } from './generators.ts'
import { type Contender, type Pace, alternate, callsPerSecond } from './measure.ts'
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
  return [await overHttp(load, pace), await inProcess(load, pace)].join('\n\n')
}

interface Mock {
  name: string
  command: string[]
  because: string
}

function mocks({ isQuick }: Pace): (Mock | { name: string; absent: string })[] {
  const specmatic = isQuick ? undefined : specmaticVersion()
  const prism = `Prism ${versionOf('@stoplight/prism-cli')}`
  const because = 'since it judges nothing but the schema'
  const body = JSON.stringify({ error_code: 'X.0001', error_msg: 'The password must be longer' })
  return [
    { name: 'sandbox', command: sandboxCommand, because: '' },
    isQuick
      ? { name: prism, absent: 'left out' }
      : {
          name: prism,
          command: prismCommand('mock', path.resolve('generated/openapi.json')),
          because,
        },
    specmatic === undefined
      ? { name: 'Specmatic stub', absent: 'not installed' }
      : {
          name: `Specmatic ${specmatic} stub`,
          command: [...specmaticCommand, 'stub', '--port', '{port}', contractForSpecmatic()],
          because,
        },
    {
      name: 'bare Node',
      command: bareServer(body),
      because: 'since it parses the body and responds to everything alike',
    },
  ]
}

async function overHttp(load: Load, pace: Pace): Promise<string> {
  const rows = mocks(pace)
  const servers = new Map<Mock, Started>()
  try {
    for (const mock of rows)
      if ('command' in mock) servers.set(mock, await startServer(mock.command, load))
    const starts = await alternate(
      [...servers].map(([mock, first]) => firstResponses(mock, load, first)),
      pace.rounds,
    )
    const amount = pace.isQuick ? { amount: 200 } : { duration: pace.seconds }
    const rates = await alternate(
      [...servers].map(([{ name }, server]): Contender => ({
        name,
        turn: async () => [await rate(server, load, amount), memory(server)],
      })),
      pace.rounds,
    )
    const [own, ...others] = rows.map((row): Row => {
      const [perSecond, megabytes] = rates.get(row.name) ?? []
      return { ...row, values: [perSecond, starts.get(row.name)?.[0], megabytes] }
    })
    if (!own) throw new Error('the sandbox was not measured')
    const columns = [
      { head: 'requests a second', better: 'more' },
      { head: 'ms to the first response', better: 'less' },
      { head: 'MB of memory', better: 'less' },
    ] as const
    const growth = await growthOf([...servers.values()][0], load, pace)
    return [compare('over HTTP', columns, own, others), growth].join('\n\n')
  } finally {
    for (const server of servers.values()) await server.stop()
  }
}

/** What many requests do to the memory of the sandbox. */
async function growthOf(server: Started | undefined, load: Load, { isQuick }: Pace) {
  if (!server) throw new Error('the sandbox did not start')
  const before = memory(server)
  const amount = isQuick ? 1000 : 1_000_000
  await rate(server, load, { amount })
  const [first, last] = [before, memory(server)].map((it) => it?.toFixed(0) ?? '–')
  const requests = amount.toLocaleString('en-US')
  return `After the rounds the sandbox holds ${first} MB, ${requests} requests later ${last} MB.`
}

/** How long each start takes until a response comes: of the server that runs, then of fresh ones. */
function firstResponses({ name, command }: Mock, load: Load, running: Started): Contender {
  const known = [running.firstResponse]
  const turn = async () => {
    if (known.length > 0) return [known.pop()]
    const server = await startServer(command, load)
    await server.stop()
    return [server.firstResponse]
  }
  return { name, turn }
}

async function inProcess(load: Load, pace: Pace): Promise<string> {
  const { method, path: below, headers, body } = load
  const mock = createSandbox()
  const plain = asPlainRequest(load)
  const request = () => new Request(`http://localhost${below}`, { method, headers, body })
  const behindMsw = (handlers: RequestHandler[]) => async () =>
    (await getResponse(handlers, request()))?.text()
  const handlers = await orvalHandlers(pace)
  const theirs = `MSW with handlers of orval ${versionOf('orval', peersFolder) ?? ''}`.trim()
  const calls: [name: string, call: () => unknown][] = [
    [
      `sandbox behind MSW ${versionOf('msw')}`,
      behindMsw([http.all('*', (it) => mock.fetch(it.request))]),
    ],
    ['sandbox.fetch', async () => (await mock.fetch(request())).text()],
    ['sandbox.respond', () => mock.respond(plain)],
    ...(handlers ? [[theirs, behindMsw(handlers)] as [string, () => unknown]] : []),
  ]
  const measured = await alternate(
    calls.map(([name, call]): Contender => ({
      name,
      turn: async () => [await callsPerSecond(call, pace.seconds)],
    })),
    pace.rounds,
  )
  const values = (name: string) => measured.get(name) ?? []
  const [[ours] = ['']] = calls
  const because = 'since they read nothing of the request and respond with a success'
  return [
    compare(
      'in process',
      [{ head: 'calls a second', better: 'more' }],
      { name: ours, values: values(ours) },
      [
        handlers
          ? { name: theirs, values: values(theirs), because }
          : { name: theirs, absent: 'not installed' },
      ],
    ),
    table(
      ['in process without MSW', 'calls a second'],
      ['sandbox.fetch', 'sandbox.respond'].map((name) => [name, ...values(name).map(figure)]),
    ),
  ].join('\n\n')
}

/** Handlers that orval generates from the bundle, without its delay of a second. */
async function orvalHandlers({ isQuick }: Pace): Promise<RequestHandler[] | undefined> {
  if (isQuick || versionOf('orval', peersFolder) === undefined) return undefined
  const folder = path.join(peersFolder, 'generated/orval')
  const [source, outfile] = ['mocks.ts', 'mocks.mjs'].map((name) => path.join(folder, name))
  mkdirSync(folder, { recursive: true })
  await (
    await orval()
  )(source ?? '', { type: 'msw', delay: false })
  await build({
    entryPoints: [source ?? ''],
    outfile: outfile ?? '',
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  })
  const made: Record<string, unknown> = await import(pathToFileURL(outfile ?? '').href)
  // Of its exports the one that makes all handlers at once is named after the title of the description.
  const all = Object.entries(made).find(([name]) => /^get.*APIMock$/.test(name))?.[1]
  return (all as (() => RequestHandler[]) | undefined)?.()
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
