// Services that take nearly the right thing for the right one, or the right one for a wrong one: each stands before a
// sandbox and puts right what the sandbox would refuse.
import { expect, test } from 'vitest'
import type { CheckOptions } from '../../scripts/check/check.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { readContract } from '../../scripts/contract/contract.ts'
import { profileOf } from '../../scripts/check/profile/sandbox-profile.ts'
import { sendBy } from '../../scripts/check/run/transport.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { completedCheck } from './completed-check.ts'

interface Seen {
  request: Request
  body: Record<string, unknown>
  /** The right code. */
  code: string
}

/** The request in whose place it passes on another one, or what it answers itself. */
type Service = (seen: Seen) => Request | Response | undefined

async function findingsOf(
  product: string,
  service: Service,
  options: CheckOptions = {},
  onSuccess: (body: Seen['body']) => unknown = () => undefined,
) {
  const sandbox = createSandbox({ product })
  const profile = profileOf(sandbox, 'http://localhost', 'a seed of a test')
  const { verifyCode } = profile
  const code =
    typeof verifyCode === 'string' ? verifyCode : (Object.values(verifyCode ?? {})[0] ?? '')
  const send = sendBy(async (request) => {
    const text = await request.clone().text()
    const body = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {}
    const instead = service({ request, body, code })
    if (instead instanceof Response) return instead
    const response = await sandbox.fetch(instead ?? request)
    if (response.status === 200) onSuccess(body)
    return response
  })
  const report = await completedCheck(profile, { ...options, send, label: 'a test' })
  return report.findings
    .map(({ id, severity, what, got }) => `${severity} ${id} ${what}: ${got}`)
    .join('\n')
}

const withBody = (request: Request, body: object) =>
  new Request(request, { body: JSON.stringify(body), method: request.method })

const taking =
  (isRight: (given: string, code: string) => boolean): Service =>
  ({ request, body, code }) =>
    typeof body.verify_code === 'string' && isRight(body.verify_code, code)
      ? withBody(request, { ...body, verify_code: code })
      : undefined

test.for<[string, Service, RegExp]>([
  ['the end of the code', taking((it, code) => it !== '' && code.endsWith(it)), /the end of/],
  [
    'a code that differs at its beginning',
    taking((it, code) => it.length === code.length && it.slice(1) === code.slice(1)),
    /another beginning/,
  ],
  ['full-width digits', taking((it, code) => it.normalize('NFKC') === code), /full-width/],
  ['a pattern', taking((it, code) => it === '.*' && code !== ''), /a pattern/],
  ['a wildcard', taking((it) => it === '%'), /a wildcard/],
])('a service that takes %s is found', async ([, service, what]) => {
  expect(await findingsOf('oneaccess', service)).toMatch(
    new RegExp(`error not-refused .*${what.source}`),
  )
})

test('a service that serves GET with the members in its query is found', async () => {
  const findings = await findingsOf('oneaccess', ({ request }) => {
    const { searchParams, pathname } = new URL(request.url)
    if (request.method !== 'GET' || searchParams.size === 0) return undefined
    const headers = new Headers(request.headers)
    headers.set('Content-Type', 'application/json')
    const body = JSON.stringify(Object.fromEntries(searchParams))
    return new Request(`http://localhost${pathname}`, { method: 'POST', headers, body })
  })
  expect(findings).toContain('error wrong-method-served with the method GET')
})

const withToken = (request: Request, token: string) => {
  const headers = new Headers(request.headers)
  headers.set('Authorization', token)
  return new Request(request, { headers })
}

test.for<[string, RegExp]>([
  ['after a scheme in lower case', /^bearer (\S+)$/],
  ['after no scheme', /^(\S+)$/],
  ['in braces', /^Bearer \{(\S+)\}$/],
])('a token that counts only %s is told', async ([form, pattern]) => {
  const findings = await findingsOf('eiam', ({ request }) => {
    const given = request.headers.get('Authorization')
    if (given === null) return undefined
    return withToken(request, `Bearer ${pattern.exec(given)?.[1] ?? 'garbled'}`)
  })
  expect(findings).toMatch(
    new RegExp(`error valid-request-refused as it is: .*success with the token ${form}`),
  )
})

