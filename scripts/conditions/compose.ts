// Candidate passwords, deterministic: no randomness, so that a plan is the same each time.

// Characters of every keyboard, in an order that spells nothing: where a password may start in them, and how far it
// steps. A step shares no divisor with the length, so that each character comes before any comes again. Of the others
// those come first that decoders, filters and firewalls are likeliest to mistreat.
const classes = [
  { alphabet: 'hdwqzkvnbxtgrpfjmcsy', starts: 20, steps: [1, 3, 7, 9] },
  { alphabet: 'KVHDQZNBWXTGRPFJMCLU', starts: 20, steps: [1, 3, 7, 9] },
  { alphabet: '7294863051', starts: 10, steps: [1, 3, 7, 9] },
  { alphabet: '#%+=&@-_!:?', starts: 3, steps: [1] },
]

// Odd and prime, so that it shares no divisor with an alphabet and other seeds give other candidates.
const tries = 41

/** Candidates of these lengths from the first so many character classes; `seed` gives other ones. */
export function candidates(lengths: number[], seed = 0, classCount = classes.length): string[] {
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
    const { alphabet, starts, steps } = classes[index]!
    const bits = mixed(seed * classCount + index)
    const step = steps[(bits >>> 16) % steps.length]!
    password += alphabet[((bits % starts) + Math.floor(position / classCount) * step) % alphabet.length]!
  }
  return password
}

/** Spreads a number over 32 bits, as hash functions end. */
function mixed(seed: number): number {
  let bits = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
