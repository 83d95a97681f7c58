// The search of the errors page. It moves the entries that match to the top, best first, and back again. An
// address with `?q=` starts with that text, so that the form on the start page needs no script.
import { type Match, createFinder } from '../../explain/finder.ts'
import { searchMessages } from '../../explain/messages.ts'
import { isName, placesIn } from '../../explain/places.ts'
import type { SearchEntry, SearchPlace } from '../pages/search-data.ts'
import { linksByAnchor } from './filter-items.ts'

declare global {
  /** Set by the script before this one. */
  var searchEntries: SearchEntry[]
  var searchPlaces: SearchPlace[]
}

const messages = searchMessages[document.documentElement.lang.startsWith('zh') ? 'zh' : 'en']
let finder: ReturnType<typeof createFinder<SearchEntry>> | undefined

/** Made when a reader is about to search, since that takes a phone a quarter of a second. */
function makeFinder(): NonNullable<typeof finder> {
  return (finder ??= createFinder(globalThis.searchEntries))
}

start()

/** The parts of the page that the search works on. */
interface Parts {
  input: HTMLInputElement
  output: HTMLOutputElement
  buttons: HTMLButtonElement[]
  results: HTMLElement
  /** Where other questions are answered. */
  elsewhere: HTMLElement
  catalog: HTMLElement
  /** The entries by their anchors, and where each belongs when nothing is searched for. */
  articles: Map<string, HTMLElement>
  homes: Map<HTMLElement, Comment>
  links: Map<string, HTMLElement>
}

function start(): void {
  const form = document.querySelector<HTMLElement>('#find')
  const parts = form && partsOf(form)
  if (!parts) return
  const { input, buttons } = parts
  const asked = new URLSearchParams(location.search)
  input.value = asked.get('q') ?? ''
  let product = buttons.find(({ value }) => value === asked.get('product'))?.value ?? ''
  const update = () => apply(parts, product)
  input.addEventListener('focus', () => setTimeout(makeFinder), { once: true })
  input.addEventListener('input', update)
  for (const button of buttons) {
    button.addEventListener('click', () => {
      product = button.value
      update()
    })
  }
  /** A link to a code shows it, whatever was searched for. */
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (!target?.closest('[hidden]')) return
    input.value = ''
    product = ''
    update()
    target.scrollIntoView()
  }
  addEventListener('hashchange', reveal)
  focusBySlash(input)
  form.hidden = false
  update()
  reveal()
}

function partsOf(form: HTMLElement): Parts | undefined {
  const input = form.querySelector('input')
  const output = form.querySelector('output')
  const results = document.querySelector<HTMLElement>('#results')
  const elsewhere = document.querySelector<HTMLElement>('#elsewhere')
  const catalog = document.querySelector<HTMLElement>('#catalog')
  if (!input || !output || !results || !elsewhere || !catalog) return undefined
  const all = [...catalog.querySelectorAll<HTMLElement>('article.code')]
  const homes = all.map((it) => {
    const home = document.createComment('')
    it.before(home)
    return [it, home] as const
  })
  return {
    input,
    output,
    buttons: [...form.querySelectorAll('button')],
    results,
    elsewhere,
    catalog,
    articles: new Map(all.map((it) => [it.id, it])),
    homes: new Map(homes),
    links: linksByAnchor(),
  }
}

function apply(parts: Parts, product: string): void {
  const { input, output, buttons, results, catalog, homes, links } = parts
  for (const article of results.querySelectorAll<HTMLElement>('article'))
    homes.get(article)?.after(article)
  results.replaceChildren()
  parts.elsewhere.hidden = true
  const isSearch = input.value.trim() !== ''
  const shown = isSearch ? search(parts, product) : browse(parts, product)
  results.hidden = !isSearch
  catalog.hidden = isSearch
  for (const [id, link] of links) link.hidden = !shown.has(id)
  output.textContent = messages.counted(shown.size)
  for (const button of buttons) button.ariaPressed = String(button.value === product)
  remember({ q: input.value, product })
}

