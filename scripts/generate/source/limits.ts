// What a call of the contract may be, and why no more than that. The rules in scripts/lint/calls enforce it, and
// `generated/limits.md` shows it.
import type { Texts } from '../../contract/catalog.ts'

export interface Limit {
  part: Required<Texts>
  allowed: Required<Texts>
  why: Required<Texts>
}

const limit = (
  part: [string, string],
  allowed: [string, string],
  why: [string, string],
): Limit => ({
  part: { en: part[0], zh: part[1] },
  allowed: { en: allowed[0], zh: allowed[1] },
  why: { en: why[0], zh: why[1] },
})

export const limits = {
  method: limit(
    ['Method', '方法'],
    [
      'get (without a body), post, put, patch, delete',
      'get（不带请求体）、post、put、patch、delete',
    ],
    [
      '`fetch` sends no body with get, and nobody has used the other methods.',
      '`fetch` 的 get 请求不能带请求体；其他方法没有人用过。',
    ],
  ),
  place: limit(
    ['Server, callbacks', '服务器、回调'],
    ['the servers of openapi.yaml, no callbacks', '使用 openapi.yaml 的服务器，不支持回调'],
    [
      'A client, a sandbox and a profile have one base address, and nothing here could receive a callback.',
      '客户端、沙箱和配置文件都只有一个基础地址，也没有可以接收回调的一方。',
    ],
  ),
  body: limit(
    ['Request body', '请求体'],
    [
      'an object as application/json or application/x-www-form-urlencoded; ' +
        'alternatives in oneOf or anyOf, each a component for a mode (x-mode) or products (x-products)',
      '对象，application/json 或 application/x-www-form-urlencoded；多种请求体用 oneOf 或 anyOf，' +
        '每种是一个组件，对应一种模式（x-mode）或若干产品（x-products）',
    ],
    [
      'The client takes path, query and body from one object, and each variant must know which body is its own.',
      '客户端用一个对象同时接收路径、查询和请求体的值，而且每个变体必须知道自己用哪种请求体。',
    ],
  ),
  input: limit(
    ['Inputs', '输入'],
    [
      'strings, numbers and booleans in path, query and header; anything in a JSON body; ' +
        'each name and each x-value once',
      '路径、查询和请求头中为字符串、数字或布尔值；JSON 请求体中可为任意类型；每个名称和每个 x-value 只出现一次',
    ],
    [
      'Lists in addresses have many spellings, and cookies are not sent by a client of another site.',
      '列表在地址中有多种写法；其他站点的客户端也不会发送 Cookie。',
    ],
  ),
  value: limit(
    ['Values', '取值'],
    [
      'a required input has an x-value, an example, a default or an enum',
      '必填的输入要有 x-value、示例、默认值或枚举',
    ],
    [
      'Otherwise nothing says what a good request sends, and no other fault could be tested.',
      '否则无从得知正确的请求应发送什么，也就无法测试其他错误。',
    ],
  ),
  secret: limit(
    ['Secrets', '机密'],
    [
      'passwords and codes in the body only; a client secret also in the query; tokens in a security scheme',
      '密码和验证码只能放在请求体中；Client Secret 也可以放在查询中；令牌使用安全方案',
    ],
    [
      'Addresses stand in logs; what stands in headers is an option of the client, which is shared by all calls.',
      '地址会写入日志；请求头中的值是客户端的公共选项，由所有调用共享。',
    ],
  ),
  security: limit(
    ['Credentials', '凭证'],
    [
      'http bearer, http basic, oauth2, and apiKey in a header or the query; ' +
        'several together; no choice within a variant',
      'http bearer、http basic、oauth2，以及位于请求头或查询中的 apiKey；可以同时使用多个；一个变体内不能任选其一',
    ],
    [
      'Two ways to prove who calls are two variants, which can have different codes.',
      '两种证明身份的方式就是两个变体，错误码可能不同。',
    ],
  ),
  account: limit(
    ['Whose account', '谁的账号'],
    [
      'a call that sets a password names the account by an input (x-value: account.…) or by a token of a user; ' +
        'it needs no password beside the new and the current one',
      '设置密码的调用要通过输入（x-value: account.…）或用户的令牌指明账号；除新密码和当前密码外，不要求其他密码',
    ],
    [
      'Otherwise neither sandbox nor check could tell whose password changes, and no request could repeat the new one.',
      '否则沙箱和检查都无法判断修改的是谁的密码，也没有请求能重复新密码。',
    ],
  ),
  variant: limit(
    ['Variants', '变体'],
    [
      'two variants of one product differ in their mode, and in a credential or a required body member',
      '同一产品的两个变体模式不同，并且凭证或必填的请求体字段不同',
    ],
    ['Otherwise no request shows which of the two it means.', '否则无法从请求看出是哪一个。'],
  ),
  effect: limit(
    ['Effects', '效果'],
    [
      'x-effect: none, set-password, send-code, sign-in, issue-token; ' +
        'with an account that it is about, and a property of the response for a token that it hands out',
      'x-effect 取 none、set-password、send-code、sign-in、issue-token；须指明所涉及的账号，签发令牌时响应中须有对应的属性',
    ],
    [
      'The sandbox carries the effect out, and the check must know what a request may change.',
      '沙箱会执行该效果，检查必须知道请求可能改变什么。',
    ],
  ),
  owner: limit(
    ['Products and modes', '产品和模式'],
    [
      'x-products on parameters, bodies, members of a body and examples; x-mode on bodies and their ' +
        'examples; neither deeper, nor in a response',
      'x-products 可用于参数、请求体、请求体的字段和示例；x-mode 可用于请求体及其示例；更深的层次和响应中都不能用',
    ],
    [
      'An input is sent as a whole or not, and there is one response for each status; what only some ' +
        'products return is optional.',
      '每个输入要么整体发送，要么不发送；每个状态码只有一个响应，只有部分产品返回的内容写成可选。',
    ],
  ),
  success: limit(
    ['Success', '成功'],
    [
      'one status from 200 to 299, without a body or with a JSON object',
      '200 至 299 中的一个状态码，没有响应体或为 JSON 对象',
    ],
    [
      'The result type of the client has one branch for it.',
      '客户端的结果类型为成功只留了一个分支。',
    ],
  ),
  error: limit(
    ['Error responses', '错误响应'],
    [
      'each status by its number; a JSON object that has the code and the message as strings of its own',
      '逐个列出状态码；JSON 对象，错误码和错误消息是它自己的字符串属性',
    ],
    [
      'Codes are compared as text, and a code inside another object is found by no generic client.',
      '错误码按文本比较；嵌套在其他对象里的错误码，通用的客户端找不到。',
    ],
  ),
  sample: limit(
    ['Responses without an example', '没有示例的响应'],
    [
      'a value made up by the schema must be one that it allows; otherwise an example',
      '按 schema 生成的值必须符合该 schema；否则要写示例',
    ],
    [
      'Sandbox, documentation and mocks show it, and no program makes up a value for every pattern.',
      '沙箱、文档和模拟服务都会展示该值，而没有程序能为任意 pattern 生成值。',
    ],
  ),
  header: limit(
    ['Response headers', '响应头'],
    ['a schema of type string, and an example', 'type 为 string 的 schema，并有示例'],
    [
      'A header is text; its pattern, enum and length are enforced, and the sandbox sends the example.',
      '响应头是文本，其 pattern、enum 和长度会被检查；沙箱发送其示例。',
    ],
  ),
  code: limit(
    ['Codes', '错误码'],
    [
      'one code for each reason in a variant; of several tokens, credentials says which one a code is about',
      '一个变体中每种原因只有一个错误码；有多个令牌时，用 credentials 指明错误码针对哪一个',
    ],
    [
      'Of two codes for one reason the second never comes.',
      '同一原因有两个错误码时，第二个永远不会出现。',
    ],
  ),
} satisfies Record<string, Limit>

export type LimitName = keyof typeof limits
