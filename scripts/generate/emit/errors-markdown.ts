// errors.md: the error reference for readers of the repository, first in English, then in Chinese.
import { type Language, languages, template } from '../../contract/catalog.ts'
import { type Bundle, type Contract, readContract } from '../../contract/contract.ts'
import type { Provenance } from '../../contract/provenance.ts'
import { type SiteMessages, siteMessages } from '../../docs/messages/messages.ts'
import { type Entry, entriesOf, messageParts, productsOf } from '../../explain/entries.ts'

export function errorsMarkdown(bundle: Bundle, provenance: Provenance): string {
  const contract = readContract(bundle)
  const entries = entriesOf(contract, provenance)
  const contents = languages
    .map((language) => `[${siteMessages[language].errors}](#${language})`)
    .join(' · ')
  return `${contents}\n\n${languages.map((language) => part(contract, entries, language)).join('\n')}`
}

function part(contract: Contract, entries: Entry[], language: Language): string {
  const messages = siteMessages[language]
  const products = productsOf(contract).map(({ product, name }) => {
    const own = entries.filter(({ error }) => error.product === product)
    return `## ${name}\n\n${own.map((entry) => section(entry, language, messages)).join('\n')}`
  })
  return [
    `<a id="${language}"></a>\n\n# ${messages.errors}\n`,
    messages.errorsLead,
    '',
    ...products,
  ].join('\n')
}

function section(entry: Entry, language: Language, messages: SiteMessages): string {
  const { error, id, alias } = entry
  const anchors = [id, ...(alias ? [alias] : [])].map(
    (it) => `<a id="${language === 'en' ? it : `${language}:${it}`}"></a>`,
  )
  const table = rows(entry, language, messages)
    .filter(([, text]) => text)
    .map(([name, text]) => `| ${name} | ${cell(text ?? '')} |`)
  return `${anchors.join('')}\n\n### ${error.code}\n\n| | |\n|---|---|\n${table.join('\n')}\n`
}

function rows(
  { error, when, looksAt, variants, isOpen, source }: Entry,
  language: Language,
  messages: SiteMessages,
): [name: string, text: string | undefined][] {
  const { status, message, handling, remedy, parameters, inferred, note } = error
  const names = looksAt.map((name) => `\`${name}\``).join(messages.comma)
  const texts = languages
    .filter((it) => message[it] !== undefined)
    .sort((a) => (a === language ? -1 : 1))
  const operations = variants.map(
    ({ operation, mode }) => `\`${operation.id}\`${mode ? ` ${mode}` : ''}`,
  )
  const none = isOpen ? messages.notTied : messages.returnedByNone
  return [
    [
      messages.message,
      texts.map((it) => named(template({ message }, it), parameters)).join('<br>'),
    ],
    [messages.status, String(status)],
    [messages.when, when && when[language] + (names && `${messages.colon}${names}`)],
    [messages.returnedBy, operations.join(messages.comma) || none],
    [source.kind === 'document' ? messages.vendorHandling : messages.handling, handling[language]],
    [messages.remedy, remedy?.[language]],
    [messages.source, `${link(source)} (${messages.kinds[source.kind]})`],
    [messages.inferred, inferred?.[language]],
    [messages.note, note?.[language]],
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
