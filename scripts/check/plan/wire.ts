// A request of the model as it travels, and what of a travelling request could belong to somebody.
import type { Input, Variant } from '../../contract/contract.ts'
import { type Json, isObject } from '../../contract/json.ts'
import type { Request } from '../../model/request.ts'
import type { WireRequest } from '../exchange.ts'

const form = 'application/x-www-form-urlencoded'

export function compose(request: Request): WireRequest {
  const { variant } = request
  const { method } = variant.operation
  const query = new URLSearchParams([...textsIn(request, 'query'), ...keysIn(request, 'query')])
  const search = query.size === 0 ? '' : `?${query}`
  const body = bodyFor(request)
  const headers: [string, string][] = [
    ['Accept', 'application/json'],
    ...(variant.inputs.some(isUserAgent) ? [] : [userAgent]),
    ...(body === undefined ? [] : [['Content-Type', variant.contentType] as [string, string]]),
    ...textsIn(request, 'header'),
    ...keysIn(request, 'header'),
  ]
  return { method, path: pathFor(request) + search, headers, body }
}

/** Programs send one, and some services take it for other inputs that are absent. */
const userAgent: [string, string] = ['User-Agent', 'idaas-password']

function isUserAgent({ in: place, name }: Input): boolean {
  return place === 'header' && name.toLowerCase() === 'user-agent'
}

function textsIn({ variant, values }: Request, place: Input['in']): [string, string][] {
  return variant.inputs.flatMap((input): [string, string][] => {
    const value = values.get(input)
    return input.in === place && value !== undefined ? [[input.name, textFor(value)]] : []
  })
}

function textFor(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function keysIn({ variant, credentials }: Request, place: 'header' | 'query'): [string, string][] {
  return variant.credentials.flatMap((credential): [string, string][] => {
    const parts = credential.values.map((key) => credentials.get(key))
    if (credential.in !== place || parts.every((it) => it === undefined)) return []
    const value = parts.map((it) => it ?? '').join(':')
    if (credential.form === 'bearer') return [[credential.name, `Bearer ${value}`]]
    if (credential.form === 'basic') {
      return [[credential.name, `Basic ${btoa(bytesOf(value))}`]]
    }
    return [[credential.name, value]]
  })
}

function pathFor(request: Request): string {
  const values = new Map(textsIn(request, 'path'))
  return request.variant.operation.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(values.get(name) ?? ''),
  )
}

/** Whether the variant's body is JSON. */
export function isJson({ contentType }: Variant): boolean {
  return contentType?.includes('json') ?? false
}

function bodyFor({ variant, values }: Request): string | undefined {
  if (variant.contentType === undefined) return undefined
  const members = variant.inputs.flatMap((input): [string, Json][] => {
    const value = values.get(input)
    return input.in === 'body' && value !== undefined ? [[input.name, value]] : []
  })
  if (variant.contentType !== form) return JSON.stringify(Object.fromEntries(members))
  return new URLSearchParams(members.map(([name, value]) => [name, textFor(value)])).toString()
}

/** Headers that say nothing of anybody. */
const ofTransport = ['accept', 'accept-language', 'content-type', 'user-agent']

/**
 * Every text that a request carries beyond what the contract writes into each: parts of path
 * and query, headers, members of the body.
 */
export function carriedTexts(
  { path, headers, body = '' }: WireRequest,
  variant: Variant,
): string[] {
  const [route = '', search = ''] = path.split('?')
  const template = variant.operation.path.toLowerCase().split('/')
  const segments = route.split(/[/;]/).map(decoded)
  const own = segments.filter((it) => !template.includes(it.toLowerCase()))
  const values = headers.filter(([name]) => !ofTransport.includes(name.toLowerCase()))
  const texts = [
    ...own,
    ...new URLSearchParams(search).values(),
    ...values.flatMap(([, value]) => [
      value.replace(/^(bearer|basic) /i, ''),
      ...basicParts(value),
    ]),
    ...textsOf(body),
  ]
  return [...texts, ...texts.flatMap(encodedIn)].filter((text) => text !== '')
}

/** What stands in a text as base64 or hex, such as the claims of a token. */
function encodedIn(text: string): string[] {
  const bytes = [
    ...(text.match(/[\w+/-]{8,}/g) ?? []).map(bytesOfBase64),
    ...(text.match(/([\da-f]{2}){4,}/gi) ?? []).map(bytesOfHex),
  ]
  const texts = bytes.map((it) => new TextDecoder().decode(it))
  return texts.flatMap((it) => [it, ...(/[\p{Cc}\ufffd]/u.test(it) ? [] : textsOf(it))])
}

function bytesOfBase64(text: string): Uint8Array {
  const whole = text.length % 4 === 1 ? text.slice(0, -1) : text
  const standard = whole.replaceAll('-', '+').replaceAll('_', '/')
  return Uint8Array.from(atob(standard), (it) => it.charCodeAt(0))
}

function bytesOfHex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (it) => parseInt(it, 16))
}

/** The path with these members added to its query. */
export function withSearch(path: string, members: [name: string, value: string][]): string {
  return `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(members)}`
}

/** A character per byte of UTF-8, as `btoa` wants it. */
function bytesOf(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text))
}

function basicParts(value: string): string[] {
  const [, encoded] = /^basic ([A-Za-z0-9+/=]*)$/i.exec(value) ?? []
  if (!encoded) return []
  const bytes = Uint8Array.from(atob(encoded), (it) => it.charCodeAt(0))
  return new TextDecoder().decode(bytes).split(':')
}

/** The text without its percent signs; as it is if they are malformed on purpose. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function textsOf(body: string): string[] {
  try {
    return leavesOf(JSON.parse(body) as Json)
  } catch {
    return [body, ...new URLSearchParams(body).values(), ...body.split(/[",:{}[\]\s&=]+/)]
  }
}

function leavesOf(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf)
  if (isObject(value)) return Object.values(value).flatMap(leavesOf)
  return value === null ? [] : [String(value)]
}
