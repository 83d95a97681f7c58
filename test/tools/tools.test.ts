// The checks of the code itself, each shown red once: a project with one mistake of every kind, checked by our
// configuration.
import { execFile } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '../..')
const configuration = [
  '.dependency-cruiser.mjs',
  '.oxfmtrc.json',
  '.oxlintrc.json',
  'knip.jsonc',
  'tsconfig.json',
]

const mistakes: Record<string, string> = {
  'scripts/contract/circle-a.ts': `import { b } from './circle-b.ts'\nexport const a = () => b\n`,
  'scripts/contract/circle-b.ts': `import { a } from './circle-a.ts'\nexport const b = () => a\n`,
  'scripts/contract/upwards.ts': `import { unused } from '../check/unused.ts'\nexport const up = unused\n`,
  'scripts/check/back.ts': `export { up } from '../contract/upwards.ts'\n`,
  'scripts/check/unused.ts': `export const unused = 1\nexport const nobody = 2\n`,
  'scripts/generate/outputs.ts': `export { rule } from '../lint/rule.ts'\n`,
  'scripts/generate/emit.ts': `export const emit = 1\n`,
  'scripts/lint/rule.ts': `import { emit } from '../generate/emit.ts'\nexport const rule = emit\n`,
  'scripts/long.ts': `export function long() {\n${"  console.log('line')\n".repeat(60)}}\n`,
  'scripts/many.ts': `export const many = (a: 1, b: 1, c: 1, d: 1, e: 1) => [a, b, c, d, e]\n`,
  'scripts/nested.ts': `export const nested = (a: 1 | 2) => (a === 1 ? 1 : a === 2 ? 2 : 3)\n`,
  'scripts/local.ts': `export function local() {\n  const never = 1\n}\n`,
  'scripts/optional.ts': `export const none: { a?: 1 } = { a: undefined }\n`,
  'scripts/index.ts': `export const first = [1][0].toFixed()\n`,
  'scripts/unformatted.ts': `export const  double = "quotes";\n`,
  'scripts/command.ts': `import { half } from './other/half.ts'\nconsole.log(half)\n`,
  'scripts/other/half.ts': `export const half = 1\nexport const forgotten = 2\n`,
  'scripts/other/orphan.ts': `import 'nowhere'\n`,
  'test/conditional.test.ts':
    `import { expect, test } from 'vitest'\n` +
    `test('a claim', () => {\n  if (Math.random() > 2) expect(1).toBe(1)\n})\n`,
}

let project: string

beforeAll(() => {
  project = mkdtempSync(path.join(tmpdir(), 'mistakes-'))
  for (const file of configuration) cpSync(path.join(root, file), path.join(project, file))
  symlinkSync(path.join(root, 'node_modules'), path.join(project, 'node_modules'))
  for (const [file, text] of Object.entries(mistakes)) {
    mkdirSync(path.dirname(path.join(project, file)), { recursive: true })
    writeFileSync(path.join(project, file), text)
  }
  const dependencies = { undici: '7' }
  writeFileSync(
    path.join(project, 'package.json'),
    JSON.stringify({ type: 'module', dependencies }),
  )
})

afterAll(() => rmSync(project, { recursive: true }))

/** What a tool prints of the project, as lines without colours. */
function said(script: string, ...args: string[]): Promise<string> {
  const file = path.join(root, 'node_modules', script)
  return new Promise((resolve) => {
    execFile(process.execPath, [file, ...args], { cwd: project }, (error, stdout, stderr) => {
      resolve(`exit ${error?.code ?? 0}\n${stdout}${stderr}`)
    })
  })
}

test('oxfmt refuses a file that it would format otherwise', async () => {
  const text = await said('oxfmt/bin/oxfmt', '--check')
  expect(text).toMatch(/^exit 1\n/)
  expect(text).toContain('scripts/unformatted.ts')
})

describe('oxlint refuses', () => {
  test.each([
    ['a function of over 60 lines', 'max-lines-per-function', 'scripts/long.ts'],
    ['over four parameters', 'max-params', 'scripts/many.ts'],
    ['a ternary inside a ternary', 'no-nested-ternary', 'scripts/nested.ts'],
    ['an unused variable', 'no-unused-vars', 'scripts/local.ts'],
    ['an expectation under a condition', 'no-conditional-expect', 'test/conditional.test.ts'],
  ])('%s', async (_, rule, file) => {
    const text = await said('oxlint/bin/oxlint', '--format', 'unix', file)
    expect(text).toMatch(/^exit 1\n/)
    expect(text).toContain(rule)
  })
})

test('dependency-cruiser refuses circles and imports against the layers', async () => {
  const text = await said(
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ...['--config', '.dependency-cruiser.mjs', 'scripts'],
  )
  expect(text).toContain('no-circular-files: scripts/contract/circle-a.ts')
  expect(text).toContain('no-circular-folders: scripts/contract')
  expect(text).toContain('contract-imports-only-from-above: scripts/contract/upwards.ts')
  expect(text).toContain('lint-imports-only-readers: scripts/lint/rule.ts')
  expect(text).toContain('generate-does-not-import-lint: scripts/generate/outputs.ts')
})

test('knip refuses unused files, exports and dependencies', async () => {
  const text = await said('knip/bin/knip.js', '--no-progress', '--reporter', 'compact')
  expect(text).toMatch(/^exit 1\n/)
  expect(text).toMatch(/Unused files[^]*scripts\/other\/orphan\.ts/)
  expect(text).toMatch(/Unused exports[^]*half\.ts: forgotten/)
  expect(text).toMatch(/Unused dependencies[^]*undici/)
})

test('TypeScript refuses what the strict flags forbid', async () => {
  const text = await said('typescript-7/bin/tsc')
  expect(text).toContain('scripts/local.ts(2,9): error TS6133')
  expect(text).toContain('scripts/optional.ts(1,14): error TS2375')
  expect(text).toContain('scripts/index.ts(1,22): error TS2532')
})

/** A text, a template or a pattern, which no formatter breaks. */
const literal = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`?|\/(?:[^/\\]|\\.)+\/\w*/g

test('no line of TypeScript is over 120 characters but for a literal in it', () => {
  const tooLong = (line: string) => line.length > 120 && line.replaceAll(literal, '').length > 120
  const sources = ['scripts', 'test'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => path.join(folder, file)),
  )
  const long = sources.flatMap((file) =>
    readFileSync(path.join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => (tooLong(line) ? [`${file}:${index + 1}`] : [])),
  )
  expect(long).toEqual([])
})
