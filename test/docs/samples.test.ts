// Every sample of the README and of the guides does what it says. Those in JavaScript and TypeScript run as a
// project of their own would run them, with the sandbox in the place of the tenant that they name.
import { execFile, spawn } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { transform } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { profileOf } from '../../scripts/check/profile/sandbox-profile.ts'
import { readProfile } from '../../scripts/check/profile/read.ts'
import { fileOfProfile } from '../../scripts/check/profile/schema.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { readContract } from '../../scripts/contract/contract.ts'
import { bundleContract } from '../../scripts/generate/source/bundle.ts'
import { curl } from '../../scripts/sandbox/working-request.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { type Listening, serve } from '../../scripts/sandbox/node-server.ts'
import { copyContract } from '../contract-copy.ts'

const root = path.resolve('.')
const guides = readdirSync('scripts/docs/messages', { recursive: true }).map(
  (name) => `scripts/docs/messages/${String(name)}`,
)
const samples = ['README.md', ...guides.filter((name) => name.endsWith('.md'))].flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/^```(\w*)\n([\s\S]*?)^```/gm)].map(
    ([, language = '', code = '']) => ({ file, language, code }),
  ),
)
const of = (...languages: string[]) =>
  unique(samples.filter(({ language }) => languages.includes(language)))
const manifest: { scripts: Record<string, string> } = JSON.parse(
  readFileSync('package.json', 'utf8'),
)

/** Guides have the same sample in both languages; it runs once. */
function unique(all: typeof samples): typeof samples {
  return all.filter(({ code }, index) => all.findIndex((it) => it.code === code) === index)
}

const overlay = `overlay: 1.1.0
info: { title: Ours, version: 1.0.0 }
actions:
  - target: $['x-catalog'][?@.code=='IDAAS.SDK.CAPTCHA.0007']
    update: { status: 422 }
`
const project = mkdtempSync(path.join(tmpdir(), 'samples-'))
const at = (name: string) => path.join(project, name)
const tenant = createSandbox()
let sandbox: Listening
beforeAll(async () => {
  mkdirSync(at('node_modules'))
  symlinkSync(root, at('node_modules/idaas-password'))
  symlinkSync(path.resolve('node_modules/msw'), at('node_modules/msw'))
  writeFileSync(
    at('tenant.mjs'),
    `
    import { createSandbox } from 'idaas-password/sandbox'
    const sandbox = createSandbox()
    globalThis.fetch = (input, init) => sandbox.fetch(new Request(input, init))
  `,
  )
  sandbox = await serve(tenant)
  writeFileSync(at('tenant.yaml'), stringify(fileOfProfile(profileOf(tenant, sandbox.url))))
})
afterAll(async () => {
  await sandbox.close()
  rmSync(project, { recursive: true })
})

/** A job that calls a workflow of ours, and what that workflow declares. */
interface Call {
  uses: string
  with: Record<string, unknown>
  secrets?: Record<string, string>
}
interface Declared {
  inputs: Record<string, { required?: boolean }>
  secrets?: Record<string, object>
}

describe('samples', () => {
  test('are in languages that are run here', () => {
    // The README's page runs in the browser test of the sandbox.
    expect(
      samples
        .filter(({ language }) => !['js', 'ts', 'sh', 'yaml', 'html'].includes(language))
        .map(({ file, code }) => `${file}: ${code}`),
    ).toEqual([])
    expect(samples.length).toBeGreaterThan(20)
  })

  test.each(of('js', 'ts').map((it, index) => ({ ...it, index })))(
    '$index of $file prints what it promises',
    async ({ code, index }) => {
      const promised = [...code.matchAll(/console\.log\(.*\/\/ (\S.*)$/gm)].map(([, text]) => text)
      expect(promised.length).toBeGreaterThan(0)
      expect(await printed(code, `sample-${index}.mjs`)).toEqual(promised)
    },
  )

  test('with another promise would not pass', async () => {
    expect(await printed("console.log('one') // two", 'damaged.mjs')).not.toEqual(['two'])
  })

  test('the first call of the start page is accepted as it stands', async () => {
    const { stdout } = await promisify(execFile)('bash', [
      '-c',
      `${curl(createSandbox(), sandbox.url)} -s`,
    ])
    expect(stdout).toMatch(/^HTTP\/1\.1 200 /)
  })

  const yaml = of('yaml').map(({ file, code }) => ({ file, code }))
  const profiles = yaml.filter(({ code }) => code.startsWith('baseUrl:'))
  const workflows = yaml.filter(({ code }) => code.startsWith('jobs:'))
  const entries = yaml.filter((it) => !profiles.includes(it) && !workflows.includes(it))

  test.each(profiles)('$file: the profile is valid', ({ code }) => {
    writeFileSync(at('sample.yaml'), code)
    const environment = Object.fromEntries(
      [...code.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => [name, `from ${name}`]),
    )
    const { profile } = readProfile(at('sample.yaml'), environment, readContract(bundle))
    expect(profile.baseUrl).toBe('https://tenant.example.com')
  })

  const jobs = workflows.flatMap(({ code }) =>
    Object.values((parse(code) as { jobs: Record<string, Call> }).jobs),
  )
  test.each(jobs)(
    'the job gives $uses what it declares',
    ({ uses, with: inputs, secrets = {} }) => {
      const [, file = ''] = /^OWNER\/idaas-password\/(\.github\/.+)@COMMIT$/.exec(uses) ?? []
      const { on } = parse(readFileSync(file, 'utf8')) as { on: { workflow_call: Declared } }
      const declared = on.workflow_call
      const required = Object.entries(declared.inputs).filter(([, it]) => it.required)
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(required.map(([name]) => name)))
      const known = Object.keys({ ...declared.inputs, ...declared.secrets })
      const given = [...Object.keys(inputs), ...Object.keys(secrets)]
      expect(given.filter((name) => !known.includes(name))).toEqual([])
    },
  )

  test.each(entries)('$file: the entry of the catalog is accepted', async ({ code }) => {
    const copy = copyContract()
    copy.replace('errors/eiam-sdk.yaml', /$/, `${code.replaceAll(/^/gm, '  ').trimEnd()}\n`)
    copy.replace(
      'paths/api_v2_sdk_pwd_change-by-mobile.yaml',
      /codes:\n/,
      `codes:\n        - ${code.split(':')[0]}\n`,
    )
    expect(await bundleContract(copy.folder)).toMatchObject({ bundles: {} })
  })
})

