/*
 * A deployment that keeps the contract and was written from the vendor's words alone: nothing of scripts/ is in it.
 * Whatever the contract leaves free is decided here as unlike our sandbox as it may be (order of judging, policy,
 * wording, headers), so a check that finds fault with this service raises a false alarm.
 */

/** What a test may look at from outside, beside the answers. */
export interface ConformingService {
  fetch(request: Request): Promise<Response>
  passwordOf(userId: string): string | undefined
  /** Passwords that were set since the start. */
  changes: number
  /** Wrong verification codes since the start, for the user who had most; there is no lockout. */
  failedAttempts: number
}

/** What the owner of this deployment knows of it: all that a profile can ask for. */
export const facts = {
  clientId: 'kQ7mZs2pVbX4tLwJ9cRfYh6GdN3aEu8T',
  account: {
    userId: '20240311081500123-7F3A-C0FFEE001',
    username: 'Jing.Chen-86',
    name: '陈静',
    mobile: '12093847561',
    email: 'chen.j@example.com',
    password: 'Maple-Bridge47',
  },
  otherAccount: {
    userId: '20240311081500987-7F3A-C0FFEE002',
    username: 'Yang_Liu.31',
    name: '刘洋',
    mobile: '12708394650',
    email: 'liu.y@example.com',
    password: 'Copper!Field93',
    idToken: 'eyJhbGciOiJSUzI1NiJ9.eyJqdGkiOiJvdGhlciJ9.b3RoZXItc2lnbmF0dXJl',
    verifyCode: '850362',
  },
  idToken: 'eyJhbGciOiJSUzI1NiJ9.eyJqdGkiOiJvd25lciJ9.b3duZXItc2lnbmF0dXJl',
  /** Valid, but its account is gone. */
  orphanIdToken: 'eyJhbGciOiJSUzI1NiJ9.eyJqdGkiOiJnb25lIn0.Z29uZS1zaWduYXR1cmU',
  accessToken: '9e1d7c40-made-up-access-token',
  verifyCode: '739146',
  passwordPolicy: {
    minLength: 10,
    maxLength: 64,
    minClasses: 4,
    maxRepeat: 2,
    history: 3,
    // The last word breaks no other rule.
    weak: ['P@ssw0rd', '1234567890', 'Welcome@2024'],
  },
}

const { passwordPolicy: policy } = facts
const attempts = 5

/** An error code with its message in English and in Chinese, placeholders filled. */
type Refusal = readonly [code: string, en: string, zh: string]
type PasswordFault = 'used' | 'reversed' | 'identity' | 'simple' | 'weak' | 'repeats' | 'length'
type PasswordRefusals = Record<PasswordFault, Refusal>
type CallFault =
  | 'noPassword'
  | 'noCode'
  | 'noToken'
  | 'badToken'
  | 'noClient'
  | 'unknownClient'
  | 'noDevice'
  | 'unknownUser'
  | 'wrongCode'
type Variant = Record<CallFault, Refusal> & { password: PasswordRefusals }

/** The vendor's CIAM family: `used` ends in 0001, `length` in 0007. */
function passwordRefusals(codeOf: (number: number) => string, phone: string): PasswordRefusals {
  const { minLength, maxLength, maxRepeat } = policy
  return {
    used: [codeOf(1), 'The password is used before, cannot be used again.', '不允许使用历史密码。'],
    reversed: [
      codeOf(2),
      'Password cannot username in reverse order.',
      '密码不允许使用用户名的倒写。',
    ],
    identity: [
      codeOf(3),
      `Password cannot contain :username, ${phone} number, email prefix, name in PinYing.`,
      '密码中不允许包含：用户名、手机号、邮箱前缀、姓名拼音。',
    ],
    simple: [
      codeOf(4),
      'Your password complexity is low, mix all of a-z, A-Z, 0-9 and symbols.',
      '密码复杂度低，须同时包含大小写字母、数字和符号。',
    ],
    weak: [codeOf(5), 'The password is weak.', '该密码为弱密码。'],
    repeats: [
      codeOf(6),
      `Number of character repeat in password should not exceed ${maxRepeat}.`,
      `密码中最大字符重复数不能超过${maxRepeat}。`,
    ],
    length: [
      codeOf(7),
      `The password must contain ${minLength} to ${maxLength} characters.`,
      `密码长度为${minLength}～${maxLength}个字符。`,
    ],
  }
}

const noIdentity = {
  mobile: ['IDAAS.SDK.USER.0004', 'Mobile number cannot be empty.', '手机号不能为空。'],
  email: ['IDAAS.SDK.USER.0005', 'E-mail cannot be empty.', '邮箱不能为空。'],
} as const satisfies Record<string, Refusal>

