// Answers that say too much: secrets of the request in any spelling, internals of the service, facts
// about other people. Where a secret is echoed, the request carried it, or the profile knows it.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import {
  type Behaviour,
  type FaultyDeployment,
  type Need,
  type Refusal,
  familyOf,
  html,
  membersOf,
  messageOf,
  refusing,
  succeeding,
  withBody,
  withMessage,
} from './faulty.ts'
import type { Answer, Visit } from './visit.ts'
import { setsPassword } from '../successes.ts'

const fault = familyOf('leak')

const withHeader = (answer: Answer, name: string, value: string): Answer => ({
  ...answer,
  headers: { ...answer.headers, [name]: value },
})
const withMember = (answer: Answer, name: string, value: string): Answer =>
  withBody(answer, { ...membersOf(answer), [name]: value })

/** Says a secret of the request where it has one. */
const echoing = (
  name: string,
  condition: string,
  key: string,
  echo: (answer: Refusal, secret: string, visit: Visit) => Answer,
  subject = 'secret',
  field?: string,
): FaultyDeployment => {
  const needs: Need = ({ inputOf, security }) =>
    key === 'token' ? security !== undefined : inputOf.has(key)
  const behave = refusing(condition, (answer, visit) => {
    const secret = key === 'token' ? visit.token : visit.value(key)
    return secret === undefined ? answer : echo(answer, secret, visit)
  })
  return fault(name, { subject, condition, ...(field && { field }) }, behave, needs)
}

/** Says more in the message than the contract does. */
const chatty = (
  name: string,
  condition: string,
  chat: (message: string, visit: Visit) => string,
): FaultyDeployment =>
  fault(
    name,
    { subject: 'leak', condition },
    refusing(condition, (answer, visit) =>
      withMessage(answer, visit, chat(messageOf(answer, visit), visit)),
    ),
  )

const javaTrace = [
  'java.lang.NullPointerException: Cannot invoke "String.length()" because "code" is null',
  '\tat com.example.idaas.service.PasswordService.verify(PasswordService.java:87)',
  '\tat org.springframework.web.servlet.DispatcherServlet.doDispatch(DispatcherServlet.java:1089)',
].join('\n')

