import { describe, expect, test } from 'vitest'
import type { SandboxData } from '../../scripts/sandbox/start-data.ts'
import { caller } from './caller.ts'

const account = { email: '15200000000@qq.com', password: 'x', verifyCode: '123456' }
const withName = (name: object): SandboxData => ({
  clients: ['app'],
  accounts: [{ ...account, ...name }],
})

describe('a Chinese name', () => {
  test.each([
    ['曾晓', 'Zengxiao-77'],
    ['解晓', 'Xie-Xiao-77xiexiao'],
    ['单晓', 'shanXIAO-77'],
    ['仇晓', 'Qiuxiao-77'],
    ['区晓', 'Ouxiao-77'],
    ['查晓', 'Zhaxiao-77'],
    ['尉迟晓', 'Yuchixiao-77'],
    ['万俟晓', 'Moqixiao-77'],
    ['吕晓', 'Lvxiao-77'],
    ['吕晓', 'Luxiao-77'],
    ['吕晓', 'Xiaolv-77'],
  ])('%s is read as a surname, so %s is refused', async (name, password) => {
    const { call } = caller({ data: withName({ name }) })
    expect(await call({ body: { password } })).toBe('400 IDAAS.SDK.PWD.0003')
  })

  test.each([
    ['祭遵', 'Zhaizun-77'],
    ['种师道', 'Chongshidao-77'],
    ['隗明', 'Kuiming-77'],
    ['重耳', 'Chonger-77'],
    ['张乐', 'Zhangyue-77'],
    ['刘朝', 'Liuzhao-77'],
  ])('%s has a character with several readings, so %s is refused', async (name, password) => {
    const { call } = caller({ data: withName({ name }) })
    expect(await call({ body: { password } })).toBe('400 IDAAS.SDK.PWD.0003')
  })

  test.each([
    ['欧阳修', 'XiuOuyang-77'],
    ['尉迟恭', 'Gong Yuchi-77'],
    ['曾国藩', 'Zeng Guofan-7'],
    ['曾国藩', 'Guofan Zeng-7'],
    ['阿依古丽·买买提', 'Ayigulimaimaiti-7'],
    ['阿依古丽·买买提', 'Maimaitiayiguli-7'],
    ['Zhang Wei', 'Zhangwei-77'],
    ['John Smith', 'SmithJohn-77'],
    ['John Smith', 'john smith 77'],
  ])('%s is written in either order, with blanks and without, as in %s', async (name, password) => {
    const { call } = caller({ data: withName({ name }) })
    expect(await call({ body: { password } })).toBe('400 IDAAS.SDK.PWD.0003')
  })

  test.each([
    ['曾国藩', 'Guofan-777'],
    ['曾国藩', 'Zgf-77777'],
    ['Al', 'Always-77'],
  ])('%s does not forbid %s, which has a part of it alone', async (name, password) => {
    const { call } = caller({ data: withName({ name }) })
    expect(await call({ body: { password } })).toBe('200')
  })

  test('has the spellings that its account gives, and no others', async () => {
    const { call } = caller({ data: withName({ name: '曾晓', pinyin: ['tsengshiao'] }) })
    expect(await call({ body: { password: 'Tsengshiao-7' } })).toBe('400 IDAAS.SDK.PWD.0003')
    expect(await call({ body: { password: 'Zengxiao-77' } })).toBe('200')
  })

  test('of an account that is added later is read, too', async () => {
    const { call, control } = caller({ data: withName({}) })
    await control('POST', 'accounts', { ...account, email: 'b@example.com', name: '曾晓' })
    expect(await call({ body: { email: 'b@example.com', password: 'Zengxiao-77' } })).toBe(
      '400 IDAAS.SDK.PWD.0003',
    )
  })
})

test.each(['+86-15200000001', '+86 15200000001'])(
  'a password must not contain the number %s without its area code',
  async (mobile) => {
    const { call } = caller({ data: withName({ mobile }) })
    expect(await call({ body: { password: 'Ab-15200000001' } })).toBe('400 IDAAS.SDK.PWD.0003')
  },
)

test('passwords that differ only in lone surrogates are different', async () => {
  const { call } = caller({ data: { ...withName({}), passwordPolicy: { history: 5 } } })
  const body = (unit: string) =>
    `{"email":"15200000000@qq.com","verify_code":"123456","password":"Quiet-7\\u${unit}"}`
  expect(await call({ body: body('d800') })).toBe('200')
  expect(await call({ body: body('d801') })).toBe('200')
  expect(await call({ body: body('d800') })).toBe('400 IDAAS.SDK.PWD.0001')
})

describe('start data that contradicts itself is refused with its place', () => {
  const other = { mobile: '1', password: 'x' }
  test.each([
    [{ accounts: [other, other] }, 'accounts[1].mobile: is the same as accounts[0].mobile'],
    [
      { accounts: [{ ...other, idToken: 'a' }], orphanIdTokens: ['a'] },
      'orphanIdTokens[0]: is the same as accounts[0].idToken',
    ],
    [
      { passwordPolicy: { minLength: 9, maxLength: 8 } },
      'passwordPolicy.minLength: 9 is above maxLength, which is 8',
    ],
    [
      { passwordPolicy: { minClasses: 4, maxLength: 3 } },
      'passwordPolicy.minClasses: 4 is above maxLength, which is 3',
    ],
    [
      { accounts: [{ ...other, verifyCode: { X: '1' } }] },
      'accounts[0].verifyCode.X: no operation has this verification type',
    ],
    [{ accessTokens: ['a b'] }, 'accessTokens[0]: no header can carry this'],
    [{ clients: ['密'] }, 'clients[0]: no header can carry this'],
    [{ clientSecrets: { b: 'x' } }, 'clientSecrets.b: clients has no b'],
  ])('%j: %s', (part, message) => {
    const data = { clients: ['a'], accounts: [], ...part }
    expect(() => caller({ data })).toThrow(message)
  })
})