const ciam: Variant = {
  noPassword: ['IDAAS.SDK.USER.0006', 'Password cannot be empty.', '密码不能为空。'],
  noCode: ['IDAAS.SDK.PARAM.0009', 'Verification code cannot be empty.', '验证码不能为空。'],
  // Without a token the shared path is a reset, and that one lacks its mobile number.
  noToken: noIdentity.mobile,
  badToken: ['IDAAS.SDK.PARAM.0016', 'IdToken is invalid or expired.', 'IdToken无效或已过期。'],
  noClient: ['IDAAS.SDK.PARAM.0002', 'clientId cannot be empty.', 'clientId不能为空。'],
  unknownClient: [
    'IDAAS.SDK.PARAM.0003',
    'The app is not registered, please register the app first.',
    '应用未注册，请先注册应用。',
  ],
  noDevice: ['IDAAS.SDK.PARAM.0001', 'Device information is incomplete.', '设备信息不完整。'],
  unknownUser: ['IDAAS.SDK.USER.0001', 'User not found.', '用户未找到。'],
  wrongCode: ['IDAAS.SDK.CAPTCHA.0007', 'Incorrect verification code.', '验证码不正确。'],
  password: passwordRefusals((number) => `IDAAS.SDK.PWD.000${number}`, 'phone'),
}

const blankParameter = (name: string): Refusal => [
  'SDK.COMMON.1001',
  `Parameter ${name} cannot be left blank.`,
  `参数${name}不能为空。`,
]

const eiam: Variant = {
  noPassword: blankParameter('password'),
  noCode: blankParameter('verify_code'),
  // Not published for a token that is missing, as opposed to invalid.
  noToken: blankParameter('Authorization'),
  badToken: ['SDK.COMMON.1005', 'The id_token has failed.', 'id_token已失效。'],
  noClient: blankParameter('X-client-id'),
  unknownClient: [
    'SDK.COMMON.1012',
    'The x-client-ID is incorrect and the corresponding application cannot be found.',
    'x-client-ID不正确，找不到对应的应用。',
  ],
  noDevice: ['SDK.COMMON.1003', 'Device information is incomplete.', '设备信息不完整。'],
  unknownUser: ['SDK.COMMON.1013', 'The corresponding user is not found.', '找不到对应的用户。'],
  wrongCode: [
    'SDK.SMS.1005',
    'SMS verification code verification is incorrect.',
    '短信验证码校验不正确。',
  ],
  // Made up: no code of EIAM's password policy is published for this call, and its list is open.
  password: passwordRefusals(() => 'SDK.PWD.1099', 'mobile'),
}

const tenant: Pick<Variant, 'noPassword' | 'unknownUser' | 'password'> = {
  noPassword: ['IDAAS.TENANT.USER.0006', 'Password cannot be empty.', '密码不能为空。'],
  unknownUser: ['IDAAS.TENANT.USER.0001', 'User not found.', '用户未找到。'],
  password: passwordRefusals((number) => `IDAAS.TENANT.PWD.000${number}`, 'mobile'),
}

/** An account as the service keeps it; `passwords` begins with the one in force. */
type User = typeof facts.account & {
  pinyin: string
  verifyCode: string
  passwords: string[]
  failures: number
  wrongCodes: number
}

const startingUsers = (): User[] => [
  {
    ...facts.account,
    pinyin: 'chenjing',
    verifyCode: facts.verifyCode,
    passwords: [facts.account.password],
    failures: 0,
    wrongCodes: 0,
  },
  {
    ...facts.otherAccount,
    pinyin: 'liuyang',
    passwords: [facts.otherAccount.password],
    failures: 0,
    wrongCodes: 0,
  },
]

const idTokens = new Map([
  [facts.idToken, facts.account.userId],
  [facts.otherAccount.idToken, facts.otherAccount.userId],
  [facts.orphanIdToken, '20230101000000000-0000-DELETED01'],
])

const reversed = (text: string) => [...text].reverse().join('')

/** The first rule that `password` breaks; letters are compared with their case, repeats count anywhere. */
function passwordFault(password: string, user: User): PasswordFault | undefined {
  const characters = [...password]
  if (characters.length < policy.minLength || characters.length > policy.maxLength) return 'length'
  if (
    characters.some((one) => characters.filter((other) => other === one).length > policy.maxRepeat)
  )
    return 'repeats'
  if (policy.weak.includes(password)) return 'weak'
  if (password === reversed(user.username)) return 'reversed'
  const prefix = user.email.replace(/@.*/, '')
  if ([user.username, user.mobile, prefix, user.pinyin].some((part) => password.includes(part)))
    return 'identity'
  const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) =>
    kind.test(password),
  ).length
  if (classes < policy.minClasses) return 'simple'
  if (user.passwords.slice(0, policy.history).includes(password)) return 'used'
  return undefined
}

/** Blank counts as absent, and so does what is no text. */
const text = (value: unknown) => (typeof value === 'string' && value.trim() ? value : undefined)
const bearer = (headers: Headers) =>
  /^Bearer +(\S+)$/i.exec(headers.get('Authorization') ?? '')?.[1] ?? ''

type Body = Record<string, unknown>

