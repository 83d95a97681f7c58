// What the contract leaves open: other headers, spellings, orders and texts. No finding may be about any of it.
import { type CatalogError, fill, template } from '../../scripts/contract/catalog.ts'
import type { Bundle } from '../../scripts/contract/contract.ts'
import type { JsonObject } from '../../scripts/contract/json.ts'
import {
  type Behaviour,
  type Deployment,
  type Making,
  type Need,
  deployment,
  hasNoBody,
  lists,
  needsToken,
  onError,
  onSuccess,
  speaksChinese,
} from './deployment.ts'
import { asEntry, filling, membersOf, message } from './edits.ts'
import { fullWidthDigits, inPieces, unicodeEscapes } from './encodings.ts'
import { type Exchange, type Outgoing, notePasswords, put, withToken } from './exchange.ts'

const headers: Record<string, Record<string, string>> = {
  'names the request': {
    'X-Request-Id': '4f1c9a0e-7d5b-4f0a-9a57-1a2b3c4d5e6f',
    'X-B3-TraceId': '80f198ee56343ba864fe8b2a57d3eff7',
  },
  'adds headers for safety': {
    'Strict-Transport-Security': 'max-age=31536000',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Cache-Control': 'no-store',
    Pragma: 'no-cache',
  },
  'adds headers for other origins': {
    'Access-Control-Allow-Origin': '*',
    Vary: 'Origin, Accept-Encoding',
  },
  'adds a date and an entity tag': {
    Date: 'Wed, 01 May 2024 08:00:00 GMT',
    ETag: 'W/"1f-2a"',
    Expires: '0',
  },
  'says who serves': { Server: 'nginx', Via: '1.1 google', 'X-Cache': 'MISS' },
  'sets a cookie of its load balancer': { 'Set-Cookie': 'SERVERID=node-3|1714550400; Path=/' },
  'sets the session of its container': {
    'Set-Cookie': 'JSESSIONID=3F2A9C1D4B5E6F708192A3B4C5D6E7F8; Path=/; HttpOnly',
  },
  'sets a guard against forged requests': {
    'Set-Cookie': 'XSRF-TOKEN=5e0f6b1c-7d0a-4b6e-9a57-1a2b3c4d5e6f; Path=/',
  },
  'sets the guard of another framework against forged requests': {
    'Set-Cookie': '__RequestVerificationToken=KHJkd8a_2mNpQ7zXw4vBtR5yLs1cFgUe; Path=/; HttpOnly',
  },
  'deletes the cookie of a token': {
    'Set-Cookie': 'access_token=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0',
  },
  'says how long it took': {
    'Server-Timing': 'app;dur=4.2',
    'X-Envoy-Upstream-Service-Time': '4',
    'X-Response-Time': '4.2ms',
  },
  'asks for a token': { 'WWW-Authenticate': 'Bearer realm="idaas"' },
  'names what a page may load': { Link: '</app/help.css>; rel=preload' },
  'says its version': { 'X-Version': '10.4.2.1' },
  'names the language of its messages': { 'Content-Language': 'en' },
  'says how many requests are left': {
    'RateLimit-Limit': '100',
    'RateLimit-Remaining': '87',
    'RateLimit-Reset': '42',
  },
  'keeps the connection': { Connection: 'keep-alive', 'Keep-Alive': 'timeout=60' },
}

const contentTypes: Record<string, string> = {
  'names the charset': 'application/json;charset=UTF-8',
  'names the charset in lower case after a space': 'application/json; charset=utf-8',
  'names the charset in quotes': 'application/json; charset="utf-8"',
  'writes the content type in capitals': 'Application/JSON;Charset=UTF8',
}

/** Other spellings of the same JSON. */
const spellings: Record<string, (text: string, members: JsonObject) => Outgoing['body']> = {
  'turns the order of properties round': (_, members) =>
    JSON.stringify(Object.fromEntries(Object.entries(members).reverse())),
  'writes JSON on several lines': (_, members) => JSON.stringify(members, null, 2),
  'indents JSON with tabs and carriage returns': (_, members) =>
    JSON.stringify(members, null, '\t').replaceAll('\n', '\r\n'),
  'ends JSON with a new line': (text) => `${text}\n`,
  'starts JSON with a new line': (text) => `\n${text}`,
  'escapes what is not ASCII in JSON': unicodeEscapes,
  'escapes a letter and every slash in JSON': (text) =>
    text.replace(/e(?=r)/, '\\u0065').replaceAll('/', '\\/'),
  'sends its bodies in pieces': inPieces,
}

/** Successes without a described body. */
const empties: Record<string, [type: Record<string, string>, body: string]> = {
  'announces JSON if a success has no body': [{ 'Content-Type': 'application/json' }, ''],
  'announces a length of 0 if a success has no body': [{ 'Content-Length': '0' }, ''],
  'responds with an empty text if no body is described': [
    { 'Content-Type': 'application/json' },
    '""',
  ],
  'responds with null if no body is described': [
    { 'Content-Type': 'application/json;charset=UTF-8' },
    'null',
  ],
  'responds with a line end if no body is described': [{ 'Content-Type': 'text/plain' }, '\n'],
}

