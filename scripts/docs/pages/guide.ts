// Guides: Markdown of ours with generated parts, beside a list of all guides.
import type { Language } from '../../contract/catalog.ts'
import type { Context } from './context.ts'
import { type Page, placeOf } from './frame.ts'
import { type GuideSources, guideParts } from './guide-parts.ts'
import { type Html, html, raw } from './html.ts'
import { type Guide, guide } from './markdown.ts'

/** In the order of the list. */
export const guideNames = [
  'client',
  'languages',
  'ci',
  'sandbox',
  'check',
  'profile',
  'extend',
  'measurements',
] as const

export interface Guides extends GuideSources {
  /** Markdown by language and name. */
  texts: Record<Language, Record<string, string>>
}

export function startPage(context: Context, guides: Guides, isRoot = false): Page {
  const { language } = context
  const { pages } = placeOf({ language, path: 'index' }, isRoot)
  const { title, body } = render(context, guides, 'start', pages)
  return {
    path: 'index',
    language,
    title,
    body: html`<main id="content" class="start" tabindex="-1">${body}</main>`,
  }
}

export function guidePage(context: Context, guides: Guides, name: string): Page {
  const { title, body, headings } = render(context, guides, name, '')
  return withList(context, guides, { path: name, title, headings, body })
}

interface Listed {
  path: string
  title: string
  headings: Guide['headings']
  body: Html
  /** The guide in the list that the page belongs to; itself by default. */
  below?: string
}

/** A page beside the list of guides. */
export function withList(context: Context, guides: Guides, listed: Listed): Page {
  const { language, messages } = context
  const { path, title, headings, body, below = path } = listed
  const items = guideNames.map((name) => {
    const text = /^# (.*)$/m.exec(guides.texts[language][name] ?? '')?.[1] ?? name
    const inner =
      name === path &&
      html`<ul>
        ${headings.map(({ id, text }) => html`<li><a href="#${id}">${text}</a></li>`)}
      </ul>`
    const current = raw(name === below ? ' aria-current="page"' : '')
    return html`<li><a href="${name}.html" ${current}>${text}</a>${inner}</li>`
  })
  const content = html`<div class="columns">
    <nav class="side guides" aria-label="${messages.guides}">
      <ul>
        ${items}
      </ul>
    </nav>
    <main id="content" tabindex="-1">${body}</main>
  </div>`
  return { path, language, title, body: content }
}

function render(context: Context, guides: Guides, name: string, pages: string): Guide {
  const { language } = context
  return guide({
    markdown: guides.texts[language][name] ?? '',
    original: guides.texts.en[name] ?? '',
    file: `scripts/docs/messages/${language}/guides/${name}.md`,
    parts: guideParts(context, guides, pages),
    pages,
  })
}
