// Tools and servers as child processes: run to their end, or started and waited for.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface Ended {
  code: number | null
  output: string
}

interface Surroundings {
  environment?: Record<string, string>
  /** Tools leave reports where they run. */
  folder?: string
}

/** Runs a command, whatever its exit code; its output is kept whole. */
export async function runCommand(
  [program = '', ...args]: string[],
  { environment = {}, folder = '.' }: Surroundings = {},
): Promise<Ended> {
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const [code] = (await once(child, 'close')) as [number | null] // rejects on `error`
  return { code, output }
}

export interface Started {
  url: string
  child: ChildProcess
  /** Milliseconds from the start of the process to its first response. */
  firstResponse: number
  stop(): Promise<void>
}

/** Starts a server and waits for its first response, whatever it is; `{port}` in the command is a free port. */
export async function startServer(
  command: string[],
  first: RequestInit & { path: string },
): Promise<Started> {
  const port = String(await freePort())
  const [program = '', ...args] = command.map((part) => part.replace('{port}', port))
  const begin = performance.now()
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], cwd: tmpdir() })
  let errors = ''
  child.stderr.on('data', (chunk) => (errors += chunk))
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  while (!(await responds(url + first.path, first))) {
    if (child.exitCode !== null) throw new Error(`${program} ended: ${lastLine(errors)}`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  return { url, child, firstResponse: performance.now() - begin, stop }
}

async function responds(url: string, request: RequestInit): Promise<boolean> {
  return fetch(url, { ...request, redirect: 'manual' }).then(
    () => true,
    () => false,
  )
}

/** Of what a tool printed; the others may hold secrets. */
export function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? ''
}

/** Prism on a description: `mock FILE`, or `proxy FILE UPSTREAM`. */
export function startPrism(
  kind: 'mock' | 'proxy',
  file: string,
  ...upstream: string[]
): Promise<Started> {
  return startServer(prismCommand(kind, path.resolve(file), ...upstream), {
    path: '/',
    method: 'OPTIONS',
  })
}

export function prismCommand(kind: 'mock' | 'proxy', ...more: string[]) {
  const cli = path.resolve('node_modules/@stoplight/prism-cli/dist/index.js')
  return [process.execPath, cli, kind, '-p', '{port}', ...more]
}

/** A port of loopback that nobody listens on, for servers that cannot be told to take one themselves. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // TCP
  await new Promise((resolve) => server.close(resolve))
  return port
}
