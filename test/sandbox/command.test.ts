// The sandbox as a command: what it prints, what it refuses, and what it does when its data file changes.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { serve } from '../../scripts/sandbox/node-server.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'sandbox-'))
afterAll(() => rmSync(folder, { recursive: true }))

const deviceHeaders = ['X-operating-sys-version', 'X-device-fingerprint', 'X-agent']

/** The command as it runs, ended with the test. */
function run(args: string[]) {
  const child = spawn(process.execPath, ['dist/cli.js', 'sandbox', ...args])
  let output = ''
  let printed = ''
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => void (output += chunk))
  child.stdout.on('data', (chunk: Buffer) => void (printed += chunk))
  onTestFinished(() => void child.kill('SIGKILL'))
  /** The output as soon as it has the text, or when the command has ended. */
  const when = (pattern: RegExp) =>
    new Promise<string>((resolve) => {
      const look = () => pattern.test(output) && resolve(output)
      for (const stream of [child.stdout, child.stderr]) stream.on('data', look)
      child.on('close', () => resolve(output))
      look()
    })
  const url = async () => /at (http\S+)/.exec(await when(/-d '.*'/))?.[1] ?? ''
  const stop = (signal: NodeJS.Signals) => child.kill(signal)
  return { ended, when, url, output: () => output, printed: () => printed, stop }
}

test('prints a curl line that works, logs without secrets, and stops on SIGTERM', async () => {
  const { ended, output, when, stop } = run(['--port', '0'])
  const text = await when(/-d '.*'/)
  const command = text.slice(text.indexOf('curl ')).split('\n\n')[0]!
  const url = /'(http[^']+)'/.exec(command)![1]!
  const given = Object.fromEntries(
    [...command.matchAll(/-H '([^:]+): ([^']*)'/g)].map(([, name, value]) => [name, value]),
  )
  const sent = /-d '(.*)'/.exec(command)![1]!
  expect(
    (await fetch(url, { method: /-X (\w+)/.exec(command)![1]!, headers: given, body: sent }))
      .status,
  ).toBe(200)
  stop('SIGTERM')
  expect(await ended).toBe(0)
  const log = output().slice(text.length)
  expect(log).toMatch(/^POST \/api\/v2\/\S+ 200\n/)
  expect(log).not.toMatch(/password|123456|Bearer/)
})

test('says plainly that the port is taken', async () => {
  const { url, close } = await serve(createSandbox())
  onTestFinished(close)
  const { port } = new URL(url)
  const { ended, output } = run(['--port', port])
  expect([await ended, output()]).toEqual([
    2,
    `sandbox: port ${port} on 127.0.0.1 is taken; free it or choose another with --port\n`,
  ])
})

test.each([
  [['--port', 'x'], /--port x is not a whole number/],
  [['--product', 'acme'], /no product acme; use one of/],
  [['--language', 'fr'], /--language fr is unknown; use en or zh/],
  [['--data', 'nowhere.yaml'], /nowhere\.yaml cannot be read; is it there\?/],
  [['--prot', '1'], /Unknown option '--prot'/],
])('%j is refused in one message', async (args, message) => {
  const { ended, output } = run(args)
  expect([await ended, output()]).toEqual([2, expect.stringMatching(message)])
  expect(output()).not.toMatch(/\n\s+at /)
})

test('takes start data from a file, and names each fault in it', async () => {
  const file = path.join(folder, 'data.yaml')
  writeFileSync(file, 'clients: [app]\naccounts:\n  - mobile: 13900000000\n')
  const { ended, output } = run(['--data', file])
  expect([await ended, output()]).toEqual([
    2,
    `sandbox: ${file} is not valid start data\n  accounts[0].mobile: use text; put numbers in quotes\n  accounts[0].password: is missing; add it\n`,
  ])
})

test('writes a profile for the check', async () => {
  const file = path.join(folder, 'profile.yaml')
  const { ended, url, stop } = run(['--port', '0', '--write-profile', file])
  const baseUrl = await url()
  expect(parse(readFileSync(file, 'utf8'))).toMatchObject({
    baseUrl,
    products: ['ciam'],
    verifyCode: '123456',
    allow: ['attempt', 'consume-code', 'change-password'],
  })
  stop('SIGINT')
  expect(await ended).toBe(0)
})

