// Texts of the catalog name the documents by their numbers; here a reader gets the title, which leads to the page.
import type { Context } from './context.ts'
import { type Html, html, joined, quoting } from './html.ts'

/** False if there is no text. */
export function withDocumentNames(
  { provenance, messages }: Context,
  text: string | undefined,
): Html | false {
  if (text === undefined) return false
  const parts = text.split(/((?:the )?document \d+|文档 \d+)/i).map((part, index) => {
    const source = index % 2 === 1 ? provenance.sources[idOf(part)] : undefined
    if (!source?.url) return quoting(part)
    const link = html`<a href="${source.url}" rel="noreferrer" lang="en">${source.title}</a>`
    const isFirst = /^[A-Z]/.test(part)
    return html`${messages.thePage(isFirst)} ${link}`
  })
  return joined(parts, '')
}

function idOf(name: string): string {
  return `document ${/\d+/.exec(name)?.[0]}`
}
