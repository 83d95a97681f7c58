// Three-valued facts: what is known to be so, known not to be so, or not known.

export type Trilean = 'yes' | 'no' | 'maybe'

export function trilean(fact: boolean): Trilean {
  return fact ? 'yes' : 'no'
}

/** Yes if one of them is yes, no if all are no. */
export function either(facts: readonly Trilean[]): Trilean {
  if (facts.includes('yes')) return 'yes'
  return facts.includes('maybe') ? 'maybe' : 'no'
}

export function not(fact: Trilean): Trilean {
  if (fact === 'maybe') return 'maybe'
  return fact === 'yes' ? 'no' : 'yes'
}

/** What several readings of one sentence agree on; maybe if they differ. */
export function agreed(readings: readonly Trilean[]): Trilean {
  const [first = 'maybe', ...others] = readings
  return others.every((it) => it === first) ? first : 'maybe'
}
