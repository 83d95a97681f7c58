// Who may ask what over HTTP, and requests that only a raw connection can send.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request as httpsRequest } from 'node:https'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Listening, serve } from '../../scripts/sandbox/node-server.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { byEmail } from './caller.ts'

const sandbox = createSandbox()
let listening: Listening
beforeAll(async () => {
  listening = await serve(sandbox, { allowedHosts: ['sandbox.test'] })
})
afterAll(() => listening.close())

/** The status and the body of what raw bytes get. */
function raw(lines: string[], body = ''): Promise<string> {
  const head = [...lines, `Content-Length: ${Buffer.byteLength(body)}`, 'Connection: close']
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(listening.url).port), '127.0.0.1', () =>
      socket.write(`${head.join('\r\n')}\r\n\r\n${body}`),
    )
    let text = ''
    socket.on('data', (chunk) => (text += chunk))
    socket.on('close', () =>
      resolve(`${/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]} ${text.split('\r\n\r\n')[1]}`),
    )
    socket.on('error', reject)
  })
}

describe('the routes for tests', () => {
  test.each([
    ['Host: 127.0.0.1', 200],
    ['Host: localhost:4010', 200],
    ['Host: [::1]:4010', 200],
    ['Host: sandbox.test', 200],
    ['Host: evil.example', 403],
    ['Host: localhost.evil.example', 403],
    ['Host: localhost:4010\r\nOrigin: http://localhost:4010', 200],
    ['Host: localhost:4010\r\nOrigin: http://evil.example', 403],
    ['Host: localhost:4010\r\nSec-Fetch-Site: cross-site', 403],
    ['Host: localhost:4010\r\nSec-Fetch-Site: same-origin', 200],
  ])('with %j get %i', async (headers, status) => {
    expect(await raw(['GET /_sandbox/health HTTP/1.1', headers])).toMatch(
      new RegExp(`^${status} \\{`),
    )
    const absolute = 'GET http://x/_sandbox/health HTTP/1.1'
    expect(await raw([absolute, headers])).toMatch(new RegExp(`^${status} \\{`))
  })

  test.each([
    ['Host: evil.example\r\nX-L: zh', '"SANDBOX.HOST.0403".*只接受本机请求'],
    ['Host: evil.example\r\nX-L: en', '"SANDBOX.HOST.0403".*take requests of this machine alone'],
    [
      'Host: x.localhost\r\nOrigin: null\r\nAccept-Language: zh-CN',
      '"SANDBOX.ORIGIN.0403".*其他来源',
    ],
  ])('refuse %j in the language of the request', async (headers, text) => {
    expect(await raw(['GET /_sandbox/state HTTP/1.1', headers])).toMatch(new RegExp(text))
  })

  test('are not opened to other origins by a preflight', async () => {
    const { headers } = await fetch(`${listening.url}/_sandbox/reset`, {
      method: 'OPTIONS',
      headers: { Origin: 'http://evil.example', 'Access-Control-Request-Method': 'POST' },
    })
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })
})

test('a page may send credentials to the paths of the contract', async () => {
  const origin = 'http://app.example.com'
  const { headers } = await fetch(listening.url + byEmail, {
    method: 'POST',
    headers: { Origin: origin },
  })
  expect([
    headers.get('access-control-allow-origin'),
    headers.get('access-control-allow-credentials'),
    headers.get('vary'),
  ]).toEqual([origin, 'true', 'Origin'])
})

const headers = [
  'Host: localhost',
  'Content-Type: application/json',
  'X-operating-sys-version: a',
  'X-device-fingerprint: a',
  'X-agent: a',
  `X-client-id: ${sandbox.data.clients[0]}`,
]
const body = JSON.stringify({
  email: '15200000000@qq.com',
  verify_code: '123456',
  password: 'Quiet-River-7',
})

describe('a request', () => {
  test('may name scheme and host in its target', async () => {
    sandbox.reset()
    const target = `POST http://localhost:4010${byEmail} HTTP/1.1`
    expect(await raw([target, ...headers], body)).toMatch(/^200 /)
  })

  test('with a content encoding is refused, in the language that it asks for', async () => {
    const lines = [`POST ${byEmail} HTTP/1.1`, ...headers, 'Content-Encoding: gzip', 'X-L: zh']
    expect(await raw(lines, body)).toMatch(/^415 .*SANDBOX\.ENCODING\.0415.*不支持/)
  })

  test.each([
    ['a byte order mark', `\uFEFF${body}`, 200],
    ['as many bytes as are allowed', body + ' '.repeat(65_536 - body.length), 200],
    ['a byte more', body + ' '.repeat(65_537 - body.length), 413],
    ['too many bytes in few characters', JSON.stringify({ password: '密'.repeat(30_000) }), 413],
  ])('with %s is judged alike over HTTP and in process', async (_, text, status) => {
    const init = {
      method: 'POST',
      headers: Object.fromEntries(headers.slice(1).map((it) => it.split(': '))),
      body: text,
    }
    sandbox.reset()
    expect((await fetch(listening.url + byEmail, init)).status).toBe(status)
    sandbox.reset()
    expect((await sandbox.fetch(byEmail, init)).status).toBe(status)
  })
})

test.each([
  ['GBK', Buffer.from([0xc3, 0xdc])],
  ['Latin-1', Buffer.from('ü', 'latin1')],
  ['an overlong form', Buffer.from([0xc0, 0xb1])],
])('a body with bytes of %s cannot be read, and changes nothing', async (_, bytes) => {
  sandbox.reset()
  const { verify_code, ...rest } = JSON.parse(body)
  const text = JSON.stringify({ ...rest, verify_code, password: 'Quiet-River-7' })
  const [start = '', end = ''] = text.split('-River')
  const init = {
    method: 'POST',
    headers: Object.fromEntries(headers.slice(1).map((it) => it.split(': '))),
    body: Buffer.concat([Buffer.from(start), bytes, Buffer.from(end)]),
  }
  for (const response of [
    await fetch(listening.url + byEmail, init),
    await sandbox.fetch(byEmail, init),
  ]) {
    expect(response.headers.get('X-Sandbox-Violations')).toBe(
      'body cannot be read as application/json',
    )
    expect(await response.json()).toMatchObject({ error_code: 'IDAAS.SDK.PARAM.0009' })
  }
  expect(sandbox.requests.list()[0]?.body).toBe('(not shown, since it cannot be read)')
  expect(sandbox.state.accounts()[0]?.changes).toBe(0)
})

test('serves HTTPS with a certificate and a key', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tls-'))
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')]
  const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-x509']
  const args = ['req', ...made, '-subj', '/CN=localhost', '-keyout', key, '-out', cert]
  execFileSync('openssl', args, { stdio: 'pipe' })
  const tls = { cert: readFileSync(cert), key: readFileSync(key) }
  const { url, close } = await serve(sandbox, { tls })
  const status = await new Promise((resolve, reject) => {
    httpsRequest(`${url}/_sandbox/health`, { ca: tls.cert, servername: 'localhost' }, (response) =>
      resolve(response.resume().statusCode),
    )
      .on('error', reject)
      .end()
  }).finally(close)
  rmSync(folder, { recursive: true })
  expect([url, status]).toEqual([expect.stringMatching(/^https:/), 200])
})
