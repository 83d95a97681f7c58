// Every kind of result: successes and each documented error from the sandbox, anything else from servers that do what
// no contract promises.
import { once } from 'node:events'
import { type RequestListener, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Fetch, createPasswordClient } from '../../generated/client.ts'
import { catalog, formatMessage } from '../../generated/errors.ts'
import { en } from '../../generated/texts.en.ts'
import { zh } from '../../generated/texts.zh.ts'
import { sampleValues } from '../../scripts/model/conditions.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { fill, template } from '../../scripts/contract/catalog.ts'
import { readContract } from '../../scripts/contract/contract.ts'
import { tokenValues } from '../../scripts/contract/values.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'

const { operations } = readContract(bundle)
const device = { os: 'iOS 17', fingerprint: 'test', agent: 'test' }
const account = {
  mobile: '12345678901',
  email: '15200000000@qq.com',
  user_id: '20201028102749564-9082-DC8CD2722',
}
const entry = { verify_code: '123456', password: 'Quiet-River-7' }

/** A request per operation and mode. */
const calls = {
  updatePasswordByMobile: (client: Client) =>
    client.updatePasswordByMobile({ mobile: account.mobile, ...entry }),
  changeByMobile: (client: Client) => client.updatePasswordByMobile(entry),
  updatePasswordByEmail: (client: Client) =>
    client.updatePasswordByEmail({ email: account.email, ...entry }),
  changePasswordByMobile: (client: Client) => client.changePasswordByMobile(entry),
  changeUserPassword: (client: Client) =>
    client.changeUserPassword({ user_id: account.user_id, password: entry.password }),
}

/** A sandbox as the client's fetch, with more headers. */
function fetchOf(sandbox: ReturnType<typeof createSandbox>, headers: object = {}): Fetch {
  return (url, init) => sandbox.fetch(url, { ...init, headers: { ...init.headers, ...headers } })
}

/** One for each kind that an operation needs. */
const needed = operations.flatMap(({ variants }) =>
  variants.flatMap(({ credentials }) => credentials.flatMap(({ values }) => values)),
)
const tokens: object = Object.fromEntries(
  tokenValues.filter((it) => needed.includes(it)).map((it) => [it, `sandbox-${it}`]),
)

type Client = ReturnType<typeof clientOf>
function clientOf(
  fetch: Fetch,
  options: { language?: 'en' | 'zh'; texts?: typeof en; timeout?: number } = {},
) {
  return createPasswordClient({
    baseUrl: 'http://localhost/',
    clientId: createSandbox().data.clients[0]!,
    device,
    ...tokens,
    idToken: () => 'sandbox-id-token',
    accessToken: async () => 'sandbox-access-token',
    fetch,
    ...options,
  })
}

describe('a success', () => {
  test.each([
    ['updatePasswordByMobile', 'ciam'],
    ['updatePasswordByMobile', 'oneaccess'],
    ['changeByMobile', 'ciam'],
    ['updatePasswordByEmail', 'ciam'],
    ['changePasswordByMobile', 'eiam'],
  ] as const)('%s of %s has no data', async (name, product) => {
    const sandbox = createSandbox({ product })
    const passwords = () => sandbox.state.accounts()[0]?.passwords.length ?? 0
    const before = passwords()
    expect(await calls[name](clientOf(fetchOf(sandbox)))).toEqual({
      kind: 'success',
      status: 200,
      data: undefined,
    })
    expect(passwords()).toBe(before + 1)
  })

  test('changeUserPassword returns the user id', async () => {
    const result = await calls.changeUserPassword(clientOf(fetchOf(createSandbox())))
    expect(result).toEqual({ kind: 'success', status: 200, data: { user_id: account.user_id } })
  })
})

// Each error of each operation in both languages, forced from the sandbox.
describe.each(['en', 'zh'] as const)('a documented error in %s', (language) => {
  const errors = operations.flatMap(({ id, variants }) =>
    variants.flatMap(({ product, mode, errors: variantErrors, languages, inputs }) =>
      variantErrors.map((error) => ({
        id,
        product,
        error,
        inputs,
        spoken: languages.includes(language) ? language : ('en' as const),
        name: `${id} ${product} ${mode} ${error.code}`,
      })),
    ),
  )

  test.each(errors)('$name', async ({ id, product, error, inputs, spoken }) => {
    const sandbox = createSandbox({ product })
    const forced = fetchOf(sandbox, { Prefer: `code=${error.status}, example=${error.code}` })
    const client = clientOf(forced, { language, texts: language === 'en' ? en : zh })
    // Any operation of the contract, so its own types cannot be used here.
    const methods = client as unknown as Record<string, (request: object) => Promise<unknown>>
    const needed = inputs.filter(({ in: place, required }) => place !== 'header' && required)
    const request = Object.fromEntries(needed.map((it) => [it.name, it.examples[0]]))
    const result = await methods[id]?.(request)
    const samples = sampleValues(error).map((value) =>
      typeof value === 'object' ? value[spoken] : value,
    )
    expect(result).toEqual({
      kind: 'error',
      product,
      code: error.code,
      status: error.status,
      message: fill(template(error, spoken), sampleValues(error), spoken),
      handling: error.handling[language],
      parameters:
        samples.length > 0
          ? Object.fromEntries(
              error.parameters.map((parameter, index) => [parameter, samples[index]]),
            )
          : undefined,
      headers: {},
    })
  })
})

