// Finds the entry of the catalog that a pasted text speaks of: by its code, by its message with the values that a
// server filled in, else by its words. It knows no code, message or product by itself.
import type { CatalogError } from '../contract/catalog.ts'
import { normalize, runs, terms } from './normalize.ts'

export interface Findable {
  error: Pick<CatalogError, 'code' | 'product' | 'message' | 'parameters'>
  /** Everything else that is said of the code, for searches by words. */
  words: string
}

export interface Match<T> {
  entry: T
  /** `part`: a part of the code, or the code in other words. */
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
}

/** Matches by words are guesses; more of them than this help nobody. */
const mostGuesses = 8

export function createFinder<T extends Findable>(
  entries: readonly T[],
): (text: string) => Found<T> {
  const codes = entries.map(({ error }) => codePattern(error.code))
  const messages = entries.map(({ error }) => messagePatterns(error))
  const byWords = createWordFinder(entries)

  return (text) => {
    const wanted = normalize(text)
    const named = whole(codes.map((pattern) => pattern.exec(wanted)))
    const matches = entries.flatMap((entry, index): Match<T>[] => {
      const code = named[index]
      const said = longest(messages[index] ?? [], wanted)
      if (!code && !said) return []
      const score = (code ? 1000 + code[0].length : 0) + (said ? 500 + said.weight : 0)
      return [{ entry, by: code ? 'code' : 'message', score, values: said?.values ?? {} }]
    })
    const unknownCodes = strangers(wanted, named)
    const others = matches.length > 0 ? [] : byWords(without(wanted, unknownCodes))
    return {
      matches: ranked([...matches, ...parts(entries, named, wanted), ...others]),
      unknownCodes,
    }
  }
}

/** A code with any separators; one without digits is ordinary words, so its own separator is asked for. */
function codePattern(code: string): RegExp {
  const separator = /\d/.test(code) ? String.raw`[\s._:/-]*` : '[._-]?'
  const parts = code.toLowerCase().split(/[^a-z\d]+/)
  return new RegExp(`(?<![a-z\\d])(?<![a-z\\d][._])${parts.join(separator)}(?![a-z\\d])`)
}

/** Without matches inside a longer one: `PWD.0001` inside `IDAAS.SDK.PWD.0001`. */
function whole(matches: (RegExpExecArray | null)[]): (RegExpExecArray | null)[] {
  const spans = matches.flatMap((it) =>
    it ? [{ from: it.index, to: it.index + it[0].length }] : [],
  )
  return matches.map((it) => {
    if (!it) return null
    const [from, to] = [it.index, it.index + it[0].length]
    const isInside = spans.some(
      (span) => span.from <= from && to <= span.to && span.to - span.from > to - from,
    )
    return isInside ? null : it
  })
}

interface MessagePattern {
  pattern: RegExp
  parameters: string[]
  /** How much of the message is its own text. */
  weight: number
}

/** One pattern per language, in which each placeholder stands for any value. */
function messagePatterns({ message, parameters }: Findable['error']): MessagePattern[] {
  return Object.values(message).map((template) => {
    // Split by a pattern with one group, so texts and placeholder numbers alternate.
    const pieces = normalize(template).split(/\{(\d+)\}/)
    const numbers = pieces.filter((_, index) => index % 2 === 1)
    const last = pieces.length - 1
    const isOpen = last > 0 && runs(pieces[last] ?? '').length === 0
    const source = pieces
      .map((piece, index) => {
        if (index % 2 === 0) return runs(piece).join(gap)
        return isOpen && index === last - 1 ? lastValue : '(.{1,60}?)'
      })
      .filter((piece) => piece !== '')
      .join(gap)
    const own = pieces.filter((_, index) => index % 2 === 0).join('')
    return {
      pattern: new RegExp(`(?<!(?!\\p{Script=Han})\\p{L})${source}`, 'u'),
      parameters: numbers.map((number) => parameters[Number(number)] ?? number),
      weight: runs(own).reduce(
        (sum, run) => sum + run.length * (/\p{Script=Han}/u.test(run) ? 3 : 1),
        0,
      ),
    }
  })
}