test('a wrong code that counts the second time is found', async () => {
  const known = new Set<unknown>()
  const findings = await findingsOf('oneaccess', ({ request, body, code }) => {
    if (body.verify_code === code || !known.has(body.verify_code)) {
      known.add(body.verify_code)
      return undefined
    }
    return withBody(request, { ...body, verify_code: code })
  })
  expect(findings).toContain('error not-refused with a verify_code that nobody sent, once more')
})

test('an account that is found by the end of its mobile number is told', async () => {
  const findings = await findingsOf('oneaccess', ({ request, body }) => {
    const mobile = '12345678901'
    const isEnd = typeof body.mobile === 'string' && body.mobile.length > 3
    return isEnd && mobile.endsWith(String(body.mobile))
      ? withBody(request, { ...body, mobile })
      : undefined
  })
  expect(findings).toContain('error not-refused with a mobile that is the end of its own')
})

test('device headers that must look like the documented ones are told', async () => {
  const findings = await findingsOf('ciam', ({ request }) =>
    /^[\w.-]+$/.test(request.headers.get('X-device-fingerprint') ?? 'none')
      ? undefined
      : withToken(request, 'Bearer garbled'),
  )
  expect(findings).toContain('error valid-request-refused with every option, and other values')
})

test('a token that counts without its scheme is a warning', async () => {
  const findings = await findingsOf('eiam', ({ request }) => {
    const token = request.headers.get('Authorization')
    if (!token || token.includes(' ')) return undefined
    const headers = new Headers(request.headers)
    headers.set('Authorization', `Bearer ${token}`)
    return new Request(request, { headers })
  })
  expect(findings).toContain('warning not-refused with the token after no scheme')
})

test.for<[string, Service]>([
  ['token', ({ request }) => withToken(request, 'of-nobody')],
  ['verification code', ({ request, body }) => withBody(request, { ...body, verify_code: 'none' })],
])('that no %s is accepted is a warning: it may be no longer valid', async ([, service]) => {
  const findings = await findingsOf('eiam', (seen) =>
    seen.request.method === 'POST' ? service(seen) : undefined,
  )
  expect(findings).toContain('warning valid-request-refused as it is')
})

test('a message that names another input than the one that is missing is an error', async () => {
  const error_msg = 'Parameter password cannot be left blank'
  const refusal = { error_code: 'SDK.COMMON.1001', error_msg }
  const findings = await findingsOf('eiam', ({ body: { verify_code = '', ...others } }) =>
    verify_code === '' && Object.keys(others).length > 0
      ? Response.json(refusal, { status: 400 })
      : undefined,
  )
  expect(findings).toContain('error message-words without verify_code')
})

