// Serves a built site on this machine alone. Only files of the site are served, and nothing is cached, so
// that a reload shows what was built.
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
}

/** A URL of requests is only a path. */
const base = 'http://localhost'

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
    if (file !== undefined && (await isFolder(file)))
      return void response.writeHead(301, { Location: `${new URL(url, base).pathname}/` }).end()
    const content = file === undefined ? undefined : await readFile(file).catch(() => undefined)
    const isFound = file !== undefined && content !== undefined
    const shown = content ?? (await readFile(path.join(folder, '404.html')).catch(() => ''))
    const isPacked = /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''))
    response.writeHead(isFound ? 200 : 404, {
      'Content-Type': types[isFound ? path.extname(file) : '.html'] ?? 'application/octet-stream',
      'Cache-Control': 'no-store',
      ...(isPacked && { 'Content-Encoding': 'gzip' }),
    })
    const body = isPacked ? gzipSync(shown) : shown
    response.end(method === 'HEAD' ? undefined : body)
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
    const { pathname } = new URL(url, base)
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

async function isFolder(file: string): Promise<boolean> {
  return stat(file).then(
    (it) => it.isDirectory(),
    () => false,
  )
}
