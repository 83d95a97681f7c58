// What goes wrong between service and caller: media types, encodings, proxies, redirects, cut connections.
import {
  type Behaviour,
  type FaultyDeployment,
  familyOf,
  html,
  refusing,
  succeeding,
} from './faulty.ts'
import type { Answer } from './visit.ts'
import { setsPassword } from '../successes.ts'

const fault = familyOf('transport')

const typed = (what: string, condition: string, type: string | undefined): FaultyDeployment =>
  fault(
    `answers ${what}`,
    { subject: 'content-type', condition },
    refusing(condition, (answer) => ({ ...answer, headers: headersOf(type) })),
  )

const rewritten = (
  name: string,
  condition: string,
  rewrite: (text: string) => Answer['body'] | Promise<Answer['body']>,
  subject = 'body',
): FaultyDeployment =>
  fault(
    name,
    { subject, condition },
    refusing(condition, async (answer) => ({
      ...answer,
      body: await rewrite(String(answer.body)),
    })),
  )

const sentAway = (
  what: string,
  condition: string,
  status: number,
  to: (url: string) => string,
): FaultyDeployment =>
  fault(
    `sends ${what}`,
    { subject: 'redirect', condition },
    refusing(condition, (_, { call }) => ({
      status,
      headers: { Location: to(call.url) },
      body: '',
    })),
  )

/** Milliseconds; more than a caller should wait for a refusal on the same machine. */
const late = 1100

