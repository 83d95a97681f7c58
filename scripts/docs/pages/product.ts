// One product: what it offers, which operation to use, and what this contract does not cover.
import { productName } from '../../explain/entries.ts'
import { type Context, variantsOf } from './context.ts'
import type { Page } from './frame.ts'
import { type Html, breakable, html } from './html.ts'
import { consoleLink } from './links.ts'
import { describedIn } from './marked-descriptions.ts'
import { code } from './markdown.ts'
import { operationsPicture } from './picture-of-operations.ts'
import { companionsOf, summaryOf } from './operation.ts'
import { provenanceMark } from './provenance-mark.ts'
import { operationList } from './reference.ts'
import { curlSample, sandboxCommand } from './samples.ts'

const pages = '../'

export function productPage(context: Context, product: string): Page {
  const { language, messages, contract, entries } = context
  const name = productName(contract.bundle, product)
  const variants = variantsOf(contract, product)
  const tag = contract.bundle.tags?.find((it) => it.name === product)
  const count = entries.filter(({ error }) => error.product === product).length
  const [first] = variants
  const sample = first && curlSample(context.world, first)
  const body = html`<main id="content" class="wide" tabindex="-1">
    <h1>${name}</h1>
    <p class="lead">${describedIn(context, pages).inline(tag?.description ?? '')}</p>
    <h2 id="operations">${messages.whatItOffers}</h2>
    ${operationsPicture(context, { pages, product })} ${operationList(context, product, pages)}
    <ul class="ways">
      <li>
        <a href="${pages}errors.html?product=${product}#${product}">${messages.codesOfProduct}</a>
        (${count})
      </li>
      ${first && html`<li><a href="${pages}${consoleLink(first)}">${messages.openConsole}</a></li>`}
    </ul>
    ${companions(context, product)}
    <h2 id="not-covered">${messages.notCovered}</h2>
    ${notCovered(context, product)}
    <h2 id="example">${messages.sampleCall}</h2>
    <p>${messages.sampleForOne}</p>
    ${code(sandboxCommand(product), 'sh')} ${sample !== undefined && code(sample, 'sh')}
  </main>`
  return { path: `${product}/index`, language, title: name, body }
}

/** Operations that come before or after, which the sandbox serves and the contract does not promise. */
function companions(context: Context, product: string): Html {
  const contract = context.contractOf(product)
  const items = companionsOf(contract, product).map((operation) => {
    const [variant] = operation.variants.filter((it) => it.product === product)
    return html`<li>
      <a href="${operation.id}.html">${summaryOf(contract, operation)}</a>
      <code>${operation.id}</code>
      <span class="route">${operation.method} ${breakable(operation.path)}</span>
      <span>${variant && provenanceMark(context, variant.source, pages)}</span>
    </li>`
  })
  if (items.length === 0) return html``
  return html`<h2 id="companions">${context.messages.companions}</h2>
    <p>${context.messages.companionsLead}</p>
    <ul class="operations">
      ${items}
    </ul>`
}

/** Tasks that the vendor documents, or is known not to offer, and that the contract does not describe. */
export function notCovered({ language, messages, provenance }: Context, product: string): Html {
  const items = Object.values(provenance.sources).flatMap((source) => {
    if (source.product !== product || source.notCovered === undefined) return []
    const title = html`<span lang="en">${source.title}</span>`
    const page = source.url ? html`<a href="${source.url}" rel="noreferrer">${title}</a>` : title
    return [html`<li>${source.notCovered[language]}${messages.colon}${page}</li>`]
  })
  if (items.length === 0) return html`<p>${messages.notCoveredNothing}</p>`
  return html`<p>${messages.notCoveredLead}</p>
    <ul>
      ${items}
    </ul>`
}
