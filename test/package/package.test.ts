// The package as its users get it: packed, installed into an empty project, type-checked by three compilers, run. Where
// else it runs is in test/environments.
import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { publint } from 'publint'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { serve } from '../../scripts/sandbox/node-server.ts'

const run = promisify(execFile)
const folder = mkdtempSync(path.join(tmpdir(), 'package-'))
const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
/** 5.9 and 7 are dependencies of ours; 6 is installed. */
const compilers = ['ts59', 'ts6', 'ts7']
afterAll(() => rmSync(folder, { recursive: true }))

let tarball = ''
let packed: { path: string }[] = []
beforeAll(async () => {
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder, ...quiet])
  const [pack] = Object.values(JSON.parse(stdout)) as {
    filename: string
    files: { path: string }[]
  }[]
  tarball = path.join(folder, pack!.filename)
  packed = pack!.files
  writeFileSync(
    path.join(folder, 'package.json'),
    '{ "name": "consumer", "version": "1.0.0", "private": true, "type": "module" }',
  )
  await run('npm', ['install', ...quiet, tarball, 'ts6@npm:typescript@6.0.3'], { cwd: folder })
  for (const [name, own] of Object.entries({ ts59: 'typescript', ts7: 'typescript-7' }))
    symlinkSync(path.resolve('node_modules', own), path.join(folder, 'node_modules', name))
})

describe('the tarball', () => {
  test('has code, types, descriptions and licence, and no tests', () => {
    const names = packed.map((file) => file.path)
    for (const name of [
      'LICENSE',
      'README.md',
      'dist/client.js',
      'dist/client.d.ts',
      'dist/cli.js',
      'dist/THIRD-PARTY.txt',
      'generated/openapi.json',
      'generated/client.ts',
    ])
      expect(names).toContain(name)
    expect(names.filter((name) => /^test|\.map$/.test(name))).toEqual([])
    const { stdout } = spawnSync('git', ['ls-files', 'generated'], { encoding: 'utf8' })
    expect(names.filter((name) => /^generated\/(?!docs\/)/.test(name)).sort()).toEqual(
      stdout.trim().split('\n').sort(),
    )
  })

  test('has nothing that publint would change', async () => {
    const { messages } = await publint({
      pkgDir: path.join(folder, 'node_modules/idaas-password'),
      strict: true,
      pack: false,
    })
    expect(messages).toEqual([])
  })

  test('resolves with its types in ES modules, CommonJS and bundlers', async () => {
    const attw = path.resolve('node_modules/.bin/attw')
    const entries = ['.', './errors', './texts/en', './texts/zh', './sandbox', './check']
    const args = [tarball, '--profile', 'node16', '--entrypoints', ...entries]
    const found = await run(attw, args).then(
      () => '',
      ({ stdout }: { stdout: string }) => stdout,
    )
    expect(found).toBe('')
  })
})

test('every file that the README links to is in the package', () => {
  const readme = readFileSync('README.md', 'utf8')
  const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link = '']) => link)
  const names = packed.map((file) => file.path)
  const isPacked = (link: string) =>
    names.some((name) => name === link || name.startsWith(`${link.replace(/\/$/, '')}/`))
  expect(links.filter((link) => !isPacked(link))).toEqual([])
})

test('the licence of everything that is bundled comes with it', () => {
  const notices = readFileSync('dist/THIRD-PARTY.txt', 'utf8')
  const bundled = ['@noble/hashes', 'ajv', 'fastest-levenshtein', 'pinyin-pro', 'valibot', 'yaml']
  for (const name of bundled) expect(notices).toMatch(new RegExp(`^${name} [\\d.]+ \\(`, 'm'))
  expect(packed.map((file) => file.path)).toContain('node_modules/undici/LICENSE')
})

