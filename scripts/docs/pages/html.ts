// What pages put into their markup beside the shared template: quotations and tables.
import { type Html, html, joined, raw } from '../../check/report/html-template.ts'

export {
  type Html,
  breakable,
  escape,
  html,
  joined,
  raw,
} from '../../check/report/html-template.ts'

/** Text in which quotations of the vendor's English are marked as such. */
export function quoting(text: string): Html {
  const parts = text
    .split(/(“[^”]*”)/)
    .map((part) =>
      /^“[^\p{Script=Han}]*”$/u.test(part) ? html`<span lang="en">${part}</span>` : html`${part}`,
    )
  return joined(parts, '')
}

/** On a narrow screen its rows become stacks, in which each cell says what it is; a filter may hide rows. */
export function table(
  head: readonly (string | Html)[],
  rows: Html[][],
  { isFiltered = false, className = '' } = {},
): Html {
  const titles = head.map((it) => (typeof it === 'string' ? html`${it}` : it))
  // A title that only screen readers get would only be in the way beside each cell.
  const labels = titles.map(({ markup }) =>
    markup.includes('visually-hidden') ? '' : markup.replace(/<[^>]*>/g, '').trim(),
  )
  // So many columns fit a large screen only.
  const classes = [className, titles.length > 6 ? 'many' : ''].filter(Boolean).join(' ')
  return html`<table class="${classes}" role="table">
    <thead role="rowgroup">
      <tr role="row">
        ${titles.map((it) => html`<th scope="col" role="columnheader">${it}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map(
        (cells) =>
          html`<tr role="row" ${raw(isFiltered ? 'data-item' : '')}>
            ${cells.map(
              (it, index) =>
                html`<td role="cell" data-label="${raw(labels[index] ?? '')}">${it}</td>`,
            )}
          </tr>`,
      )}
    </tbody>
  </table>`
}