/** Punctuation and blanks differ between tables, examples and servers. */
const gap = String.raw`[^\p{L}\p{N}]*`
/** A value at the end of a message goes on until something that ends a text. */
const lastValue = String.raw`(\d+(?!\d)|[^\n"'<>{}[\]]{1,120})`

function longest(patterns: MessagePattern[], text: string) {
  const [best] = patterns
    .flatMap(({ pattern, parameters, weight }) => {
      const match = pattern.exec(text)
      return match ? [{ match, parameters, weight }] : []
    })
    .sort((a, b) => b.weight - a.weight)
  if (!best) return undefined
  const { match, parameters, weight } = best
  const isTemplate = /\{\s*\w+\s*\}/.test(match[0] + text[match.index + match[0].length])
  const values = parameters.map((name, index) => [name, match[index + 1]?.trim() ?? ''] as const)
  return { weight, values: isTemplate ? {} : Object.fromEntries(values) }
}

/** Codes of which the text is the end: `PWD.0001` for `IDAAS.SDK.PWD.0001`. */
function parts<T extends Findable>(
  entries: readonly T[],
  named: (RegExpExecArray | null)[],
  text: string,
): Match<T>[] {
  const wanted = text.trim()
  if (!/^[a-z_]+[\s._:/-]+\d{3,}$/.test(wanted)) return []
  const end = `.${wanted.split(/[\s._:/-]+/).join('.')}`
  return entries.flatMap((entry, index) =>
    !named[index] && entry.error.code.toLowerCase().endsWith(end)
      ? [{ entry, by: 'part', score: 300, values: {} } as const]
      : [],
  )
}

function strangers(text: string, named: (RegExpExecArray | null)[]): string[] {
  const known = named.flatMap((it) => (it ? [it[0]] : []))
  const looks = text.match(/(?<![\w.])[a-z][a-z_]*(?:\.[a-z_]+)*\.\d{4}(?!\d)/g) ?? []
  return [...new Set(looks)]
    .filter((it) => !known.some((code) => it.includes(code)))
    .map((it) => it.toUpperCase())
}

function without(text: string, codes: string[]): string {
  return codes.reduce((it, code) => it.replaceAll(code.toLowerCase(), ' '), text)
}

function ranked<T>(matches: Match<T>[]): Match<T>[] {
  // Stable, so that equals stay in the order of the catalog.
  return matches.sort((a, b) => b.score - a.score)
}

/** Scores entries by the rare terms that they share with the text; a code and a message count more than the rest. */
function createWordFinder<T extends Findable>(entries: readonly T[]): (text: string) => Match<T>[] {
  const weighted = entries.map(({ error, words }) => {
    const weights = new Map<string, number>()
    const add = (text: string, weight: number) => {
      for (const term of terms(normalize(text)))
        weights.set(term, Math.max(weight, weights.get(term) ?? 0))
    }
    add(words, 0.6)
    add(error.code, 0.8)
    add(Object.values(error.message).join(' '), 1)
    return weights
  })
  const rarity = (term: string) => {
    const having = weighted.filter((it) => it.has(term)).length
    // A term that no entry has says little about any of them.
    return having === 0 ? Math.log(1 + entries.length) / 2 : Math.log(1 + entries.length / having)
  }
  return (text) => {
    const wanted = [...new Set(terms(text))].map((term) => ({ term, weight: rarity(term) }))
    const whole = wanted.reduce((sum, { weight }) => sum + weight, 0)
    const scored = entries.map((entry, index): Match<T> => {
      const shared = wanted.reduce(
        (sum, { term, weight }) => sum + weight * (weighted[index]?.get(term) ?? 0),
        0,
      )
      return { entry, by: 'words', score: whole === 0 ? 0 : (100 * shared) / whole, values: {} }
    })
    const best = Math.max(...scored.map(({ score }) => score))
    return ranked(scored.filter(({ score }) => score >= Math.max(25, best * 0.6))).slice(
      0,
      mostGuesses,
    )
  }
}
