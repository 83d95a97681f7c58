// The command as it is called: what it prints, its exit codes, and the ledger whatever ends it.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { check } from '../../scripts/check/check.ts'
import { profileOf } from '../../scripts/check/profile/sandbox-profile.ts'
import { fileOfProfile } from '../../scripts/check/profile/schema.ts'
import { sendBy } from '../../scripts/check/run/transport.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'check-'))
const sandbox = createSandbox({ product: 'eiam' })
let onRequest = () => undefined as unknown
let baseUrl = ''

const server = http.createServer((request, response) => {
  const chunks: Buffer[] = []
  request
    .on('data', (chunk: Buffer) => chunks.push(chunk))
    .on('end', async () => {
      onRequest()
      const { status, headers, body } = await answered(request, Buffer.concat(chunks))
      response.writeHead(status, headers).end(body)
    })
})

async function answered({ method = '', url = '', headers }: http.IncomingMessage, body: Buffer) {
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const names = Object.entries(headers).filter(
    ([name]) => !/^(connection|host|content-length|transfer)/.test(name),
  )
  const response = await sandbox.fetch(
    new Request(`http://localhost${url}`, {
      method,
      headers: names as [string, string][],
      ...(hasBody && { body: body.toString() }),
    }),
  )
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  }
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

function profileFile(more: object = {}): string {
  const file = path.join(folder, 'profile.yaml')
  writeFileSync(
    file,
    stringify({ ...(fileOfProfile(profileOf(sandbox, baseUrl)) as object), ...more }),
  )
  return file
}

function start(args: string[]) {
  const child: ChildProcess = spawn(process.execPath, [
    '--import',
    'tsx',
    'scripts/check.ts',
    ...args,
  ])
  const output = { stdout: '', stderr: '' }
  child.stdout?.on('data', (it) => (output.stdout += String(it)))
  child.stderr?.on('data', (it) => (output.stderr += String(it)))
  const ended = new Promise<typeof output & { exitCode: number | null }>((resolve) => {
    child.on('close', (exitCode) => resolve({ ...output, exitCode }))
  })
  return { child, ended }
}

test('a run that is interrupted by each signal ends with the ledger and exit code 2', async () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const { child, ended } = start(['--profile', profileFile()])
    let count = 0
    onRequest = () => (count += 1) === 20 && child.kill(signal)
    const { stdout, exitCode } = await ended
    expect([exitCode, stdout]).toEqual([2, expect.stringContaining(`interrupted by ${signal}`)])
    expect(stdout).toMatch(/password +account: /)
  }
}, 60_000)

test('a folder that cannot be written is refused before the first request', async () => {
  let count = 0
  onRequest = () => (count += 1)
  const place = path.join(folder, 'a-file')
  writeFileSync(place, '')
  const { stderr, exitCode } = await start(['--profile', profileFile(), '--report', place]).ended
  expect([exitCode, count, stderr]).toEqual([4, 0, expect.stringContaining(place)])
})

test('reports that cannot be written leave the ledger last', async () => {
  const place = path.join(folder, 'reports')
  mkdirSync(path.join(place, 'report.json', 'in-the-way'), { recursive: true })
  onRequest = () => undefined
  const { stderr, exitCode } = await start(['--profile', profileFile(), '--report', place]).ended
  expect(exitCode).toBe(4)
  expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^password: otherAccount|^password: account/)
}, 30_000)

test('the same profile is green three times in a row', async () => {
  const own = createSandbox({ product: 'ciam' })
  const profile = profileOf(own, 'http://127.0.0.1')
  for (const _ of [1, 2, 3]) {
    const report = await check(profile, { send: sendBy(own.fetch) })
    expect([report.exitCode, report.findings]).toEqual([0, []])
  }
}, 60_000)
