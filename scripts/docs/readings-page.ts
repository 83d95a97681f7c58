// What the vendor says and what the contract makes of it: every reading, with its sources.
import type { Language } from '../contract/catalog.ts'
import type { Contract } from '../contract/contract.ts'
import type { Provenance, Reading } from '../contract/provenance.ts'
import { productName } from './entries.ts'
import { type Html, html, joined, quoting } from './html.ts'
import { operationLink } from './links.ts'
import type { Page } from './shell.ts'
import { wordsIn } from './words.ts'

export function readingsPage(contract: Contract, provenance: Provenance, language: Language): Page {
  const words = wordsIn(language)
  const { readings } = provenance
  const kinds = [...new Set(readings.map(({ kind }) => kind))]
  const body = html`<div class="columns">
<nav class="side" aria-label="${words.readings}">${kinds.map(
    (kind) => html`<span class="group">${words.readingKinds[kind] ?? kind}</span>
<ul>${readings.filter((it) => it.kind === kind).map(({ id }) => html`<li><a href="#${id}">${id}</a></li>`)}</ul>`,
  )}</nav>
<main id="content" tabindex="-1">
<h1>${words.readings}</h1>
<p class="lead">${words.readingsLead}</p>
${readings.map((reading) => article(contract, provenance, reading, language))}
</main>
</div>`
  return { name: 'readings', language, title: words.readings, body }
}

function article(contract: Contract, { sources }: Provenance, reading: Reading, language: Language): Html {
  const words = wordsIn(language)
  const pages = reading.sources.map((id) => {
    const { title = id, url, product = '' } = sources[id] ?? {}
    const name = html`${productName(contract.bundle, product)} ${title}`
    return url ? html`<a href="${url}" lang="en" rel="noreferrer">${name}</a>` : html`<span lang="en">${name}</span>`
  })
  const about = reading.about.map((name) => {
    const product = contract.operations.find(({ id }) => id === name)?.dialects[0]?.product
    return product === undefined ? html`<code>${name}</code>` : html`<a href="reference.html${operationLink(name, product)}"><code>${name}</code></a>`
  })
  return html`<article class="reading" id="${reading.id}">
<h2><a href="#${reading.id}">${reading.id}</a> <span class="kind">${words.readingKinds[reading.kind] ?? reading.kind}</span></h2>
<dl>
<dt>${words.says}</dt><dd>${quoting(reading.says[language])}</dd>
<dt>${words.weRead}</dt><dd class="reads">${quoting(reading.reading[language])}</dd>
<dt>${words.why}</dt><dd>${quoting(reading.why[language])}</dd>
<dt>${words.about}</dt><dd>${joined(about, words.comma)}</dd>
<dt>${words.source}</dt><dd>${joined(pages, words.comma)}</dd>
</dl>
</article>
`
}
