// Texts of the catalog name the documents by their numbers; here a reader gets the title, which leads to the page.
import { partsWithDocuments } from '../../explain/entries.ts'
import type { Context } from './context.ts'
import { type Html, html, joined, quoting } from './html.ts'

/** False if there is no text. */
export function withDocumentNames(
  { provenance, messages }: Context,
  text: string | undefined,
): Html | false {
  if (text === undefined) return false
  const parts = partsWithDocuments(text, provenance.sources)
  return joined(
    parts.map((part, index) => {
      if (typeof part === 'string') return quoting(part)
      const link = html`<a href="${part.url ?? ''}" rel="noreferrer" lang="en">${part.title}</a>`
      return html`${messages.thePage(isStart(parts[index - 1]))} ${link}`
    }),
    '',
  )
}

/** Whether a sentence begins behind this text. */
function isStart(before: unknown): boolean {
  return typeof before !== 'string' || /(?:^|[.。] *)$/.test(before)
}