describe('a documented error', () => {
  const failing = (error_code: string, error_msg: string) =>
    clientOf(async () => Response.json({ error_code, error_msg }, { status: 400 }))
  const length = (message: string) =>
    calls.updatePasswordByEmail(failing('IDAAS.SDK.PWD.0007', message))

  test.each([
    ['The password must contain 8 to 20 characters', { min: 8, max: 20 }],
    ['The password must contain 8 to 20 characters.', { min: 8, max: 20 }],
    ['Error 400: The password must contain  6 to 128 characters (policy 3)', { min: 6, max: 128 }],
    ['密码长度为8~20个字符', { min: 8, max: 20 }],
    ['密码长度为 8～20 个字符。', { min: 8, max: 20 }],
    ['Use 8 or more', undefined],
    [`The password must contain ${'9'.repeat(400)} to 20 characters`, undefined],
    [`The password must contain ${' '.repeat(5000)}`, undefined],
    ['', undefined],
  ])('reads the parameters of %j', async (message, parameters) => {
    expect(await length(message)).toMatchObject({ kind: 'error', parameters })
  })

  test('reads a text to its end', async () => {
    const result = await calls.updatePasswordByEmail(
      failing('IDAAS.SDK.PWD.0004', '密码复杂度低,请使用大写、小写和数字'),
    )
    expect(result).toMatchObject({ parameters: { requirement: '请使用大写、小写和数字' } })
  })

  test.each(['complexity is low,', 'complexity is below average'])(
    'finds no text in %j',
    async (message) => {
      expect(
        await calls.updatePasswordByEmail(failing('IDAAS.SDK.PWD.0004', message)),
      ).toMatchObject({ kind: 'error', parameters: undefined })
    },
  )

  test.each([
    `The ${'-'.repeat(20_000)}`,
    'The '.repeat(10_000),
    `The ${'The '.repeat(120)}`,
    'x has '.repeat(80),
  ])('is read, whatever the message (%#)', async (message) => {
    const client = clientOf(async () =>
      Response.json({ error_code: 'SDK.COMMON.1005', error_msg: message }, { status: 400 }),
    )
    expect(await calls.changePasswordByMobile(client)).toMatchObject({ kind: 'error' })
  })

  test('has no handling without texts', async () => {
    expect(await length('')).toMatchObject({ handling: undefined })
  })
})

