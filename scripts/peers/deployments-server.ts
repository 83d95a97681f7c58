// Many deployments on one port, each below a path of its own: `/0`, `/1`, …, so that one run of a tool that
// is slow to start can visit them all. Requests are counted here, the same for every tool.
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { profileOf } from '../check/profile/sandbox-profile.ts'
import { type Sandbox, type SandboxOptions, createSandbox } from '../sandbox/sandbox.ts'
import type { Target } from './peer.ts'

/** A deployment, and the sandbox behind it. */
export interface Deployed {
  fetch(request: Request): Promise<Response>
  sandbox: Sandbox
}

export interface Served {
  /** In the order given. */
  targets: Target[]
  requests(): number
  close(): Promise<void>
}

/** A sandbox that keeps the contract. */
export function deployed(options: SandboxOptions = {}): Deployed {
  const sandbox = createSandbox(options)
  return { sandbox, fetch: sandbox.fetch }
}

export async function serveDeployments(deployments: Deployed[]): Promise<Served> {
  let requests = 0
  // A tool that thinks between its requests must not find its connection closed: that would look like a fault.
  const server = createServer({ keepAliveTimeout: 600_000 }, (incoming, outgoing) => {
    requests += 1
    respond(deployments, incoming, outgoing).catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // TCP
  return {
    targets: deployments.map(({ sandbox }, index) => ({
      url: `http://127.0.0.1:${port}/${index}`,
      profile: profileOf(sandbox, `http://127.0.0.1:${port}/${index}`),
      signIn: signInTo(sandbox),
    })),
    requests: () => requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Whether a password signs in, as the sandbox knows it. */
export function signInTo({ state }: Sandbox): Target['signIn'] {
  const places = ['account', 'otherAccount']
  return async (name, password) => {
    const account = state.accounts()[places.indexOf(name)]
    return account !== undefined && state.isCurrent(account, password) ? 'yes' : 'no'
  }
}

async function respond(
  deployments: Deployed[],
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
  const response = await deployment.fetch(
    new Request(`http://localhost${rest}`, { method, headers, body }),
  )
  outgoing.statusCode = response.status
  for (const [name, value] of response.headers) outgoing.appendHeader(name, value)
  for await (const part of response.body ?? []) outgoing.write(part)
  outgoing.end()
}
