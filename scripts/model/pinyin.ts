// A Chinese name in Latin letters. A module of its own, loaded only if a name asks for it: its
// dictionary is many times the size of everything else.
import { pinyin, polyphonic } from 'pinyin-pro'
import { separators, writtenWays } from './name-spellings.ts'
import { needsPinyin } from './needs-pinyin.ts'
import type { Identity } from './world.ts'

/** A name of many characters with several readings each would have thousands of spellings. */
const mostReadings = 32

/** The identity with the spellings of its name, unless it brings its own or the name is not Chinese. */
export function withPinyin(identity: Identity): Identity {
  if (!needsPinyin(identity)) return identity
  const { name } = identity
  const surnameFirst = syllables(name, 'head')
  const asWords = syllables(name, 'off')
  const readings = [surnameFirst, asWords, ...allReadings(name)]
  const spellings = new Set(readings.flatMap(writtenWays).flatMap((it) => umlauts(it)))
  const sounds = new Set(readings.map((it) => it.join('')))
  const [first = '', ...others] = spellings
  const isSure = sounds.size === 1 && !surnameFirst.join('').includes('ü')
  return isSure
    ? { ...identity, pinyin: [first], pinyinPerhaps: others }
    : { ...identity, pinyin: [], pinyinPerhaps: [first, ...others] }
}

function syllables(name: string, surname: 'head' | 'off'): string[] {
  const options = { toneType: 'none', type: 'array', nonZh: 'consecutive', surname } as const
  return plain(pinyin(name, options))
}

/** Every reading that the dictionary has for each character: rare surnames, and given names as their owners read them. */
function allReadings(name: string): string[][] {
  let readings: string[][] = [[]]
  for (const ofCharacter of polyphonic(name, { toneType: 'none', type: 'array' })) {
    readings = readings.flatMap((start) => ofCharacter.map((it) => [...start, it]))
    readings = readings.slice(0, mostReadings)
  }
  return readings.map(plain)
}

function plain(parts: readonly string[]): string[] {
  return parts.map((it) => it.split(separators).join('').toLowerCase()).filter((it) => it !== '')
}

/** ü as the keyboards of different systems write it. */
function umlauts(spelling: string): string[] {
  if (!spelling.includes('ü')) return [spelling]
  return ['v', 'u', 'yu', 'ü'].map((letter) => spelling.replaceAll('ü', letter))
}
