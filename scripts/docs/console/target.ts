// Where requests go: into the page's sandbox, or to the base URL of a deployment, which stays in memory.
import { el } from './dom.ts'
import { baseUrlOf } from './send.ts'
import type { ConsoleMessages } from '../messages/messages.ts'

export interface Target {
  element: HTMLElement
  /** Undefined for the sandbox, and while what is entered is not a base URL. */
  baseUrl(): string | undefined
  /** Says what is wrong with the base URL, and takes the reader there; true if nothing is. */
  check(): boolean
}

export interface TargetEvents {
  /** The reader chose between sandbox and deployment. */
  aimed(toDeployment: boolean): void
  /** The base URL changed. */
  entered(): void
}

export function createTarget(texts: ConsoleMessages, { aimed, entered }: TargetEvents): Target {
  const { input, fault, details } = deploymentFields(texts)
  const forgive = () => {
    fault.textContent = ''
    input.removeAttribute('aria-invalid')
  }
  input.addEventListener('input', () => {
    forgive()
    entered()
  })
  const choose = (value: string) => {
    details.hidden = value === 'sandbox'
    forgive()
    aimed(value !== 'sandbox')
  }
  const choices = el(
    'div',
    { class: 'console-radios' },
    radio('sandbox', texts.sandbox, choose),
    radio('deployment', texts.deployment, choose),
  )
  const legend = el('legend', {}, texts.target)
  return {
    element: el('fieldset', { class: 'console-target' }, legend, choices, details),
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

/** What is asked for a deployment; hidden as long as the sandbox is chosen. */
function deploymentFields(texts: ConsoleMessages) {
  const input = el('input', {
    id: 'base-url',
    type: 'url',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: 'https://tenant.example.com',
    'aria-describedby': 'base-url-fault',
  })
  const fault = el('p', { id: 'base-url-fault', class: 'console-fault', role: 'alert' })
  const label = el('label', { for: input.id }, texts.baseUrl)
  const details = el(
    'div',
    { class: 'console-deployment', hidden: true },
    el('div', { class: 'console-choice' }, label, input, fault),
    el('p', { class: 'console-warning' }, texts.warning),
  )
  return { input, fault, details }
}

/** The sandbox is chosen at first. */
function radio(value: string, label: string, chosen: (value: string) => void): HTMLElement {
  const button = el('input', {
    type: 'radio',
    name: 'console-target',
    value,
    id: `target-${value}`,
    checked: value === 'sandbox',
    autocomplete: 'off',
  })
  button.addEventListener('change', () => chosen(value))
  return el('label', { for: button.id }, button, ' ', label)
}
