// The search for error codes: what people paste, and the entry that it must find first.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { Provenance } from '../../scripts/contract/provenance.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { readContract } from '../../scripts/contract/contract.ts'
import { entriesOf } from '../../scripts/explain/entries.ts'
import { createFinder } from '../../scripts/explain/finder.ts'
import { placeTexts } from '../../scripts/explain/place-texts.ts'
import { isName, placesIn } from '../../scripts/explain/places.ts'

const provenance: Provenance = JSON.parse(readFileSync('generated/decisions.json', 'utf8'))
const find = createFinder(entriesOf(readContract(bundle), provenance))
const { catalog } = readContract(bundle)
const found = (text: string) =>
  find(text).matches.map(({ entry }) => `${entry.error.product} ${entry.error.code}`)

describe('the best match for', () => {
  test.each([
    // codes, however they are written
    ['IDAAS.SDK.PWD.0007', 'ciam IDAAS.SDK.PWD.0007'],
    ['idaas_sdk_pwd_0007', 'ciam IDAAS.SDK.PWD.0007'],
    ['IDAAS-SDK-PWD-0007', 'ciam IDAAS.SDK.PWD.0007'],
    ['ＩＤＡＡＳ．ＳＤＫ．ＰＷＤ．０００７', 'ciam IDAAS.SDK.PWD.0007'],
    ['error_code:IDAAS.TENANT.PWD.0001', 'ciam IDAAS.TENANT.PWD.0001'],
    ['It answered SDK.COMMON.1003.', 'eiam SDK.COMMON.1003'],
    ['{"error":"invalid_token","error_description":"Invalid access"}', 'ciam invalid_token'],
    // messages, with values filled in, in either language and width
    ['密码中最大字符重复数不能超过3', 'ciam IDAAS.SDK.PWD.0006'],
    ['密码中最大字符重复数不能超过３', 'ciam IDAAS.SDK.PWD.0006'],
    ['密码长度为8～20个字符', 'ciam IDAAS.SDK.PWD.0007'],
    ['密码中不允许包含：用户名，手机号，邮箱前缀，姓名拼音', 'ciam IDAAS.SDK.PWD.0003'],
    ['clientId 不能为空', 'ciam IDAAS.SDK.PARAM.0002'],
    ['The password must contain 6 to 128 characters.', 'ciam IDAAS.SDK.PWD.0007'],
    ['Number of character repeat in password should not exceed {0}', 'ciam IDAAS.SDK.PWD.0006'],
    ['Parameter X-client-id cannot be left blank.', 'eiam SDK.COMMON.1001'],
    [
      'The user has been locked due to too many unsuccessful login attempts. It will be unlocked in 4 minutes and 59 seconds',
      'eiam SDK.LOGIN.1003',
    ],
    // log lines
    [
      '2026-11-25 10:00:01,123 ERROR [http-nio-1] c.e.Client - resp={"error_code":"IDAAS.SDK.CAPTCHA.0007","error_msg":"验证码不正确"}',
      'ciam IDAAS.SDK.CAPTCHA.0007',
    ],
    [
      'resp=\\u5bc6\\u7801\\u957f\\u5ea6\\u4e3a8~20\\u4e2a\\u5b57\\u7b26',
      'ciam IDAAS.SDK.PWD.0007',
    ],
    ['"{\\"error_msg\\":\\"该密码为弱密码\\"}"', 'ciam IDAAS.SDK.PWD.0005'],
    // a code that products share, and the message that tells them apart
    ['{"error_code":"PWD.0002","error_msg":"密码长度为8~20个字符"}', 'eiam PWD.0002'],
    ['{"error_code":"PWD.0002","error_msg":"密码不允许使用用户名的倒写"}', 'oneaccess PWD.0002'],
    // escapes of HTML, addresses and byte strings, other encodings, colours, blanks that nobody sees
    [
      '&quot;&#23494;&#x7801;&#38271;&#24230;&#20026;8~20&#20010;&#23383;&#31526;&quot;',
      'ciam IDAAS.SDK.PWD.0007',
    ],
    [
      '/login?msg=%E8%AF%A5%E5%AF%86%E7%A0%81%E4%B8%BA%E5%BC%B1%E5%AF%86%E7%A0%81&t=1',
      'ciam IDAAS.SDK.PWD.0005',
    ],
    ['/cb?msg=The+password+is+used+before%2C+cannot+be+used+again', 'ciam IDAAS.SDK.PWD.0001'],
    [
      "b'\\xe5\\xaf\\x86\\xe7\\xa0\\x81\\xe4\\xb8\\x8d\\xe8\\x83\\xbd\\xe4\\xb8\\xba\\xe7\\xa9\\xba'",
      'ciam IDAAS.SDK.USER.0006',
    ],
    [
      '\\345\\257\\206\\347\\240\\201\\344\\270\\215\\350\\203\\275\\344\\270\\272\\347\\251\\272',
      'ciam IDAAS.SDK.USER.0006',
    ],
    ['è¯¥å¯†ç\u00a0\u0081ä¸ºå¼±å¯†ç\u00a0\u0081', 'ciam IDAAS.SDK.PWD.0005'],
    ['\u001b[31mIDAAS.SDK.PWD.0002\u001b[0m', 'ciam IDAAS.SDK.PWD.0002'],
    ['密\u200b码 长 度 为 8 ~ 20 个 字 符', 'ciam IDAAS.SDK.PWD.0007'],
    // cut off, with a prefix or a suffix, numbers without their zeros
    [
      '{"error_msg":"Number of character repeat in password should not ex',
      'ciam IDAAS.SDK.PWD.0006',
    ],
    ['...SDK.PWD.0007","error_msg":"The pass', 'ciam IDAAS.SDK.PWD.0007'],
    ['error_code=IDAAS.SDK.PWD.00', 'ciam IDAAS.SDK.PWD.0001'],
    ['errors.IDAAS.SDK.PWD.0002.title', 'ciam IDAAS.SDK.PWD.0002'],
    ['IdaasSdkUser0004Exception', 'ciam IDAAS.SDK.USER.0004'],
    ['IDAAS.SDK.PWD.7', 'ciam IDAAS.SDK.PWD.0007'],
    // a name that could be a code counts less than a message
    ['user0001: Mobile number cannot be empty', 'ciam IDAAS.SDK.USER.0004'],
    // of equal messages, that of the product or the call which the text names
    ['eiam 密码长度为6~16个字符', 'eiam PWD.0002'],
    ['OneAccess 验证码不能为空', 'oneaccess PARAM.0009'],
    ['/api/v2/tenant/users mobile number cannot be empty', 'ciam IDAAS.TENANT.USER.0004'],
    // words
    ['账户锁定', 'eiam SDK.LOGIN.1003'],
    ['验证码错误', 'ciam IDAAS.SDK.CAPTCHA.0007'],
    // what a code is called says less than its message, in whichever language that is
    ['图形验证码错误', 'ciam IDAAS.SDK.CAPTCHA.0002'],
    ['图形验证码校验失败', 'ciam IDAAS.SDK.CAPTCHA.0002'],
    ['找不到组织', 'oneaccess ORG.0001'],
    ['应用已停用', 'oneaccess APP.0003'],
    // a message is none inside a word that means something else
    ['图形验证码不正确', 'ciam IDAAS.SDK.CAPTCHA.0002'],
    ['图形验证码不能为空', 'oneaccess PARAM.0005'],
    ['one-time password cannot be empty', 'ciam IDAAS.SDK.PARAM.0009'],
    ['电子邮箱不能为空', 'ciam IDAAS.SDK.USER.0005'],
    ['verification code expired', 'ciam IDAAS.SDK.CAPTCHA.0007'],
    ['user cannot log in any more, too many attempts', 'eiam SDK.LOGIN.1003'],
    ['口令太短', 'ciam IDAAS.SDK.PWD.0007'],
    ['reused', 'ciam IDAAS.SDK.PWD.0001'],
    ['locked', 'eiam SDK.LOGIN.1003'],
    ['weak password', 'ciam IDAAS.SDK.PWD.0005'],
    ['历史密码', 'ciam IDAAS.SDK.PWD.0001'],
    // of codes that fit alike, one that an operation returns
    ['password too short', 'ciam IDAAS.SDK.PWD.0007'],
    ['token expired', 'ciam IDAAS.SDK.PARAM.0016'],
    ['登录令牌失效', 'ciam IDAAS.SDK.PARAM.0016'],
    ['验证码过期了', 'ciam IDAAS.SDK.CAPTCHA.0007'],
    ['X-client-id missing', 'ciam IDAAS.SDK.PARAM.0002'],
    // slips of the keyboard
    ['pasword is too short', 'ciam IDAAS.SDK.PWD.0007'],
    ['passwrd to long', 'ciam IDAAS.SDK.PWD.0007'],
    ['密吗太短', 'ciam IDAAS.SDK.PWD.0007'],
    ['Caused by: com.acme.Failure: Incorect verfication code', 'ciam IDAAS.SDK.CAPTCHA.0007'],
    // questions
    ['cannot use previous password', 'ciam IDAAS.SDK.PWD.0001'],
    ['密码被用过了怎么办', 'ciam IDAAS.SDK.PWD.0001'],
    ['验证码输错', 'ciam IDAAS.SDK.CAPTCHA.0007'],
    ['invalid client', 'ciam invalid_client'],
    ['OTP wrong', 'ciam IDAAS.SDK.CAPTCHA.0007'],
    ['密码不能与最近5次相同', 'ciam IDAAS.SDK.PWD.0001'],
    ['密码里有名字', 'ciam IDAAS.SDK.PWD.0003'],
    ['密码强度不够', 'ciam IDAAS.SDK.PWD.0004'],
    ['应用不存在', 'ciam IDAAS.SDK.PARAM.0003'],
    ['系统错误', 'ciam IDAAS.TENANT.COM.0002'],
    // a line of nginx, and a trace of Java
    [
      '10.0.0.1 - - [26/Nov/2026:10:00:01 +0800] "POST /pwd HTTP/1.1" 400 87 "-" resp_body:"{\\x22error_msg\\x22:\\x22The password is weak\\x22}"',
      'ciam IDAAS.SDK.PWD.0005',
    ],
  ])('%s is %s', (text, best) => {
    expect(found(text)[0]).toBe(best)
  })
})

