// A port of loopback that nobody listens on, for servers that cannot be told to take one themselves.
import { type AddressInfo, createServer } from 'node:net'

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // TCP
  await new Promise((resolve) => server.close(resolve))
  return port
}
