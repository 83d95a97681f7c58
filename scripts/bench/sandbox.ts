// The sandbox beside other mocks, on the same refused request: over HTTP, and in a test's own process.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { type RequestHandler, getResponse, http } from 'msw'
import { createSandbox } from '../sandbox/sandbox.ts'
import { type Contender, type Pace, alternate, callsPerSecond, version } from './measure.ts'
import { orval } from './generators.ts'
import { contractForSpecmatic, peers, specmatic } from './peers.ts'
import {
  type Load,
  type Server,
  bareServer,
  commands,
  memory,
  rate,
  refusedRequest,
  start,
} from './servers.ts'
import { type Absent, type Row, compare, figure, table } from './table.ts'

export default async function sandbox(pace: Pace): Promise<string> {
  const load = refusedRequest(createSandbox())
  return [await overHttp(load, pace), await inProcess(load, pace)].join('\n\n')
}

interface Mock {
  name: string
  command: string[]
  because: string
}

async function overHttp(load: Load, pace: Pace): Promise<string> {
  const java = await specmatic(pace)
  const rows: (Mock | Absent)[] = [
    { name: 'sandbox', command: commands.sandbox, because: '' },
    {
      name: `Prism ${version('@stoplight/prism-cli')}`,
      command: commands.prism,
      because: 'since it judges nothing but the schema',
    },
    'absent' in java
      ? { name: 'Specmatic stub', ...java }
      : {
          name: `Specmatic ${java.version} stub`,
          command: [...java.command, 'stub', '--port', '{port}', contractForSpecmatic()],
          because: 'since it judges nothing but the schema',
        },
    {
      name: 'bare Node',
      command: bareServer(
        '{ "error_code": "X.0001", "error_msg": "The password must contain 8 to 20 characters" }',
      ),
      because: 'since it parses the body and answers the same whatever it says',
    },
  ]
  const present = rows.filter((row) => 'command' in row)
  const servers: { name: string; command: string[]; server: Server }[] = []
  try {
    for (const { name, command } of present)
      servers.push({ name, command, server: await start(command, load) })
    const starts = await alternate(
      servers.map(({ name, command, server }): Contender => ({
        name,
        turn: firstAnswers(command, load, server),
      })),
      pace.rounds,
    )
    const turns = servers.map(({ name, server }): Contender => ({
      name,
      turn: async () => [
        await rate(server, load, pace.isQuick ? { amount: 200 } : { duration: pace.seconds }),
        memory(server),
      ],
    }))
    const rates = await alternate(turns, pace.rounds)
    const values = (name: string) => [
      rates.get(name)?.[0],
      starts.get(name)?.[0],
      rates.get(name)?.[1],
    ]
    const others = rows
      .slice(1)
      .map((row): Row | Absent => ('absent' in row ? row : { ...row, values: values(row.name) }))
    const own = servers[0]!.server // the sandbox, which is never absent
    const before = memory(own)
    const amount = pace.isQuick ? 1000 : 1_000_000
    await rate(own, load, { amount })
    const columns = [
      { head: 'requests a second', better: 'more' },
      { head: 'ms to the first answer', better: 'less' },
      { head: 'MB of memory', better: 'less' },
    ] as const
    return [
      compare('over HTTP', [...columns], { name: 'sandbox', values: values('sandbox') }, others),
      `After the rounds the sandbox holds ${before?.toFixed(0) ?? '–'} MB, ${amount.toLocaleString('en-US')} requests later ${memory(own)?.toFixed(0) ?? '–'} MB.`,
    ].join('\n\n')
  } finally {
    for (const { server } of servers) await server.stop()
  }
}

/** How long each start takes until an answer comes, that of the server that runs already before those of fresh ones. */
function firstAnswers(command: string[], load: Load, { firstAnswer }: Server): Contender['turn'] {
  const known = [firstAnswer]
  return async () => {
    if (known.length > 0) return [known.pop()]
    const server = await start(command, load)
    await server.stop()
    return [server.firstAnswer]
  }
}

async function inProcess(
  { method, path: below, headers, body }: Load,
  pace: Pace,
): Promise<string> {
  const mock = createSandbox()
  const lower = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
  const plain = { method, url: below, headers: lower, body }
  const request = () => new Request(`http://localhost${below}`, { method, headers, body })
  const behindMsw = (handlers: RequestHandler[]) => async () =>
    (await getResponse(handlers, request()))?.text()
  const ours = `sandbox behind MSW ${version('msw')}`
  const calls = new Map<string, () => unknown>([
    [ours, behindMsw([http.all('*', ({ request: it }) => mock.fetch(it))])],
    ['sandbox.fetch', async () => (await mock.fetch(request())).text()],
    ['sandbox.respond', () => mock.respond(plain)],
  ])
  const handlers = await orvalHandlers(pace)
  const theirs =
    'absent' in handlers
      ? 'MSW handlers of orval'
      : `MSW with handlers of orval ${handlers.version}`
  if (!('absent' in handlers)) calls.set(theirs, behindMsw(handlers.handlers))
  const measured = await alternate(
    [...calls].map(([name, call]): Contender => ({
      name,
      turn: async () => [await callsPerSecond(call, pace.seconds)],
    })),
    pace.rounds,
  )
  const values = (name: string) => measured.get(name) ?? []
  const other =
    'absent' in handlers
      ? { name: theirs, absent: handlers.absent }
      : {
          name: theirs,
          values: values(theirs),
          because: 'since they read nothing of the request and answer success',
        }
  return [
    compare(
      'in process',
      [{ head: 'calls a second', better: 'more' }],
      { name: ours, values: values(ours) },
      [other],
    ),
    table(
      ['in process without MSW', 'calls a second'],
      ['sandbox.fetch', 'sandbox.respond'].map((name) => [name, ...values(name).map(figure)]),
    ),
  ].join('\n\n')
}

/** Handlers that orval generates from the bundle, without its delay of a second. */
async function orvalHandlers(
  pace: Pace,
): Promise<{ handlers: RequestHandler[]; version: string } | { absent: string }> {
  const found = await peers(pace)
  if ('absent' in found) return found
  const folder = path.join(found.folder, 'generated/orval')
  mkdirSync(folder, { recursive: true })
  await (
    await orval(found.folder)
  )(path.join(folder, 'mocks.ts'), { type: 'msw', delay: false })
  const outfile = path.join(folder, 'mocks.mjs')
  await build({
    entryPoints: [path.join(folder, 'mocks.ts')],
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  })
  const made: Record<string, unknown> = await import(pathToFileURL(outfile).href)
  // Of its exports the one that makes all handlers at once is named after the title of the description.
  const all = Object.entries(made).find(([name]) => /^get.*APIMock$/.test(name))?.[1] as
    | (() => RequestHandler[])
    | undefined
  return all
    ? { handlers: all(), version: version('orval', found.folder) }
    : { absent: 'makes no handlers' }
}
