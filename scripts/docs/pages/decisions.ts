// What the vendor says and what the contract makes of it: every decision, with its sources.
import type { Language } from '../../contract/catalog.ts'
import type { Contract } from '../../contract/contract.ts'
import type { Provenance, Decision } from '../../contract/provenance.ts'
import { productName } from './error-entries.ts'
import { type Html, html, joined, quoting } from './html.ts'
import { operationLink } from './links.ts'
import type { Page } from './frame.ts'
import { wordsIn } from '../messages/messages.ts'

export function decisionsPage(
  contract: Contract,
  provenance: Provenance,
  language: Language,
): Page {
  const words = wordsIn(language)
  const { decisions } = provenance
  const kinds = [...new Set(decisions.map(({ kind }) => kind))]
  const body = html`<div class="columns">
    <nav class="side" aria-label="${words.decisions}">
      ${kinds.map(
        (kind) =>
          html`<span class="group">${words.readingKinds[kind] ?? kind}</span>
            <ul>
              ${decisions.filter((it) => it.kind === kind).map(({ id }) => html`<li><a href="#${id}">${id}</a></li>`)}
            </ul>`,
      )}
    </nav>
    <main id="content" tabindex="-1">
      <h1>${words.decisions}</h1>
      <p class="lead">${words.decisionsLead}</p>
      ${decisions.map((decision) => article(contract, provenance, decision, language))}
    </main>
  </div>`
  return { name: 'decisions', language, title: words.decisions, body }
}

function article(
  contract: Contract,
  { sources }: Provenance,
  decision: Decision,
  language: Language,
): Html {
  const words = wordsIn(language)
  const pages = decision.sources.map((id) => {
    const { title = id, url, product = '' } = sources[id] ?? {}
    const name = html`${productName(contract.bundle, product)} ${title}`
    return url
      ? html`<a href="${url}" lang="en" rel="noreferrer">${name}</a>`
      : html`<span lang="en">${name}</span>`
  })
  const about = decision.about.map((name) => {
    const product = contract.operations.find(({ id }) => id === name)?.variants[0]?.product
    return product === undefined
      ? html`<code>${name}</code>`
      : html`<a href="reference.html${operationLink(name, product)}"><code>${name}</code></a>`
  })
  return html`<article class="decision" id="${decision.id}">
    <h2>
      <a href="#${decision.id}">${decision.id}</a>
      <span class="kind">${words.readingKinds[decision.kind] ?? decision.kind}</span>
    </h2>
    <dl>
      <dt>${words.says}</dt>
      <dd>${quoting(decision.says[language])}</dd>
      <dt>${words.weRead}</dt>
      <dd class="reads">${quoting(decision.decision[language])}</dd>
      <dt>${words.why}</dt>
      <dd>${quoting(decision.why[language])}</dd>
      <dt>${words.about}</dt>
      <dd>${joined(about, words.comma)}</dd>
      <dt>${words.source}</dt>
      <dd>${joined(pages, words.comma)}</dd>
    </dl>
  </article> `
}
