// A Chinese name in Latin letters. A module of its own, loaded only if a name asks for it: its
// dictionary is many times the size of everything else.
import { pinyin } from 'pinyin-pro'
import { needsPinyin } from './needs-pinyin.ts'
import type { Identity } from './world.ts'

/** The identity with the spellings of its name, unless it brings its own or the name is not Chinese. */
export function withPinyin(identity: Identity): Identity {
  if (!needsPinyin(identity)) return identity
  const { name } = identity
  const surnameFirst = syllables(name, 'head')
  const asWords = syllables(name, 'off')
  const [surname = '', ...given] = surnameFirst
  const orders = [surnameFirst, asWords, [...given, surname]]
  const spellings = new Set(
    orders.flatMap((it) => [it.join(''), it.join(' ')]).flatMap((it) => umlauts(it)),
  )
  const usual = surnameFirst.join('')
  const isSure = usual === asWords.join('') && !usual.includes('ü')
  const [first = usual, ...others] = spellings
  return isSure
    ? { ...identity, pinyin: [first], pinyinPerhaps: others }
    : { ...identity, pinyin: [], pinyinPerhaps: [first, ...others] }
}

function syllables(name: string, surname: 'head' | 'off'): string[] {
  const options = { toneType: 'none', type: 'array', nonZh: 'consecutive', surname } as const
  return pinyin(name, options)
    .map((it) => it.replaceAll(/\s/g, '').toLowerCase())
    .filter((it) => it !== '')
}

/** ü as the keyboards of different systems write it. */
function umlauts(spelling: string): string[] {
  if (!spelling.includes('ü')) return [spelling]
  return ['v', 'u', 'yu', 'ü'].map((letter) => spelling.replaceAll('ü', letter))
}
