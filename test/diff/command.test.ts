// The command: which bundles it reads, and what its exit code says.
import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundle } from '../../scripts/contract/bundle.ts'
import { readBundle } from '../../scripts/diff/read-bundle.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'diff-test-'))
const [base, revision] = ['base.json', 'revision.json'].map((name) => path.join(folder, name))
afterAll(() => rmSync(folder, { recursive: true }))

beforeAll(() => {
  const changed = structuredClone(bundle)
  changed['x-catalog'][0]!.status = 401
  writeFileSync(base!, JSON.stringify(bundle))
  writeFileSync(revision!, JSON.stringify(changed))
})

function diff(...args: string[]): Promise<{ code: number; output: string }> {
  const command = ['--import', 'tsx', 'scripts/diff.ts', ...args]
  return new Promise((resolve) => {
    execFile(process.execPath, command, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), output: stdout + stderr }),
    )
  })
}

test.each([
  ['text', /^major: callers must look at these\n {2}\S+ \S+: .+\[code-status-changed\]/],
  ['markdown', /^## From .+\n\n### major: .+\n\n- `\S+ \S+`: comes with status 401/],
  ['json', /"id": "code-status-changed",\n\s+"step": "major"/],
])('a version that is too small ends with 1, as %s', async (format, says) => {
  const { code, output } = await diff(base!, revision!, '--format', format)
  expect(output).toMatch(says)
  expect(output).toMatch(/The version \S+ is too small; set info\.version to \S+ or later\./)
  expect(code).toBe(1)
})

test('the same contract ends with 0', async () => {
  expect(await diff(base!, base!)).toEqual({ code: 0, output: 'Nothing changed.\n' })
})

test.each([
  [['no-such-ref'], /no-such-ref is neither a file nor a commit with generated\/openapi\.json/],
  [[], /name what to compare with/],
  [['package.json'], /package\.json is not a bundle/],
  [['main', '--format', 'html'], /--format html is unknown; use text, json or markdown/],
])('%j ends with 2', async (args, says) => {
  const { code, output } = await diff(...args)
  expect(output).toMatch(says)
  expect(code).toBe(2)
})

describe('a bundle of a commit', () => {
  const repository = path.join(folder, 'repository')
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd: repository,
    })

  beforeAll(() => {
    mkdirSync(path.join(repository, 'generated'), { recursive: true })
    const older = JSON.stringify(bundle).replaceAll('"x-variants"', '"x-errors"')
    writeFileSync(path.join(repository, 'generated/openapi.json'), older)
    git('init', '--quiet')
    git('add', '.')
    git('commit', '--quiet', '--message', 'first')
    git('tag', 'v0.1.0')
  })

  test.each(['HEAD', 'v0.1.0', '0.1.0'])('%s is read, with the names of today', (name) => {
    expect(JSON.stringify(readBundle(name, repository))).toContain('"x-variants":[{"product"')
  })
})
