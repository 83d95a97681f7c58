// The mark that says where a statement comes from. It looks the same everywhere and leads to its explanation.
import type { Language } from '../../contract/catalog.ts'
import { siteMessages } from '../messages/messages.ts'
import { type Html, html } from './html.ts'

export type Provenance = 'document' | 'sibling' | 'inferred' | 'ours'

/** `pages` is the relative path to the folder of the pages. */
export function provenanceMark(kind: Provenance, language: Language, pages: string): Html {
  const { kinds, marksText } = siteMessages[language]
  return html`<a
    class="mark mark-${kind}"
    href="${pages}decisions.html#marks"
    title="${marksText[kind]}"
    >${kinds[kind]}</a
  >`
}

export function provenanceLegend(language: Language): Html {
  const { marks, marksLead, marksText, kinds } = siteMessages[language]
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