test('replaces a profile that it wrote itself, and no other file', async () => {
  const file = path.join(folder, 'again.yaml')
  for (const _ of [1, 2]) {
    const { ended, url, stop } = run(['--port', '0', '--write-profile', file])
    const baseUrl = await url()
    expect(parse(readFileSync(file, 'utf8'))).toMatchObject({ baseUrl })
    stop('SIGINT')
    expect(await ended).toBe(0)
  }
  const [, ...edited] = readFileSync(file, 'utf8').split('\n')
  writeFileSync(file, edited.join('\n'))
  const { ended, output } = run(['--port', '0', '--write-profile', file])
  expect([await ended, output()]).toEqual([
    2,
    `sandbox: --write-profile: ${file} is there already, and this command did not write it; name another file\n`,
  ])
  expect(readFileSync(file, 'utf8')).toBe(edited.join('\n'))
})

test('ends if the profile cannot be written', async () => {
  const file = path.join(folder, 'no-such-folder', 'profile.yaml')
  const { ended, output } = run(['--port', '0', '--write-profile', file])
  expect([await ended, output()]).toEqual([
    2,
    `sandbox: --write-profile: ${file} cannot be written (ENOENT); name another file\n`,
  ])
})

test.each(['http://ci.local', 'ci.local:4010', ''])(
  'refuses %j for --allow-host, which no request would have',
  async (name) => {
    const { ended, output } = run(['--port', '0', '--allow-host', name])
    expect([await ended, output()]).toEqual([
      2,
      `sandbox: --allow-host ${name} is not a host name; give it without scheme, port and path\n`,
    ])
  },
)

test('with an overlay it says so, and the profile that it writes names the overlay from its folder', async () => {
  const overlay = path.join(folder, 'tenant.overlay.yaml')
  writeFileSync(
    overlay,
    `overlay: 1.1.0
info: { title: How ours differs, version: 1.0.0 }
actions:
  - target: $['x-catalog'][?@.code=='IDAAS.SDK.CAPTCHA.0007']
    update: { status: 422 }
`,
  )
  const file = path.join(folder, 'overlaid.yaml')
  const args = ['--port', '0', '--overlay', overlay, '--write-profile', file]
  const { ended, output, url, stop } = run(args)
  await url()
  expect(parse(readFileSync(file, 'utf8'))).toMatchObject({ overlay: 'tenant.overlay.yaml' })
  expect(output()).toMatch(/^overlay +How ours differs$/m)
  stop('SIGINT')
  expect(await ended).toBe(0)
})

