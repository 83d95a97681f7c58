// What each key of a profile means, by its path. The build fails where a key is missing here or is too many.
import type { Language } from '../../contract/catalog.ts'

type Texts = Record<Language, string>

const account = (whose: Texts): Record<string, Texts> => ({
  userId: { en: `User id of ${whose.en}.`, zh: `${whose.zh}的用户 ID。` },
  username: { en: `Username of ${whose.en}.`, zh: `${whose.zh}的用户名。` },
  name: {
    en: `Name of ${whose.en} as its owner writes it, Chinese characters included.`,
    zh: `${whose.zh}的姓名，按本人的写法，可以是汉字。`,
  },
  mobile: { en: `Mobile number of ${whose.en}.`, zh: `${whose.zh}的手机号。` },
  email: { en: `E-mail address of ${whose.en}.`, zh: `${whose.zh}的邮箱。` },
  password: { en: `Password of ${whose.en} before the run.`, zh: `${whose.zh}在运行之前的密码。` },
})

const first = account({ en: 'the test account', zh: '测试账号' })
const second = account({ en: 'the second test account', zh: '第二个测试账号' })

export const profileWords: Record<string, Texts> = {
  baseUrl: {
    en: 'Where the deployment is. Any host but this machine is called over https.',
    zh: '部署的地址。除本机外，一律使用 https。',
  },
  products: {
    en: 'The products whose variants it serves; they decide which calls are tried.',
    zh: '该部署支持哪些产品的方言；由此决定试哪些接口。',
  },
  clientId: { en: 'Client id of a registered application.', zh: '已注册应用的 Client ID。' },
  'device.os': { en: 'Operating system that the requests name.', zh: '请求中的操作系统版本。' },
  'device.fingerprint': {
    en: 'Device fingerprint that the requests name.',
    zh: '请求中的设备指纹。',
  },
  'device.agent': { en: 'User agent that the requests name.', zh: '请求中的用户代理。' },
  'device.ip': { en: 'IP address that the requests name.', zh: '请求中的 IP 地址。' },
  tenantId: { en: 'Only for ISV applications: the tenant.', zh: '仅用于 ISV 应用：租户 ID。' },
  ...prefixed('account', first),
  newPasswords: {
    en: 'What the check may set, in this order, so that you always know the last one.',
    zh: '检查可以设置的密码，按此顺序使用，因此你始终知道最后设置的是哪一个。',
  },
  ...prefixed('otherAccount', second),
  'otherAccount.idToken': {
    en: 'Its id token, which must not open the first account.',
    zh: '第二个账号的 ID 令牌，不得用于第一个账号。',
  },
  'otherAccount.verifyCode': {
    en: 'A code sent to it, or a command that prints one; it must not open the first account.',
    zh: '发送给第二个账号的验证码，或打印它的命令，不得用于第一个账号。',
  },
  'deletedAccount.idToken': {
    en: 'An id token, still valid, of an account that is gone.',
    zh: '仍然有效、但账号已不存在的 ID 令牌。',
  },
  idToken: { en: 'Id token of the test account.', zh: '测试账号的 ID 令牌。' },
  accessToken: {
    en: 'Access token of an application that may set passwords.',
    zh: '有权设置密码的应用的访问令牌。',
  },
  verifyCode: {
    en: 'The code that was sent to the test account, or a command that prints it for the PURPOSE, MOBILE, EMAIL and USER_ID in its environment.',
    zh: '发送给测试账号的验证码，或一条命令：按环境变量 PURPOSE、MOBILE、EMAIL、USER_ID 打印验证码。',
  },
  'passwordPolicy.minLength': {
    en: 'Shortest password, in characters.',
    zh: '密码最短长度，以字符计。',
  },
  'passwordPolicy.maxLength': {
    en: 'Longest password, in characters.',
    zh: '密码最长长度，以字符计。',
  },
  'passwordPolicy.minClasses': {
    en: 'How many of lower case, upper case, digits and others a password must have.',
    zh: '密码至少包含小写字母、大写字母、数字、其他字符中的几种。',
  },
  'passwordPolicy.maxRepeat': {
    en: 'How often a character may stand in a row.',
    zh: '同一字符最多可以连续出现几次。',
  },
  'passwordPolicy.history': {
    en: 'How many passwords, the current one among them, may not be used again.',
    zh: '不得重复使用的密码个数，包括当前密码。',
  },
  'passwordPolicy.weak': {
    en: 'Passwords that the tenant calls weak.',
    zh: '租户视为弱密码的密码。',
  },
  'signIn.command': {
    en: 'A command that exits with 0 where the identity and the password in its environment sign in, and with 1 where they do not.',
    zh: '一条命令：环境变量中的身份和密码能够登录时以 0 退出，不能登录时以 1 退出。',
  },
  allow: {
    en: 'Effects that the check may have. Without it, nothing but inert probes is sent.',
    zh: '允许检查产生的影响。不写则只发送没有影响的探测。',
  },
  'budget.attempts': {
    en: 'Failed attempts at most, since any may count towards a lockout. 2 by default.',
    zh: '失败尝试的上限，因为每一次都可能计入账号锁定。默认 2。',
  },
  'budget.requests': { en: 'Requests at most. 300 by default.', zh: '请求数的上限。默认 300。' },
  'budget.perSecond': {
    en: 'Requests a second; 0 sets no limit. 1 by default.',
    zh: '每秒请求数；0 表示不限。默认 1。',
  },
  waive: {
    en: 'Findings on these codes are known: they are shown with the reason, and do not count until that day has passed.',
    zh: '这些错误码上的发现已知：连同原因一并列出，在该日期过去之前不计入结果。',
  },
}

function prefixed(path: string, words: Record<string, Texts>): Record<string, Texts> {
  return Object.fromEntries(Object.entries(words).map(([key, texts]) => [`${path}.${key}`, texts]))
}
