// The mark that says who makes a statement: a document, another page of the vendor, nobody (inferred), or we. It
// looks the same everywhere; it leads to the page that says it, or to the explanation of the marks.
import type { Speaker } from '../../contract/catalog.ts'
import { kindOf } from '../messages/provenance-kinds.ts'
import type { Context } from './context.ts'
import { type Html, html, joined } from './html.ts'

/** One mark for each speaker. `pages` is the relative path to the folder of the pages. */
export function provenanceMark(
  context: Context,
  speakers: Speaker | Speaker[],
  pages: string,
): Html {
  return joined(
    [speakers].flat().map((speaker) => markOf(context, speaker, pages)),
    ' ',
  )
}

function markOf({ messages, provenance }: Context, speaker: Speaker, pages: string): Html {
  const source = provenance.sources[speaker]
  const kind = kindOf(speaker, provenance.sources)
  const title = source ? source.title : messages.marksText[kind]
  return source?.url
    ? html`<a class="mark mark-${kind}" href="${source.url}" title="${title}" rel="noreferrer"
        >${messages.kinds[kind]}</a
      >`
    : html`<a class="mark mark-${kind}" href="${pages}decisions.html#marks" title="${title}"
        >${messages.kinds[kind]}</a
      >`
}

export function provenanceLegend({ messages }: Context): Html {
  const { marks, marksLead, marksText, kinds } = messages
  const items = (['document', 'sibling', 'inferred', 'ours'] as const).map(
    (kind) =>
      html`<dt><span class="mark mark-${kind}">${kinds[kind]}</span></dt>
        <dd>${marksText[kind]}</dd>`,
  )
  return html`<section class="legend">
    <h2 id="marks">${marks}</h2>
    <p>${marksLead}</p>
    <dl>${items}</dl>
  </section>`
}
