// What goes wrong between service and caller: media types, encodings, proxies, redirects, cut connections.
import {
  type ErrorRow,
  type Mutant,
  errorMutants,
  familyOf,
  onSuccess,
  setsPassword,
} from './deployment.ts'
import { asPage, contentType, inChinese, text } from './edits.ts'
import { cutOff, gbk, gzip, utf16 } from './encodings.ts'
import type { Exchange, Outgoing } from './exchange.ts'

const mutant = familyOf('transport')

const types: [what: string, condition: string, type: string | undefined][] = [
  ['JSON as HTML', 'missing', 'text/html;charset=UTF-8'],
  ['JSON as plain text', 'wrong-code', 'text/plain'],
  ['JSON without a content type', 'unknown-client', undefined],
  ['JSON as bytes', 'password-weak', 'application/octet-stream'],
  ['JSON as JavaScript', 'unknown-user', 'application/javascript'],
  ['JSON as Latin-1', 'password-reused', 'application/json;charset=ISO-8859-1'],
  ['its content type twice', 'password-length', 'application/json, application/json'],
]

const bodies: ErrorRow[] = [
  ['cuts the JSON off', 'wrong-code', text((it) => it.slice(0, -5))],
  ['starts the JSON with a byte order mark', 'unknown-client', text((it) => `\ufeff${it}`)],
  ['wraps the JSON in a callback', 'missing', text((it) => `callback(${it});`)],
  ['guards the JSON against inclusion', 'unknown-user', text((it) => `)]}',\n${it}`)],
  ['writes a second object after the JSON', 'password-weak', text((it) => it + it)],
  [
    'writes the size of chunks into the body',
    'password-too-simple',
    text((it) => `${it.length.toString(16)}\r\n${it}\r\n0\r\n\r\n`),
  ],
  ['writes single quotes', 'password-repeats', text((it) => it.replaceAll('"', "'"))],
  ['ends the last property with a comma', 'password-reused', text((it) => it.replace(/\}$/, ',}'))],
  [
    'writes the warning of its language in front of the JSON',
    'password-length',
    text((it) => `<br />\n<b>Warning</b>: Undefined index: code<br />\n${it}`),
  ],
  ['responds in UTF-16', 'missing', text(utf16)],
  ['compresses the body without saying so', 'unknown-user', text(gzip)],
]

const duplicates: ErrorRow[] = [
  [
    'writes the code twice, first a wrong one',
    'wrong-code',
    text((it) => it.replace(/^\{("\w+":)/, '{$1"OTHER",$1')),
  ],
  [
    'writes the message twice',
    'password-contains-identity',
    text((it) => it.replace(/,("\w+":)("[^"]*")\}$/, ',$1$2,$1$2}')),
  ],
]

const redirects: [what: string, condition: string, status: number, to: (url: string) => string][] =
  [
    ['an invalid token to a sign-in page', 'invalid-token', 302, () => '/login'],
    ['a request without device information to an error page', 'missing', 303, () => '/error'],
    [
      'an unknown client to another path',
      'unknown-client',
      307,
      (url) => url.replace('/v2/', '/v3/'),
    ],
    [
      'an unknown user to another host',
      'unknown-user',
      301,
      (url) => `https://idp.example.com${url}`,
    ],
  ]

const cut = (): never => {
  throw new TypeError('fetch failed')
}

const json = (status: number, body: string): Outgoing => ({
  status,
  headers: { 'Content-Type': 'application/json' },
  body,
})

/** What it does with a method that the path does not have. */
const methods: [name: string, isMeant: (method: string) => boolean, response: Outgoing][] = [
  ['responds to GET with a success', (it) => it === 'GET', { status: 200, headers: {}, body: '' }],
  [
    'responds to GET with a page',
    (it) => it === 'GET',
    asPage(
      { status: 200, headers: {}, body: '' },
      '<!doctype html><html><body><div id="app"></div></body></html>',
    ),
  ],
  [
    'responds to every wrong method with a success',
    () => true,
    { status: 200, headers: {}, body: '' },
  ],
  ['breaks down on a wrong method', () => true, json(500, '{"error":"Internal Server Error"}')],
]

const blocked = '<html><head><title>403 Forbidden</title></head><body>Request blocked</body></html>'

export const transport: Mutant[] = [
  ...errorMutants(
    'transport',
    'content-type',
    types.map(([what, condition, type]): ErrorRow => [
      `responds with ${what}`,
      condition,
      contentType(type),
    ]),
  ),
  ...errorMutants('transport', 'body', bodies),
  ...errorMutants('transport', 'duplicate-key', duplicates),
  ...errorMutants(
    'transport',
    'redirect',
    redirects.map(([what, condition, status, to]): ErrorRow => [
      `sends ${what}`,
      condition,
      (_, { request }) => ({ status, headers: { Location: to(request.url) }, body: '' }),
    ]),
  ),
  ...errorMutants('transport', undefined, [
    [
      'responds with Chinese in GBK',
      'wrong-code',
      inChinese(text(gbk)),
      ({ errors }) =>
        errors.some(({ condition, message }) => condition === 'wrong-code' && message.zh),
    ],
  ]),
  ...errorMutants('transport', 'connection', [
    ['cuts the connection on a wrong code', 'wrong-code', cut],
    ['cuts the connection on an over-long or too short password', 'password-length', cut],
    ['cuts the connection within the body', 'unknown-client', text(cutOff)],
  ]),
  mutant(
    'cuts the connection after it has set the password',
    { subject: 'connection' },
    onSuccess(cut),
  ),
  mutant(
    'sends a success to a page',
    { subject: 'redirect' },
    onSuccess(() => ({ status: 302, headers: { Location: '/password-changed' }, body: '' })),
  ),
  mutant(
    'refuses a content type that names its charset',
    { subject: 'status' },
    ({ request, pass }) =>
      request.headers.get('content-type')?.includes('charset')
        ? json(415, '{"message":"unsupported charset"}')
        : pass(),
  ),
  mutant('has no route for one of its operations', { subject: 'status' }, (exchange) => {
    const { operation, sandbox } = exchange
    const lost = sandbox.contract.operations.find(({ variants }) =>
      variants.some(({ product }) => product === sandbox.product),
    )
    return operation && operation === lost
      ? json(404, '{"message":"no Route matched with those values"}')
      : exchange.pass()
  }),
  mutant(
    'has a firewall that takes a password for an attack',
    { subject: 'status' },
    ({ value, pass }) =>
      /[%=#]/.test(value('newPassword') ?? '')
        ? asPage({ status: 403, headers: {}, body: '' }, blocked)
        : pass(),
    setsPassword,
  ),
  mutant(
    'has a cache that looks at the body of a request alone',
    { subject: 'language' },
    { start: cache },
    ({ languages }) => languages.length > 1,
  ),
  ...methods.map(([name, isMeant, response]) =>
    mutant(name, { subject: 'method' }, ({ request, pass }) => {
      const own = pass()
      return own.status === 405 && isMeant(request.method) ? response : own
    }),
  ),
]

/** Error responses are given again to whatever has the same path and body. */
function cache() {
  const cached = new Map<string, Outgoing>()
  return ({ request, pass }: Exchange): Outgoing => {
    const key = `${request.method} ${request.url} ${request.body}`
    const response = cached.get(key) ?? pass()
    if (response.error) cached.set(key, response)
    return response
  }
}
