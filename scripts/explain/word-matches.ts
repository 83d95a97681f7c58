// How much a text and each entry have in common, by the rare words that they share.
import type { CatalogError } from '../contract/catalog.ts'
import { normalize, terms } from './normalize.ts'

/** Below this the words that are shared are too few or too common. */
const least = 25

/** How alike the text and each entry are, from 0 to 100, and whether that is enough for a guess. */
export interface WordScores {
  scores: number[]
  /** The same, with more for what readers are likely to meet. */
  likely: number[]
  isGuess: (index: number) => boolean
}

export interface Worded {
  error: Pick<CatalogError, 'code' | 'message'>
  /** When the code is returned. */
  meaning: string
  /** Everything else that is said of the code. */
  words: string
  /** Whether an operation of the contract returns it, so that readers are likely to meet it. */
  isReturned: boolean
}

/** A term is common if one entry of so many has it. */
const commonFrom = 4

/** How much more likely a code is that an operation returns. */
const returnedCounts = 1.25

/** A message, a code and their meaning count more than the rest. */
export function createWordMatcher(entries: readonly Worded[]): (text: string) => WordScores {
  const weighted = entries.map(weightsOf)
  const vocabulary = new Set(weighted.flatMap((it) => [...it.keys()]))
  const countOf = (term: string) => weighted.filter((it) => it.has(term)).length
  const isCommon = (term: string) => countOf(term) * commonFrom > entries.length
  const rarity = (term: string) => {
    const having = countOf(term)
    // A term that no entry has says little about any of them.
    return having === 0 ? Math.log(1 + entries.length) / 2 : Math.log(1 + entries.length / having)
  }
  return (text) => {
    const given = [...new Set(terms(text))].map((term) => spelling(term, vocabulary))
    const wanted = [...new Set(given)].map((term) => ({ term, weight: rarity(term) }))
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
    const likely = scores.map((it, index) => it * (entries[index]?.isReturned ? returnedCounts : 1))
    // One word of a longer text says nothing, and what many entries have says as little beside a word that none has.
    const fewest = lengthOf(given) > 2 ? 2 : 1
    const isOther = given.some((term) => !vocabulary.has(term))
    const isTelling = (terms: typeof wanted) =>
      !isOther || terms.some(({ term }) => !isCommon(term))
    return {
      scores,
      likely,
      isGuess: (index) => {
        const terms = shared[index] ?? []
        return (scores[index] ?? 0) >= enough && terms.length >= fewest && isTelling(terms)
      },
    }
  }
}

function weightsOf({ error, meaning, words }: Worded): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  const add = (text: string, weight: number) => {
    // Names in code, such as clientId, are words as well.
    for (const term of terms(normalize(`${text} ${text.replace(/(?<=[a-z])(?=[A-Z])/g, ' ')}`)))
      weights.set(term, Math.max(weight, weights.get(term) ?? 0))
  }
  add(words, 0.6)
  add(meaning, 0.9)
  add(error.code, 0.6) // the name of a family: CAPTCHA is of all verification codes
  add(Object.values(error.message).join(' '), 1)
  return weights
}

/** In words: of Chinese every two pairs are about one. */
function lengthOf(terms: readonly string[]): number {
  return terms.reduce((sum, it) => sum + (/\p{Script=Han}/u.test(it) ? 0.5 : 1), 0)
}

/** The term itself, or the one that it is with a slip of the keyboard. */
function spelling(term: string, vocabulary: ReadonlySet<string>): string {
  if (vocabulary.has(term) || !/^[a-z]{5,}$/.test(term)) return term
  const alike = [...vocabulary].filter((it) => it.length > 4 && isSlip(term, it))
  return alike.length === 1 ? (alike[0] ?? term) : term
}

/** One letter more, less or other, or two that changed places. */
function isSlip(given: string, meant: string): boolean {
  if (Math.abs(given.length - meant.length) > 1) return false
  let start = 0
  while (start < given.length && given[start] === meant[start]) start += 1
  const [rest, wanted] = [given.slice(start), meant.slice(start)]
  return (
    rest.slice(1) === wanted ||
    rest === wanted.slice(1) ||
    rest.slice(1) === wanted.slice(1) ||
    (rest[0] === wanted[1] && rest[1] === wanted[0] && rest.slice(2) === wanted.slice(2))
  )
}
