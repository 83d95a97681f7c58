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

/** So many different characters around a part are enough. */
const fillings = 12

/** The classes by their place: lower case, upper case, digits, others. */
export const everyKind = [0, 1, 2, 3]

/** Candidates of these lengths from these character classes; `seed` gives other ones. */
export function* candidates(
  lengths: number[],
  seed = 0,
  kinds = everyKind,
): Generator<string, void> {
  for (const length of lengths.filter((it) => it > 0)) {
    for (let index = 0; index < tries; index += 1)
      yield compose(length, seed * tries + index, kinds)
  }
}

/** Candidates of this length that contain the part amid other characters, before and after them; each turn another first. */
export function* around(
  part: string,
  length: number,
  { kinds = everyKind, turn = 0 }: { kinds?: number[]; turn?: number } = {},
): Generator<string, void> {
  const rest = length - [...part].length
  if (rest === 0) yield part
  if (rest <= 0) return
  const places = [rest > 1 ? rest >> 1 : rest, rest, 0]
  for (const index of places.keys()) {
    const at = places[(index + turn) % places.length] ?? 0
    for (let filling = 0; filling < fillings; filling += 1) {
      const around = compose(rest, filling, kinds)
      yield around.slice(0, at) + part + around.slice(at)
    }
  }
}

// Takes from the classes in turn, and moves on in each alphabet, so that little repeats. Where it starts and how far
// it steps differs by class, so that two seeds hardly ever give one password.
function compose(length: number, seed: number, kinds: number[]): string {
  let password = ''
  for (let position = 0; position < length; position += 1) {
    const index = (position + seed) % kinds.length
    const { alphabet, starts, steps } = classes[kinds[index]!]!
    const bits = mixed(seed * kinds.length + index)
    const step = steps[(bits >>> 16) % steps.length]!
    password +=
      alphabet[((bits % starts) + Math.floor(position / kinds.length) * step) % alphabet.length]!
  }
  return password
}

/** Spreads a number over 32 bits, as hash functions end. */
function mixed(seed: number): number {
  let bits = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
