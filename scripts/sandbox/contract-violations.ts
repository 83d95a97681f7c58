// Where a request is not what the contract describes. A service judges such a request by its rules all the same, and so
// does the sandbox; the violations are named beside the response. No value is named, since it may be a secret.
import type { Language } from '../contract/catalog.ts'
import type { Input, Variant } from '../contract/contract.ts'
import { type Json, type JsonObject, isObject, list, resolve } from '../contract/json.ts'
import { isOfType } from '../contract/schema.ts'
import type { Received } from './received-request.ts'

export interface Violation {
  in: Input['in']
  /** Of the parameter or property, such as `device.os`; empty for the body as a whole. */
  name: string
  kind: 'unreadable' | 'missing' | 'unknown' | 'type' | 'value' | 'length' | 'range' | 'pattern'
  /** What the contract asks for, such as `boolean` or `"en" or "zh"`. */
  expected: string
}

/** A variant's inputs in the form in which every request is compared with them. */
interface Expectation {
  inputs: Input[]
  /** Names of the body's properties; undefined if the body may have others. */
  closed: ReadonlySet<string> | undefined
}

const expectations = new WeakMap<Variant, Expectation>()

function expectationOf(variant: Variant): Expectation {
  const known = expectations.get(variant)
  if (known) return known
  const { inputs, body } = variant
  const names = inputs.filter((input) => input.in === 'body').map(({ name }) => name)
  const isClosed = body?.schema.additionalProperties === false
  const made = { inputs, closed: isClosed ? new Set(names) : undefined }
  expectations.set(variant, made)
  return made
}

/** `document` is the bundle, in which the references of nested schemas lead. */
export function violationsOf(received: Received, variant: Variant, document: object): Violation[] {
  const { inputs, closed } = expectationOf(variant)
  const found: Violation[] = []
  const hasBody = variant.body !== undefined
  if (hasBody && received.bodyState === 'unreadable')
    found.push({ in: 'body', name: '', kind: 'unreadable', expected: variant.contentType ?? '' })
  const isJudgeable = received.bodyState === 'object' || received.bodyState === 'absent'
  if (hasBody && received.bodyState === 'other')
    found.push({ in: 'body', name: '', kind: 'type', expected: 'object' })
  for (const input of inputs) {
    if (input.in === 'body' && !isJudgeable) continue
    const value = valueAt(received, input)
    if (value === undefined) {
      if (input.required)
        found.push({ in: input.in, name: input.name, kind: 'missing', expected: '' })
    } else
      judgeValue(
        { found, place: input.in, document },
        { name: input.name, schema: input.schema, value },
      )
  }
  if (closed)
    for (const name in received.body)
      if (!closed.has(name)) found.push({ in: 'body', name, kind: 'unknown', expected: '' })
  return found
}

/** The value of an input as its schema sees it; texts outside a JSON body become numbers and booleans if it asks for such. */
function valueAt(received: Received, { in: place, name, schema }: Input): Json | undefined {
  if (place === 'body' && received.isJson)
    return Object.hasOwn(received.body, name) ? received.body[name] : undefined
  const text =
    place === 'header'
      ? received.header(name)
      : place === 'body'
        ? received.body[name]
        : received[place].get(name)
  if (typeof text !== 'string' || isOfType(text, schema.type)) return text
  if (text === 'true' || text === 'false') return text === 'true'
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
}

interface Context {
  found: Violation[]
  place: Input['in']
  document: object
}

interface Judged {
  name: string
  schema: JsonObject
  value: Json
}

function judgeValue(context: Context, judged: Judged): void {
  const { name, schema, value } = judged
  const say = (kind: Violation['kind'], expected: string) =>
    context.found.push({ in: context.place, name, kind, expected })
  if (!isOfType(value, schema.type)) return void say('type', [schema.type].flat().join(' or '))
  if (schema.const !== undefined && value !== schema.const)
    return void say('value', JSON.stringify(schema.const))
  if (Array.isArray(schema.enum) && !schema.enum.includes(value))
    return void say('value', schema.enum.map((it) => JSON.stringify(it)).join(' or '))
  if (typeof value === 'string') judgeText(say, schema, value)
  else if (typeof value === 'number') judgeNumber(say, schema, value)
  else if (Array.isArray(value)) judgeItems(context, { ...judged, value })
  else if (isObject(value)) judgeProperties(context, { ...judged, value })
}

