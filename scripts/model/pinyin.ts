// A name as its sound is written in Latin letters. A module of its own, since its dictionary is five times
// the rest of the sandbox: the console replaces it by the few names that it needs.
import { pinyin } from 'pinyin-pro'

/** Lower case, without tones and blanks; what is not Chinese stays: `张伟` is `zhangwei`. */
export function inPinyin(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('')
    .replaceAll(/\s/g, '')
    .toLowerCase()
}
