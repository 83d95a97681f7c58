// A deployment that keeps the contract, by another hand: nothing of scripts/ is in it. What the contract
// leaves open is decided by its freedoms, so a check that finds fault with it raises a false alarm.
import type { Freedoms, Person, Policy } from './freedoms.ts'
import type { Random } from './random.ts'

/** An error code with its message in English and in Chinese, placeholders filled. */
type Row = readonly [code: string, en: string, zh: string]
/** Rows by the check that returns them; the names are those of `judgesBefore`. */
type Rows = Record<string, Row>

const client = 'kQ7mZs2pVbX4tLwJ9cRfYh6GdN3aEu8T'
/** A call may leave it out. */
export const knownTenant = 'tenant-1'
const accessToken = '9e1d7c40-made-up-access-token'
const jwt = (name: string) =>
  `eyJhbGciOiJSUzI1NiJ9.${Buffer.from(`{"jti":"${name}"}`).toString('base64url')}.${Buffer.from(`signature of ${name}`).toString('base64url')}`
const orphanToken = jwt('gone')

function passwordRows(code: (number: number) => string, policy: Policy, phone: string): Rows {
  const { minLength = 0, maxLength = 64, maxRepeat = 0 } = policy
  return {
    used: [code(1), 'The password is used before, cannot be used again', '不允许使用历史密码'],
    reversed: [code(2), 'Password cannot username in reverse order', '密码不允许使用用户名的倒写'],
    contains: [
      code(3),
      `Password cannot contain :username, ${phone} number, email prefix, name in PinYing`,
      '密码中不允许包含：用户名、手机号、邮箱前缀、姓名拼音',
    ],
    simple: [
      code(4),
      'Your password complexity is low, mix letters, digits and symbols',
      '密码复杂度低，须同时包含字母、数字和符号',
    ],
    weak: [code(5), 'The password is weak', '该密码为弱密码'],
    repeats: [
      code(6),
      `Number of character repeat in password should not exceed ${maxRepeat}`,
      `密码中最大字符重复数不能超过${maxRepeat}`,
    ],
    length: [
      code(7),
      `The password must contain ${minLength} to ${maxLength} characters`,
      `密码长度为${minLength}～${maxLength}个字符`,
    ],
  }
}

function ciamRows(policy: Policy): Rows {
  return {
    password: ['IDAAS.SDK.USER.0006', 'Password cannot be empty', '密码不能为空'],
    code: ['IDAAS.SDK.PARAM.0009', 'Verification code cannot be empty', '验证码不能为空'],
    mobile: ['IDAAS.SDK.USER.0004', 'Mobile number cannot be empty', '手机号不能为空'],
    email: ['IDAAS.SDK.USER.0005', 'E-mail cannot be empty', '邮箱不能为空'],
    token: ['IDAAS.SDK.PARAM.0016', 'IdToken is invalid or expired', 'IdToken无效或已过期'],
    tokenBad: ['IDAAS.SDK.PARAM.0016', 'IdToken is invalid or expired', 'IdToken无效或已过期'],
    client: ['IDAAS.SDK.PARAM.0002', 'clientId cannot be empty', 'clientId不能为空'],
    clientUnknown: [
      'IDAAS.SDK.PARAM.0003',
      'The app is not registered, please register the app first',
      '应用未注册，请先注册应用',
    ],
    device: ['IDAAS.SDK.PARAM.0001', 'Device information is incomplete', '设备信息不完整'],
    user: ['IDAAS.SDK.USER.0001', 'User not found', '用户未找到'],
    codeWrong: ['IDAAS.SDK.CAPTCHA.0007', 'Incorrect verification code', '验证码不正确'],
    ...passwordRows((number) => `IDAAS.SDK.PWD.000${number}`, policy, 'phone'),
  }
}

function tenantRows(policy: Policy): Rows {
  return {
    password: ['IDAAS.TENANT.USER.0006', 'Password cannot be empty', '密码不能为空'],
    user: ['IDAAS.TENANT.USER.0001', 'User not found', '用户未找到'],
    ...passwordRows((number) => `IDAAS.TENANT.PWD.000${number}`, policy, 'mobile'),
  }
}

/** A row that no page publishes. */
const own = (code: string): Row => [code, 'This cannot be done now', '现在无法执行此操作']