type Say = (kind: Violation['kind'], expected: string) => void

function judgeText(say: Say, { minLength = 0, maxLength, pattern }: JsonObject, value: string) {
  const isCounted = value.length < Number(minLength) || maxLength !== undefined
  const length = isCounted ? [...value].length : value.length
  if (length < Number(minLength)) say('length', `at least ${String(minLength)} characters`)
  else if (typeof maxLength === 'number' && length > maxLength)
    say('length', `at most ${maxLength} characters`)
  else if (typeof pattern === 'string' && !patternOf(pattern).test(value)) say('pattern', pattern)
}

function judgeNumber(say: Say, { minimum, maximum }: JsonObject, value: number) {
  if (typeof minimum === 'number' && value < minimum) say('range', `at least ${minimum}`)
  else if (typeof maximum === 'number' && value > maximum) say('range', `at most ${maximum}`)
}

function judgeItems(context: Context, { name, schema, value }: Judged & { value: Json[] }) {
  const { found, place, document } = context
  const { minItems, maxItems } = schema
  if (typeof minItems === 'number' && value.length < minItems)
    found.push({ in: place, name, kind: 'length', expected: `at least ${minItems} items` })
  if (typeof maxItems === 'number' && value.length > maxItems)
    found.push({ in: place, name, kind: 'length', expected: `at most ${maxItems} items` })
  const items = resolve(document, schema.items)
  for (const [index, item] of value.entries())
    judgeValue(context, { name: `${name}[${index}]`, schema: items, value: item })
}

function judgeProperties(
  context: Context,
  { name, schema, value }: Judged & { value: JsonObject },
) {
  const { found, place, document } = context
  const properties = isObject(schema.properties) ? schema.properties : {}
  for (const required of list<string>(schema.required))
    if (!Object.hasOwn(value, required))
      found.push({ in: place, name: `${name}.${required}`, kind: 'missing', expected: '' })
  for (const [key, member] of Object.entries(value)) {
    const own = Object.hasOwn(properties, key) ? properties[key] : undefined
    if (own !== undefined)
      judgeValue(context, { name: `${name}.${key}`, schema: resolve(document, own), value: member })
    else if (schema.additionalProperties === false)
      found.push({ in: place, name: `${name}.${key}`, kind: 'unknown', expected: '' })
  }
}

const patterns = new Map<string, RegExp>()

function patternOf(source: string): RegExp {
  const known = patterns.get(source)
  if (known) return known
  const made = new RegExp(source, 'u')
  patterns.set(source, made)
  return made
}

const words: Record<Language, Record<Violation['kind'], string>> = {
  en: {
    unreadable: 'cannot be read as {0}',
    missing: 'is missing',
    unknown: 'is not in the contract',
    type: 'must be {0}',
    value: 'must be {0}',
    length: 'must have {0}',
    range: 'must be {0}',
    pattern: 'must match {0}',
  },
  zh: {
    unreadable: '不是可读的 {0}',
    missing: '缺失',
    unknown: '不在契约中',
    type: '类型必须是 {0}',
    value: '必须是 {0}',
    length: '长度必须满足：{0}',
    range: '必须满足：{0}',
    pattern: '必须匹配 {0}',
  },
}

/** `body must_modify must be boolean`. */
export function violationText(violation: Violation, language: Language): string {
  const { in: place, name, kind, expected } = violation
  const said = words[language][kind].replace('{0}', expected)
  return `${[place, printable(name)].filter(Boolean).join(' ')} ${said}`
}

/** A name that a stranger chose, short and in one line. */
function printable(name: string): string {
  return name.slice(0, 60).replace(/[^\x21-\x7e]/g, '?')
}

/** The violations as one header value, which has room for few. */
export function violationHeader(violations: readonly Violation[]): string {
  const shown = violations.slice(0, 10).map((it) => violationText(it, 'en'))
  const rest = violations.length - shown.length
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])]
    .join('; ')
    .replace(/[^\x20-\x7e]/g, '?')
}
