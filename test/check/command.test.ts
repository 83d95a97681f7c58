// The check as people run it: one clear message and its exit code, whatever is wrong; no secret in any of it.
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { profileOf } from '../../scripts/check/profile.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { type Listening, serve } from '../../scripts/sandbox/node-server.ts'
import schema from '../../scripts/check/report/report.schema.json' with { type: 'json' }
import { check, workplace } from './command.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const { folder, write, remove } = workplace()
const sandbox = createSandbox()
let listening: Listening
beforeAll(async () => {
  listening = await serve(sandbox)
})
afterAll(async () => {
  await listening.close()
  remove()
})

describe('check', () => {
  test('verifies a sandbox on loopback, again and again', async () => {
    for (const _ of [1, 2, 3]) {
      const { code, output } = await check(['--target', listening.url])
      expect([code, output.trim().split('\n').at(-1)]).toEqual([
        0,
        expect.stringMatching(/^\d+ of \d+ promises verified, 1 not tried$/),
      ])
      const [, verified, all] = /(\d+) of (\d+) promises verified/.exec(output) ?? []
      expect(Number(all) - Number(verified)).toBe(1)
    }
  })

  test('runs by a profile whose secrets come from the environment', async () => {
    sandbox.reset()
    const file = write('profile.yaml', {
      ...profileOf(sandbox, listening.url),
      idToken: '${TEST_ID_TOKEN}',
    })
    expect(await check(['--profile', file])).toEqual({
      code: 4,
      output: expect.stringContaining('needs TEST_ID_TOKEN in the environment; export it first'),
    })
    expect((await check(['--profile', file], { TEST_ID_TOKEN: 'sandbox-id-token' })).code).toBe(0)
  })

  test('--plan names every request with its effect, and sends nothing', async () => {
    sandbox.reset()
    const file = write('profile.yaml', profileOf(sandbox, 'http://127.0.0.1:9'))
    const { code, output } = await check(['--profile', file, '--plan'])
    expect([code, output]).toEqual([
      0,
      expect.stringMatching(
        /requests that may change its password\n[^]*\n\d+ requests of at most 1000 to http:\/\/127\.0\.0\.1:9; about \d+ s; nothing was sent\n$/,
      ),
    ])
    expect(output).toMatch(
      /CAPTCHA\.0007 +en +with another verification code +attempt, change-password\n/,
    )
  })

  test('--only and --skip choose by operation, code, condition or effect', async () => {
    sandbox.reset()
    const only = await check([
      '--target',
      listening.url,
      '--only',
      'password-length',
      '--language',
      'en',
    ])
    expect(only.output.match(/PWD\.\d+/g)).toEqual(['PWD.0007', 'PWD.0007', 'PWD.0007', 'PWD.0007'])
    const skipped = await check(['--target', listening.url, '--plan', '--skip', 'change-password'])
    expect(skipped.output).toMatch(
      /^account: \d+ failed attempts of at most \d+, 0 requests that may change its password$/m,
    )
    expect(skipped.output).toMatch(/without X-client-id +inert$/m)
    const inert = await check(['--target', listening.url, '--plan', '--only', 'inert'])
    expect(inert.output).toMatch(/^nobody: (\d+) inert requests$[^]*^\1 requests of/m)
    expect(await check(['--target', listening.url, '--only', 'nonsense'])).toEqual({
      code: 4,
      output: expect.stringContaining('nothing in the plan is named nonsense'),
    })
  })

  test.each([
    [
      'a missing file',
      ['--profile', 'nowhere.yaml'],
      4,
      'nowhere.yaml cannot be read; is it there?',
    ],
    ['no deployment', [], 4, 'no deployment named'],
    [
      'both ways to name one',
      ['--profile', 'a', '--target', 'b'],
      4,
      'use --profile or --target, not both',
    ],
    ['a target that is no URL', ['--target', 'localhost'], 4, 'localhost is no URL'],
    [
      'a target that is not this machine',
      ['--target', 'https://tenant.example.com'],
      3,
      'tenant.example.com is not this machine; name it in a profile',
    ],
    [
      'a target that only looks like this machine',
      ['--target', 'http://127.0.0.1.example.com'],
      3,
      'is not this machine',
    ],
    [
      'nobody there',
      ['--target', 'http://127.0.0.1:9'],
      4,
      'http://127.0.0.1:9 cannot be reached: ',
    ],
    ['an unknown option', ['--traget', 'x'], 4, "Unknown option '--traget'"],
    [
      'an unknown product',
      ['--target', 'http://127.0.0.1:9', '--product', 'acme'],
      4,
      'no product acme; use one of ciam, eiam, oneaccess',
    ],
  ])('%s is one message', async (_, args, code, message) => {
    const result = await check(args)
    expect([result.code, result.output]).toEqual([code, expect.stringContaining(message)])
    expect(result.output).not.toMatch(/\n\s+at /)
  })

  test.each([
    ['bad YAML', 'baseUrl: [', 4, 'is not valid YAML'],
    [
      'an unknown key',
      { baseUrl: 'http://127.0.0.1', products: ['ciam'], clientID: 'x' },
      4,
      'clientID: unknown key; did you mean clientId?',
    ],
    [
      'an unknown key inside',
      { baseUrl: 'http://127.0.0.1', products: ['ciam'], passwordPolicy: { minLenght: 8 } },
      4,
      'passwordPolicy.minLenght: unknown key; did you mean minLength?',
    ],
    ['a missing key', { products: ['ciam'] }, 4, 'baseUrl: is missing; add it'],
    [
      'a number for text',
      { baseUrl: 'http://127.0.0.1', products: ['ciam'], verifyCode: 123456 },
      4,
      'verifyCode: use text; put numbers in quotes',
    ],
    [
      'an unknown product',
      { baseUrl: 'http://127.0.0.1', products: ['acme'] },
      4,
      'no product acme; use ciam, eiam, oneaccess',
    ],
    [
      'http off loopback',
      { baseUrl: 'http://tenant.example.com', products: ['ciam'] },
      3,
      'http://tenant.example.com is neither https nor this machine',
    ],
  ])('a profile with %s is one message', async (_, profile, code, message) => {
    const result = await check(['--profile', write('bad.yaml', profile)])
    expect([result.code, result.output]).toEqual([code, expect.stringContaining(message)])
    expect(result.output).not.toMatch(/\n\s+at /)
  })

  test('a lockout stops the run and is no finding', async () => {
    let requests = 0
    const server = createServer((_, response) => {
      requests += 1
      response.writeHead(429).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number } // TCP
    const { code, output } = await check(['--target', `http://127.0.0.1:${port}`])
    server.close()
    expect([code, requests, output]).toEqual([2, 1, expect.stringContaining('stopped: 429')])
  })

  test('--report writes four reports, also where the run could not start, and the JSON is as its schema says', async () => {
    const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema)
    const runs = [
      { args: ['--target', listening.url], code: 0 },
      { args: ['--target', 'http://127.0.0.1:9'], code: 4 },
      { args: ['--target', 'https://tenant.example.com'], code: 3 },
      { args: ['--profile', 'nowhere.yaml'], code: 4 },
    ]
    for (const [index, { args, code }] of runs.entries()) {
      const at = path.join(folder, `report-${index}`)
      expect((await check([...args, '--report', at])).code).toBe(code)
      const report = JSON.parse(readFileSync(path.join(at, 'report.json'), 'utf8'))
      expect([validate(report), validate.errors, report.exitCode]).toEqual([true, null, code])
      for (const name of ['junit.xml', 'report.html', 'summary.md'])
        expect(existsSync(path.join(at, name))).toBe(true)
    }
  })

  test('a finding stands in the terminal with its place in the contract and a line to see it again, and piped output has no control character', async () => {
    const broken = createServer((_, response) =>
      response
        .writeHead(400, { 'Content-Type': 'application/json' })
        .end('{"error_code":"X","error_msg":"x"}'),
    )
    await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve))
    const { port } = broken.address() as { port: number } // TCP
    const { code, output } = await check([
      '--target',
      `http://127.0.0.1:${port}`,
      '--only',
      'unknown-client',
      '--language',
      'en',
    ])
    broken.close()
    expect(code).toBe(1)
    expect(output).toMatch(
      /expected \S+, got X\n  contract: #\/paths\/\S+\n  curl -i -X POST "http/,
    )
    expect(output).not.toMatch(/[\r\u001b]/)
  })
})
