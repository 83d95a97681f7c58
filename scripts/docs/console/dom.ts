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
  // Split by a pattern with two groups, of which one matches, between the texts.
  const parts = text.split(/ ?\*\(([^()]+)\)\*|（(?:来源：([^（）]+)|推断)）/)
  return parts.flatMap((part, index) => {
    if (index % 3 === 0) return prose(part ?? '')
    if (index % 3 === 2) return []
    const speaker = part ?? parts[index + 1] ?? 'inferred'
    return [' ', mark(speaker === 'inferred' ? 'inferred' : 'sibling', speaker, kinds), ' '].map(
      (it) => (typeof it === 'string' ? document.createTextNode(it) : it),
    )
  })
}

/** What no document says and is not inferred stands on another page of the vendor's. */
function mark(kind: Kind, title: string, kinds: Record<Kind, string>): HTMLElement {
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
