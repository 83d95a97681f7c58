// Elements made in one expression.

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

/** A text of the contract, whose backticks mark code and whose stars mark who says it. */
export function prose(text: string): Node[] {
  return text
    .replace(/\*(\([^()]+\))\*/g, '$1')
    .split('`')
    .flatMap((part, index) => (index % 2 === 0 ? inLanguage(part) : el('code', {}, part)))
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
