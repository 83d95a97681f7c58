// The transport of the check: fetch, which keeps connections alive. Redirects are never followed.
import { readFileSync } from 'node:fs'
import type { Answer } from './answer.ts'
import type { Send } from './run.ts'

export interface Connection {
  /** PEM files: a private authority, a client certificate and its key. */
  ca?: string | undefined
  cert?: string | undefined
  key?: string | undefined
}

/** Milliseconds until a request is given up. */
const timeout = 10_000

/** Sends below this base URL, through the proxy of the environment where there is one. Throws where a PEM file cannot be read. */
export async function sendTo(baseUrl: string, connection: Connection = {}): Promise<Send> {
  const call = await caller(connection)
  return async ({ method, path, headers, body }) => {
    const begin = performance.now()
    const response = await call(baseUrl + path, {
      method,
      headers,
      body: body ?? null,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    })
    return readAnswer(response, begin)
  }
}

/** Reads an answer whole, its bytes included; `begin` is when the request was sent, by performance.now. */
export async function readAnswer(response: Response, begin: number): Promise<Answer> {
  const bytes = await bytesOf(response)
  // A Map keeps one value a name, and a service may set several cookies.
  const headers = new Map(response.headers).set(
    'set-cookie',
    response.headers.getSetCookie().join(', '),
  )
  if (headers.get('set-cookie') === '') headers.delete('set-cookie')
  return {
    status: response.status,
    headers,
    body: decode(bytes),
    milliseconds: performance.now() - begin,
  }
}

/** Longest answer that is read, in bytes; one that is longer is cut, and thereby no JSON. */
const readLimit = 1_000_000

async function bytesOf(response: Response): Promise<Uint8Array> {
  const reader = response.body?.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (
    let next = await reader?.read();
    next && !next.done && length < readLimit;
    next = await reader?.read()
  ) {
    chunks.push(next.value)
    length += next.value.length
  }
  await reader?.cancel()
  return Buffer.concat(chunks)
}

/** Node's own fetch, unless certificates or a proxy ask for more than it can do. */
async function caller({ ca, cert, key }: Connection): Promise<typeof fetch> {
  const { HTTP_PROXY, HTTPS_PROXY, http_proxy, https_proxy } = process.env
  if (!ca && !cert && !key && !HTTP_PROXY && !HTTPS_PROXY && !http_proxy && !https_proxy)
    return fetch
  const undici = await import('undici')
  const tls = {
    ...(ca && { ca: read(ca) }),
    ...(cert && { cert: read(cert) }),
    ...(key && { key: read(key) }),
  }
  const dispatcher = new undici.EnvHttpProxyAgent({ connect: tls, requestTls: tls })
  // Two copies of one API: undici's types and the DOM's differ in name only.
  return ((url: string, init: object) =>
    undici.fetch(url, { ...init, dispatcher })) as unknown as typeof fetch
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Error(`${file} cannot be read; is it there?`)
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
