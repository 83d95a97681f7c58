// Words that mean the same in a message and in a question about it, in either language. Of each line the first stands
// for the others.
const groups = [
  ['authorization', 'authorisation'],
  ['optional', 'not required', 'not mandatory', '可选', '非必填', '选填'],
  ['email', 'e-mail', 'e mail', 'mailbox', '邮箱', '电子邮箱', '电子邮件', '邮件地址'],
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
    '登录',
    '登陆',
  ],
  [
    'verification code',
    'one-time password',
    'one-time code',
    'otp',
    'passcode',
    'sms code',
    '验证码',
  ],
  [
    'captcha',
    'graphic verification code',
    'graphical captcha',
    'graphic captcha',
    'image captcha',
    '图形验证码',
    '图片验证码',
    '滑块验证码',
  ],
  ['mobile', 'phone', 'cell phone', 'cellphone', 'handset', '手机号', '手机号码', '电话号码'],
  [
    'incorrect',
    'wrong',
    'invalid',
    'not correct',
    'mismatch',
    'verification failed',
    '不正确',
    '错误',
    '有误',
    '不对',
    '不一致',
    '无效',
    '输错',
    '填错',
    '写错',
    '错了',
    '不匹配',
    '验证失败',
    '校验失败',
    '验证不通过',
    '校验不通过',
    '未通过',
  ],
  ['empty', 'blank', 'missing', 'absent', '为空', '缺失', '缺少', '未填', '没填', '没有填', '空白'],
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
    '历史',
    '以前',
    '之前',
    '最近',
    '旧',
    '用过',
    '使用过',
    '曾用',
  ],
  ['expired', 'outdated', 'timed out', '过期', '失效', '超时'],
  ['complexity', 'complex', 'strength', 'too simple', '复杂度', '强度', '太简单', '过于简单'],
  [
    'length',
    'too short',
    'too long',
    'short',
    'long',
    'shorter',
    'longer',
    '长度',
    '太短',
    '太长',
    '过短',
    '过长',
  ],
  [
    'not found',
    'does not exist',
    'do not exist',
    'not exist',
    'no such',
    'unknown',
    '不存在',
    '未找到',
    '找不到',
    '没有找到',
    '查不到',
  ],
  ['locked', 'blocked', 'frozen', '锁定', '锁住', '被锁', '冻结'],
  ['busy', 'unavailable', 'overloaded', 'system error', 'server error'],
  ['user', '用户'],
  ['application', '应用'],
  ['organization', 'organisation', '组织', '机构'],
  ['disabled', '停用', '禁用'],
  ['token', '令牌'],
  ['username', '用户名'],
  ['device', '设备'],
  ['required', '必填'],
  ['账号', '账户', '帐号', '帐户'],
  ['姓名', '名字', '真名'],
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
  ['password', '密码', '口令'],
]

/** Of questions and of reports of errors; they tell nothing about which error it is. */
const askedWith =
  /为什么|怎么办|怎么|怎样|如何|请问|什么|提示|报错|一样|相同|不能|不允许|不可以|不得|必须|了|的|和|与|吗|呢/g

/** Longest first, so that no word is taken for a part of another. */
const replacements = groups
  .flatMap(([first = '', ...others]) => others.map((other) => ({ first: ` ${first} `, other })))
  .sort((a, b) => b.other.length - a.other.length)
  .map(({ first, other }) => ({ first, pattern: patternOf(other) }))

const words = groups.flat()

/** The text with one word for each thing that has several, and without words of questions. */
export function inOneWord(text: string): string {
  return replacements
    .reduce((it, { first, pattern }) => it.replaceAll(pattern, first), text)
    .replace(askedWith, ' ')
}

/** Whether a word with another meaning goes across the place: 验证码 of 图形验证码, password of one-time password. */
export function isInOtherWord(text: string, place: number): boolean {
  return words.some((word) => {
    const from = Math.max(0, place - word.length + 1)
    const at = text.slice(from, place + word.length - 1).indexOf(word)
    return at >= 0 && inOneWord(word) !== inOneWord(word.slice(place - from - at))
  })
}

function patternOf(word: string): RegExp {
  if (/\p{Script=Han}/u.test(word)) return new RegExp(`${word}(?!码|消息)`, 'g') // 错误码 is no mistake
  return new RegExp(`(?<![a-z])${word}(?![a-z])`, 'g')
}
