// The package's one command, as it is built; what its sub-commands do is tested where they are.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, vi } from 'vitest'

const node = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return { status, stdout, stderr }
}

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>
}
const ours = Object.entries(scripts).flatMap(([name, line]) => {
  const [, file, ...args] = line.split(' ')
  return line.startsWith('tsx scripts/') ? [[name, [file ?? '', ...args]] as const] : []
})
const ofPackage = ['sandbox', 'check', 'password', 'docs', 'explain', 'diff', 'generate']

/** What a script of ours prints for --help, in this process: a start of tsx for each takes longer than all of them. */
async function helpOf(name: string, [file = '', ...args]: readonly string[]): Promise<string> {
  // The check takes hold of signals and of errors that nobody catches.
  if (name === 'check') return node('--import', 'tsx', file, '--help').stdout
  const { argv, exitCode } = process
  const told = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const failed = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  process.argv = ['node', file, ...args, '--help']
  try {
    await import(`${path.resolve(file)}?${name}`) // once a name, since several share a file
    expect([process.exitCode, failed.mock.calls]).toEqual([0, []])
    return told.mock.calls.flat().join('\n')
  } finally {
    Object.assign(process, { argv, exitCode })
  }
}

test.each(ours)('npm run %s --help says how it is called, with an example', async (name, args) => {
  const help = await helpOf(name, args)
  expect(help.startsWith(`npm run ${name}`)).toBe(true)
  expect(help).toMatch(/\n\nFor example: /)
})

test.each(ofPackage)('npx idaas-password %s --help says the same of itself', (name) => {
  const { status, stdout, stderr } = node('dist/cli.js', name, '--help')
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout.startsWith(`npx idaas-password ${name}`)).toBe(true)
  expect(stdout).toMatch(/\n\nFor example: /)
})

test('there is no script of ours without help', () => {
  expect(ours.length).toBeGreaterThan(15)
  const others = Object.entries(scripts).filter(([name]) => !ours.some(([it]) => it === name))
  expect(others.filter(([, line]) => /\bscripts\/\w+\.ts/.test(line))).toEqual([])
})

test.each([
  ['sandbox', ['--prot', '1'], 2, "Unknown option '--prot'"],
  ['sandbox', ['4010'], 2, '4010 is not an option'],
  ['sandbox', ['--language', 'fr'], 2, '--language fr is unknown; use en or zh'],
  ['sandbox', ['--port'], 2, "Option '--port <value>' argument missing"],
  ['check', ['--prfile', 'a'], 4, "Unknown option '--prfile'"],
  ['check', ['tenant.yaml'], 4, 'tenant.yaml is not an option'],
  ['diff', ['a', '--format', 'html'], 2, '--format html is unknown; use text, json or markdown'],
  ['generate', [], 2, '--language is missing'],
])('%s %j is refused with the first line of the usage', (name, args, status, problem) => {
  const told = node('dist/cli.js', name, ...args)
  const [first, usage] = told.stderr.split('\n')
  expect([told.status, told.stdout, first]).toEqual([status, '', `${name}: ${problem}`])
  expect(usage).toMatch(new RegExp(`^npx idaas-password ${name} .*--help`))
})

test('--version is that of the package', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(node('dist/cli.js', '--version')).toEqual({
    status: 0,
    stdout: `${version}\n`,
    stderr: '',
  })
})

test('an unknown command is refused in one sentence', () => {
  expect(node('dist/cli.js', 'chek')).toEqual({
    status: 2,
    stdout: '',
    stderr:
      'idaas-password: no command chek; use sandbox, check, password, docs, explain, diff, generate\n',
  })
})
