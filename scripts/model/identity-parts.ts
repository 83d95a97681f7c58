// What a password must not contain: username, mobile number, e-mail prefix, the name in pinyin.
import { latinWays } from './name-spellings.ts'
import type { Identity } from './world.ts'

export interface IdentityParts {
  /** What every service compares with. */
  sure: readonly string[]
  /** Spellings of the name, and the number without its area code, that only some services know. */
  perhaps: readonly string[]
  /** The username backwards. */
  reversed: string | undefined
}

const known = new WeakMap<Identity, IdentityParts>()

/** Made once per account, since every request asks. */
export function identityParts(identity: Identity): IdentityParts {
  const before = known.get(identity)
  if (before) return before
  const made = partsOf(identity)
  known.set(identity, made)
  return made
}

function partsOf(identity: Identity): IdentityParts {
  const { username, mobile, email, name, pinyin = [], pinyinPerhaps = [] } = identity
  const ofName = identity.pinyin || name === undefined ? pinyinPerhaps : latinWays(name)
  const local = mobile === undefined ? undefined : /^\+\d+[- ](.*\d.*)$/.exec(mobile)?.[1]
  const sure = [username, mobile, email?.split('@')[0], ...pinyin]
  return {
    sure: sure.filter((part): part is string => Boolean(part)),
    perhaps: local === undefined ? ofName : [...ofName, local],
    reversed: username ? [...username].reverse().join('') : undefined,
  }
}