function eiamRows(code: string): Rows {
  const blank = (name: string): Row => [
    'SDK.COMMON.1001',
    `Parameter ${name} cannot be left blank`,
    `参数${name}不能为空`,
  ]
  return {
    password: blank('password'),
    code: blank('verify_code'),
    token: ['SDK.COMMON.1005', 'The id_token has failed', 'id_token已失效'],
    tokenBad: ['SDK.COMMON.1005', 'The id_token has failed', 'id_token已失效'],
    client: blank('X-client-id'),
    clientUnknown: [
      'SDK.COMMON.1012',
      'The x-client-ID is incorrect and the corresponding application cannot be found',
      'x-client-ID不正确，找不到对应的应用',
    ],
    device: ['SDK.COMMON.1003', 'Device information is incomplete', '设备信息不完整'],
    user: ['SDK.COMMON.1013', 'The corresponding user is not found', '找不到对应的用户'],
    codeWrong: [
      'SDK.SMS.1005',
      'SMS verification code verification is incorrect',
      '短信验证码校验不正确',
    ],
    ...unpublished(code, ['used', 'reversed', 'contains', 'simple', 'weak', 'repeats', 'length']),
  }
}

function oneAccessRows(code: string): Rows {
  return {
    ...unpublished(code, [
      ...['password', 'mobile', 'client', 'clientUnknown', 'device', 'user', 'codeWrong'],
      ...['contains', 'simple', 'weak', 'repeats', 'length'],
    ]),
    code: ['PARAM.0009', 'Verification code required', '验证码不能为空'],
    used: ['PWD.0001', '', '不允许使用历史密码'],
    reversed: [
      'PWD.0002',
      'Password cannot be the username spelled backwards',
      '密码不允许使用用户名的倒写',
    ],
  }
}

function unpublished(code: string, names: string[]): Rows {
  return Object.fromEntries(
    names.map((name, at) => [name, own(at % 3 === 0 ? code : `${code}${at}`)]),
  )
}

interface User extends Person {
  spellings: string[]
  /** The current one first. */
  passwords: string[]
  idToken: string
  hasTokenEnded: boolean
  codes: Map<string, Code>
  changes: number
}

interface Code {
  value: string
  bornAt: number
  wrong: number
  isUsed: boolean
}

export interface ConformingService {
  fetch(request: Request): Promise<Response>
  freedoms: Freedoms
  /** What its owner knows. */
  known: {
    clientId: string
    accessToken: string
    orphanToken: string
    idTokens: [string, string]
    codes: [string, string]
  }
  now(): number
  advance(milliseconds: number): void
  /** Sends a new code to the first account. */
  sendCode(purpose: string): string
  signsIn(user: 0 | 1, password: string): boolean
}

const purposes = ['UPDATE_PWD_SMS', 'FORGET_PWD_SMS', 'FORGET_PWD_EMS', 'CHANGE_PWD_SMS']

export function createConformingService(
  freedoms: Freedoms,
  random: Random,
  product: string,
): ConformingService {
  let time = Date.UTC(2026, 0, 5)
  const firstCodes: [string, string] = ['739146', '850362']
  const users = freedoms.people.map((person, index): User => {
    const value = firstCodes[index] ?? ''
    const code = () => ({ value, bornAt: time, wrong: 0, isUsed: false })
    return {
      ...{ ...person, spellings: freedoms.spellings[index] ?? [], passwords: [person.password] },
      ...{ idToken: jwt(`user ${index}`), hasTokenEnded: false, changes: 0 },
      codes: new Map(purposes.map((purpose) => [purpose, code()])),
    }
  })
  const [first, second] = users
  if (!first || !second) throw new Error('there are two accounts')
  const answer = answering({ freedoms, random, product, users, now: () => time })
  const disturb = disturbances(freedoms, random)

  return {
    async fetch(request) {
      time += 40
      return disturb(request, () => answer(request))
    },
    freedoms,
    known: {
      clientId: client,
      accessToken,
      orphanToken,
      idTokens: [first.idToken, second.idToken],
      codes: firstCodes,
    },
    now: () => time,
    advance: (milliseconds) => void (time += milliseconds),
    sendCode(purpose) {
      const value = String(Math.floor(random.number() * 1e6)).padStart(6, '0')
      first.codes.set(purpose, { value, bornAt: time, wrong: 0, isUsed: false })
      return value
    },
    signsIn: (user, password) => users[user]?.passwords[0] === password,
  }
}

