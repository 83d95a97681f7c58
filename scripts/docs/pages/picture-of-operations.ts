// Which operation to use, as a picture: who sets the password, what names the account, which product. Drawn twice,
// as wide and as tall, and the style sheet shows the one that fits.
import type { Variant } from '../../contract/contract.ts'
import { productName } from '../../explain/entries.ts'
import { setsPassword } from '../../model/learn.ts'
import { type Context, variantsOf } from './context.ts'
import { type Html, html } from './html.ts'
import { variantLink } from './links.ts'

interface Leaf {
  by: string
  products: string[]
  operation: string
  mode: string | undefined
  link: string
}

interface Caller {
  name: string
  leaves: Leaf[]
}

export interface PictureOptions {
  /** Relative path to the folder of the pages. */
  pages: string
  /** Of all products by default. */
  product?: string
}

export function operationsPicture(context: Context, { pages, product }: PictureOptions): Html {
  const { operationsTitle, operationsText, who } = context.messages
  const callers = callersOf(context, product)
  const picture = (kind: 'wide' | 'tall', width: number, height: number, content: Html) =>
    html`<svg
      class="picture ${kind}"
      viewBox="0 0 ${width} ${height}"
      role="group"
      aria-labelledby="operations-${kind} operations-${kind}-text"
    >
      <title id="operations-${kind}">${operationsTitle}</title>
      <desc id="operations-${kind}-text">${operationsText}</desc>
      ${content}
    </svg>`
  const tallHeight = 52 + callers.reduce((sum, { leaves }) => sum + 52 + leaves.length * 80, 0)
  return html`<figure class="picture-frame">
    ${picture('wide', 900, heightOf(callers) + 8, wide(callers, who, pages))}
    ${picture('tall', 350, tallHeight, tall(callers, who, pages))}
  </figure>`
}

/** The callers in the order of the contract, each with its operations; products that share one share a leaf. */
function callersOf({ contract, messages }: Context, only: string | undefined): Caller[] {
  const callers = new Map<string, Leaf[]>()
  for (const variant of variantsOf(contract, only).filter(setsPassword)) {
    const { operation, mode, product } = variant
    const kind = variant.credentials[0]?.values[0] ?? 'none'
    const name = messages.callers[kind] ?? kind
    const leaves = callers.get(name) ?? []
    callers.set(name, leaves)
    const by = messages.accountBy[accountBy(variant)] ?? accountBy(variant)
    const same = leaves.find(
      (leaf) => leaf.operation === operation.id && leaf.mode === mode && leaf.by === by,
    )
    const products = [productName(contract.bundle, product)]
    if (same) same.products.push(...products)
    else leaves.push({ by, products, operation: operation.id, mode, link: variantLink(variant) })
  }
  return [...callers].map(([name, leaves]) => ({ name, leaves }))
}

function accountBy({ identities, credentials }: Variant): string {
  return identities[0]?.value ?? credentials[0]?.values[0] ?? ''
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
    return html`<path class="edge" d="M208 ${middle} C 230 ${middle} 220 ${centre} 250 ${centre}" />
      ${leaves.map((_, index) => {
        const end = top + (index + 0.5) * row
        return html`<path class="edge" d="M450 ${centre} C 480 ${centre} 470 ${end} 500 ${end}" />`
      })}
      <rect class="node" x="250" y="${centre - 22}" width="200" height="44" rx="22" /><text
        class="mid"
        x="350"
        y="${centre + 5}"
        >${name}</text
      >
      ${leaves.map((leaf, index) => box(leaf, pages, { x: 500, y: top + index * row + 6, width: 396 }))}`
  })
  return html`<text class="question end" x="202" y="${middle + 5}">${question}</text>${branches}`
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
      ${leaves.map((leaf, index) => {
        const y = top + 50 + index * 80
        return html`<path class="edge" d="M36 ${top + 40} V${y + 34} H46" />
          ${box(leaf, pages, { x: 46, y, width: 302 })}`
      })}`
  })
  return html`<text class="question" x="4" y="20">${question}</text>${branches}`
}

function box(
  { by, products, operation, mode, link }: Leaf,
  pages: string,
  { x, y, width }: { x: number; y: number; width: number },
): Html {
  return html`<a href="${pages}${link}"
    ><rect class="leaf" x="${x}" y="${y}" width="${width}" height="64" rx="8" />
    <text class="small" x="${x + 16}" y="${y + 24}">${products.join(' · ')} · ${by}</text>
    <text class="name" x="${x + 16}" y="${y + 47}"
      >${operation}${mode !== undefined && html`<tspan class="small" dx="10">${mode}</tspan>`}</text
    ></a
  >`
}
