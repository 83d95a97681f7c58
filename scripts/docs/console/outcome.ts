// The right half: the response, the accounts of the sandbox, the request as sent, and code to take along.
import type { Language } from '../../contract/catalog.ts'
import { responseView, pretty, readReceived, sentenceOf } from './response.ts'
import { productName } from './chooser.ts'
import { codeBlock } from './code-block.ts'
import { el, prose } from './dom.ts'
import { type PreparedRequest, curl, shownRequest, typescript } from './samples.ts'
import { secretsIn } from './secrets.ts'
import type { Result } from './send.ts'
import type { ConsoleMessages } from '../messages/messages.ts'
import type { Change, World } from './world.ts'

/** A request that was sent, and what came back. */
export interface Exchange {
  prepared: PreparedRequest
  result: Result
  changes: Change[]
  isSandbox: boolean
}

export interface Outcome {
  element: HTMLElement
  /** The request as the form has it now. */
  offer(prepared: PreparedRequest, command: string | undefined): void
  show(exchange: Exchange | undefined, hide: boolean): void
  say(text: string): void
  /** Scrolls to the response where it is out of sight, as on a phone. */
  reveal(): void
  accounts(product: string, hide: boolean, changes?: Change[]): void
}

export function createOutcome(
  world: World,
  language: Language,
  texts: ConsoleMessages,
  secretsSwitch: HTMLElement,
  reset: () => void,
): Outcome {
  const said = el('p', { class: 'console-said', role: 'status' }, texts.nothingYet)
  const response = el('div', { class: 'console-response' })
  const request = codeBlock(texts.request, texts)
  request.element.hidden = true
  const samples = { curl: codeBlock('curl', texts), typescript: codeBlock('TypeScript', texts) }
  const elsewhere = el('p', { class: 'console-muted' })
  const list = el('ul', { class: 'console-accounts' })
  const button = el('button', { type: 'button' }, texts.reset)
  button.addEventListener('click', reset)
  const state = el('div', { class: 'console-state' }, el('h3', {}, texts.state), list, button)

  function show(exchange: Exchange | undefined, hide: boolean): void {
    request.element.hidden = exchange === undefined
    response.replaceChildren()
    said.className = 'console-said'
    if (!exchange) return
    const { prepared, result, isSandbox } = exchange
    request.show(requestText({ ...prepared, hide }, isSandbox))
    if (typeof result === 'string') {
      said.classList.add('console-bad')
      said.replaceChildren(texts.failures[result])
      return
    }
    const meaning = readReceived(result, prepared.request.variant, world.contract)
    const name = productName(world, prepared.request.variant.product)
    said.classList.add(meaning.isSuccess ? 'console-good' : 'console-bad')
    said.replaceChildren(
      el('strong', {}, [result.status, meaning.code].filter((it) => it !== undefined).join(' ')),
      ' ',
      sentenceOf(meaning, texts),
    )
    response.replaceChildren(
      ...responseView({
        received: result,
        meaning,
        productName: name,
        catalog: world.contract.catalog,
        language,
        secrets: hide ? secretsIn(prepared.request) : [],
        texts,
      }),
    )
  }

  function accounts(product: string, hide: boolean, changes: Change[] = []): void {
    const items = world.accounts(product).map((account, place) => {
      const password = world.passwordOf(product, place) ?? ''
      const changed = changes.find((it) => it.account === account)
      const { username, name, userId } = account.identity
      const now = hide ? '••••••••' : password
      const mark = changed && el('strong', { class: 'console-mark' }, texts.passwordChanged)
      return el(
        'li',
        {},
        texts.stateOf([username ?? userId, name].filter(Boolean).join(' '), account.changes),
        texts.nowPassword,
        el('code', {}, now),
        mark && ' ',
        mark,
      )
    })
    list.replaceChildren(...items)
  }

  return {
    element: el(
      'div',
      { class: 'console-outcome' },
      el(
        'section',
        { 'aria-label': texts.response },
        el('h2', {}, texts.response),
        said,
        response,
        state,
        request.element,
      ),
      el(
        'section',
        { 'aria-label': texts.sameRequest },
        el('div', { class: 'console-heading' }, el('h2', {}, texts.sameRequest), secretsSwitch),
        samples.curl.element,
        samples.typescript.element,
        elsewhere,
      ),
    ),
    offer(prepared, command) {
      samples.curl.show(curl(prepared))
      samples.typescript.show(
        [
          ...(prepared.prefer === undefined ? [] : [`// ${texts.forcedOutOfCall}`]),
          typescript(prepared, texts.leftOutOfCall),
        ].join('\n'),
      )
      elsewhere.replaceChildren(...(command === undefined ? [] : prose(texts.elsewhere(command))))
      state.hidden = command === undefined
    },
    show,
    say: (text) => said.replaceChildren(text),
    reveal: () => said.scrollIntoView({ block: 'nearest' }),
    accounts,
  }
}

function requestText(prepared: PreparedRequest, isSandbox: boolean): string {
  const { method, path, headers, body } = shownRequest(prepared)
  const lines = headers.map(([name, value]) => `${name}: ${value}`)
  const url = isSandbox ? path : prepared.baseUrl + path
  return [`${method} ${url}`, ...lines, '', pretty(body ?? '')].join('\n')
}
