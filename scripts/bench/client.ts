// The client beside other ways to call: calls a second and size. What is timed is the bundle whose size
// is told, minified as a page would load it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { profileOf } from '../check/profile.ts'
import { createSandbox } from '../sandbox/sandbox.ts'
import type { Call, Contender as Client } from './clients/contender.ts'
import { heyApi } from './generators.ts'
import { type Contender, type Pace, alternate, callsPerSecond, version } from './measure.ts'
import { peers } from './peers.ts'
import { bareServer, refusedRequest, start } from './servers.ts'
import { type Absent, type Row, compare } from './table.ts'

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

export default async function client(pace: Pace): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'clients-'))
  const asked = service()
  const { status, body } = asked.answer
  // An answer that is at once there, so that what is timed is the client's own.
  const stub: typeof fetch = async () =>
    new Response(body, { status, headers: { 'Content-Type': 'application/json' } })
  const server = await start(bareServer(body), refusedRequest(createSandbox()))
  try {
    const found = await peers(pace)
    const rows: ((Omit<Row, 'values'> & { bundled: Bundled }) | Absent)[] = [
      { name: 'ours', bundled: await bundled('ours', folder), because: '' },
      {
        name: 'bare fetch',
        bundled: await bundled('bare', folder),
        because: 'since it looks at one field of the answer, checks nothing and knows one call',
      },
      {
        name: `openapi-fetch ${version('openapi-fetch')}`,
        bundled: await bundled('openapi-fetch', folder),
        because: 'since it hands on whatever comes, and every call repeats its headers',
      },
      'absent' in found
        ? { name: 'hey-api', ...found }
        : {
            name: `hey-api ${version('@hey-api/openapi-ts', found.folder)}`,
            bundled: await bundledHeyApi(found.folder, folder),
            because: 'since it hands on whatever comes, and every call repeats its headers',
          },
    ]
    const present = rows.filter((row) => 'bundled' in row)
    const turn =
      ({ bundled: { client: it } }: { bundled: Bundled }) =>
      async () => [
        await calls(it, asked, stub, 'http://localhost', pace),
        await calls(it, asked, fetch, server.url, pace),
      ]
    const measured = await alternate(
      present.map((row): Contender => ({ name: row.name, turn: turn(row) })),
      pace.rounds,
    )
    const [own, ...others] = rows.map((row): Row | Absent =>
      'absent' in row
        ? row
        : { ...row, values: [...(measured.get(row.name) ?? []), ...row.bundled.size] },
    )
    if (!own || 'absent' in own) throw new Error('our client was not measured')
    return compare('client', [...columns], own, others)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true })
  }
}

interface Service {
  call: Omit<Call, 'baseUrl' | 'fetch'>
  /** The answer of the sandbox, whose code every client must read. */
  answer: { status: number; body: string; code: string }
}

function service(): Service {
  const sandbox = createSandbox()
  const { clientId = '', device } = profileOf(sandbox, '')
  const { method, path: below, headers, body } = refusedRequest(sandbox)
  const { 'Content-Type': _, ...own } = headers
  const lower = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
  const {
    status,
    body: answer,
    code = '',
  } = sandbox.respond({ method, url: below, headers: lower, body })
  const call = {
    path: below,
    clientId,
    device: { os: '', fingerprint: '', agent: '', ...device },
    headers: own,
    body: JSON.parse(body),
  }
  return { call, answer: { status, body: answer, code } }
}

async function calls(
  client: Client,
  { call, answer }: Service,
  fetch: Call['fetch'],
  baseUrl: string,
  { seconds }: Pace,
): Promise<number> {
  const made = client({ ...call, baseUrl, fetch })
  const code = await made()
  if (code !== answer.code) throw new Error(`a client reads the code ${code} in ${answer.body}`)
  return callsPerSecond(made, seconds)
}

async function bundledHeyApi(peersFolder: string, folder: string): Promise<Bundled> {
  const generated = path.join(peersFolder, 'generated/hey-api')
  mkdirSync(generated, { recursive: true })
  await (
    await heyApi(peersFolder)
  )(generated)
  return bundled('hey-api', folder, { 'made-by-hey-api': generated })
}

async function bundled(
  name: string,
  folder: string,
  alias: Record<string, string> = {},
): Promise<Bundled> {
  const {
    outputFiles: [file],
  } = await build({
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
  const contents = file?.contents ?? new Uint8Array()
  writeFileSync(out, contents)
  const { contender }: { contender: Client } = await import(pathToFileURL(out).href)
  return { client: contender, size: [contents.length / 1000, gzipSync(contents).length / 1000] }
}
