// The transport against hostile servers, and budgets on a clock of their own.
import net from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import type { WireRequest } from '../../scripts/check/exchange.ts'
import { createPace } from '../../scripts/check/run/pace.ts'
import { parseBody } from '../../scripts/check/run/read-response.ts'
import { createSend } from '../../scripts/check/run/transport.ts'

const closers: (() => void)[] = []
afterEach(() => {
  vi.unstubAllEnvs()
  closers.splice(0).forEach((close) => close())
})

/** A server that writes these bytes for each request, and what it received. */
async function server(answer: (socket: net.Socket, request: string) => void) {
  const received: string[] = []
  const sockets = new Set<net.Socket>()
  const listening = net.createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('data', (data) => {
      received.push(data.toString())
      answer(socket, data.toString())
    })
  })
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  closers.push(() => {
    sockets.forEach((it) => it.destroy())
    listening.close()
  })
  const { port } = listening.address() as net.AddressInfo
  return { received, sockets, baseUrl: `http://127.0.0.1:${port}` }
}

const get: WireRequest = { method: 'GET', path: '/x', headers: [], body: undefined }
const http = (head: string, body: string | Buffer = '') =>
  Buffer.concat([
    Buffer.from(`HTTP/1.1 ${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`),
    Buffer.from(body),
  ])

test('a path travels byte for byte, and header text as UTF-8', async () => {
  const { baseUrl, received } = await server((it) => it.write(http('200 OK')))
  const path = '/a//b/./c/%2e%2e/d;e=f?g=%20'
  await createSend({ baseUrl })({ ...get, path, headers: [['X-Name', '张']] })
  expect(received[0]).toContain(`GET ${path} HTTP/1.1`)
  expect(received[0]).toContain('X-Name: 张')
})

test('one connection serves several requests', async () => {
  const { baseUrl, sockets } = await server((it) => it.write(http('200 OK')))
  const send = createSend({ baseUrl })
  for (const request of [get, get, get]) await send(request)
  expect(sockets.size).toBe(1)
})

test.for([301, 302, 303, 307, 308])(
  'a redirect with status %i is not followed, so that no other host gets credentials',
  async (status) => {
    const other = await server((it) => it.write(http('200 OK')))
    const { baseUrl, received } = await server((it) =>
      it.write(http(`${status} Moved\r\nlocation: ${other.baseUrl}/y`)),
    )
    const { response } = await createSend({ baseUrl })(get)
    expect([response?.status, received.length, other.received]).toEqual([status, 1, []])
  },
)

test.for([
  ['no response', ''],
  ['a body without an end', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nx'],
  ['headers without an end', 'HTTP/1.1 200 OK\r\nx: y\r\n'],
])('%s ends with the time limit', async ([, bytes]) => {
  const { baseUrl } = await server((it) => it.write(bytes ?? ''))
  const { failure } = await createSend({ baseUrl, timeLimit: 150 })(get)
  expect(failure).toBe('no response within 0.15 s')
})

test('an interruption ends the request that is under way', async () => {
  const controller = new AbortController()
  const { baseUrl } = await server(() => controller.abort())
  const { failure } = await createSend({ baseUrl, signal: controller.signal })(get)
  expect(failure).toBe('interrupted')
})

test('a body is read to 64 kB', async () => {
  const { baseUrl } = await server((it) => it.write(http('200 OK', 'x'.repeat(300_000))))
  const { response } = await createSend({ baseUrl })(get)
  expect(response).toMatchObject({ cut: true, body: 'x'.repeat(65_536), parsed: { kind: 'other' } })
})

test.for(['gzip', 'br', 'zstd', 'deflate'])(
  'a plain body that claims to be %s is no JSON',
  async (coding) => {
    const { baseUrl } = await server((it) =>
      it.write(http(`200 OK\r\ncontent-encoding: ${coding}`, '{}')),
    )
    const { response } = await createSend({ baseUrl })(get)
    expect(response).toMatchObject({
      body: '{}',
      parsed: { kind: 'other', why: expect.stringContaining(coding) as string },
    })
  },
)

test('a lost connection is a failure and not an error', async () => {
  const { baseUrl } = await server((it) => it.destroy())
  const { response, failure } = await createSend({ baseUrl })(get)
  expect(response).toBeUndefined()
  expect(failure).toBeTruthy()
})

test('this machine is never reached through a proxy', async () => {
  const proxy = await server((it) => it.write(http('200 OK')))
  vi.stubEnv('HTTP_PROXY', proxy.baseUrl)
  vi.stubEnv('HTTPS_PROXY', proxy.baseUrl)
  const { baseUrl } = await server((it) => it.write(http('204 No Content')))
  const { response } = await createSend({ baseUrl })(get)
  expect([response?.status, proxy.received]).toEqual([204, []])
})

test('https to another machine goes through the proxy of the environment', async () => {
  const proxy = await server((it) => it.end('HTTP/1.1 403 Forbidden\r\n\r\n'))
  vi.stubEnv('HTTPS_PROXY', proxy.baseUrl)
  await createSend({ baseUrl: 'https://tenant.example.com' })(get)
  expect(proxy.received[0]).toMatch(/^CONNECT tenant\.example\.com:443/)
})

test('JSON that is nested too deep or has too many members, and names that stand twice, are seen', () => {
  expect(parseBody('['.repeat(30_000)).kind).toBe('other')
  const members = Array.from({ length: 2000 }, (_, at) => [`m${at}`, 1] as const)
  expect(parseBody(JSON.stringify(Object.fromEntries(members)))).toEqual({
    kind: 'other',
    why: 'JSON with more than 1000 members',
  })
  expect(parseBody(`${'['.repeat(200)}${']'.repeat(200)}`)).toMatchObject({ kind: 'other' })
  expect(parseBody('{"a":{"b":1},"c":"\\"a\\":","\\u0061":2,"b":3}')).toMatchObject({
    duplicates: ['a'],
  })
  expect(parseBody(' \n')).toEqual({ kind: 'empty' })
  expect(parseBody('\ufeff{}')).toMatchObject({ why: 'a byte-order mark before the body' })
})

test('budgets of requests and minutes end a run, and a rate makes it wait', async () => {
  let clock = 0
  const waits: number[] = []
  const pace = createPace({
    ...{ attempts: 2, requests: 3, perSecond: 2, minutes: 1, now: () => clock },
    wait: async (milliseconds) => {
      waits.push(milliseconds)
      clock += milliseconds
    },
  })
  for (const _ of [1, 2, 3]) await pace()
  expect(waits).toEqual([500, 500])
  await expect(pace()).rejects.toThrow('budget.requests (3) is used up')
  const slow = createPace({ attempts: 2, requests: 3, perSecond: 0, minutes: 1, now: () => clock })
  clock += 60_000
  await expect(slow()).rejects.toThrow('budget.minutes (1) is used up')
})

test('an interruption ends the waiting', async () => {
  const controller = new AbortController()
  const pace = createPace({
    attempts: 2,
    requests: 9,
    perSecond: 0.001,
    minutes: 15,
    signal: controller.signal,
  })
  await pace()
  const waiting = pace()
  controller.abort('SIGTERM')
  await expect(waiting).rejects.toThrow('interrupted by SIGTERM')
})
