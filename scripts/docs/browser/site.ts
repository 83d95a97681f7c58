// What every page gains with a script: the theme switch, a language switch that stays on the same place, copying
// of samples, filters of long lists. All pages read without it.
import { filterItems } from './filter-items.ts'

switchTheme()
keepPlace()
copySamples()
for (const filter of document.querySelectorAll<HTMLElement>('[data-filter]')) filterItems(filter)

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
    root.dataset.theme = isDark() ? 'light' : 'dark'
    store('theme', root.dataset.theme)
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

/** The other language opens at the same anchor, or at the one that is read: pages of both languages share them. */
function keepPlace(): void {
  const link = document.querySelector<HTMLAnchorElement>('a.language')
  link?.addEventListener('click', () => {
    const read = [...document.querySelectorAll<HTMLElement>('main :is(h2, h3, article)[id]')]
      .filter((it) => it.offsetParent && it.getBoundingClientRect().top < innerHeight / 3)
      .at(-1)
    link.search = location.search
    link.hash = location.hash || (read && scrollY > 0 ? `#${read.id}` : '')
  })
}

/** A button in a line of its own above each sample, so that it covers nothing. */
function copySamples(): void {
  const { copy = '', copied = '', notCopied = '' } = document.documentElement.dataset
  for (const sample of document.querySelectorAll('main pre')) {
    if (sample.closest('.console')) continue
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'copy'
    button.textContent = copy
    let timer: ReturnType<typeof setTimeout> | undefined
    button.addEventListener('click', async () => {
      button.textContent = (await copyText(sample)) ? copied : notCopied
      clearTimeout(timer)
      timer = setTimeout(() => (button.textContent = copy), 2000)
    })
    const frame = document.createElement('div')
    frame.className = 'sample'
    sample.replaceWith(frame)
    frame.append(button, sample)
  }
}

/** If the page may not write to the clipboard, the sample is selected, so that a key copies it. */
async function copyText(sample: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(sample.textContent ?? '')
    return true
  } catch {
    getSelection()?.selectAllChildren(sample)
    return false
  }
}
