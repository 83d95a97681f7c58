// The command as it is called: what it prints, its exit codes, and the ledger whatever ends it.
import { type ChildProcess, spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs'
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
import { isAmong } from '../../scripts/sandbox/remembered-passwords.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'check-'))
const sandbox = createSandbox({ product: 'eiam' })
let onRequest = () => undefined as unknown
let baseUrl = ''
/** Of each response, in place of the right one. */
let contentType: string | undefined

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
    headers: {
      ...Object.fromEntries(response.headers),
      ...(contentType !== undefined && { 'content-type': contentType }),
    },
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

function start(args: string[], command = 'check') {
  const child: ChildProcess = spawn(process.execPath, ['dist/cli.js', command, ...args])
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
  // Below /proc nobody makes folders, and Node's recursive way never ends.
  for (const it of [place, ...(existsSync('/proc') ? ['/proc/no-such/folder'] : [])]) {
    const { stderr, exitCode } = await start(['--profile', profileFile(), '--report', it]).ended
    expect([exitCode, count, stderr]).toEqual([4, 0, expect.stringContaining(it)])
  }
})

test('an overlay that cannot be written, or is there, is refused before the first request', async () => {
  let count = 0
  onRequest = () => (count += 1)
  const place = path.join(folder, 'reviewed.yaml')
  writeFileSync(place, 'reviewed')
  for (const [file, why] of [
    [place, 'is there already'],
    [path.join(place, 'overlay.yaml'), 'cannot be written'],
  ] as const) {
    const args = ['--profile', profileFile(), '--write-overlay', file]
    const { stderr, exitCode } = await start(args).ended
    expect([exitCode, count, stderr]).toEqual([4, 0, expect.stringContaining(`${file} ${why}`)])
  }
  expect(readFileSync(place, 'utf8')).toBe('reviewed')
}, 30_000)

test('what an overlay cannot say is told when no file is written for it', async () => {
  onRequest = () => undefined
  const place = path.join(folder, 'new', 'overlay.yaml')
  const args = ['--profile', profileFile(), '--write-overlay', place]
  const { stderr } = await start(args).ended
  expect(stderr).toContain(`${place} is not written: nothing differs`)
  expect(stderr).toMatch(/SANDBOX\.UNDOCUMENTED\.0400 .*: stands for several reasons/)
}, 30_000)

test('a run that writes reports ends with the address of the page, beside the result', async () => {
  const place = path.join(folder, 'written')
  onRequest = () => undefined
  const { stdout, stderr } = await start(['--profile', profileFile(), '--report', place]).ended
  expect(stderr).toBe(`report: ${path.join(place, 'report.html')}\n`)
  expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/clauses verified/)
  expect(readdirSync(place).toSorted()).toEqual([
    'junit.xml',
    'report.html',
    'report.json',
    'report.zh.html',
    'summary.md',
  ])
}, 30_000)

test('reports that cannot be written leave the ledger last', async () => {
  const place = path.join(folder, 'reports')
  mkdirSync(path.join(place, 'report.json', 'in-the-way'), { recursive: true })
  onRequest = () => undefined
  const { stderr, exitCode } = await start(['--profile', profileFile(), '--report', place]).ended
  expect(exitCode).toBe(4)
  expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^password: otherAccount|^password: account/)
}, 30_000)

test('--plan says what would be sent, in 100 columns and by variant, and sends nothing', async () => {
  let count = 0
  onRequest = () => (count += 1)
  const profile = profileFile({ products: ['eiam', 'ciam'] })
  const { stdout, stderr, exitCode } = await start(['--profile', profile, '--plan']).ended
  const lines = stdout.split('\n')
  expect([exitCode, stderr, count]).toEqual([0, '', 0])
  expect(lines.filter((it) => it.length > 100)).toEqual([])
  // Calls that somebody adds stand among them.
  const shown = lines.filter((it) => it.includes(' · '))
  const ours = [
    'updatePasswordByMobile, ciam change · POST /api/v2/sdk/pwd/update-by-mobile',
    'updatePasswordByMobile, ciam reset · POST /api/v2/sdk/pwd/update-by-mobile',
    'updatePasswordByEmail, ciam reset · POST /api/v2/sdk/pwd/update-by-email',
    'changePasswordByMobile, eiam change · POST /api/v2/sdk/pwd/change-by-mobile',
    'changeUserPassword, ciam · PUT /api/v2/tenant/users/{user_id}/change-password',
  ]
  expect(shown.filter((it) => ours.includes(it))).toEqual(ours)
}, 30_000)

test('--since says what is new and what is fixed', async () => {
  onRequest = () => undefined
  const runWith = async (type: string, ...more: string[]) => {
    contentType = type
    const args = ['--profile', profileFile(), '--only', 'SDK.COMMON.1003', ...more]
    return start(args).ended.finally(() => (contentType = undefined))
  }
  const [good, bad] = ['good', 'bad'].map((it) => path.join(folder, it))
  await runWith('application/json', '--report', good!)
  const worse = await runWith('text/html', '--report', bad!, '--since', `${good}/report.json`)
  const better = await runWith('application/json', '--since', `${bad}/report.json`)
  const place = /changePasswordByMobile, eiam change, SDK\.COMMON\.1003, zh:\s+content-type/
  expect(worse.stdout).toMatch(new RegExp(`^   new +${place.source}`, 'm'))
  expect(better.stdout).toMatch(new RegExp(`^   fixed +${place.source}`, 'm'))
  expect([worse.exitCode, better.exitCode]).toEqual([1, 0])
}, 60_000)

test('a reader that went away is no error: a plan ends in silence, a run with the ledger', async () => {
  onRequest = () => undefined
  const runFor = (...args: string[]) => {
    const { child, ended } = start(['--profile', profileFile(), ...args])
    child.stdout?.destroy()
    return ended
  }
  expect(await runFor('--plan')).toMatchObject({ exitCode: 0, stderr: '' })
  const { exitCode, stderr } = await runFor('--only', 'SDK.COMMON.1003')
  expect([exitCode, stderr]).toEqual([0, expect.stringMatching(/^(password: .+\n)+$/)])
}, 60_000)

test('`password` prints the password that a run with this label has left in place', async () => {
  const own = createSandbox({ product: 'eiam' })
  const profile = profileOf(own, baseUrl)
  const { ledger } = await check(profile, { send: sendBy(own.fetch), label: 'Monday' })
  const [place = ''] = ledger.find(({ account }) => account === 'account')?.places ?? []
  const number = /^derived from passwordSeed, label Monday, number (\d+)$/.exec(place)?.[1] ?? ''
  const file = profileFile({ passwordSeed: profile.passwordSeed })
  const args = ['--profile', file, '--label', 'Monday', '--number', number]
  const { stdout } = await start(args, 'password').ended
  const [current] = own.state.accounts()[0]?.passwords ?? []
  expect(current && isAmong([current], stdout.trimEnd())).toBe(true)
}, 60_000)

test('the same profile is green three times in a row', async () => {
  const own = createSandbox({ product: 'ciam' })
  const profile = profileOf(own, 'http://127.0.0.1')
  for (const _ of [1, 2, 3]) {
    const report = await check(profile, { send: sendBy(own.fetch) })
    expect([report.exitCode, report.findings]).toEqual([0, []])
  }
}, 60_000)
