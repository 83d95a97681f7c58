// The client where it is used: in a page, in a worker of a page, and how much of it such a page loads.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createContext, runInContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { bundle } from '../../scripts/contract/bundle.ts'
import { readContract } from '../../scripts/contract/contract.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { serve } from '../../scripts/sandbox/node-server.ts'
import { isMissing, launch } from '../browser.ts'

async function bundled(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '.', loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  })
  return outputFiles[0]!.text
}

test('the client without texts is at most 3.9 kB and 150 bytes an operation, and nothing else is loaded', async () => {
  const code = await bundled("export { createPasswordClient } from './generated/client.ts'")
  expect(code).not.toContain('Please re-enter')
  expect(code).not.toMatch(/\bimport\b/)
  const budget = 3900 + 150 * readContract(bundle).operations.length
  expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(budget)
})

test('beside fetch it needs URL, AbortController, TextEncoder, btoa and timers, as React Native has them', async () => {
  const code = await bundled(`
    import { createPasswordClient } from './generated/client.ts'
    const device = { os: 'phone', fingerprint: 'test', agent: 'test' }
    globalThis.ask = (fetch, options) =>
      createPasswordClient({ baseUrl: 'https://tenant.example.com', clientId: 'app', device, fetch })
        .updatePasswordByEmail({ email: 'a@example.com', verify_code: '0042-a', password: 'S3cret+Pass/1' }, options)`)
  const platform = { URL, AbortController, TextEncoder, btoa, setTimeout, clearTimeout }
  const context = createContext(platform) as { ask: (fetch: unknown, options?: object) => unknown }
  runInContext(code, context)
  const words = `contain 8 to 20 characters, not S3cret+Pass/1, ${btoa('S3cret+Pass/1')}`
  const error = JSON.stringify({ error_code: 'IDAAS.SDK.PWD.0007', error_msg: words })
  const answered = (status: number, body: string) => async () => ({
    status,
    text: async () => body,
  })
  const results = [
    await context.ask(answered(200, '')),
    await context.ask(answered(400, error)),
    await context.ask(answered(502, `<h1>Bad Gateway 0123456789</h1> ${error}`)),
    await context.ask(() => new Promise(() => {}), { timeout: 1 }),
  ]
  expect(JSON.stringify(results)).not.toContain('S3cret')
  expect(results).toMatchObject([
    { kind: 'success' },
    { kind: 'error', parameters: { min: 8, max: 20 } },
    { reason: 'no-code', status: 502 },
    { reason: 'timeout' },
  ])
})

test.skipIf(isMissing)('the same request works in a page and in its worker', async () => {
  const { url, close } = await serve(createSandbox())
  const call = `
    import { createPasswordClient } from './generated/client.ts'
    const device = { os: 'browser', fingerprint: 'test', agent: navigator.userAgent }
    const client = createPasswordClient({ baseUrl: '${url}', 
  clientId: ${JSON.stringify(createSandbox().data.clients[0])}, device, language: 'zh' })
    const result = client.updatePasswordByEmail({ email: '15200000000@qq.com', verify_code: '123456', password: 'Ab1!' })`
  const worker = await bundled(`${call}\nresult.then((it) => postMessage(it))`)
  const page = await bundled(`${call}
    const worker = new Worker('/worker.js', { type: 'module' })
    worker.onmessage = async ({ data }) => { document.title = JSON.stringify([await result, data]) }`)
  const server = createServer(({ url: path }, response) => {
    if (path === '/worker.js')
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(worker)
    else
      response
        .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
        .end(`<!doctype html><script type="module">${page}</script>`)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const open = await launch()
  try {
    const tab = await open.newPage()
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    await tab.waitForFunction(() => document.title.startsWith('['))
    const error = {
      kind: 'error',
      product: 'ciam',
      code: 'IDAAS.SDK.PWD.0007',
      status: 400,
      message: '密码长度为8~20个字符',
      parameters: { min: 8, max: 20 },
    }
    expect(JSON.parse(await tab.title())).toMatchObject([error, error])
  } finally {
    await open.close()
    server.close()
    await close()
  }
})
