// Candidate passwords, deterministic: no randomness, so that a plan is the same each time.

// Characters that keyboards and careless services agree on, in an order that spells nothing.
const alphabets = ['hdwqzkvnbxtgrpfjmcsy', 'KVHDQZNBWXTGRPFJMCLU', '7294863051', '#%+@-_=!:?']

// Odd and prime, so that it shares no divisor with an alphabet and other seeds give other candidates.
const tries = 41

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

// Takes from the classes in turn, and moves on in each alphabet, so that little repeats.
function compose(length: number, seed: number, classCount: number): string {
  let password = ''
  for (let position = 0; position < length; position += 1) {
    const alphabet = alphabets[(position + seed) % classCount] ?? ''
    const turn = Math.floor(position / classCount)
    const lap = Math.floor(seed / alphabet.length) * (position + 1)
    password += alphabet[(turn + seed * 3 + lap) % alphabet.length] ?? ''
  }
  return password
}