describe('anything else is unexpected', () => {
  const json =
    (body: unknown, status = 400) =>
    () =>
      Promise.resolve(Response.json(body, { status }))
  const text = (body: string | null, init: ResponseInit) => () =>
    Promise.resolve(new Response(body, init))
  const known = { error_code: 'IDAAS.SDK.USER.0001', error_msg: 'User Not Found' }

  test.each<[string, () => Promise<Response>, object]>([
    [
      'an unknown code',
      json({ error_code: 'IDAAS.SDK.PWD.0042', error_msg: 'New' }),
      {
        reason: 'unknown-code',
        status: 400,
        code: 'IDAAS.SDK.PWD.0042',
        excerpt: '{"error_code":"IDAAS.SDK.PWD.0042","error_msg":"New"}',
      },
    ],
    [
      'a code of another operation',
      json({ error_code: 'SDK.COMMON.1008', error_msg: '' }, 500),
      { reason: 'unknown-code' },
    ],
    [
      'a name that every object has',
      json({ error_code: 'constructor', error_msg: '' }),
      { reason: 'unknown-code', code: 'constructor' },
    ],
    [
      'a known code under another status',
      json(known, 401),
      { reason: 'other-status', status: 401, code: known.error_code },
    ],
    ['a known code in a 200', json(known, 200), { reason: 'other-status', status: 200 }],
    ['another success', text(null, { status: 204 }), { reason: 'other-status', status: 204 }],
    [
      'a page of a gateway',
      text('<html><h1>502 Bad Gateway</h1></html>', { status: 502 }),
      { reason: 'no-code', status: 502, excerpt: '<html><h1>502 Bad Gateway</h1></html>' },
    ],
    [
      'a long page',
      text('x'.repeat(5000), { status: 503 }),
      { reason: 'no-code', excerpt: 'x'.repeat(200) },
    ],
    [
      'a page that writes lines of its own',
      text('<p>\r\n2026-01-01 INFO\u001b[2J\u2028signed in\u202e', { status: 502 }),
      { reason: 'no-code', excerpt: '<p> 2026-01-01 INFO [2J signed in ' },
    ],
    [
      'an error that does so, and is long',
      () => Promise.reject(new TypeError(`fetch failed\nINFO ${'x'.repeat(9999)}`)),
      {
        reason: 'network',
        message: `POST /api/v2/sdk/pwd/update-by-email: network (fetch failed INFO ${'x'.repeat(182)})`,
      },
    ],
    [
      'an empty error response',
      text('', { status: 500 }),
      { reason: 'no-code', status: 500, excerpt: '' },
    ],
    ['JSON without a code', json({ message: 'Too many' }, 429), { reason: 'no-code', status: 429 }],
    ['JSON that is no object', json([1], 400), { reason: 'no-code' }],
    ['null', json(null, 400), { reason: 'no-code' }],
    ['a code that is no text', json({ error_code: 7, error_msg: '' }, 400), { reason: 'no-code' }],
    [
      'broken JSON',
      text('{"error_code":', { status: 400 }),
      { reason: 'no-code', excerpt: '{"error_code":' },
    ],
    [
      'a page instead of a success',
      text('<html>Sign in to the network</html>', { status: 200 }),
      { reason: 'other-body', status: 200 },
    ],
    [
      'JSON that tells of a failure',
      json({ success: false }, 200),
      { reason: 'other-body', status: 200 },
    ],
    ['a list', json([], 200), { reason: 'other-body', status: 200 }],
    ['a code that is null', json({ error_code: null }, 200), { reason: 'other-body', status: 200 }],
    [
      'a code that is blank',
      json({ error_code: '', error_msg: '' }),
      { reason: 'no-code', status: 400, code: undefined },
    ],
    [
      'JSON as deep as no stack',
      text('['.repeat(30_000) + ']'.repeat(30_000), { status: 400 }),
      { reason: 'no-code', excerpt: '['.repeat(200) },
    ],
    [
      'JSON as deep as no stack in a 200',
      text('{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000), { status: 200 }),
      { reason: 'other-body' },
    ],
    [
      'an error without words',
      () => Promise.reject(undefined),
      { reason: 'fetch', sent: true, message: expect.stringContaining('fetch (undefined)') },
    ],
    [
      'a redirect',
      text('', { status: 307, headers: { Location: 'https://elsewhere.example.com' } }),
      { reason: 'redirect', status: 307 },
    ],
    [
      'a refused connection',
      () =>
        Promise.reject(
          Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } }),
        ),
      {
        reason: 'network',
        sent: false,
        status: undefined,
        message: 'POST /api/v2/sdk/pwd/update-by-email: network (ECONNREFUSED)',
      },
    ],
  ])('%s', async (_, fetch, expected) => {
    expect(await calls.updatePasswordByEmail(clientOf(fetch))).toMatchObject({
      kind: 'unexpected',
      ...expected,
    })
  })

  test.each(['', ' \n', '{}', '{ }\n', 'null'])('yet a 200 with %j is a success', async (body) => {
    expect(
      await calls.updatePasswordByEmail(clientOf(async () => new Response(body))),
    ).toMatchObject({ kind: 'success' })
  })

  test.each([{ error_msg: { toString: 1 } }, { error_msg: null }, {}])(
    'a listed code with the message %j is a documented error',
    async (more) => {
      expect(
        await calls.updatePasswordByEmail(
          clientOf(json({ error_code: known.error_code, ...more })),
        ),
      ).toMatchObject({ kind: 'error', message: '' })
    },
  )

  test('a password that is no well-formed text is sent as any other', async () => {
    const client = clientOf(json(known))
    expect(
      await client.updatePasswordByEmail({
        email: account.email,
        verify_code: '1',
        password: 'a\ud800bcde',
      }),
    ).toMatchObject({ kind: 'error' })
    expect(
      await clientOf(text('', { status: 500 })).updatePasswordByEmail({
        email: account.email,
        verify_code: '1',
        password: 'a',
      }),
    ).toMatchObject({ excerpt: '' })
  })

  test('an endless body, whose status is kept', async () => {
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(4096).fill(120)),
    })
    expect(
      await calls.updatePasswordByEmail(
        clientOf(async () => new Response(endless, { status: 400 })),
      ),
    ).toMatchObject({ reason: 'too-long', status: 400, excerpt: 'x'.repeat(200) })
  })

  test('a body that says nothing more after too much', async () => {
    const silent = new ReadableStream({
      start: (controller) => controller.enqueue(new Uint8Array(100_000).fill(120)),
    })
    expect(
      await calls.updatePasswordByEmail(
        clientOf(async () => new Response(silent, { status: 400 }), { timeout: 2000 }),
      ),
    ).toMatchObject({ reason: 'too-long', status: 400 })
  })

  test('a success without its user id', async () => {
    expect(await calls.changeUserPassword(clientOf(json({ id: 1 }, 200)))).toMatchObject({
      kind: 'unexpected',
      reason: 'other-body',
    })
  })

  test('a fetch that never ends and ignores its signal', async () => {
    const hanging = clientOf(() => new Promise(() => {}), { timeout: 20 })
    expect(await calls.updatePasswordByEmail(hanging)).toMatchObject({
      kind: 'unexpected',
      reason: 'timeout',
      message: expect.stringContaining('20 ms'),
    })
  })

  test('an abort by the caller, before and while it waits', async () => {
    let sent = 0
    const client = clientOf(() => new Promise(() => (sent += 1)))
    const request = { email: account.email, ...entry }
    expect(
      await client.updatePasswordByEmail(request, { signal: AbortSignal.abort() }),
    ).toMatchObject({ reason: 'abort' })
    expect(sent).toBe(0)
    const controller = new AbortController()
    const result = client.updatePasswordByEmail(request, { signal: controller.signal })
    controller.abort()
    expect(await result).toMatchObject({ reason: 'abort' })
  })
})

