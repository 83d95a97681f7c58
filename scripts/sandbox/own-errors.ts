// Errors of the sandbox itself, which no service behind the contract has. Their codes begin with `SANDBOX.` and end
// with the status.
import type { Language } from '../contract/catalog.ts'

const texts = {
  PATH: [
    404,
    'no operation of the contract has this path; see the list at /_sandbox/health',
    '契约中没有该路径；可在 /_sandbox/health 查看接口列表',
  ],
  METHOD: [405, 'this path takes {0}', '该路径只接受 {0}'],
  PRODUCT: [404, '{0} does not offer {1}', '{0} 不提供 {1}'],
  EXAMPLE: [
    404,
    '{0} has no such response; the examples are in the contract',
    '{0} 没有这样的响应；示例见契约',
  ],
  PREFER: [
    400,
    'Prefer: {0} cannot be done; use each once: code=STATUS, example=CODE, body=html, empty or unknown, delay=MILLISECONDS up to {1}',
    '无法执行 Prefer 中的 {0}；以下各项最多写一次：code=状态码、example=错误码、body=html、empty 或 unknown、delay=毫秒数（最大 {1}）',
  ],
  SIZE: [413, 'a body has at most {0} bytes', '请求体最多 {0} 字节'],
  ENCODING: [
    415,
    'Content-Encoding {0} is not supported; send the body as it is',
    '不支持 Content-Encoding {0}；请直接发送请求体',
  ],
  TYPE: [415, 'send {0}', '请发送 {0}'],
  CONTRACT: [400, 'the request violates the contract: {0}', '请求不符合契约：{0}'],
  UNDOCUMENTED: [
    400,
    'refused ({0}); the vendor publishes no code for this here',
    '已拒绝（{0}）；厂商未公布对应的错误码',
  ],
  FORCED: [503, 'this response was asked for', '该响应是按要求返回的'],
  HOST: [
    403,
    'the routes of /_sandbox/ take requests of this machine alone; name another host with --allow-host',
    '/_sandbox/ 只接受本机请求；其他主机请用 --allow-host 指定',
  ],
  ORIGIN: [
    403,
    'the routes of /_sandbox/ take no requests of pages of another origin',
    '/_sandbox/ 不接受其他来源的页面发出的请求',
  ],
  SESSION: [
    400,
    'X-Sandbox-Session takes 1 to 100 letters, digits and . _ : -',
    'X-Sandbox-Session 只能是 1 到 100 个字母、数字或 . _ : -',
  ],
  ROUTE: [404, 'no such route; there are {0}', '没有该路由；可用的有 {0}'],
  CONTROL: [400, '{0}', '{0}'],
  MISSING: [404, '{0}', '{0}'],
} as const satisfies Record<string, readonly [status: number, en: string, zh: string]>

export type OwnError = keyof typeof texts

export interface OwnErrorText {
  status: number
  code: string
  message: string
}

/** The error in words; `status` is for those that have several. */
export function ownError(
  name: OwnError,
  language: Language,
  values: readonly string[] = [],
  status: number = texts[name][0],
): OwnErrorText {
  const [, en, zh] = texts[name]
  const message = (language === 'zh' ? zh : en).replace(
    /\{(\d)\}/g,
    (_, index: string) => values[Number(index)] ?? '',
  )
  return { status, code: `SANDBOX.${name}.${String(status).padStart(4, '0')}`, message }
}

/** What a stranger wrote, short and in one line, so that it can stand in a message or a header. */
export function printable(text: string): string {
  return text.slice(0, 60).replace(/[^\x20-\x7e]/g, '?')
}
