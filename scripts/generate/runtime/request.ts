// The request of an operation, from the options and the caller's fields; no message shows a value.
import type { Credential, Proof } from './credentials.js'
import type { FetchInit } from './fetch.js'
import type { Encoding, Fields, Operation } from './operation.js'
import { fit, unfitHeader, unfitSegment, unfitToken } from './options.js'

/** The headers that options fill. */
export function headersOf({ id, options }: Operation, given: Fields): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const name in options) {
    const path = options[name]!
    const value = given[path]
    // One that is given was judged with the options; for one that is missing this throws.
    if (value !== undefined) headers[name] = value as string
    else if (!path.endsWith('?')) fit(id, path, value, unfitHeader)
  }
  return headers
}

/** Asks the token functions, one after the other. */
export async function addProof(
  proof: Proof,
  id: string,
  credentials: Credential[],
  given: Fields,
): Promise<void> {
  for (const { options, mayMiss, add } of credentials) {
    const values: string[] = []
    for (const option of options) {
      const source = given[option]
      const value = typeof source === 'function' ? await source() : source
      if (source !== undefined || !mayMiss) values.push(fit(id, option, value, unfitToken))
    }
    if (values[0]) add(proof, values)
    proof.secrets.push(...values)
  }
}

/** Each field at its place in the request. */
export function requestOf(
  { id, method, path, fields: places, search }: Operation,
  encoding: Encoding = json,
  fields: Fields,
  { headers, query }: Proof,
): { path: string; init: Omit<FetchInit, 'signal'> } {
  const body: Fields = {}
  for (const name in fields) {
    const place = places[name]
    const value = fields[name]
    if (!place) body[name] = value
    else if (value === undefined) continue
    else if (place === 'header') headers[name] = fit(id, name, String(value), unfitHeader)
    else if (place === 'query') query[name] = value
  }
  const filled = path.replace(/{(.+?)}/g, (_, name: string) =>
    encodeURIComponent(fit(id, name, String(fields[name] ?? ''), unfitSegment)),
  )
  const init: Omit<FetchInit, 'signal'> = { method, headers, redirect: 'manual' } // 'error' would hide the status
  if (Object.keys(body).length > 0) {
    headers['Content-Type'] = `application/${encoding.type}`
    init.body = encoding.write(body)
  }
  return { path: search ? filled + search(query) : filled, init }
}

const json = { type: 'json', write: JSON.stringify }

/** The encoding of a body. */
export const form = {
  type: 'x-www-form-urlencoded',
  write: (values: Fields): string =>
    Object.keys(values)
      .filter((name) => values[name] !== undefined)
      .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(String(values[name]))}`)
      .join('&'),
}

/** A query with its question mark; nothing if nothing is in it. */
export function queryText(values: Fields): string {
  const text = form.write(values)
  return text && `?${text}`
}
