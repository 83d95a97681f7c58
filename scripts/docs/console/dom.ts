// Elements made in one expression.
import type { Kind } from '../messages/provenance-kinds.ts'

type Child = Node | string | undefined | false
type Value = string | number | boolean | undefined

/** Attributes by name; `true` is an empty attribute, `false` and undefined leave it out. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, Value> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(
    ...children.filter((child): child is Node | string => child !== undefined && child !== false),
  )
  return element
}

/** A text in which backticks mark code. */
export function prose(text: string): Node[] {
  return text
    .split('`')
    .flatMap((part, index) => (index % 2 === 0 ? inLanguage(part) : el('code', {}, part)))
}

/** A description of the contract, in which `*(…)*` or `（…）` marks who says it. */
export function described(text: string, kinds: Record<Kind, string>): Node[] {
  // Split by a pattern whose groups, of which one matches, stand between the texts.
  const own = `${kinds.report}|${kinds.inferred}|${kinds.ours}`
  const marks = new RegExp(` ?\\*\\(([^()]+)\\)\\*|（来源：([^（）]+)）|（(${own})）`)
  const parts = text.split(marks)
  return parts.flatMap((part, index) => {
    if (index % 4 === 0) return prose(part ?? '')
    if (part === undefined) return []
    return [document.createTextNode(' '), mark(part, kinds), document.createTextNode(' ')]
  })
}

/** What no document says, is not reported, inferred or ours stands on another page of the vendor's. */
function mark(title: string, kinds: Record<Kind, string>): HTMLElement {
  const kind =
    (['report', 'inferred', 'ours'] as const).find((it) => kinds[it] === title) ?? 'sibling'
  const attributes = { class: `mark mark-${kind}`, href: 'decisions.html#marks', title }
  return el('a', attributes, kinds[kind])
}

/** In Chinese text, a title of the vendor's in English is marked as such. */
function inLanguage(text: string): Node[] {
  if (!/\p{Script=Han}/u.test(text)) return [document.createTextNode(text)]
  return text
    .split(/([A-Za-z][A-Za-z'’-]*(?: [A-Za-z][A-Za-z'’-]*){3,})/)
    .map((part, index) =>
      index % 2 === 0 ? document.createTextNode(part) : el('span', { lang: 'en' }, part),
    )
}

export function option(
  value: string,
  label: string,
  more: { selected: boolean; lang?: string | undefined },
): HTMLOptionElement {
  return el('option', { value, ...more }, label)
}
