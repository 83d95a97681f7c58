// Sends requests exactly as they are written: the path is not normalised, a redirect is not followed, and
// one time limit covers connecting, headers and body. Only https to another machine may use a proxy.
import { readFileSync } from 'node:fs'
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici'
import type { Exchange, Send, WireRequest } from '../exchange.ts'
import { isLoopback } from '../profile/target.ts'
import type { Profile } from '../profile/profile.ts'
import { bodyLimit, readResponse } from './read-response.ts'

export interface Connection extends Pick<Profile, 'baseUrl' | 'tls'> {
  /** Ends the request that is under way. */
  signal?: AbortSignal | undefined
  /** Milliseconds for a whole request. */
  timeLimit?: number
}

/** Throws an error if a file of `tls` cannot be read. */
export function createSend({ baseUrl, tls, signal, timeLimit = 10_000 }: Connection): Send {
  const { origin, pathname, protocol } = new URL(baseUrl)
  const base = pathname.replace(/\/$/, '')
  const connect = Object.fromEntries(
    Object.entries(tls ?? {}).map(([key, file]) => [key, readPem(key, file)]),
  )
  const options = { connect: { ...connect, timeout: timeLimit }, connections: 1 }
  const dispatcher: Dispatcher =
    protocol === 'https:' && !isLoopback(baseUrl)
      ? new EnvHttpProxyAgent({ ...options, requestTls: connect })
      : new Agent(options)
  return async (request) => {
    const timer = new AbortController()
    const timeout = setTimeout(() => timer.abort(), timeLimit)
    const stop = () => timer.abort()
    signal?.addEventListener('abort', stop)
    if (signal?.aborted) stop()
    const give = { origin, base, dispatcher, signal: timer.signal }
    try {
      return await sendOnce(request, give)
    } catch (error) {
      const late = signal?.aborted ? 'interrupted' : `no response within ${timeLimit / 1000} s`
      return failed(request, timer.signal.aborted ? late : reasonOf(error))
    } finally {
      clearTimeout(timeout)
      signal?.removeEventListener('abort', stop)
    }
  }
}

interface Way {
  origin: string
  base: string
  dispatcher: Dispatcher
  signal: AbortSignal
}

async function sendOnce(
  request: WireRequest,
  { base, dispatcher, ...way }: Way,
): Promise<Exchange> {
  const { method, path, headers, body } = request
  const response = await dispatcher.request({
    ...way,
    method: method as Dispatcher.HttpMethod, // any token will do
    path: base + path,
    headers: headers.flatMap(([name, value]) => [name, inBytes(value)]),
    body: body ?? null,
    responseHeaders: 'raw',
  })
  const { bytes, cut } = await firstBytes(response.body, way.signal)
  const raw = response.headers as unknown as string[] // what 'raw' asks for; the types do not know it
  const pairs = raw.flatMap((name, at) =>
    at % 2 === 0 ? [[name, raw[at + 1] ?? ''] as const] : [],
  )
  const { statusCode: status } = response
  return {
    request,
    response: readResponse({ status, headers: pairs, bytes, cut }),
    failure: undefined,
  }
}

/** Rejects only if the time limit ends the reading. */
async function firstBytes(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  signal?: AbortSignal,
) {
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of body) {
      chunks.push(chunk)
      length += chunk.length
      if (length > bodyLimit) break // which destroys the connection
    }
  } catch (error) {
    if (signal?.aborted) throw error
    return { bytes: Buffer.concat(chunks), cut: true }
  }
  return { bytes: Buffer.concat(chunks).subarray(0, bodyLimit), cut: length > bodyLimit }
}

/** Header values travel as bytes; what is beyond ASCII as those of UTF-8. */
function inBytes(value: string): string {
  return Buffer.from(value).toString('latin1')
}

function failed(request: WireRequest, failure: string): Exchange {
  return { request, response: undefined, failure }
}

function reasonOf(error: unknown): string {
  const { code, message, cause } = error as NodeJS.ErrnoException
  const inner = (cause as NodeJS.ErrnoException | undefined)?.code
  return inner ?? (code === undefined || code.startsWith('UND_ERR_') ? message : code)
}

function readPem(key: string, file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Error(`tls.${key}: ${file} cannot be read; is it there?`)
  }
}

/** Sends into a function of this process, such as a sandbox without a port. */
export function sendBy(fetch: (request: Request) => Promise<Response>): Send {
  return async (wire) => {
    const { method, path, headers, body } = wire
    try {
      const hasBody = body !== undefined && method !== 'GET' && method !== 'HEAD'
      const response = await fetch(
        new Request(`http://localhost${path}`, {
          method,
          headers: headers.map(([name, value]): [string, string] => [name, inBytes(value)]),
          ...(hasBody && { body }),
        }),
      )
      const { bytes, cut } = await firstBytes(chunksOf(response))
      const { status } = response
      return {
        request: wire,
        response: readResponse({ status, headers: [...response.headers], bytes, cut }),
        failure: undefined,
      }
    } catch (error) {
      return failed(wire, reasonOf(error))
    }
  }
}

function chunksOf({ body }: Response): AsyncIterable<Uint8Array> | Uint8Array[] {
  return body === null ? [] : (body as unknown as AsyncIterable<Uint8Array>) // the DOM's type lacks the iterator
}
