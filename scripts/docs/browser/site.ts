// What pages gain with a script: the theme switch, a language switch that stays on the same place, copying of
// samples, the filter of the error page. All of them read without it.
import { filterCodes } from './filter.ts'

switchTheme()
// On a phone the bar scrolls, so that the name of this page may be out of sight.
document
  .querySelector('.bar [aria-current]')
  ?.scrollIntoView({ block: 'nearest', inline: 'center' })
mendReference()
keepPlace()
copySamples()
findCode()
filterCodes()

function switchTheme(): void {
  const button = document.querySelector<HTMLButtonElement>('button.theme')
  if (!button) return
  const { documentElement: root } = document
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : dark.matches)
  const label = () => {
    const text = (isDark() ? button.dataset.light : button.dataset.dark) ?? ''
    button.ariaLabel = text
    button.title = text
  }
  button.hidden = false
  button.addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark'
    root.dataset.theme = theme
    // The reference's renderer has a class and a key of its own.
    if (document.body.classList.contains('reference')) {
      root.classList.remove('light', 'dark')
      root.classList.add(theme)
      store('redoc.colorMode', theme)
    }
    store('theme', theme)
    label()
  })
  dark.addEventListener('change', label)
  label()
}

/** Storage may be forbidden; then the choice lasts as long as the page. */
function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // nothing to do
  }
}

/** What the reference's renderer leaves undone: paper is light, and its search can be reached by keyboard. */
function mendReference(): void {
  const { documentElement: root, body } = document
  if (!body.classList.contains('reference')) return
  const turn = (from: string, to: string) =>
    root.classList.contains(from) && root.classList.replace(from, to)
  let wasDark = false
  addEventListener('beforeprint', () => (wasDark = turn('dark', 'light')))
  addEventListener('afterprint', () => wasDark && turn('light', 'dark'))
  // It draws the search anew as the page settles.
  new MutationObserver(() => {
    const search = document.querySelector<HTMLElement>('[data-testid=search-trigger]')
    if (!search || search.tabIndex === 0) return
    search.role = 'button'
    search.tabIndex = 0
    search.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      search.click()
    })
  }).observe(body, { childList: true, subtree: true, attributes: true })
}

/** The other language opens at the same anchor, or at the one that is read: pages of both languages share them. */
function keepPlace(): void {
  const link = document.querySelector<HTMLAnchorElement>('a.language')
  link?.addEventListener('click', () => {
    const read = [...document.querySelectorAll<HTMLElement>('main :is(h2, h3, article)[id]')]
      .filter((it) => !it.hidden && it.getBoundingClientRect().top < innerHeight / 3)
      .at(-1)
    link.search = location.search
    link.hash = location.hash || (read && scrollY > 0 ? `#${read.id}` : '')
  })
}

function copySamples(): void {
  if (!navigator.clipboard) return
  const { copy = '', copied = '' } = document.documentElement.dataset
  for (const sample of document.querySelectorAll('main pre')) {
    if (sample.closest('.console')) continue
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'copy'
    button.textContent = copy
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(sample.textContent ?? '')
      button.textContent = copied
    })
    const frame = document.createElement('div')
    frame.className = 'sample'
    sample.replaceWith(frame)
    frame.append(sample, button)
  }
}

/** A whole code leads straight to its place; anything else searches there. */
function findCode(): void {
  const form = document.querySelector<HTMLFormElement>('form.find')
  const input = form?.querySelector('input')
  if (!form || !input) return
  const known = [...form.querySelectorAll('option')].map(({ value }) => value)
  form.addEventListener('submit', (event) => {
    const wanted = input.value.trim().toLowerCase()
    // Pasted from a log, a code stands among other words.
    const words = wanted
      .split(/[^\w.:-]+/)
      .flatMap((word) => [word, ...word.split(':')])
      .map((word) => word.replace(/\.+$/, ''))
    const named = known.filter((id) => words.includes(id.toLowerCase()))
    const [id] = known
      .filter((id) => id.toLowerCase() === wanted)
      .concat(named.length === 1 ? named : [])
    if (id === undefined) return
    event.preventDefault()
    location.href = `${form.action}#${id}`
  })
}
