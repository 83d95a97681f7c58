// What pages gain with a script: the theme switch, a language switch that stays on the same place, copying of
// samples, the filter of the error page. All of them read without it.
import { filterCodes } from './filter.ts'

// On a phone the bar scrolls, so that the name of this page may be out of sight.
document.querySelector('.bar [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
switchTheme()
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

/** The other language opens at the same anchor, which pages of both languages share unless it is a heading. */
function keepPlace(): void {
  const link = document.querySelector<HTMLAnchorElement>('a.language')
  link?.addEventListener('click', () => {
    link.search = location.search
    link.hash = location.hash
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
    const own = known.filter((id) => id.toLowerCase() === wanted)
    const [id] = own
    if (id === undefined) return
    event.preventDefault()
    location.href = `${form.action}#${id}`
  })
}
