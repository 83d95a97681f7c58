// A draft as an HTTP request.
import type { Draft } from '../conditions/condition.ts'
import type { Variant } from '../contract/contract.ts'
import { type JsonObject, isObject } from '../contract/json.ts'

export interface ProbeRequest {
  method: string
  /** Below the base URL, with variables filled in and the query. */
  path: string
  headers: Record<string, string>
  /** JSON text. */
  body: string | undefined
}

export function compose(
  { operation, inputs, security }: Variant,
  { values, token }: Draft,
): ProbeRequest {
  let path = operation.path
  const hasBody = inputs.some((input) => input.in === 'body')
  const headers: Record<string, string> = hasBody ? { 'Content-Type': 'application/json' } : {}
  const query: string[] = []
  const body: JsonObject = {}
  for (const input of inputs) {
    const value = values.get(input)
    if (value === undefined) continue
    if (input.in === 'path')
      path = path.replace(`{${input.name}}`, encodeURIComponent(String(value)))
    else if (input.in === 'query')
      query.push(`${encodeURIComponent(input.name)}=${encodeURIComponent(String(value))}`)
    else if (input.in === 'header') headers[input.name] = String(value)
    else body[input.name] = value
  }
  if (security && token !== undefined) headers.Authorization = `Bearer ${token}`
  if (query.length > 0) path += `?${query.join('&')}`
  return {
    method: operation.method,
    path,
    headers,
    body: hasBody ? JSON.stringify(body) : undefined,
  }
}

/** The properties of the body; none where it is no JSON object, as a probe may have it on purpose. */
export function bodyOf({ body }: ProbeRequest): JsonObject {
  try {
    const value: unknown = JSON.parse(body ?? '{}')
    return isObject(value) ? value : {}
  } catch {
    return {}
  }
}
