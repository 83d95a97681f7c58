// Responses that say too much: secrets of the request in any spelling, internals of the service, facts about other
// people. If a secret is echoed, the request carried it, or the profile knows it.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import {
  type Edit,
  type ErrorRow,
  type Mutant,
  type Need,
  errorMutants,
  familyOf,
  hasBody,
  needsToken,
  onSuccess,
  setsPassword,
} from './deployment.ts'
import {
  body,
  header,
  member,
  membersOf,
  message,
  page,
  text,
  withBody,
  withHeader,
} from './edits.ts'
import { base64, base64url, entities, hex, percent, utf8 } from './encodings.ts'
import type { Exchange, Outgoing } from './exchange.ts'

const mutant = familyOf('leak')

type Echo = [name: string, condition: string, echo: (secret: string) => Edit]

const ofNewPassword: Echo[] = [
  ['in the body', 'wrong-code', (it) => member('rejected_value', it)],
  ['in a header', 'unknown-user', (it) => header('X-Debug', it)],
  ['in Base64', 'wrong-code', (it) => header('X-Debug', base64(it))],
  ['in Base64 without padding, for URLs', 'unknown-user', (it) => header('X-Debug', base64url(it))],
  [
    'with the user, as for basic authentication',
    'password-weak',
    (it) => header('X-Auth-Echo', base64(`user:${it}!`)),
  ],
  [
    'at the place where a quotation is cut',
    'unknown-user',
    (it) => member('rejected', `${'-'.repeat(40)}${it}`),
  ],
  [
    'URL-encoded',
    'unknown-client',
    (it) => header('Link', `</retry?p=${percent(it)}>; rel="next"`),
  ],
  ['in hexadecimal', 'password-reused', (it) => member('trace_id', hex(it))],
  ['escaped for HTML', 'password-too-simple', (it) => member('rejected_value', entities(it))],
  [
    'escaped for JSON twice',
    'password-length',
    (it) => member('request', JSON.stringify(JSON.stringify({ value: it }))),
  ],
  ['as careful encoders of JSON escape it', 'wrong-code', escapedInJson],
  ['with entities for HTML', 'wrong-code', (it) => member('rejected', entities(it))],
  [
    'URL-encoded twice',
    'wrong-code',
    (it) => member('retry', encodeURIComponent(encodeURIComponent(it))),
  ],
  ['as a digest', 'unknown-user', (it) => member('debug', bytesToHex(sha256(utf8(it))))],
]

const echoes: [...Echo, key: string, subject?: string][] = [
  ...ofNewPassword.map(([how, condition, echo]): [...Echo, string] => [
    `hands back the new password ${how}`,
    condition,
    echo,
    'newPassword',
  ]),
  [
    'names the refused password in the message',
    'password-weak',
    (secret) => message((it) => `${it}: ${secret}`),
    'newPassword',
  ],
  [
    'hands back the verification code',
    'password-too-simple',
    (it) => member('debug', `code=${it}`),
    'verifyCode',
  ],
  [
    'hands back the token in the body',
    'unknown-client',
    (it) => member('debug', `Authorization: Bearer ${it}`),
    'token',
  ],
  [
    'hands back the token in a header',
    'password-weak',
    (it) => header('X-Auth-Token', it),
    'token',
  ],
  [
    'puts the token into a cookie',
    'password-reused',
    (it) => header('Set-Cookie', `session=${it}; Path=/`),
    'token',
    'cookie',
  ],
]

const echoed = ([
  name,
  condition,
  echo,
  key,
  subject = 'secret',
]: (typeof echoes)[number]): ErrorRow => {
  const carries: Need = (variant) =>
    key === 'token' ? needsToken(variant) : variant.inputOf.has(key)
  const edit: Edit = (response, exchange) => {
    const secret = key === 'token' ? exchange.token : exchange.value(key)
    return secret === undefined ? response : echo(secret)(response, exchange)
  }
  return [name, condition, edit, carries, { subject }]
}

const javaTrace = [
  'java.lang.NullPointerException: Cannot invoke "String.length()" because "code" is null',
  '\tat com.example.idaas.service.PasswordService.verify(PasswordService.java:87)',
  '\tat org.springframework.web.servlet.DispatcherServlet.doDispatch(DispatcherServlet.java:1089)',
].join('\n')

/** What the message says beyond the contract's words. */
const chats: [name: string, condition: string, chat: (message: string) => string][] = [
  ['writes a Java stack trace into the message', 'wrong-code', (it) => `${it} ${javaTrace}`],
  [
    'starts the message with the name of an exception',
    'password-length',
    (it) => `java.lang.IllegalArgumentException: ${it}`,
  ],
  [
    'writes its SQL into the message',
    'unknown-user',
    (it) => `${it} (SELECT id, pwd_hash FROM t_user WHERE mobile = ? AND deleted = 0)`,
  ],
  [
    'writes the error of its database into the message',
    'password-reused',
    (it) => `${it}; ORA-00001: unique constraint (APP.UK_PWD_HISTORY) violated`,
  ],
  [
    'names a column that its database does not know',
    'unknown-user',
    (it) => `${it}: Unknown column 'pwd_hash' in 'field list'`,
  ],
  [
    'names a cache that it cannot reach',
    'wrong-code',
    (it) => `${it} (connect ECONNREFUSED 127.0.0.1:6379)`,
  ],
  [
    'names the class of a value',
    'missing',
    (it) => `${it} [com.example.idaas.dto.ChangePasswordRequest]`,
  ],
  [
    'panics as Go does',
    'unknown-client',
    (it) => `${it}: runtime error: invalid memory address or nil pointer dereference`,
  ],
  [
    'names a host and a file of its own',
    'unknown-client',
    (it) => `${it} [redis-master.internal:6379, /opt/idaas/conf/application.yml]`,
  ],
]

