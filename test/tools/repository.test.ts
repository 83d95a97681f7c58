// The texts that a person reads first: their links lead somewhere, their commands exist, and they stay short.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Command } from '../../scripts/cli/command.ts'
import * as commands from '../../scripts/cli/commands.ts'

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

/** Text files in which commands are called. */
const callers = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', '.ci/run'],
  ...['.github', 'scripts/ci', 'scripts/docs/messages'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((it) => it.isFile())
      .map((it) => path.relative(root, path.join(it.parentPath, it.name))),
  ),
]
const call = /(?:npm run (?:-s )?|idaas-password(?:@\S+)? )([a-z][\w:-]*)((?:[^\n#`|;&]|\\\n)*)/g

test('each option in a text or workflow is one that its command has', () => {
  const known = Object.values(commands).map((it): Command => it)
  const calls = callers.flatMap((file) =>
    [...read(file).matchAll(call)].flatMap(([, name = '', rest = '']) => {
      const own = known.filter((it) => it.name === name).flatMap((it) => Object.keys(it.options))
      const named = [...rest.matchAll(/ --([a-z][a-z-]*)/g)].map(([, option = '']) => option)
      return own.length === 0 ? [] : named.map((option) => ({ file, name, option, own }))
    }),
  )
  expect(calls.length).toBeGreaterThan(25)
  const unknown = calls.filter(({ option, own }) => ![...own, 'help'].includes(option))
  expect(unknown.map(({ file, name, option }) => `${file}: ${name} --${option}`)).toEqual([])
})

test('redocly.yaml has the description of each product, so that it is linted', () => {
  const named = read('redocly.yaml')
  const descriptions = readdirSync(path.join(root, 'generated')).filter((it) =>
    /^openapi\.[a-z\d]+\.json$/.test(it),
  )
  expect(descriptions.length).toBeGreaterThan(3)
  const lacking = descriptions.filter((it) => !named.includes(`root: generated/${it}`))
  expect(lacking, 'add these to `apis` of redocly.yaml').toEqual([])
})
