// What the contract says of an error's body, and how an answer differs from it.
import type { CatalogError } from '../contract/catalog.ts'
import type { Bundle, Variant } from '../contract/contract.ts'
import { type Json, type JsonObject, isObject, list, resolve } from '../contract/json.ts'
import { type Answer, parse } from './answer.ts'
import { type Finding, different } from './finding.ts'

export interface Shape {
  /** The property that holds the code, and the one that holds the message. */
  code: string
  message: string
  properties: Map<string, JsonObject>
  required: string[]
}

export function shapeOf(bundle: Bundle, schema: string): Shape {
  const { properties, required } = resolve(bundle, { $ref: `#/x-shapes/${schema}` })
  const members = Object.entries(isObject(properties) ? properties : {}).map(
    ([name, property]): [string, JsonObject] => [name, resolve(bundle, property)],
  )
  const holding = (value: string) =>
    members.find(([, property]) => property['x-value'] === value)?.[0] ?? ''
  return {
    code: holding('error.code'),
    message: holding('error.message'),
    properties: new Map(members),
    required: list<string>(required),
  }
}

/** The code of a body, in whichever error shape of the variant it comes. */
export function codeIn(
  bundle: Bundle,
  errors: CatalogError[],
  body: JsonObject,
): { code: string; message: Json | undefined; shape: Shape } | undefined {
  for (const schema of new Set(errors.map((error) => error.schema))) {
    const shape = shapeOf(bundle, schema)
    const code = Object.hasOwn(body, shape.code) ? body[shape.code] : undefined
    if (typeof code === 'string') return { code, message: body[shape.message], shape }
  }
  return undefined
}

/** Whether the service says that it is down or busy, as it may at any time. */
export function isBusy(bundle: Bundle, { errors }: Variant, answer: Answer): boolean {
  const parsed = parse(answer)
  const code = parsed.kind === 'object' ? codeIn(bundle, errors, parsed.value)?.code : undefined
  return errors.some(
    (error) =>
      error.condition === 'unavailable' && error.code === code && error.status === answer.status,
  )
}

export function unknownFindings(known: string[], body: JsonObject): Finding[] {
  return Object.keys(body)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      ...different('body', `only ${known.join(', ')}`, `also ${name}`, name),
      severity: 'warning',
    }))
}

/** What must be in an error's body beside code and message. */
export function missingFindings({ code, message, required }: Shape, body: JsonObject): Finding[] {
  return required
    .filter((name) => name !== code && name !== message && !Object.hasOwn(body, name))
    .map((name) => different('body', name, 'nothing', name))
}

export function duplicateFindings(keys: string[]): Finding[] {
  return keys.map((key) => different('duplicate-key', `${key} once`, `${key} more than once`, key))
}

export function statusFindings(expected: number, { status }: Answer): Finding[] {
  return status === expected ? [] : [different('status', String(expected), String(status))]
}

export function contentTypeFindings({ headers }: Answer): Finding[] {
  const type = headers.get('content-type')
  const isJson = type !== undefined && /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type)
  const charset = /charset\s*=\s*"?([^\s";]+)/i.exec(type ?? '')?.[1]
  const isUtf8 = charset === undefined || /^(utf-?8|us-ascii)$/i.test(charset)
  return isJson && isUtf8
    ? []
    : [different('content-type', 'application/json', type ?? 'none', 'content-type')]
}