describe('--watch', () => {
  const person = (username: string) => `clients: [app]
accounts:
  - { username: ${username}, mobile: '13900000001', password: Harbour-42-Lamp, verifyCode: '111111' }
`

  async function watching(name: string) {
    const file = path.join(folder, name)
    writeFileSync(file, person('first'))
    const command = run(['--port', '0', '--data', file, '--watch'])
    const url = await command.url()
    const ask = async (route: string, session = '', init = {}) => {
      const response = await fetch(`${url}/_sandbox/${route}`, {
        ...init,
        headers: session === '' ? {} : { 'X-Sandbox-Session': session },
      })
      return (await response.json()) as Record<string, { username: string; changes: number }[]>
    }
    const names = async (session = '') =>
      (await ask('state', session)).accounts?.map((it) => it.username)
    return { ...command, file, ask, names }
  }

  test('a changed file starts all sessions anew', async () => {
    const { when, file, ask, names } = await watching('changed.yaml')
    const added = {
      method: 'POST',
      body: JSON.stringify({ username: 'mine', password: 'Harbour-42-Lamp' }),
    }
    await ask('accounts', 's1', added)
    expect([await names(), await names('s1')]).toEqual([['first'], ['first', 'mine']])
    writeFileSync(file, person('second'))
    await when(/changed\.yaml has changed; all sessions start anew\n/)
    expect([await names(), await names('s1')]).toEqual([['second'], ['second']])
  })

  test('so does a file that is put in its place', async () => {
    const { when, file, names } = await watching('replaced.yaml')
    writeFileSync(`${file}.new`, person('second'))
    renameSync(`${file}.new`, file)
    await when(/all sessions start anew/)
    expect(await names()).toEqual(['second'])
  })

  test.each([
    ['not-data', 'clients: [app]\naccounts: 5\n', /accounts: .+/],
    ['not-yaml', 'clients: [\n', /is not valid start data\n {2}.+line/],
    ['contradiction', person('a') + person('b').split('\n')[2]!, /accounts\[1\]\.mobile: .+/],
  ])(
    'a bad file (%s) says why and keeps the old data, and a good one counts again',
    async (name, text, why) => {
      const { when, file, names, ended, stop } = await watching(`${name}.yaml`)
      writeFileSync(file, text)
      const said = await when(/the data of before stays in place\n/)
      expect(said).toContain(`sandbox: ${file} is not valid start data\n`)
      expect(said).toMatch(why)
      expect(await names()).toEqual(['first'])
      writeFileSync(file, person('second'))
      await when(/all sessions start anew/)
      expect(await names()).toEqual(['second'])
      stop('SIGINT')
      expect(await ended).toBe(0)
    },
  )

  test('without a file is refused', async () => {
    const { ended, output } = run(['--watch'])
    expect([await ended, output()]).toEqual([
      2,
      'sandbox: --watch needs a file to watch; name it with --data\n',
    ])
  })
})

test('--log json prints an object per line, with what happened and without a secret', async () => {
  const { url, when, ended, printed, stop } = run(['--port', '0', '--log', 'json'])
  const baseUrl = await url()
  const send = (body: object, headers = {}) =>
    fetch(`${baseUrl}/api/v2/sdk/pwd/update-by-mobile?password=In-The-Query-7`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const secrets = { verify_code: 123456, password: 'Quiet-River-7', surplus: 'Another-Secret-8' }
  await send(secrets, { Authorization: 'Bearer sandbox-id-token', 'X-Sandbox-Session': 's1' })
  await send(
    { mobile: '12345678901', verify_code: '123456', password: 'x' },
    { 'X-client-id': 'none' },
  )
  await fetch(`${baseUrl}/no%0Asuch`)
  await when(/no%0Asuch/)
  stop('SIGTERM')
  expect(await ended).toBe(0)
  const lines = printed().trim().split('\n')
  const call = {
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.+Z$/),
    method: 'POST',
    path: '/api/v2/sdk/pwd/update-by-mobile',
    status: 400,
    operation: 'updatePasswordByMobile',
    product: 'ciam',
  }
  expect(lines.map((it) => JSON.parse(it))).toEqual([
    {
      ...call,
      mode: 'change',
      session: 's1',
      code: 'IDAAS.SDK.PARAM.0001',
      reason: 'missing',
      violations: [
        ...deviceHeaders.map((name) => `header ${name} is missing`),
        'header X-client-id is missing',
        'body verify_code must be string',
        'body surplus is not in the contract',
      ],
    },
    {
      ...call,
      mode: 'reset',
      code: 'IDAAS.SDK.PARAM.0001',
      reason: 'missing',
      violations: deviceHeaders.map((name) => `header ${name} is missing`),
    },
    {
      at: call.at,
      method: 'GET',
      path: '/no%0Asuch',
      status: 404,
      code: 'SANDBOX.PATH.0404',
      reason: 'not judged',
      violations: [],
    },
  ])
  expect(lines.join('\n')).not.toMatch(/123456|Quiet|Another|In-The-Query|id-token|12345678901/)
})

test.each([
  ['0.0.0.0', true],
  ['127.0.0.1', false],
  ['localhost', false],
])('bound to %s, a warning that other machines can reach it: %s', async (host, isWarned) => {
  const { url, ended, output, stop } = run(['--port', '0', '--host', host])
  expect(await url()).toMatch(/^http:/)
  stop('SIGTERM')
  expect(await ended).toBe(0)
  expect(
    output().includes(`sandbox: ${host} can be reached by other machines; anybody there`),
  ).toBe(isWarned)
})