/** Gateways, busy moments and lost connections: never more than two in a row. */
function disturbances({ gateway, lostBefore, lostAfter, busy }: Freedoms, random: Random) {
  let inRow = 0
  return async (request: Request, answer: () => Promise<Response>): Promise<Response> => {
    if (inRow >= 2) {
      inRow = 0
      return answer()
    }
    inRow += 1
    if (random.chance(lostBefore)) throw new Error('ECONNRESET')
    if (random.chance(gateway)) return gatewayPage(random.pick([502, 503, 504]))
    if (random.chance(busy)) {
      const isTenant = request.url.includes('/tenant/')
      if (isTenant) return busyResponse('IDAAS.TENANT.COM.0002')
      if (request.url.includes('change-by-mobile')) return busyResponse('SDK.COMMON.1008')
    }
    if (random.chance(lostAfter)) {
      await answer()
      if (random.chance(0.5)) throw new Error('ECONNRESET')
      return gatewayPage(504)
    }
    inRow = 0
    return answer()
  }
}

function busyResponse(code: string): Response {
  const message =
    code === 'SDK.COMMON.1008'
      ? 'The system is busy. Try again later'
      : 'System busy, please try again later'
  return json(500, { error_code: code, error_msg: message }, 'application/json')
}

function gatewayPage(status: number, headers = {}): Response {
  const body = `<html><head><title>${status}</title></head></html>`
  return new Response(body, { status, headers: { 'Content-Type': 'text/html', ...headers } })
}

function json(status: number, body: object, type: string): Response {
  const bytes = new TextEncoder().encode(JSON.stringify(body))
  return new Response(bytes, { status, headers: { 'Content-Type': type } })
}

interface Site {
  freedoms: Freedoms
  random: Random
  product: string
  users: User[]
  now(): number
}

type Body = Record<string, unknown>

const sdkPath = /^\/api\/v2\/sdk\/pwd\/(update-by-mobile|update-by-email|change-by-mobile)$/
const tenantPath = /^\/api\/v2\/tenant\/users\/([^/]+)\/change-password$/

/** Whether the service has the call of this path; it knows no call but those that it was written for. */
export const isOffered = (path: string): boolean => sdkPath.test(path) || tenantPath.test(path)

function answering(site: Site) {
  const { freedoms, product } = site
  const rows: Record<string, Rows> = {
    ciam: ciamRows(freedoms.policy),
    eiam: eiamRows(freedoms.ownCode),
    oneaccess: oneAccessRows(freedoms.ownCode),
    tenant: tenantRows(freedoms.policy),
  }
  return async (request: Request): Promise<Response> => {
    const path = pathOf(request, freedoms)
    const operation = sdkPath.exec(path)?.[1]
    const userId = tenantPath.exec(path)?.[1]
    if (operation === undefined && userId === undefined) return gatewayPage(404)
    const method = userId === undefined ? 'POST' : 'PUT'
    if (request.method !== method) return gatewayPage(405, { Allow: method })
    const body = await readBody(request)
    if (body === undefined && freedoms.otherBody === 'refused') {
      return dressed(gatewayPage(400), freedoms)
    }
    const { headers } = request
    const tenant = headers.get('X-tenant-id')
    if (tenant !== null && tenant !== knownTenant) return dressed(gatewayPage(403), freedoms)
    const given = { headers, body: body ?? {}, site }
    if (userId !== undefined)
      return tenantCall(decodeURIComponent(userId), given, rows.tenant ?? {})
    const isChange = operation === 'change-by-mobile'
    const unchanged = product === 'oneaccess' ? 'oneaccess' : 'ciam'
    const speaking = isChange ? 'eiam' : unchanged
    return sdkCall(operation ?? '', given, { speaking, rows: rows[speaking] ?? {} })
  }
}

function pathOf(request: Request, { otherPath }: Freedoms): string {
  const { pathname } = new URL(request.url)
  if (otherPath === 'refused') return pathname
  const [plain = ''] = pathname.replaceAll(/\/+/g, '/').split(';')
  return plain.replace(/\/$/, '').replace(/%6d|%65|%70|%61/gi, decodeURIComponent)
}

/** Undefined if it is no JSON object. */
async function readBody(request: Request): Promise<Body | undefined> {
  try {
    const value: unknown = JSON.parse(await request.text())
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? { ...value } : undefined
  } catch {
    return undefined
  }
}

interface Given {
  headers: Headers
  body: Body
  site: Site
}

/** What is blank may count as absent, or as any other value. */
function textIn(value: unknown, { blankIsAbsent }: Freedoms): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined
  return blankIsAbsent && value.trim() === '' ? undefined : value
}

