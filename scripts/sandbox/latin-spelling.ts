// How the names of accounts are spelled in Latin letters. The dictionary of Chinese names is many times the size of
// everything else, so it is loaded only if a name asks for it.
import { needsPinyin } from '../model/needs-pinyin.ts'
import type { Identity } from '../model/world.ts'

export interface NameSpelling {
  /** The identity with the spellings of its name, once the dictionary is there. */
  spell(identity: Identity): Identity
  /** Settles when the dictionary is there; undefined if nobody is waiting for it. */
  loading(): Promise<void> | undefined
}

type Spell = NameSpelling['spell']

/** `onLoaded` is to spell the names that had to wait. */
export function createNameSpelling(onLoaded: () => void): NameSpelling {
  let withPinyin: Spell | undefined
  let loading: Promise<void> | undefined

  async function load(): Promise<void> {
    const loaded = await import('../model/pinyin.ts')
    withPinyin = loaded.withPinyin
    loading = undefined
    onLoaded()
  }

  return {
    spell(identity) {
      if (!needsPinyin(identity)) return identity
      if (withPinyin) return withPinyin(identity)
      loading ??= load()
      return identity
    },
    loading: () => loading,
  }
}
