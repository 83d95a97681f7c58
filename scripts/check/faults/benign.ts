// What the contract permits: other headers, spellings, orders and texts. No finding may be about any of it.
import { rules } from '../../conditions/rules.ts'
import { type CatalogError, fill, template } from '../../contract/catalog.ts'
import type { Bundle } from '../../contract/contract.ts'
import type { JsonObject } from '../../contract/json.ts'
import {
  type Behaviour,
  type BenignDeployment,
  type Making,
  type Need,
  type Refusal,
  deployment,
  holder,
  membersOf,
  messageOf,
  refusing,
  succeeding,
  withBody,
  withMessage,
} from './faulty.ts'
import { type Answer, type Visit, noting, withToken } from './visit.ts'

const always =
  (change: (answer: Answer, visit: Visit) => Answer): Behaviour =>
  (visit) =>
    change(visit.pass(), visit)

const withHeaders = (
  name: string,
  headers: (answer: Answer) => Record<string, string>,
): BenignDeployment =>
  deployment(
    name,
    always((answer) => ({ ...answer, headers: { ...answer.headers, ...headers(answer) } })),
  )

/** Another spelling of the same JSON. */
const respelt = (
  name: string,
  respell: (text: string, answer: Answer) => string,
): BenignDeployment =>
  deployment(
    name,
    always((answer) =>
      isJson(answer) ? { ...answer, body: respell(String(answer.body), answer) } : answer,
    ),
  )

const retyped = (name: string, type: string): BenignDeployment =>
  deployment(
    name,
    always((answer) =>
      isJson(answer) ? { ...answer, headers: { 'Content-Type': type } } : answer,
    ),
  )

const reworded = (
  name: string,
  reword: (message: string, answer: Refusal, visit: Visit) => string,
  needs?: Need,
): BenignDeployment =>
  deployment(
    name,
    refusing(undefined, (answer, visit) =>
      withMessage(answer, visit, reword(messageOf(answer, visit), answer, visit)),
    ),
    needs,
  )

const empty = (name: string, headers: Record<string, string>, body = ''): BenignDeployment =>
  deployment(
    name,
    succeeding((answer, { operation }) =>
      operation?.success.schema ? answer : { ...answer, headers, body },
    ),
    ({ operation }) => operation.success.schema === undefined,
  )

const wide: Record<string, string> = {
  ',': '，',
  ':': '：',
  '(': '（',
  ')': '）',
  '~': '～',
  '.': '。',
  ' ': '',
}

