// The dictionary of the Chinese report: it has what runs say, and leaves what a deployment said as it is.
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { check } from '../../../scripts/check/check.ts'
import type { Profile } from '../../../scripts/check/profile/profile.ts'
import { profileOf } from '../../../scripts/check/profile/sandbox-profile.ts'
import { inChinese } from '../../../scripts/check/report/chinese.ts'
import { sendBy } from '../../../scripts/check/run/transport.ts'
import { createSandbox } from '../../../scripts/sandbox/sandbox.ts'

test.each([
  ['without X-client-id', '不带 X-client-id'],
  ['with an empty password', 'password 为空'],
  ['with a password that is too short', '新密码太短'],
  ['without credentials, by a path with two slashes', '不带凭证，路径中有两个斜杠'],
  ['with an empty list as verify_code', 'verify_code 换成空列表'],
  ['SDK.COMMON.1005 or SDK.SMS.1005', 'SDK.COMMON.1005 或 SDK.SMS.1005'],
  [
    'an error response: the new password is shorter or longer than the policy allows',
    '错误响应：新密码的长度不在策略允许的范围内',
  ],
  ['needs newPassword or idToken in the profile', '需要在配置文件中提供 newPassword 或 idToken'],
  ['no verification code in the response', '响应中不含验证码'],
  ["min 8, max 20, as the profile's policy says", 'min 8, max 20，与配置文件中的密码策略一致'],
  ['"with an empty password"', '"with an empty password"'],
  ['idaas.sdk.pwd.0001', 'idaas.sdk.pwd.0001'],
])('%s is %s', (english, chinese) => {
  expect(inChinese(english)).toBe(chinese)
})

test.each([
  'with a purple password',
  'without credentials, and more',
  'a, '.repeat(300),
  'a or '.repeat(250),
])('what it does not have is not put into Chinese by halves: %.30s', (text) => {
  expect(inChinese(text)).toBeUndefined()
})

describe.each(['ciam', 'eiam', 'oneaccess'])('a run on %s', (product) => {
  test.each([
    ['everything', {}],
    ['nothing', { allow: [] }],
    ['no policy', { passwordPolicy: {} }],
  ])('that may do or know %s says nothing that the dictionary lacks', async (_, given) => {
    const said = await saidBy(product, given)
    expect(said.length).toBeGreaterThan(30)
    const lacking = said.filter((it) => inChinese(it) === undefined)
    expect(lacking, 'add these to scripts/check/report/chinese.json').toEqual([])
  })
})

/** Requests, reasons and places of passwords. */
async function saidBy(product: string, given: Partial<Profile>): Promise<string[]> {
  const sandbox = createSandbox({ product })
  const profile = profileOf(sandbox, 'https://tenant.example.com', 'an-example-and-no-secret')
  const whats: string[] = []
  const { variants, ledger } = await check(
    { ...profile, ...given },
    {
      label: 'example',
      now: () => 0,
      send: sendBy((request) => sandbox.fetch(request)),
      onProbe: ({ what }) => whats.push(what),
    },
  )
  const reasons = variants.flatMap(({ clauses }) => clauses.flatMap(({ reason = [] }) => reason))
  return [...new Set([...whats, ...reasons, ...ledger.flatMap(({ places }) => places)])]
}

test('every text that the check writes in one piece is in the dictionary', () => {
  const texts = ['judge', 'plan', 'run'].flatMap((folder) =>
    readdirSync(`scripts/check/${folder}`).flatMap((file) =>
      sentencesIn(readFileSync(`scripts/check/${folder}/${file}`, 'utf8')),
    ),
  )
  expect(texts.length).toBeGreaterThan(20)
  expect(texts.filter((it) => inChinese(it) === undefined)).toEqual([])
})

/** What stands for `expected`, `got` or `what` without a variable. */
function sentencesIn(source: string): string[] {
  const found = source.matchAll(/\b(?:expected|got|what)(?::| =) '([a-z][^']* [^']*)'/g)
  return [...found].map(([, text = '']) => text)
}