function bearerIn(headers: Headers): string {
  return /^Bearer +(\S+)$/i.exec(headers.get('Authorization') ?? '')?.[1] ?? ''
}

const deviceHeaders = ['X-agent', 'X-device-fingerprint', 'X-operating-sys-version']

function sdkCall(
  operation: string,
  { headers, body, site }: Given,
  { speaking, rows }: { speaking: string; rows: Rows },
): Response {
  const { freedoms, users, now } = site
  const text = (value: unknown) => textIn(value, freedoms)
  const by = wayOf(operation, speaking, headers)
  const password = text(body.password)
  const value = text(body.verify_code)
  const clientId = text(headers.get('X-client-id'))
  const identity = by.key && text(body[by.key])
  const holder = users.find((it) => it.idToken === bearerIn(headers))
  const isGone = bearerIn(headers) === orphanToken
  const isTokenGood = isGone || (holder !== undefined && !holder.hasTokenEnded)
  const named = users.find((it) => by.key !== undefined && it[by.key] === identity)
  const bearer = isTokenGood ? holder : undefined
  const user = by.key === undefined ? bearer : named
  const code = user?.codes.get(by.purpose)
  const isCodeRight = code?.value === value && code !== undefined && isAlive(code, freedoms, now())
  const isCodeAnybodys = users.some((it) => it.codes.get(by.purpose)?.value === value)
  const checks: Record<string, boolean> = {
    password: password === undefined,
    code: value === undefined,
    token: by.key === undefined && !headers.get('Authorization'),
    tokenBad: by.key === undefined && !isTokenGood,
    client: clientId === undefined,
    clientUnknown: clientId !== undefined && clientId !== client,
    device: deviceHeaders.some((name) => text(headers.get(name)) === undefined),
    user: by.key === undefined ? isGone : identity !== undefined && named === undefined,
    codeWrong: value !== undefined && !(user ? isCodeRight : isCodeAnybodys),
    ...(by.key && { [by.key]: identity === undefined }),
    ...(password !== undefined && passwordChecks(password, user, freedoms)),
  }
  const failed = firstFailed(checks, by.key ?? 'identity', site)
  if (failed === undefined && user && code && password !== undefined) {
    setPassword(user, password, freedoms)
    code.isUsed = true
    return emptySuccess(freedoms)
  }
  if (failed === 'codeWrong' && code) code.wrong += 1
  return refuse(rows, failed ?? 'user', { headers, site, speaking })
}

interface Way {
  /** By which member the account is found; by the token without one. */
  key: 'mobile' | 'email' | undefined
  purpose: string
}

function wayOf(operation: string, speaking: string, headers: Headers): Way {
  if (operation === 'change-by-mobile') return { key: undefined, purpose: 'CHANGE_PWD_SMS' }
  if (operation === 'update-by-email') return { key: 'email', purpose: 'FORGET_PWD_EMS' }
  const isReset = speaking === 'oneaccess' || headers.get('Authorization') === null
  if (isReset) return { key: 'mobile', purpose: 'FORGET_PWD_SMS' }
  return { key: undefined, purpose: 'UPDATE_PWD_SMS' }
}

function isAlive(
  { bornAt, wrong, isUsed }: Code,
  { singleUse, codeLifetime, codeAttempts }: Freedoms,
  now: number,
): boolean {
  return !(singleUse && isUsed) && now - bornAt < codeLifetime && wrong < codeAttempts
}

/** Of the checks that fail, the first in this service's order. */
function firstFailed(
  checks: Record<string, boolean>,
  identityName: string,
  { freedoms, random }: Site,
): string | undefined {
  const order =
    freedoms.order === 'fixed' ? freedoms.judgesBefore : random.shuffled(freedoms.judgesBefore)
  return order
    .map((name) => (name === 'identity' ? identityName : name))
    .find((name) => checks[name] === true)
}

function passwordChecks(
  password: string,
  user: User | undefined,
  freedoms: Freedoms,
): Record<string, boolean> {
  const { minLength = 0, maxLength = Infinity, minClasses = 0, weak = [] } = freedoms.policy
  const length = [...password].length
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password))
  const lower = password.toLowerCase()
  const isListed = (word: string) =>
    freedoms.weak === 'exact' ? word === password : word.toLowerCase() === lower
  return {
    length: length < minLength || length > maxLength,
    simple: kinds.length < minClasses,
    weak: weak.some(isListed),
    repeats: repeatsTooOften(password, freedoms),
    ...(user && {
      used: usedBy(user, freedoms).includes(password),
      reversed: isReversed(password, user, freedoms),
      contains: containsIdentity(password, user, freedoms),
    }),
  }
}

