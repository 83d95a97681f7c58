// Tools and servers as child processes: run to their end in a folder of their own, or started and waited for.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

interface Surroundings {
  environment?: Record<string, string>
  folder?: string
}

/** Runs a command, whatever its exit code; its output is kept whole. */
export async function runCommand(
  [program = '', ...args]: string[],
  { environment = {}, folder = '.' }: Surroundings = {},
): Promise<{ code: number | null; output: string }> {
  const env = { ...process.env, ...environment }
  const child = spawn(program, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const [code] = (await once(child, 'close')) as [number | null] // rejects on `error`
  return { code, output }
}

/** Does some work in a folder with these files, text or JSON, that nobody else can read; then it is gone. */
export async function inFolder<T>(
  files: Record<string, unknown>,
  work: (folder: string) => T | Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'peers-'))
  try {
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(folder, name)
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
    }
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface Run {
  command: string[]
  /** What it reads, in the folder that it runs in. */
  files: Record<string, unknown>
  environment?: Record<string, string>
  /** The JSON that it leaves there. */
  leaves: string
}

/** Runs a tool among its files. Its output may carry requests, secrets included: redact before printing. */
export function runTool<T>(
  name: string,
  { command, files, environment = {}, leaves }: Run,
): Promise<{ left: T; output: string }> {
  return inFolder(files, async (folder) => {
    const { output } = await runCommand(command, { environment, folder })
    const file = path.join(folder, leaves)
    if (!existsSync(file))
      throw new Error(`${name} ended before its first test: ${lastLine(output)}`)
    return { left: JSON.parse(readFileSync(file, 'utf8')) as T, output } // the form is the tool's own
  })
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
  { path: below, ...first }: RequestInit & { path: string },
): Promise<Started> {
  const port = String(await freePort())
  const [program = '', ...args] = command.map((part) => part.replace('{port}', port))
  const begin = performance.now()
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], cwd: tmpdir() })
  let errors = ''
  child.stderr.on('data', (chunk) => (errors += chunk))
  const url = `http://127.0.0.1:${port}`
  const responds = () =>
    fetch(url + below, { ...first, redirect: 'manual' }).then(Boolean, () => false)
  while (!(await responds())) {
    if (child.exitCode !== null) throw new Error(`${program} ended: ${lastLine(errors)}`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  const stop = async () => {
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  return { url, child, firstResponse: performance.now() - begin, stop }
}

/** Of what a tool printed; the others may hold secrets. */
export function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? ''
}

/** Prism on a description: `mock FILE`, or `proxy FILE UPSTREAM`. */
export function startPrism(...given: Parameters<typeof prismCommand>): Promise<Started> {
  return startServer(prismCommand(...given), { path: '/', method: 'OPTIONS' })
}

export function prismCommand(
  kind: 'mock' | 'proxy',
  file: string,
  ...upstream: string[]
): string[] {
  const cli = path.resolve('node_modules/@stoplight/prism-cli/dist/index.js')
  return [process.execPath, cli, kind, '-p', '{port}', path.resolve(file), ...upstream]
}

/**
 * A port of loopback that nobody listens on, for servers that cannot be told to take one themselves. It lies below
 * those that systems hand out, or another program could be given it before the server has started.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 20_000)
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
