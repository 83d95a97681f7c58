// Many deployments on one port, each below a path of its own: `/0`, `/1`, …, so that one run of a tool that
// is slow to start can visit them all. Requests are counted here, the same for every tool.
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export type Fetch = (request: Request) => Promise<Response>

export interface Served {
  /** Of each deployment, in the order given. */
  urls: string[]
  requests(): number
  close(): Promise<void>
}

export async function serveDeployments(deployments: Fetch[]): Promise<Served> {
  let requests = 0
  // A tool that thinks between its requests must not find its connection closed: that would look like a fault.
  const server = createServer({ keepAliveTimeout: 600_000 }, (incoming, outgoing) => {
    requests += 1
    respond(deployments, incoming, outgoing).catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // TCP
  return {
    urls: deployments.map((_, index) => `http://127.0.0.1:${port}/${index}`),
    requests: () => requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function respond(
  deployments: Fetch[],
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '', rawHeaders } = incoming
  const [, number, rest = '/'] = /^\/(\d+)(\/.*)?$/.exec(url) ?? []
  const deployment = number === undefined ? undefined : deployments[Number(number)]
  if (!deployment) return void outgoing.writeHead(404).end()
  const headers = new Headers()
  for (let index = 0; index + 1 < rawHeaders.length; index += 2)
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '')
  const sent = await buffer(incoming)
  const body = method === 'GET' || method === 'HEAD' ? null : sent
  const response = await deployment(
    new Request(`http://localhost${rest}`, { method, headers, body }),
  )
  outgoing.statusCode = response.status
  for (const [name, value] of response.headers) outgoing.appendHeader(name, value)
  for await (const part of response.body ?? []) outgoing.write(part)
  outgoing.end()
}