describe('over a real connection', () => {
  async function listen(respond: RequestListener): Promise<string> {
    const server = createServer(respond).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close().closeAllConnections())
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  const callAt = (baseUrl: string) =>
    createPasswordClient({ baseUrl, accessToken: 't' }).changeUserPassword({
      user_id: 'a/b c',
      password: 'Quiet-River-7',
    })

  test('a redirect is not followed', async () => {
    const seen: string[] = []
    const other = await listen((request, response) => response.end(seen.push(request.url ?? '')))
    const baseUrl = await listen((_, response) =>
      response.writeHead(307, { Location: other }).end(),
    )
    expect(await callAt(baseUrl)).toMatchObject({ reason: 'redirect', status: 307 })
    expect(seen).toEqual([])
  })

  test('a body that breaks off is unreadable, and its status is kept', async () => {
    const baseUrl = await listen((_, response) =>
      response.writeHead(400, { 'Content-Length': 100 }).write('{', () => response.destroy()),
    )
    expect(await callAt(baseUrl)).toMatchObject({ reason: 'unreadable', status: 400 })
  })

  test('nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    server.close()
    await once(server, 'close')
    expect(await callAt(`http://127.0.0.1:${port}`)).toMatchObject({
      reason: 'network',
      sent: false,
      status: undefined,
    })
  })

  test('the request is what the contract says, sent once', async () => {
    const seen: unknown[] = []
    const baseUrl = await listen((request, response) => {
      request
        .setEncoding('utf8')
        .on('data', (body: string) =>
          seen.push([
            request.method,
            request.url,
            request.headers.authorization,
            request.headers['content-type'],
            body,
          ]),
        )
      request.on('end', () => response.writeHead(500).end())
    })
    await callAt(`${baseUrl}/prefix/`)
    expect(seen).toEqual([
      [
        'PUT',
        '/prefix/api/v2/tenant/users/a%2Fb%20c/change-password',
        'Bearer t',
        'application/json',
        '{"password":"Quiet-River-7"}',
      ],
    ])
  })
})

describe('a message', () => {
  test('is filled by name', () =>
    expect(formatMessage('IDAAS.SDK.PWD.0007', 'zh', { min: 8, max: 20 })).toBe(
      '密码长度为8~20个字符',
    ))
  test('is the one of the product where two share a code', () =>
    expect(formatMessage('PWD.0002', 'en', {}, 'oneaccess')).toBe(
      catalog.oneaccess['PWD.0002'].message.en,
    ))
  test('comes in the other language where it has only that', () =>
    expect(formatMessage('invalid_token', 'zh')).toBe('Invalid access'))
  test('of an unknown code is an error', () =>
    expect(() => formatMessage('X' as 'invalid_token', 'en')).toThrow(
      'X: the catalog has no such code',
    ))
})
