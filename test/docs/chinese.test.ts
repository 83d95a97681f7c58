// The Chinese pages as a technical writer reads them: one term for each thing, and the punctuation and spacing of
// Chinese. The vendor's own messages are left as they are, and so is code.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BuiltSite, buildSite } from './built-site.ts'

let site: BuiltSite
beforeAll(async () => {
  site = await buildSite()
})
afterAll(() => site.remove())

/** Whatever is not our prose. */
const code = '¤'

function proseOf(page: string): string {
  return page
    .replace(/<(pre|code|script|style|title|textarea|svg)\b.*?<\/\1>/gs, code)
    .replace(/<p class="(?:[\w-]*-)?message"[^>]*>.*?<\/p>/gs, code)
    .replace(/<a class="mark[^>]*>.*?<\/a>/gs, '\n')
    .replace(/<(\w+)[^>]*\slang="en"[^>]*>.*?<\/\1>/gs, code)
    .replace(/<\/(?:p|li|h\d|td|th|dt|dd|summary|a|button|option|label|span)>|<br \/>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, it) => String.fromCharCode(Number(it)))
}

/** What a pattern finds, with what stands around it. */
function found(pattern: RegExp): string[] {
  const pages = [...site.files].filter(([name]) => /^zh\/.*\.html$|report\.zh\.html$/.test(name))
  const all = pages.flatMap(([name, page]) =>
    [...proseOf(page).matchAll(new RegExp(`.{0,12}(?:${pattern.source}).{0,12}`, 'gu'))].map(
      ([it]) => `${name}: ${it}`,
    ),
  )
  return [...new Set(all)]
}

describe('a Chinese page', () => {
  test.each([
    ['令牌', /(?<!JSON Web |[a-z])Token(?!\w)|id_token令|[iI]d token|ID Token|口令/],
    ['错误消息', /错误信息|报错|提示信息|(?<!错误)消息/],
    ['错误码', /错误代码|错误编码|此码/],
    ['接口', /操作接口|端点|API 接口/],
    ['您', /你/],
    ['账号', /账户|帐号|帐户/],
    ['验证码', /校验码|动态码|邮箱验证码/],
    ['凭证', /凭据/],
    ['机密信息', /秘密|机密值|敏感信息/],
    ['弱密码列表', /弱密码名单/],
    ['响应', /返回内容|返回体|应答|作答/],
    ['请求头和响应头', /头部|标头|报头/],
    ['沙箱', /沙盒/],
    ['登录', /登陆/],
    ['部署', /实例部署/],
  ])('says %s and no other word for it', (_, others) => {
    expect(found(others)).toEqual([])
  })

  test('has the punctuation of Chinese', () => {
    expect(
      found(/\p{Script=Han} ?[,;!?](?!\d)|\p{Script=Han} ?\(|\) ?\p{Script=Han}|\p{Script=Han}: /u),
    ).toEqual([])
    expect(found(/\p{Script=Han}\.(?!\w)|"\p{Script=Han}|\p{Script=Han}"/u)).toEqual([])
  })

  test('has a blank between Chinese and Latin, and none beside its punctuation', () => {
    expect(found(/\p{Script=Han}[A-Za-z\d]|[A-Za-z\d]\p{Script=Han}/u)).toEqual([])
    expect(found(/[，。；：、（] (?=\S)|[^\S\n][，。；：、）]/)).toEqual([])
    expect(found(/\p{Script=Han} +\p{Script=Han}/u)).toEqual([])
  })
})
