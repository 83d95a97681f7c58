// The search of the errors page. It moves the entries that match to the top, best first, and back again. An
// address with `?q=` starts with that text, so that the form on the start page needs no script.
import { type Match, createFinder } from '../../explain/finder.ts'
import { searchMessages } from '../../explain/messages.ts'
import type { SearchEntry } from '../pages/search-data.ts'
import { linksByAnchor } from './filter-items.ts'

declare global {
  /** Set by the script before this one. */
  var searchEntries: SearchEntry[]
}

const messages = searchMessages[document.documentElement.lang.startsWith('zh') ? 'zh' : 'en']
const find = createFinder(globalThis.searchEntries)

start()

function start(): void {
  const form = document.querySelector<HTMLElement>('#find')
  const input = form?.querySelector('input')
  const output = form?.querySelector('output')
  const results = document.querySelector<HTMLElement>('#results')
  const catalog = document.querySelector<HTMLElement>('#catalog')
  if (!form || !input || !output || !results || !catalog) return
  const buttons = [...form.querySelectorAll('button')]
  const links = linksByAnchor()
  const articles = new Map(
    [...catalog.querySelectorAll<HTMLElement>('article.code')].map((it) => [it.id, it]),
  )
  // Where each entry belongs when nothing is searched for.
  const homes = new Map(
    [...articles.values()].map((it) => {
      const home = document.createComment('')
      it.before(home)
      return [it, home]
    }),
  )
  let product = ''

  const apply = () => {
    for (const [article, home] of homes) home.after(article)
    results.replaceChildren()
    const isSearch = input.value.trim() !== ''
    const shown = isSearch ? search() : browse()
    results.hidden = !isSearch
    catalog.hidden = isSearch
    for (const [id, link] of links) link.hidden = !shown.has(id)
    output.textContent = messages.counted(shown.size)
    for (const button of buttons) button.ariaPressed = String(button.value === product)
    remember()
  }

  const search = () => {
    const { matches, unknownCodes } = find(input.value)
    const fitting = matches.filter(({ entry }) => product === '' || entry.error.product === product)
    results.append(...resultsOf(fitting, unknownCodes, articles))
    return new Set(fitting.map(({ entry }) => entry.id))
  }

  const browse = () => {
    for (const [article] of homes)
      article.hidden = product !== '' && article.dataset.product !== product
    for (const section of catalog.querySelectorAll<HTMLElement>('section'))
      section.hidden = !section.querySelector('article:not([hidden])')
    return new Set([...articles.values()].filter((it) => !it.hidden).map(({ id }) => id))
  }

  /** So that a reload and the other language show the same. */
  const remember = () => {
    const given = Object.entries({ q: input.value, product }).filter(([, value]) => value)
    const query = given.length > 0 ? `?${new URLSearchParams(given)}` : location.pathname
    history.replaceState(null, '', query + location.hash)
  }

  /** A link to a code shows it, whatever was searched for. */
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (!target?.closest('[hidden]')) return
    input.value = ''
    product = ''
    apply()
    target.scrollIntoView()
  }

  input.addEventListener('input', apply)
  for (const button of buttons) {
    button.addEventListener('click', () => {
      product = button.value
      apply()
    })
  }
  addEventListener('hashchange', reveal)
  focusBySlash(input)
  const asked = new URLSearchParams(location.search)
  input.value = asked.get('q') ?? ''
  product = buttons.find(({ value }) => value === asked.get('product'))?.value ?? ''
  form.hidden = false
  apply()
  reveal()
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
