// The sandbox over HTTP: what a careless or hostile client sends never brings it down or makes it wait.
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { type Listening, serve } from '../../scripts/sandbox/node-server.ts'

const byEmail = '/api/v2/sdk/pwd/update-by-email'
const body = JSON.stringify({
  email: '15200000000@qq.com',
  verify_code: '123456',
  password: 'Quiet-River-7',
})
const sandbox = createSandbox()
const headers = {
  'Content-Type': 'application/json',
  'X-operating-sys-version': 'a',
  'X-device-fingerprint': 'a',
  'X-agent': 'a',
  'X-client-id': sandbox.data.clients[0]!,
}

let listening: Listening
beforeAll(async () => {
  listening = await serve(sandbox)
})
afterAll(() => listening.close())

/** The status line's number for raw bytes; the connection is closed by the server or after the answer. */
function raw(bytes: string): Promise<string> {
  const { port } = new URL(listening.url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes))
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk
      socket.end()
    })
    socket.on('close', () => resolve(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 'closed'))
    socket.on('error', reject)
  })
}

describe('over HTTP', () => {
  test.each([
    ['an unknown path', 'GET', '/nothing', 404],
    ['the wrong method', 'GET', byEmail, 405],
    ['a doubled slash', 'POST', `/${byEmail}`, 404],
    ['an encoded dot', 'POST', '/api/v2/sdk/pwd/%2e/update-by-email', 404],
    ['an encoded letter', 'POST', '/api/v2/sdk/pwd/%75pdate-by-email', 404],
    ['a slash at the end', 'POST', `${byEmail}/`, 404],
    ['an encoded slash in the user id', 'PUT', '/api/v2/tenant/users/a%2Fb/change-password', 400],
    ['a broken escape in the user id', 'PUT', '/api/v2/tenant/users/%zz/change-password', 404],
    ['no user id', 'PUT', '/api/v2/tenant/users//change-password', 404],
    ['a query', 'POST', `${byEmail}?password=x`, 200],
  ])('%s', async (_, method, url, status) => {
    sandbox.reset()
    expect(
      await raw(
        `${method} ${url} HTTP/1.1\r\nHost: x\r\n${Object.entries(headers)
          .map(([name, value]) => `${name}: ${value}\r\n`)
          .join('')}Content-Length: ${body.length}\r\n\r\n${body}`,
      ),
    ).toBe(String(status))
  })

  test.each([
    ['no JSON', '{"password"', 400],
    ['an array', '[]', 400],
    ['a body above the limit', JSON.stringify({ password: 'x'.repeat(70_000) }), 413],
    ['an empty body', '', 400],
  ])('%s', async (_, text, status) => {
    expect(
      (await fetch(listening.url + byEmail, { method: 'POST', headers, body: text })).status,
    ).toBe(status)
  })

  test('another content type', async () => {
    const { status } = await fetch(listening.url + byEmail, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'text/plain' },
      body,
    })
    expect(status).toBe(415)
  })

  test.each([
    'application/json;charset=utf8',
    'application/json; charset=utf-8',
    'Application/JSON',
  ])('the content type %s', async (type) => {
    sandbox.reset()
    expect(
      (
        await fetch(listening.url + byEmail, {
          method: 'POST',
          headers: { ...headers, 'Content-Type': type },
          body,
        })
      ).status,
    ).toBe(200)
  })

  test('allowed methods are named', async () => {
    expect((await fetch(listening.url + byEmail)).headers.get('allow')).toBe('POST')
  })

  test('an upload that breaks off leaves the next request alone', async () => {
    sandbox.reset()
    const { port } = new URL(listening.url)
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(`POST ${byEmail} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"pass`)
        socket.destroy()
      })
      socket.on('close', () => resolve())
    })
    expect((await fetch(listening.url + byEmail, { method: 'POST', headers, body })).status).toBe(
      200,
    )
  })

  test('a page of another origin may call', async () => {
    const preflight = await fetch(listening.url + byEmail, {
      method: 'OPTIONS',
      headers: {
        Origin: 'http://app.example.com',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'x-client-id',
      },
    })
    expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
      204,
      'x-client-id',
    ])
    expect(
      (
        await fetch(listening.url + byEmail, {
          method: 'POST',
          headers: { Origin: 'http://app.example.com' },
        })
      ).headers.get('access-control-allow-origin'),
    ).toBe('http://app.example.com')
  })
})
