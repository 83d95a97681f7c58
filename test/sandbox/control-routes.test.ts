// `/_sandbox/`: what tests in other processes need.
import { describe, expect, test } from 'vitest'
import type { State } from '../../scripts/sandbox/state.ts'
import { byAdministrator, byMobile, caller } from './caller.ts'

const wrongCode = '400 IDAAS.SDK.CAPTCHA.0007'
const code = { purpose: 'FORGET_PWD_EMS', to: '15200000000@qq.com' }

describe('verification codes', () => {
  test('the one last sent to the account is valid, whichever address names it, tried before or not', async () => {
    const { call, control } = caller()
    expect(await call({ body: { verify_code: '000000' } })).toBe(wrongCode)
    expect((await control('POST', 'codes', { ...code, code: '111111' }))[0]).toBe(201)
    expect(await call({ body: { verify_code: '111111', password: 'short' } })).toBe(
      '400 IDAAS.SDK.PWD.0004',
    )
    await control('POST', 'codes', { ...code, to: '12345678901', code: '222222' })
    expect(await call({ body: { verify_code: '111111' } })).toBe(wrongCode)
    expect(await call({ body: { verify_code: '222222' } })).toBe('200')
  })

  test('that were sent, and no others, are in the outbox', async () => {
    const { sandbox, call, control } = caller()
    await call({ body: { verify_code: '000000' } })
    expect(await control('GET', 'codes')).toEqual([200, { codes: [] }])
    const [, sent] = await control('POST', 'codes', code)
    expect(sent.code).toMatch(/^\d{6}$/)
    expect(await control('GET', 'codes')).toEqual([200, { codes: [sent] }])
    expect(await control('GET', 'codes?to=nobody')).toEqual([200, { codes: [] }])
    expect(sandbox.outbox()).toEqual([sent])
  })

  test('of an address that no account has do not make it known', async () => {
    const { call, control } = caller()
    await control('POST', 'codes', { ...code, to: 'nobody@example.com', code: '111111' })
    const body = { email: 'nobody@example.com', verify_code: '111111' }
    expect(await call({ body })).toBe('400 IDAAS.SDK.USER.0001')
  })

  test.each([
    ['{', 'the body is not JSON'],
    ['null', 'the code: '],
    [{ to: 'x' }, 'purpose: is missing; add it'],
    [{ ...code, code: 123456 }, 'code: use text; put numbers in quotes'],
    [{ ...code, purpose: 'FORGET' }, 'no operation has this verification type; use one of '],
  ])('%j is refused: %s', async (body, message) => {
    const [status, error] = await caller().control('POST', 'codes', body)
    expect([status, error.error_msg]).toEqual([400, expect.stringContaining(message)])
  })
})

