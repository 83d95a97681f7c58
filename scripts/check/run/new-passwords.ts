// Where new passwords come from: the profile's list, or a seed from which they are derived, so that the
// same profile works every day. The owner can find each of them again.
import { createHmac } from 'node:crypto'
import { type AccountFact, type Facts, worldOf } from '../../model/facts.ts'
import { keeps } from '../../model/made-passwords.ts'
import type { Yardstick } from '../../model/password-rules.ts'

export interface NewPasswords {
  /** The password of this number; undefined beyond the end of a list. */
  get(number: number): string | undefined
  /** How many there are in a list; none if they are derived without end. */
  count: number | undefined
  /** Where the owner finds a password: `newPasswords[1]`; undefined for one that is not of these. */
  placeOf(password: string): string | undefined
}

export function listedPasswords(list: readonly string[]): NewPasswords {
  return {
    get: (number) => list[number],
    count: list.length,
    placeOf: (password) => {
      const at = list.indexOf(password)
      return at < 0 ? undefined : `newPasswords[${at}]`
    },
  }
}

export function derivedPasswords(seed: string, label: string, yardstick: Yardstick): NewPasswords {
  const made = new Map<string, number>()
  const known = new Map<number, string | undefined>()
  return {
    get(number) {
      if (known.has(number)) return known.get(number)
      const password = derivePassword({ seed, label, number }, yardstick)
      known.set(number, password)
      if (password !== undefined) made.set(password, number)
      return password
    },
    count: undefined,
    placeOf: (password) => {
      const number = made.get(password)
      return number === undefined
        ? undefined
        : `derived from passwordSeed, label ${label}, number ${number}`
    },
  }
}

export interface Derivation {
  seed: string
  label: string
  number: number
}

// Without letters and digits that look alike; of the others those first that decoders and filters mistreat.
const alphabets = [
  'abcdefghijkmnpqrstuvwxyz',
  'ABCDEFGHJKLMNPQRSTUVWXYZ',
  '23456789',
  '#%+=&@-_!:?$*^~().,',
]

const tries = 200

/** The same for the same seed, label and number; undefined if the policy leaves no password. */
export function derivePassword(derivation: Derivation, yardstick: Yardstick): string | undefined {
  const { minLength = 8, maxLength = Math.max(minLength, 20) } = yardstick.policy
  const length = Math.min(Math.max(minLength, 16), maxLength)
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const password = spell(derivation, attempt, length)
    if (keeps(password, yardstick)) return password
  }
  return undefined
}

function spell({ seed, label, number }: Derivation, attempt: number, length: number): string {
  let password = ''
  for (let block = 0; password.length < length; block += 1) {
    const bytes = createHmac('sha256', seed)
      .update([label, number, attempt, block].join('\n'))
      .digest()
    for (const byte of bytes.subarray(0, length - password.length)) {
      const alphabet = alphabets[password.length % alphabets.length] ?? ''
      password += alphabet[byte % alphabet.length] ?? ''
    }
  }
  return password
}

/**
 * Each variant has passwords of its own, so that one that was set in silence tells where. One that was set before is
 * the second choice even outside the history, which may be longer than it is said to be.
 */
export function nextPassword(
  newPasswords: NewPasswords,
  facts: Facts,
  place: number,
): string | undefined {
  const world = worldOf(facts)
  const own = facts.accounts.find(({ name }) => name === 'account')
  const { count } = newPasswords
  const start = count === undefined ? place * 1000 : 0
  const numbers = Array.from({ length: count ?? 60 }, (_, index) => start + index)
  const wasSet = (password: string) => own?.set.some((it) => it.password === password) ?? false
  let former: string | undefined
  let perhaps: string | undefined
  for (const number of numbers) {
    const password = newPasswords.get(number)
    if (password === undefined) continue
    const isUsed = own ? world.isUsed(own, password) : 'no'
    if (isUsed === 'no' && !wasSet(password)) return password
    if (isUsed === 'no') former ??= password
    if (isUsed === 'maybe' && !seenUsed(own, password)) perhaps ??= password
  }
  return former ?? perhaps ?? newPasswords.get(start)
}

function seenUsed(own: AccountFact | undefined, password: string): boolean {
  return own?.set.some((it) => it.password === password && it.seenUsed !== undefined) ?? false
}
