// Compares one answer with what the contract promises for its probe. Pure.
import type { CatalogError } from '../contract/catalog.ts'
import { type Json, type JsonObject, isObject, resolve } from '../contract/json.ts'
import type { Bundle } from '../contract/contract.ts'
import { profileValue, type Profile } from './profile.ts'
import type { Probe } from './plan.ts'
import { type Wording, wording } from './wording.ts'

export interface Answer {
  status: number
  /** Names in lower case. */
  headers: ReadonlyMap<string, string>
  body: string
}

/** One difference between answer and contract. */
export interface Finding {
  /** An error breaks the contract, a warning its quality; information is neither. */
  severity: 'error' | 'warning' | 'information'
  /** What it is about: `status`, `code`, `message`, `language`, `body`, `content-type`, `secret`, `connection`. */
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
}

interface Found {
  findings: Finding[]
  /** Whether another code came that may rightly come first. */
  masked?: boolean
}

export function judge(bundle: Bundle, profile: Profile, probe: Probe, answer: Answer): Judged {
  const leaks = secretLeaks(profile, probe, answer)
  const { error } = probe.promise
  const { findings, masked } = error ? judgeRefusal(bundle, probe, error, answer) : judgeSuccess(bundle, profile, probe, answer)
  const all = [...findings, ...leaks]
  if (all.some(({ severity }) => severity === 'error')) return { verdict: 'wrong', findings: all }
  return { verdict: masked ? 'masked' : 'verified', findings: all }
}

function judgeRefusal(bundle: Bundle, probe: Probe, error: CatalogError, answer: Answer): Found {
  const { dialect, language } = probe.promise
  if (answer.status < 400) return { findings: [different('status', `${error.status} ${error.code}`, `${answer.status}, not refused`)] }
  const parsed = parseJson(answer)
  if ('findings' in parsed) return { findings: [...statusFindings(error.status, answer), ...parsed.findings] }
  const { body } = parsed
  const found = codeIn(bundle, dialect.errors, body)
  if (!found) {
    return { findings: [different('code', error.code, 'no code in the body', codeField(bundle, error))] }
  }
  const { code, message, shape } = found
  if (code !== error.code) {
    const other = dialect.errors.find((it) => it.code === code)
    // A code that nobody was sent cannot be right, so a service may well judge it before the unknown user.
    if (other && isMaskedBy(error, other)) return { findings: [], masked: true }
    const severity = other || dialect.list === 'closed' ? 'error' : 'information'
    return { findings: [{ ...different('code', error.code, code, shape.code), severity }] }
  }
  return {
    findings: [
      ...statusFindings(error.status, answer),
      ...parsed.warnings,
      ...shapeFindings(shape, body),
      ...wordingFindings(wording(error, dialect.errors, message, language), shape.message),
    ],
  }
}

function judgeSuccess(bundle: Bundle, profile: Profile, { promise }: Probe, answer: Answer): Found {
  const { status, schema } = promise.operation.success
  const findings = statusFindings(status, answer)
  if (findings.length > 0) return { findings: [{ ...findings[0]!, got: `${answer.status} ${answer.body.slice(0, 120)}` }] }
  if (!schema) {
    const empty = ['', '""', 'null'].includes(answer.body.trim())
    return { findings: empty ? [] : [different('body', 'no body', `${answer.body.length} characters`)] }
  }
  const parsed = parseJson(answer)
  if ('findings' in parsed) return parsed
  const properties = Object.entries(isObject(schema.properties) ? schema.properties : {})
  return {
    findings: properties.flatMap(([name, property]) => {
      const key = resolve(bundle, property)['x-value']
      const expected = typeof key === 'string' ? profileValue(profile, key) : undefined
      const got = parsed.body[name]
      if (expected === undefined ? got !== undefined : got === expected) return []
      return [different('body', expected ?? 'a value', got === undefined ? 'nothing' : JSON.stringify(got), name)]
    }),
  }
}

interface Shape {
  code: string
  message: string
  properties: string[]
}

function shapeOf(bundle: Bundle, schema: string): Shape {
  const { properties } = resolve(bundle, { $ref: `#/components/schemas/${schema}` })
  const members = Object.entries(isObject(properties) ? properties : {})
  const holding = (value: string) => members.find(([, property]) => resolve(bundle, property)['x-value'] === value)?.[0] ?? ''
  return { code: holding('error.code'), message: holding('error.message'), properties: members.map(([name]) => name) }
}

function codeField(bundle: Bundle, { schema }: CatalogError): string {
  return shapeOf(bundle, schema).code
}

/** The code of a body, in whichever error shape of the dialect it comes. */
function codeIn(bundle: Bundle, errors: CatalogError[], body: JsonObject): { code: string; message: Json | undefined; shape: Shape } | undefined {
  for (const schema of new Set(errors.map((error) => error.schema))) {
    const shape = shapeOf(bundle, schema)
    const code = body[shape.code]
    if (typeof code === 'string') return { code: code.trim(), message: body[shape.message], shape }
  }
  return undefined
}

function isMaskedBy(error: CatalogError, other: CatalogError): boolean {
  return error.condition === 'unknown-user' && other.condition === 'wrong-code'
}

function shapeFindings(shape: Shape, body: JsonObject): Finding[] {
  return Object.keys(body)
    .filter((name) => !shape.properties.includes(name))
    .map((name) => ({ ...different('body', `only ${shape.properties.join(', ')}`, name, name), severity: 'warning' }))
}

function wordingFindings(found: Wording, field: string): Finding[] {
  if (found.kind === 'right') return []
  return [{ ...different(found.kind === 'language' ? 'language' : 'message', found.expected, found.got, field), severity: found.severity }]
}

function statusFindings(expected: number, { status }: Answer): Finding[] {
  return status === expected ? [] : [different('status', String(expected), String(status))]
}

function parseJson(answer: Answer): { body: JsonObject; warnings: Finding[] } | { findings: Finding[] } {
  const type = answer.headers.get('content-type') ?? ''
  let body: unknown
  try {
    body = JSON.parse(answer.body)
  } catch {
    return { findings: [different('body', 'JSON', answer.body === '' ? 'no body' : `${type || 'no content type'}, no JSON`)] }
  }
  if (!isObject(body)) return { findings: [different('body', 'a JSON object', JSON.stringify(body).slice(0, 60))] }
  const announced = /^application\/(.+\+)?json\s*(;|$)/i.test(type)
  return { body, warnings: announced ? [] : [different('content-type', 'application/json', type || 'none', 'content-type')] }
}

/** Secrets of the run that come back, in the body or in a header. */
function secretLeaks(profile: Profile, { request }: Probe, answer: Answer): Finding[] {
  const { verifyCode, idToken, accessToken, account, newPasswords = [] } = profile
  const sent = Object.values(JSON.parse(request.body ?? '{}') as JsonObject) // our own JSON
  const secrets: [string, Json | undefined][] = [
    ['verification code', verifyCode],
    ['id token', idToken],
    ['access token', accessToken],
    ['password', account?.password],
    ...newPasswords.map((it): [string, Json] => ['password', it]),
  ]
  const text = [answer.body, ...answer.headers.values()].join('\n')
  return secrets
    .filter(([, secret]) => typeof secret === 'string' && secret !== '' && (sent.includes(secret) || secret.length > 6) && text.includes(secret))
    .map(([name]) => different('secret', `no ${name} in the answer`, `the ${name} comes back`))
}

function different(subject: string, expected: string, got: string, field?: string): Finding {
  return { severity: 'error', subject, ...(field && { field }), expected, got }
}
