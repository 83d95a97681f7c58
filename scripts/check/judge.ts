// Compares one answer with what the contract promises for its probe. Pure.
import type { CatalogError } from '../contract/catalog.ts'
import type { Bundle } from '../contract/contract.ts'
import { type Json, type JsonObject, isObject, resolve } from '../contract/json.ts'
import { type Answer, inside, parse, places } from './answer.ts'
import type { Probe } from './plan.ts'
import { type Profile, profileValue, secretsOf } from './profile.ts'
import { secretValues } from '../contract/values.ts'
import { wording } from './wording.ts'

/** One difference between answer and contract. */
export interface Finding {
  /** An error breaks the contract, a warning its quality; information is neither. */
  severity: 'error' | 'warning' | 'information'
  /**
   * What it is about: `status`, `code`, `message`, `language`, `body`, `duplicate-key`, `content-type`, `redirect`,
   * `enforcement` (accepted what must be refused), `state` (did other than it said), `secret`, `cookie`, `leak`,
   * `method`, `timing`, `connection`.
   */
  subject: string
  /** Where in the answer: a field or a header. */
  field?: string
  expected: string
  got: string
}

export type Verdict = 'verified' | 'wrong' | 'masked'

export interface Judged {
  verdict: Verdict
  findings: Finding[]
  /** Whether the answer comes from before the service, so that nothing is said about the contract. */
  environment?: string
}

/** Slower than this is worth a warning, in milliseconds. */
const slow = 1000

interface Found {
  findings: Finding[]
  masked?: boolean
}

export function judge(bundle: Bundle, profile: Profile, probe: Probe, answer: Answer): Judged {
  const { status } = answer
  if (status === 429 || status === 423) return { verdict: 'masked', findings: [], environment: `${status}: the deployment limits or locks` }
  const { findings, masked } = compare(bundle, profile, probe, answer)
  const all = [...findings, ...leaks(profile, probe, answer), ...quality(answer)]
  if (all.some(({ severity }) => severity === 'error')) return { verdict: 'wrong', findings: all }
  return { verdict: masked ? 'masked' : 'verified', findings: all }
}

function compare(bundle: Bundle, profile: Profile, probe: Probe, answer: Answer): Found {
  const { status } = answer
  const { expectation } = probe
  if (status >= 300 && status < 400) return { findings: [different('redirect', 'an answer', `${status} to ${host(answer)}`, 'location')] }
  switch (expectation.kind) {
    case 'success':
      return judgeSuccess(bundle, profile, probe, answer)
    case 'refusal':
      return judgeRefusal(bundle, probe, answer)
    case 'code':
      return judgeCode(bundle, profile, probe, expectation.error, expectation.others, answer)
    case 'reused': {
      const { error } = expectation
      const promised = `${error.status} ${error.code}, since the password was set`
      if (status < 300) return { findings: [different('state', promised, `${status}: what was answered before was not done`)] }
      return judgeCode(bundle, profile, probe, error, [], answer)
    }
  }
}

function judgeCode(bundle: Bundle, profile: Profile, probe: Probe, error: CatalogError, others: CatalogError[], answer: Answer): Found {
  const { dialect, promise } = probe
  const parsed = parse(answer)
  const found = parsed.kind === 'object' ? codeIn(bundle, dialect.errors, parsed.value) : undefined
  if (answer.status < 300) {
    return found
      ? { findings: [different('status', String(error.status), `${answer.status} with the code ${found.code}`)] }
      : { findings: [different('enforcement', `${error.status} ${error.code}`, `${answer.status}, accepted`)] }
  }
  if (parsed.kind === 'other') return { findings: [...statusFindings(error.status, answer), different('body', 'a JSON object', parsed.what)] }
  if (!found) {
    const { code } = shapeOf(bundle, error.schema)
    const got = parsed.value[code]
    return { findings: [...statusFindings(error.status, answer), different('code', error.code, got === undefined ? 'nothing' : JSON.stringify(got).slice(0, 60), code)] }
  }
  const { code, message, shape } = found
  const wanted = shapeOf(bundle, error.schema)
  const shared = [...contentTypeFindings(answer), ...duplicateFindings(parsed.duplicates), ...shapeFindings(shape, parsed.value)]
  if (code.trim() !== error.code) {
    const other = others.find((it) => it.code === code.trim())
    if (other) return { findings: [...statusFindings(other.status, answer), ...shared], masked: true }
    const isKnown = dialect.errors.some((it) => it.code === code.trim())
    const finding = different('code', error.code, code, shape.code)
    // An open list leaves room for codes that nobody published; what the code is about is then not known.
    return isKnown || dialect.list === 'closed' || code.trim() === '' || bare(code) === bare(error.code)
      ? { findings: [finding, ...statusFindings(error.status, answer), ...shared] }
      : { findings: [{ ...finding, severity: 'information' }, ...shared], masked: true }
  }
  const untidy = code === code.trim() ? [] : [{ ...different('code', error.code, JSON.stringify(code), shape.code), severity: 'warning' as const }]
  return {
    findings: [
      ...statusFindings(error.status, answer),
      ...(shape.code === wanted.code ? [] : [different('body', [...wanted.properties.keys()].join(', '), [...shape.properties.keys()].join(', '), shape.code)]),
      ...untidy,
      ...shared,
      ...wording(error, dialect.errors, message, promise?.language, profile.passwordPolicy ?? {}).map((it) => ({ ...it, field: shape.message })),
    ],
  }
}