export const benign: BenignDeployment[] = [
  withHeaders('names the request', () => ({
    'X-Request-Id': '4f1c9a0e-7d5b-4f0a-9a57-1a2b3c4d5e6f',
    'X-B3-TraceId': '80f198ee56343ba864fe8b2a57d3eff7',
  })),
  withHeaders('adds headers for safety', () => ({
    'Strict-Transport-Security': 'max-age=31536000',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Cache-Control': 'no-store',
    Pragma: 'no-cache',
  })),
  withHeaders('adds headers for other origins', () => ({
    'Access-Control-Allow-Origin': '*',
    Vary: 'Origin, Accept-Encoding',
  })),
  withHeaders('adds a date and an entity tag', () => ({
    Date: 'Wed, 01 May 2024 08:00:00 GMT',
    ETag: 'W/"1f-2a"',
    Expires: '0',
  })),
  withHeaders('says who serves', () => ({ Server: 'nginx', Via: '1.1 google', 'X-Cache': 'MISS' })),
  withHeaders('sets a cookie of its load balancer', () => ({
    'Set-Cookie': 'SERVERID=node-3|1714550400; Path=/',
  })),
  withHeaders('sets the session of its container', () => ({
    'Set-Cookie': 'JSESSIONID=3F2A9C1D4B5E6F708192A3B4C5D6E7F8; Path=/; HttpOnly',
  })),
  withHeaders('sets a guard against forged requests', () => ({
    'Set-Cookie': 'XSRF-TOKEN=5e0f6b1c-7d0a-4b6e-9a57-1a2b3c4d5e6f; Path=/',
  })),
  withHeaders('sets the guard of another framework against forged requests', () => ({
    'Set-Cookie': '__RequestVerificationToken=KHJkd8a_2mNpQ7zXw4vBtR5yLs1cFgUe; Path=/; HttpOnly',
  })),
  withHeaders('deletes the cookie of a token', () => ({
    'Set-Cookie': 'access_token=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0',
  })),
  withHeaders('tells how long it took', () => ({
    'Server-Timing': 'app;dur=4.2',
    'X-Envoy-Upstream-Service-Time': '4',
    'X-Response-Time': '4.2ms',
  })),
  withHeaders('asks for a token', () => ({ 'WWW-Authenticate': 'Bearer realm="idaas"' })),
  withHeaders('names what a page may load', () => ({ Link: '</app/help.css>; rel=preload' })),
  withHeaders('says its version', () => ({ 'X-Version': '10.4.2.1' })),
  withHeaders('names the language of its messages', () => ({ 'Content-Language': 'en' })),
  withHeaders('says how many requests are left', () => ({
    'RateLimit-Limit': '100',
    'RateLimit-Remaining': '87',
    'RateLimit-Reset': '42',
  })),
  withHeaders('keeps the connection', () => ({
    Connection: 'keep-alive',
    'Keep-Alive': 'timeout=60',
  })),
  retyped('names the charset', 'application/json;charset=UTF-8'),
  retyped('names the charset in lower case after a space', 'application/json; charset=utf-8'),
  retyped('names the charset in quotes', 'application/json; charset="utf-8"'),
  retyped('writes the content type in capitals', 'Application/JSON;Charset=UTF8'),
  respelt('turns the order of properties round', (_, answer) =>
    JSON.stringify(Object.fromEntries(Object.entries(membersOf(answer)).reverse())),
  ),
  respelt('writes JSON on several lines', (_, answer) =>
    JSON.stringify(membersOf(answer), null, 2),
  ),
  respelt('indents JSON with tabs and carriage returns', (_, answer) =>
    JSON.stringify(membersOf(answer), null, '\t').replaceAll('\n', '\r\n'),
  ),
  respelt('ends JSON with a new line', (text) => `${text}\n`),
  respelt('starts JSON with a new line', (text) => `\n${text}`),
  respelt('escapes what is not ASCII in JSON', (text) =>
    text.replaceAll(
      /[^\x00-\x7f]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  ),
  respelt('escapes a letter and every slash in JSON', (text) =>
    text.replace(/e(?=r)/, '\\u0065').replaceAll('/', '\\/'),
  ),
  empty('announces JSON where a success has no body', { 'Content-Type': 'application/json' }),
  empty('announces a length of 0 where a success has no body', { 'Content-Length': '0' }),
  empty(
    'answers an empty text where no body is promised',
    { 'Content-Type': 'application/json' },
    '""',
  ),
  empty(
    'answers null where no body is promised',
    { 'Content-Type': 'application/json;charset=UTF-8' },
    'null',
  ),
  empty('answers a line end where no body is promised', { 'Content-Type': 'text/plain' }, '\n'),
  reworded(
    'ends messages with a full stop',
    (message, _, visit) => message + (isChinese(message, visit) ? '。' : '.'),
  ),
  reworded(
    'ends messages with an exclamation mark',
    (message, _, visit) => message + (isChinese(message, visit) ? '！' : '!'),
  ),
  reworded(
    'tells how many attempts are left',
    (message, answer, visit) =>
      answer.error.condition === 'wrong-code'
        ? message + (isChinese(message, visit) ? '(剩余2次)' : ' (2 attempts left)')
        : message,
    ({ errors }) => errors.some(({ condition }) => condition === 'wrong-code'),
  ),
  reworded('says in messages when to try again', (message) => `${message} Try again at 17:10:57.`),
  reworded(
    'says in messages what else to do',
    (message) => `${message} Please select another one from our help page.`,
  ),
  reworded('adds a request number to messages', (message) => `${message} [4f1c9a0e]`),
  reworded(
    'writes Chinese punctuation in full width',
    (message, _, visit) =>
      isChinese(message, visit)
        ? message.replaceAll(/[,:()~. ]/g, (it) => wide[it] ?? it)
        : message,
    ({ errors, languages }) =>
      languages.includes('zh') && errors.some(({ message }) => /[,:()~. ]/.test(message.zh ?? '')),
  ),
  reworded(
    'writes messages without their last full stop and with spaces around',
    (message) => ` ${message.replace(/\.$/, '')} `,
  ),
  reworded(
    'fills placeholders with words of its own',
    (message, { error }, visit) => refilled(message, error, visit),
    ({ errors }) => errors.some(({ condition }) => condition === 'password-too-simple'),
  ),
  reworded(
    'fills placeholders with a name and with numbers of its own',
    (_, { error }, { language = 'en' }) =>
      fill(
        template(error, language),
        error.parameters.map((_name, place) => ['张伟', 42][place % 2]!),
        language,
      ),
    ({ errors }) => errors.some(({ parameters }) => parameters.length > 0),
  ),
  reworded(
    'writes numbers in full width',
    (message) =>
      message.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    ({ errors }) => errors.some(({ condition }) => condition === 'password-length'),
  ),
  reworded(
    'names in words what is missing',
    (message, answer) => (isMissing(answer.error) ? inOwnWords(message) : message),
    ({ errors }) => errors.some((error) => isMissing(error) && error.parameters.length > 0),
  ),
  deployment(
    'ends the token that changed a password',
    ending(),
    ({ security }) => security !== undefined,
  ),
  deployment('is busy for a moment', busyOnce(), ({ errors }) =>
    errors.some(({ condition }) => condition === 'unavailable'),
  ),
  deployment(
    'sends a wrong method to a page',
    always((answer) =>
      answer.status === 405 ? { status: 302, headers: { Location: '/login' }, body: '' } : answer,
    ),
  ),
  deployment(
    'sends its bodies in pieces',
    always((answer) =>
      isJson(answer) ? { ...answer, body: inPieces(String(answer.body)) } : answer,
    ),
  ),
  deployment(
    'answers a wrong method with JSON',
    always((answer) =>
      answer.status === 405
        ? {
            ...answer,
            headers: { ...answer.headers, 'Content-Type': 'application/json' },
            body: '{"error":"Method Not Allowed"}',
          }
        : answer,
    ),
  ),
  deployment(
    'answers a wrong method with 404',
    always((answer) =>
      answer.status === 405
        ? {
            status: 404,
            headers: { 'Content-Type': 'application/json' },
            body: '{"error":"Not Found"}',
          }
        : answer,
    ),
  ),
  deployment('answers a body that it cannot read in the way of its framework', (visit) => {
    const answer = visit.pass()
    const isUnread =
      visit.operation && visit.call.body !== '' && Object.keys(visit.fields).length === 0
    return isUnread
      ? {
          status: 400,
          headers: { 'Content-Type': 'application/problem+json' },
          body: '{"type":"about:blank","title":"Bad Request","status":400}',
        }
      : answer
  }),
  deployment(
    'takes 250 ms over a wrong code',
    refusing('wrong-code', async (answer) => {
      await new Promise((resolve) => setTimeout(resolve, 250))
      return answer
    }),
    ({ errors }) => errors.some(({ condition }) => condition === 'wrong-code'),
  ),
  deployment(
    'speaks Chinese where no language is asked for',
    (visit) => visit.pass(),
    ({ languages }) => languages.includes('zh'),
    ({ contract, product }) => ({ contract, product, language: 'zh' }),
  ),
  deployment(
    'judges missing values in the opposite order',
    (visit) => visit.pass(),
    ({ errors }) => errors.filter(isMissing).length > 1,
    (making) =>
      reordered(making, (codes, ofMissing) => {
        const reversed = codes.filter(ofMissing).reverse()
        return codes.map((code) => (ofMissing(code) ? (reversed.shift() ?? code) : code))
      }),
  ),
  deployment(
    'judges everything in the opposite order',
    (visit) => visit.pass(),
    ({ errors }) => errors.length > 1,
    (making) => reordered(making, (codes) => codes.toReversed()),
  ),
  deployment(
    'counts a repeated character wherever it stands',
    stricter('password-repeats'),
    ({ errors }) => errors.some(({ condition }) => condition === 'password-repeats'),
  ),
]

function isJson({ headers, body }: Answer): boolean {
  return body !== '' && (headers['Content-Type'] ?? '').includes('json')
}

function isMissing({ condition }: CatalogError): boolean {
  return condition === 'missing'
}

function isChinese(message: string, { language }: Visit): boolean {
  return language === 'zh' || (language === undefined && /\p{Script=Han}/u.test(message))
}

/** `verify_code` becomes `the verify code`. */
function inOwnWords(message: string): string {
  return message.replace(
    /\b[a-zA-Z]+([_-][a-z]+)+\b/,
    (name) => `the ${name.replaceAll(/[_-]/g, ' ')}`,
  )
}

/** A token is good until a password was set with it. */
function ending(): Behaviour {
  const ended = new WeakMap<object, Set<string>>()
  return (visit) => {
    const { sandbox, token, operation } = visit
    const tokens = ended.get(sandbox) ?? new Set<string>()
    ended.set(sandbox, tokens)
    const answer = visit.pass(
      token !== undefined && tokens.has(token) ? withToken(visit, 'ended') : undefined,
    )
    if (token !== undefined && operation && answer.status < 300) tokens.add(token)
    return answer
  }
}

/** The third request of an operation that may be busy finds it so. */
function busyOnce(): Behaviour {
  const counts = new WeakMap<object, number>()
  return (visit) => {
    const { sandbox, variant, language = 'en' } = visit
    const error = variant?.errors.find(({ condition }) => condition === 'unavailable')
    if (!error) return visit.pass()
    const count = (counts.get(sandbox) ?? 0) + 1
    counts.set(sandbox, count)
    if (count !== 3) return visit.pass()
    const body = {
      [holder(visit, error, 'error.code')]: error.code,
      [holder(visit, error, 'error.message')]: template(error, language),
    }
    return withBody({ status: error.status, headers: {}, body: '' }, body)
  }
}

/** Another requirement in words; numbers stay, since the policy is known. */
function refilled(message: string, error: CatalogError, visit: Visit): string {
  if (error.condition !== 'password-too-simple') return message
  const language = isChinese(message, visit) ? 'zh' : 'en'
  return fill(
    template(error, language),
    [{ en: 'mix letters of both cases with digits', zh: '请同时使用大小写字母和数字' }],
    language,
  )
}

/** In pieces of three bytes, which cut through Chinese characters of two or more. */
function inPieces(text: string): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  let at = 1
  return new ReadableStream({
    start: (controller) => controller.enqueue(bytes.slice(0, 1)),
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.slice(at, at + 3))
      at += 3
    },
  })
}

