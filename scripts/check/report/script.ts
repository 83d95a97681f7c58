// The script of the page: the filter, and links that lead to what it hides. It runs in a browser, so it is text here.
export const script = `
const filter = document.querySelector('#filter')
const input = filter.querySelector('input')
const output = filter.querySelector('output')
const buttons = [...filter.querySelectorAll('button')]
const items = [...document.querySelectorAll('[data-verdicts]')].map((element) => ({
  element,
  verdicts: element.dataset.verdicts.split(','),
  text: ((element.closest('[data-group]')?.dataset.group ?? '') + ' ' + element.textContent).toLowerCase(),
}))
const rows = items.filter(({ element }) => element.localName === 'tr')
const groups = [...document.querySelectorAll('[data-group], .alike, section')].filter((it) => it.querySelector('[data-verdicts]'))
function apply() {
  const words = input.value.toLowerCase().split(/\\s+/).filter(Boolean)
  const wanted = buttons.filter((it) => it.ariaPressed === 'true').map((it) => it.value)
  for (const { element, verdicts, text } of items) {
    element.hidden = !(words.every((it) => text.includes(it)) && (wanted.length === 0 || verdicts.some((it) => wanted.includes(it))))
  }
  if (words.length > 0) for (const group of groups) if (group.localName === 'details') group.open = true
  for (const group of groups) group.hidden = !group.querySelector('[data-verdicts]:not([hidden])')
  const shown = rows.filter(({ element }) => !element.hidden).length
  output.value = shown === rows.length ? '' : shown + ' of ' + rows.length + ' codes shown'
}
input.addEventListener('input', apply)
for (const button of buttons) button.addEventListener('click', () => {
  button.ariaPressed = String(button.ariaPressed !== 'true')
  apply()
})
// A link to a finding must lead there, whatever the filter hides.
addEventListener('hashchange', () => {
  const target = document.getElementById(location.hash.slice(1))
  target?.closest('.alike')?.setAttribute('open', '')
  if (!target?.closest('[hidden]')) return
  input.value = ''
  for (const button of buttons) button.ariaPressed = 'false'
  apply()
  target.scrollIntoView()
})
if (rows.length > 0) filter.hidden = false
apply()
`