describe('every message of the catalog, in each language, comes first', () => {
  const values: Record<string, string> = {
    parameter: 'verify_code',
    token: 'id_token',
    requirement: 'a digit',
    interface: 'getUser',
    min: '8',
    max: '20',
    minutes: '3',
    seconds: '7',
  }
  const messages = catalog.flatMap(({ product, code, message, parameters }) =>
    Object.values(message).map((template) => ({
      product,
      code,
      template,
      filled: template.replace(/\{(\d)\}/g, (_, index) => values[parameters[index] ?? ''] ?? ''),
    })),
  )
  const quarter = (text: string) => Math.floor(text.length / 4)
  const withoutEnd = (text: string) => text.slice(0, text.length - quarter(text))
  const withoutStart = (text: string) => text.slice(quarter(text))
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  /** The messages of the best match, filled in. */
  const firstOf = (line: string) => {
    const [best] = find(line).matches
    return messages.filter(
      ({ product, code }) =>
        product === best?.entry.error.product && code === best.entry.error.code,
    )
  }

  // Codes that share a message cannot be told apart by it, so that any of them will do.
  test.each<[form: string, line: (text: string) => string]>([
    ['as it is', (text) => text],
    ['in capitals', (text) => text.toUpperCase()],
    ['without its punctuation', (text) => text.replace(/[.,:、]/g, ' ')],
    ['in a line of a log', (text) => `2026-11-25 10:00:01,123 ERROR c.e.Client - 400 msg=${text}`],
    ['in a Chinese line', (text) => `用户修改失败：${text}（状态码 400）`],
    ['in a body of JSON', (text) => JSON.stringify({ error_msg: text })],
    ['in JSON in JSON', (text) => JSON.stringify({ body: JSON.stringify({ error_msg: text }) })],
  ])('%s', (_, line) => {
    const wrong = messages.flatMap(({ template, filled }) =>
      [template, filled]
        .map(line)
        .filter(
          (it) => !firstOf(it).some((first) => letters(first.template) === letters(template)),
        ),
    )
    expect(wrong).toEqual([])
  })

  test('with its code in a body of JSON', () => {
    const wrong = messages.filter(({ product, code, filled }) => {
      const body = JSON.stringify({ error_code: code, error_msg: filled })
      return !firstOf(body).some((first) => first.product === product && first.code === code)
    })
    expect(wrong).toEqual([])
  })

  // What remains of two messages may be the same, so that any message will do that has it.
  test.each<
    [form: string, line: (text: string) => string, has: (all: string, rest: string) => boolean]
  >([
    ['without its end', (it) => `${withoutEnd(it)}...`, (all, rest) => all.startsWith(rest)],
    ['without its start', (it) => `...${withoutStart(it)}`, (all, rest) => all.endsWith(rest)],
  ])('%s', (_, line, has) => {
    const wrong = messages
      .map(({ filled }) => line(filled))
      .filter((it) => !firstOf(it).some(({ filled }) => has(letters(filled), letters(it))))
    expect(wrong).toEqual([])
  })

  test('without its end in a body of JSON', () => {
    const wrong = messages
      .map(({ filled }) => withoutEnd(filled))
      .filter((rest) =>
        firstOf(`{"code":400,"error_msg":"${rest}`).every(
          ({ filled }) => !letters(filled).startsWith(letters(rest)),
        ),
      )
    expect(wrong).toEqual([])
  })
})

