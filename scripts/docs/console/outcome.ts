// The right half: the response, the accounts of the sandbox, the request as sent, and code to take along.
import { responseView, pretty, readReceived, sentenceOf, tokensIn } from './response.ts'
import { productName } from '../../explain/entries.ts'
import { codeBlock } from './code-block.ts'
import type { ConsoleContext } from './context.ts'
import { el, prose } from './dom.ts'
import { type PreparedRequest, curl, shownRequest, typescript } from './samples.ts'
import { secretsIn } from './secrets.ts'
import type { Result } from './send.ts'
import type { Change } from './world.ts'

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

export interface OutcomeControls {
  /** The switch that shows or hides secrets. */
  secretsSwitch: HTMLElement
  reset(): void
}

export function createOutcome(context: ConsoleContext, controls: OutcomeControls): Outcome {
  const { texts } = context
  const parts = createParts(context)
  const { said, state, samples, elsewhere } = parts
  state.button.addEventListener('click', controls.reset)
  return {
    element: elementOf(parts, context, controls),
    offer(prepared, command) {
      samples.curl.show(curl(prepared))
      samples.typescript.element.hidden = context.world.isCompanion(prepared.request.variant) // the client has none
      samples.typescript.show(
        [
          ...(prepared.prefer === undefined ? [] : [`// ${texts.forcedOutOfCall}`]),
          typescript(prepared, texts.leftOutOfCall),
        ].join('\n'),
      )
      elsewhere.replaceChildren(...(command === undefined ? [] : prose(texts.elsewhere(command))))
      state.element.hidden = command === undefined
    },
    show: (exchange, hide) => show(parts, context, { exchange, hide }),
    say: (text) => said.replaceChildren(text),
    reveal: () => said.scrollIntoView({ block: 'nearest' }),
    accounts(product, hide, changes = []) {
      const items = context.world
        .accounts(product)
        .map((_, place) => accountItem(context, { product, place, hide, changes }))
      state.list.replaceChildren(...items, ...sentCodes(context, product, hide))
    },
  }
}

type Parts = ReturnType<typeof createParts>

function createParts({ texts }: ConsoleContext) {
  const request = codeBlock(texts.request, texts)
  request.element.hidden = true
  const list = el('ul', { class: 'console-accounts' })
  const button = el('button', { type: 'button' }, texts.reset)
  const title = el('h3', {}, texts.state)
  return {
    said: el('p', { class: 'console-said', role: 'status' }, texts.nothingYet),
    response: el('div', { class: 'console-response' }),
    request,
    samples: { curl: codeBlock('curl', texts), typescript: codeBlock('TypeScript', texts) },
    elsewhere: el('p', { class: 'console-muted' }),
    state: { list, button, element: el('div', { class: 'console-state' }, title, list, button) },
  }
}

function elementOf(
  { said, response, request, samples, elsewhere, state }: Parts,
  { texts }: ConsoleContext,
  { secretsSwitch }: OutcomeControls,
): HTMLElement {
  return el(
    'div',
    { class: 'console-outcome' },
    el(
      'section',
      { 'aria-label': texts.response },
      el('h2', {}, texts.response),
      said,
      response,
      state.element,
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
  )
}

function show(
  { said, response, request }: Parts,
  { world, language, texts }: ConsoleContext,
  { exchange, hide }: { exchange: Exchange | undefined; hide: boolean },
): void {
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
  const { variant } = prepared.request
  const meaning = readReceived(result, variant, world.contract)
  const status = [result.status, meaning.code].filter((it) => it !== undefined).join(' ')
  said.classList.add(meaning.isSuccess ? 'console-good' : 'console-bad')
  said.replaceChildren(el('strong', {}, status), ' ', sentenceOf(meaning, texts))
  response.replaceChildren(
    ...responseView({
      received: result,
      meaning,
      productName: productName(world.contract.bundle, variant.product),
      catalog: world.contract.catalog,
      language,
      secrets: hide
        ? [...secretsIn(prepared.request), ...tokensIn(result, variant, world.contract.bundle)]
        : [],
      texts,
    }),
  )
}

interface ShownAccount {
  product: string
  place: number
  hide: boolean
  changes: Change[]
}

function accountItem(
  { world, texts }: ConsoleContext,
  { product, place, hide, changes }: ShownAccount,
): HTMLElement {
  const account = world.accounts(product)[place]
  const { username, name, userId } = account?.identity ?? {}
  const now = hide ? '••••••••' : (world.passwordOf(product, place) ?? '')
  const isChanged = changes.some((it) => it.account === account)
  const mark = isChanged && el('strong', { class: 'console-mark' }, texts.passwordChanged)
  return el(
    'li',
    {},
    texts.stateOf([username ?? userId, name].filter(Boolean).join(' '), account?.changes ?? 0),
    texts.nowPassword,
    el('code', {}, now),
    mark && ' ',
    mark,
  )
}

/** What people would read on their phones. */
function sentCodes(
  { world, texts }: ConsoleContext,
  product: string,
  hide: boolean,
): HTMLElement[] {
  return world
    .sandboxOf(product)
    .outbox()
    .map(({ purpose, to, code }) =>
      el('li', {}, texts.codeSent(purpose, to), el('code', {}, hide ? '••••••' : code)),
    )
}

function requestText(prepared: PreparedRequest, isSandbox: boolean): string {
  const { method, path, headers, body } = shownRequest(prepared)
  const lines = headers.map(([name, value]) => `${name}: ${value}`)
  const url = isSandbox ? path : prepared.baseUrl + path
  return [`${method} ${url}`, ...lines, '', pretty(body ?? '')].join('\n')
}
