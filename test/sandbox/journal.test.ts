import { describe, expect, test } from 'vitest'
import { byAdministrator, byMobile, caller } from './caller.ts'

describe('a recorded request', () => {
  test('says what the app sent, what came of it and why, without a secret', async () => {
    const { sandbox, call } = caller()
    await call({
      headers: {
        'X-L': 'zh',
        Authorization: 'Bearer secret-token-77',
        'X-Api-Key': 'secret-key-77',
      },
      body: { verify_code: '999999', pwd_must_modify: 'false', hint: 'my secret hint' },
    })
    const [request] = sandbox.requests.list()
    expect(request).toMatchObject({
      id: 1,
      method: 'POST',
      operation: 'updatePasswordByEmail',
      product: 'ciam',
      mode: 'reset',
      account: '20201028102749564-9082-DC8CD2722',
      status: 400,
      code: 'IDAAS.SDK.CAPTCHA.0007',
      reason: 'wrong-code',
      headers: { 'x-l': 'zh', 'x-agent': 'a', authorization: 'Bearer ***', 'x-api-key': '***' },
      body: {
        email: '15200000000@qq.com',
        verify_code: '***',
        password: '***',
        pwd_must_modify: 'false',
        hint: '***',
      },
    })
    expect(JSON.stringify(request)).not.toMatch(/999999|Quiet-River|secret/)
  })

  test('shows a secret in no other place either', async () => {
    const { sandbox, call } = caller()
    await call({ headers: { 'X-agent': 'app Quiet-River-7' } })
    expect(sandbox.requests.list()[0]?.headers['x-agent']).toBe('app ***')
  })

  test('shows the mobile number that the app sent, although the code is a part of it', async () => {
    const { sandbox, call } = caller()
    const body = { mobile: '12345678901', verify_code: '123456', password: 'short' }
    await call({ path: byMobile, body: JSON.stringify(body) })
    await call({ path: byMobile, body: JSON.stringify({ ...body, password: body.mobile }) })
    expect(sandbox.requests.list().map((it) => it.body)).toEqual([
      { mobile: '12345678901', verify_code: '***', password: '***' },
      { mobile: '***', verify_code: '***', password: '***' },
    ])
  })

  test('shows what the contract knows and no secret is', async () => {
    const { sandbox, call } = caller()
    await call({
      path: byAdministrator,
      method: 'PUT',
      headers: { Authorization: 'Bearer sandbox-access-token' },
      body: JSON.stringify({ password: 'Quiet-River-7', must_modify: false }),
    })
    expect(sandbox.requests.list()[0]).toMatchObject({
      operation: 'changeUserPassword',
      reason: 'success',
      status: 200,
      body: { password: '***', must_modify: false },
    })
  })

  test('shows a form in place of the query like the query, in both without the secret', async () => {
    const { sandbox, call } = caller()
    const values = { grant_type: 'client_credentials', client_id: 'app-1', client_secret: 's3cr-t' }
    const form = new URLSearchParams(values).toString()
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    await call({ path: '/api/v2/tenant/token', headers, body: form })
    await call({
      path: `/api/v2/tenant/token?${form}`,
      headers: { 'User-Agent': 's3cr-t' },
      body: '',
    })
    const [inForm, inQuery] = sandbox.requests.list()
    const shown = { ...values, client_secret: '***' }
    expect([inForm?.body, inForm?.query, inForm?.violations]).toEqual([shown, {}, []])
    expect([inQuery?.body, inQuery?.query]).toEqual([undefined, shown])
    expect(JSON.stringify([inForm, inQuery])).not.toContain('s3cr-t')
  })

  test.each([
    ['unreadable', '{"password": "Quiet-River-7"', '(not shown, since it cannot be read)'],
    ['long', JSON.stringify({ password: 'x'.repeat(9000) }), '(a long body, which is not shown)'],
    ['empty', '', undefined],
  ])('says that a body is %s', async (_, body, shown) => {
    const { sandbox, call } = caller()
    await call({ body })
    expect(sandbox.requests.list()[0]?.body).toBe(shown)
  })
})

test('a secret of a long body is shown nowhere else', async () => {
  const { sandbox, call } = caller()
  const body = { email: 'x'.repeat(9000), verify_code: 'Quiet-River-7', 'Quiet-River-7': 1 }
  await call({ headers: { 'X-agent': 'app Quiet-River-7' }, body: JSON.stringify(body) })
  const [shown] = sandbox.requests.list()
  expect(shown?.headers['x-agent']).toBe('app ***')
  expect(JSON.stringify(shown)).not.toContain('Quiet-River-7')
})

