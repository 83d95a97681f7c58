// The way into the reference: products, their operations, and every input by name.
import { productName } from '../../explain/entries.ts'
import { type Context, variantsOf } from './context.ts'
import type { Page } from './frame.ts'
import { type Html, html, joined, table } from './html.ts'
import { operationLink, productLink } from './links.ts'
import { code, inline } from './markdown.ts'
import { breakable } from './errors.ts'
import { operationsOf, summaryOf } from './operation.ts'

export function referencePage(context: Context): Page {
  const { language, messages, contract } = context
  const products = contract.products.map(
    (product) =>
      html`<section>
        <h2 id="${product}">
          <a href="${productLink(product)}">${productName(contract.bundle, product)}</a>
        </h2>
        ${operationList(context, product, '')}
      </section>`,
  )
  const body = html`<main id="content" class="wide" tabindex="-1">
    <h1>${messages.reference}</h1>
    <p class="lead">${messages.referenceLead}</p>
    ${products}
    <h2 id="inputs">${messages.fields}</h2>
    <search class="filter" data-filter hidden>
      <input
        type="search"
        aria-label="${messages.filterFields}"
        placeholder="${messages.filterFields}"
        autocomplete="off"
        spellcheck="false"
      /><output></output>
    </search>
    <p class="nothing" hidden>${messages.nothingHere}</p>
    ${inputTable(context)}
    <h2 id="single-file">${messages.singleFile}</h2>
    <p>${messages.singleFileText}</p>
    ${code('npm run reference', 'sh')}
  </main>`
  return { path: 'reference', language, title: messages.reference, body }
}

/** The operations of a product as links, with method and path. */
export function operationList(context: Context, product: string, pages: string): Html {
  const items = operationsOf(context.contractOf(product), product).map((operation) => {
    const link = pages + operationLink({ operation, product })
    return html`<li>
      <a href="${link}">${summaryOf(context.contractOf(product), operation)}</a>
      <code>${operation.id}</code>
      <span class="route">${operation.method} ${breakableRoute(operation.path)}</span>
    </li>`
  })
  return html`<ul class="operations">
    ${items}
  </ul>`
}

export function breakableRoute(path: string): Html {
  return joined(
    path.split(/(?<=[/_-])/).map((it) => html`${it}`),
    { markup: '<wbr />' },
  )
}

function inputTable(context: Context): Html {
  const { messages, contract } = context
  const inputs = new Map<string, { where: string; text: string; links: Map<string, Html> }>()
  for (const variant of variantsOf(contract)) {
    for (const { name, in: where, description } of variant.inputs) {
      const known = inputs.get(name) ?? { where, text: description, links: new Map() }
      inputs.set(name, known)
      const link = operationLink(variant)
      const label = `${productName(contract.bundle, variant.product)} ${variant.operation.id}`
      known.links.set(link, html`<a href="${link}">${label}</a>`)
    }
  }
  const rows = [...inputs].map(([name, { where, text, links }]) => [
    html`<code>${breakable(name)}</code><br /><span class="route">${messages.places[where]}</span>`,
    inline(text),
    joined([...links.values()], html`<br />`),
  ])
  return table([messages.input, messages.meaning, messages.operations], rows, { isFiltered: true })
}
