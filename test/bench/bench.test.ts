// The bench commands, as quickly as they can be run, and what they make of figures.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { alternate, median } from '../../scripts/bench/measure.ts'
import { compare, figure } from '../../scripts/peers/comparison-table.ts'

async function bench(...args: string[]): Promise<{ code: number; output: string }> {
  const command = promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    'scripts/bench.ts',
    ...args,
  ])
  return command.then(
    ({ stdout }) => ({ code: 0, output: stdout }),
    ({ code, stderr }) => ({ code, output: stderr }),
  )
}

/** The tables of a Markdown text as rows of cells. */
function tables(markdown: string): string[][][] {
  return markdown
    .split(/\n\n+/)
    .filter((block) => block.startsWith('|'))
    .map((block) =>
      block.split('\n').map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ),
    )
}

describe('bench', () => {
  let all: { code: number; output: string }
  beforeAll(async () => {
    all = await bench('--quick')
  })

  test.each([
    ['sandbox', 'sandbox'],
    ['check', 'check'],
    ['client', 'ours'],
    ['generate', 'in the same process'],
    ['growth', 'generate, ms'],
  ])('%s runs and prints well-formed tables', (name, first) => {
    expect(all).toEqual({ code: 0, output: expect.any(String) })
    const section =
      all.output.split(/^## /m).find((it) => it.startsWith(`npm run bench -- ${name}\n`)) ?? ''
    expect(section).toMatch(/\d+ cores of .+ GB$/m)
    const found = tables(section)
    expect(found.length).toBeGreaterThan(0)
    for (const rows of found) {
      expect(new Set(rows.map((row) => row.length)).size).toBe(1)
      expect(rows[1]).toEqual(expect.arrayContaining(['---:']))
    }
    expect(found[0]?.[2]?.slice(0, 2)).toEqual([first, expect.stringMatching(/^[\d.,]+$/)])
    expect(section).not.toMatch(/NaN|undefined/)
  })

  test.each([
    [['sandbx'], /sandbx is unknown; use one of sandbox, check/],
    [['growth', '--quick', '--write'], /drop one of the two/],
  ])('%j is refused in one sentence', async (args, message) => {
    expect(await bench(...args)).toEqual({ code: 2, output: expect.stringMatching(message) })
  })
})

describe('a comparison', () => {
  const columns = [
    { head: 'calls', better: 'more' },
    { head: 'ms', better: 'less' },
    { head: 'requests' },
  ] as const
  const own = { name: 'ours', values: [3000, 10, 7] }

  test.each([
    [
      'a peer that is behind',
      { name: 'peer', values: [1000, 25, 5], because: 'since it cheats' },
      ['peer', '1,000 (3.00 ×)', '25 (2.50 ×)', '5', '–'],
    ],
    [
      'a peer that is ahead in one',
      { name: 'peer', values: [4000, 25, 5], because: 'since it cheats' },
      ['peer', '4,000 (0.75 ×)', '25 (2.50 ×)', '5', 'calls'],
    ],
    [
      'a peer without a figure',
      { name: 'peer', values: [undefined, 5, 5], because: 'since it cheats' },
      ['peer', '–', '5 (0.50 ×)', '5', 'ms'],
    ],
    [
      'a peer that needs nothing',
      { name: 'peer', values: [0, 0, 5], because: 'since it cheats' },
      ['peer', '0', '0 (0.00 ×)', '5', 'ms'],
    ],
    [
      'a peer that is as good',
      { name: 'peer', values: [3001, 10, 5], because: 'since it cheats' },
      ['peer', '3,000 (1.00 ×)', '10 (1.00 ×)', '5', '–'],
    ],
    [
      'a peer that is not there',
      { name: 'peer', absent: 'not installed' },
      ['peer', '–', '–', '–', 'not installed'],
    ],
  ])('tells %s', (_, peer, row) => {
    const markdown = compare('what', [...columns], own, [peer])
    expect(tables(markdown)[0]?.[3]).toEqual(row)
    expect(/peer is ahead in .+, since it cheats\./.test(markdown)).toBe(
      ['calls', 'ms'].includes(row.at(-1)!),
    )
  })
})

test.each([
  [24_123.4, '24,100'],
  [0.2134, '0.213'],
  [12.345, '12.3'],
  [0, '0'],
  [NaN, '–'],
])('%f is written as %s', (value, text) => {
  expect(figure(value)).toBe(text)
})

test('contenders have their turns in alternation, and the median counts', async () => {
  const turns: string[] = []
  const figures = { a: [1, 100, 3], b: [7, 8, 9] }
  const contender = (name: 'a' | 'b') => ({
    name,
    turn: async () => [figures[name][(turns.push(name) - 1) >> 1]],
  })
  expect(await alternate([contender('a'), contender('b')], 3)).toEqual(
    new Map([
      ['a', [3]],
      ['b', [8]],
    ]),
  )
  expect(turns.join('')).toBe('ababab')
  expect(median([undefined, 5])).toBe(5)
})
