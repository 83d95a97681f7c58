// How much a text and each entry have in common, by the rare words that they share.
import type { CatalogError } from '../contract/catalog.ts'
import { normalize, terms } from './normalize.ts'

/** Below this the words that are shared are too few or too common. */
const least = 25

/** How alike the text and each entry are, from 0 to 100, and whether that is enough for a guess. */
export interface WordScores {
  scores: number[]
  isGuess: (index: number) => boolean
}

/** A code and a message count more than the rest. */
export function createWordMatcher(
  entries: readonly { error: Pick<CatalogError, 'code' | 'message'>; words: string }[],
): (text: string) => WordScores {
  const weighted = entries.map(weightsOf)
  const rarity = (term: string) => {
    const having = weighted.filter((it) => it.has(term)).length
    // A term that no entry has says little about any of them.
    return having === 0 ? Math.log(1 + entries.length) / 2 : Math.log(1 + entries.length / having)
  }
  return (text) => {
    const wanted = [...new Set(terms(text))].map((term) => ({ term, weight: rarity(term) }))
    const whole = wanted.reduce((sum, { weight }) => sum + weight, 0)
    const shared = weighted.map((weights) => wanted.filter(({ term }) => weights.has(term)))
    const scores = shared.map((it, index) => {
      const sum = it.reduce(
        (so, { term, weight }) => so + weight * (weighted[index]?.get(term) ?? 0),
        0,
      )
      return whole === 0 ? 0 : (100 * sum) / whole
    })
    const enough = Math.max(least, Math.max(...scores) * 0.6)
    // One word of a longer text says nothing.
    const fewest = wanted.length > 2 ? 2 : 1
    return {
      scores,
      isGuess: (index) => (scores[index] ?? 0) >= enough && (shared[index]?.length ?? 0) >= fewest,
    }
  }
}

function weightsOf({
  error,
  words,
}: {
  error: Pick<CatalogError, 'code' | 'message'>
  words: string
}): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  const add = (text: string, weight: number) => {
    for (const term of terms(normalize(text)))
      weights.set(term, Math.max(weight, weights.get(term) ?? 0))
  }
  add(words, 0.6)
  add(error.code, 0.8)
  add(Object.values(error.message).join(' '), 1)
  return weights
}
