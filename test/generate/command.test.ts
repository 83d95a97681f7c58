// `generate` as a command, in a copy of the project, so that `generated/` can be damaged.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { run } from '../../scripts/cli/command.ts'
import { copy } from '../../scripts/cli/commands.ts'
import { copyClient } from '../../scripts/generate/client-copy.ts'
import { generate as writeGenerated } from '../../scripts/generate/generate.ts'
import { lintContract } from '../../scripts/lint/lint.ts'

const project = mkdtempSync(path.join(tmpdir(), 'project-'))
const at = (file: string) => path.join(project, file)

const ofOtherCommands = ['docs', 'benchmarks.md', 'comparison.md', 'clients.md']

beforeAll(() => {
  for (const name of ['scripts', 'package.json', 'tsconfig.json'])
    cpSync(name, at(name), { recursive: true })
  symlinkSync(path.resolve('node_modules'), at('node_modules'))
})
beforeEach(() => {
  for (const name of ['openapi', 'generated']) {
    rmSync(at(name), { recursive: true, force: true })
    cpSync(name, at(name), {
      recursive: true,
      filter: (source) => !ofOtherCommands.includes(path.relative('generated', source)),
    })
  }
})
afterAll(() => rmSync(project, { recursive: true }))

/** In this process: what it prints and returns, without the start of another. */
async function told<T>(work: () => Promise<T>): Promise<{ code: T; output: string }> {
  const said: string[] = []
  const spies = (['log', 'error'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation((text: string) => void said.push(text)),
  )
  const code = await work()
  for (const spy of spies) spy.mockRestore()
  return { code, output: said.join('\n') }
}

const generate = (isCheck: boolean) =>
  told(() =>
    writeGenerated({ source: at('openapi'), target: at('generated'), lint: lintContract }, isCheck),
  )

function contents(): Record<string, string> {
  return Object.fromEntries(
    readdirSync(at('generated'), { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(at(`generated/${name}`)).isFile())
      .map((name) => [name, readFileSync(at(`generated/${name}`), 'utf8')]),
  )
}

/** Waits until the process prints a line with this text; gives all that it printed since the last time. */
function linesOf(child: ChildProcess): (text: string) => Promise<string> {
  let printed = ''
  let check = () => {}
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      check()
    })
  return (text) =>
    new Promise((resolve) => {
      check = () => {
        if (!printed.includes(text)) return
        check = () => {}
        resolve(printed)
        printed = ''
      }
      check()
    })
}

describe('generate', () => {
  test('writes the same bytes again', async () => {
    const before = contents()
    for (const name of Object.keys(before)) rmSync(at(`generated/${name}`))
    expect(await generate(false)).toMatchObject({ code: 0 })
    expect(contents()).toEqual(before)
  })

  test('--check lists what is stale and what nothing makes but the built docs, exits 1 and writes nothing', async () => {
    writeFileSync(at('generated/errors.ts'), '// edited by hand\n')
    rmSync(at('generated/types.ts'))
    writeFileSync(at('generated/former.ts'), '')
    mkdirSync(at('generated/docs'))
    const before = contents()
    const { code, output } = await generate(true)
    expect(code).toBe(1)
    expect(output.match(/generated\/.*/g)).toEqual([
      'generated/former.ts is not produced by `generate`; delete it',
      'generated/types.ts is stale',
      'generated/errors.ts is stale',
    ])
    expect(contents()).toEqual(before)
  })

  test('--check is content with what was generated, also in a checkout that has CRLF', async () => {
    for (const [name, content] of Object.entries(contents()))
      writeFileSync(at(`generated/${name}`), content.replaceAll('\n', '\r\n'))
    expect(await generate(true)).toMatchObject({ code: 0 })
  })

  test('--watch writes what a change touches, and stays alive on a damaged contract', async () => {
    const file = at('openapi/components/schemas/VerifyCode.yaml')
    const text = readFileSync(file, 'utf8')
    const watching = spawn(
      process.execPath,
      [...['--import', 'tsx', 'scripts/generate.ts', '--watch']],
      { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] },
    )
    const said = linesOf(watching)
    await said('watching openapi/')
    writeFileSync(file, 'title: [')
    expect(await said('left as it was')).not.toContain('written')
    writeFileSync(file, text.replace('examples:', 'maxLength: 64\nexamples:'))
    const written = await said('up to date')
    expect(written).toContain('generated/openapi.json written')
    expect(written).not.toContain('errors.json')
    watching.kill('SIGTERM')
    expect(await once(watching, 'exit')).toEqual([0, null])
  })

  test('a damaged contract is one readable message, and generated/ is left as it was', async () => {
    const file = at('openapi/errors/ciam-sdk.yaml')
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('condition: wrong-code', 'condition: wrong'),
    )
    const before = contents()
    const { code, output } = await generate(false)
    expect(code).toBe(1)
    expect(output.replace(`${path.relative('.', project)}/`, '')).toMatch(
      /^openapi\/errors\/ciam-sdk\.yaml:\d+:\d+ IDAAS\.SDK\.CAPTCHA\.0007: condition wrong is unknown/,
    )
    expect(output).not.toMatch(/\n\s+at /)
    expect(contents()).toEqual(before)
  })
})