const isChinese = (text: string, { language }: Exchange) =>
  language === 'zh' || (language === undefined && /\p{Script=Han}/u.test(text))

const ending =
  (en: string, zh: string) =>
  (text: string, exchange: Exchange): string =>
    text + (isChinese(text, exchange) ? zh : en)

const wide: Record<string, string> = {
  ',': '，',
  ':': '：',
  '(': '（',
  ')': '）',
  '~': '～',
  '.': '。',
  ' ': '',
}

type Reword = (text: string, exchange: Exchange, error: CatalogError) => string

const messages: [name: string, reword: Reword, needs?: Need][] = [
  ['ends messages with a full stop', ending('.', '。')],
  ['ends messages with an exclamation mark', ending('!', '！')],
  [
    'says how many attempts are left',
    (text, exchange, { condition }) =>
      condition === 'wrong-code' ? ending(' (2 attempts left)', '(剩余2次)')(text, exchange) : text,
    lists('wrong-code'),
  ],
  ['says in messages when to try again', (text) => `${text} Try again at 17:10:57.`],
  [
    'says in messages what else to do',
    (text) => `${text} Please select another one from our help page.`,
  ],
  ['adds a request number to messages', (text) => `${text} [4f1c9a0e]`],
  [
    'writes Chinese punctuation in full width',
    (text, exchange) =>
      isChinese(text, exchange) ? text.replaceAll(/[,:()~. ]/g, (it) => wide[it] ?? it) : text,
    ({ errors, languages }) =>
      languages.includes('zh') && errors.some((error) => /[,:()~. ]/.test(error.message.zh ?? '')),
  ],
  [
    'writes messages without their last full stop and with spaces around',
    (text) => ` ${text.replace(/\.$/, '')} `,
  ],
  ['fills placeholders with words of its own', inOwnRequirement, lists('password-too-simple')],
  ['writes numbers in full width', fullWidthDigits, lists('password-length')],
  [
    'names in words what is missing',
    (text, _, { condition }) => (condition === 'missing' ? withNameInWords(text) : text),
    ({ errors }) =>
      errors.some(({ condition, parameters }) => condition === 'missing' && parameters.length > 0),
  ],
]

const isJson = (response: Outgoing) =>
  response.body !== '' && (response.headers['Content-Type'] ?? '').includes('json')

const always =
  (change: (response: Outgoing) => Outgoing): Behaviour =>
  ({ pass }) =>
    change(pass())

const onJson = (change: (response: Outgoing) => Partial<Outgoing>) =>
  always((response) => (isJson(response) ? { ...response, ...change(response) } : response))

const onWrongMethod = (response: Outgoing) =>
  always((own) => (own.status === 405 ? { ...own, ...response } : own))

const json = (status: number, body: string): Outgoing => ({
  status,
  headers: { 'Content-Type': 'application/json' },
  body,
})

const behaviours: [name: string, behaviour: Behaviour, needs?: Need][] = [
  ...Object.entries(headers).map(([name, added]): [string, Behaviour] => [
    name,
    always((response) => ({ ...response, headers: { ...response.headers, ...added } })),
  ]),
  ...Object.entries(contentTypes).map(([name, type]): [string, Behaviour] => [
    name,
    onJson(() => ({ headers: { 'Content-Type': type } })),
  ]),
  ...Object.entries(spellings).map(([name, spell]): [string, Behaviour] => [
    name,
    onJson((response) => ({ body: spell(String(response.body), membersOf(response)) })),
  ]),
  ...Object.entries(empties).map(([name, [given, body]]): [string, Behaviour, Need] => [
    name,
    onSuccess((response, { operation }) =>
      operation?.success.schema ? response : { ...response, headers: given, body },
    ),
    hasNoBody,
  ]),
  ...messages.map(([name, reword, needs = () => true]): [string, Behaviour, Need] => [
    name,
    onError(undefined, message(reword)),
    needs,
  ]),
  [
    'fills placeholders with a name and with numbers of its own',
    onError(
      undefined,
      filling((_, index) => (index % 2 === 0 ? '张伟' : '42')),
    ),
    ({ errors }) => errors.some(({ parameters }) => parameters.length > 0),
  ],
  ['ends the token that changed a password', { start: endTokens }, needsToken],
  ['is busy for a moment', { start: busyOnce }, lists('unavailable')],
  [
    'sends a wrong method to a page',
    onWrongMethod({ status: 302, headers: { Location: '/login' }, body: '' }),
  ],
  [
    'responds to a wrong method with JSON',
    onWrongMethod(json(405, '{"error":"Method Not Allowed"}')),
  ],
  ['responds to a wrong method with 404', onWrongMethod(json(404, '{"error":"Not Found"}'))],
  [
    'responds to a body that it cannot read in the way of its framework',
    ({ operation, request, fields, pass }) => {
      const response = pass()
      const isUnread = operation && request.body !== '' && Object.keys(fields).length === 0
      return isUnread
        ? {
            status: 400,
            headers: { 'Content-Type': 'application/problem+json' },
            body: '{"type":"about:blank","title":"Bad Request","status":400}',
          }
        : response
    },
  ],
  ['is unreachable behind its gateway for one request', { start: unreachableOnce }],
  ['counts a repeated character wherever it stands', countEverywhere, lists('password-repeats')],
]

