// The console in the page: reads the contract that the page carries, and ties choices, form and outcome
// together. Nothing typed here is stored or put into the address, which knows operation, mode and code only.
import type { Language } from '../../contract/catalog.ts'
import type { Bundle } from '../../contract/contract.ts'
import { createChooser } from './chooser.ts'
import { el } from './dom.ts'
import { fieldsOf } from './form.ts'
import { type Exchange, createOutcome } from './outcome.ts'
import { readAddress, writeAddress } from './address.ts'
import type { Change } from './provoke.ts'
import type { PreparedRequest } from './samples.ts'
import { send } from './send.ts'
import { createSession } from './session.ts'
import { createTarget } from './target.ts'
import { consoleMessages } from '../messages/messages.ts'
import { createWorld } from './world.ts'

/** Where `npm run sandbox` listens unless told otherwise. */
const localSandbox = 'http://127.0.0.1:4010'

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start)
else start()

function start(): void {
  const root = document.getElementById('console')
  const bundle = JSON.parse(document.getElementById('contract')?.textContent ?? '') as Bundle // written by consoleBody
  const language: Language = root?.dataset.language === 'zh' ? 'zh' : 'en'
  const texts = consoleMessages[language]
  const world = createWorld(bundle, language)
  const [first] = world.contract.operations.flatMap(({ variants }) => variants)
  if (!root || !first) return
  const session = createSession(world, language, first)
  session.choose(readAddress(location.hash, world.contract) ?? {})
  let last: Exchange | undefined

  const showSecrets = el('input', {
    type: 'checkbox',
    id: 'show-secrets',
    checked: true,
    autocomplete: 'off',
  })
  showSecrets.addEventListener('change', () => {
    offer()
    report()
  })
  const target = createTarget(texts, {
    aimed(toDeployment) {
      showSecrets.checked = !toDeployment
      session.choose({ toDeployment })
      last = undefined
      outcome.say(texts.nothingYet)
      update()
    },
    entered: offer,
  })
  const chooser = createChooser(world, session, language, texts, update)
  const outcome = createOutcome(
    world,
    language,
    texts,
    el('label', { for: showSecrets.id }, showSecrets, ' ', texts.showSecrets),
    () => {
      world.reset(session.variant.product)
      session.choose({})
      last = undefined
      update()
      outcome.say(texts.isReset)
    },
  )
  const fields = el('div')
  const button = el('button', { type: 'submit', class: 'console-send' })
  const form = el(
    'form',
    { class: 'console-form', autocomplete: 'off', novalidate: true },
    fields,
    el('p', { class: 'console-submit' }, button),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void submit()
  })
  root.replaceChildren(
    el('div', { class: 'console-choices' }, ...chooser.elements, target.element),
    el('div', { class: 'console-columns' }, form, outcome.element),
  )
  addEventListener('hashchange', () => {
    const wanted = readAddress(location.hash, world.contract)
    if (!wanted) return // a link inside the page, such as one that skips to the content
    session.choose(wanted)
    update()
  })
  update()

  function prepared(): PreparedRequest {
    const { request, choice, toDeployment } = session
    const baseUrl = toDeployment ? (target.baseUrl() ?? 'https://tenant.example.com') : localSandbox
    const hide = !showSecrets.checked
    return { request, prefer: choice?.prefer, baseUrl, hide, handle: choice?.error }
  }

  function offer(): void {
    const { product } = session.variant
    const command = `npx idaas-password sandbox --product ${product}`
    outcome.offer(prepared(), session.toDeployment ? undefined : command)
    const host = target.baseUrl()
    button.textContent = texts.send(
      session.toDeployment ? (host ? new URL(host).host : texts.deployment) : texts.sandbox,
    )
  }

  function report(): void {
    outcome.show(last, !showSecrets.checked)
    outcome.accounts(session.variant.product, !showSecrets.checked, last?.changes)
  }

  /** After a choice: everything but the last exchange of the same variant follows from it. */
  function update(): void {
    const { request, choice, changes } = session
    const { variant } = request
    if (last && last.prepared.request.variant !== variant) {
      last = undefined
      outcome.say(texts.nothingYet)
    }
    chooser.update()
    const onInput = (change: Change) => {
      session.type(change)
      offer()
    }
    const wasOpen = (title: string) =>
      fields.querySelector(`[data-title="${title}"]`)?.hasAttribute('open') ?? false
    fields.replaceChildren(...fieldsOf({ request, changes, texts, wasOpen, onInput }))
    offer()
    report()
    history.replaceState(null, '', writeAddress({ variant, code: choice?.error.code }))
  }

  async function submit(): Promise<void> {
    if (button.getAttribute('aria-disabled') === 'true' || !target.check()) return
    const sent = prepared()
    const { request, prefer } = sent
    const { variant } = request
    const isSandbox = !session.toDeployment
    button.setAttribute('aria-disabled', 'true')
    outcome.say(texts.sending)
    const password = variant.inputOf.get('newPassword')
    const fetchOf = isSandbox
      ? world.sandboxOf(variant.product).fetch
      : (outgoing: Request) => fetch(outgoing)
    const given = password && request.values.get(password)
    const { result, changes } = await world.watch(
      variant.product,
      given === undefined ? undefined : String(given),
      () => send(request, prefer, isSandbox ? undefined : sent.baseUrl, fetchOf),
    )
    last = { prepared: sent, result, changes, isSandbox }
    button.removeAttribute('aria-disabled')
    report()
    outcome.reveal()
  }
}