async function readBody(request: Request): Promise<Body> {
  try {
    const value: unknown = JSON.parse(await request.text())
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

const deviceHeaders = ['X-agent', 'X-device-fingerprint', 'X-operating-sys-version']
const json = { 'Content-Type': 'application/json;charset=UTF-8' }

function refuse([code, en, zh]: Refusal, headers?: Headers, suffix = { en: '', zh: '' }): Response {
  const message = headers?.get('X-L') === 'en' ? en + suffix.en : zh + suffix.zh
  return new Response(JSON.stringify({ error_msg: message, error_code: code }), {
    status: 400,
    headers: json,
  })
}

const gatewayPage = (status: number, title: string, headers = {}) =>
  new Response(`<html><head><title>${status} ${title}</title></head></html>`, {
    status,
    headers: { 'Content-Type': 'text/html', ...headers },
  })

/** A service with a state of its own. */
export function createConformingService(): ConformingService {
  const users = startingUsers()
  let requests = 0
  const userWithId = (userId: string | undefined) => users.find((user) => user.userId === userId)

  function setPassword(user: User, password: string): void {
    user.passwords.unshift(password)
    user.failures = 0
    service.changes += 1
  }

  /** A call of users. Judges the body, then the token, the client and its device, at last the user, the code and the password. */
  function userCall(
    variant: Variant,
    by: 'token' | 'mobile' | 'email',
    body: Body,
    headers: Headers,
  ): Response {
    const password = text(body.password)
    const code = text(body.verify_code)
    const identity = by === 'token' ? undefined : text(body[by])
    if (!password) return refuse(variant.noPassword, headers)
    if (!code) return refuse(variant.noCode, headers)
    if (by !== 'token' && !identity) return refuse(noIdentity[by], headers)

    if (by === 'token' && !text(headers.get('Authorization')))
      return refuse(variant.noToken, headers)
    if (by === 'token' && !idTokens.has(bearer(headers))) return refuse(variant.badToken, headers)
    const clientId = text(headers.get('X-client-id'))
    if (!clientId) return refuse(variant.noClient, headers)
    if (clientId !== facts.clientId) return refuse(variant.unknownClient, headers)
    if (deviceHeaders.some((name) => !text(headers.get(name))))
      return refuse(variant.noDevice, headers)

    const user =
      by === 'token'
        ? userWithId(idTokens.get(bearer(headers)))
        : users.find((one) => one[by] === identity)
    if (!user) return refuse(variant.unknownUser, headers)
    if (code !== user.verifyCode) {
      user.failures += 1
      user.wrongCodes += 1
      service.failedAttempts = Math.max(...users.map(({ wrongCodes }) => wrongCodes))
      const left = Math.max(0, attempts - user.failures)
      return refuse(variant.wrongCode, headers, {
        en: ` Remaining attempts: ${left}`,
        zh: `剩余尝试次数：${left}`,
      })
    }
    const fault = passwordFault(password, user)
    if (fault) return refuse(variant.password[fault], headers)
    setPassword(user, password)
    return new Response('', { status: 200, headers: json })
  }

  /** The call of administrators, which answers in Chinese whoever asks. */
  function tenantCall(userId: string, body: Body, headers: Headers): Response {
    const password = text(body.password)
    if (!password) return refuse(tenant.noPassword)
    if (bearer(headers) !== facts.accessToken) {
      return new Response(
        JSON.stringify({ error_description: 'Invalid access', error: 'invalid_token' }),
        { status: 400, headers: json },
      )
    }
    const user = userWithId(userId)
    if (!user) return refuse(tenant.unknownUser)
    const fault = passwordFault(password, user)
    if (fault) return refuse(tenant.password[fault])
    setPassword(user, password)
    return new Response(JSON.stringify({ user_id: user.userId }), { status: 200, headers: json })
  }

  async function answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    const call = /^\/api\/v2\/sdk\/pwd\/(update-by-mobile|update-by-email|change-by-mobile)$/.exec(
      pathname,
    )?.[1]
    const userId = /^\/api\/v2\/tenant\/users\/([^/]+)\/change-password$/.exec(pathname)?.[1]
    if (!call && !userId) return gatewayPage(404, 'Not Found')
    const allowed = userId ? 'PUT' : 'POST'
    if (request.method !== allowed) return gatewayPage(405, 'Not Allowed', { Allow: allowed })

    const { headers } = request
    const body = await readBody(request)
    if (userId) return tenantCall(userId, body, headers)
    if (call === 'change-by-mobile') return userCall(eiam, 'token', body, headers)
    if (call === 'update-by-email') return userCall(ciam, 'email', body, headers)
    return userCall(ciam, 'mobile' in body ? 'mobile' : 'token', body, headers)
  }

  const service: ConformingService = {
    async fetch(request) {
      const response = await answer(request)
      requests += 1
      response.headers.set('X-Request-Id', `lb2-${requests.toString(16).padStart(8, '0')}`)
      response.headers.set('Server', 'openresty')
      response.headers.append('Set-Cookie', 'SERVERID=lb2; Path=/; HttpOnly')
      return response
    },
    passwordOf: (userId) => userWithId(userId)?.passwords[0],
    changes: 0,
    failedAttempts: 0,
  }
  return service
}
