// The comparison's own rules: what counts as seen, where a peer is ahead, and that what is missing is never a zero.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { type Sight, lookThrough } from '../../scripts/compare/seen-by-peer.ts'
import { sampleOf } from '../../scripts/compare/deployment-sample.ts'
import { tables } from '../../scripts/compare/tables.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { check } from '../../scripts/peers/check.ts'
import type { Peer } from '../../scripts/peers/peer.ts'

const sample = sampleOf(bundle, 'eiam', 1)

const peer = (
  name: string,
  version: string | undefined,
  complaints: (index: number) => string[],
): Peer => ({
  name,
  configuration: 'as it comes',
  version: () => version,
  look: async (_, targets) => targets.map((__, index) => complaints(index)),
})

/** The cells of each row with this name, one a table. */
const rows = (markdown: string, name: string) =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith(`| ${name} `))
    .map((line) => line.slice(2, -2).split(' | '))

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

test('our own check says nothing of the correct sandbox and sees a mutant', async () => {
  const { seen, onCorrect } = await lookThrough(check, bundle, sample.planted.slice(0, 2))
  expect(onCorrect).toEqual([])
  expect(seen).toEqual([false, true])
})

test('a row says where its peer is ahead, and what is not installed has no numbers', async () => {
  const looked = await Promise.all(
    [
      peer('ours', '1', () => []),
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
  const families = new Set(sample.planted.map(({ family }) => family)).size - 2
  const none = (cells: number) => ['absent', ...Array<string>(cells).fill('–'), 'not installed']
  expect(rows(markdown, 'sharper').map((cells) => cells.at(-1))).toEqual([
    'mutants seen, requests, mutants seen a second',
    `${sample.planted[1]?.family}, 1`,
    'as it comes',
  ])
  expect(rows(markdown, 'absent')).toEqual([none(6), none(families), ['absent', 'as it comes']])
})

test('a tool that is not installed is skipped, in so many words', async () => {
  const empty = mkdtempSync(path.join(tmpdir(), 'empty-'))
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      ...['--import', pathToFileURL('node_modules/tsx/dist/loader.mjs').href],
      ...[path.resolve('scripts/peer.ts'), 'specmatic'],
    ],
    { cwd: empty }, // where nobody has installed one
  )
  rmSync(empty, { recursive: true })
  expect(stdout).toMatch(/^Specmatic is not installed, so it is skipped/)
})
