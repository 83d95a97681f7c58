// Every kind of finding, by its stable id. Ids are what people search for, waive and skip; the texts
// are shown by `check --explain`, the report page and the documentation.
import type { Language } from '../../contract/catalog.ts'

export interface FindingKind {
  /** A heading. */
  title: Record<Language, string>
  /** Why it matters to callers or owners of accounts. */
  why: Record<Language, string>
  /** What to do on the server. */
  fix: Record<Language, string>
}

/** In the order in which findings are listed: what tells most comes first. */
export const findingIds = [
  // Secrets, and what a service should never accept.
  'secret-returned',
  'not-refused',
  'security-bypassed',
  'target-moved',
  'other-account-changed',
  'refusal-set-password',
  'former-password-signs-in',
  'near-password-signs-in',
  'internals-shown',
  // What every caller meets.
  'operation-missing',
  'valid-request-refused',
  'success-status',
  'success-body',
  'password-not-set',
  'must-modify-ignored',
  // Error responses.
  'other-code',
  'foreign-code',
  'unlisted-code',
  'code-spelling',
  'wrong-status',
  'error-body',
  'message-words',
  'message-language',
  'placeholder-unfilled',
  'message-numbers',
  // HTTP.
  'content-type',
  'header-missing',
  'cookie-set',
  'redirect',
  'server-error',
  'wrong-method-served',
  'history-revealed',
  'no-response',
] as const

export type FindingId = (typeof findingIds)[number]

/** Title, why, fix; in English, then in Chinese. */
type Text = readonly [string, string, string, string, string, string]

