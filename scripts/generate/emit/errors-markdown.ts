// errors.md: the error reference for readers of the repository, first in English, then in Chinese.
import { type EntryPart, type Language, languages, template } from '../../contract/catalog.ts'
import { type Bundle, type Contract, readContract } from '../../contract/contract.ts'
import type { Provenance } from '../../contract/provenance.ts'
import { type SiteMessages, siteMessages } from '../../docs/messages/messages.ts'
import { type Kind, kindOf } from '../../docs/messages/provenance-kinds.ts'
import {
  type Entry,
  entriesOf,
  messageParts,
  productsOf,
  returnSpeakerOf,
  speakerOf,
} from '../../explain/entries.ts'

interface Reader {
  language: Language
  messages: SiteMessages
  sources: Provenance['sources']
}

export function errorsMarkdown(bundle: Bundle, provenance: Provenance): string {
  const contract = readContract(bundle)
  const entries = entriesOf(contract, provenance)
  const contents = languages
    .map((language) => `[${siteMessages[language].errors}](#${language})`)
    .join(' · ')
  const { sources } = provenance
  const parts = languages.map((language) =>
    part(contract, entries, { language, messages: siteMessages[language], sources }),
  )
  return `${contents}\n\n${parts.join('\n')}`
}

function part(contract: Contract, entries: Entry[], reader: Reader): string {
  const { language, messages } = reader
  const products = productsOf(contract).map(({ product, name }) => {
    const own = entries.filter(({ error }) => error.product === product)
    return `## ${name}\n\n${own.map((entry) => section(entry, reader)).join('\n')}`
  })
  return [
    `<a id="${language}"></a>\n\n# ${messages.errors}\n`,
    messages.errorsLead,
    '',
    ...products,
  ].join('\n')
}

function section(entry: Entry, reader: Reader): string {
  const { error, id, alias } = entry
  const anchors = [id, ...(alias ? [alias] : [])].map(
    (it) => `<a id="${reader.language === 'en' ? it : `${reader.language}:${it}`}"></a>`,
  )
  const table = rows(entry, reader)
    .filter(([, text]) => text)
    .map(([name, text]) => `| ${name} | ${cell(text ?? '')} |`)
  return `${anchors.join('')}\n\n### ${error.code}\n\n| | |\n|---|---|\n${table.join('\n')}\n`
}

function rows(
  { error, when, looksAt, variants, isOpen, source }: Entry,
  { language, messages, sources }: Reader,
): [name: string, text: string | undefined][] {
  const { status, message, handling, remedy, parameters, inferred, note } = error
  const names = looksAt.map((name) => `\`${name}\``).join(messages.comma)
  const texts = languages
    .filter((it) => message[it] !== undefined)
    .sort((a) => (a === language ? -1 : 1))
  const marked = (text: string | undefined, kind: Kind) =>
    text && `${text} *(${messages.kinds[kind]})*`
  const operations = variants.map((variant) => {
    const { operation, mode } = variant
    const name = `\`${operation.id}\`${mode ? ` ${mode}` : ''}`
    const speaker = returnSpeakerOf(error, variant)
    return speaker === undefined ? name : marked(name, kindOf(speaker, sources))
  })
  const said = (text: string | undefined, part: EntryPart) =>
    marked(text, kindOf(speakerOf(error, part), sources))
  const messageIn = (it: Language) => {
    const text = named(template({ message }, it), parameters)
    return error.provenance?.[it] === undefined ? text : said(text, it)
  }
  const about = (texts: typeof note) => texts?.[language] && named(texts[language], parameters)
  // That a table is complete is inferred, and so is what follows from it.
  const none = isOpen ? messages.notTied : marked(messages.returnedByNone, 'inferred')
  const returned = operations.join(messages.comma) || none
  return [
    [messages.message, texts.map(messageIn).join('<br>')],
    [messages.status, String(status)],
    [
      messages.when,
      said(when && when[language] + (names && `${messages.colon}${names}`), 'condition'),
    ],
    [messages.returnedBy, returned],
    [
      speakerOf(error, 'handling') === 'ours' ? messages.handling : messages.vendorHandling,
      said(handling[language], 'handling'),
    ],
    [messages.remedy, marked(about(remedy), 'ours')],
    [messages.source, marked(link(source), source.kind)],
    [messages.inferred, about(inferred)],
    [messages.note, marked(about(note), 'ours')],
  ]
}

function named(template: string, parameters: string[]): string {
  return messageParts(template, parameters)
    .map(({ text, isName }) => (isName ? `*${text}*` : text))
    .join('')
}

function link({ title, url }: Entry['source']): string {
  return url ? `[${title}](${url})` : title
}

function cell(text: string): string {
  return text
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ')
    .replace(/<(?!br>)/g, '&lt;')
}