test('the values of a message are those of the text', () => {
  expect(find('密码长度为8~20个字符').matches[0]?.values).toEqual({ min: '8', max: '20' })
  expect(find('密码长度为10~32个字符').matches[0]?.values).toEqual({ min: '10', max: '32' })
  expect(find('密码长度为 8 至 20 个字符').matches[0]?.values).toEqual({ min: '8', max: '20' })
  expect(find('密码长度为8到20个字符').matches[0]?.values).toEqual({ min: '8', max: '20' })
  expect(find('The password must contain {0} to {1} characters').matches[0]?.values).toEqual({})
})

test('the end of a code finds it in every product, exact ones first', () => {
  expect(found('pwd.0001')).toEqual([
    'eiam PWD.0001',
    'oneaccess PWD.0001',
    'ciam IDAAS.SDK.PWD.0001',
    'ciam IDAAS.TENANT.PWD.0001',
  ])
})

test('a code that no catalog has is named, and nothing else is guessed', () => {
  expect(find('error_code=IDAAS.SDK.PWD.0099')).toMatchObject({
    unknownCodes: ['IDAAS.SDK.PWD.0099'],
  })
  expect(found('IDAAS.SDK.PWD.0099')).toEqual([])
})

test.each([
  ['PWD.0002', ['eiam', 'oneaccess']],
  ['error_code=PWD.0002', ['eiam', 'oneaccess']],
  ['eiam PWD.0002', []],
  ['PWD.0002 from OneAccess', []],
  ['用户修改密码失败 PWD.0002', ['eiam', 'oneaccess']],
  ['{"error_code":"PWD.0002","error_msg":"密码长度为8~20个字符"}', []],
  ['IDAAS.SDK.PWD.0002', []],
  ['password too short', []],
])(
  'whether products share the code is said if nothing tells which is meant: %s',
  (text, products) => {
    expect(find(text).sharedBy.toSorted()).toEqual(products)
  },
)