describe('generate --language', () => {
  const into = (...args: string[]) =>
    told(async () => {
      await run(copy, ({ values }) => copyClient(values), ['--language', 'typescript', ...args])
      const code = process.exitCode
      process.exitCode = 0
      return code
    })

  test('--out that is a file, or below one, is refused in one sentence', async () => {
    writeFileSync(at('file'), '')
    expect(await into('--out', at('file'))).toEqual({
      code: 2,
      output: `generate: --out ${at('file')} is a file; name a folder`,
    })
    expect(await into('--out', at('file/below'))).toEqual({
      code: 2,
      output: `generate: ${at('file/below')} cannot be read or written (ENOTDIR); name another folder`,
    })
  })

  test('a file of other hands is never written over', async () => {
    mkdirSync(at('own'))
    writeFileSync(at('own/types.ts'), 'export type Own = 1\n')
    expect(await into('--out', at('own'))).toEqual({
      code: 2,
      output: `generate: ${at('own/types.ts')} was not written by generate; move it, or name another folder`,
    })
    expect(readdirSync(at('own'))).toEqual(['types.ts'])
    expect(readFileSync(at('own/types.ts'), 'utf8')).toBe('export type Own = 1\n')
  })

  test('a folder in the place of a file is one sentence', async () => {
    mkdirSync(at('odd/client.ts'), { recursive: true })
    expect(await into('--out', at('odd'))).toEqual({
      code: 2,
      output: `generate: ${at('odd')} cannot be read or written (EISDIR); name another folder`,
    })
    expect((await into('--out', at('odd'), '--check')).code).toBe(2)
  })

  test('with an overlay the client and the description are those of the deployment', async () => {
    writeFileSync(
      at('overlay.yaml'),
      `overlay: 1.1.0
info: { title: Ours, version: 1.0.0 }
actions:
  - target: $['x-catalog'][?@.code=='IDAAS.SDK.CAPTCHA.0007']
    update: { status: 422 }
`,
    )
    const overlay = ['--overlay', at('overlay.yaml')]
    expect((await into('--out', at('ours'), ...overlay)).code).toBe(0)
    expect((await into('--out', at('ours'), ...overlay, '--check')).code).toBe(0)
    expect((await into('--out', at('ours'), '--check')).code).toBe(1)
    const errors = readFileSync(at('ours/errors.ts'), 'utf8')
    expect(errors).toMatch(/^\/\/ Generated .* with the overlay "Ours"/)
    expect(errors).toContain("422: ['IDAAS.SDK.CAPTCHA.0007']")
    expect((await into('--language', 'openapi', '--out', at('ours'), ...overlay)).code).toBe(0)
    const { paths } = JSON.parse(readFileSync(at('ours/openapi.json'), 'utf8'))
    expect(paths['/api/v2/sdk/pwd/update-by-mobile'].post.responses).toHaveProperty('422')
    expect(await into('--out', at('ours'), '--overlay', at('none.yaml'))).toEqual({
      code: 2,
      output: `generate: ${at('none.yaml')} cannot be read; is it there?`,
    })
  })

  test('a file of another version is named by --check and removed; those of other hands stay', async () => {
    expect((await into('--out', at('out'))).code).toBe(0)
    writeFileSync(at('out/own.ts'), '// of the consumer\n')
    expect((await into('--out', at('out'), '--check')).code).toBe(0)
    const [banner = ''] = readFileSync(at('out/client.ts'), 'utf8').split('\n')
    writeFileSync(at('out/former.ts'), `${banner}\n`)
    expect(await into('--out', at('out'), '--check')).toEqual({
      code: 1,
      output: expect.stringContaining(`${at('out/former.ts')} is not a file of this version`),
    })
    writeFileSync(at('out/runtime/former.ts'), banner.replace(/[\d.]+\. Do/, '0.0.1. Do'))
    expect((await into('--out', at('out'))).output).toContain('0 changed, 2 removed')
    expect(readdirSync(at('out'))).toContain('own.ts')
    expect((await into('--out', at('out'), '--check')).code).toBe(0)
  })
})
