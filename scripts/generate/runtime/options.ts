// The options of a client and of a single request: judged before anything is sent. No message shows a value.
import type { Fetch } from './fetch.js'
import type { Fields } from './operation.js'
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

/** What each option must be: of a type, a text without what cannot be sent in it, or a group of options. */
export interface Rules {
  [name: string]: string | RegExp | Rules
}

/** Throws a TypeError that names the first wrong option. */
export function readOptions(where: string, given: Fields, all: Rules): Options {
  const flat: Fields = {}
  const read = (group: Fields, rules: Rules, prefix: string) => {
    for (const name in group) {
      const path = prefix + name
      const value = group[name]
      const rule = rules[name]
      if (value === undefined) continue
      flat[path] = flat[`${path}?`] = value // a table marks so what a request may do without
      if (!rule)
        throw new TypeError(
          `${where}: ${path} is not an option; use ${Object.keys(rules).join(', ')}`,
        )
      if (typeof rule === 'string') {
        if (typeof value !== rule || (rule === 'number' && !((value as number) > 0)))
          throw new TypeError(`${where}: ${path} is not a valid ${rule}`)
      } else if (!(rule instanceof RegExp)) read(Object(value), rule, `${path}.`)
      else if (rule === unfitHeader || typeof value !== 'function') fit(where, path, value, rule)
    }
  }
  read(given, all, '')
  const baseUrl = flat['baseUrl'] as string
  try {
    // Host, port and path, as they are on the wire.
    if (/^https?:\/\/[^\s/?#@\\]+(\/[^\s?#]*)?$/i.test(baseUrl))
      return { ...flat, baseUrl: new URL(baseUrl).href.replace(/\/+$/, '') }
  } catch {} // such as a port that is none
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
