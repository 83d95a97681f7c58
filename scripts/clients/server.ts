// What a language's program calls: a sandbox, the same as a newer server, whose codes no client knows, and a gateway
// that answers in its own ways. Responses are counted, so that a program which only prints what is expected of it is
// found out. After a success the sandbox starts over, so that a program can be run again.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PlainResponse } from '../sandbox/plain-http.ts'
import { createSandbox } from '../sandbox/sandbox.ts'
import { serve } from '../sandbox/node-server.ts'

export interface Served {
  url: string
  /** How many responses of each kind were given. */
  given: { success: number; error: number }
  close(): Promise<void>
}

/** The three servers, by the variable of the environment that tells a program where each one is. */
export async function serveAll(): Promise<
  Record<'IDAAS_URL' | 'IDAAS_NEWER_URL' | 'IDAAS_GATEWAY_URL', Served>
> {
  return {
    IDAAS_URL: await serveSandbox((response) => response),
    IDAAS_NEWER_URL: await serveSandbox(withUnknownCode),
    IDAAS_GATEWAY_URL: await serveGateway(),
  }
}

function withUnknownCode(response: PlainResponse): PlainResponse {
  const { code, body } = response
  return code === undefined
    ? response
    : { ...response, body: body.replace(`"${code}"`, `"${code}.NEWER"`) }
}

async function serveSandbox(change: (response: PlainResponse) => PlainResponse): Promise<Served> {
  const sandbox = createSandbox()
  const given = { success: 0, error: 0 }
  const { url, close } = await serve({
    respond: (request) => {
      const response = sandbox.respond(request)
      if (response.code !== undefined) given.error += 1
      if (response.status < 300) {
        given.success += 1
        sandbox.reset()
      }
      return change(response)
    },
  })
  return { url, given, close }
}

/** What the contract calls unexpected, by the first segment of the path: `/502`, `/429`, `/204`. */
const gateway: Record<string, [status: number, headers: Record<string, string>, body: string]> = {
  '502': [502, { 'Content-Type': 'text/html' }, '<html><h1>502 Bad Gateway</h1></html>'],
  '429': [429, { 'Retry-After': '60' }, ''],
  '204': [204, {}, ''],
}

async function serveGateway(): Promise<Served> {
  const given = { success: 0, error: 0 }
  const server = createServer((request, response) => {
    request.resume()
    const [, first = ''] = request.url?.split('/') ?? []
    const [status, headers, body] = gateway[first] ?? [404, {}, '']
    given.error += 1
    response.writeHead(status, headers).end(body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    given,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
