// The mark that says who makes a statement: a document, another page of the vendor, a report of others, nobody
// (inferred), or we. It looks the same everywhere, and leads to the page that says it, or to the explanation of marks.
import type { Speaker } from '../../contract/catalog.ts'
import { type Kind, kindOf } from '../messages/provenance-kinds.ts'
import type { Context } from './context.ts'
import { type Html, html, joined } from './html.ts'

/** One mark for each speaker; the second of a kind is a number. `pages` is the path to the folder of the pages. */
export function provenanceMark(
  context: Context,
  speakers: Speaker | Speaker[],
  pages: string,
): Html {
  const { provenance } = context
  return joined(
    [speakers].flat().map((speaker, index, all) => {
      const kind = kindOf(speaker, provenance.sources)
      const before = all.slice(0, index).filter((it) => kindOf(it, provenance.sources) === kind)
      return markOf(context, { speaker, kind, count: before.length + 1 }, pages)
    }),
    ' ',
  )
}

interface Mark {
  speaker: Speaker
  kind: Kind
  /** How many marks of the kind stand here, this one among them. */
  count: number
}

function markOf(
  { messages, provenance }: Context,
  { speaker, kind, count }: Mark,
  pages: string,
): Html {
  const source = provenance.sources[speaker]
  const name = messages.kinds[kind]
  const label =
    count === 1 ? html`${name}` : html`<span class="visually-hidden">${name}</span> ${count}`
  const title = source ? source.title : messages.marksText[kind]
  return source?.url
    ? html`<a class="mark mark-${kind}" href="${source.url}" title="${title}" rel="noreferrer"
        >${label}</a
      >`
    : html`<a class="mark mark-${kind}" href="${pages}decisions.html#marks" title="${title}"
        >${label}</a
      >`
}

export function provenanceLegend({ messages }: Context): Html {
  const { marks, marksLead, marksText, kinds } = messages
  const items = (['document', 'sibling', 'report', 'inferred', 'ours'] as const).map(
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
