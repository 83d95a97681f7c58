// What the vendor says and what the contract makes of it: every decision, with its sources, by kind.
import type { Decision } from '../../contract/provenance.ts'
import { productName } from '../../explain/entries.ts'
import { catalogText } from './catalog-text.ts'
import { type Context, variantsOf } from './context.ts'
import type { Page } from './frame.ts'
import { type Html, breakable, html, joined, quoting } from './html.ts'
import { operationLink } from './links.ts'
import { provenanceLegend } from './provenance-mark.ts'

export function decisionsPage(context: Context): Page {
  const { language, messages, provenance } = context
  const { decisions } = provenance
  const kinds = [...new Set(decisions.map(({ kind }) => kind))].map((kind) => ({
    kind,
    title: messages.decisionKinds[kind] ?? kind,
    members: decisions.filter((it) => it.kind === kind),
  }))
  const body = html`<div class="columns">
    <nav class="side titles" aria-label="${messages.decisions}">
      ${kinds.map(
        ({ kind, title, members }) =>
          html`<a class="group" href="#${kind}">${title}</a>
            <ul>
              ${members.map(
                ({ id, title }) => html`<li><a href="#${id}">${title[language]}</a></li>`,
              )}
            </ul>`,
      )}
    </nav>
    <main id="content" tabindex="-1">
      <h1>${messages.decisions}</h1>
      <p class="lead">${messages.decisionsLead}</p>
      ${provenanceLegend(context)} ${inferredCodes(context)} ${filters(context)}
      <p class="nothing" hidden>${messages.nothingHere}</p>
      ${kinds.map(
        ({ kind, title, members }) =>
          html`<section class="filtered" aria-labelledby="${kind}">
            <h2 id="${kind}">${title}</h2>
            ${members.map((decision) => article(context, decision))}
          </section>`,
      )}
    </main>
  </div>`
  return { path: 'decisions', language, title: messages.decisions, body }
}

/** For whoever checks what is not the vendor's: every inference about a code, in one list. */
function inferredCodes(context: Context): Html {
  const { contract, entries, messages } = context
  const items = entries.flatMap(({ error, id }) => {
    const text = catalogText(context, error, error.inferred)
    if (text === false) return []
    return [
      html`<li>
        <a href="errors.html#${id}"><code>${breakable(error.code)}</code></a>
        <span class="badge">${productName(contract.bundle, error.product)}</span> ${text}
      </li>`,
    ]
  })
  return html`<details id="inferred-codes">
    <summary>${messages.inferredCodes(items.length)}</summary>
    <ul>
      ${items}
    </ul>
  </details>`
}

/** Without a script there is nothing to filter, so that it stays hidden. */
function filters({ messages, contract }: Context): Html {
  const choice = (key: string, label: string, options: { value: string; text: string }[]) =>
    html`<label
      >${label}<select data-key="${key}" autocomplete="off">
        <option value="">${messages.all}</option>
        ${options.map(({ value, text }) => html`<option value="${value}">${text}</option>`)}
      </select></label
    >`
  return html`<search class="filter" data-filter hidden>
    <input
      type="search"
      aria-label="${messages.filterDecisions}"
      placeholder="${messages.filterDecisions}"
      autocomplete="off"
      spellcheck="false"
    />
    ${choice(
      'operations',
      messages.operation,
      contract.operations.map(({ id }) => ({ value: id, text: id })),
    )}
    ${choice(
      'products',
      messages.product,
      contract.products.map((it) => ({ value: it, text: productName(contract.bundle, it) })),
    )}
    <output></output>
  </search>`
}

function article(context: Context, decision: Decision): Html {
  const { language, messages, provenance } = context
  const operations = context.contract.operations.filter(({ id }) => decision.about.includes(id))
  const products = new Set(decision.sources.map((id) => provenance.sources[id]?.product ?? ''))
  const rows: [name: string, content: Html][] = [
    [messages.says, quoting(decision.says[language])],
    [messages.weDecide, html`<span class="decided">${quoting(decision.decision[language])}</span>`],
    [messages.why, quoting(decision.why[language])],
    [messages.about, about(context, decision)],
    [messages.source, sources(context, decision)],
  ]
  return html`<article
    class="decision"
    id="${decision.id}"
    data-item
    data-operations="${operations.map(({ id }) => id).join(' ')}"
    data-products="${[...products].join(' ')}"
  >
    <h3><a href="#${decision.id}">${decision.title[language]}</a></h3>
    <dl>
      ${rows.map(
        ([name, content]) =>
          html`<dt>${name}</dt>
            <dd>${content}</dd>`,
      )}
    </dl>
  </article>`
}

function about({ contract, messages }: Context, decision: Decision): Html {
  const names = decision.about.map((name) => {
    if (name === 'catalog') return html`<a href="errors.html">${messages.everywhere}</a>`
    const [variant] = variantsOf(contract).filter(({ operation }) => operation.id === name)
    return variant
      ? html`<a href="${operationLink(variant)}"><code>${name}</code></a>`
      : html`<code>${name}</code>`
  })
  return joined(names, messages.comma)
}

function sources({ contract, provenance, messages }: Context, decision: Decision): Html {
  const pages = decision.sources.map((id) => {
    const { title = id, url, product = '' } = provenance.sources[id] ?? {}
    const name = html`${productName(contract.bundle, product)} ${title}`
    return url
      ? html`<a href="${url}" lang="en" rel="noreferrer">${name}</a>`
      : html`<span lang="en">${name}</span>`
  })
  return joined(pages, messages.comma)
}
