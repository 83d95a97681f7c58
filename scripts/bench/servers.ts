// Mock servers as processes of their own, and the request that all of them are asked.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import autocannon from 'autocannon'
import { goodDraft } from '../check/draft.ts'
import { profileOf } from '../check/profile.ts'
import { compose } from '../check/request.ts'
import { put } from '../conditions/condition.ts'
import type { Variant } from '../contract/contract.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { freePort } from './port.ts'

export interface Load {
  method: 'POST' | 'PUT'
  path: string
  headers: Record<string, string>
  body: string
}

export interface Server {
  url: string
  child: ChildProcess
  /** Milliseconds from the start of the process to its first answer. */
  firstAnswer: number
  stop(): Promise<void>
}

/** The commands of the servers that the repository has; `{port}` is a free one. */
export const commands = {
  sandbox: [process.execPath, path.resolve('dist/cli.js'), 'sandbox', '--port', '{port}'],
  prism: [
    process.execPath,
    path.resolve('node_modules/@stoplight/prism-cli/dist/index.js'),
    'mock',
    '-p',
    '{port}',
    path.resolve('generated/openapi.json'),
  ],
}

/** A bare Node server that gives this answer to all. */
export function bareServer(answer: string): string[] {
  return [process.execPath, path.resolve('scripts/bench/bare.mjs'), '{port}', answer]
}

/** Starts a server and waits for its first answer. It runs in a temporary folder, where it may leave reports. */
export async function start(command: string[], load: Load): Promise<Server> {
  const port = await freePort()
  const [program = '', ...args] = command.map((part) => part.replace('{port}', String(port)))
  const begin = performance.now()
  const child = spawn(program, args, { stdio: 'ignore', cwd: tmpdir() })
  const url = `http://127.0.0.1:${port}`
  for (;;) {
    if (child.exitCode !== null)
      throw new Error(`${command.join(' ')} ended with ${child.exitCode} before its first answer`)
    try {
      await fetch(url + load.path, load)
      break
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  }
  const stop = async () => {
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  return { url, child, firstAnswer: performance.now() - begin, stop }
}

/** Requests a second on 10 connections, for so many seconds or so many requests. */
export async function rate(
  { url }: Server,
  load: Load,
  amount: { duration: number } | { amount: number },
): Promise<number> {
  const { requests, duration } = await autocannon({
    ...load,
    url: url + load.path,
    connections: 10,
    ...amount,
  })
  return requests.total / duration
}

/** Resident memory in MB, where the system tells. */
export function memory({ child }: Server): number | undefined {
  try {
    return (
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024
    )
  } catch {
    return undefined
  }
}

/** A good request whose password is too short, so that the sandbox has judged every rule before the last. */
export function refusedRequest(sandbox: Sandbox, variant = withoutToken(sandbox)[0]): Load {
  const profile = profileOf(sandbox, '')
  const good = variant && goodDraft(variant, profile, profile.newPasswords?.[0])
  const input = variant?.inputOf.get('newPassword')
  if (!input || !good || typeof good === 'string')
    throw new Error('the contract has no call without a token')
  const { method, path: below, headers, body = '' } = compose(variant, put(good, input, 'Ab-12'))
  return { method: method as Load['method'], path: below, headers, body } // calls that set a password are POST or PUT
}

/** The variants of the sandbox's product whose calls carry no token. */
export function withoutToken({ contract, product }: Sandbox): Variant[] {
  return contract.operations
    .flatMap(({ variants }) => variants)
    .filter((it) => it.product === product && !it.security)
}
