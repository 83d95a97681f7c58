// The comparison's own rules: what counts as seen, where a peer is ahead, and that what is missing is never a zero.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { type Sight, lookThrough } from '../../scripts/compare/look.ts'
import { sampleOf } from '../../scripts/compare/sample.ts'
import { tables } from '../../scripts/compare/tables.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { check } from '../../scripts/peers/check.ts'
import type { Peer } from '../../scripts/peers/peer.ts'

const sample = sampleOf(bundle, 'eiam', 1)

const peer = (
  name: string,
  version: string | undefined,
  complaints: (index: number) => string[],
  ours?: true,
): Peer => ({
  name,
  configuration: 'as it comes',
  ...(ours && { ours }),
  version: () => version,
  look: async (_, targets) => targets.map((__, index) => complaints(index)),
})

const row = (markdown: string, name: string) =>
  markdown
    .split('\n')
    .find((line) => line.startsWith(`| ${name} |`))
    ?.split(' | ')

test('the sample has the correct sandbox first and each family once', () => {
  const families = sample.planted.map(({ family }) => family)
  expect(families[0]).toBe('correct')
  expect(families.filter((family) => family !== 'freedom')).toHaveLength(new Set(families).size - 1)
  expect(families.filter((family) => family === 'freedom')).toHaveLength(2)
})

test('only what a tool does not say of the correct sandbox is seen', async () => {
  const { seen, onCorrect } = await lookThrough(
    peer('X', '1', (index) => (index === 2 ? ['usual', 'new'] : ['usual'])),
    bundle,
    sample.planted,
  )
  expect(onCorrect).toEqual(['usual'])
  expect(seen.indexOf(true)).toBe(2)
  expect(seen.filter(Boolean)).toHaveLength(1)
})

test('our own check says nothing of the correct sandbox and sees each family', async () => {
  const { seen, onCorrect } = await lookThrough(check, bundle, sample.planted)
  expect(onCorrect).toEqual([])
  expect(
    sample.planted.filter(({ family }, index) => family !== 'freedom' && !seen[index]),
  ).toMatchObject([{ family: 'correct' }])
})

test('a row says where its peer is ahead, and what is not installed has no numbers', async () => {
  const looked = await Promise.all(
    [
      peer('ours', '1', () => [], true),
      peer('sharper', '2', (index) => (index === 1 ? ['fault'] : [])),
      peer('absent', undefined, () => []),
    ].map((it) => lookThrough(it, bundle, sample.planted)),
  )
  const sights = looked.map((sight, index): Sight => ({
    ...sight,
    requests: index === 1 ? 31 : 62,
    seconds: 1,
  }))
  const markdown = tables(sights, sample, 'eiam', 'this machine')
  expect(row(markdown, 'sharper')?.at(-1)).toBe(`${sample.planted[1]?.family}, requests |`)
  expect(row(markdown, 'absent')?.slice(1)).toEqual([
    'not installed',
    'as it comes',
    '',
    '',
    '',
    '',
    '',
    '',
    ' |',
  ])
})

test('a tool that is not installed is skipped, in so many words', async () => {
  const empty = mkdtempSync(path.join(tmpdir(), 'empty-'))
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'scripts/peer.ts', 'specmatic'],
    { env: { ...process.env, TMPDIR: empty } },
  )
  rmSync(empty, { recursive: true })
  expect(stdout).toMatch(/^Specmatic is not installed, so it is skipped/)
})