describe('state from outside', () => {
  test('shows accounts, clients and policy without a secret', async () => {
    const { control } = caller()
    const [status, state] = await control('GET', 'state')
    expect(status).toBe(200)
    expect(state.accounts[0]).toMatchObject({ username: 'Zhang.Wei88', passwordChanges: 0 })
    expect(JSON.stringify(state)).not.toMatch(/Harbour|sandbox-id-token|"123456"/)
  })

  test('adds, changes and removes accounts', async () => {
    const { call, control } = caller()
    const added = { email: 'new@example.com', password: 'Old-Pass-11', verifyCode: '777777' }
    const reset = { email: 'new@example.com', verify_code: '777777' }
    expect(await call({ body: reset })).toBe('400 IDAAS.SDK.CAPTCHA.0007')
    expect((await control('POST', 'accounts', added))[0]).toBe(201)
    expect(await call({ body: reset })).toBe('200')
    const changed = { email: 'newer@example.com', password: 'Set-By-Test-1' }
    expect((await control('PATCH', 'accounts/new%40example.com', changed))[0]).toBe(200)
    const again = { ...reset, email: 'newer@example.com', password: 'Set-By-Test-1' }
    expect(await call({ body: again })).toBe('400 IDAAS.SDK.PWD.0001')
    expect((await control('DELETE', 'accounts/newer@example.com'))[0]).toBe(204)
    expect((await control('GET', 'accounts/newer@example.com'))[0]).toBe(404)
  })

  test.each([
    [{ email: '15200000000@qq.com', password: 'x' }, 'email: another account has it'],
    [{ idToken: 'sandbox-id-token', password: 'x' }, 'idToken: another account has it'],
    [{ mobile: 1, password: 'x' }, 'mobile: use text'],
    [{ mobile: '1' }, 'password: is missing'],
    [{ mobile: '1', password: 'x', verifyCode: { X: '1' } }, 'no operation has this verification'],
  ])('does not add %j: %s', async (account, message) => {
    const [status, error] = await caller().control('POST', 'accounts', account)
    expect([status, error.error_msg]).toEqual([400, expect.stringContaining(message)])
  })

  test('an account that is removed leaves its id token to nobody', async () => {
    const { call, control } = caller()
    await control('DELETE', 'accounts/Zhang.Wei88')
    const headers = { Authorization: 'Bearer sandbox-id-token' }
    const body = JSON.stringify({ verify_code: '654321', password: 'Quiet-River-7' })
    expect(await call({ path: byMobile, headers, body })).toBe('400 IDAAS.SDK.USER.0001')
  })

  test.each([
    [{ must_modify: true }, true],
    [{ must_modify: false }, false],
    [{}, true],
    [{ pwd_must_modify: false }, true],
  ])('a password set with %j must be changed at the next sign-in: %s', async (flag, mustChange) => {
    const { call, control } = caller()
    const shown = async () => (await control('GET', 'accounts/Zhang.Wei88'))[1]
    expect(await shown()).toMatchObject({ mustChange: false })
    const headers = { Authorization: 'Bearer sandbox-access-token' }
    const body = JSON.stringify({ password: 'Quiet-River-7', ...flag })
    expect(await call({ path: byAdministrator, method: 'PUT', headers, body })).toBe('200')
    expect(await shown()).toMatchObject({ mustChange })
    expect(await call({ body: { password: 'Quiet-River-8' } })).toBe('200')
    expect(await shown()).toMatchObject({ mustChange: false })
  })

  test('says whether a password signs in', async () => {
    const { call, control } = caller()
    const signIn = async (account: string, password: string) =>
      (await control('POST', 'sign-in', { account, password }))[1]
    expect(await signIn('Zhang.Wei88', 'Harbour-42-Lamp')).toEqual({ signsIn: true })
    await call()
    expect(await signIn('Zhang.Wei88', 'Harbour-42-Lamp')).toEqual({ signsIn: false })
    expect(await signIn('12345678901', 'Quiet-River-7')).toEqual({ signsIn: true })
    expect((await control('POST', 'sign-in', { account: 'nobody', password: 'x' }))[0]).toBe(404)
  })

  test('changes policy and clients', async () => {
    const { fetch, call, control } = caller()
    expect(await control('PUT', 'policy', { minLength: 15 })).toEqual([200, { minLength: 15 }])
    const response = await fetch({ headers: { 'X-L': 'en' } })
    expect(await response.json()).toMatchObject({
      error_code: 'IDAAS.SDK.PWD.0007',
      error_msg: 'The password must contain 15 to ∞ characters',
    })
    await control('PUT', 'clients', ['my-app'])
    expect(await call()).toBe('400 IDAAS.SDK.PARAM.0003')
    expect(await call({ headers: { 'X-client-id': 'my-app' } })).toBe('400 IDAAS.SDK.PWD.0007')
    expect((await control('PUT', 'policy', { minLength: 9, maxLength: 8 }))[0]).toBe(400)
    expect((await control('PUT', 'clients', 'my-app'))[0]).toBe(400)
  })

  test('moves the clock', async () => {
    const { sandbox, call, control } = caller({ lifetime: 60, clock: () => 0 })
    await control('POST', 'codes', { ...code, code: '111111' })
    expect(await control('POST', 'clock', { advance: 59 })).toEqual([
      200,
      { now: '1970-01-01T00:00:59.000Z' },
    ])
    expect(await call({ body: { verify_code: '111111', password: 'short' } })).toBe(
      '400 IDAAS.SDK.PWD.0004',
    )
    sandbox.clock.advance(1)
    expect(await call({ body: { verify_code: '111111' } })).toBe(wrongCode)
    expect((await control('POST', 'clock', { advance: 'a day' }))[0]).toBe(400)
  })

  test('keeps the clock in the calendar', async () => {
    const { control } = caller({ clock: () => 0 })
    expect((await control('POST', 'clock', { advance: 1e300 }))[0]).toBe(400)
    expect(await control('POST', 'clock', { advance: 1 })).toEqual([
      200,
      { now: '1970-01-01T00:00:01.000Z' },
    ])
  })

  test.each([
    ['requests?operation=updatePasswordByFax', 'operation: there is no updatePasswordByFax'],
    ['requests/next?product=caim', 'product: there is no caim'],
    ['codes?purpose=FORGET', 'purpose: no operation has this verification type'],
  ])('refuses a filter that nothing can match: %s', async (path, message) => {
    const [status, body] = await caller().control('GET', path)
    expect([status, body]).toEqual([
      400,
      expect.objectContaining({ error_msg: expect.stringContaining(message) }),
    ])
  })

  test('goes back to the start, whole', async () => {
    const { sandbox, call, control } = caller({ clock: () => 0 })
    await call()
    await control('PUT', 'policy', { minLength: 50 })
    await control('POST', 'faults', { status: 503 })
    await control('POST', 'clock', { advance: 60 })
    expect((await control('POST', 'reset'))[0]).toBe(204)
    expect([sandbox.clock.now(), sandbox.requests.list(), sandbox.faults.list()]).toEqual([
      0,
      [],
      [],
    ])
    expect(await call()).toBe('200')
  })

  test('says that it is ready, and what it serves', async () => {
    const [status, health] = await caller().control('GET', 'health')
    expect(status).toBe(200)
    expect(health).toMatchObject({ status: 'ok', product: 'ciam' })
    expect(health.operations).toContainEqual({
      id: 'changeUserPassword',
      method: 'PUT',
      path: byAdministrator.replace(/users\/[^/]+/, 'users/{user_id}'),
      products: ['ciam'],
    })
  })
})

