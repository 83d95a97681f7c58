// HTML as text that cannot be broken out of: what is put into a template is escaped, unless it is markup itself.
import { type ReportVerdict, visible } from './report.ts'

export interface Markup {
  html: string
}

type Part = string | number | Markup | readonly Markup[] | undefined

/** Escapes whatever is put in, unless it comes from here itself. Attributes are to stand in quotes. */
export function markup(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return { html: strings.map((it, index) => it + written(parts[index])).join('') }
}

function written(part: Part): string {
  if (part === undefined) return ''
  if (typeof part !== 'object')
    return visible(String(part)).replace(/[&<>"']/g, (it) => `&#${it.charCodeAt(0)};`)
  return 'html' in part ? part.html : part.map((it) => it.html).join('')
}

/** A code that breaks behind its dots where the column is narrow. */
export function breakable(code: string): Markup[] {
  return code
    .split(/(?<=\.)/)
    .map((part, index) => (index === 0 ? markup`${part}` : markup`<wbr>${part}`))
}

export function className(verdict: ReportVerdict): string {
  return verdict.replace(' ', '-')
}

export function icon(verdict: ReportVerdict): Markup {
  return markup`<svg class="icon" aria-hidden="true"><use href="#icon-${className(verdict)}"/></svg>`
}

export const icons: Markup = {
  html: `<svg hidden aria-hidden="true">
<symbol id="icon-verified" viewBox="0 0 16 16"><path d="m3 8.5 3.2 3.2L13 4.8"/></symbol>
<symbol id="icon-wrong" viewBox="0 0 16 16"><path d="m4 4 8 8m0-8-8 8"/></symbol>
<symbol id="icon-masked" viewBox="0 0 16 16"><circle cx="6" cy="8" r="4"/><path d="M9 4.6a4 4 0 1 1 0 6.8"/></symbol>
<symbol id="icon-untriggerable" viewBox="0 0 16 16"><path d="M3.5 8h9" stroke-dasharray="2.2 1.2"/></symbol>
<symbol id="icon-not-allowed" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.2"/><path d="m4.4 11.6 7.2-7.2"/></symbol>
</svg>`,
}
