// The options of a client and of a single request: judged before anything is sent. No message shows a value.
import type { Fetch } from './fetch.js'
import type { Fields, Operation } from './operation.js'
import type { Texts } from './result.js'

/** The client's own options, and those of the contract by path: `device.os` is a member of a group. */
export interface Options extends Fields {
  baseUrl: string
  fetch?: Fetch
  timeout?: number
  signal?: AbortSignal
  texts?: Texts
}

/** Characters that do not fit into a header, into a token, into a segment of a path. */
export const unfitHeader = /[^\t -~\x80-\xff]/
export const unfitToken = /[^!-~]/
export const unfitSegment = /^\.{1,2}$|[\ud800-\udfff]/u

/** Throws a TypeError that names the first wrong option. */
export function readOptions(where: string, given: Fields, operations: Operation[]): Options {
  const rules: Record<string, string | RegExp> = {
    baseUrl: 'string',
    fetch: 'function',
    timeout: 'number',
    texts: 'object',
    signal: 'object',
  }
  for (const { options, modes, product } of operations) {
    for (const path of Object.values(options)) rules[path.replace('?', '')] = unfitHeader
    for (const { credentials = [] } of modes)
      for (const name of credentials.flatMap((it) => it.options)) rules[name] ??= unfitToken
    if (product) rules['product'] = 'string'
  }
  const flat: Fields = {}
  const read = (group: object, prefix: string) => {
    for (const [name, value] of Object.entries(group)) {
      const path = prefix + name
      const rule = rules[path]
      if (value === undefined) continue
      flat[path] = value
      if (typeof rule === 'string') {
        if (typeof value !== rule || (rule === 'number' && !(value > 0)))
          throw new TypeError(`${where}: ${path} is not a valid ${rule}`)
      } else if (!rule) {
        if (typeof value !== 'object')
          throw new TypeError(
            `${where}: ${path} is not an option; use ${Object.keys(rules).join(', ')}`,
          )
        read(Object(value), `${path}.`)
      } else if (rule === unfitHeader || typeof value !== 'function') fit(where, path, value, rule)
    }
  }
  read(given, '')
  const baseUrl = hrefOf(given['baseUrl'] as string)?.replace(/\/+$/, '')
  if (baseUrl) return { ...flat, baseUrl }
  throw new TypeError(`${where}: baseUrl is not a plain http(s) address`)
}

/** The value as a text; throws a TypeError if it is none, or cannot be sent. */
export function fit(where: string, name: string, value: unknown, pattern: RegExp): string {
  if (typeof value !== 'string' || !value.trim())
    throw new TypeError(`${where}: ${name} is missing or not a text`)
  const at = value.search(pattern)
  if (at < 0) return value
  const help = pattern === unfitHeader ? '; use encodeURIComponent' : ''
  throw new TypeError(`${where}: character ${at + 1} of ${name} cannot be sent${help}`)
}

/** The address as it is on the wire; undefined if it has anything but host, port and path. */
export function hrefOf(address: string): string | undefined {
  try {
    if (/^https?:\/\/[^\s/?#@\\]+(\/[^\s?#]*)?$/i.test(address)) return new URL(address).href
  } catch {} // such as a port that is none
  return undefined
}