test('the package of a class is no code', () => {
  expect(
    find('IDAAS.SDK.PWD.0007 org.springframework.web.client.HttpClientErrorException').unknownCodes,
  ).toEqual([])
})

test('a name beside a code is no second code', () => {
  expect(found('code=MOBILE.0002 user=user0001')).toEqual(['oneaccess MOBILE.0002'])
})

test('two codes in one line are both found', () => {
  expect(found('mapped PWD.0002 -> IDAAS.SDK.CAPTCHA.0007')).toEqual([
    'ciam IDAAS.SDK.CAPTCHA.0007',
    'eiam PWD.0002',
    'oneaccess PWD.0002',
  ])
})

test.each([
  'HTTP/1.1 400 Bad Request',
  '502 Bad Gateway nginx/1.24.0',
  'java.lang.NullPointerException at Foo.java:12',
  'at com.bamboocloud.idaas.sdk.pwd.Service.update(Service.java:120)',
  'POST https://tenant.example.com/api/v2/sdk/pwd/update-by-mobile 400 in 32 ms',
  '2026-11-26 10:00:00 INFO started in 3.2 s',
  'host v1.app.0001.example.com',
  'HTTP/1.1 404 Not Found',
  'status=429 Too Many Requests',
  '423 Locked',
  'forgot password',
  'how do I change my password',
  'reset password',
  '忘记密码',
  '怎么修改密码',
  '重置密码',
  'error',
  '&#99999999; %E5 \\u{ffffff} \\',
])('nothing is found for a line without an error of the catalog: %s', (line) => {
  expect(found(line)).toEqual([])
})

test.each(['12345', 'hello world', '', '   ', '{}', 'a'.repeat(50_000)])(
  'nothing is found for %.20s',
  (text) => {
    expect(found(text)).toEqual([])
  },
)

