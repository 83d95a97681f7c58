// Progress: one line on a terminal, nothing elsewhere.
import { expect, test } from 'vitest'
import { progressOn } from '../../scripts/check/progress.ts'

function shown(isTTY: boolean, columns: number): string {
  let text = ''
  const progress = progressOn({ isTTY, columns, write: (more) => (text += more) }, 2)
  progress.show('first of a long name')
  progress.show('second')
  progress.end()
  return text
}

test('on a terminal one line is written over and left empty, without colour and without a line end', () => {
  const lines = shown(true, 20)
    .split('\r')
    .filter((it) => it.trim() !== '')
  expect(lines).toEqual(['1/2 first of a long', '2/2 second'])
  expect(shown(true, 20)).toMatch(/\r +\r$/)
  expect(shown(true, 20)).not.toMatch(/[\n\u001b]/)
})

test('elsewhere nothing is written', () => {
  expect(shown(false, 80)).toBe('')
})
