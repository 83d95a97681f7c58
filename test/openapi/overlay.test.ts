// The Chinese description is complete: whatever people read there is Chinese.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isObject } from '../../scripts/contract/json.ts'

const readByPeople = new Set(['title', 'summary', 'description'])

/** Texts for people without a Chinese character, with their places. */
function untranslated(node: unknown, place = ''): string[] {
  if (Array.isArray(node)) return node.flatMap((it, index) => untranslated(it, `${place}/${index}`))
  if (!isObject(node)) return []
  return Object.entries(node).flatMap(([key, value]) => {
    const here = `${place}/${key}`
    if (key === 'value' || key.startsWith('x-')) return []
    if (readByPeople.has(key) && typeof value === 'string')
      return /\p{Script=Han}/u.test(value) ? [] : [`${here}: ${value}`]
    return untranslated(value, here)
  })
}

test('nothing is untranslated but what the vendor publishes in English only', () => {
  const chinese = JSON.parse(readFileSync('generated/openapi.zh.json', 'utf8'))
  const englishOnly: string[] = chinese['x-catalog']
    .filter((error: { message: object }) => !('zh' in error.message))
    .map((error: { message: { en: string } }) => error.message.en)
  const patterns = englishOnly.map(
    (text) =>
      new RegExp(`: ${text.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\d+\}/g, '.+')}$`),
  )
  const left = untranslated(chinese).filter(
    (line) => !patterns.some((pattern) => pattern.test(line)),
  )
  expect(left).toEqual([])
})

test('the English description would not pass', () => {
  expect(
    untranslated(JSON.parse(readFileSync('generated/openapi.json', 'utf8'))).length,
  ).toBeGreaterThan(50)
})

test('texts differ between the languages and nothing else does', () => {
  const without = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(without)
    if (!isObject(node)) return node
    const { title: _t, summary: _s, description: _d, value: _v, 'x-catalog': _c, ...rest } = node
    return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, without(value)]))
  }
  const read = (file: string) => JSON.parse(readFileSync(`generated/${file}`, 'utf8'))
  expect(without(read('openapi.zh.json'))).toEqual(without(read('openapi.json')))
})
