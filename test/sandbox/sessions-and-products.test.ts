import { describe, expect, test } from 'vitest'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { byEmail, byMobile, caller, callerOf } from './caller.ts'

describe('sessions', () => {
  test('have accounts, faults, journals and clocks of their own', async () => {
    const { sandbox } = caller()
    const [one, two] = [callerOf(sandbox, 'one'), callerOf(sandbox, 'two')]
    sandbox.session('two').faults.add({ status: 503, times: 1 })
    expect([await one.call(), await one.call()]).toEqual(['200', '400 IDAAS.SDK.PWD.0001'])
    expect([await two.call(), await two.call()]).toEqual(['503 SANDBOX.FORCED.0503', '200'])
    expect(
      sandbox
        .session('one')
        .requests.list()
        .map(({ status }) => status),
    ).toEqual([200, 400])
    expect(sandbox.requests.list()).toEqual([])
    sandbox.session('one').clock.advance(3600)
    expect(sandbox.session('one').clock.now() - sandbox.clock.now()).toBeGreaterThan(3_500_000)
    sandbox.session('one').reset()
    expect(sandbox.session('one').requests.list()).toEqual([])
    expect(await one.call()).toBe('200')
    expect(sandbox.session('two').state.accounts()[0]?.changes).toBe(1)
  })

  test('are forgotten once there are too many of them', async () => {
    const { sandbox } = caller()
    const first = callerOf(sandbox, 'first')
    await first.call()
    for (let index = 0; index < 1000; index += 1)
      sandbox.respond({
        method: 'GET',
        url: '/_sandbox/health',
        headers: { 'x-sandbox-session': `s${index}` },
        body: '',
      })
    expect(await first.call()).toBe('200')
  })

  test('whose name is not plain is in the log all the same', async () => {
    const seen: [reason: string, status: number][] = []
    const onExchange = (it: { reason: string; response: { status: number } }) =>
      void seen.push([it.reason, it.response.status])
    const sandbox = createSandbox({ onExchange })
    await sandbox.fetch('/api', { headers: { 'X-Sandbox-Session': 'a b' } })
    expect(seen).toEqual([['not judged', 400]])
  })

  test('have plain names', async () => {
    const { sandbox, call } = caller()
    expect(await call({ headers: { 'X-Sandbox-Session': 'a b' } })).toBe('400 SANDBOX.SESSION.0400')
    expect(() => sandbox.session('a b')).toThrow('1 to 100 letters')
    expect(await call({ headers: { 'X-Sandbox-Session': '' } })).toBe('400 SANDBOX.SESSION.0400')
    expect(() => sandbox.session('')).toThrow('1 to 100 letters')
  })
})

describe('products', () => {
  const oneAccess = { mobile: '12345678901', password: 'Quiet-River-7' }

  test.each([
    ['the sandbox’s own', byMobile, {}, 'IDAAS.SDK.PARAM.0009'],
    ['by a path prefix', `/oneaccess${byMobile}`, {}, 'PARAM.0009'],
    ['by a host name', byMobile, { Host: 'oneaccess.localhost:4010' }, 'PARAM.0009'],
    ['by a host name in capitals', byMobile, { Host: 'OneAccess.localhost' }, 'PARAM.0009'],
  ])('are told apart: %s', async (_, path, headers, code) => {
    const { call } = caller()
    expect(await call({ path, headers, body: JSON.stringify(oneAccess) })).toBe(`400 ${code}`)
  })

  test('share the accounts of a session', async () => {
    const { call } = caller()
    const body = JSON.stringify({ ...oneAccess, verify_code: '123456' })
    expect(await call({ path: `/oneaccess${byMobile}`, body })).toBe('200')
    expect(await call()).toBe('400 IDAAS.SDK.PWD.0001')
  })

  test('that are named respond on their own paths alone', async () => {
    const { call } = caller()
    expect(await call({ path: `/eiam${byEmail}` })).toBe('404 SANDBOX.PRODUCT.0404')
    expect(await call({ path: `/acme${byEmail}` })).toBe('404 SANDBOX.PATH.0404')
  })
})
