// What a client refuses to send, and that no secret leaves it in a result, an error or an inspection.
import { inspect } from 'node:util'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import * as client from '../../generated/client.ts'
import { type Fetch, createPasswordClient } from '../../generated/client.ts'

const device = { os: 'iOS 17', fingerprint: 'test', agent: 'test' }
const canaries = {
  password: 'Ca"n<ary>&\'密 W0rd+/é',
  code: '0042-canary',
  idToken: 'canary.id+token/==',
  accessToken: 'canary-access-token',
}

function clientOf(fetch: Fetch, options: object = {}) {
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
    ['what a success adds', (echo) => Response.json({ user_id: '1', hint: echo, all: [echo] })],
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

describe('no result shows', () => {
  const echo: Fetch = async (_, { body = '', headers }) =>
    new Response(`${body} ${headers.Authorization}`, {
      status: 502,
      headers: { 'X-Request-Id': encodeURIComponent(body), 'Retry-After': body },
    })
  const shown = async (fields: object, options: object = {}) => {
    const client = clientOf(echo, options) as unknown as Record<
      string,
      (fields: object) => Promise<unknown>
    >
    return inspect(await client.updatePasswordByMobile?.(fields), { depth: 9 })
  }

  test('the mobile number and the e-mail address of the request', async () => {
    expect(
      await shown({ mobile: '13800000001', verify_code: '123456', password: 'P@ssw0rd' }),
    ).not.toContain('13800000001')
    const client = clientOf(echo)
    const result = await client.updatePasswordByEmail({
      email: 'li.na+1@example.com',
      verify_code: '123456',
      password: 'P@ssw0rd',
    })
    expect(inspect(result, { depth: 9 })).not.toContain('li.na')
  })

  test.each([
    ['a number', { verify_code: 482_913, password: 9_481_726_354 }],
    ['a list', { verify_code: ['482913'], password: ['9481726354'] }],
    ['an object', { verify_code: { code: '482913' }, password: { text: { inner: '9481726354' } } }],
  ])('a secret that is %s', async (_, fields) => {
    const text = await shown(fields)
    expect(text).toContain('[redacted]')
    expect(text).not.toMatch(/482_?913|9481726354/)
  })

  test('a token or a password of any length', async () => {
    const token = Array.from({ length: 4000 }, (_, index) => `t${index}.`).join('')
    const password = Array.from({ length: 4000 }, (_, index) => `密${index}&`).join('')
    const text = await shown({ verify_code: '123456', password }, { idToken: token })
    expect(text).not.toMatch(/t\d+\.t\d|密\d+&密\d/)
  })
})

const reset = { mobile: '12345678901', verify_code: '123456', password: 'P@ssw0rd' }
const { mobile: _, ...change } = reset
const never = () => Promise.reject(new Error('it was sent'))

describe('an option is judged when the client is made', () => {
  test.each<[object, string]>([
    [
      { device: { ...device, agent: '手机' } },
      'character 1 of device.agent cannot be sent; use encodeURIComponent',
    ],
    [
      { device: { ...device, os: 'a\r\nX-Injected: 1' } },
      'character 2 of device.os cannot be sent; use encodeURIComponent',
    ],
    [{ clientId: 'a\0' }, 'character 2 of clientId cannot be sent; use encodeURIComponent'],
    [{ clientId: ' ' }, 'clientId is missing or not a text'],
    [{ clientId: null }, 'clientId is missing or not a text'],
    [{ clientId: 7 }, 'clientId is missing or not a text'],
    [{ clientId: () => 'app' }, 'clientId is missing or not a text'],
    [{ timeout: 0 }, 'timeout is not a valid number'],
    [{ timeout: Number.NaN }, 'timeout is not a valid number'],
    [{ timeout: '30' }, 'timeout is not a valid number'],
    [{ fetch: {} }, 'fetch is not a valid function'],
    [{ texts: 'zh' }, 'texts is not a valid object'],
    [{ idToken: 'Bearer canary' }, 'character 7 of idToken cannot be sent'],
    [{ idToken: '' }, 'idToken is missing or not a text'],
    [
      { clientID: 'canary' },
      'clientID is not an option; use baseUrl, fetch, timeout, texts, signal, device, language, clientId, tenantId, idToken, accessToken',
    ],
    [
      { device: { ...device, name: 'canary' } },
      'device.name is not an option; use os, fingerprint, ip, agent',
    ],
  ])('%j', (options, message) => {
    // Calls that somebody adds may have tokens of other kinds, which come last.
    const whole = `createPasswordClient: ${message}`.replace(/[.?()]/g, String.raw`\$&`)
    expect(() => clientOf(never, options)).toThrow(new RegExp(`^${whole}(, \\w+Token)*$`))
    expect(() => clientOf(never, options)).toThrow(TypeError)
  })

  test.each([
    {},
    { device: { ...device, agent: 'Handy von Jürgen' } },
    { device: { ...device, agent: encodeURIComponent('小明的手机') } },
    { timeout: Number.POSITIVE_INFINITY },
    { fetch: undefined, device: undefined, idToken: () => 'token' },
  ])('%j is fit', (options) => {
    expect(clientOf(never, options)).toBeDefined()
  })

  test.each([
    undefined,
    '/',
    'https:///',
    'https://h:99999',
    'tenant.example.com',
    'ftp://tenant.example.com',
    'https://user:canary@tenant.example.com',
    'https://tenant.example.com?a=1',
    'https://tenant.example.com/#canary',
  ])('address %j', (baseUrl) => {
    expect(() => clientOf(never, { baseUrl })).toThrow(
      new TypeError('createPasswordClient: baseUrl is not a plain http(s) address'),
    )
  })

  test.each([
    'https://tenant.example.com',
    'HTTP://127.0.0.1:4010/',
    'https://[::1]:8443/prefix/',
    'https://例え.example.com',
  ])('address %j is fit', (baseUrl) => {
    expect(clientOf(never, { baseUrl })).toBeDefined()
  })
})

describe('before anything is sent', () => {
  test.each<[object, object, string]>([
    [{ clientId: undefined }, {}, 'clientId is missing or not a text'],
    [{ device: undefined }, {}, 'device.os is missing or not a text'],
    [{ device: { os: 'iOS 17' } }, {}, 'device.fingerprint is missing or not a text'],
    [{}, { clientId: ' ' }, 'clientId is missing or not a text'],
    [{}, { timeout: -1 }, 'timeout is not a valid number'],
    [{}, { signal: 'abort' }, 'signal is not a valid object'],
  ])('with the options %j and those of the request %j', async (options, own, message) => {
    await expect(
      clientOf(never, options).updatePasswordByMobile(reset, own as { language: 'zh' }),
    ).rejects.toThrow(new TypeError(`updatePasswordByMobile: ${message}`))
  })

  test.each([
    ['canary\n', 'character 7 of idToken cannot be sent'],
    ['Bearer canary', 'character 7 of idToken cannot be sent'],
    ['', 'idToken is missing or not a text'],
    [undefined, 'idToken is missing or not a text'],
    [7, 'idToken is missing or not a text'],
  ])('with a function that gets the id token %j', async (token, message) => {
    const error: unknown = await clientOf(never, { idToken: () => token })
      .updatePasswordByMobile(change)
      .catch((it: unknown) => it)
    expect(error).toEqual(new TypeError(`updatePasswordByMobile: ${message}`))
    expect(inspect(error)).not.toContain('canary')
  })

  test('without a fetch', async () => {
    vi.stubGlobal('fetch', undefined)
    onTestFinished(() => void vi.unstubAllGlobals())
    await expect(
      clientOf(never, { fetch: undefined }).updatePasswordByMobile(reset),
    ).rejects.toThrow(new TypeError('updatePasswordByMobile: no fetch'))
  })

  test('a reset carries no token, although the client has one', async () => {
    let authorization: string | undefined = ''
    await clientOf(
      async (_, { headers }) => ((authorization = headers.Authorization), new Response()),
    ).updatePasswordByMobile(reset)
    expect(authorization).toBeUndefined()
  })

  test.each(['', ' ', '.', '..', 'a\ud800'])(
    'user id %j, which would be another path',
    async (user_id) => {
      await expect(
        clientOf(never).changeUserPassword({ user_id, password: 'P@ssw0rd' }),
      ).rejects.toThrow(/^changeUserPassword: .*user_id/)
    },
  )

  test('without a request', async () => {
    const call = clientOf(never).updatePasswordByEmail as unknown as (
      request?: unknown,
    ) => Promise<unknown>
    await expect(call()).rejects.toThrow('updatePasswordByEmail: no request')
    await expect(call(null)).rejects.toThrow('updatePasswordByEmail: no request')
  })

  test('a signal that is none, of which no timer is left', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const own = { signal: {} as AbortSignal }
    await expect(clientOf(never).updatePasswordByMobile(reset, own)).rejects.toThrow(TypeError)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('a token function that never ends, and one that is not asked for an aborted request', async () => {
    let asked = 0
    const idToken = () => new Promise<string>(() => (asked += 1))
    expect(
      await clientOf(never, { idToken, timeout: 20 }).updatePasswordByMobile(change),
    ).toMatchObject({ reason: 'timeout', sent: false })
    expect(
      await clientOf(never, { idToken }).updatePasswordByMobile(change, {
        signal: AbortSignal.abort(),
      }),
    ).toMatchObject({ reason: 'abort', sent: false })
    expect(asked).toBe(1)
  })

  test('a token function that fails is heard', async () => {
    const idToken = () => Promise.reject(new Error('signed out'))
    await expect(clientOf(never, { idToken }).updatePasswordByMobile(change)).rejects.toThrow(
      'signed out',
    )
  })
})

test('the module exports what makes a client, and nothing else', () =>
  expect(Object.keys(client)).toEqual(['createPasswordClient']))

test('a token function is asked before each request', async () => {
  const tokens = ['first', 'second']
  const seen: (string | undefined)[] = []
  const client = clientOf(
    async (_, { headers }) => (seen.push(headers.Authorization), new Response()),
    { accessToken: async () => tokens.shift() },
  )
  await client.changeUserPassword({ user_id: '1', password: 'P@ssw0rd' })
  await client.changeUserPassword({ user_id: '1', password: 'P@ssw0rd' })
  expect(seen).toEqual(['Bearer first', 'Bearer second'])
})