async function printed(code: string, name: string): Promise<string[]> {
  const { code: script } = await transform(code, { loader: 'ts', format: 'esm' })
  writeFileSync(at(name), script)
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', './tenant.mjs', `./${name}`],
    { cwd: project },
  )
  return stdout.trim().split('\n')
}

describe('commands', () => {
  const lines = [
    ...new Set(
      of('sh')
        .flatMap(({ code }) => code.split('\n').map((line) => line.replace(/\s+#.*$/, '').trim()))
        .filter(Boolean),
    ),
  ]
  /** What other tests, or whoever runs this one, runs already. */
  const elsewhere = [
    'npm ci && npm start',
    'npm ci && npm test',
    'npm run mock:prism',
    'npm run lint',
    'npm run diff -- main', // test/diff
    'npx idaas-password diff A B',
    'npm run generate',
    'npm run docs',
    'npm run docs -- --serve',
    'npm run clients -- --serve', // test/clients
    'npm run docs -- --overlay tenant.overlay.yaml', // test/docs/overlay.test.ts
    'npm install idaas-password', // test/package, from a tarball
  ]
  const sandboxes = lines.filter(
    (line) => /^(npm run|npx idaas-password) sandbox( |$)/.test(line) && !line.includes('--help'),
  )
  const others = lines.filter(
    (line) =>
      /^(npm run (check|explain|sandbox) --|npx idaas-password) /.test(line) &&
      !sandboxes.includes(line) &&
      !elsewhere.includes(line),
  )

  test('are all run here or elsewhere, and none is unknown to npm', () => {
    expect(lines.filter((line) => ![...elsewhere, ...sandboxes, ...others].includes(line))).toEqual(
      [],
    )
    const named = lines.flatMap((line) => /npm run ([\w:-]+)/.exec(line)?.[1] ?? [])
    expect(named.filter((name) => !(name in manifest.scripts))).toEqual([])
  })

  /** Some commands read an overlay, and one writes it. */
  function placeOverlay(line: string): void {
    const file = at('tenant.overlay.yaml')
    if (line.includes('--write-overlay')) rmSync(file, { force: true })
    else writeFileSync(file, overlay)
  }

  test.each(sandboxes)('%s serves', async (line) => {
    placeOverlay(line)
    const child = spawn(process.execPath, [...commandOf(line), '--port', '0'], { cwd: project })
    const text = await new Promise<string>((resolve, reject) => {
      let all = ''
      child.stdout.on('data', (chunk) => /curl -i/.test((all += String(chunk))) && resolve(all))
      child.once('exit', () => reject(new Error(all)))
    })
    child.kill()
    expect(text).toMatch(/at http:\/\/127\.0\.0\.1:\d+/)
  })

  test.each(others)('%s ends well', async (line) => {
    tenant.reset()
    placeOverlay(line)
    const command = commandOf(line.replace('http://127.0.0.1:4010', sandbox.url))
    // A profile is written where none is.
    const cwd = line.includes('--new-profile') ? mkdtempSync(path.join(project, 'new-')) : project
    const ended = promisify(execFile)(process.execPath, command, { cwd })
    await expect(ended).resolves.toBeDefined()
  })

  /** `npm run NAME -- …`, or `npx idaas-password NAME …`, as Node runs it from another folder. */
  function commandOf(line: string): string[] {
    const [, installed] = /^npx idaas-password (.*)$/.exec(line) ?? []
    if (installed) return [path.join(root, 'dist/cli.js'), ...wordsOf(installed)]
    const [, name = '', rest = ''] = /^npm run ([\w:]+)(?: -- (.*))?$/.exec(line) ?? []
    return [
      '--import',
      import.meta.resolve('tsx'),
      path.join(root, `scripts/${name}.ts`),
      ...wordsOf(rest),
    ]
  }
})

/** As a shell reads them, single quotes included. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, word = '']) => quoted ?? word)
}