describe('the journal', () => {
  test('is filtered and cleared', async () => {
    const { sandbox, call } = caller()
    await call()
    await call({ body: { verify_code: '0' } })
    await call({ path: '/nowhere' })
    const ids = (filter: object) => sandbox.requests.list(filter).map(({ id }) => id)
    expect(ids({})).toEqual([1, 2, 3])
    expect(ids({ reason: 'wrong-code' })).toEqual([2])
    expect(ids({ operation: 'updatePasswordByEmail', status: 200 })).toEqual([1])
    expect(ids({ path: '/nowhere' })).toEqual([3])
    sandbox.requests.clear()
    await call()
    expect(ids({})).toEqual([4])
  })

  test('keeps the latest thousand requests', async () => {
    const { sandbox } = caller()
    const request = { method: 'POST', url: '/nowhere', headers: {}, body: '' }
    for (let index = 0; index < 2500; index += 1) sandbox.respond(request)
    const kept = sandbox.requests.list()
    expect([kept.length, kept[0]?.id, kept.at(-1)?.id]).toEqual([1000, 1501, 2500])
  })

  test('gives each request once to those who wait, whenever it came', async () => {
    const { sandbox, call } = caller()
    await call()
    const { requests } = sandbox
    expect((await requests.next({ operation: 'updatePasswordByEmail' })).id).toBe(1)
    const second = requests.next({ reason: 'wrong-code' })
    await call()
    await call({ body: { verify_code: '0' } })
    expect((await second).id).toBe(3)
    await expect(requests.next({}, { timeout: 1 })).rejects.toThrow(
      'no such request came within 1 ms',
    )
  })

  test('can be read, waited for and cleared from another process', async () => {
    const { call, control } = caller()
    const next = control('GET', 'requests/next?operation=updatePasswordByEmail&wait=60000')
    await call({ body: { verify_code: '0' } })
    expect(await next).toEqual([200, expect.objectContaining({ reason: 'wrong-code' })])
    expect(await control('GET', 'requests?status=400')).toEqual([
      200,
      { requests: [expect.objectContaining({ id: 1 })] },
    ])
    expect(await control('GET', 'requests/next?wait=1')).toEqual([
      404,
      expect.objectContaining({ error_msg: 'no such request came within 1 ms' }),
    ])
    expect((await control('DELETE', 'requests'))[0]).toBe(204)
    expect(await control('GET', 'requests')).toEqual([200, { requests: [] }])
  })

  test.each(['operatoin=x', 'status=abc', 'violations=perhaps'])(
    'refuses the filter %s',
    async (filter) => {
      expect((await caller().control('GET', `requests?${filter}`))[0]).toBe(400)
    },
  )

  test('refuses a misspelt filter in the process, too', () => {
    const { requests } = caller().sandbox
    const filter: object = { operatoin: 'x' }
    expect(() => requests.list(filter)).toThrow('there is no filter of this name')
    expect(() => requests.next(filter)).toThrow('there is no filter of this name')
  })

  test.each([
    [{ mode: 'rest' }, 'mode: there is no rest; use one of change, reset'],
    [{ code: 'IDAAS.SDK.CAPCHA.0007' }, 'code: the catalog has no code'],
    [{ reason: 'wrong code' }, 'reason: there is no wrong code; use one of success, forced'],
    [{ method: 'post' }, 'method: use capitals, as in POST'],
    [{ status: '400' }, 'status: use a number'],
    [{ operation: 'updatePasswordByEmail', product: 'eiam' }, 'eiam does not offer updatePass'],
  ])('refuses %j, which no request can have', (filter: object, message) => {
    const { requests } = caller().sandbox
    expect(() => requests.list(filter)).toThrow(message)
    expect(() => requests.next(filter)).toThrow(message)
  })

  test.each([
    [{ timeout: 60_001 }, 'timeout: use at most 60000'],
    [{ timeout: -1 }, 'timeout: use 0 or more'],
    [{ wait: 5 }, 'wait: unknown key'],
  ])('does not wait with %j', (options: object, message) => {
    expect(() => caller().sandbox.requests.next({}, options)).toThrow(message)
  })

  test('names the time to wait among what a wait takes', async () => {
    const [status, error] = await caller().control('GET', 'requests/next?timeout=5')
    expect([status, error.error_msg]).toEqual([400, expect.stringContaining('use wait, operation')])
  })
})