describe('installed', () => {
  test('it needs no other package but undici, which it brings, and no install script', async () => {
    const lock = JSON.parse(readFileSync(path.join(folder, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { hasInstallScript?: boolean; inBundle?: boolean }>
    }
    expect(lock.packages['node_modules/idaas-password/node_modules/undici']?.inBundle).toBe(true)
    const names = Object.keys(lock.packages)
      .map((name) => name.replace(/^.*node_modules\//, ''))
      .filter((name) => name && !/^(ts\d+|@?typescript)/.test(name))
    expect(names.sort()).toEqual(['idaas-password', 'undici'])
    expect(Object.values(lock.packages).filter(({ hasInstallScript }) => hasInstallScript)).toEqual(
      [],
    )
  })

  const consumer = `
import { createPasswordClient, type UpdatePasswordByEmailResult } from 'idaas-password'
import { catalog, formatMessage } from 'idaas-password/errors'
import { en } from 'idaas-password/texts/en'
import { zh } from 'idaas-password/texts/zh'
import { createSandbox } from 'idaas-password/sandbox'
import { check } from 'idaas-password/check'

const sandbox = createSandbox()
const client = createPasswordClient({ baseUrl: 'http://localhost', clientId: sandbox.data.clients[0]!, 
    device: { os: 'iOS 17', fingerprint: 'f', agent: 'a' }, texts: en, fetch: sandbox.fetch })
const result: UpdatePasswordByEmailResult = await client.updatePasswordByEmail({ email: '15200000000@qq.com', verify_code: '123456', password: 'Ab1!' })
if (result.kind === 'error' && result.code === 'IDAAS.SDK.PWD.0007') {
  const least: number | undefined = result.parameters?.min
  console.log(result.status, least, result.handling, formatMessage(result.code, 'zh', { min: 8, max: 20 }))
}
await client.updatePasswordByEmail({ email: '15200000000@qq.com', verify_code: '123456', password: 'Ab1!' },
    { signal: undefined, timeout: undefined, language: undefined })
console.log(catalog.ciam['IDAAS.SDK.PWD.0007'].status, Object.keys(zh), typeof check)
`

  test.each(
    compilers.flatMap((name) => ['nodenext', 'bundler'].map((resolution) => [name, resolution])),
  )('a consumer compiles with %s, %s, every strictness on', async (name, resolution) => {
    const module = resolution === 'bundler' ? 'esnext' : 'nodenext'
    writeFileSync(path.join(folder, 'consumer.ts'), consumer)
    const project = path.join(folder, `tsconfig.${name}.${resolution}.json`)
    writeFileSync(
      project,
      JSON.stringify({
        compilerOptions: {
          strict: true,
          exactOptionalPropertyTypes: true,
          noUncheckedIndexedAccess: true,
          module,
          moduleResolution: resolution,
          target: 'es2022',
          lib: ['es2022', 'dom', 'dom.iterable'],
          types: [],
          noEmit: true,
          skipLibCheck: false,
          skipDefaultLibCheck: true, // those of TypeScript itself
        },
        files: ['consumer.ts'],
      }),
    )
    const result = await run(process.execPath, [
      path.join(folder, 'node_modules', name, 'bin/tsc'),
      '-p',
      project,
    ]).catch((error: { code: number; stdout: string }) => error)
    expect(result).toEqual({ stdout: '', stderr: '' })
  })

  test('the compiler still refuses what is wrong', async () => {
    writeFileSync(path.join(folder, 'wrong.ts'), consumer.replace("password: 'Ab1!'", 'pwd: 1'))
    const error = await run(
      process.execPath,
      [
        path.join(folder, 'node_modules/ts7/bin/tsc'),
        '--strict',
        '--module',
        'nodenext',
        '--noEmit',
        'wrong.ts',
      ],
      { cwd: folder },
    ).catch((it: { stdout: string }) => it)
    expect(error.stdout).toContain("'pwd' does not exist")
  })

  test.each(compilers)('the message names what a request lacks: %s', async (name) => {
    const calls = [
      "updatePasswordByMobile({ verify_code: '1', password: 'p' })",
      "changeUserPassword({ user_id: '1', password: 'p' })",
    ]
    writeFileSync(
      path.join(folder, 'lacking.ts'),
      `import { createPasswordClient } from 'idaas-password'
const device = { os: 'iOS 17', fingerprint: 'f', agent: 'a' }
const client = createPasswordClient({ baseUrl: 'http://localhost', clientId: 'app', device })
${calls.map((call) => `client.${call}`).join('\n')}
`,
    )
    const flags = [
      ...['--strict', '--module', 'nodenext', '--noEmit', '--skipDefaultLibCheck'],
      ...(name === 'ts59' ? [] : ['--ignoreConfig']),
    ]
    const error = await run(
      process.execPath,
      [path.join(folder, 'node_modules', name, 'bin/tsc'), ...flags, 'lacking.ts'],
      { cwd: folder },
    ).catch((it: { stdout: string }) => it)
    for (const option of ['idToken', 'accessToken'])
      expect(error.stdout).toContain(
        `Property '"${option}, given to the client or to this request"' is missing`,
      )
  })

  test('client and sandbox run together', async () => {
    const code = consumer.replace(
      /, type \w+|: UpdatePasswordByEmailResult|: number \| undefined|!(?=[,)])/g,
      '',
    )
    writeFileSync(path.join(folder, 'consumer.mjs'), code)
    const { stdout } = await run(process.execPath, ['consumer.mjs'], { cwd: folder })
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      '400 8 Please re-enter the password 密码长度为8~20个字符',
      expect.stringMatching(/^400 \[ .*'ciam', .*'oneaccess'.* \] function$/),
    ])
  })

  test("the README's call compiles, runs, prints what it promises, in fifteen lines", async () => {
    const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? []
    expect(code.trim().split('\n').length).toBeLessThanOrEqual(15)
    const { url, close } = await serve(createSandbox())
    writeFileSync(path.join(folder, 'readme.ts'), code.replace('http://127.0.0.1:4010', url))
    const compiled = await run(
      process.execPath,
      [
        path.join(folder, 'node_modules/ts6/bin/tsc'),
        '--strict',
        '--module',
        'nodenext',
        '--target',
        'es2022',
        '--lib',
        'es2022,dom',
        '--ignoreConfig',
        'readme.ts',
      ],
      { cwd: folder },
    ).catch((error: { stdout: string }) => error)
    expect(compiled.stdout).toBe('')
    const { stdout } = await run(process.execPath, ['readme.js'], { cwd: folder })
    await close()
    expect(stdout.trim()).toBe(/\/\/ (Use .*)$/m.exec(code)?.[1])
  })

  test('a mistake that nobody catches is told without a screen of minified code', async () => {
    writeFileSync(
      path.join(folder, 'mistake.mjs'),
      "import { createPasswordClient } from 'idaas-password'\nawait createPasswordClient({ baseUrl: 'http://localhost' }).updatePasswordByEmail({})",
    )
    const error = await run(process.execPath, ['mistake.mjs'], { cwd: folder }).catch(
      (it: { stderr: string }) => it,
    )
    expect(error.stderr).toContain(
      'TypeError: updatePasswordByEmail: device.os is missing or not a text',
    )
    expect(error.stderr.split('\n').filter((line) => line.length > 500)).toEqual([])
  })

  test('npx idaas-password check runs', async () => {
    const { stdout } = await run('npx', ['idaas-password', 'check', '--help'], { cwd: folder })
    expect(stdout).toContain('--profile')
  })
})

describe('generate --language typescript', () => {
  const bin = path.join(folder, 'node_modules/.bin/idaas-password')
  const generate = (...args: string[]) =>
    run(bin, ['generate', ...args], { cwd: folder }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    )
  const into = ['--language', 'typescript', '--out', 'src/password-api']

  test('writes a client that compiles, needs nothing, and says when it is stale', async () => {
    expect(await generate(...into, '--check')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('client.ts is missing'),
    })
    expect((await generate(...into)).stdout).toMatch(/(\d+) files, \1 changed/)
    expect((await generate(...into, '--check')).code).toBe(0)
    const text = readFileSync(path.join(folder, 'src/password-api/client.ts'), 'utf8')
    const names = [...text.matchAll(/from '([^']*)'/g)].map(([, name = '']) => name)
    expect(names.filter((name) => !name.startsWith('./'))).toEqual([])
    const strict = {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      noPropertyAccessFromIndexSignature: true,
      verbatimModuleSyntax: true,
      isolatedModules: true,
      erasableSyntaxOnly: true,
      module: 'nodenext',
      target: 'es2022',
      lib: ['es2022', 'dom'],
      types: [],
      noEmit: true,
      skipDefaultLibCheck: true,
    }
    writeFileSync(
      path.join(folder, 'tsconfig.strict.json'),
      JSON.stringify({ compilerOptions: strict, include: ['src/password-api'] }),
    )
    for (const name of compilers) {
      const result = await run(
        process.execPath,
        [path.join(folder, 'node_modules', name, 'bin/tsc'), '-p', 'tsconfig.strict.json'],
        { cwd: folder },
      ).catch((error: { code: number; stdout: string }) => error)
      expect(result).toEqual({ stdout: '', stderr: '' })
    }
    writeFileSync(
      path.join(folder, 'src/password-api/client.ts'),
      text.replace('PWD.0007', 'PWD.0008'),
    )
    expect(await generate(...into, '--check')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('client.ts is stale'),
    })
  })

  test.each([
    [
      ['--language', 'cobol', '--out', 'x'],
      '--language cobol is unknown; use typescript or openapi',
    ],
    [['--language', 'typescript'], '--out is missing'],
    [['--out', 'x'], '--language is missing'],
    [['--frobnicate'], "Unknown option '--frobnicate'"],
    [['--language', 'typescript', '--ot', 'x'], "Unknown option '--ot'"],
  ])('%j is refused: %s', async (args, message) => {
    expect(await generate(...args)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(message),
    })
  })
})
