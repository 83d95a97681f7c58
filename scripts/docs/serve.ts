// Serves a built site on this machine alone. Only files of the site are answered, and nothing is cached, so
// that a reload shows what was built.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
}

export interface Served {
  /** `http://127.0.0.1:4020`, without a slash at the end. */
  url: string
  close(): Promise<void>
}

/** Port 0 takes a free one. Rejects with Node's error where the port cannot be had. */
export async function serveFolder(folder: string, port = 0): Promise<Served> {
  const server = createServer(async ({ url = '/', method, headers }, response) => {
    if (method !== 'GET' && method !== 'HEAD')
      return void response.writeHead(405, { Allow: 'GET, HEAD' }).end()
    const file = fileAt(folder, url)
    const content = file === undefined ? undefined : await readFile(file).catch(() => undefined)
    if (file === undefined || content === undefined)
      return void response.writeHead(404, { 'Content-Type': 'text/plain' }).end('no such page\n')
    const isPacked = /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''))
    response.writeHead(200, {
      'Content-Type': types[path.extname(file)] ?? 'application/octet-stream',
      'Cache-Control': 'no-store',
      ...(isPacked && { 'Content-Encoding': 'gzip' }),
    })
    response.end(method === 'HEAD' ? undefined : isPacked ? gzipSync(content) : content)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  const { port: actual } = server.address() as AddressInfo // listening on TCP, so never a pipe's name
  return {
    url: `http://127.0.0.1:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Serves until a signal; throws an Error where the port is none, or is taken. */
export async function serveUntilStopped(folder: string, port: string): Promise<void> {
  const number = Number(port)
  if (!/^\d+$/.test(port) || number > 65535)
    throw new Error(`--port ${port} is not a whole number from 0 to 65535`)
  const { url, close } = await serveFolder(folder, number).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE'
      ? new Error(`port ${port} is taken; free it or choose another with --port`)
      : error
  })
  console.log(`${url}/`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close())
}

/** The file of an address; undefined for one outside the folder or that is no address. */
function fileAt(folder: string, url: string): string | undefined {
  try {
    const { pathname } = new URL(url, 'http://localhost')
    const file = path.join(
      folder,
      decodeURIComponent(pathname),
      pathname.endsWith('/') ? 'index.html' : '',
    )
    return file.startsWith(folder + path.sep) ? file : undefined
  } catch {
    return undefined
  }
}
