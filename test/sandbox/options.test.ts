import { byEmail, byMobile, caller, user } from './caller.ts'
import { describe, expect, test } from 'vitest'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import type { SandboxData } from '../../scripts/sandbox/start-data.ts'

const wrongCode = '400 IDAAS.SDK.CAPTCHA.0007'

describe('verification codes', () => {
  test('work again by default, since nobody documents that they do not', async () => {
    const { call } = caller()
    expect(await call()).toBe('200')
    expect(await call({ body: { password: 'Quiet-River-8' } })).toBe('200')
  })

  test('work once with singleUse, and a refusal uses none up', async () => {
    const { call } = caller({ singleUse: true })
    expect(await call({ body: { password: 'short' } })).toBe('400 IDAAS.SDK.PWD.0004')
    expect(await call()).toBe('200')
    expect(await call({ body: { password: 'Quiet-River-8' } })).toBe(wrongCode)
  })

  test('expire with lifetime', async () => {
    let now = 0
    const { call } = caller({ lifetime: 60, clock: () => now })
    now = 59_999
    expect(await call()).toBe('200')
    now = 60_000
    expect(await call({ body: { password: 'Quiet-River-8' } })).toBe(wrongCode)
  })

  test('stop working after so many wrong attempts', async () => {
    const { call } = caller({ attempts: 2 })
    for (const verify_code of ['1', '2'])
      expect(await call({ body: { verify_code } })).toBe(wrongCode)
    expect(await call()).toBe(wrongCode)
  })

  test('stop working so where the vendor publishes no code for a wrong one, too', async () => {
    const { call } = caller({ attempts: 2 })
    const tryCode = (verify_code: string) =>
      call({
        path: `/oneaccess${byMobile}`,
        body: JSON.stringify({ mobile: '12345678901', verify_code, password: 'Quiet-River-7' }),
      })
    const undocumented = '400 SANDBOX.UNDOCUMENTED.0400'
    for (const code of ['1', '2', '123456']) expect(await tryCode(code)).toBe(undocumented)
  })

  test('are one per purpose and identity where they are sent so', async () => {
    const { call, sandbox } = caller()
    const send = (to: string, purpose: string, code: string) =>
      sandbox.fetch(
        new Request('http://localhost/_sandbox/codes', {
          method: 'POST',
          body: JSON.stringify({ to, purpose, code }),
        }),
      )
    expect(
      await (await send('15200000000@qq.com', 'FORGET_PWD_EMS', '777777')).json(),
    ).toMatchObject({ code: '777777' })
    await send('15200000000@qq.com', 'UPDATE_PWD_EMS', '888888')
    expect(await call({ body: { verify_code: '888888' } })).toBe(wrongCode)
    expect(await call()).toBe(wrongCode)
    expect(await call({ body: { verify_code: '777777' } })).toBe('200')
  })
})

describe('tokens', () => {
  const data = (sandbox = createSandbox()): SandboxData => ({
    ...sandbox.data,
    accessTokens: [{ token: 'short-lived', expires: '2030-01-01T00:00:00Z' }],
  })
  test('expire on the clock that is handed in', async () => {
    let now = Date.parse('2029-12-31T23:59:59Z')
    const { call } = caller({ data: data(), clock: () => now })
    const request = {
      path: `/api/v2/tenant/users/${user}/change-password`,
      method: 'PUT',
      headers: { Authorization: 'Bearer short-lived' },
    }
    expect(await call(request)).toBe('200')
    now = Date.parse('2030-01-01T00:00:00Z')
    expect(await call(request)).toBe('400')
  })
  test('that the sandbox issues live as long as it says', async () => {
    const { call, sandbox } = caller()
    const [client = ''] = sandbox.data.clients
    const query = `grant_type=client_credentials&client_id=${client}&client_secret=any`
    const issued = await sandbox.fetch(`/api/v2/tenant/token?${query}`, { method: 'POST' })
    const { access_token, expires_in } = await issued.json()
    expect(expires_in).toBe(1800)
    const set = (password: string) =>
      call({
        path: `/api/v2/tenant/users/${user}/change-password`,
        method: 'PUT',
        headers: { Authorization: `Bearer ${access_token}` },
        body: JSON.stringify({ password }),
      })
    sandbox.clock.advance(1799)
    expect(await set('Quiet-River-7')).toBe('200')
    sandbox.clock.advance(1)
    expect(await set('Quiet-River-8')).toBe('400')
    expect(sandbox.requests.list().at(-1)?.code).toBe('invalid_token')
  })

  test('of one account do not change the password of another', async () => {
    const { call, sandbox } = caller()
    await call({
      path: byMobile,
      headers: { Authorization: 'Bearer li-na-id-token' },
      body: { verify_code: '654321' },
    })
    expect(sandbox.state.accounts().map(({ changes }) => changes)).toEqual([0, 1])
  })
  test('decide the mode: none and no mobile is a reset without a mobile', async () => {
    expect(await caller().call({ path: byMobile })).toBe('400 IDAAS.SDK.USER.0004')
  })
})

