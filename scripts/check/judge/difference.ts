// One thing in a response that is not as it should be, before it becomes a finding of a probe.
import { type Json, type JsonObject, isObject } from '../../contract/json.ts'
import type { ParsedBody, WireResponse } from '../exchange.ts'
import type { FindingId } from '../findings/finding-kinds.ts'

export interface Difference {
  id: FindingId
  severity: 'error' | 'warning'
  expected: string
  got: string
  /** Where in the response: `status`, `header content-type`, `body /error_code`. */
  at?: string
}

/** A difference that is an error. */
export function errorAt(
  at: string,
  id: FindingId,
  expected: string,
  got: string,
): Difference & { at: string } {
  return { id, severity: 'error', expected, got, at }
}

/** Each text of a response, and where it stands. */
export function partsOf({ headers, body }: WireResponse): { at: string; text: string }[] {
  return [
    { at: 'body', text: body },
    ...headers.map(([name, text]) => ({ at: `header ${name}`, text })),
  ]
}

/** The first value of a header. */
export function headerOf({ headers }: WireResponse, name: string): string | undefined {
  return headers.find(([it]) => it === name)?.[1]
}

/** The body as a JSON object; undefined if it is none. */
export function objectIn(parsed: ParsedBody): JsonObject | undefined {
  return parsed.kind === 'json' && isObject(parsed.value) ? parsed.value : undefined
}

/** What a body is, in words. */
export function nameOfBody(parsed: ParsedBody): string {
  if (parsed.kind === 'empty') return 'no body'
  if (parsed.kind === 'other') return parsed.why
  return isObject(parsed.value) ? 'a JSON object' : `JSON, but ${kindOf(parsed.value)}`
}

function kindOf(value: Json): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`
}

/** The value as JSON, cut after 120 characters. */
export function shown(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}

/** What is wrong with the media type of a JSON body, and with names that stand in it twice. */
export function judgeJson(response: WireResponse): Difference[] {
  const type = headerOf(response, 'content-type')
  const isJson = type !== undefined && /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type)
  const charset = /charset\s*=\s*"?([^\s";]+)/i.exec(type ?? '')?.[1]
  const isUtf8 = charset === undefined || /^(utf-?8|us-ascii)$/i.test(charset)
  const duplicates = response.parsed.kind === 'json' ? response.parsed.duplicates : []
  const expected = 'application/json'
  return [
    ...(isJson && isUtf8
      ? []
      : [errorAt('header content-type', 'content-type', expected, type ?? 'none')]),
    ...duplicates.map((name) =>
      errorAt(`body /${name}`, 'error-body', `${name} once`, `${name} more than once`),
    ),
  ]
}
