// The decision picture: who sets the password, what names the account, which product, and so which call.
// Drawn from the contract twice, as wide and as tall, and the style sheet shows the one that fits.
import type { Language } from '../../contract/catalog.ts'
import type { Contract, Variant } from '../../contract/contract.ts'
import { productName } from './error-entries.ts'
import { type Html, html } from './html.ts'
import { operationLink } from './links.ts'
import { wordsIn } from '../messages/messages.ts'

interface Leaf {
  caller: string
  by: string
  products: { id: string; name: string }[]
  operation: string
  mode: string | undefined
}

interface Caller {
  name: string
  leaves: Leaf[]
}

export function decision(contract: Contract, language: Language, pages: string): Html {
  const { decisionTitle, decisionText, who } = wordsIn(language)
  const callers = callersOf(contract, language)
  const picture = (kind: 'wide' | 'tall', width: number, height: number, content: Html) =>
    html`<svg
      class="picture ${kind}"
      viewBox="0 0 ${width} ${height}"
      role="group"
      aria-labelledby="decision-${kind} decision-${kind}-text"
    >
      <title id="decision-${kind}">${decisionTitle}</title>
      <desc id="decision-${kind}-text">${decisionText}</desc>
      ${content}
    </svg>`
  return html`<figure class="picture-frame">
    ${picture('wide', 900, heightOf(callers) + 8, wide(callers, who, pages))}${picture('tall', 350, 52 + callers.reduce((sum, { leaves }) => sum + 52 + leaves.length * 80, 0), tall(callers, who, pages))}
  </figure>`
}

/** The callers in the order of the contract, each with its calls; products that share a call share a leaf. */
function callersOf({ bundle, operations }: Contract, language: Language): Caller[] {
  const words = wordsIn(language)
  const callers = new Map<string, Leaf[]>()
  for (const variant of operations.flatMap(({ variants }) => variants)) {
    const kind = variant.security?.value ?? 'none'
    const name = words.callers[kind] ?? kind
    const leaves = callers.get(name) ?? []
    callers.set(name, leaves)
    const product = { id: variant.product, name: productName(bundle, variant.product) }
    const by = accountBy(variant)
    const same = leaves.find(
      (leaf) =>
        leaf.operation === variant.operation.id &&
        leaf.mode === variant.mode &&
        leaf.by === (words.accountBy[by] ?? by),
    )
    if (same) same.products.push(product)
    else
      leaves.push({
        caller: name,
        by: words.accountBy[by] ?? by,
        products: [product],
        operation: variant.operation.id,
        mode: variant.mode,
      })
  }
  return [...callers].map(([name, leaves]) => ({ name, leaves }))
}

function accountBy({ identities, security }: Variant): string {
  return identities[0]?.value ?? security?.value ?? ''
}

const row = 76

function heightOf(callers: Caller[]): number {
  return (
    callers.reduce((sum, { leaves }) => sum + leaves.length * row, 0) + (callers.length - 1) * 14
  )
}

function wide(callers: Caller[], question: string, pages: string): Html {
  const middle = heightOf(callers) / 2
  let y = 4
  const branches = callers.map(({ name, leaves }) => {
    const top = y
    y += leaves.length * row + 14
    const centre = top + (leaves.length * row) / 2
    return html`<path class="edge" d="M200 ${middle} C 230 ${middle} 220 ${centre} 250 ${centre}" />
      ${leaves.map((_, index) => html`<path class="edge" d="M450 ${centre} C 480 ${centre} 470 ${top + (index + 0.5) * row} 500 ${top + (index + 0.5) * row}" />`)}
      <rect class="node" x="250" y="${centre - 22}" width="200" height="44" rx="22" /><text
        class="mid"
        x="350"
        y="${centre + 5}"
        >${name}</text
      >
      ${leaves.map((leaf, index) => box(leaf, pages, 500, top + index * row + 6, 396))}`
  })
  return html`<text class="question mid" x="100" y="${middle + 5}">${question}</text>${branches}`
}

function tall(callers: Caller[], question: string, pages: string): Html {
  let y = 52
  const branches = callers.map(({ name, leaves }) => {
    const top = y
    y += 52 + leaves.length * 80
    return html`<path class="edge" d="M16 28 V${top + 20} H24" />
      <rect class="node" x="24" y="${top}" width="220" height="40" rx="20" /><text
        class="mid"
        x="134"
        y="${top + 25}"
        >${name}</text
      >
      ${leaves.map((leaf, index) => html`<path class="edge" d="M36 ${top + 40} V${top + 84 + index * 80} H46" />${box(leaf, pages, 46, top + 50 + index * 80, 302)}`)}`
  })
  return html`<text class="question" x="4" y="20">${question}</text>${branches}`
}

function box(
  { by, products, operation, mode }: Leaf,
  pages: string,
  x: number,
  y: number,
  width: number,
): Html {
  const [{ id = '' } = {}] = products
  return html`<a href="${pages}reference.html${operationLink(operation, id)}"
    ><rect class="leaf" x="${x}" y="${y}" width="${width}" height="64" rx="8" />
    <text class="small" x="${x + 16}" y="${y + 24}"
      >${products.map(({ name }) => name).join(' · ')} · ${by}</text
    >
    <text class="name" x="${x + 16}" y="${y + 47}"
      >${operation}${mode !== undefined && html`<tspan class="small" dx="10">${mode}</tspan>`}</text
    ></a
  >`
}
