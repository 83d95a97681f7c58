// The right half: the answer, the accounts of the sandbox, the request as sent, and the call to take along.
import { compose } from '../../check/request.ts'
import type { Language } from '../../contract/catalog.ts'
import { answerView, pretty, readAnswer, sentenceOf } from './response.ts'
import { productName } from './chooser.ts'
import { codeBlock } from './code-block.ts'
import { el, prose } from './dom.ts'
import { type Call, curl, typescript } from './samples.ts'
import { masked, secretsIn } from './secrets.ts'
import type { Result } from './send.ts'
import type { ConsoleMessages } from '../messages/console.ts'
import type { Change, World } from './world.ts'

/** A call that was made, and what came of it. */
export interface Exchange {
  call: Call
  result: Result
  changes: Change[]
  isSandbox: boolean
}

export interface Outcome {
  element: HTMLElement
  /** The call as the form has it now. */
  offer(call: Call, command: string | undefined): void
  show(exchange: Exchange | undefined, hide: boolean): void
  say(text: string): void
  /** Scrolls to the answer where it is out of sight, as on a phone. */
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
  const answer = el('div', { class: 'console-answer' })
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
    answer.replaceChildren()
    said.className = 'console-said'
    if (!exchange) return
    const { call, result, isSandbox } = exchange
    request.show(requestText(call, hide, isSandbox))
    if (typeof result === 'string') {
      said.classList.add('console-bad')
      said.replaceChildren(texts.failures[result])
      return
    }
    const reading = readAnswer(result, call.variant, world.contract)
    const name = productName(world, call.variant.product)
    said.classList.add(reading.isSuccess ? 'console-good' : 'console-bad')
    said.replaceChildren(
      el('strong', {}, [result.status, reading.code].filter((it) => it !== undefined).join(' ')),
      ' ',
      sentenceOf(reading, texts),
    )
    answer.replaceChildren(
      ...answerView(
        result,
        reading,
        name,
        world.contract.catalog,
        language,
        hide ? secretsIn(call.variant, call.draft) : [],
        texts,
      ),
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
        { 'aria-label': texts.answer },
        el('h2', {}, texts.answer),
        said,
        answer,
        state,
        request.element,
      ),
      el(
        'section',
        { 'aria-label': texts.sameCall },
        el('div', { class: 'console-heading' }, el('h2', {}, texts.sameCall), secretsSwitch),
        samples.curl.element,
        samples.typescript.element,
        elsewhere,
      ),
    ),
    offer(call, command) {
      samples.curl.show(curl(call))
      samples.typescript.show(
        [
          ...(call.prefer === undefined ? [] : [`// ${texts.forcedOutOfCall}`]),
          typescript(call, texts.leftOutOfCall),
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

function requestText(
  { variant, draft, prefer, baseUrl }: Call,
  hide: boolean,
  isSandbox: boolean,
): string {
  const { method, path, headers, body } = compose(variant, hide ? masked(variant, draft) : draft)
  const lines = Object.entries({
    ...headers,
    ...(prefer === undefined ? {} : { Prefer: prefer }),
  }).map(([name, value]) => `${name}: ${value}`)
  return [`${method} ${isSandbox ? '' : baseUrl}${path}`, ...lines, '', pretty(body ?? '')].join(
    '\n',
  )
}
