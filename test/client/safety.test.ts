// What a client refuses to send, and that no secret leaves it in a result, an error or an inspection.
import { inspect } from 'node:util'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import * as client from '../../generated/client.ts'
import { createPasswordClient } from '../../generated/client.ts'

const device = { os: 'iOS 17', fingerprint: 'test', agent: 'test' }
const canaries = {
  password: 'Ca"n<ary>&\'密 W0rd+/é',
  code: '0042-canary',
  idToken: 'canary.id+token/==',
  accessToken: 'canary-access-token',
}

function clientOf(fetch: (request: Request) => Promise<Response>, options: object = {}) {
  return createPasswordClient({
    baseUrl: 'https://tenant.example.com',
    clientId: 'app',
    device,
    idToken: canaries.idToken,
    accessToken: canaries.accessToken,
    fetch,
    ...options,
  })
}

describe('no secret is in', () => {
  const bytes = (text: string) => Buffer.from(text, 'utf8')
  const forms: [string, (text: string) => string][] = [
    ['plain text', (text) => text],
    ['other case', (text) => text.toUpperCase()],
    ['JSON', (text) => JSON.stringify(text)],
    ['an address', encodeURIComponent],
    ['a form', (text) => new URLSearchParams({ text }).toString()],
    [
      'HTML',
      (text) =>
        text
          .replaceAll('&', '&amp;')
          .replaceAll('<', '&lt;')
          .replaceAll('>', '&gt;')
          .replaceAll('"', '&quot;')
          .replaceAll("'", '&#39;'),
    ],
    ['base64', (text) => bytes(text).toString('base64')],
    ['base64url', (text) => bytes(text).toString('base64url')],
    ['base64 behind a word', (text) => Buffer.from(`Bearer ${text}`).toString('base64')],
    ['hex', (text) => bytes(text).toString('hex')],
    ['HTML in numbers', (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)],
    [
      'HTML in hex',
      (text) => text.replace(/[&<>"'é密]/g, (sign) => `&#x${sign.charCodeAt(0).toString(16)};`),
    ],
    [
      'JSON in ASCII',
      (text) =>
        JSON.stringify(text).replace(
          /[^ -~]|[<&]/g,
          (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
        ),
    ],
    ['JSON of PHP', (text) => JSON.stringify(text).replaceAll('/', '\\/')],
    ['JSON in JSON', (text) => JSON.stringify(JSON.stringify(text))],
    ['an address twice', (text) => encodeURIComponent(encodeURIComponent(text))],
  ]
  const places: [string, (echo: string) => Response][] = [
    ['a page', (echo) => new Response(`<p>${echo}</p>`, { status: 502 })],
    [
      'a message',
      (echo) =>
        Response.json(
          { error_code: 'IDAAS.SDK.PWD.0003', error_msg: `not ${echo}` },
          { status: 400 },
        ),
    ],
    [
      'an unknown code',
      (echo) => Response.json({ error_code: echo, error_msg: '' }, { status: 400 }),
    ],
    [
      'a placeholder',
      (echo) =>
        Response.json(
          {
            error_code: 'IDAAS.SDK.PWD.0004',
            error_msg: `Your password complexity is low, ${echo}`,
          },
          { status: 400 },
        ),
    ],
    [
      'a network error',
      (echo) => {
        throw new TypeError(echo, {
          cause: Object.assign(new Error(echo), { code: echo, name: echo }),
        })
      },
    ],
  ]
  const cases = forms.flatMap(([form, encode]) =>
    places.map(([place, answer]) => ({ name: `${place}, as ${form}`, encode, answer })),
  )

  test.each(cases)('$name', async ({ encode, answer }) => {
    for (const secret of Object.values(canaries)) {
      const client = clientOf(async () => answer(encode(secret)))
      const results = [
        await client.updatePasswordByMobile({
          verify_code: canaries.code,
          password: canaries.password,
        }),
        await client.changeUserPassword({ user_id: '1', password: canaries.password }),
      ]
      // The administrator's call carries neither code nor id token, so it cannot know them.
      const [own] = secret === canaries.accessToken ? results.slice(1) : results
      const shown = [
        JSON.stringify(own),
        inspect(own, { depth: 9, showHidden: true }),
        inspect(client, { depth: 9, showHidden: true }),
        JSON.stringify(client),
      ].join('\n')
      // The ends of an encoded form may stand for their neighbours, its middle may not.
      const middle = encode(secret)
        .replace(/^(text=|.{2})|.{3}$/gs, '')
        .toLowerCase()
      expect(middle.length).toBeGreaterThan(5)
      expect(shown.toLowerCase()).not.toContain(middle)
      expect(shown).not.toContain(secret)
    }
  })
})

describe('before anything is sent', () => {
  const never = () => Promise.reject(new Error('it was sent'))
  const reset = { mobile: '12345678901', verify_code: '123456', password: 'P@ssw0rd' }

  test.each([
    [{ device: { ...device, agent: 'Handy von Jürgen' } }, undefined],
    [
      { device: { ...device, agent: '手机' } },
      'updatePasswordByMobile: device.agent cannot be sent, for its character 1',
    ],
    [
      { device: { ...device, os: 'a\r\nX-Injected: 1' } },
      'updatePasswordByMobile: device.os cannot be sent, for its character 2',
    ],
    [{ clientId: 'a\0' }, 'updatePasswordByMobile: clientId cannot be sent, for its character 2'],
    [{ clientId: ' ' }, 'updatePasswordByMobile: clientId is missing or blank'],
    [{ timeout: 0 }, 'updatePasswordByMobile: timeout is not a positive number of milliseconds'],
    [
      { timeout: Number.NaN },
      'updatePasswordByMobile: timeout is not a positive number of milliseconds',
    ],
    [{ clientId: undefined }, 'updatePasswordByMobile: clientId is missing or blank'],
    [{ device: undefined }, 'updatePasswordByMobile: device.os is missing or blank'],
  ])('options %j', async (options, message) => {
    const call = clientOf(never, options).updatePasswordByMobile(reset)
    if (message === undefined) expect((await call).kind).toBe('unexpected')
    else await expect(call).rejects.toThrow(new TypeError(message))
  })

  test.each([
    ['canary\n', 'updatePasswordByMobile: idToken cannot be sent, for its character 7'],
    ['Bearer canary', 'updatePasswordByMobile: idToken cannot be sent, for its character 7'],
    ['', 'updatePasswordByMobile: idToken is missing or blank'],
    [undefined, 'updatePasswordByMobile: idToken is missing or blank'],
    [() => undefined, 'updatePasswordByMobile: idToken is missing or blank'],
  ])('id token %j', async (idToken, message) => {
    const { mobile: _, ...change } = reset
    const error: unknown = await clientOf(never, { idToken })
      .updatePasswordByMobile(change)
      .catch((it: unknown) => it)
    expect(error).toEqual(new TypeError(message))
    expect(inspect(error)).not.toContain('canary')
  })

  test('a reset carries no token, although the client has one', async () => {
    let authorization: string | null = ''
    await clientOf(
      async (request) => ((authorization = request.headers.get('Authorization')), new Response()),
    ).updatePasswordByMobile(reset)
    expect(authorization).toBeNull()
  })

  test.each(['', ' ', '.', '..', 'a\ud800'])(
    'user id %j, which would be another path',
    async (user_id) => {
      await expect(
        clientOf(never).changeUserPassword({ user_id, password: 'P@ssw0rd' }),
      ).rejects.toThrow('changeUserPassword: user_id')
    },
  )

  test.each([
    '',
    '/',
    'https:///',
    'https://h:99999',
    'tenant.example.com',
    'ftp://tenant.example.com',
    'https://user:canary@tenant.example.com',
    'https://tenant.example.com?a=1',
  ])('address %j', (baseUrl) => {
    expect(() => createPasswordClient({ baseUrl })).toThrow(
      new TypeError(
        'baseUrl: use an http or https address without credentials, query and fragment',
      ),
    )
  })

  test('a signal that is none, and no timer is left behind', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const signal = new AbortController() as unknown as AbortSignal
    await expect(clientOf(never).updatePasswordByMobile(reset, { signal })).rejects.toThrow(
      TypeError,
    )
    expect(vi.getTimerCount()).toBe(0)
  })

  test('a request that is none', async () => {
    const call = clientOf(never).updatePasswordByEmail as unknown as (
      request?: unknown,
    ) => Promise<unknown>
    await expect(call()).rejects.toThrow('updatePasswordByEmail: the request is missing')
    await expect(call(null)).rejects.toThrow('updatePasswordByEmail: the request is missing')
  })

  test('a token function that never ends, and one that is not asked for an aborted call', async () => {
    let asked = 0
    const idToken = () => new Promise<string>(() => (asked += 1))
    const { mobile: _, ...change } = reset
    expect(
      await clientOf(never, { idToken, timeout: 20 }).updatePasswordByMobile(change),
    ).toMatchObject({ reason: 'timeout' })
    expect(
      await clientOf(never, { idToken }).updatePasswordByMobile(change, {
        signal: AbortSignal.abort(),
      }),
    ).toMatchObject({ reason: 'abort' })
    expect(asked).toBe(1)
  })

  test('a token function that fails is heard', async () => {
    const { mobile: _, ...change } = reset
    const idToken = () => Promise.reject(new Error('signed out'))
    await expect(clientOf(never, { idToken }).updatePasswordByMobile(change)).rejects.toThrow(
      'signed out',
    )
  })
})

test('the module exports what makes a client, and nothing else', () =>
  expect(Object.keys(client)).toEqual(['createPasswordClient']))

test('a token function is asked before each call', async () => {
  const tokens = ['first', 'second']
  const seen: (string | null)[] = []
  const client = clientOf(
    async (request) => (seen.push(request.headers.get('Authorization')), new Response()),
    { accessToken: async () => tokens.shift() },
  )
  await client.changeUserPassword({ user_id: '1', password: 'P@ssw0rd' })
  await client.changeUserPassword({ user_id: '1', password: 'P@ssw0rd' })
  expect(seen).toEqual(['Bearer first', 'Bearer second'])
})
