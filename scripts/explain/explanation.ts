// What `explain` prints: the best match with cause, remedy and source, then the others in a line each.
import { type EntryPart, type Language, type Speaker, template } from '../contract/catalog.ts'
import { type Contract, callName } from '../contract/contract.ts'
import { columnsOf } from '../check/report/plain-text.ts'
import type { Provenance } from '../contract/provenance.ts'
import {
  type Entry,
  messageParts,
  partsWithDocuments,
  productName,
  returnSpeakerOf,
  speakerOf,
} from './entries.ts'
import { linesOf } from './line-breaks.ts'
import { type Match, createFinder } from './finder.ts'
import { type ExplainedPlace, placeTexts } from './place-texts.ts'
import { isName, placesIn } from './places.ts'
import { type SearchMessages, searchMessages } from './messages.ts'

const width = 96

/** Entries of the wrong product only distract, so that few others are shown. */
const mostOthers = 6

/** How something is said: in which language, and with which titles of pages. */
interface Saying {
  language: Language
  sources: Provenance['sources']
}

export function explanation(
  contract: Contract,
  entries: Entry[],
  { pasted, ...saying }: { pasted: string } & Saying,
): { text: string; isFound: boolean } {
  const { language } = saying
  const messages = searchMessages[language]
  const { matches, unknownCodes, sharedBy } = createFinder(entries)(pasted)
  const isSure = matches.some(({ by }) => by !== 'words')
  const places = isSure ? [] : placeTexts(contract, language)
  const named = placesIn(pasted, places).flatMap(placeLines)
  const [best, ...others] = !isSure && isName(pasted, places) ? [] : matches
  const wrapped = (text: string) => linesOf(text, width, columnsOf)
  const notes = unknownCodes.flatMap((it) => wrapped(messages.unknownCode(it)))
  if (!best) {
    const text = [...named, ...notes].join('\n').trim()
    return { text: text || wrapped(messages.nothing).join('\n'), isFound: named.length > 0 }
  }
  const names = sharedBy.map((it) => productName(contract.bundle, it))
  const shared =
    names.length > 0
      ? [
          ...wrapped(messages.sharedCode(best.entry.error.code, names)),
          `--product ${sharedBy.join('|')}`,
          '',
        ]
      : []
  const guess = best.by === 'words' ? [messages.guesses, ''] : []
  const rest = others
    .slice(0, mostOthers)
    .flatMap(({ entry }) => [`  ${titleOf(contract, entry)}`, `    ${messageOf(entry, language)}`])
  const lines = [
    ...named,
    ...notes,
    ...(notes.length > 0 ? [''] : []),
    ...shared,
    ...guess,
    ...details(contract, best, saying),
    ...(rest.length > 0 ? ['', messages.others, ...rest] : []),
  ]
  return { text: lines.join('\n'), isFound: true }
}

function placeLines({ name, text }: ExplainedPlace): string[] {
  const lines = text.split('\n').flatMap((it) => linesOf(it, width - 2, columnsOf))
  return [name, ...lines.map((it) => `  ${it}`), '']
}

function titleOf({ bundle }: Contract, { error }: Entry): string {
  return `${error.code}  ${error.status}  ${productName(bundle, error.product)}`
}

function messageOf({ error }: Entry, language: Language): string {
  return withNames(template(error, language), error.parameters)
}

/** A text about a message, in which its values have their names. */
function withNames(text: string, parameters: readonly string[]): string {
  return messageParts(text, parameters)
    .map(({ text, isName }) => (isName ? `{${text}}` : text))
    .join('')
}

function details(
  contract: Contract,
  { entry, values }: Match<Entry>,
  { language, sources }: Saying,
): string[] {
  const messages = searchMessages[language]
  const { error, when, looksAt, variants, source } = entry
  const names = looksAt.length > 0 ? ` (${looksAt.join(', ')})` : ''
  const given = Object.entries(values).map(([name, value]) => `${name} = ${value}`)
  const named = (text = '') => withNames(text, error.parameters)
  const inferred = (speaker?: Speaker) => (speaker === 'inferred' ? messages.inferredMark : '')
  const mark = (part: EntryPart) => inferred(speakerOf(error, part))
  const returned = variants.map((it) => callName(it) + inferred(returnSpeakerOf(error, it)))
  const rows: [name: string, text: string | undefined][] = [
    [messages.values, given.join(', ')],
    [messages.when, when && when[language] + names + mark('condition')],
    [messages.handling, error.handling[language]],
    [messages.remedy, named(error.remedy?.[language])],
    [messages.returnedBy, returned.join(', ')],
    [messages.inferred, withTitles(named(error.inferred?.[language]), sources, messages)],
    [messages.source, [source.title, source.url].filter(Boolean).join(', ')],
  ]
  const shown = rows.filter((row): row is [string, string] => Boolean(row[1]))
  const label = Math.max(...shown.map(([name]) => columnsOf(name))) + 2
  return [
    titleOf(contract, entry),
    ...linesOf(messageOf(entry, language), width, columnsOf),
    '',
    ...shown.flatMap(([name, text]) =>
      linesOf(text, width - label, columnsOf).map(
        (line, index) => `${padded(index === 0 ? name : '', label)}${line}`,
      ),
    ),
  ]
}

function withTitles(
  text: string,
  sources: Provenance['sources'],
  { page }: SearchMessages,
): string {
  const said = partsWithDocuments(text, sources)
    .map((part) => (typeof part === 'string' ? part : page(part.title)))
    .join('')
  return said.charAt(0).toUpperCase() + said.slice(1)
}

function padded(text: string, length: number): string {
  return text + ' '.repeat(Math.max(0, length - columnsOf(text)))
}
