import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Listening, serve } from '../../scripts/sandbox/node-server.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { byEmail, byMobile, caller } from './caller.ts'

describe('a fault', () => {
  test('replaces the next responses, so many times, and changes nothing', async () => {
    const { sandbox, call } = caller()
    sandbox.faults.add({ status: 503, times: 2 })
    expect([await call(), await call(), await call()]).toEqual([
      '503 SANDBOX.FORCED.0503',
      '503 SANDBOX.FORCED.0503',
      '200',
    ])
    expect(sandbox.requests.list().map(({ reason }) => reason)).toEqual([
      'fault',
      'fault',
      'success',
    ])
  })

  test('may let the request have its effect first', async () => {
    const { sandbox, call } = caller()
    sandbox.faults.add({ status: 504, body: 'html', carriedOut: true, times: 1 })
    expect(await call()).toBe('504')
    expect(sandbox.state.accounts()[0]?.changes).toBe(1)
  })

  test.each([
    [{ status: 502, body: 'html' }, /^502 text\/html.*<h1>502/s],
    [{ status: 429, body: 'empty' }, /^429 null $/],
    [{ status: 400, example: 'IDAAS.SDK.PWD.0005' }, /^400 application\/json .*PWD\.0005/],
    [{ status: 400, body: 'unknown' }, /^400 application\/json .*SANDBOX\.FORCED\.0400/],
    [{ body: 'html' }, /^503 text\/html/],
  ] as const)('%j is what is asked for', async (fault, expected) => {
    const { sandbox, fetch } = caller()
    sandbox.faults.add(fault)
    const response = await fetch()
    expect(
      `${response.status} ${response.headers.get('content-type')} ${await response.text()}`,
    ).toMatch(expected)
  })

  test('is for an operation, a product or an account alone', async () => {
    const { sandbox, call } = caller()
    sandbox.faults.add({ status: 501, operation: 'updatePasswordByMobile' })
    sandbox.faults.add({ status: 502, account: 'li.na@example.com' })
    sandbox.faults.add({ status: 503, product: 'oneaccess' })
    expect(await call()).toBe('200')
    expect(await call({ path: byMobile })).toBe('501 SANDBOX.FORCED.0501')
    expect(await call({ body: { email: 'li.na@example.com' } })).toBe('502 SANDBOX.FORCED.0502')
    sandbox.faults.clear()
    sandbox.faults.add({ status: 503, product: 'oneaccess' })
    expect(await call({ path: `/oneaccess${byMobile}` })).toBe('503 SANDBOX.FORCED.0503')
  })

  test('comes at a rate that its seed repeats', async () => {
    const statuses = async (seed: number) => {
      const { sandbox, call } = caller()
      sandbox.faults.add({ status: 503, rate: 0.5, seed })
      const all: string[] = []
      for (let index = 0; index < 40; index += 1)
        all.push(await call({ body: { verify_code: '0' } }))
      return all.map((it) => it.slice(0, 3)).join(' ')
    }
    const first = await statuses(7)
    expect(await statuses(7)).toBe(first)
    expect(await statuses(8)).not.toBe(first)
    expect(first.split('503').length).toBeGreaterThan(10)
    expect(first.split('400').length).toBeGreaterThan(10)
  })

  test.each([
    [{}, 'says nothing to do'],
    [{ status: 700 }, 'status: use a status from 200 to 599'],
    [{ status: 503, operation: 'nothing' }, 'operation: there is no nothing'],
    [{ status: 503, product: 'acme' }, 'product: there is no acme'],
    [{ example: 'NO.0001' }, 'example: the catalog has no code NO.0001'],
    [{ delay: -1 }, 'delay: use 0 or more'],
    [{ drop: 'yes' }, 'drop: use true or false'],
    [{ stauts: 503, drop: true }, 'stauts: unknown key'],
    [{ drop: true, rate: 2 }, 'rate: use 0 to 1'],
    [{ drop: true, times: 0 }, 'times: use 1 or more'],
    [{ delay: 60_001 }, 'delay: use at most 60000'],
    [{ drop: true, status: 503 }, 'a dropped connection has no response'],
    [{ drop: true, cut: true }, 'a dropped connection has no response'],
    [{ delay: 1, carriedOut: false }, 'carriedOut: a request whose response stays'],
    [{ drop: true, seed: 3 }, 'seed: is for a rate'],
    [{ drop: true, account: 'li.na@exampel.com' }, 'account: no account has this name'],
    [
      { drop: true, product: 'eiam', operation: 'updatePasswordByEmail' },
      'product: eiam does not offer updatePasswordByEmail',
    ],
  ])('%j is refused: %s', async (fault, message) => {
    const { sandbox, control } = caller()
    expect(() => sandbox.faults.add(fault as object)).toThrow(message)
    const [status, body] = await control('POST', 'faults', fault)
    expect([status, body.error_msg]).toEqual([400, expect.stringContaining(message)])
  })

  test('that is slow delays a response without a body', () => {
    const { sandbox } = caller()
    sandbox.faults.add({ status: 204, slow: 300, delay: 20 })
    const { delivery } = sandbox.respond({ method: 'POST', url: byEmail, headers: {}, body: '' })
    expect(delivery).toMatchObject({ delay: 320, drop: false })
  })

  test('is set, seen and cleared from another process', async () => {
    const { call, control } = caller()
    expect(await control('POST', 'faults', { status: 503, times: 5 })).toEqual([
      201,
      { id: 1, status: 503, times: 5, hits: 0 },
    ])
    await call()
    expect(await control('GET', 'faults')).toEqual([
      200,
      { faults: [{ id: 1, status: 503, times: 5, hits: 1 }] },
    ])
    expect((await control('DELETE', 'faults'))[0]).toBe(204)
    expect(await call()).toBe('200')
  })
})

const sandbox = createSandbox()
let listening: Listening
beforeAll(async () => {
  listening = await serve(sandbox)
})
afterAll(() => listening.close())

describe.each([
  ['over HTTP', () => (path: string, init: RequestInit) => fetch(listening.url + path, init)],
  ['in process', () => (path: string, init: RequestInit) => sandbox.fetch(path, init)],
])('%s', (_, sendVia) => {
  const send = (init: RequestInit = {}) => sendVia()(byEmail, { method: 'POST', ...init })

  test('a dropped connection is an error, not a response', async () => {
    sandbox.reset()
    sandbox.faults.add({ drop: true })
    await expect(send()).rejects.toThrow(TypeError)
  })

  test('a cut body begins, and never ends well', async () => {
    sandbox.reset()
    sandbox.faults.add({ cut: true })
    const response = await send()
    expect(response.status).toBe(400)
    await expect(response.text()).rejects.toThrow(TypeError)
  })

  test('a cut response without a body is a dropped connection', async () => {
    sandbox.reset()
    sandbox.faults.add({ cut: true, body: 'empty' })
    await expect(send()).rejects.toThrow(TypeError)
  })

  test('a slow body comes in pieces, and whole', async () => {
    sandbox.reset()
    sandbox.faults.add({ slow: 20 })
    const response = await send()
    expect(await response.json()).toMatchObject({ error_code: 'IDAAS.SDK.PARAM.0001' })
  })

  test('an abort ends the wait for a late response', async () => {
    sandbox.reset()
    sandbox.faults.add({ delay: 60_000 })
    const controller = new AbortController()
    const sent = send({ signal: controller.signal })
    await sandbox.requests.next()
    controller.abort()
    await expect(sent).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
  })
})
