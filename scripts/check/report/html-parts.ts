// Small parts of the report page: a fact, a list, and a sentence of the check in the page's language.
import type { Language } from '../../contract/catalog.ts'
import { inChinese } from './chinese.ts'
import { type Html, html } from './html-template.ts'

/** In the language of the page; a sentence that has no Chinese is marked as English. The elements never depend on the text. */
export function sentence(text: string, language: Language): Html {
  if (language === 'en') return html`${text}`
  const chinese = inChinese(text)
  return html`<span lang="${chinese === undefined ? 'en' : 'zh-CN'}">${chinese ?? text}</span>`
}

/** Nothing without a value. */
export function fact(name: string, value: string | number | Html | undefined): Html {
  if (value === undefined) return html``
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div> `
}

/** Of names. */
export function list(items: readonly string[]): Html {
  return html`<ul>
    ${items.map((it) => html`<li><code>${it}</code></li> `)}
  </ul>`
}
