// The frame of every page: head, bar, footer. Links are relative, so that the site works from disk and
// under any prefix; the only script in the page itself sets the theme before anything is painted.
import type { Language } from '../../contract/catalog.ts'
import { type Html, html, raw } from './html.ts'
import { wordsIn } from '../messages/messages.ts'

/** The pages of a language, by file name without its ending. */
export const pageNames = [
  'index',
  'errors',
  'reference',
  'console',
  'client',
  'sandbox',
  'check',
  'profile',
  'extend',
  'decisions',
] as const
export type PageName = (typeof pageNames)[number]
export const guideNames = [
  'client',
  'sandbox',
  'check',
  'profile',
  'extend',
] as const satisfies readonly PageName[]

export interface Page {
  name: PageName
  language: Language
  /** As it stands in the window's title. */
  title: string
  body: Html
  /** Files in `assets/` beside those of every page. */
  scripts?: string[]
  styles?: string[]
}

/** Where a page stands, and so where its links lead from. */
export interface Place {
  language: Language
  name: PageName
  /** Relative path to the folder of the pages of its language, with a slash or empty. */
  pages: string
  /** Relative path to the root of the site, with a slash or empty. */
  root: string
}

/** A page in the folder of its language, or the English start at the root. */
export function placeOf(
  { language, name }: Pick<Page, 'language' | 'name'>,
  isRoot = false,
): Place {
  return { language, name, pages: isRoot ? `${language}/` : '', root: isRoot ? '' : '../' }
}

export function document(page: Page, place: Place, siteTitle: string): string {
  const words = wordsIn(page.language)
  const { root } = place
  return html`<!doctype html>
    <html lang="${words.lang}" data-copy="${words.copy}" data-copied="${words.copied}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <link rel="icon" href="data:," />
        <title>${page.name === 'index' ? siteTitle : `${page.title} · ${siteTitle}`}</title>
        <script>
          ${themeScript}
        </script>
        <link rel="stylesheet" href="${root}assets/frame.css" />
        <link rel="stylesheet" href="${root}assets/site.css" />
        ${(page.styles ?? []).map((file) => html`<link rel="stylesheet" href="${root}assets/${file}" /> `)}
      </head>
      <body>
        ${bar(place)} ${page.body}
        <script src="${root}assets/site.js"></script>
        ${(page.scripts ?? []).map((file) => html`<script src="${root}assets/${file}"></script> `)}
      </body>
    </html> `.markup
}

/** Runs before the first paint; storage may be forbidden, and then the system's theme stays. */
export const themeScript = raw(
  "try{var t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}",
)

export function bar({ language, name, pages, root }: Place): Html {
  const words = wordsIn(language)
  const other: Language = language === 'en' ? 'zh' : 'en'
  const otherWords = wordsIn(other)
  const links: { to: PageName; label: string; isHere: boolean }[] = [
    { to: 'index', label: words.start, isHere: name === 'index' },
    { to: 'errors', label: words.errors, isHere: name === 'errors' },
    { to: 'reference', label: words.reference, isHere: name === 'reference' },
    { to: 'console', label: words.console, isHere: name === 'console' },
    { to: 'client', label: words.guides, isHere: guideNames.some((it) => it === name) },
    { to: 'decisions', label: words.decisions, isHere: name === 'decisions' },
  ]
  return html`<a class="skip" href="#content">${words.skip}</a>
    <header class="bar">
      <nav aria-label="${words.pages}">
        <ul>
          ${links.map(
            ({ to, label, isHere }) =>
              html`<li>
                <a href="${pages}${to}.html" ${raw(isHere ? ' aria-current="page"' : '')}
                  >${label}</a
                >
              </li>`,
          )}
        </ul>
      </nav>
      <div class="tools">
        <a
          class="language"
          href="${root}${other}/${name}.html"
          lang="${otherWords.lang}"
          hreflang="${otherWords.lang}"
          title="${otherWords.otherLanguage}"
          >${otherWords.name}</a
        >
        <button
          class="theme"
          type="button"
          hidden
          data-light="${words.themes.light}"
          data-dark="${words.themes.dark}"
        >
          <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
            <circle cx="10" cy="10" r="7.25" fill="none" stroke="currentColor" stroke-width="1.5" />
            <path d="M10 2.75a7.25 7.25 0 0 1 0 14.5z" fill="currentColor" />
          </svg>
        </button>
      </div>
    </header>`
}
