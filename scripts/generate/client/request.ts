// The request of a call, from the client's options and the caller's fields; no message shows a value.
// `generate` writes these lines into client.ts, as they stand.
import { createFinalURL, createQuerySerializer, defaultPathSerializer } from 'openapi-fetch'
import type { Fields, Operation } from './answer.ts'

const serializers = {
  querySerializer: createQuerySerializer(),
  pathSerializer: defaultPathSerializer,
}

/** An address without a slash at its end. */
export function addressOf(baseUrl: string): string {
  let url: URL | undefined
  try {
    url = new URL(baseUrl)
  } catch {
    // told below
  }
  if (url && /^https?:$/.test(url.protocol) && url.href === url.origin + url.pathname)
    return url.href.replace(/\/+$/, '')
  throw new TypeError(
    'baseUrl: use an http or https address without credentials, query and fragment',
  )
}

export function headersOf(operation: Operation, options: Fields): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, place] of Object.entries(operation.options)) {
    const value = valueAt(place, operation, options)
    if (value !== undefined) headers[name] = value
  }
  return headers
}

export async function tokenOf(
  operation: Operation,
  place: string,
  options: Fields,
): Promise<string | undefined> {
  const name = place.replace('?', '')
  const source = options[name]
  return valueAt(
    place,
    operation,
    { [name]: typeof source === 'function' ? await source() : source },
    /[^\x21-\x7e]/,
  )
}

/** Each field at its place in the request. */
export function requestOf(
  operation: Operation,
  fields: Fields,
  address: string,
  headers: Record<string, string>,
): Request {
  const path: Record<string, string> = {}
  const query: Fields = {}
  const body: Fields = {}
  for (const name in fields) {
    const place = operation.fields[name]
    if (place === 'path')
      path[name] = valueAt(name, operation, fields, /^\.{1,2}$|[\ud800-\udfff]/u)! // dots alone make another path
    else if (place === 'header') headers[name] = valueAt(name, operation, fields)!
    else (place === 'query' ? query : body)[name] = fields[name]
  }
  const content = Object.keys(body).length > 0 ? JSON.stringify(body) : null
  if (content) headers['Content-Type'] = 'application/json'
  return new Request(
    createFinalURL(operation.path, { baseUrl: address, params: { path, query }, ...serializers }),
    {
      method: operation.method.toUpperCase(),
      headers,
      body: content,
      redirect: 'manual', // 'error' would hide the status, and some workers refuse it
    },
  )
}

/** The text at `device.os` of the values, fit for its place; `?` marks one that may be missing. */
function valueAt(
  place: string,
  { id }: Operation,
  values: Fields,
  unfit = /[^\t\x20-\x7e\x80-\xff]/,
): string | undefined {
  const [path = '', mayMiss] = place.split('?')
  const value = path
    .split('.')
    .reduce<unknown>((holder, name) => (holder as Fields | undefined)?.[name], values)
  if (value === undefined && mayMiss === '') return undefined
  if (typeof value !== 'string' || value.trim() === '')
    throw new TypeError(`${id}: ${path} is missing or blank`)
  const at = value.search(unfit)
  if (at >= 0) throw new TypeError(`${id}: ${path} cannot be sent, for its character ${at + 1}`)
  return value
}
