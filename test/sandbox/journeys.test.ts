// "Forgot password", from the code that is sent to the sign-in with the new password, as an app goes through it.
import { http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPasswordClient } from '../../generated/client.ts'
import { serve } from '../../scripts/sandbox/node-server.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'

const sandbox = createSandbox()
const clientId = sandbox.data.clients[0] ?? ''
const device = { os: 'Android 15', fingerprint: 'f-1', agent: 'app/1.0' }
const tenant = 'https://tenant.example.com'

type AppClient = ReturnType<typeof appClient>

const appClient = (baseUrl: string, send: typeof fetch) =>
  createPasswordClient({ baseUrl, clientId, device, fetch: (url, init) => send(url, init) })

/** How the app's requests reach the sandbox. */
interface Way {
  name: string
  open(): Promise<{ baseUrl: string; send: typeof fetch; close(): unknown }>
}

const ways: Way[] = [
  {
    name: 'over HTTP',
    async open() {
      const { url, close } = await serve(sandbox)
      return { baseUrl: url, send: fetch, close }
    },
  },
  {
    name: 'in process',
    open: () => Promise.resolve({ baseUrl: tenant, send: sandbox.fetch, close: () => undefined }),
  },
  {
    name: 'through MSW',
    open() {
      const server = setupServer(
        http.all(`${tenant}/*`, ({ request }) =>
          sandbox.fetch(request).catch(() => Response.error()),
        ),
      )
      server.listen({ onUnhandledRequest: 'error' })
      return Promise.resolve({ baseUrl: tenant, send: fetch, close: () => server.close() })
    },
  },
]

const journeys = [
  {
    name: 'by e-mail',
    send: '/api/v2/sdk/email/send',
    reset: '/api/v2/sdk/pwd/update-by-email',
    identity: { email: '15200000000@qq.com' },
    purpose: 'FORGET_PWD_EMS',
    typedReset: (client: AppClient, verify_code: string, password: string) =>
      client.updatePasswordByEmail({ email: '15200000000@qq.com', verify_code, password }),
  },
  {
    name: 'by SMS',
    send: '/api/v2/sdk/sms/send',
    reset: '/api/v2/sdk/pwd/update-by-mobile',
    identity: { mobile: '12345678901' },
    purpose: 'FORGET_PWD_SMS',
    typedReset: (client: AppClient, verify_code: string, password: string) =>
      client.updatePasswordByMobile({ mobile: '12345678901', verify_code, password }),
  },
]

describe.each(ways)('$name', (way) => {
  let open: Awaited<ReturnType<Way['open']>>
  beforeAll(async () => void (open = await way.open()))
  afterAll(() => open.close())
  beforeEach(() => sandbox.reset())

  async function post(path: string, body: object): Promise<[number, Record<string, string>]> {
    const response = await open.send(`${open.baseUrl}${path}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-operating-sys-version': device.os,
        'X-device-fingerprint': device.fingerprint,
        'X-agent': device.agent,
        'X-client-id': clientId,
      },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    return [response.status, text === '' ? {} : JSON.parse(text)]
  }

  const signIn = (password: string) =>
    post('/api/v2/sdk/login', { user_name: 'Zhang.Wei88', password })

  describe.each(journeys)('$name', ({ send, reset, identity, purpose, typedReset }) => {
    const sendCode = async () => {
      const [status] = await post(send, { ...identity, type: purpose, captcha_token: 'solved' })
      return [status, sandbox.outbox().at(-1)?.code ?? ''] as const
    }

    const plain = async (verify_code: string, password: string) => {
      const [status, { error_code }] = await post(reset, { ...identity, verify_code, password })
      return error_code ?? status
    }

    const typed = async (verify_code: string, password: string) => {
      const result = await typedReset(appClient(open.baseUrl, open.send), verify_code, password)
      return result.kind === 'error' ? result.code : result.status
    }

    test.each([
      ['plain requests', plain],
      ['the typed client', typed],
    ])('a forgotten password is replaced, step by step, with %s', async (_, setPassword) => {
      const [sent, first] = await sendCode()
      expect([sent, first]).toEqual([200, expect.stringMatching(/^\d{6}$/)])
      expect(await setPassword('wrong', 'Quiet-River-7')).toBe('IDAAS.SDK.CAPTCHA.0007')
      const [, second] = await sendCode()
      sandbox.state.sendCode({ purpose, to: '12345678901', code: `${second}0` })
      expect(await setPassword(second, 'Quiet-River-7')).toBe('IDAAS.SDK.CAPTCHA.0007')
      expect(await setPassword(`${second}0`, 'Passw0rd')).toBe('IDAAS.SDK.PWD.0005')
      expect(await setPassword(`${second}0`, 'Quiet-River-7')).toBe(200)
      expect(await signIn('Harbour-42-Lamp')).toEqual([
        400,
        { error_code: 'SANDBOX.UNDOCUMENTED.0400', error_msg: expect.stringContaining('password') },
      ])
      expect(await signIn('Quiet-River-7')).toEqual([
        200,
        expect.objectContaining({ status: 'SUCCESS', id_token: expect.any(String) }),
      ])
    })
  })

  test('a connection that is dropped on purpose fails, and changes nothing', async () => {
    sandbox.faults.add({ drop: true, times: 1 })
    await expect(signIn('Harbour-42-Lamp')).rejects.toThrow(TypeError)
    expect((await signIn('Harbour-42-Lamp'))[0]).toBe(200)
  })

  test('with the token of the sign-in the typed client changes the password', async () => {
    const [, { id_token = '' }] = await signIn('Harbour-42-Lamp')
    await post('/api/v2/sdk/sms/send', {
      mobile: '12345678901',
      captcha_token: 'solved',
      type: 'UPDATE_PWD_SMS',
    })
    const change = { verify_code: sandbox.outbox().at(-1)?.code ?? '', password: 'Third-Pass-33' }
    expect(
      await appClient(open.baseUrl, open.send).updatePasswordByMobile(change, {
        idToken: id_token,
      }),
    ).toMatchObject({
      kind: 'success',
    })
    expect((await signIn('Third-Pass-33'))[0]).toBe(200)
    expect((await signIn('Harbour-42-Lamp'))[0]).toBe(400)
  })

  test.each([
    ['in the query', (values: URLSearchParams) => ({ query: `?${values}` })],
    ['in a form', (values: URLSearchParams) => ({ body: values })],
  ])('an application gets a token for the calls of administrators, asked %s', async (_, put) => {
    const values = { grant_type: 'client_credentials', client_id: clientId, client_secret: 'any' }
    const { query = '', body }: { query?: string; body?: URLSearchParams } = put(
      new URLSearchParams(values),
    )
    const issued = await open.send(`${open.baseUrl}/api/v2/tenant/token${query}`, {
      method: 'POST',
      ...(body && { body }),
    })
    const { access_token, expires_in } = (await issued.json()) as Record<string, string>
    expect([issued.status, expires_in]).toEqual([200, expect.any(Number)])
    const client = createPasswordClient({
      baseUrl: open.baseUrl,
      accessToken: access_token ?? '',
      fetch: (url, init) => open.send(url, init),
    })
    const request = { user_id: '20201028102749564-9082-DC8CD2722', password: 'Quiet-River-7' }
    expect(await client.changeUserPassword(request)).toMatchObject({ kind: 'success' })
  })
})
