// Mock servers beside each other: their commands, the request that all of them get, and what it costs them.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import autocannon from 'autocannon'
import type { Started } from '../peers/process.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { readData } from '../sandbox/start-data.ts'
import { workingRequest } from '../sandbox/working-request.ts'

export interface Load {
  method: 'POST' | 'PUT'
  path: string
  headers: Record<string, string>
  body: string
}

const node = process.execPath
export const sandboxCommand = [node, path.resolve('dist/cli.js'), 'sandbox', '--port', '{port}']

/** A bare Node server that responds to everything with this body. */
export function bareServer(body: string): string[] {
  return [node, path.resolve('scripts/bench/bare-server.mjs'), '{port}', body]
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
  const file = `/proc/${child.pid}/status`
  const status = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(status) ?? []
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
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
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const)
  return { method, url, headers: Object.fromEntries(lower), body }
}

/** The first variant of the sandbox's product that sets a password and needs no token. */
function withoutToken({ contract, product }: Sandbox) {
  const variants = contract.operations.flatMap((operation) => operation.variants)
  const ofProduct = variants.filter((it) => it.product === product && it.inputOf.has('newPassword'))
  return ofProduct.find(({ credentials }) => credentials.length === 0)
}