describe('a name that is no error code', () => {
  const places = placeTexts(readContract(bundle), 'en')
  const named = (text: string) => placesIn(text, places).map(({ name }) => name)

  test.each([
    ['must_modify', ['must_modify']],
    ['what is X-Tenant-Id?', ['X-tenant-id']],
    ['updatePasswordByMobile', ['updatePasswordByMobile']],
    ['FORGET_PWD_SMS', ['FORGET_PWD_SMS']],
    ['captcha_token', ['captcha_token']],
    ['my check is red: wrong-status', ['wrong-status']],
    ['redirect', ['redirect']],
    // plain words of a sentence, and the headers of a log
    ['the password is weak', []],
    [`content-type: application/json ${'x'.repeat(80)}`, []],
    ['my-must_modifying', []],
  ])('%s is about %j', (text, names) => {
    expect(named(text)).toEqual(names)
  })

  test.each([
    ['must_modify', true],
    ['what is X-tenant-id', true],
    ['X-client-id missing', false],
    ['password too short', false],
  ])('%s is such a name and nothing else: %s', (text, isAlone) => {
    expect(isName(text, places)).toBe(isAlone)
  })
})

describe('the command', () => {
  const explain = (...args: string[]) =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/explain.ts', ...args]).then(
      ({ stdout }) => ({ stdout, code: 0 }),
      ({ stdout, stderr, code }) => ({ stdout: `${stdout}${stderr}`, code }),
    )

  test('prints cause, remedy and source, in lines of at most 100 columns', async () => {
    const { stdout, code } = await explain('--language', 'en', '密码中最大字符重复数不能超过3')
    expect(code).toBe(0)
    expect(stdout).toContain('IDAAS.SDK.PWD.0006  400  CIAM')
    expect(stdout).toContain('max = 3')
    expect(stdout).toMatch(/When +The new password repeats a character too often/)
    expect(stdout).toMatch(/Our advice +Ask for a password/)
    expect(stdout).toContain('https://open.bccastle.com/')
    expect(stdout.split('\n').filter((it) => it.length > 100 && !it.includes('http'))).toEqual([])
  })

  test('names documents by their titles', async () => {
    const [english, chinese] = await Promise.all(
      ['en', 'zh'].map((language) => explain('--language', language, 'SDK.COMMON.1012')),
    )
    expect(english?.stdout.replace(/\s+/g, ' ')).toContain(
      'Inferred The page “Change Password by Mobile Number Interface” has no error table.',
    )
    expect(chinese?.stdout.replace(/\s+/g, ' ')).toContain('页面《Change Password by Mobile Number')
  })

  test('says that products share a code, and how to name one', async () => {
    const { stdout } = await explain('--language', 'en', 'PWD.0002')
    expect(stdout).toMatch(/^PWD\.0002 is a code of EIAM and of OneAccess/)
    expect(stdout).toContain('--product eiam|oneaccess')
  })

  test('explains the names of findings and inputs, and wraps what it says of an unknown code', async () => {
    const [finding, input, unknown] = await Promise.all(
      ['wrong-status', 'what is X-tenant-id', 'SDK.PWD.1007'].map((it) =>
        explain('--language', 'en', it),
      ),
    )
    expect(finding).toMatchObject({ code: 0 })
    expect(finding?.stdout).toMatch(/^wrong-status\n  An error has another status\n/)
    expect(input?.stdout).toMatch(/^X-tenant-id\n  Names the tenant\./)
    expect(input?.stdout).not.toContain('IDAAS.')
    expect(unknown?.stdout).toMatch(/^SDK\.PWD\.1007 is not in the catalog/)
    expect(unknown?.stdout.split('\n').filter((it) => it.length > 100)).toEqual([])
  })

  test('says of which call it is inferred that it returns a code', async () => {
    const { stdout } = await explain('--language', 'en', 'IDAAS.SDK.PWD.0001')
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'Returned by updatePasswordByMobile (ciam change), updatePasswordByMobile (ciam reset) (inferred), updatePasswordByEmail (ciam reset) Source',
    )
  })

  test('speaks Chinese, says that nothing was found, and refuses an unknown product', async () => {
    const [chinese, nothing, refused] = await Promise.all([
      explain('--language', 'zh', 'IDAAS.SDK.PWD.0005'),
      explain('--language', 'en', 'hello world'),
      explain('--product', 'other', 'PWD.0005'),
    ])
    expect(chinese.stdout).toContain('该密码为弱密码')
    expect(chinese.stdout).toContain('我们的建议')
    expect(nothing).toMatchObject({ code: 1 })
    expect(refused).toMatchObject({ code: 2 })
    expect(refused.stdout).toMatch(/use .*ciam.*oneaccess/)
  })
})
