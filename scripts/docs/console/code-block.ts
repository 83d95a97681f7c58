// A piece of text to take along: a caption, a button that copies, the text.
import { el } from './dom.ts'
import type { ConsoleMessages } from '../messages/messages.ts'

export interface CodeBlock {
  element: HTMLElement
  show(text: string): void
}

export function codeBlock(caption: string, texts: ConsoleMessages): CodeBlock {
  const code = el('code')
  const button = el(
    'button',
    { type: 'button', 'aria-label': `${texts.copy} ${caption}` },
    texts.copy,
  )
  const said = el('span', { class: 'console-muted', role: 'status' })
  button.addEventListener('click', async () => {
    said.textContent = (await copy(code)) ? texts.copied : texts.notCopied
  })
  const element = el(
    'figure',
    { class: 'console-code' },
    el('figcaption', {}, caption, said, button),
    el('pre', { tabindex: '0' }, code),
  )
  return {
    element,
    show(text) {
      code.textContent = text
      said.textContent = ''
    },
  }
}

/** Where the page may not write to the clipboard, the text is selected, so that a key copies it. */
async function copy(code: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(code.textContent ?? '')
    return true
  } catch {
    getSelection()?.selectAllChildren(code)
    return false
  }
}
