// The console's page: what stands there before the script runs, and the contract as data, so that the script
// needs no network and works from a disk.
import type { Language } from '../../contract/catalog.ts'
import type { Bundle } from '../../contract/contract.ts'
import type { Provenance } from '../../contract/provenance.ts'
import { consoleMessages } from '../messages/messages.ts'
import type { Page } from './frame.ts'
import { raw } from './html.ts'

/** A deployment may be anywhere, over https; without https it is on the reader's machine. */
const anyDeployment = 'https: http://127.0.0.1:* http://localhost:*'

type Sources = Provenance['sources']

export function consolePage(bundle: Bundle, language: Language, sources: Sources = {}): Page {
  return {
    path: 'console',
    language,
    title: consoleMessages[language].title,
    body: raw(`<main id="content" tabindex="-1">${consoleBody(bundle, language, sources)}</main>`),
    scripts: ['console.js'],
    styles: ['console.css'],
    connect: anyDeployment,
  }
}

/** The content of `<main>`; `bundle` is the one of this language. */
export function consoleBody(bundle: Bundle, language: Language, sources: Sources = {}): string {
  const data = withReports(inScript(bundle), language, sources)
  const { title, lead, noscript, errorReference } = consoleMessages[language]
  const withCode = noscript.replace(/`(.+?)`/g, '<code>$1</code>')
  return `<h1>${title}</h1>
<p class="lead">${lead}</p>
<noscript><p class="console-note">${withCode} <a href="errors.html">${errorReference}</a></p></noscript>
<div id="console" class="console" data-language="${language}"></div>
<script type="application/json" id="contract">${data}</script>`
}

/** The script knows no sources, so marks of reports that are not the vendor's say so themselves. */
function withReports(json: string, language: Language, sources: Sources): string {
  const { report } = consoleMessages[language].kinds
  return Object.entries(sources)
    .filter(([, { kind }]) => kind === 'report')
    .reduce(
      (it, [id]) =>
        it.replaceAll(`*(${id})*`, `*(${report})*`).replaceAll(`（来源：${id}）`, `（${report}）`),
      json,
    )
}

/** JSON in which nothing can end the script element or open a comment in it. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
