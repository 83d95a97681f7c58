// Many deployments on one port, each below a path of its own: `/0`, `/1`, …, so that one run of a tool that
// is slow to start can visit them all. Requests are counted here, the same for every tool.
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
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
  const [, number = '', rest = '/'] = /^\/(\d+)(\/.*)?$/.exec(incoming.url ?? '') ?? []
  const deployment = deployments[Number(number)]
  if (!deployment || number === '') return void outgoing.writeHead(404).end()
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer) // no encoding is set, so bytes
  const { method = 'GET' } = incoming
  const headers = new Headers()
  for (let index = 0; index + 1 < incoming.rawHeaders.length; index += 2)
    headers.append(incoming.rawHeaders[index] ?? '', incoming.rawHeaders[index + 1] ?? '')
  const body = method === 'GET' || method === 'HEAD' ? null : Buffer.concat(chunks)
  const response = await deployment(
    new Request(`http://localhost${rest}`, { method, headers, body }),
  )
  outgoing.statusCode = response.status
  for (const [name, value] of response.headers) outgoing.appendHeader(name, value)
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
    outgoing.write(part.value)
  outgoing.end()
}
