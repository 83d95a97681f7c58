// The frame of every page: head, bar, footer. Links are relative, so that the site works from disk and under any
// prefix. No page has script or style of its own: the policy in its head allows files of the site alone.
import type { Language } from '../../contract/catalog.ts'
import { siteMessages } from '../messages/messages.ts'
import { type Html, html, raw } from './html.ts'
import { withWholeWords } from './whole-words.ts'

export interface Page {
  /** Below the folder of its language, without `.html`: `errors`, `ciam/index`. */
  path: string
  language: Language
  /** As it stands in the window's title. */
  title: string
  body: Html
  /** Files in `assets/` beside those of every page. */
  scripts?: string[]
  styles?: string[]
  /** Where the page may send requests; nowhere by default. */
  connect?: string
}

/** Where a page stands, and so where its links lead from. */
export interface Place {
  language: Language
  path: string
  /** Relative path to the folder of the pages of its language, with a slash or empty. */
  pages: string
  /** Relative path to the root of the site, with a slash or empty. */
  root: string
}

/** A page in the folder of its language, or the English start at the root. */
export function placeOf(
  { language, path }: Pick<Page, 'language' | 'path'>,
  isRoot = false,
): Place {
  if (isRoot) return { language, path, pages: `${language}/`, root: '' }
  const pages = '../'.repeat(path.split('/').length - 1)
  return { language, path, pages, root: `../${pages}` }
}

/** What all pages have in common. */
interface Site {
  title: string
  /** Of the contract that the pages describe. */
  version: string
  /** The title of the overlay, if the site is of one deployment. */
  overlay: string | undefined
}

export function document(page: Page, place: Place, site: Site): string {
  const isChinese = page.language === 'zh'
  return markupOf(page, place, site)
    .split(/(<(?:pre|script)[\s>].*?<\/(?:pre|script)>)/s) // what stands there is no prose
    .map((part, index) => {
      if (index % 2 === 1) return part
      return withWholeWords(isChinese ? withoutBlanks(part) : part)
    })
    .join('')
}

/** Templates put a blank between their parts; Chinese has none beside its punctuation. */
function withoutBlanks(markup: string): string {
  return markup
    .replace(/([。；，：、！？）”])\s+(?=[\p{Script=Han}“（])/gu, '$1')
    .replace(/\s+(?=[。；，：、])/g, '')
}

function markupOf(page: Page, place: Place, site: Site): string {
  const messages = siteMessages[page.language]
  const { root } = place
  const scripts = ['site.js', ...(page.scripts ?? [])]
  const styles = ['frame.css', 'site.css', ...(page.styles ?? [])]
  const said = { copy: messages.copy, copied: messages.copied, failed: messages.notCopied }
  return html`<!doctype html>
    <html
      lang="${messages.lang}"
      data-copy="${said.copy}"
      data-copied="${said.copied}"
      data-not-copied="${said.failed}"
    >
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy(page.connect)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        ${siteMark}
        <link rel="icon" href="data:," />
        <title>${page.path === 'index' ? site.title : `${page.title} · ${site.title}`}</title>
        <script src="${root}assets/theme.js"></script>
        ${styles.map((file) => html`<link rel="stylesheet" href="${root}assets/${file}" />`)}
      </head>
      <body>
        ${bar(place)} ${overlayNote(site, page.language)} ${page.body} ${footer(place, site)}
        ${scripts.map((file) => html`<script src="${root}assets/${file}"></script>`)}
      </body>
    </html> `.markup
}

/** By which a folder is known as one that `docs` has written. */
export const siteMark = html`<meta name="generator" content="idaas-password docs" />`

function overlayNote({ overlay }: Site, language: Language): Html | string {
  if (overlay === undefined) return ''
  return html`<p class="overlay">${siteMessages[language].overlay} <strong>${overlay}</strong></p>`
}

/** Runs before the first paint; storage may be forbidden, and then the system's theme stays. */
export const themeScript = `try {
  var t = localStorage.getItem('theme')
  if (t === 'light' || t === 'dark') document.documentElement.dataset.theme = t
} catch (e) {}
`

function policy(connect = "'none'"): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    'img-src data:',
    `connect-src ${connect}`,
    "form-action 'self'",
    "base-uri 'none'",
  ].join('; ')
}

function bar({ language, path, pages, root }: Place): Html {
  const messages = siteMessages[language]
  const other: Language = language === 'en' ? 'zh' : 'en'
  const otherMessages = siteMessages[other]
  const isAt = (names: readonly string[]) => names.some((it) => path === it)
  const main = ['index', 'errors', 'reference', 'console', 'decisions']
  const links = [
    { to: 'index', label: messages.start, isHere: path === 'index' },
    { to: 'errors', label: messages.errors, isHere: path === 'errors' },
    {
      to: 'reference',
      label: messages.reference,
      isHere: path === 'reference' || path.includes('/'),
    },
    { to: 'console', label: messages.console, isHere: path === 'console' },
    { to: 'client', label: messages.guides, isHere: !isAt(main) && !path.includes('/') },
    { to: 'decisions', label: messages.decisions, isHere: path === 'decisions' },
  ]
  return html`<a class="skip" href="#content">${messages.skip}</a>
    <header class="bar">
      <nav aria-label="${messages.pages}">
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
          href="${root}${other}/${path}.html"
          lang="${otherMessages.lang}"
          hreflang="${otherMessages.lang}"
          title="${otherMessages.otherLanguage}"
          >${otherMessages.name}</a
        >
        <button
          class="theme"
          type="button"
          hidden
          data-light="${messages.themes.light}"
          data-dark="${messages.themes.dark}"
        >
          <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
            <circle cx="10" cy="10" r="7.25" fill="none" stroke="currentColor" stroke-width="1.5" />
            <path d="M10 2.75a7.25 7.25 0 0 1 0 14.5z" fill="currentColor" />
          </svg>
        </button>
      </div>
    </header>`
}

function footer({ language, root }: Place, { version }: Site): Html {
  const messages = siteMessages[language]
  return html`<footer class="foot">
    <p>${messages.independent}</p>
    <p>
      ${messages.version(version)}
      <a href="${root}assets/LICENCES.txt">${messages.licences}</a>
    </p>
  </footer>`
}
