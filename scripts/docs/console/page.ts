// The console's part of its page: what stands there before the script runs, and the contract as data, so
// that the script needs no network and works from a disk.
import type { Language } from '../../contract/catalog.ts'
import type { Bundle } from '../../contract/contract.ts'
import { styles } from './styles.ts'
import { consoleMessages } from '../messages/console.ts'

/** The content of `<main>`; `bundle` is the one of this language. */
export function consoleBody(bundle: Bundle, language: Language): string {
  const { title, lead, noscript, errorReference } = consoleMessages[language]
  return `<h1>${title}</h1>
<p class="lead">${lead}</p>
<noscript><p class="console-note">${noscript.replace(/`(.+?)`/g, '<code>$1</code>')} <a href="errors.html">${errorReference}</a></p></noscript>
<div id="console" class="console" data-language="${language}"></div>
<script type="application/json" id="contract">${inScript(bundle)}</script>`
}

/** On top of the shell's custom properties `--bg --fg --muted --line --accent --good --bad --code-bg`. */
export function consoleCss(): string {
  return styles
}

/** JSON in which nothing can end the script element or open a comment in it. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
