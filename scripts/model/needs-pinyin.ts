// Whether a name is Chinese and nobody has said how it is spelled, so that the dictionary of pinyin is worth loading.
import type { Identity } from './world.ts'

export function needsPinyin(identity: Identity): identity is Identity & { name: string } {
  const { name, pinyin } = identity
  return pinyin === undefined && name !== undefined && /\p{Script=Han}/u.test(name)
}
