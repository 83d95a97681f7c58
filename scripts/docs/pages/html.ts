// Markup that escapes by default: whatever is put into the template is text unless it was made here.

export interface Html {
  markup: string
}

type Part = string | number | Html | readonly Html[] | undefined | false

/** Attributes are to stand in quotes. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return { markup: strings.map((it, index) => it + written(parts[index])).join('') }
}

/** Markup from elsewhere: a Markdown renderer, a highlighter, a file of our own. */
export function raw(markup: string): Html {
  return { markup }
}

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (it) => `&#${it.charCodeAt(0)};`)
}

/** Text in which quotations of the vendor's English are marked as such. */
export function quoting(text: string): Html {
  const parts = text
    .split(/(“[^”]*”)/)
    .map((part) =>
      /^“[^\p{Script=Han}]*”$/u.test(part) ? html`<span lang="en">${part}</span>` : html`${part}`,
    )
  return joined(parts, '')
}

/** Parts with a text or markup between them. */
export function joined(parts: readonly Html[], between: string | Html): Html {
  const glue = typeof between === 'string' ? escape(between) : between.markup
  return raw(parts.map(({ markup }) => markup).join(glue))
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
  return html`<table class="${className}" role="table">
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

function written(part: Part): string {
  if (part === undefined || part === false) return ''
  if (typeof part !== 'object') return escape(String(part))
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('')
}
