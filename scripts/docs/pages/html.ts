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

/** Scrolls sideways where it does not fit, and so can be reached by the keyboard. */
export function table(head: string[], rows: Html[][]): Html {
  return html`<div class="table" tabindex="0">
    <table>
      <thead>
        <tr>
          ${head.map((it) => html`<th scope="col">${it}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((it) => html`<td>${it}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div> `
}

function written(part: Part): string {
  if (part === undefined || part === false) return ''
  if (typeof part !== 'object') return escape(String(part))
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('')
}