export const leak: FaultyDeployment[] = [
  echoing('hands back the new password in the body', 'wrong-code', 'newPassword', (answer, it) =>
    withMember(answer, 'rejected_value', it),
  ),
  echoing(
    'names the refused password in the message',
    'password-weak',
    'newPassword',
    (answer, it, visit) => withMessage(answer, visit, `${messageOf(answer, visit)}: ${it}`),
  ),
  echoing('hands back the new password in a header', 'unknown-user', 'newPassword', (answer, it) =>
    withHeader(answer, 'X-Debug', it),
  ),
  echoing('hands back the new password in Base64', 'wrong-code', 'newPassword', (answer, it) =>
    withHeader(answer, 'X-Debug', base64(it)),
  ),
  echoing(
    'hands back the new password in Base64 without padding, for URLs',
    'unknown-user',
    'newPassword',
    (answer, it) =>
      withHeader(
        answer,
        'X-Debug',
        base64(it).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
      ),
  ),
  echoing(
    'hands back user and new password as for basic authentication',
    'password-weak',
    'newPassword',
    (answer, it) => withHeader(answer, 'X-Auth-Echo', base64(`user:${it}!`)),
  ),
  echoing(
    'hands back the new password where a quotation is cut',
    'unknown-user',
    'newPassword',
    (answer, it) => withMember(answer, 'rejected', `${'-'.repeat(40)}${it}`),
  ),
  echoing(
    'hands back the new password URL-encoded',
    'unknown-client',
    'newPassword',
    (answer, it) => withHeader(answer, 'Link', `</retry?p=${percent(it)}>; rel="next"`),
  ),
  echoing(
    'hands back the new password in hexadecimal',
    'password-reused',
    'newPassword',
    (answer, it) => withMember(answer, 'trace_id', hex(it)),
  ),
  echoing(
    'hands back the new password escaped for HTML',
    'password-too-simple',
    'newPassword',
    (answer, it) => withMember(answer, 'rejected_value', entities(it)),
  ),
  echoing(
    'hands back the new password escaped for JSON twice',
    'password-length',
    'newPassword',
    (answer, it) => withMember(answer, 'request', JSON.stringify(JSON.stringify({ value: it }))),
  ),
  echoing(
    'hands back the new password as careful encoders of JSON escape it',
    'wrong-code',
    'newPassword',
    (answer, it) => escapedInJson(withMember(answer, 'rejected', it)),
  ),
  echoing(
    'hands back the new password with entities for HTML',
    'wrong-code',
    'newPassword',
    (answer, it) => withMember(answer, 'rejected', entities(it)),
  ),
  echoing(
    'hands back the new password URL-encoded twice',
    'wrong-code',
    'newPassword',
    (answer, it) => withMember(answer, 'retry', encodeURIComponent(encodeURIComponent(it))),
  ),
  echoing('hands back a digest of the new password', 'unknown-user', 'newPassword', (answer, it) =>
    withMember(answer, 'debug', bytesToHex(sha256(utf8ToBytes(it)))),
  ),
  echoing('hands back the verification code', 'password-too-simple', 'verifyCode', (answer, it) =>
    withMember(answer, 'debug', `code=${it}`),
  ),
  fault(
    'says which code would have been right',
    { subject: 'secret', condition: 'wrong-code' },
    refusing('wrong-code', (answer, { account, variant }) => {
      const code = account?.verifyCode
      const right = typeof code === 'object' ? code[variant?.verificationType ?? ''] : code
      return right === undefined ? answer : withMember(answer, 'expected', right)
    }),
  ),
  echoing('hands back the token in the body', 'unknown-client', 'token', (answer, it) =>
    withMember(answer, 'debug', `Authorization: Bearer ${it}`),
  ),
  echoing('hands back the token in a header', 'password-weak', 'token', (answer, it) =>
    withHeader(answer, 'X-Auth-Token', it),
  ),
  echoing(
    'puts the token into a cookie',
    'password-reused',
    'token',
    (answer, it) => withHeader(answer, 'Set-Cookie', `session=${it}; Path=/`),
    'cookie',
  ),
  fault(
    'puts the token into a cookie after a success',
    { subject: 'cookie' },
    succeeding((answer, { token }) =>
      token === undefined
        ? answer
        : withHeader(answer, 'Set-Cookie', `remember_me=${percent(token)}; Max-Age=2592000`),
    ),
    ({ security }) => security !== undefined,
  ),
  fault(
    'puts the new password into a cookie after a success',
    { subject: 'cookie' },
    succeeding((answer, visit) =>
      withHeader(answer, 'Set-Cookie', `last=${base64(visit.value('newPassword') ?? '')}; Path=/`),
    ),
    setsPassword,
  ),
  fault(
    'hands back the whole request in Base64',
    { subject: 'secret', condition: 'wrong-code' },
    refusing('wrong-code', (answer, { call }) =>
      withHeader(answer, 'X-Request', base64(call.body)),
    ),
  ),
  fault(
    'hands back all headers of the request',
    { subject: 'secret', condition: 'unknown-client' },
    refusing('unknown-client', (answer, { call }) =>
      withMember(answer, 'request', JSON.stringify(Object.fromEntries(call.headers))),
    ),
    ({ security }) => security !== undefined,
  ),
  chatty('writes a Java stack trace into the message', 'wrong-code', (it) => `${it} ${javaTrace}`),
  chatty(
    'starts the message with the name of an exception',
    'password-length',
    (it) => `java.lang.IllegalArgumentException: ${it}`,
  ),
  chatty(
    'writes its SQL into the message',
    'unknown-user',
    (it) => `${it} (SELECT id, pwd_hash FROM t_user WHERE mobile = ? AND deleted = 0)`,
  ),
  chatty(
    'writes the error of its database into the message',
    'password-reused',
    (it) => `${it}; ORA-00001: unique constraint (APP.UK_PWD_HISTORY) violated`,
  ),
  chatty(
    'tells of a column that its database does not know',
    'unknown-user',
    (it) => `${it}: Unknown column 'pwd_hash' in 'field list'`,
  ),
  chatty(
    'tells of a cache that it cannot reach',
    'wrong-code',
    (it) => `${it} (connect ECONNREFUSED 127.0.0.1:6379)`,
  ),
  chatty(
    'names the class of a value',
    'missing',
    (it) => `${it} [com.example.idaas.dto.ChangePasswordRequest]`,
  ),
  chatty(
    'panics as Go does',
    'unknown-client',
    (it) => `${it}: runtime error: invalid memory address or nil pointer dereference`,
  ),
  chatty(
    'names a host and a file of its own',
    'unknown-client',
    (it) => `${it} [redis-master.internal:6379, /opt/idaas/conf/application.yml]`,
  ),
  fault(
    'adds a stack trace of Node',
    { subject: 'leak', condition: 'missing' },
    refusing('missing', (answer) =>
      withMember(
        answer,
        'stack',
        'Error: bad\n    at verify (/srv/app/password.js:12:9)\n    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
      ),
    ),
  ),
  fault(
    'adds a traceback of Python',
    { subject: 'leak', condition: 'unknown-user' },
    refusing('unknown-user', (answer) =>
      withMember(
        answer,
        'detail',
        'Traceback (most recent call last):\n  File "/app/views.py", line 42, in post\n    user = User.objects.get(mobile=mobile)\nDoesNotExist',
      ),
    ),
  ),
  fault(
    'adds a stack trace of .NET',
    { subject: 'leak', condition: 'password-weak' },
    refusing('password-weak', (answer) =>
      withMember(
        answer,
        'detail',
        'System.NullReferenceException: Object reference not set\n   at Idaas.Password.Verify(String code) in C:\\src\\Password.cs:line 42',
      ),
    ),
  ),
  fault(
    'shows the error page of its framework',
    { subject: 'leak', condition: 'unknown-client' },
    refusing('unknown-client', (answer) =>
      html(
        answer,
        `<html><body><h1>Whitelabel Error Page</h1><pre>${javaTrace}</pre><hr>Apache Tomcat/9.0.50</body></html>`,
      ),
    ),
  ),
  fault(
    'answers a body that is cut off with the trace of its parser',
    { subject: 'leak' },
    unreadable(
      () =>
        'com.fasterxml.jackson.core.io.JsonEOFException: Unexpected end-of-input within/between Object entries',
    ),
  ),
  fault(
    'answers a body that is cut off with the body',
    { subject: 'secret' },
    unreadable((body) => `JSON parse error at the end of ${body}`),
  ),
  fault(
    'lists the accounts that there are',
    { subject: 'leak', condition: 'unknown-user' },
    refusing('unknown-user', (answer, { sandbox }) =>
      withBody(answer, {
        ...membersOf(answer),
        known: sandbox.state.accounts().map(({ identity }) => ({ ...identity })),
      }),
    ),
  ),
  fault(
    'tells the mobile number and e-mail address of the account',
    { subject: 'leak', condition: 'password-too-simple' },
    refusing('password-too-simple', (answer, { account }) =>
      withBody(answer, {
        ...membersOf(answer),
        sent_to: [account?.identity.mobile ?? '', account?.identity.email ?? ''],
      }),
    ),
  ),
  fault(
    'names another user in the body of a success',
    { subject: 'body' },
    succeeding((answer, { operation, account, sandbox }) => {
      const [name] = Object.keys(membersOf(answer))
      const other = sandbox.state.accounts().find((it) => it !== account)
      return operation?.success.schema && name !== undefined
        ? withBody(answer, { [name]: other?.identity.userId ?? '' })
        : answer
    }),
    ({ operation }) => operation.success.schema !== undefined,
  ),
]

/** Says something else where the body cannot be read. */
function unreadable(say: (body: string) => string): Behaviour {
  return ({ call, operation, pass }) => {
    const answer = pass()
    if (!operation || isReadable(call.body)) return answer
    return withBody(
      { ...answer, status: 400 },
      {
        timestamp: '2024-05-01T08:00:00.000+00:00',
        status: 400,
        error: 'Bad Request',
        message: say(call.body),
      },
    )
  }
}

function isReadable(body: string): boolean {
  try {
    JSON.parse(body)
    return true
  } catch {
    return false
  }
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}

/** Every character, so that the plain text is nowhere. */
function percent(text: string): string {
  return hex(text).replaceAll(/../g, (byte) => `%${byte.toUpperCase()}`)
}

function hex(text: string): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}

/** What HTML or a form could take for its own is escaped in the JSON itself. */
function escapedInJson(answer: Answer): Answer {
  const body = String(answer.body).replaceAll(
    /[&<>'=+%#@]/g,
    (character) => `\\u00${hex(character)}`,
  )
  return { ...answer, body }
}

/** As careful encoders do: letters and digits stay. */
function entities(text: string): string {
  return text.replaceAll(/[^a-zA-Z\d]/g, (character) => `&#x${hex(character)};`)
}