test.for<[string, RegExp]>([
  ['a capital letter', /^[^A-Z]*$/],
  ['a special character', /^[a-z\d]*$/i],
  ['a special character of a short list', /^[^!@#$%^&*]*$/],
])('a service that always asks for %s is found', async ([, lacking]) => {
  const findings = await findingsOf('oneaccess', ({ body: { verify_code, password }, code }) => {
    const isLacking = typeof password === 'string' && password.length > 7 && lacking.test(password)
    if (verify_code !== code || !isLacking) return undefined
    return Response.json({ error_code: 'PWD.0002', error_msg: 'Too simple' }, { status: 400 })
  })
  expect(findings).toContain('error valid-request-refused')
})

test('a token of which only the beginning is compared is found', async () => {
  const beginning = (it: string) => it.slice(0, -6)
  const { tokens } = profileOf(createSandbox({ product: 'eiam' }), 'http://localhost')
  const right = `Bearer ${tokens.idToken}`
  const findings = await findingsOf('eiam', ({ request }) => {
    const given = request.headers.get('Authorization') ?? ''
    const isAlike = given.length === right.length && beginning(given) === beginning(right)
    return isAlike ? withToken(request, right) : undefined
  })
  expect(findings).toMatch(/error not-refused .*another end/)
})

test.for([
  ['update-by-mobile', 'the mobile number', /12345678901/],
  ['update-by-email', 'the mobile number', /12345678901/],
  ['change-password', 'the mobile number', /12345678901/],
  ['update-by-email', 'the name', /zhangwei/],
  ['change-password', 'the name', /zhangwei/],
] as const)('that %s alone takes passwords with %s is found', async ([call, , part]) => {
  let count = 0
  const findings = await findingsOf('ciam', ({ request, body }) => {
    const isTaken = request.url.includes(call) && part.test(String(body.password))
    count += 1
    return isTaken ? withBody(request, { ...body, password: `Fresh-${count}-Kettle` }) : undefined
  })
  expect(findings).toContain('error not-refused with a password that contains part')
})

test.for(['id_token', 'access_token', 'token'])(
  'a token that is read from the query as %s is found',
  async (name) => {
    const findings = await findingsOf('eiam', ({ request }) => {
      const token = new URL(request.url).searchParams.get(name)
      return token === null ? undefined : withToken(request, `Bearer ${token}`)
    })
    expect(findings).toContain('error not-refused with the token in the query alone')
  },
)

test('the first seven of the list of weak passwords are tried, and one that is taken is found', async () => {
  const weak = createSandbox({ product: 'ciam' }).data.passwordPolicy?.weak?.slice(0, 7) ?? []
  expect(weak).toHaveLength(7)
  const tried = new Set<unknown>()
  const findings = await findingsOf('ciam', ({ request, body }) => {
    tried.add(body.password)
    return body.password === weak.at(-1)
      ? withBody(request, { ...body, password: `Fresh-${tried.size}-Kettle` })
      : undefined
  })
  expect(weak.filter((it) => !tried.has(it))).toEqual([])
  expect(findings).toContain('error not-refused with a password of the list of weak ones')
})

test('a message whose placeholder is filled in the other language is a warning', async () => {
  const error = readContract(bundle)
    .operations.flatMap(({ variants }) => variants)
    .flatMap(({ errors }) => errors)
    .find(({ condition, message }) => condition === 'password-too-simple' && message.zh)
  const findings = await findingsOf('ciam', ({ request, body, code }) => {
    const password = String(body.password)
    const isSimple =
      /^.{8,20}$/.test(password) &&
      [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((it) => it.test(password)).length === 2
    if (!isSimple || body.verify_code !== code || request.headers.get('X-L') !== 'zh')
      return undefined
    const words = error?.message.zh?.replace('{0}', 'use at least three kinds of characters')
    return Response.json({ error_code: error?.code, error_msg: words }, { status: 400 })
  })
  expect(findings).toMatch(/^warning message-language .*use at least three kinds/m)
})

test('an expired code that a program prints must not serve', async () => {
  const expired = '246813'
  const asked: string[] = []
  const takesExpired = taking((it) => it === expired)
  const findings = await findingsOf('ciam', takesExpired, {
    async askCode(whose, purpose = '') {
      asked.push(`${whose} ${purpose}`)
      return whose === 'expired' ? expired : undefined
    },
  })
  expect(findings).toContain('error not-refused with an expired verification code')
  expect(asked.filter((it) => it.startsWith('expired'))).toHaveLength(3) // one for each purpose
})

test('the key of a message in place of the message is an error', async () => {
  const findings = await findingsOf('eiam', ({ body, code }) =>
    body.verify_code === code
      ? undefined
      : Response.json(
          { error_code: 'SDK.SMS.1005', error_msg: 'sdk.sms.verify.code.incorrect' },
          { status: 400 },
        ),
  )
  expect(findings).toMatch(/^error message-words .*the key of a message/m)
})

test.for(['ciam', 'eiam', 'oneaccess'])(
  'a history that never ends is a warning in %s: the service may remember more than the profile says',
  async (product) => {
    const set: unknown[] = []
    const findings = await findingsOf(
      product,
      ({ request, body }) =>
        set.includes(body.password)
          ? withBody(request, { ...body, password: set.at(-1) }) // which is refused as used
          : undefined,
      {},
      (body) => set.push(body.password),
    )
    expect(findings).toContain(
      'warning valid-request-refused with a password that is no longer in the history',
    )
  },
)