describe('a forced answer', () => {
  test.each([
    [{ Prefer: 'code=400, example=IDAAS.SDK.PWD.0005' }, '400 IDAAS.SDK.PWD.0005'],
    [{ prefer: 'example="IDAAS.SDK.PWD.0001"' }, '400 IDAAS.SDK.PWD.0001'],
    [{ Prefer: 'code=400' }, '400 IDAAS.SDK.PARAM.0001'],
    [{ Prefer: 'code=200' }, '200'],
    [{ Prefer: 'code=418' }, '418 SANDBOX.FORCED.0418'],
    [{ Prefer: 'code=503' }, '503 SANDBOX.FORCED.0503'],
    [{ Prefer: 'code=503, body=html' }, '503'],
    [{ Prefer: 'code=429, body=empty' }, '429'],
    [{ Prefer: 'code=400, body=unknown' }, '400 SANDBOX.FORCED.0400'],
    [{ Prefer: 'example=NO.SUCH.0001' }, '404 SANDBOX.EXAMPLE.0404'],
    [{ Prefer: 'respond-async, constructor=1' }, '200'],
    [{ Prefer: 'code=5xx' }, '400 SANDBOX.PREFER.0400'],
    [{ Prefer: 'code=99' }, '400 SANDBOX.PREFER.0400'],
    [{ Prefer: 'code=503, body=htlm' }, '400 SANDBOX.PREFER.0400'],
    [{ Prefer: 'delay=1s' }, '400 SANDBOX.PREFER.0400'],
    [{ Prefer: 'code=400, example=' }, '400 SANDBOX.PREFER.0400'],
    [{ Prefer: 'code=503, code=500' }, '400 SANDBOX.PREFER.0400'],
    [{ Prefer: 'code=503, code=503' }, '503 SANDBOX.FORCED.0503'],
  ])('%j gives %s', async (headers, expected) => {
    expect(await caller().call({ headers })).toBe(expected)
  })
  test('rehearses an outage', async () => {
    const request = {
      path: `/api/v2/tenant/users/${user}/change-password`,
      method: 'PUT',
      headers: { Prefer: 'code=500, example=IDAAS.TENANT.COM.0002' },
    }
    expect(await caller().call(request)).toBe('500 IDAAS.TENANT.COM.0002')
  })
  test('changes nothing', async () => {
    const { call, sandbox } = caller()
    await call({ headers: { Prefer: 'code=200' } })
    expect(sandbox.state.accounts().map(({ changes }) => changes)).toEqual([0, 0])
  })
  test('takes as long as it is asked to', () => {
    const { sandbox } = caller()
    const answer = (prefer: string) =>
      sandbox.respond({
        method: 'POST',
        url: byEmail,
        headers: { prefer },
        body: '',
      })
    expect(answer('delay=250')).toMatchObject({ status: 400, delivery: { delay: 250 } })
    expect(answer('delay=60000').delivery?.delay).toBe(60_000)
    expect(answer('delay=x').delivery).toBeUndefined()
  })

  test.each([
    ['en', 'Prefer: delay=60001 cannot be done'],
    ['zh', '无法执行 Prefer 中的 delay=60001'],
  ])('is not shortened, and the limit is named in %s', async (language, text) => {
    const response = await caller().fetch({ headers: { Prefer: 'delay=60001', 'X-L': language } })
    const { error_code, error_msg } = await response.json()
    expect([error_code, error_msg]).toEqual([
      'SANDBOX.PREFER.0400',
      expect.stringMatching(new RegExp(`${text}.*60000`)),
    ])
  })
})

