// The texts that a person reads first: their links lead somewhere, their commands exist, and they stay short.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

describe.each(['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'])('%s', (file) => {
  test('links to files that are there', () => {
    const links = [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
      ([, link = '']) => link,
    )
    expect(links.filter((link) => !existsSync(path.join(root, link)))).toEqual([])
  })

  test('names scripts that npm knows', () => {
    const named = [...read(file).matchAll(/npm run ([a-z][\w:-]*)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})

test('CONTRIBUTING names folders that are there', () => {
  const named = [
    ...read('CONTRIBUTING.md').matchAll(/`((?:openapi|scripts|test|generated)\/[^`<* ]*)`/g),
  ]
  const folders = named.map(([, folder = '']) => folder)
  expect(folders.length).toBeGreaterThan(10)
  expect(folders.filter((folder) => !existsSync(path.join(root, folder)))).toEqual([])
})

test('the README has fewer than 200 lines', () => {
  expect(read('README.md').split('\n').length).toBeLessThan(200)
})
