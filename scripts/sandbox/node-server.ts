// The sandbox over HTTP or HTTPS, on Node's own servers.
import {
  type IncomingMessage,
  type Server,
  type ServerResponse,
  createServer as createHttpServer,
} from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { corsHeaders, preflightHeaders, refusalOf } from './access-rules.ts'
import { controlPath } from './control-routes.ts'
import {
  type PlainRequest,
  type PlainResponse,
  firstHalf,
  isBodiless,
  noContent,
  pieces,
} from './plain-http.ts'
import { bodyLimit } from './responder.ts'
import type { Sandbox } from './sandbox.ts'

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
  /** Names, beside those of this machine, under which the control routes may be asked. */
  allowedHosts?: readonly string[]
  /** Certificate and key, as PEM; with them it is HTTPS. */
  tls?: { cert: string | Buffer; key: string | Buffer } | undefined
}

type Respond = Pick<Sandbox, 'respond'>

/** Serves a sandbox. Rejects with Node's error if the port cannot be had. */
export async function serve(sandbox: Respond, options: ServeOptions = {}): Promise<Listening> {
  const { port = 0, host = '127.0.0.1', allowedHosts = [], tls } = options
  const listener = createListener(sandbox, allowedHosts)
  const limits = { requestTimeout: 15_000, connectionsCheckingInterval: 5_000 }
  const server = tls
    ? createHttpsServer({ ...limits, ...tls }, listener)
    : createHttpServer(limits, listener)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve)
  })
  const { port: actual } = server.address() as AddressInfo // listening on TCP, so never a pipe's name
  return {
    server,
    url: `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function createListener(sandbox: Respond, allowedHosts: readonly string[]) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const { headers, method = 'GET', url = '/' } = request
    const isControl = url.includes(controlPath)
    const refusal = isControl ? refusalOf(headers, allowedHosts) : undefined
    if (refusal) {
      request.resume()
      return send(response, sandbox.respond({ method, url, headers, body: '', refusal }), {})
    }
    if (method === 'OPTIONS' && headers['access-control-request-method'] !== undefined) {
      const allowed = isControl ? {} : preflightHeaders(headers)
      return send(response, noContent, allowed)
    }
    read(request, (body) => {
      const plain: PlainRequest = { method, url, headers, body }
      const given = sandbox.respond(plain)
      const cors = isControl ? {} : corsHeaders(headers)
      if (given.pending) void given.pending.then((settled) => deliver(response, settled, cors))
      else deliver(response, given, cors)
    })
  }
}

type Headers = Record<string, string>

/** Sends a response the way that it is asked to travel. */
function deliver(response: ServerResponse, given: PlainResponse, cors: Headers): void {
  const { delivery } = given
  if (!delivery) return send(response, given, cors)
  const { delay = 0, drop = false, cut = false, slow = 0 } = delivery
  const begin = () => {
    if (drop) response.destroy()
    else if (cut || slow > 0) sendInPieces(response, given, cors)
    else send(response, given, cors)
  }
  if (delay > 0) setTimeout(begin, delay)
  else begin()
}

function send(response: ServerResponse, { status, headers, body }: PlainResponse, cors: Headers) {
  // All headers at once: Node is slower by far if some are set before.
  const all: Record<string, string | number> = { ...headers, ...cors }
  if (!isBodiless(status)) all['Content-Length'] = Buffer.byteLength(body)
  response.writeHead(status, all).end(isBodiless(status) ? '' : body)
}

function sendInPieces(response: ServerResponse, given: PlainResponse, cors: Headers): void {
  const { status, headers, body, delivery: { cut = false, slow = 0 } = {} } = given
  response.writeHead(status, { ...headers, ...cors, 'Content-Length': Buffer.byteLength(body) })
  response.flushHeaders()
  const sent = pieces(cut ? firstHalf(body) : body)
  const next = (index: number): void => {
    const piece = sent[index]
    if (response.destroyed) return
    if (piece !== undefined)
      response.write(piece, () => setTimeout(next, slow / sent.length, index + 1))
    else if (cut) response.destroy()
    else response.end()
  }
  next(0)
}

/** Reads a body; one longer than the limit is cut just above it, so that it is seen to be too long. */
function read(request: IncomingMessage, done: (body: Buffer) => void): void {
  const chunks: Buffer[] = []
  let size = 0
  request.on('data', (chunk: Buffer) => {
    if (size <= bodyLimit) chunks.push(chunk)
    size += chunk.length
  })
  request.on('end', () => done(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)))
  request.on('error', () => undefined) // an aborted upload has nobody to respond to
}