describe('a sandbox', () => {
  test('shares nothing with another', async () => {
    const [one, two] = [caller(), caller()]
    expect(await one.call()).toBe('200')
    expect(await one.call()).toBe('400 IDAAS.SDK.PWD.0001')
    expect(await two.call()).toBe('200')
  })
  test('goes back to its start on reset', async () => {
    const { call, sandbox } = caller()
    expect(await call()).toBe('200')
    expect(
      (await sandbox.fetch(new Request('http://localhost/_sandbox/reset', { method: 'POST' })))
        .status,
    ).toBe(204)
    expect(await call()).toBe('200')
  })
  test('speaks the language that it is told, where the caller names none', async () => {
    const { sandbox } = caller({ language: 'zh' })
    const response = await sandbox.fetch(
      new Request(`http://localhost${byEmail}`, { method: 'POST' }),
    )
    expect(await response.json()).toMatchObject({ error_msg: '设备信息不完整' })
  })
  test('tells its state without a secret', async () => {
    const { sandbox } = caller()
    const text = await (await sandbox.fetch(new Request('http://localhost/_sandbox/state'))).text()
    expect(JSON.parse(text).accounts[0]).toMatchObject({
      username: 'Zhang.Wei88',
      passwordChanges: 0,
    })
    expect(text).not.toMatch(/Harbour|sandbox-id-token|"123456"/)
  })
  test('knows its own paths only', async () => {
    const { sandbox } = caller()
    const status = async (path: string, method: string) =>
      (await sandbox.fetch(new Request(`http://localhost${path}`, { method }))).status
    expect([
      await status('/_sandbox/nothing', 'GET'),
      await status('/_sandbox/state', 'POST'),
      await status('/_sandbox/constructor', 'GET'),
      await status('/_sandbox/state', 'toString'),
    ]).toEqual([404, 405, 404, 405])
  })
})

describe('start data', () => {
  test.each([
    [{}, 'clients: is missing; add it'],
    [{ clients: [7], accounts: [] }, 'clients[0]: use text; put numbers in quotes'],
    [
      { clients: ['a'], accounts: [{ mobile: 1 }] },
      'accounts[0].mobile: use text; put numbers in quotes',
    ],
    [{ clients: ['a'], accounts: [{ mobile: '1' }] }, 'accounts[0].password: is missing; add it'],
    [{ clients: ['a'], accounts: [], polcy: {} }, 'polcy: unknown key'],
    [
      { clients: ['a'], accounts: [], passwordPolicy: { minLength: -1 } },
      'passwordPolicy.minLength: use 0 or more',
    ],
    [
      { clients: ['a'], accounts: [], accessTokens: [{ token: 'x', expires: 'soon' }] },
      'accessTokens[0]',
    ],
    ['text', 'the data: use names and values'],
    [[], 'the data: use names and values'],
    [{ clients: ['a'], accounts: [[]] }, 'accounts[0]: use names and values'],
    [{ clients: ['a'], accounts: [], passwordPolicy: [] }, 'passwordPolicy: use names and values'],
    [
      { clients: ['a'], accounts: [{ password: 'x', verifyCode: ['1'] }] },
      'accounts[0].verifyCode',
    ],
    [{ clients: 'a', accounts: [] }, 'clients: use a list'],
  ])('%j is refused: %s', (data, message) => {
    expect(() => createSandbox({ data: data as SandboxData })).toThrow(message)
  })
  test('a product that the contract lacks is refused', () => {
    expect(() => createSandbox({ product: 'nowhere' })).toThrow(
      /^no product nowhere; use one of .*ciam.*oneaccess/,
    )
  })
})

test.each<[object, string]>([
  [{ produkt: 'eiam' }, 'produkt: unknown key; remove it or correct its spelling'],
  [{ singelUse: true }, 'singelUse: unknown key; remove it or correct its spelling'],
  [{ language: 'fr' }, 'language: use en or zh'],
  [{ strict: 'yes' }, 'strict: use true or false'],
  [{ lifetime: -1 }, 'lifetime: use 0 or more'],
  [{ attempts: '3' }, 'attempts: use a whole number'],
  [{ attempts: 1.5 }, 'attempts: use a whole number'],
  [{ clock: 0 }, 'clock: use a function'],
])('an option that cannot be is refused: %j', (options, message) => {
  expect(() => createSandbox(options)).toThrow(new TypeError(message))
})