function judgeSuccess(bundle: Bundle, profile: Profile, { dialect }: Probe, answer: Answer): Found {
  const { status, schema } = dialect.operation.success
  const parsed = parse(answer)
  if (answer.status !== status) {
    const code = parsed.kind === 'object' ? codeIn(bundle, dialect.errors, parsed.value) : undefined
    const reused = dialect.errors.find((error) => error.code === code?.code && error.condition === 'password-reused')
    if (reused) return { findings: [different('state', `${status}, since the password was never set`, `${answer.status} ${reused.code}: an earlier request that was refused has set it`)] }
    return { findings: [different('status', String(status), [answer.status, code?.code].filter(Boolean).join(' '))] }
  }
  if (!schema) {
    const isEmpty = answer.body !== undefined && ['', '""', 'null'].includes(answer.body.trim())
    return { findings: isEmpty ? [] : [different('body', 'no body', parsed.kind === 'object' ? `an object with ${Object.keys(parsed.value).join(', ')}` : parsed.what)] }
  }
  if (parsed.kind === 'other') return { findings: [different('body', 'a JSON object', parsed.what)] }
  const properties = Object.entries(isObject(schema.properties) ? schema.properties : {})
  const findings = properties.flatMap(([name, property]) => {
    const { 'x-value': key, type } = resolve(bundle, property)
    const expected = typeof key === 'string' ? profileValue(profile, key) : undefined
    const got = parsed.value[name]
    if (expected === undefined ? typeof got === type : got === expected) return []
    return [different('body', expected ?? `a ${String(type)}`, got === undefined ? 'nothing' : JSON.stringify(got).slice(0, 80), name)]
  })
  const known = properties.map(([name]) => name)
  return { findings: [...findings, ...contentTypeFindings(answer), ...duplicateFindings(parsed.duplicates), ...unknownFindings(known, parsed.value)] }
}

/** Any refusal will do: a 4xx, and neither a success nor a crash. */
function judgeRefusal(bundle: Bundle, { request, dialect }: Probe, answer: Answer): Found {
  const { status } = answer
  const subject = request.method === dialect.operation.method ? 'enforcement' : 'method'
  const parsed = parse(answer)
  if (subject === 'method' && parsed.kind === 'object') {
    const found = codeIn(bundle, dialect.errors, parsed.value)
    const known = dialect.errors.find(({ code }) => code === found?.code)
    if (known) return { findings: [{ ...different(subject, '404 or 405', `${status} ${known.code}, as if it were ${dialect.operation.method}`), severity: 'warning' }] }
  }
  if (status < 300) return { findings: [different(subject, 'a refusal', `${status}, accepted`)] }
  return { findings: status >= 500 ? [{ ...different(subject, 'a refusal', String(status)), severity: 'warning' }] : [] }
}

interface Shape {
  code: string
  message: string
  properties: Map<string, JsonObject>
}

function shapeOf(bundle: Bundle, schema: string): Shape {
  const { properties } = resolve(bundle, { $ref: `#/components/schemas/${schema}` })
  const members = Object.entries(isObject(properties) ? properties : {}).map(([name, property]): [string, JsonObject] => [name, resolve(bundle, property)])
  const holding = (value: string) => members.find(([, property]) => property['x-value'] === value)?.[0] ?? ''
  return { code: holding('error.code'), message: holding('error.message'), properties: new Map(members) }
}

/** The code of a body, in whichever error shape of the dialect it comes. */
function codeIn(bundle: Bundle, errors: CatalogError[], body: JsonObject): { code: string; message: Json | undefined; shape: Shape } | undefined {
  for (const schema of new Set(errors.map((error) => error.schema))) {
    const shape = shapeOf(bundle, schema)
    const code = Object.hasOwn(body, shape.code) ? body[shape.code] : undefined
    if (typeof code === 'string') return { code, message: body[shape.message], shape }
  }
  return undefined
}

