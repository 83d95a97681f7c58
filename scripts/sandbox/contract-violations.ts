// Where a request is not what the contract describes. A service judges such a request by its rules all the same, and so
// does the sandbox; the violations are named beside the response. No value is named, since it may be a secret.
import { printable } from './own-errors.ts'
import type { Language } from '../contract/catalog.ts'
import type { Input, Variant } from '../contract/contract.ts'
import { type Json, type JsonObject, isObject, list, resolve } from '../contract/json.ts'
import { isOfType } from '../contract/schema.ts'
import type { Request } from '../model/request.ts'
import { type Received, placeIn } from './received-request.ts'

export interface Violation {
  in: Input['in']
  /** Of the parameter or property, such as `mobile`; empty for the body as a whole. */
  name: string
  kind: 'unreadable' | 'missing' | 'unknown' | 'type' | 'value' | 'length' | 'range' | 'pattern'
  /** What the contract asks for, such as `boolean` or `"en" or "zh"`. */
  expected: string
}

/** `document` is the bundle, in which the references of nested schemas lead. */
export function violationsOf(
  received: Received,
  { variant, values }: Request,
  document: object,
): Violation[] {
  const found: Violation[] = bodyViolations(received, variant)
  const isWhole = found.length === 0
  for (const input of variant.inputs) {
    const { in: place, name, schema } = input
    if (place === 'body' && !isWhole) continue
    const value = values.get(input)
    if (value !== undefined)
      judgeValue({ found, place: placeIn(received, input), document }, { name, schema, value })
    else if (input.required) found.push({ in: place, name, kind: 'missing', expected: '' })
  }
  if (!variant.body) return found
  if (variant.body.schema.additionalProperties === false) addUnknown(found, received, variant)
  if (isWhole) judgeMembers(found, { name: '', schema: variant.body.schema, value: received.body })
  return found
}

function bodyViolations(
  { bodyState, isJson }: Received,
  { body, contentType = '', inputs }: Variant,
): Violation[] {
  const mayBeForm = !isJson && inputs.some(({ isAlsoInForm }) => isAlsoInForm)
  if (bodyState === 'unreadable' && (body || mayBeForm))
    return [{ in: 'body', name: '', kind: 'unreadable', expected: contentType || 'a form' }]
  return body && bodyState === 'other'
    ? [{ in: 'body', name: '', kind: 'type', expected: 'object' }]
    : []
}

function addUnknown(found: Violation[], { body }: Received, variant: Variant): void {
  for (const name in body) {
    const isKnown = variant.inputs.some((input) => input.in === 'body' && input.name === name)
    if (!isKnown) found.push({ in: 'body', name, kind: 'unknown', expected: '' })
  }
}

/** Whether a violation is one that no code of the variant reports, so that only strictness can. */
export function needsStrictness({ kind, in: place, name }: Violation, variant: Variant): boolean {
  if (kind !== 'missing') return true
  return !variant.errors.some(
    ({ condition, fields = [], headers = [] }) =>
      condition === 'missing' && (place === 'header' ? headers : fields).includes(name),
  )
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

function judgeNumber(say: Say, schema: JsonObject, value: number) {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema
  if (typeof minimum === 'number' && value < minimum) say('range', `at least ${minimum}`)
  else if (typeof maximum === 'number' && value > maximum) say('range', `at most ${maximum}`)
  else if (typeof exclusiveMinimum === 'number' && value <= exclusiveMinimum)
    say('range', `more than ${exclusiveMinimum}`)
  else if (typeof exclusiveMaximum === 'number' && value >= exclusiveMaximum)
    say('range', `less than ${exclusiveMaximum}`)
  else if (typeof multipleOf === 'number' && !Number.isInteger(value / multipleOf))
    say('range', `a multiple of ${multipleOf}`)
}

function judgeItems(context: Context, { name, schema, value }: Judged & { value: Json[] }) {
  const { found, place, document } = context
  const { minItems, maxItems, uniqueItems } = schema
  if (typeof minItems === 'number' && value.length < minItems)
    found.push({ in: place, name, kind: 'length', expected: `at least ${minItems} items` })
  if (typeof maxItems === 'number' && value.length > maxItems)
    found.push({ in: place, name, kind: 'length', expected: `at most ${maxItems} items` })
  const texts = value.map((it) => JSON.stringify(it))
  if (uniqueItems === true && new Set(texts).size < texts.length)
    found.push({ in: place, name, kind: 'value', expected: 'without a repeated item' })
  const items = resolve(document, schema.items)
  for (const [index, item] of value.entries())
    judgeValue(context, { name: `${name}[${index}]`, schema: items, value: item })
}

/** How many members an object has, and which of them ask for others. */
function judgeMembers(
  found: Violation[],
  { name, schema, value }: Judged & { value: JsonObject },
): void {
  const { minProperties, maxProperties, dependentRequired } = schema
  const { length } = Object.keys(value)
  const say = (expected: string) => found.push({ in: 'body', name, kind: 'length', expected })
  if (typeof minProperties === 'number' && length < minProperties)
    say(`at least ${minProperties} members`)
  if (typeof maxProperties === 'number' && length > maxProperties)
    say(`at most ${maxProperties} members`)
  for (const [key, others] of Object.entries(isObject(dependentRequired) ? dependentRequired : {}))
    for (const other of Object.hasOwn(value, key) ? list<string>(others) : [])
      if (!Object.hasOwn(value, other))
        found.push({
          in: 'body',
          name: [name, other].filter(Boolean).join('.'),
          kind: 'missing',
          expected: '',
        })
}

function judgeProperties(
  context: Context,
  { name, schema, value }: Judged & { value: JsonObject },
) {
  const { found, place, document } = context
  const properties = isObject(schema.properties) ? schema.properties : {}
  judgeMembers(found, { name, schema, value })
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

/** The violations as one header value, which has room for few. */
export function violationHeader(violations: readonly Violation[]): string {
  const shown = violations.slice(0, 10).map((it) => violationText(it, 'en'))
  const rest = violations.length - shown.length
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])]
    .join('; ')
    .replace(/[^\x20-\x7e]/g, '?')
}
