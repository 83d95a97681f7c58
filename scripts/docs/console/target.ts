// Where calls go: into the page's sandbox, or to the base URL of a deployment, which stays in memory.
import { el } from './dom.ts'
import { baseUrlOf } from './send.ts'
import type { ConsoleMessages } from '../messages/messages.ts'

export interface Target {
  element: HTMLElement
  /** Undefined for the sandbox, and while what is entered is no base URL. */
  baseUrl(): string | undefined
  /** Says what is wrong with the base URL, and takes the reader there; true where nothing is. */
  check(): boolean
}

/** `aimed` is called when the reader chooses between the two, `entered` when the base URL changes. */
export function createTarget(
  texts: ConsoleMessages,
  aimed: (toDeployment: boolean) => void,
  entered: () => void,
): Target {
  const input = el('input', {
    id: 'base-url',
    type: 'url',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: 'https://tenant.example.com',
    'aria-describedby': 'base-url-fault',
  })
  const fault = el('p', { id: 'base-url-fault', class: 'console-fault', role: 'alert' })
  const details = el(
    'div',
    { class: 'console-deployment', hidden: true },
    el(
      'div',
      { class: 'console-choice' },
      el('label', { for: input.id }, texts.baseUrl),
      input,
      fault,
    ),
    el('p', { class: 'console-warning' }, texts.warning),
  )
  const radio = (value: string, label: string, checked: boolean) => {
    const button = el('input', {
      type: 'radio',
      name: 'console-target',
      value,
      id: `target-${value}`,
      checked,
      autocomplete: 'off',
    })
    button.addEventListener('change', () => {
      details.hidden = value === 'sandbox'
      forgive()
      aimed(value !== 'sandbox')
    })
    return el('label', { for: button.id }, button, ' ', label)
  }
  input.addEventListener('input', () => {
    forgive()
    entered()
  })
  function forgive(): void {
    fault.textContent = ''
    input.removeAttribute('aria-invalid')
  }
  const choices = el(
    'div',
    { class: 'console-radios' },
    radio('sandbox', texts.sandbox, true),
    radio('deployment', texts.deployment, false),
  )
  return {
    element: el(
      'fieldset',
      { class: 'console-target' },
      el('legend', {}, texts.target),
      choices,
      details,
    ),
    baseUrl: () => (details.hidden ? undefined : baseUrlOf(input.value)),
    check() {
      if (details.hidden || baseUrlOf(input.value) !== undefined) return true
      fault.textContent = texts.badBaseUrl
      input.setAttribute('aria-invalid', 'true')
      input.focus()
      return false
    },
  }
}
