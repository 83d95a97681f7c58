// The sandbox used as README and guide show: their samples are taken from there and run by a project of its own.
import { execFile } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isMissing, launch } from '../browser.ts'

const texts = ['README.md', 'scripts/docs/messages/en/guides/sandbox.md']
const samples = texts
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/```(?:js|html)\n([\s\S]*?)```/g)])
  .map(([, code = '']) => ({ code }))
const sample = (part: string) => samples.find(({ code }) => code.includes(part))?.code ?? ''
const promised = (code: string) => /\/\/ (\S.*)$/m.exec(code)?.[1]

const project = mkdtempSync(path.join(tmpdir(), 'app-'))

beforeAll(() => {
  mkdirSync(path.join(project, 'node_modules'))
  symlinkSync(path.resolve('.'), path.join(project, 'node_modules/idaas-password'))
  symlinkSync(path.resolve('node_modules/msw'), path.join(project, 'node_modules/msw'))
})
afterAll(() => rmSync(project, { recursive: true }))

describe('README and guide', () => {
  test.each(['body: JSON.stringify({', "from 'msw'"])(
    'sample with %s prints what it promises',
    async (part) => {
      const code = sample(part)
      const file = path.join(project, 'sample.mjs')
      writeFileSync(file, code)
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [file], {
        cwd: project,
      })
      expect([stdout.trim(), stderr]).toEqual([promised(code), ''])
    },
  )

  test.skipIf(isMissing)('sample of a page does what it promises, in a browser', async () => {
    const code = sample('<script type="module">')
    const server = createServer(({ url = '/' }, response) => {
      const file = url === '/' ? undefined : path.join(project, url)
      if (file && !existsSync(file)) return void response.writeHead(404).end()
      response
        .writeHead(200, { 'Content-Type': file ? 'text/javascript' : 'text/html' })
        .end(file ? readFileSync(file) : `<!doctype html>${code}`)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo // TCP
    const open = await launch()
    try {
      const page = await open.newPage()
      await page.goto(`http://127.0.0.1:${port}/`)
      await page.waitForFunction(() => document.title !== '')
      expect(await page.title()).toBe(promised(code))
    } finally {
      await open.close()
      server.close()
    }
  })
})

test('a page loads at most 60 kB of it, and the dictionary of names only if a name asks for it', async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: ['dist/sandbox.js'],
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    outdir: '.',
    write: false,
    metafile: true,
    logLevel: 'error',
  })
  const loaded = new Set(['sandbox.js'])
  for (const file of loaded)
    for (const { path: name, kind } of metafile.outputs[file]?.imports ?? [])
      if (kind === 'import-statement') loaded.add(name)
  const sizes = outputFiles.map(({ path: file, contents }) =>
    loaded.has(path.basename(file)) ? gzipSync(contents).length : 0,
  )
  const size = sizes.reduce((sum, it) => sum + it, 0)
  expect(size).toBeGreaterThan(10_000)
  expect(size).toBeLessThanOrEqual(60_000)
})
