// What the catalog says of a code. There the documents and the values of the message have numbers; here a reader gets
// the title, which leads to the page, and the name that the message has, too.
import type { CatalogError } from '../../contract/catalog.ts'
import { partsWithDocuments } from '../../explain/entries.ts'
import type { Context } from './context.ts'
import { type Html, html, joined, quoting, raw } from './html.ts'

/** False if there is no text. */
export function catalogText(
  { provenance, messages, language }: Context,
  { parameters }: CatalogError,
  texts: CatalogError['note'],
): Html | false {
  const text = texts?.[language]
  if (text === undefined) return false
  const parts = partsWithDocuments(text, provenance.sources)
  return joined(
    parts.map((part, index) => {
      if (typeof part === 'string') return withNames(quoting(part), parameters)
      const link = html`<a href="${part.url ?? ''}" rel="noreferrer" lang="en">${part.title}</a>`
      return html`${messages.thePage(isStart(parts[index - 1]))} ${link}`
    }),
    '',
  )
}

function withNames({ markup }: Html, parameters: readonly string[]): Html {
  const named = markup.replace(/\{(\d+)\}/g, (placeholder, number) => {
    const name = parameters[Number(number)]
    return name === undefined ? placeholder : html`<var>${name}</var>`.markup
  })
  return raw(named)
}

/** Whether a sentence begins behind this text. */
function isStart(before: unknown): boolean {
  return typeof before !== 'string' || /(?:^|[.。] *)$/.test(before)
}