function shapeFindings({ properties }: Shape, body: JsonObject): Finding[] {
  return unknownFindings([...properties.keys()], body)
}

function unknownFindings(known: string[], body: JsonObject): Finding[] {
  return Object.keys(body)
    .filter((name) => !known.includes(name))
    .map((name) => ({ ...different('body', `only ${known.join(', ')}`, `also ${name}`, name), severity: 'warning' }))
}

/** A code as careless eyes read it: case, width and what has no width do not count. */
function bare(code: string): string {
  return code.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '').toLowerCase()
}

function duplicateFindings(keys: string[]): Finding[] {
  return keys.map((key) => different('duplicate-key', `${key} once`, `${key} more than once`, key))
}

function statusFindings(expected: number, { status }: Answer): Finding[] {
  return status === expected ? [] : [different('status', String(expected), String(status))]
}

function contentTypeFindings({ headers }: Answer): Finding[] {
  const type = headers.get('content-type')
  const isJson = type !== undefined && /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type)
  const charset = /charset\s*=\s*"?([^\s";]+)/i.exec(type ?? '')?.[1]
  const isUtf8 = charset === undefined || /^(utf-?8|us-ascii)$/i.test(charset)
  return isJson && isUtf8 ? [] : [different('content-type', 'application/json', type ?? 'none', 'content-type')]
}

function leaks(profile: Profile, probe: Probe, answer: Answer): Finding[] {
  const found = [...secretsOf(profile), ...sentSecrets(probe)].flatMap(({ kind, value }) => places(value, answer).map((place) => ({ kind, place })))
  const unique = [...new Map(found.map((it) => [`${it.kind} ${it.place}`, it])).values()]
  const trace = inside(answer)
  const cookie = answer.headers.get('set-cookie') ?? ''
  const carriesToken = /(^|[,;\s])[^=;,\s]*(token|jwt|auth|session)[^=;,\s]*=[^;]{16,}/i.test(cookie)
  return [
    ...unique.map(({ kind, place }) => different(place === 'set-cookie' ? 'cookie' : 'secret', `no ${kind} in the answer`, `the ${kind} comes back in the ${place === 'body' ? 'body' : `header ${place}`}`, place)),
    ...strangers(profile, probe, answer).map((key) => different('leak', 'nothing of an account that the request does not name', key)),
    ...(trace === undefined ? [] : [different('leak', 'nothing of the server inside', `"${trace}"`)]),
    ...(carriesToken && !unique.some(({ place }) => place === 'set-cookie') ? [different('cookie', 'no token in a cookie', 'a cookie that carries one', 'set-cookie')] : []),
  ]
}

/** What the request itself carries and nobody may hand back: a password or a token that the profile does not have. */
function sentSecrets({ dialect, request }: Probe): { kind: string; value: string }[] {
  const body = JSON.parse(request.body ?? '{}') as JsonObject // our own JSON
  const inBody = dialect.inputs.filter((input) => input.in === 'body' && secretValues.includes(input.value ?? '')).map(({ name }) => body[name])
  const token = request.headers.Authorization?.replace('Bearer ', '').trim()
  return [...inBody.map((value) => ({ kind: 'password', value })), { kind: 'token', value: token }].flatMap(({ kind, value }) =>
    typeof value === 'string' && value.length > 4 ? [{ kind, value }] : [],
  )
}

/** The keys of account data that come back in a refusal without having been sent. */
function strangers({ account, otherAccount }: Profile, { request }: Probe, { status, body = '' }: Answer): string[] {
  if (status < 400) return []
  const sent = decodeURIComponent(request.path) + (request.body ?? '')
  return [account, otherAccount].flatMap((it) =>
    (['userId', 'username', 'mobile', 'email'] as const).filter((key) => {
      const value = it?.[key]
      return value !== undefined && value.length > 4 && body.includes(value) && !sent.includes(value)
    }),
  )
}

function quality({ milliseconds }: Answer): Finding[] {
  return milliseconds > slow ? [{ ...different('timing', `an answer within ${slow} ms`, `${Math.round(milliseconds)} ms`), severity: 'warning' }] : []
}

function host({ headers }: Answer): string {
  const location = headers.get('location') ?? ''
  return URL.canParse(location) ? new URL(location).host : location === '' ? 'nowhere' : 'another path'
}

function different(subject: string, expected: string, got: string, field?: string): Finding {
  return { severity: 'error', subject, ...(field && { field }), expected, got }
}
