// The way into the reference: products, their operations, and every input by name.
import type { Input, Variant } from '../../contract/contract.ts'
import { productName } from '../../explain/entries.ts'
import { type Context, variantsOf } from './context.ts'
import type { Page } from './frame.ts'
import { type Html, breakable, html, joined, table } from './html.ts'
import { operationLink, productLink } from './links.ts'
import { describedIn } from './marked-descriptions.ts'
import { code } from './markdown.ts'
import { nameAndPlace, operationsOf, summaryOf } from './operation.ts'

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
      <span class="route">${operation.method} ${breakable(operation.path)}</span>
    </li>`
  })
  return html`<ul class="operations">
    ${items}
  </ul>`
}

interface ListedInput {
  input: Input
  variants: Variant[]
}

function inputTable(context: Context): Html {
  const { messages, contract } = context
  const { inline } = describedIn(context, '')
  const inputs = new Map<string, ListedInput>()
  for (const variant of variantsOf(contract)) {
    for (const input of variant.inputs) {
      const listed = inputs.get(input.name) ?? { input, variants: [] }
      inputs.set(input.name, listed)
      listed.variants.push(variant)
    }
  }
  const rows = [...inputs.values()].map(({ input, variants }) => [
    html`${nameAndPlace(context, input)}<br />${need(context, variants, input)}`,
    inline(input.description),
    usedBy(context, variants),
  ])
  return table([messages.input, messages.meaning, messages.operations], rows, { isFiltered: true })
}

/** Whether all that have the input require it, or none; nothing if they differ. */
function need({ messages }: Context, variants: Variant[], { name }: Input): Html {
  const needs = variants.map(({ inputs }) => inputs.find((it) => it.name === name)?.required)
  if (!needs.includes(false)) return html`<span class="required">${messages.required}</span>`
  return html`${!needs.includes(true) && html`<span class="optional muted">${messages.optional}</span>`}`
}

/** An operation in a line, with a link for each product that has the input there. */
function usedBy({ contract, messages }: Context, variants: Variant[]): Html {
  const ids = [...new Set(variants.map(({ operation }) => operation.id))]
  const lines = ids.map((id) => {
    const products = new Map(
      variants
        .filter(({ operation }) => operation.id === id)
        .map((it) => [it.product, operationLink(it)]),
    )
    const links = [...products].map(
      ([product, link]) =>
        html`<a href="${link}" aria-label="${productName(contract.bundle, product)} ${id}"
          >${productName(contract.bundle, product)}</a
        >`,
    )
    return html`<span class="used-by"><code>${id}</code> ${joined(links, messages.comma)}</span>`
  })
  return joined(lines, html`<br />`)
}
