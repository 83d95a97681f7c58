// Finds the entry of the catalog that a pasted text speaks of: by its code, by its message with the values that a
// server filled in, else by its words. It knows no code, message or product by itself.
import type { CatalogError } from '../contract/catalog.ts'
import { type CodeMatch, createCodeMatcher } from './code-matches.ts'
import {
  type SaidMessage,
  cutMessageIn,
  isCut,
  lettersOf,
  messageIn,
  messagePatterns,
} from './message-matches.ts'
import { normalize, prose } from './normalize.ts'
import { type WordScores, createWordMatcher } from './word-matches.ts'

export interface Findable {
  error: Pick<CatalogError, 'code' | 'product' | 'message' | 'parameters'>
  /** When the code is returned, for searches by words. */
  meaning: string
  /** Everything else that is said of it. */
  words: string
  /** Whether an operation of the contract returns it. */
  isReturned: boolean
}

export interface Match<T> {
  entry: T
  /** `part`: a part of the code, or the code with something before it. */
  by: 'code' | 'message' | 'part' | 'words'
  score: number
  /** The values that the text has for the parameters of the message. */
  values: Record<string, string>
}

export interface Found<T> {
  /** Best first. */
  matches: Match<T>[]
  /** What looks like a code in the text and is in no catalog. */
  unknownCodes: string[]
  /** The products that share the code of the best match, if nothing in the text tells which one is meant. */
  sharedBy: string[]
}

/** Matches by words are guesses; more of them than this help nobody. */
const mostGuesses = 8

export function createFinder<T extends Findable>(
  entries: readonly T[],
): (text: string) => Found<T> {
  const codesIn = createCodeMatcher(entries.map(({ error }) => error.code))
  const messages = entries.map(({ error }) => messagePatterns(error))
  const wordsIn = createWordMatcher(entries)

  return (text) => {
    const wanted = normalize(text)
    const { whole, isPart, unknown } = codesIn(wanted)
    const candidates = entries.map((entry, index): Candidate<T> => ({
      entry,
      index,
      code: whole[index],
      isPart: isPart[index] ?? false,
      said: messageIn(messages[index] ?? [], wanted),
    }))
    const known = candidates.filter(({ code, isPart, said }) => code || isPart || said)
    const sure = known.filter(({ code, isPart, said }) => code?.isSure || isPart || said)
    const kept = sure.length > 0 ? sure : known
    if (kept.length > 0) {
      const { scores } = wordsIn(wanted) // between equals, the words beside them decide
      const matches = ranked(
        kept.map((it) => ({
          ...matchOf(it),
          score: scoreOf(it) + nuanceOf(it, wanted, scores[it.index] ?? 0),
        })),
      )
      return { matches, unknownCodes: unknown, sharedBy: sharing(matches) }
    }
    const rest = prose(without(wanted, unknown))
    const letters = lettersOf(rest)
    const cuts = messages.map((patterns) => cutMessageIn(patterns, letters))
    const matches = guesses(entries, wordsIn(rest), { cuts, isCut: isCut(rest) })
    return { matches, unknownCodes: unknown, sharedBy: [] }
  }
}

/** Of equal codes and messages, those of a product that the text names come first. */
const named = 1

/** Between equals: the product that is named, the message that is written so, and the words beside it. */
function nuanceOf(candidate: Candidate<Findable>, text: string, likeness: number): number {
  const { exact } = candidate.said ?? { exact: 0 }
  return (isNamed(candidate, text) ? named : 0) + Math.min(exact / 500, 0.9) + likeness / 100_000
}

function isNamed({ entry }: Candidate<Findable>, text: string): boolean {
  return new RegExp(`(?<![a-z\\d])${entry.error.product}(?![a-z\\d])`).test(text)
}

function sharing<T extends Findable>(matches: readonly Match<T>[]): string[] {
  const [best] = matches
  if (best?.by !== 'code') return []
  const same = matches.filter(
    ({ by, score, entry }) =>
      by === 'code' && entry.error.code === best.entry.error.code && best.score - score < named,
  )
  return same.length > 1 ? same.map(({ entry }) => entry.error.product) : []
}

/** In a text that shows that it is cut off, such messages come before those that have the same words only. */
const cutCounts = 200

function guesses<T>(
  entries: readonly T[],
  { likely, isGuess }: WordScores,
  { cuts, isCut }: { cuts: readonly number[]; isCut: boolean },
): Match<T>[] {
  const matches = entries.flatMap((entry, index): Match<T>[] => {
    const cut = cuts[index] ?? 0
    if (cut === 0 && !isGuess(index)) return []
    const byWords = likely[index] ?? 0
    const score = cut > 0 && isCut ? cutCounts + cut + byWords / 1000 : byWords + cut
    return [{ entry, by: 'words', score, values: {} }]
  })
  return ranked(matches).slice(0, mostGuesses)
}

interface Candidate<T> {
  entry: T
  index: number
  code: CodeMatch | undefined
  isPart: boolean
  said: SaidMessage | undefined
}

function matchOf<T>({ entry, code, said }: Candidate<T>): Omit<Match<T>, 'score'> {
  const byMessage = said ? 'message' : 'part'
  return { entry, by: code ? 'code' : byMessage, values: said?.values ?? {} }
}

/** A code counts more than a message, unless it may be something else. */
function scoreOf<T>({ code, isPart, said }: Candidate<T>): number {
  const byMessage = said ? 500 + said.weight : 0
  const byCode = code ? (code.isSure ? 1000 : 400) + code.text.length : 0
  return byMessage + (byCode || (isPart ? 300 : 0))
}

/** Codes that no entry has say nothing by their words. */
function without(text: string, codes: string[]): string {
  return codes.reduce((it, code) => it.replaceAll(code.toLowerCase(), ' '), text)
}

function ranked<T>(matches: Match<T>[]): Match<T>[] {
  // Stable, so that equals stay in the order of the catalog.
  return matches.sort((a, b) => b.score - a.score)
}
