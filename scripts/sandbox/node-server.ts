// The sandbox over HTTP, on Node's own server, open to pages of any origin.
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PlainResponse, PlainRequest } from './plain-http.ts'
import { type Sandbox, bodyLimit } from './sandbox.ts'

export interface Listening {
  server: Server
  /** `http://127.0.0.1:4010`, without a slash at the end. */
  url: string
  close(): Promise<void>
}

export interface ServeOptions {
  /** 0 takes a free one. */
  port?: number
  host?: string
  /** Told of each answer, once it is on its way. */
  log?: (request: PlainRequest, answer: PlainResponse) => void
}

/** Serves a sandbox. Rejects with Node's error where the port cannot be had. */
export async function serve(
  sandbox: Pick<Sandbox, 'respond'>,
  { port = 0, host = '127.0.0.1', log }: ServeOptions = {},
): Promise<Listening> {
  const server = createServer(
    { requestTimeout: 15_000, connectionsCheckingInterval: 5_000 },
    (request, response) => {
      if (isPreflight(request)) {
        send(response, { status: 204, headers: preflightHeaders(request), body: '' }, true)
        return
      }
      read(request, (body) => {
        const plain: PlainRequest = {
          method: request.method ?? 'GET',
          url: request.url ?? '/',
          headers: request.headers,
          body,
        }
        const answer = sandbox.respond(plain)
        const isForeign = request.headers.origin !== undefined
        if (answer.delay) setTimeout(send, answer.delay, response, answer, isForeign)
        else send(response, answer, isForeign)
        log?.(plain, answer)
      })
    },
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve)
  })
  const { port: actual } = server.address() as AddressInfo // listening on TCP, so never a pipe's name
  return {
    server,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A page of another origin asks with `Origin`, and is the only one that must be allowed. */
function send(
  response: ServerResponse,
  { status, headers, body }: PlainResponse,
  isForeign: boolean,
): void {
  // All headers at once: Node is slower by far where some are set before.
  const all: Record<string, string | number> = { ...headers }
  if (isForeign) all['Access-Control-Allow-Origin'] = '*'
  if (status !== 204) all['Content-Length'] = Buffer.byteLength(body)
  response.writeHead(status, all).end(body)
}

function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined
}

function preflightHeaders({ headers }: IncomingMessage): Record<string, string> {
  return {
    'Access-Control-Allow-Methods': headers['access-control-request-method'] ?? '',
    'Access-Control-Allow-Headers': headers['access-control-request-headers'] ?? '',
    'Access-Control-Max-Age': '600',
  }
}

/** Reads a body as UTF-8; one longer than the limit is cut just above it, so that it is seen to be too long. */
function read(request: IncomingMessage, done: (body: string) => void): void {
  const chunks: Buffer[] = []
  let size = 0
  request.on('data', (chunk: Buffer) => {
    if (size <= bodyLimit) chunks.push(chunk)
    size += chunk.length
  })
  request.on('end', () =>
    done((chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString('utf8')),
  )
  request.on('error', () => undefined) // an aborted upload has nobody to answer
}
