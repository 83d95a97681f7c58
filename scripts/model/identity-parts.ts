// What a password must not contain: username, mobile number, e-mail prefix, the name in pinyin.
import type { Identity } from './world.ts'

export interface IdentityParts {
  /** What every service compares with. */
  sure: readonly string[]
  /** Spellings of the name that only some services know. */
  perhaps: readonly string[]
  /** The username backwards. */
  reversed: string | undefined
}

const known = new WeakMap<Identity, IdentityParts>()

/** Made once per account, since every request asks. */
export function identityParts(identity: Identity): IdentityParts {
  const made = known.get(identity) ?? partsOf(identity)
  known.set(identity, made)
  return made
}

function partsOf({
  username,
  mobile,
  email,
  pinyin = [],
  pinyinPerhaps = [],
}: Identity): IdentityParts {
  const sure = [username, mobile, email?.split('@')[0], ...pinyin]
  return {
    sure: sure.filter((part): part is string => Boolean(part)),
    perhaps: pinyinPerhaps,
    reversed: username ? [...username].reverse().join('') : undefined,
  }
}