/** Shows what was found, best first; returns the anchors. */
function search(parts: Parts, product: string): Set<string> {
  const { input, results, elsewhere, articles } = parts
  const { matches, unknownCodes, sharedBy } = makeFinder()(input.value)
  const { searchPlaces } = globalThis
  const ofProduct = matches.filter(({ entry }) => product === '' || entry.error.product === product)
  const isSure = ofProduct.some(({ by }) => by !== 'words')
  const fitting = !isSure && isName(input.value, searchPlaces) ? [] : ofProduct
  const places = isSure ? [] : placesIn(input.value, searchPlaces).map(placeNote)
  const shared = product === '' && sharedBy.length > 0 ? [sharedNote(parts, fitting, sharedBy)] : []
  elsewhere.hidden = isSure
  const hasPlacesOnly = places.length > 0 && fitting.length === 0 && unknownCodes.length === 0
  const found = hasPlacesOnly ? [] : resultsOf(fitting, unknownCodes, articles)
  results.append(...places, ...shared, ...found)
  return new Set(fitting.map(({ entry }) => entry.id))
}

/** A name, and the pages about it. */
function placeNote({ name, links }: SearchPlace): HTMLElement {
  const note = paragraph('')
  const code = document.createElement('code')
  code.textContent = name
  const anchors = links.map(({ title, href }) => {
    const anchor = document.createElement('a')
    anchor.href = href
    anchor.textContent = title
    return anchor
  })
  note.append(
    code,
    messages.colon,
    ...anchors.flatMap((it, index) => (index > 0 ? [messages.comma, it] : [it])),
  )
  return note
}

/** The buttons of products stand above it. */
function sharedNote(
  { buttons }: Parts,
  [best]: Match<SearchEntry>[],
  sharedBy: string[],
): HTMLElement {
  const names = sharedBy.map(
    (it) => buttons.find(({ value }) => value === it)?.textContent?.trim() ?? it,
  )
  return paragraph(messages.sharedCode(best?.entry.error.code ?? '', names))
}

/** Shows all entries of a product; returns the anchors. */
function browse({ catalog, articles }: Parts, product: string): Set<string> {
  for (const article of articles.values())
    article.hidden = product !== '' && article.dataset.product !== product
  for (const section of catalog.querySelectorAll<HTMLElement>('section'))
    section.hidden = !section.querySelector('article:not([hidden])')
  return new Set([...articles].filter(([, it]) => !it.hidden).map(([id]) => id))
}

/** In the address, so that a reload and the other language show the same. */
function remember(asked: Record<string, string>): void {
  const given = Object.entries(asked).filter(([, value]) => value)
  const query = given.length > 0 ? `?${new URLSearchParams(given)}` : location.pathname
  history.replaceState(null, '', query + location.hash)
}

function resultsOf(
  matches: Match<SearchEntry>[],
  unknownCodes: string[],
  articles: ReadonlyMap<string, HTMLElement>,
): HTMLElement[] {
  const notes = unknownCodes.map((code) => paragraph(messages.unknownCode(code)))
  const [best, ...others] = matches.flatMap((match) => {
    const article = articles.get(match.entry.id)
    if (!article) return []
    article.hidden = false
    return [{ match, article }]
  })
  if (!best) return notes.length > 0 ? notes : [paragraph(messages.nothing)]
  const guesses = best.match.by === 'words' ? [paragraph(messages.guesses)] : []
  const values = Object.entries(best.match.values).map(([name, value]) => `${name} = ${value}`)
  return [
    ...notes,
    ...guesses,
    ...(guesses.length > 0 ? [] : [heading(messages.best)]),
    ...(values.length > 0
      ? [paragraph(`${messages.values}${messages.colon}${values.join(', ')}`)]
      : []),
    best.article,
    ...(others.length > 0 && guesses.length === 0 ? [heading(messages.others)] : []),
    ...others.map(({ article }) => article),
  ]
}

function heading(text: string): HTMLElement {
  const element = document.createElement('h2')
  element.textContent = text
  return element
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p')
  element.className = 'search-note'
  element.textContent = text
  return element
}

function focusBySlash(input: HTMLInputElement): void {
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLInputElement
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    input.focus()
  })
}
