// What two versions of the contract differ in, and which version the changes ask for.
import { describe, expect, test } from 'vitest'
import { compareBundles, contractChanges } from '../../scripts/diff/compare-bundles.ts'
import { hasEntry, isAtLeast, nextVersion } from '../../scripts/diff/version.ts'
import { type Loose, byEmail, copy, operation, removeCode, schema } from './changed-bundle.ts'

describe('of two contracts', () => {
  test('the same, the other way round, adds what was removed', () => {
    const smaller = copy() as Loose
    delete smaller.paths[byEmail]
    operation(smaller)['x-variants'].pop()
    const found = contractChanges(smaller, copy())
    expect(found.map(({ id, step }) => [id, step])).toEqual([
      ['operation-added', 'minor'],
      ['variant-added', 'minor'],
    ])
  })

  test('the same contract has none', () => {
    expect(contractChanges(copy(), copy())).toEqual([])
  })
})

test('what the description alone says is judged by Redocly, and nothing is named twice', async () => {
  const changed = copy() as Loose
  schema(changed, 'Mobile').minLength = 11
  delete changed.paths[byEmail]
  removeCode(changed, 'IDAAS.SDK.PWD.0005')
  operation(changed).summary = 'Other words'
  changed.servers[0].description = 'Other words'
  const { changes, step, problems, notes } = await compareBundles(
    { name: 'base', bundle: copy() },
    { name: 'revision', bundle: changed },
  )
  expect(changes.map(({ id }) => id).sort()).toEqual([
    'code-removed',
    'description-broken',
    'description-changed',
    'operation-removed',
  ])
  expect(changes.find(({ id }) => id === 'description-broken')?.text).toMatch(/minLength.+1.+11/)
  expect(step).toBe('major')
  expect(problems).toEqual(['The version 0.1.0 is too small; set info.version to 0.2.0 or later.'])
  expect(notes).toEqual([])
})

describe('the version', () => {
  test.each([
    ['1.2.3', 'major', '2.0.0'],
    ['1.2.3', 'minor', '1.3.0'],
    ['1.2.3', 'patch', '1.2.4'],
    ['0.1.0', 'major', '0.2.0'],
    ['0.1.0', 'minor', '0.1.1'],
    ['0.1.0', 'patch', '0.1.1'],
    ['0.1.0', undefined, '0.1.0'],
  ] as const)('%s with a %s change becomes %s', (base, step, next) => {
    expect(nextVersion(base, step)).toBe(next)
  })

  test.each([
    ['1.2.3', '1.2.3', true],
    ['1.10.0', '1.9.9', true],
    ['0.2.0', '0.10.0', false],
    ['2.0.0', '1.9.0', true],
    ['1.2.2', '1.2.3', false],
  ])('%s is at least %s: %s', (version, least, answer) => {
    expect(isAtLeast(version, least)).toBe(answer)
  })

  test('has an entry if something stands below its heading', () => {
    const changelog = '# Changelog\n\n## 0.2.0\n\n## 0.1.0 (2026-11-26)\n\n- First.\n'
    expect(hasEntry(changelog, '0.1.0')).toBe(true)
    expect(hasEntry(changelog, '0.2.0')).toBe(false)
    expect(hasEntry(changelog, '0.3.0')).toBe(false)
  })
})
