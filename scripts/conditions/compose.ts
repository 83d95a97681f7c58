// Candidate passwords, deterministic: no randomness, so that a plan is the same each time.

// Characters that keyboards and careless services agree on, in an order that spells nothing.
const alphabets = ['hdwqzkvnbxtgrpfjmcsy', 'KVHDQZNBWXTGRPFJMCLU', '7294863051', '#%+@-_=!:?']

// Odd and prime, so that it shares no divisor with an alphabet and other seeds give other candidates.
const tries = 41

// They share no divisor with the length of an alphabet, so that each of its characters comes before any comes again.
const steps = [1, 3, 7, 9]

/** Candidates of these lengths from the first so many character classes; `seed` gives other ones. */
export function candidates(lengths: number[], seed = 0, classCount = alphabets.length): string[] {
  return lengths
    .filter((length) => length > 0)
    .flatMap((length) => Array.from({ length: tries }, (_, index) => compose(length, seed * tries + index, classCount)))
}

/** Candidates of this length that contain the part, before and after other characters. */
export function around(part: string, length: number): string[] {
  const rest = length - [...part].length
  if (rest <= 0) return rest === 0 ? [part] : []
  return candidates([rest]).flatMap((filler) => [part + filler, filler + part])
}

// Takes from the classes in turn, and moves on in each alphabet, so that little repeats. Where it starts and how far
// it steps differs by class, so that two seeds hardly ever give one password.
function compose(length: number, seed: number, classCount: number): string {
  let password = ''
  for (let position = 0; position < length; position += 1) {
    const index = (position + seed) % classCount
    const alphabet = alphabets[index] ?? ''
    const bits = mixed(seed * classCount + index)
    const step = steps[(bits >>> 16) % steps.length] ?? 1
    password += alphabet[(bits + Math.floor(position / classCount) * step) % alphabet.length] ?? ''
  }
  return password
}

/** Spreads a number over 32 bits, as hash functions end. */
function mixed(seed: number): number {
  let bits = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
