// Whatever `fetch` the client is given: other implementations, polyfills, doubles of tests, and wrappers with mistakes.
import { once } from 'node:events'
import { type RequestListener, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import nodeFetch from 'node-fetch'
import * as undici from 'undici'
import { describe, expect, onTestFinished, test } from 'vitest'
// @ts-expect-error it has no types
import { Response as Polyfill } from 'whatwg-fetch'
import { type Fetch, type FetchInit, createPasswordClient } from '../../generated/client.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'

const reset = { email: '15200000000@qq.com', verify_code: '123456', password: 'Quiet-River-7' }
const options = {
  baseUrl: 'https://tenant.example.com',
  clientId: 'nTo1eRIub60vPb54WeE6aojPwYwImtl4',
  device: { os: 'iOS 17', fingerprint: 'test', agent: 'test' },
}

function call(fetch: Fetch, more: { signal?: AbortSignal; timeout?: number } = {}) {
  return createPasswordClient({ ...options, fetch }).updatePasswordByEmail(reset, more)
}

type Tunnel = (request: unknown, socket: Duplex) => void

async function listen(respond: RequestListener, tunnel?: Tunnel): Promise<string> {
  const server = createServer(respond).listen(0, '127.0.0.1')
  if (tunnel) server.on('connect', tunnel)
  await once(server, 'listening')
  onTestFinished(() => void server.close().closeAllConnections())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** As React Native makes them: no stream, `redirected` unknown, the address where a redirect ended. */
function nativeResponse(body: string, { status = 200, url = '' } = {}) {
  const headers = new Headers({ 'Content-Type': 'text/html' })
  return { status, url, headers, text: async () => body }
}

describe('it is called with', () => {
  test('an address and plain values', async () => {
    const calls: [string, FetchInit][] = []
    await call(async (...it) => (calls.push(it), new Response()))
    expect(calls).toEqual([
      [
        'https://tenant.example.com/api/v2/sdk/pwd/update-by-email',
        {
          method: 'POST',
          headers: {
            'X-operating-sys-version': 'iOS 17',
            'X-device-fingerprint': 'test',
            'X-agent': 'test',
            'X-client-id': options.clientId,
            'Content-Type': 'application/json',
          },
          body: JSON.stringify(reset),
          redirect: 'manual',
          signal: expect.any(AbortSignal),
        },
      ],
    ])
  })

  test('nothing as `this`, as browsers demand it of their fetch', async () => {
    const selves: unknown[] = []
    await call(async function (this: unknown) {
      selves.push(this)
      return new Response()
    })
    expect(selves).toEqual([undefined])
  })
})

describe.each<[string, Fetch]>([
  ['undici', undici.fetch],
  ['node-fetch', nodeFetch],
  ['the global fetch', fetch],
  [
    'a wrapper of the global fetch',
    (url, init) => fetch(new URL(url), { ...init, cache: 'no-store' }),
  ],
])('%s', (_, given) => {
  const at = (baseUrl: string) =>
    createPasswordClient({ ...options, baseUrl, fetch: given }).updatePasswordByEmail(reset)

  test('gives a success, a documented error, a page and a redirect', async () => {
    const sandbox = createSandbox()
    const kinds: string[] = []
    for (const [status, body] of [
      [200, ''],
      [400, '{"error_code":"IDAAS.SDK.CAPTCHA.0007","error_msg":"Incorrect verification code"}'],
      [502, '<h1>Bad Gateway</h1>'],
      [302, ''],
    ] as const) {
      const baseUrl = await listen((request, response) => {
        request.resume()
        response.writeHead(status, status === 302 ? { Location: '/elsewhere' } : {}).end(body)
      })
      const result = await at(baseUrl)
      kinds.push(result.kind === 'unexpected' ? result.reason : result.kind)
    }
    expect(sandbox.data.clients).toContain(options.clientId)
    expect(kinds).toEqual(['success', 'error', 'no-code', 'redirect'])
  })

  test('says that nothing was sent if nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    server.close()
    await once(server, 'close')
    expect(await at(`http://127.0.0.1:${port}`)).toMatchObject({
      reason: 'network',
      sent: false,
      message: 'POST /api/v2/sdk/pwd/update-by-email: network (ECONNREFUSED)',
    })
  })

  test('does not say so if the connection is cut after the request', async () => {
    const baseUrl = await listen((request) => request.on('data', () => request.destroy()))
    expect(await at(baseUrl)).toMatchObject({ reason: 'network', sent: true })
  })
})

describe('a response without a stream', () => {
  const polyfill = (body: string, init?: ResponseInit) => () =>
    Promise.resolve(new (Polyfill as typeof Response)(body, init))

  test.each<[string, Fetch, object]>([
    ['of whatwg-fetch, a success', polyfill(''), { kind: 'success' }],
    [
      'of whatwg-fetch, a page under 200',
      polyfill('<html>Sign in</html>'),
      { reason: 'other-body', excerpt: '<html>Sign in</html>' },
    ],
    [
      'of whatwg-fetch, a documented error',
      polyfill('{"error_code":"IDAAS.SDK.PWD.0001","error_msg":"Used"}', { status: 400 }),
      { kind: 'error', code: 'IDAAS.SDK.PWD.0001' },
    ],
    ['of React Native, a success', async () => nativeResponse(''), { kind: 'success' }],
    [
      'of React Native, a page under 200',
      async () => nativeResponse('<html>Sign in</html>'),
      { reason: 'other-body' },
    ],
    [
      'of React Native, at the address that was asked for',
      async (url) => nativeResponse('', { url }),
      { kind: 'success' },
    ],
    [
      'of React Native, after a redirect that it followed',
      async () => nativeResponse('', { url: 'https://elsewhere.example.com/' }),
      { reason: 'redirect', status: 200 },
    ],
    [
      'of a browser that does not follow a redirect',
      async () => ({ ...nativeResponse('', { status: 0 }), type: 'opaqueredirect' }),
      { reason: 'redirect', status: undefined },
    ],
    [
      'that is longer than is read',
      async () => nativeResponse('x'.repeat(70_000), { status: 400 }),
      { reason: 'too-long', status: 400 },
    ],
    [
      'of a double with plain headers',
      async () => ({ ...nativeResponse('<html>', { status: 502 }), headers: {} as Headers }),
      { reason: 'no-code', status: 502, headers: {} },
    ],
    [
      'whose body cannot be read',
      async () => ({
        ...nativeResponse(''),
        text: () => Promise.reject(new TypeError('Already read')),
      }),
      {
        reason: 'unreadable',
        status: 200,
        sent: true,
        message: expect.stringContaining('Already read'),
      },
    ],
  ])('%s', async (_, fetch, wanted) => {
    expect(await call(fetch)).toMatchObject(wanted)
  })
})

describe('the stream of node-fetch', () => {
  const at = async (respond: RequestListener, wrapped: Fetch = nodeFetch) =>
    createPasswordClient({
      ...options,
      baseUrl: await listen(respond),
      fetch: wrapped,
    }).updatePasswordByEmail(reset)

  test('is read in its charset', async () => {
    const page = Buffer.from([0xc3, 0xdc, 0xc2, 0xeb])
    const result = await at((_, response) =>
      response.writeHead(502, { 'Content-Type': 'text/html; charset=gbk' }).end(page),
    )
    expect(result).toMatchObject({ reason: 'no-code', excerpt: '密码' })
  })

  test('is left when it is too long, so that an endless one is closed', async () => {
    let closed: Promise<unknown> = Promise.reject(new Error('no request came'))
    closed.catch(() => {})
    const result = await at((request, response) => {
      closed = once(response, 'close')
      const more = (): void =>
        void (response.write('x'.repeat(20_000))
          ? setImmediate(more)
          : response.once('drain', more))
      request.resume()
      response.writeHead(400)
      more()
    })
    expect(result).toMatchObject({ reason: 'too-long', status: 400, excerpt: 'x'.repeat(200) })
    await closed
  })
})

test.each<[string, Fetch]>([
  ['node-fetch', nodeFetch],
  ['the global fetch', fetch],
])('a page that a wrapper of %s has read is never empty', async (_, given) => {
  const baseUrl = await listen((_, response) => response.end('<html>Sign in</html>'))
  const logged: Fetch = async (url, init) => {
    const response = await given(url, init)
    await response.text()
    return response
  }
  const client = createPasswordClient({ ...options, baseUrl, fetch: logged })
  expect(await client.updatePasswordByEmail(reset)).toMatchObject({ reason: 'unreadable' })
})

test.each([
  ['gb18030', 'text/html; charset=GB18030', [0xc3, 0xdc, 0xc2, 0xeb]],
  ['a quoted name', 'text/html;charset="gbk"', [0xc3, 0xdc, 0xc2, 0xeb]],
  ['UTF-8', 'application/json', [0xe5, 0xaf, 0x86, 0xe7, 0xa0, 0x81]],
  [
    'a charset that nobody knows',
    'text/html; charset=klingon',
    [0xe5, 0xaf, 0x86, 0xe7, 0xa0, 0x81],
  ],
])('the body is read in its charset: %s', async (_, contentType, bytes) => {
  const headers = { 'Content-Type': contentType }
  const response = new Response(new Uint8Array(bytes), { status: 502, headers })
  expect(await call(async () => response)).toMatchObject({ excerpt: '密码' })
})

test('headers that a caller needs come with errors and with what is unexpected', async () => {
  const sent = {
    'Retry-After': '120',
    'X-Request-Id': `for ${reset.email}`,
    'x-trace-id': 'abc',
    'X-Correlation-ID': 'def',
    'Set-Cookie': 'session=1',
    Server: 'nginx',
  }
  const wanted = {
    'retry-after': '120',
    'x-correlation-id': 'def',
    'x-request-id': 'for [redacted]',
    'x-trace-id': 'abc',
  }
  const body = { error_code: 'IDAAS.SDK.USER.0001', error_msg: 'User Not Found' }
  const init = { status: 400, headers: sent }
  const busy = await call(async () => new Response('', { status: 429, headers: sent }))
  const error = await call(async () => Response.json(body, init))
  expect([busy, error]).toMatchObject([{ headers: wanted }, { kind: 'error', headers: wanted }])
  expect(Object.keys((error as { headers: object }).headers)).toEqual(Object.keys(wanted))
})

describe('reasons', () => {
  const failing = (error: unknown) => () => Promise.reject(error)
  const slow: Fetch = () => new Promise(() => {})

  test.each<[string, () => ReturnType<typeof call>, object]>([
    [
      '304',
      () => call(async () => new Response(null, { status: 304 })),
      { reason: 'other-status', status: 304 },
    ],
    [
      '407 of a proxy',
      () => call(async () => new Response('', { status: 407 })),
      { reason: 'no-code', status: 407 },
    ],
    [
      '407 of a proxy, as undici tells it',
      () =>
        call(
          failing(
            new TypeError('fetch failed', { cause: new Error('proxy authentication required') }),
          ),
        ),
      {
        reason: 'network',
        message: expect.stringContaining('network (proxy authentication required)'),
      },
    ],
    [
      '407 of a server, of which the global fetch says little',
      async () => {
        const baseUrl = await listen((_, response) => response.writeHead(407).end())
        return createPasswordClient({ ...options, baseUrl }).updatePasswordByEmail(reset)
      },
      { reason: 'network', sent: true, message: expect.stringMatching(/network \(.+\)/) },
    ],
    [
      '407 of a proxy that makes a tunnel',
      async () => {
        const proxy = await listen(
          () => {},
          (_, socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'),
        )
        const dispatcher = new undici.ProxyAgent(proxy)
        return call((url, init) => undici.fetch(url, { ...init, dispatcher }))
      },
      { reason: 'network', message: expect.stringContaining('Proxy response (407)') },
    ],
    [
      "a time limit in the caller's signal",
      () => call(slow, { signal: AbortSignal.timeout(1) }),
      { reason: 'timeout', sent: true, message: expect.stringContaining('by the caller') },
    ],
    [
      "a time limit in the caller's signal that is over",
      async () => {
        const signal = AbortSignal.abort(new DOMException('', 'TimeoutError'))
        return call(slow, { signal })
      },
      { reason: 'timeout', sent: false },
    ],
    [
      'a mistake in the given fetch',
      () => call(failing(new ReferenceError('agent is not defined'))),
      { reason: 'fetch', message: expect.stringContaining('fetch (agent is not defined)') },
    ],
    [
      'a mistake in the given fetch whose message has words of the network',
      () => call(failing(new TypeError("Cannot read properties of undefined (reading 'fetch')"))),
      { reason: 'fetch' },
    ],
    [
      'a mistake in the given fetch that is a text',
      () => call(failing('no agent')),
      { reason: 'fetch', message: expect.stringContaining('fetch (no agent)') },
    ],
    [
      'a refused connection that a wrapper tells in its own words',
      () =>
        call(
          failing(
            new Error('Sorry', {
              cause: new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }),
            }),
          ),
        ),
      { reason: 'network', sent: false, message: expect.stringContaining('(ECONNREFUSED)') },
    ],
    [
      'a mistake in the given fetch before it returns',
      () =>
        call(() => {
          throw new TypeError('x is not a function')
        }),
      { reason: 'fetch' },
    ],
    [
      'a time limit of the given fetch',
      () => call(failing(new DOMException('Too slow', 'TimeoutError'))),
      { reason: 'timeout', message: expect.stringContaining('timeout (Too slow)') },
    ],
    [
      'a wrapper that throws for an error response',
      () => {
        const more = { code: 'ERR_BAD_REQUEST', response: { status: 400 } }
        return call(failing(Object.assign(new Error('status 400'), more)))
      },
      { reason: 'fetch', sent: true },
    ],
    [
      'a browser without a connection',
      () => call(failing(new TypeError('Failed to fetch'))),
      { reason: 'network', sent: true },
    ],
    [
      'a name that has no address',
      () =>
        call(
          failing(
            new TypeError('fetch failed', { cause: { code: 'ENOTFOUND', syscall: 'getaddrinfo' } }),
          ),
        ),
      { reason: 'network', sent: false },
    ],
    [
      'a certificate that is not trusted',
      () => call(failing(new TypeError('fetch failed', { cause: { code: 'CERT_HAS_EXPIRED' } }))),
      { reason: 'network', sent: false },
    ],
    [
      'a connection that was reset',
      () =>
        call(
          failing(
            new TypeError('fetch failed', { cause: { code: 'ECONNRESET', syscall: 'read' } }),
          ),
        ),
      { reason: 'network', sent: true },
    ],
  ])('%s', async (_, request, wanted) => {
    expect(await request()).toMatchObject({ kind: 'unexpected', ...wanted })
  })

  test.each([undefined, null, {}, { data: {} }, { status: 200, json: async () => ({}) }])(
    'a fetch that resolves to %j is a mistake of the caller',
    async (value) => {
      await expect(call(async () => value as unknown as Response)).rejects.toThrow(
        new TypeError('updatePasswordByEmail: fetch gave no Response'),
      )
    },
  )
})
