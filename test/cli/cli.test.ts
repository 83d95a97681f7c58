// The package's one command, as it is built; what its sub-commands do is tested where they are.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const node = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return { status, stdout, stderr }
}

test.each(['sandbox', 'check', 'docs', 'diff', 'generate'])(
  '%s --help names the command as the package has it',
  (name) => {
    expect(node('dist/cli.js', name, '--help')).toEqual({
      status: 0,
      stdout: expect.stringMatching(
        new RegExp(`^npx idaas-password ${name} (--?\\w|\\[options\\]|[A-Z])`),
      ),
      stderr: '',
    })
  },
)

test.each(['sandbox', 'check'])('%s --help names the script where the repository is', (name) => {
  expect(node('--import', 'tsx', `scripts/${name}.ts`, '--help').stdout).toMatch(
    `npm run ${name} -- `,
  )
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
