// A response as the judge takes it: its text, and its JSON. Nothing in here throws, whatever came.
import { gunzipSync, inflateSync, brotliDecompressSync } from 'node:zlib'
import type { Json } from '../../contract/json.ts'
import type { ParsedBody, WireResponse } from '../exchange.ts'

/** How much of a body is read, in bytes. */
export const bodyLimit = 64 * 1024

/** Deeper JSON makes recursive readers fail. */
const mostNested = 100

/** More members take many times the room of their text. */
const mostMembers = 1000

export interface RawResponse {
  status: number
  headers: readonly (readonly [name: string, value: string])[]
  bytes: Uint8Array
  /** Whether more bytes followed, or the connection was lost before the end. */
  cut: boolean
}

export function readResponse({ status, headers, bytes, cut }: RawResponse): WireResponse {
  const named = headers.map(([name, value]) => [name.toLowerCase(), value] as const)
  const coding = named
    .find(([name]) => name === 'content-encoding')?.[1]
    .trim()
    .toLowerCase()
  const plain = unpacked(bytes, coding)
  if (!plain) {
    const why = `a body that is not ${coding}, although Content-Encoding says so`
    return { status, headers: named, ...textOf(bytes, cut), cut, parsed: { kind: 'other', why } }
  }
  const isCut = cut || plain.length > bodyLimit
  const text = textOf(plain.subarray(0, bodyLimit), isCut)
  const parsed: ParsedBody = isCut
    ? { kind: 'other', why: 'a body that is too long or ends early' }
    : parseBody(text.body)
  return { status, headers: named, ...text, cut: isCut, parsed }
}

const unpackers: Record<string, typeof gunzipSync> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
}

/** Undefined if the bytes are not what the coding says, or are a bomb. */
function unpacked(bytes: Uint8Array, coding: string | undefined): Uint8Array | undefined {
  if (coding === undefined || coding === '' || coding === 'identity' || bytes.length === 0)
    return bytes
  try {
    return unpackers[coding]?.(bytes, { maxOutputLength: 4 * bodyLimit })
  } catch {
    return undefined
  }
}

function textOf(bytes: Uint8Array, cut: boolean): { body: string; isUtf8: boolean } {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    return { body: decoder.decode(bytes, { stream: cut }), isUtf8: true }
  } catch {
    return { body: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), isUtf8: false }
  }
}

export function parseBody(text: string): ParsedBody {
  if (text.trim() === '') return { kind: 'empty' }
  const duplicates = duplicatesIn(text)
  if (typeof duplicates === 'string') return { kind: 'other', why: duplicates }
  try {
    return { kind: 'json', value: JSON.parse(text) as Json, duplicates }
  } catch {
    const why = text.startsWith('\ufeff') ? 'a byte-order mark before the body' : 'not JSON'
    return { kind: 'other', why }
  }
}

/** Which names stand twice in one object of a JSON text, or why it is too much. Without recursion. */
function duplicatesIn(text: string): string[] | string {
  const open: Set<string>[] = []
  const duplicates = new Set<string>()
  let members = 0
  for (const [token, quoted] of text.matchAll(
    /("[^"\\]*(?:\\.[^"\\]*)*")(?=\s*:)|"[^"\\]*(?:\\.[^"\\]*)*"|[[{}\]]/gs,
  )) {
    if (token === '[' || token === '{') {
      if (open.push(new Set()) > mostNested)
        return `JSON that is nested more than ${mostNested} deep`
    } else if (token === ']' || token === '}') open.pop()
    else if (quoted !== undefined) {
      if ((members += 1) > mostMembers) return `JSON with more than ${mostMembers} members`
      const name = nameIn(quoted)
      if (open.at(-1)?.has(name)) duplicates.add(name)
      open.at(-1)?.add(name)
    }
  }
  return [...duplicates]
}

function nameIn(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1)
  try {
    return String(JSON.parse(quoted))
  } catch {
    return quoted
  }
}
