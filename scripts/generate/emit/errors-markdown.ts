// errors.md: the error reference for readers of the repository, first in English, then in Chinese.
import { type Language, template } from '../../contract/catalog.ts'
import { type Bundle, type Contract, readContract } from '../../contract/contract.ts'
import type { Provenance } from '../../contract/provenance.ts'
import { type Entry, entriesOf, messageParts, productsOf } from '../../docs/pages/error-entries.ts'
import { type Words, wordsIn } from '../../docs/messages/messages.ts'

const languages = ['en', 'zh'] as const

export function errorsMarkdown(bundle: Bundle, provenance: Provenance): string {
  const contract = readContract(bundle)
  const entries = entriesOf(contract, provenance)
  const contents = languages
    .map((language) => `[${wordsIn(language).errors}](#${language})`)
    .join(' · ')
  return `${contents}\n\n${languages.map((language) => part(contract, entries, language)).join('\n')}`
}

function part(contract: Contract, entries: Entry[], language: Language): string {
  const words = wordsIn(language)
  const products = productsOf(contract).map(({ product, name }) => {
    const own = entries.filter(({ error }) => error.product === product)
    return `## ${name}\n\n${own.map((entry) => section(entry, language, words)).join('\n')}`
  })
  return [
    `<a id="${language}"></a>\n\n# ${words.errors}\n`,
    words.errorsLead,
    '',
    ...products,
  ].join('\n')
}

function section(
  { error, id, alias, calls, when, looksAt, source }: Entry,
  language: Language,
  words: Words,
): string {
  const { code, status, message, handling, parameters, inferred, note } = error
  const names = looksAt.map((name) => `\`${name}\``).join(words.comma)
  const anchors = [id, ...(alias ? [alias] : [])].map(
    (it) => `<a id="${language === 'en' ? it : `${language}:${it}`}"></a>`,
  )
  const texts = languages
    .filter((it) => message[it] !== undefined)
    .sort((a) => (a === language ? -1 : 1))
  const rows = [
    [words.message, texts.map((it) => named(template({ message }, it), parameters)).join('<br>')],
    [words.status, String(status)],
    [words.when, when ? when[language] + (names && `${words.colon}${names}`) : words.notAnswered],
    [
      words.answeredBy,
      calls
        .map(({ operation, mode }) => `\`${operation}\`${mode ? ` ${mode}` : ''}`)
        .join(words.comma),
    ],
    [words.whatToDo, handling[language]],
    [words.source, `${words.kinds[source.kind]}${words.colon}${link(source)}`],
    [words.inferred, inferred?.[language]],
    [words.note, note?.[language]],
  ]
  const table = rows
    .filter(([, text]) => text)
    .map(([name, text]) => `| ${name} | ${cell(text ?? '')} |`)
  return `${anchors.join('')}\n\n### ${code}\n\n| | |\n|---|---|\n${table.join('\n')}\n`
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