const traces: [language: string, condition: string, member: string, trace: string[]][] = [
  [
    'Node',
    'missing',
    'stack',
    [
      'Error: bad',
      '    at verify (/srv/app/password.js:12:9)',
      '    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
    ],
  ],
  [
    'Python',
    'unknown-user',
    'detail',
    [
      'Traceback (most recent call last):',
      '  File "/app/views.py", line 42, in post',
      '    user = User.objects.get(mobile=mobile)',
      'DoesNotExist',
    ],
  ],
  [
    '.NET',
    'password-weak',
    'detail',
    [
      'System.NullReferenceException: Object reference not set',
      '   at Idaas.Password.Verify(String code) in C:\\src\\Password.cs:line 42',
    ],
  ],
]

export const leak: Mutant[] = [
  ...errorMutants('leak', 'secret', [
    ...echoes.map(echoed),
    [
      'says which code would have been right',
      'wrong-code',
      body((members, _, exchange) => ({ ...members, expected: codeSentTo(exchange) })),
    ],
    [
      'hands back the whole request in Base64',
      'wrong-code',
      (response, { request }) => withHeader(response, 'X-Request', base64(request.body)),
    ],
    [
      'hands back all headers of the request',
      'unknown-client',
      body((members, _, { request }) => ({
        ...members,
        request: JSON.stringify(Object.fromEntries(request.headers)),
      })),
      needsToken,
    ],
  ]),
  ...errorMutants('leak', 'leak', [
    ...chats.map(([name, condition, chat]): ErrorRow => [name, condition, message(chat)]),
    ...traces.map(([language, condition, name, trace]): ErrorRow => [
      `adds a stack trace of ${language}`,
      condition,
      member(name, trace.join('\n')),
    ]),
    [
      'shows the error page of its framework',
      'unknown-client',
      page(
        `<html><body><h1>Whitelabel Error Page</h1><pre>${javaTrace}</pre><hr>Apache Tomcat/9.0.50</body></html>`,
      ),
    ],
    [
      'lists the accounts that there are',
      'unknown-user',
      body((members, _, { sandbox }) => ({
        ...members,
        known: sandbox.state
          .accounts()
          .map(({ identity: { userId = '', mobile = '', email = '' } }) => ({
            userId,
            mobile,
            email,
          })),
      })),
    ],
    [
      'names the mobile number and e-mail address of the account',
      'password-too-simple',
      body((members, _, { account }) => ({
        ...members,
        sent_to: [account?.identity.mobile ?? '', account?.identity.email ?? ''],
      })),
    ],
  ]),
  mutant(
    'puts the token into a cookie after a success',
    { subject: 'cookie' },
    onSuccess((response, { token }) =>
      token === undefined
        ? response
        : cookie(response, `remember_me=${percent(token)}; Max-Age=2592000`),
    ),
    needsToken,
  ),
  mutant(
    'puts the new password into a cookie after a success',
    { subject: 'cookie' },
    onSuccess((response, { value }) =>
      cookie(response, `last=${base64(value('newPassword') ?? '')}; Path=/`),
    ),
    setsPassword,
  ),
  mutant(
    'responds to a body that is cut off with the trace of its parser',
    { subject: 'leak' },
    unreadable(
      () =>
        'com.fasterxml.jackson.core.io.JsonEOFException: Unexpected end-of-input within/between Object entries',
    ),
  ),
  mutant(
    'responds to a body that is cut off with the body',
    { subject: 'secret' },
    unreadable((sent) => `JSON parse error at the end of ${sent}`),
  ),
  mutant(
    'names another user in the body of a success',
    { subject: 'body' },
    onSuccess((response, { operation, account, sandbox }) => {
      const [name] = Object.keys(membersOf(response))
      const other = sandbox.state.accounts().find((it) => it !== account)
      return operation?.success.schema && name !== undefined
        ? withBody(response, { [name]: other?.identity.userId ?? '' })
        : response
    }),
    hasBody,
  ),
]

const cookie = (response: Outgoing, value: string) => withHeader(response, 'Set-Cookie', value)

function codeSentTo({ account, variant }: Exchange): string {
  const code = account?.verifyCode
  return (typeof code === 'object' ? code[variant?.verificationType ?? ''] : code) ?? ''
}

/** Says something of its own about a body that it cannot read. */
function unreadable(say: (body: string) => string) {
  return ({ request, operation, pass }: Exchange): Outgoing => {
    const response = pass()
    if (!operation || isJson(request.body)) return response
    return withBody(
      { ...response, status: 400 },
      {
        timestamp: '2024-05-01T08:00:00.000+00:00',
        status: 400,
        error: 'Bad Request',
        message: say(request.body),
      },
    )
  }
}

function isJson(body: string): boolean {
  try {
    JSON.parse(body)
    return true
  } catch {
    return false
  }
}

/** What HTML or a form could take for its own is escaped in the JSON itself. */
function escapedInJson(secret: string): Edit {
  return async (response, exchange) => {
    const { error } = response
    const told = { ...(await member('rejected', secret)(response, exchange)), error }
    return text((it) => it.replaceAll(/[&<>'=+%#@]/g, (character) => `\\u00${hex(character)}`))(
      told,
      exchange,
    )
  }
}