/** The same contract, with its codes in another order of judging. */
function reordered(
  { contract, product }: Making,
  reorder: (codes: string[], ofMissing: (code: string) => boolean) => string[],
): Making {
  const copy: Bundle = structuredClone(contract)
  const ofProduct = (name: unknown) =>
    new Set(
      copy['x-catalog']
        .filter((it) => it.product === name && isMissing(it))
        .map(({ code }) => code),
    )
  for (const item of Object.values(copy.paths)) {
    for (const operation of Object.values(item)) {
      const entries = ((operation as JsonObject)['x-variants'] ?? []) as JsonObject[] // operations' lists, as readContract reads them
      for (const entry of entries) {
        const missing = ofProduct(entry.product)
        entry.codes = reorder(entry.codes as string[], (code) => missing.has(code))
      }
    }
  }
  return { contract: copy, product }
}

/** Refuses what any reading of the rule on repeats refuses, as the sandbox refuses repeats in a row. */
function stricter(condition: string): Behaviour {
  const readings = rules.find(({ name }) => name === condition)?.readings ?? []
  return (visit) => {
    const undo = noting(visit)
    const answer = visit.pass()
    const { account, sandbox, variant, call, fields } = visit
    const password = visit.value('newPassword')
    if (!visit.operation || answer.status >= 300 || !account || password === undefined)
      return answer
    const yardstick = {
      policy: sandbox.state.policy,
      account: account.identity,
      isUsed: () => false,
    }
    if (!readings.some((broken) => broken(password, yardstick))) return answer
    undo()
    const repeated = 'kV7#'
      .split('')
      .map((it) => it.repeat((yardstick.policy.maxRepeat ?? 0) + 1))
      .join('')
      .slice(0, yardstick.policy.maxLength)
    const { name = '' } = variant?.inputOf.get('newPassword') ?? {}
    return visit.pass({ ...call, body: JSON.stringify({ ...fields, [name]: repeated }) })
  }
}