function usedBy({ passwords }: User, { policy, historyCountsCurrent }: Freedoms): string[] {
  const { history = 0 } = policy
  if (history === 0) return []
  return passwords.slice(0, historyCountsCurrent ? history : history + 1)
}

function repeatsTooOften(password: string, { policy, repeats }: Freedoms): boolean {
  const { maxRepeat } = policy
  if (maxRepeat === undefined) return false
  if (repeats === 'in a row') return new RegExp(`(.)\\1{${maxRepeat}}`, 'su').test(password)
  const text = repeats === 'anywhere' ? password : password.toLowerCase()
  return [...text].some((it) => [...text].filter((other) => other === it).length > maxRepeat)
}

function isReversed(password: string, { username }: User, { reversed }: Freedoms): boolean {
  if (username === undefined) return false
  const backwards = [...username].reverse().join('')
  const [text, part] = reversed.endsWith('any case')
    ? [password.toLowerCase(), backwards.toLowerCase()]
    : [password, backwards]
  return reversed.startsWith('contains') ? text.includes(part) : text === part
}

function containsIdentity(password: string, user: User, { identity }: Freedoms): boolean {
  const parts = [user.username, user.mobile, user.email?.split('@')[0], ...user.spellings]
  return parts.some((part) => {
    if (part === undefined) return false
    return identity === 'exact'
      ? password.includes(part)
      : password.toLowerCase().includes(part.toLowerCase())
  })
}

function setPassword(user: User, password: string, { changeEndsTokens }: Freedoms): void {
  user.passwords.unshift(password)
  user.changes += 1
  if (changeEndsTokens) user.hasTokenEnded = true
}

function emptySuccess(freedoms: Freedoms): Response {
  const { emptyBody, emptyType } = freedoms
  const headers = emptyType === undefined ? {} : { 'Content-Type': emptyType }
  const nothing = new ReadableStream<Uint8Array>({ start: (controller) => controller.close() })
  const bytes = emptyBody === 'stream' ? nothing : new TextEncoder().encode(emptyBody)
  return dressed(new Response(bytes, { status: 200, headers }), freedoms)
}

/** The call of administrators, which speaks the service's own language. */
function tenantCall(userId: string, { headers, body, site }: Given, rows: Rows): Response {
  const { freedoms, users } = site
  const password = textIn(body.password, freedoms)
  const user = users.find((it) => it.userId === userId)
  const failed = firstFailed(
    {
      password: password === undefined,
      tokenBad: bearerIn(headers) !== accessToken,
      user: user === undefined,
      ...(password !== undefined && passwordChecks(password, user, freedoms)),
    },
    'identity',
    site,
  )
  if (failed === 'tokenBad') {
    const oauth = { error_description: 'Invalid access', error: 'invalid_token' }
    return dressed(json(400, oauth, freedoms.contentType), freedoms)
  }
  if (failed !== undefined || !user || password === undefined) {
    return refuse(rows, failed ?? 'user', { headers: new Headers(), site, speaking: 'tenant' })
  }
  setPassword(user, password, freedoms)
  return dressed(json(200, { user_id: user.userId }, freedoms.contentType), freedoms)
}

interface Asking {
  headers: Headers
  site: Site
  speaking: string
}

function refuse(rows: Rows, name: string, { headers, site, speaking }: Asking): Response {
  const { freedoms } = site
  const [code, en, zh] = rows[name] ?? own(freedoms.ownCode)
  const asked = headers.get('X-L')
  const language = asked === 'en' || asked === 'zh' ? asked : freedoms.language
  const words = (language === 'en' && en !== '') || zh === '' ? 'en' : 'zh'
  const said = words === 'en' ? en : zh
  const suffix = name === 'codeWrong' ? freedoms.suffix[words] : ''
  const message = said + freedoms.punctuation[words] + suffix
  const isOwn = code.startsWith(freedoms.ownCode) && speaking !== 'ciam' && speaking !== 'tenant'
  const status = isOwn ? freedoms.ownStatus : 400
  const body = { error_msg: message, error_code: code }
  return dressed(json(status, body, freedoms.contentType), freedoms)
}

function dressed(response: Response, { headers }: Freedoms): Response {
  for (const [name, value] of headers) response.headers.append(name, value)
  return response
}
