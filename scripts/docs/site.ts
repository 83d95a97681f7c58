// All pages but the reference, from the bundle and what stands beside it, as text by path. Pure.
import type { Language } from '../contract/catalog.ts'
import { type Bundle, readContract } from '../contract/contract.ts'
import type { Provenance } from '../contract/provenance.ts'
import { consoleBody } from './console/page.ts'
import { errorsPage } from './pages/errors.ts'
import { html } from './pages/html.ts'
import { guide } from './pages/markdown.ts'
import { type Help, partsOf } from './pages/guide-parts.ts'
import { decisionsPage } from './pages/decisions.ts'
import { type Page, type Place, document, guideNames, placeOf } from './pages/frame.ts'
import { wordsIn } from './messages/messages.ts'

export interface Sources {
  bundles: Record<Language, Bundle>
  provenance: Provenance
  /** Guides as Markdown, by language and name. */
  guides: Record<Language, Record<string, string>>
  help: Help
}

export function site(sources: Sources): Map<string, string> {
  const files = new Map<string, string>()
  const add = (path: string, page: Page, place: Place) =>
    files.set(path, document(page, place, titleOf(sources, page.language)))
  for (const language of ['en', 'zh'] as const) {
    const words = wordsIn(language)
    const bundle = sources.bundles[language]
    const contract = readContract(bundle)
    const pages: Page[] = [
      startPage(sources, placeOf({ language, name: 'index' })),
      errorsPage(contract, sources.provenance, language),
      decisionsPage(contract, sources.provenance, language),
      ...guideNames.map((name) => guidePage(sources, placeOf({ language, name }))),
      {
        name: 'console',
        language,
        title: words.console,
        body: html`<main id="content" tabindex="-1">
          ${{ markup: consoleBody(bundle, language) }}
        </main>`,
        scripts: ['console.js'],
        styles: ['console.css'],
      },
    ]
    for (const page of pages) add(`${language}/${page.name}.html`, page, placeOf(page))
  }
  const root = placeOf({ language: 'en', name: 'index' }, true)
  add('index.html', startPage(sources, root), root)
  return files
}

export function titleOf({ bundles }: Pick<Sources, 'bundles'>, language: Language): string {
  return bundles[language].info.title
}

function startPage(sources: Sources, place: Place): Page {
  const { title, body } = render(sources, place, 'start')
  return {
    name: 'index',
    language: place.language,
    title,
    body: html`<main id="content" class="start" tabindex="-1">${body}</main>`,
  }
}

function guidePage(sources: Sources, place: Place): Page {
  const { language, name } = place
  const words = wordsIn(language)
  const { title, body, headings } = render(sources, place, name)
  const others = guideNames.map((it) => {
    const isHere = it === name
    const text = /^# (.*)$/m.exec(sources.guides[language][it] ?? '')?.[1] ?? it
    const inner = html`<ul>
      ${headings.map(({ id, text }) => html`<li><a href="#${id}">${text}</a></li>`)}
    </ul>`
    return html`<li>
      <a href="${it}.html" ${{ markup: isHere ? ' aria-current="page"' : '' }}>${text}</a
      >${isHere && inner}
    </li>`
  })
  const content = html`<div class="columns">
    <nav class="side guides" aria-label="${words.guides}">
      <ul>
        ${others}
      </ul>
    </nav>
    <main id="content" tabindex="-1">${body}</main>
  </div>`
  return { name, language, title, body: content }
}

function render(
  { bundles, provenance, guides, help }: Sources,
  { language, pages }: Place,
  name: string,
) {
  const parts = partsOf(readContract(bundles[language]), provenance, help, language, pages)
  return guide(
    guides[language][name] ?? '',
    guides.en[name] ?? '',
    `scripts/docs/messages/${language}/guides/${name}.md`,
    parts,
    pages,
  )
}
