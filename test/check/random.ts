// Choices from a seed: the same seed makes the same choices.

export interface Random {
  /** From 0 to below 1. */
  number(): number
  chance(probability: number): boolean
  pick<T>(list: readonly [T, ...T[]]): T
  /** Each item with this probability, in the list's order. */
  some<T>(list: readonly T[], probability?: number): T[]
  shuffled<T>(list: readonly T[]): T[]
}

/** mulberry32 */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const number = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32
  }
  const chance = (probability: number) => number() < probability
  return {
    number,
    chance,
    pick: (list) => list[Math.floor(number() * list.length)] ?? list[0],
    some: (list, probability = 0.5) => list.filter(() => chance(probability)),
    shuffled: (list) =>
      list
        .map((item) => ({ item, at: number() }))
        .sort((a, b) => a.at - b.at)
        .map(({ item }) => item),
  }
}
