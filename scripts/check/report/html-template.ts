// Markup that escapes by default: whatever is put into the template is text unless it was made here.
import { visibleLines } from './plain-text.ts'

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

/** Direction marks and control characters can be seen, so that no text passes for another one. */
export function escape(text: string): string {
  return visibleLines(text).replace(/[&<>"']/g, (it) => `&#${it.charCodeAt(0)};`)
}

/** Parts with a text or markup between them. */
export function joined(parts: readonly Html[], between: string | Html): Html {
  const glue = typeof between === 'string' ? escape(between) : between.markup
  return raw(parts.map(({ markup }) => markup).join(glue))
}

/** A long name that may break after its dots, dashes, underscores and slashes. */
export function breakable(name: string): Html {
  return joined(
    name.split(/(?<=[._/-])/).map((it) => html`${it}`),
    { markup: '<wbr />' },
  )
}

function written(part: Part): string {
  if (part === undefined || part === false) return ''
  if (typeof part !== 'object') return escape(String(part))
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('')
}