const texts: Record<FindingId, Text> = {
  'secret-returned': [
    'A response contains a secret',
    'Logs, proxies and browsers keep responses, so whoever reads them learns the password, code or token.',
    'Remove the value from body, headers and cookies, encoded forms such as Base64 or a hash included.',
    '响应中含有秘密值',
    '日志、代理和浏览器会保留响应，能看到它们的人就能得到密码、验证码或令牌。',
    '请从响应体、响应头和 Cookie 中移除该值，包括 Base64、哈希等编码形式。',
  ],
  'not-refused': [
    'A request that must be refused succeeds',
    'A rule of the contract is not enforced, so a caller can set a password without meeting it.',
    'Check this rule on the server before the password is set, and return the error code of the contract.',
    '应当拒绝的请求成功了',
    '契约的一条规则没有执行，调用方不满足它也能设置密码。',
    '请在设置密码之前由服务端检查这条规则，并返回契约规定的错误码。',
  ],
  'security-bypassed': [
    'The operation can be reached without credentials',
    'Another spelling of the path or method skips the check of the token, so anybody can call the operation.',
    'Normalise the path once, before security rules match it, and refuse every path that is not exact.',
    '不带凭据也能调用接口',
    '换一种路径或方法的写法就绕过了令牌检查，任何人都能调用该接口。',
    '请在匹配安全规则之前统一规范路径，并拒绝所有不完全一致的路径。',
  ],
  'target-moved': [
    'An extra member of the request changes whose password is set',
    'A signed-in user can name somebody else in the body and take over that account.',
    'Take the account from the verified token or path alone, and ignore or refuse members beyond the contract.',
    '请求中的多余字段改变了被设置密码的账号',
    '已登录的用户可以在请求体中指定他人，从而接管其账号。',
    '请只根据已验证的令牌或路径确定账号，忽略或拒绝契约以外的字段。',
  ],
  'other-account-changed': [
    'The password of another account changed',
    'A request for one account sets the password of another one, which locks its owner out.',
    'Bind code, token and account together: each must belong to the account whose password is set.',
    '另一个账号的密码被改变',
    '针对一个账号的请求设置了另一个账号的密码，其所有者将无法登录。',
    '请将验证码、令牌与账号绑定：它们都必须属于被设置密码的账号。',
  ],
  'refusal-set-password': [
    'A refused request set the password all the same',
    'The caller sees an error and keeps the old password, but only the new one signs in.',
    'Check everything first and set the password last, in one transaction that an error rolls back.',
    '请求被拒绝，密码却已设置',
    '调用方看到错误，仍使用旧密码，但此时只有新密码能登录。',
    '请先完成所有检查，最后才设置密码，并放在同一个事务中，出错时回滚。',
  ],
  'former-password-signs-in': [
    'The former password still signs in',
    'Who knows the old password keeps access, although the owner changed it.',
    'Replace the stored password, and clear caches and replicas that still hold the old one.',
    '旧密码仍能登录',
    '账号所有者已经修改密码，知道旧密码的人却仍能访问。',
    '请替换已存储的密码，并清除仍保存旧密码的缓存和副本。',
  ],
  'near-password-signs-in': [
    'A password that is almost right signs in',
    'If case, length or blanks do not count, a password is much easier to guess.',
    'Store and compare passwords exactly as they were sent; never cut, trim or lower-case them.',
    '近似的密码也能登录',
    '如果不区分大小写、长度或空格，密码就容易猜得多。',
    '请按收到的原文保存和比较密码，不要截断、去除空格或转换为小写。',
  ],
  'internals-shown': [
    'A response shows internals of the server',
    'Stack traces, queries, file names and versions tell an attacker where to look.',
    'Log the details on the server, and return the error code and message of the contract alone.',
    '响应暴露了服务端的内部信息',
    '堆栈、查询语句、文件名和版本号会告诉攻击者从哪里下手。',
    '请把细节写入服务端日志，响应中只返回契约规定的错误码和消息。',
  ],
  'operation-missing': [
    'The operation does not exist',
    'Every caller of this operation fails.',
    'Deploy the operation at its method and path, or correct the routing and the base URL of the profile.',
    '接口不存在',
    '所有调用该接口的请求都会失败。',
    '请按契约的方法和路径部署该接口，或者更正路由和配置文件中的基础 URL。',
  ],
  'valid-request-refused': [
    'A valid request is refused',
    'Callers who follow the contract cannot use the operation. Until it is fixed, little else can be tested.',
    'Compare the request with the contract; accept what it allows, or correct the values in the profile.',
    '有效的请求被拒绝',
    '遵守契约的调用方无法使用该接口；在修复之前，其他内容也几乎无法检查。',
    '请对照契约检查该请求：服务端应接受契约允许的内容，否则请更正配置文件中的值。',
  ],
  'success-status': [
    'A success has another status',
    'Callers that look at the status take the success for a failure, and may try again.',
    'Return the status of the contract if the password was set.',
    '成功时的状态码不符',
    '根据状态码判断的调用方会把成功当作失败，并可能重试。',
    '密码设置成功后，请返回契约规定的状态码。',
  ],
  'success-body': [
    'The body of a success does not match its schema',
    'Typed clients fail while they read it, or read values that are not there.',
    'Return the body that the schema of the contract describes, with its types, formats and limits.',
    '成功时的响应体不符合结构定义',
    '强类型客户端读取时会出错，或读到不存在的值。',
    '请按契约的结构定义返回响应体，包括类型、格式和限制。',
  ],
  'password-not-set': [
    'A success did not set the password',
    'The user is told that the password changed, and then cannot sign in with it.',
    'Return a success only after the new password is stored and signs in.',
    '返回成功，密码却没有设置',
    '用户被告知密码已修改，却无法用新密码登录。',
    '请在新密码已保存并能够登录之后再返回成功。',
  ],
  'must-modify-ignored': [
    'The user does not have to change the password at the next sign-in',
    'A password that an administrator knows stays in use.',
    'Ask for a new password at the next sign-in if the parameter is true or left out, not if it is false.',
    '下次登录时没有要求用户修改密码',
    '管理员知道的密码会一直使用下去。',
    '该参数为 true 或省略时，请在下次登录时要求修改密码；为 false 时则不要求。',
  ],
  'other-code': [
    'An error has another code of the contract',
    'Callers branch on the code, so they show the wrong message and take the wrong way out.',
    'Return the code that the contract lists for this reason.',
    '返回了契约中的另一个错误码',
    '调用方根据错误码处理，因此会给出错误的提示，走错误的分支。',
    '请返回契约为这个原因列出的错误码。',
  ],
  'foreign-code': [
    'An error has a code of another product',
    'The same code means something else there, so callers misread it.',
    'Return the code that the catalog of this product has for this reason.',
    '返回了另一个产品的错误码',
    '同一个错误码在那个产品中含义不同，调用方会误解。',
    '请返回本产品目录中这个原因对应的错误码。',
  ],
  'unlisted-code': [
    'An error has a code that the contract does not list',
    'Callers do not know it, and can only show a general error.',
    'Return the code that the contract lists for this reason, or add the new code to the contract.',
    '返回了契约没有列出的错误码',
    '调用方不认识它，只能显示笼统的错误。',
    '请返回契约为这个原因列出的错误码，或者把新的错误码加入契约。',
  ],
  'code-spelling': [
    'A code is spelled in another way',
    'Callers compare codes letter by letter, so one of another case or with a blank is unknown to them.',
    'Spell the code exactly as the catalog does.',
    '错误码的写法不一致',
    '调用方逐字比较错误码，大小写不同或多了空格就无法识别。',
    '请与目录中的错误码写法完全一致。',
  ],
  'wrong-status': [
    'An error has another status',
    'Callers, retries and monitoring look at the status first; an error that looks like a success hides.',
    'Return the status that the contract has for this code.',
    '错误响应的状态码不符',
    '调用方、重试机制和监控首先看状态码；看似成功的错误会被掩盖。',
    '请返回契约为该错误码规定的状态码。',
  ],
  'error-body': [
    'The body of an error does not match its schema',
    'Callers cannot find code and message in it.',
    'Return a JSON object with the members that the contract names, for every error.',
    '错误响应体不符合结构定义',
    '调用方无法从中取得错误码和消息。',
    '请对每个错误都返回 JSON 对象，并包含契约规定的字段。',
  ],
  'message-words': [
    'The message of a code has other words',
    'Users read a message that does not fit the error, and support cannot look it up.',
    'Use the message of the catalog for this code and language.',
    '错误码的消息文字不符',
    '用户看到的消息与错误不符，客服也无法查到。',
    '请使用目录中该错误码在该语言下的消息。',
  ],
  'message-language': [
    'The message is in another language than the request asks for',
    'Users see a message that they may not be able to read.',
    'Choose the language of the message by the header that the contract names.',
    '消息的语言与请求的语言不一致',
    '用户可能看不懂所显示的消息。',
    '请根据契约规定的请求头选择消息的语言。',
  ],
  'placeholder-unfilled': [
    'A message still has its placeholder',
    'Users read `{0}` where a number or a name should stand.',
    'Fill each placeholder with its value before the message is sent.',
    '消息中的占位符没有填充',
    '用户看到的是 `{0}`，而不是数字或名称。',
    '请在发送消息之前用实际值填充每个占位符。',
  ],
  'message-numbers': [
    'A number in a message contradicts the password policy',
    'Users follow the message and are refused again.',
    'Fill the message from the policy in force, or correct the policy in the profile.',
    '消息中的数字与密码策略矛盾',
    '用户按消息修改后仍会被拒绝。',
    '请用实际生效的策略填充消息，或者更正配置文件中的策略。',
  ],
  'content-type': [
    'A response has another media type',
    'Clients decide by it how to read the body, and may not read it at all.',
    'Send `Content-Type: application/json` with every JSON body.',
    '响应的媒体类型不符',
    '客户端据此决定如何读取响应体，可能完全不读取。',
    '请在每个 JSON 响应体上发送 `Content-Type: application/json`。',
  ],
  'header-missing': [
    'A response header is missing',
    'Callers that rely on the header do not get what the contract describes.',
    'Send the header with every response for which the contract requires it.',
    '缺少响应头',
    '依赖该响应头的调用方得不到契约所描述的内容。',
    '请在契约要求的每个响应中发送该响应头。',
  ],
  'cookie-set': [
    'A response sets a cookie',
    'A session that the caller did not ask for may let a browser act for the user.',
    'Do not start a session in these operations; they prove each request by itself.',
    '响应设置了 Cookie',
    '调用方没有要求的会话可能使浏览器以用户身份操作。',
    '请不要在这些接口中创建会话，每个请求都应独立验证。',
  ],
  redirect: [
    'A response redirects',
    'A client that follows it may send the password and the code to another address.',
    'Answer at the address of the contract; do not redirect requests that carry secrets.',
    '响应进行了重定向',
    '跟随重定向的客户端可能把密码和验证码发送到其他地址。',
    '请在契约规定的地址直接响应，不要重定向携带秘密值的请求。',
  ],
  'server-error': [
    'A request makes the server fail',
    'The caller did something that the contract foresees, and learns nothing from a 5xx status.',
    'Handle the input before it reaches code that throws, and return the error code of the contract.',
    '请求导致服务端出错',
    '这种请求在契约的预料之中，而 5xx 状态码没有告诉调用方任何信息。',
    '请在输入引发异常之前处理它，并返回契约规定的错误码。',
  ],
  'wrong-method-served': [
    'Another method sets the password too',
    'Security rules, logs and gateways may look only at the method of the contract.',
    'Serve the method of the contract alone, and refuse the others with 405.',
    '用其他方法也能设置密码',
    '安全规则、日志和网关可能只检查契约规定的方法。',
    '请只提供契约规定的方法，并以 405 拒绝其他方法。',
  ],
  'history-revealed': [
    'Without a valid code, the service reveals which passwords were used',
    'Anybody can try passwords until the service says that one was used before.',
    'Check code and token first, and the rules about passwords after that.',
    '没有有效验证码也能得知曾用过哪些密码',
    '任何人都可以不断尝试密码，直到服务提示某个密码曾经用过。',
    '请先检查验证码和令牌，再检查密码规则。',
  ],
  'no-response': [
    'No response comes',
    'Callers wait until they give up, and do not know whether the password was set.',
    'Find out in the logs of server and gateway why the connection ends or stays open.',
    '没有响应',
    '调用方一直等到超时，也不知道密码是否已设置。',
    '请查看服务端和网关的日志，找出连接中断或一直没有响应的原因。',
  ],
}

export const findingKinds: Record<FindingId, FindingKind> = Object.fromEntries(
  Object.entries(texts).map(([id, [title, why, fix, titleZh, whyZh, fixZh]]) => [
    id,
    { title: { en: title, zh: titleZh }, why: { en: why, zh: whyZh }, fix: { en: fix, zh: fixZh } },
  ]),
) as Record<FindingId, FindingKind> // the keys of `texts`

/** The page of an id in the documentation, beside the other pages of a language. */
export function findingPage(id: FindingId): string {
  return `finding-${id}.html`
}