describe('nonsense in the state is refused, in the process and over HTTP:', () => {
  type Change = (state: State) => unknown
  const wrong = (value: unknown) => value as never // as a caller without types may hand it in
  test.each<[string, string, unknown, Change, string]>([
    ['PUT', 'policy', [], (it) => it.setPolicy(wrong([])), 'the policy: use names and values'],
    [
      'PUT',
      'policy',
      { minLength: 9, maxLength: 8 },
      (it) => it.setPolicy({ minLength: 9, maxLength: 8 }),
      '9 is above maxLength',
    ],
    ['POST', 'accounts', [], (it) => it.addAccount(wrong([])), 'the account: use names and values'],
    [
      'POST',
      'accounts',
      { password: 'x', usernmae: 'y' },
      (it) => it.addAccount(wrong({ password: 'x', usernmae: 'y' })),
      'usernmae: unknown key',
    ],
    [
      'PATCH',
      'accounts/Zhang.Wei88',
      [],
      (it) => it.changeAccount(it.named('Zhang.Wei88')!, wrong([])),
      'the account: use names and values',
    ],
    ['PUT', 'clients', [5], (it) => it.setClients([wrong(5)]), '[0]: use text'],
    [
      'POST',
      'codes',
      { purpose: 'FORGET', to: '1' },
      (it) => it.sendCode({ purpose: 'FORGET', to: '1' }),
      'no operation has this verification type',
    ],
    [
      'POST',
      'accounts',
      { password: 'x', verifyCode: { FORGET: '1' } },
      (it) => it.addAccount({ password: 'x', verifyCode: { FORGET: '1' } }),
      'no operation has this verification type',
    ],
  ])('%s %s %j', async (method, route, body, change, message) => {
    const { sandbox, control } = caller()
    const before = await control('GET', 'state')
    expect(() => change(sandbox.state)).toThrow(message)
    expect(await control(method, route, body)).toEqual([
      400,
      { error_code: 'SANDBOX.CONTROL.0400', error_msg: expect.stringContaining(message) },
    ])
    expect(await control('GET', 'state')).toEqual(before)
  })

  test.each(['faults', 'clock', 'codes', 'sign-in'])('a list for %s', async (route) => {
    expect(await caller().control('POST', route, [])).toEqual([
      400,
      {
        error_code: 'SANDBOX.CONTROL.0400',
        error_msg: expect.stringContaining('use names and values'),
      },
    ])
  })
})

test.each([
  ['GET', 'nothing', 404],
  ['POST', 'state', 405],
  ['GET', 'constructor', 404],
  ['toString', 'state', 405],
  ['GET', 'accounts/%zz', 404],
  ['GET', '', 404],
])('%s %s is refused with %i, in JSON', async (method, route, status) => {
  expect(await caller().control(method, route)).toEqual([
    status,
    { error_code: expect.stringMatching(/^SANDBOX\./), error_msg: expect.any(String) },
  ])
})

test.each([
  ['POST', 'reset?session=one', undefined, 'takes no query; a session is named by the header'],
  ['DELETE', 'faults?id=1', undefined, 'takes no query'],
  ['DELETE', 'faults', { id: 1 }, 'takes no body'],
  ['DELETE', 'requests?operation=signIn', undefined, 'takes no query'],
  ['POST', 'reset', { accounts: [] }, 'takes no body'],
  ['POST', 'faults?times=1', { status: 503 }, 'takes no query'],
  ['GET', 'requests?status=400&status=500', undefined, 'status: is there twice'],
  ['GET', 'requests/next?wait=1&wait=2', undefined, 'wait: is there twice'],
])('%s %s with %j does not do something else in silence', async (method, route, body, message) => {
  const { sandbox, call, control } = caller()
  sandbox.faults.add({ status: 503 })
  await call()
  const [status, error] = await control(method, route, body)
  expect([status, error.error_msg]).toEqual([400, expect.stringContaining(message)])
  expect([sandbox.faults.list().length, sandbox.requests.list().length]).toEqual([1, 1])
})

test('an empty object counts as no body, since some clients always send one', async () => {
  expect((await caller().control('POST', 'reset', {}))[0]).toBe(204)
})
