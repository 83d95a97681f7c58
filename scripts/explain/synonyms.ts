// Words that mean the same in a message and in a question about it. Of each line the first stands for the others.
const groups = [
  ['authorization', 'authorisation'],
  ['optional', 'not required', 'not mandatory'],
  ['email', 'e-mail', 'e mail', 'mailbox'],
  [
    'login',
    'log in',
    'logged in',
    'logging in',
    'logon',
    'log on',
    'sign in',
    'signed in',
    'sign-in',
  ],
  ['verification code', 'one-time password', 'one-time code', 'otp', 'passcode', 'sms code'],
  [
    'captcha',
    'graphic verification code',
    'graphical captcha',
    '图形验证码',
    '图片验证码',
    '滑块验证码',
  ],
  ['mobile', 'phone', 'cell phone', 'cellphone', 'handset'],
  ['incorrect', 'wrong', 'invalid', 'not correct', 'mismatch'],
  ['empty', 'blank', 'missing', 'absent'],
  [
    'reused',
    'used before',
    'already used',
    'used already',
    'recently used',
    'recent',
    'previous',
    'former',
    'old',
    'history',
  ],
  ['expired', 'outdated', 'timed out'],
  ['complexity', 'complex', 'strength', 'too simple'],
  ['length', 'too short', 'too long', 'short', 'long', 'shorter', 'longer'],
  ['not found', 'does not exist', 'do not exist', 'not exist', 'no such', 'unknown'],
  ['locked', 'blocked', 'frozen'],
  ['busy', 'unavailable', 'overloaded', 'system error', 'server error'],
  ['可选', '非必填', '选填'],
  ['账号', '账户', '帐号', '帐户'],
  ['手机号', '手机号码', '电话号码'],
  ['密码', '口令'],
  ['长度', '太短', '太长', '过短', '过长'],
  ['邮箱', '电子邮箱', '电子邮件', '邮件地址'],
  ['不正确', '错误', '有误', '不对', '不一致', '无效', '输错', '填错', '写错', '错了', '不匹配'],
  ['历史', '以前', '之前', '最近', '旧', '用过', '使用过', '曾用'],
  ['姓名', '名字', '真名'],
  ['复杂度', '强度', '太简单', '过于简单'],
  ['应用未注册', '应用不存在', '应用未找到', '找不到应用', '没有这个应用'],
  [
    '系统繁忙',
    '系统错误',
    '系统异常',
    '系统忙',
    '服务繁忙',
    '服务异常',
    '服务不可用',
    '服务器错误',
    '服务器内部错误',
    '内部错误',
  ],
  ['过期', '失效', '超时'],
  ['锁定', '锁住', '被锁', '冻结'],
  ['不存在', '未找到', '找不到', '没有找到', '查不到'],
  ['为空', '缺失', '缺少', '未填', '没填', '没有填', '空白'],
]

/** Of questions and of reports of errors; they tell nothing about which error it is. */
const askedWith =
  /为什么|怎么办|怎么|怎样|如何|请问|什么|提示|报错|一样|相同|不能|不允许|不可以|不得|必须|了|的|和|与|吗|呢/g

/** Longest first, so that no word is taken for a part of another. */
const replacements = groups
  .flatMap(([first = '', ...others]) => others.map((other) => ({ first, other })))
  .sort((a, b) => b.other.length - a.other.length)
  .map(({ first, other }) => ({ first, pattern: patternOf(other) }))

/** The text with one word for each thing that has several, and without words of questions. */
export function inOneWord(text: string): string {
  return replacements
    .reduce((it, { first, pattern }) => it.replaceAll(pattern, first), text)
    .replace(askedWith, ' ')
}

function patternOf(word: string): RegExp {
  if (/\p{Script=Han}/u.test(word)) return new RegExp(`${word}(?!码|消息)`, 'g') // 错误码 is no mistake
  return new RegExp(`(?<![a-z])${word}(?![a-z])`, 'g')
}