export const freedoms: Deployment[] = [
  ...behaviours.map(([name, behaviour, needs]) => deployment({ name, behaviour, needs })),
  deployment({
    name: 'speaks Chinese if no language is asked for',
    needs: speaksChinese,
    options: (making) => ({ ...making, language: 'zh' }),
  }),
  deployment({
    name: 'judges missing values in the opposite order',
    needs: ({ errors }) => errors.filter(({ condition }) => condition === 'missing').length > 1,
    options: (making) =>
      reordered(making, (codes, isOfMissing) => {
        const reversed = codes.filter(isOfMissing).reverse()
        return codes.map((code) => (isOfMissing(code) ? (reversed.shift() ?? code) : code))
      }),
  }),
  deployment({
    name: 'judges everything in the opposite order',
    needs: ({ errors }) => errors.length > 1,
    options: (making) => reordered(making, (codes) => codes.toReversed()),
  }),
]

/** `verify_code` becomes `the verify code`. */
function withNameInWords(text: string): string {
  return text.replace(
    /\b[a-zA-Z]+([_-][a-z]+)+\b/,
    (name) => `the ${name.replaceAll(/[_-]/g, ' ')}`,
  )
}

/** Another requirement in words; numbers stay, since the policy is known. */
function inOwnRequirement(text: string, exchange: Exchange, error: CatalogError): string {
  if (error.condition !== 'password-too-simple') return text
  const language = isChinese(text, exchange) ? 'zh' : 'en'
  const requirement = {
    en: 'mix letters of both cases with digits',
    zh: '请同时使用大小写字母和数字',
  }
  return fill(template(error, language), [requirement], language)
}

/** A token is good until a password was set with it. */
function endTokens() {
  const ended = new Set<string>()
  return (exchange: Exchange): Outgoing => {
    const { token, operation } = exchange
    const hasEnded = token !== undefined && ended.has(token)
    const response = exchange.pass(hasEnded ? withToken(exchange, 'ended') : undefined)
    if (token !== undefined && operation && response.status < 300) ended.add(token)
    return response
  }
}

/** The third request of an operation that may be busy finds it so. */
function busyOnce() {
  let count = 0
  return (exchange: Exchange): Outgoing => {
    const error = exchange.variant?.errors.find(({ condition }) => condition === 'unavailable')
    if (error) count += 1
    return error && count === 3 ? asEntry(error.status, error, exchange) : exchange.pass()
  }
}

/** The second request ends at the gateway. */
function unreachableOnce() {
  let count = 0
  return ({ pass }: Exchange): Outgoing => {
    count += 1
    if (count !== 2) return pass()
    const page = '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>'
    return { status: 502, headers: { 'Content-Type': 'text/html' }, body: page }
  }
}

/** The same contract, with its codes in another order of judging. */
function reordered(
  { contract, product }: Making,
  reorder: (codes: string[], isOfMissing: (code: string) => boolean) => string[],
): Making {
  const copy: Bundle = structuredClone(contract)
  const missing = (name: unknown) =>
    copy['x-catalog'].filter((it) => it.product === name && it.condition === 'missing')
  for (const item of Object.values(copy.paths)) {
    for (const operation of Object.values(item)) {
      const variants = ((operation as JsonObject)['x-variants'] ?? []) as JsonObject[] // as readContract reads them
      for (const variant of variants) {
        const ofMissing = new Set(missing(variant.product).map(({ code }) => code))
        variant.codes = reorder(variant.codes as string[], (code) => ofMissing.has(code))
      }
    }
  }
  return { contract: copy, product }
}

/** Refuses a character that stands too often anywhere, as the sandbox refuses one that is repeated in a row. */
function countEverywhere(exchange: Exchange): Outgoing {
  const restore = notePasswords(exchange)
  const response = exchange.pass()
  const { maxRepeat = Infinity, maxLength } = exchange.sandbox.state.policy
  const password = [...(exchange.value('newPassword') ?? '')]
  const isRepeated = password.some(
    (it) => password.filter((other) => other === it).length > maxRepeat,
  )
  if (!exchange.operation || response.status >= 300 || !isRepeated) return response
  restore()
  const inRow = [...'kV7#']
    .map((it) => it.repeat(maxRepeat + 1))
    .join('')
    .slice(0, maxLength)
  return exchange.pass(put(exchange, 'newPassword', inRow))
}
