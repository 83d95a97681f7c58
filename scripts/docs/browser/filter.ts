// The filter of the error page: words, and a product. An address with `?q=` starts with those words.

export function filterCodes(): void {
  const filter = document.querySelector<HTMLElement>('#filter')
  const input = filter?.querySelector('input')
  const output = filter?.querySelector('output')
  if (!filter || !input || !output) return
  const buttons = [...filter.querySelectorAll('button')]
  const codes = [...document.querySelectorAll<HTMLElement>('article.code')]
  const texts = new Map(codes.map((code) => [code, (code.textContent ?? '').toLowerCase()]))
  const links = new Map(
    [...document.querySelectorAll<HTMLAnchorElement>('nav.side li a')].map((link) => [
      decodeURIComponent(link.hash.slice(1)),
      link.parentElement,
    ]),
  )
  let product = ''

  const having = (text: string) => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean)
    return codes.filter(
      (code) =>
        (product === '' || code.dataset.product === product) &&
        words.every((word) => texts.get(code)?.includes(word)),
    )
  }

  const apply = () => {
    const exact = having(input.value)
    // A server's message has numbers where the catalog's has names.
    const words = input.value.replace(/(?<![\w.])\d+[\s~～-]*/g, ' ')
    const found = new Set(exact.length > 0 || words.trim() === '' ? exact : having(words))
    for (const code of codes) {
      const fits = found.has(code)
      code.hidden = !fits
      const link = links.get(code.id)
      if (link) link.hidden = !fits
    }
    for (const title of document.querySelectorAll<HTMLElement>('.group-title'))
      title.hidden = !hasShown(title)
    for (const section of document.querySelectorAll<HTMLElement>('section.product'))
      section.hidden = !section.querySelector('article:not([hidden])')
    const nothing = document.querySelector<HTMLElement>('#nothing')
    if (nothing) nothing.hidden = found.size > 0
    output.textContent = `${found.size} ${filter.dataset.found ?? ''}`
    for (const button of buttons) button.ariaPressed = String(button.value === product)
    const query = new URLSearchParams(
      [
        ['q', input.value],
        ['product', product],
      ].filter(([, value]) => value),
    )
    // So that a reload and the other language show the same.
    history.replaceState(
      null,
      '',
      `${query.size > 0 ? `?${query}` : location.pathname}${location.hash}`,
    )
  }

  /** A link to a code shows it, whatever was filtered. */
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (!target?.closest('[hidden]')) return
    clear()
    target.scrollIntoView()
  }

  const clear = () => {
    input.value = ''
    product = ''
    apply()
  }

  input.addEventListener('input', apply)
  for (const button of buttons) {
    button.addEventListener('click', () => {
      product = button.value
      apply()
    })
  }
  addEventListener('hashchange', reveal)
  document.addEventListener('keydown', (event) => {
    if (
      event.key !== '/' ||
      event.target instanceof HTMLInputElement ||
      event.ctrlKey ||
      event.metaKey
    )
      return
    event.preventDefault()
    input.focus()
  })
  const asked = new URLSearchParams(location.search)
  input.value = asked.get('q') ?? ''
  product = buttons.find(({ value }) => value === asked.get('product'))?.value ?? ''
  filter.hidden = false
  apply()
  reveal()
}

/** Whether a code below this title, up to the next one, is shown. */
function hasShown(title: Element): boolean {
  for (
    let next = title.nextElementSibling;
    next && !next.classList.contains('group-title');
    next = next.nextElementSibling
  ) {
    if (next.matches('article:not([hidden])')) return true
  }
  return false
}
