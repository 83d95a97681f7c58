// The passwords that an account has and had, kept as hashes.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** Compared by length first, since most differ there and a hash costs more than all the rest. */
export interface RememberedPassword {
  length: number
  hash: string
}

/** Without a password it is one that nobody knows. */
export function remember(password: string | undefined): RememberedPassword {
  if (password === undefined) return { length: -1, hash: '' }
  return { length: password.length, hash: hash(password) }
}

export function isAmong(remembered: readonly RememberedPassword[], password: string): boolean {
  return remembered.some(
    ({ length, hash: known }) => length === password.length && known === hash(password),
  )
}

/** Of the code units, since lone surrogates, which differ, are all the same in UTF-8. */
function hash(password: string): string {
  const bytes = new Uint8Array(password.length * 2)
  for (let at = 0; at < password.length; at += 1) {
    const unit = password.charCodeAt(at)
    bytes[at * 2] = unit >> 8
    bytes[at * 2 + 1] = unit & 0xff
  }
  return bytesToHex(sha256(bytes))
}