export const transport: FaultyDeployment[] = [
  typed('JSON as HTML', 'missing', 'text/html;charset=UTF-8'),
  typed('JSON as plain text', 'wrong-code', 'text/plain'),
  typed('JSON without a content type', 'unknown-client', undefined),
  typed('JSON as bytes', 'password-weak', 'application/octet-stream'),
  typed('JSON as JavaScript', 'unknown-user', 'application/javascript'),
  typed('JSON as Latin-1', 'password-reused', 'application/json;charset=ISO-8859-1'),
  typed('its content type twice', 'password-length', 'application/json, application/json'),
  rewritten('cuts the JSON off', 'wrong-code', (text) => text.slice(0, -5)),
  rewritten('starts the JSON with a byte order mark', 'unknown-client', (text) => `\ufeff${text}`),
  rewritten('wraps the JSON in a callback', 'missing', (text) => `callback(${text});`),
  rewritten('guards the JSON against inclusion', 'unknown-user', (text) => `)]}',\n${text}`),
  rewritten('writes a second object after the JSON', 'password-weak', (text) => text + text),
  rewritten(
    'writes the size of chunks into the body',
    'password-too-simple',
    (text) => `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`,
  ),
  rewritten('writes single quotes', 'password-repeats', (text) => text.replaceAll('"', "'")),
  rewritten('ends the last property with a comma', 'password-reused', (text) =>
    text.replace(/\}$/, ',}'),
  ),
  rewritten(
    'writes the warning of its language in front of the JSON',
    'password-length',
    (text) => `<br />\n<b>Warning</b>: Undefined index: code<br />\n${text}`,
  ),
  rewritten('answers in UTF-16', 'missing', utf16),
  rewritten('compresses the body without saying so', 'unknown-user', gzip),
  rewritten(
    'writes the code twice, first a wrong one',
    'wrong-code',
    (text) => text.replace(/^\{("\w+":)/, '{$1"OTHER",$1'),
    'duplicate-key',
  ),
  rewritten(
    'writes the message twice',
    'password-contains-identity',
    (text) => text.replace(/,("\w+":)("[^"]*")\}$/, ',$1$2,$1$2}'),
    'duplicate-key',
  ),
  fault(
    'answers Chinese in GBK',
    { condition: 'wrong-code' },
    refusing('wrong-code', (answer, { language }) =>
      language === 'zh' ? { ...answer, body: gbk(String(answer.body)) } : answer,
    ),
    ({ errors }) =>
      errors.some(({ condition, message }) => condition === 'wrong-code' && message.zh),
  ),
  fault(
    'answers a weak password with the 502 of a gateway',
    { condition: 'password-weak' },
    refusing('password-weak', (answer) =>
      html(
        { ...answer, status: 502 },
        '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>',
      ),
    ),
  ),
  fault(
    'refuses a content type that names its charset',
    { subject: 'status' },
    ({ call, pass }) => {
      const isNamed = call.headers.get('content-type')?.includes('charset')
      return isNamed
        ? {
            status: 415,
            headers: { 'Content-Type': 'application/json' },
            body: '{"message":"unsupported charset"}',
          }
        : pass()
    },
  ),
  fault('has no route for one of its operations', { subject: 'status' }, (visit) => {
    const { operation, sandbox } = visit
    const lost = sandbox.contract.operations.find(({ variants }) =>
      variants.some(({ product }) => product === sandbox.product),
    )
    return operation && operation === lost ? withoutRoute : visit.pass()
  }),
  fault(
    'has a firewall that takes a password for an attack',
    { subject: 'status' },
    (visit) => {
      const isSuspect = /[%=#]/.test(visit.value('newPassword') ?? '')
      return isSuspect
        ? html(
            { status: 403, headers: {}, body: '' },
            '<html><head><title>403 Forbidden</title></head><body>Request blocked</body></html>',
          )
        : visit.pass()
    },
    setsPassword,
  ),
  fault(
    'has a cache that looks at the body of a request alone',
    { subject: 'language' },
    cached(),
    ({ languages }) => languages.length > 1,
  ),
  sentAway('an invalid token to a sign-in page', 'invalid-token', 302, () => '/login'),
  sentAway('a call without device information to an error page', 'missing', 303, () => '/error'),
  sentAway('an unknown client to another path', 'unknown-client', 307, (url) =>
    url.replace('/v2/', '/v3/'),
  ),
  sentAway(
    'an unknown user to another host',
    'unknown-user',
    301,
    (url) => `https://idp.example.com${url}`,
  ),
  fault(
    'sends a success to a page',
    { subject: 'redirect' },
    succeeding(() => ({ status: 302, headers: { Location: '/password-changed' }, body: '' })),
  ),
  fault(
    'cuts the connection on a wrong code',
    { subject: 'connection', condition: 'wrong-code' },
    refusing('wrong-code', cut),
  ),
  fault(
    'cuts the connection on an over-long or too short password',
    { subject: 'connection', condition: 'password-length' },
    refusing('password-length', cut),
  ),
  fault(
    'cuts the connection after it has set the password',
    { subject: 'connection' },
    succeeding(cut),
  ),
  fault(
    'cuts the connection within the body',
    { subject: 'connection', condition: 'unknown-client' },
    refusing('unknown-client', (answer) => ({ ...answer, body: broken(String(answer.body)) })),
  ),
  fault(
    'takes long to refuse an unknown user for the first time',
    { subject: 'timing', condition: 'unknown-user' },
    lateOnce(),
  ),
  fault('answers GET with a success', { subject: 'method' }, anyMethod('GET')),
  fault('answers GET with a page', { subject: 'method' }, (visit) => {
    const answer = visit.pass()
    return answer.status === 405 && visit.call.method === 'GET'
      ? html(
          { ...answer, status: 200 },
          '<!doctype html><html><body><div id="app"></div></body></html>',
        )
      : answer
  }),
  fault('answers every wrong method with a success', { subject: 'method' }, anyMethod()),
  fault('breaks down on a wrong method', { subject: 'method' }, (visit) => {
    const answer = visit.pass()
    return answer.status === 405
      ? {
          status: 500,
          headers: { 'Content-Type': 'application/json' },
          body: '{"error":"Internal Server Error"}',
        }
      : answer
  }),
]

function lateOnce(): Behaviour {
  const seen = new WeakSet<object>()
  return refusing('unknown-user', async (answer, { sandbox }) => {
    if (!seen.has(sandbox)) await new Promise((resolve) => setTimeout(resolve, late))
    seen.add(sandbox)
    return answer
  })
}

const withoutRoute: Answer = {
  status: 404,
  headers: { 'Content-Type': 'application/json' },
  body: '{"message":"no Route matched with those values"}',
}

/** Refusals are answered again to whatever has the same path and body. */
function cached(): Behaviour {
  const caches = new WeakMap<object, Map<string, Answer>>()
  return ({ call, sandbox, pass }) => {
    const cache = caches.get(sandbox) ?? new Map<string, Answer>()
    caches.set(sandbox, cache)
    const key = `${call.method} ${call.url} ${call.body}`
    const answer = cache.get(key) ?? pass()
    if (answer.error) cache.set(key, answer)
    return answer
  }
}

function headersOf(type: string | undefined): Record<string, string> {
  return type === undefined ? {} : { 'Content-Type': type }
}

function cut(): never {
  throw new TypeError('fetch failed')
}

/** Answers a wrong method, or any, with an empty success, without a look at the request. */
function anyMethod(method?: string): Behaviour {
  return ({ call, pass }) => {
    const answer = pass()
    const isWrong = answer.status === 405 && (method === undefined || call.method === method)
    return isWrong ? { status: 200, headers: {}, body: '' } : answer
  }
}

function broken(text: string): ReadableStream<Uint8Array> {
  let sent = false
  return new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(new TypeError('terminated'))
      sent = true
      controller.enqueue(new TextEncoder().encode(text.slice(0, 10)))
    },
  })
}

function utf16(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    [...text].flatMap((character) => [character.charCodeAt(0) & 255, character.charCodeAt(0) >> 8]),
  )
}

async function gzip(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** Encodes by looking each character up in what the decoder makes of all pairs of bytes. */
function gbk(text: string): Uint8Array<ArrayBuffer> {
  const decoder = new TextDecoder('gbk')
  const bytesOf = new Map<string, [number, number]>()
  for (let first = 0x81; first < 0xff; first += 1) {
    for (let second = 0x40; second < 0xff; second += 1)
      bytesOf.set(decoder.decode(Uint8Array.of(first, second)), [first, second])
  }
  return Uint8Array.from(
    [...text].flatMap((character) =>
      character < '\x80' ? [character.charCodeAt(0)] : (bytesOf.get(character) ?? [63]),
    ),
  )
}
