// A filter above a long list: a text, and selects over what items say of themselves in `data-…`. If no item has the text
// as it stands, those with most of its words are shown, since a question has words that none has.
import { normalize, words } from '../../explain/normalize.ts'
import { inOneWord } from '../../explain/synonyms.ts'

/** Filters every `[data-item]` of the page. */
export function filterItems(filter: HTMLElement): void {
  const input = filter.querySelector('input')
  const output = filter.querySelector('output')
  const nothing = document.querySelector<HTMLElement>('.nothing')
  if (!input || !output || !nothing) return
  const selects = [...filter.querySelectorAll('select')]
  const items = [...document.querySelectorAll<HTMLElement>('[data-item]')]
  const texts = items.map((item) => normalize(item.textContent ?? ''))
  const inWords = texts.map(inOneWord)
  const links = linksByAnchor()

  const apply = () => {
    const fitting = fittingOf(normalize(input.value).trim(), texts, inWords)
    for (const [index, item] of items.entries()) {
      const fits =
        fitting[index] === true &&
        selects.every(({ dataset, value }) => isAmong(item, dataset.key, value))
      item.hidden = !fits
      const link = links.get(item.id)
      if (link) link.hidden = !fits
    }
    const shown = items.filter((it) => !it.hidden).length
    for (const section of document.querySelectorAll<HTMLElement>('.filtered'))
      section.hidden = !section.querySelector('[data-item]:not([hidden])')
    nothing.hidden = shown > 0
    output.textContent = `${shown} / ${items.length}`
  }
  /** A link to an item shows it, whatever was filtered. */
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (!target?.closest('[hidden]')) return
    input.value = ''
    for (const select of selects) select.value = ''
    apply()
    target.scrollIntoView()
  }

  input.addEventListener('input', apply)
  for (const select of selects) select.addEventListener('change', apply)
  addEventListener('hashchange', reveal)
  filter.hidden = false
  apply()
}

function isAmong(item: HTMLElement, key: string | undefined, value: string): boolean {
  return value === '' || (item.dataset[key ?? ''] ?? '').split(' ').includes(value)
}

/** The entries of the list beside the page, by the anchor that each leads to. */
export function linksByAnchor(): Map<string, HTMLElement> {
  return new Map(
    [...document.querySelectorAll<HTMLAnchorElement>('nav.side li a')].flatMap((link) =>
      link.parentElement
        ? [[decodeURIComponent(link.hash.slice(1)), link.parentElement] as const]
        : [],
    ),
  )
}

function fittingOf(
  wanted: string,
  texts: readonly string[],
  inWords: readonly string[],
): boolean[] {
  const literal = texts.map((text) => text.includes(wanted))
  if (literal.includes(true)) return literal
  const terms = [...new Set(words(wanted))]
  const counts = inWords.map((text) => terms.filter((term) => text.includes(term)).length)
  const most = Math.max(...counts, terms.length / 2, 1)
  return counts.map((count) => count === most)
}
