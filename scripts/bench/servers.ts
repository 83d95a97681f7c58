// Mock servers beside each other: their commands, the request that all of them get, and what it costs them.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import autocannon from 'autocannon'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { readData } from '../sandbox/start-data.ts'
import { workingRequest } from '../sandbox/working-request.ts'
import type { Started } from '../peers/process.ts'

export interface Load {
  method: 'POST' | 'PUT'
  path: string
  headers: Record<string, string>
  body: string
}

export const sandboxCommand = [
  process.execPath,
  path.resolve('dist/cli.js'),
  'sandbox',
  '--port',
  '{port}',
]

/** A bare Node server that responds to everything with this body. */
export function bareServer(body: string): string[] {
  return [process.execPath, path.resolve('scripts/bench/bare-server.mjs'), '{port}', body]
}

/** Requests a second on 10 connections, for so many seconds or so many requests. */
export async function rate(
  { url }: Started,
  load: Load,
  amount: { duration: number } | { amount: number },
): Promise<number> {
  const options = { ...load, url: url + load.path, connections: 10, ...amount }
  const { requests, duration } = await autocannon(options)
  return requests.total / duration
}

/** Resident memory in MB, if the system tells. */
export function memory({ child }: Started): number | undefined {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
  } catch {
    return undefined
  }
}

/** A good request whose password is too short, so that the sandbox has judged every rule before the last. */
export function refusedRequest(sandbox: Sandbox, variant = withoutToken(sandbox)): Load {
  const data = readData(sandbox.data)
  const request = variant && workingRequest(variant, data, { newPassword: 'Ab-12' })
  if (!request)
    throw new Error('the contract has no operation without a token that sets a password')
  const { method, body = '', ...rest } = request
  return { ...rest, method: method as Load['method'], body } // operations that set a password are POST or PUT
}

/** The same as the sandbox's `respond` takes it. */
export function asPlainRequest({ method, path: url, headers, body }: Load) {
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
  return { method, url, headers: Object.fromEntries(lower) as Record<string, string>, body }
}

/** The first variant of the sandbox's product that sets a password and needs no token. */
function withoutToken({ contract, product }: Sandbox) {
  return contract.operations
    .flatMap(({ variants }) => variants)
    .find(
      (it) =>
        it.product === product && it.credentials.length === 0 && it.inputOf.has('newPassword'),
    )
}
