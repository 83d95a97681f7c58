// The console in the page: reads the contract that the page carries, and ties choices, form and outcome
// together. Nothing typed here is stored or put into the address, which knows operation, mode and code only.
import type { Language } from '../../contract/catalog.ts'
import type { Bundle, Variant } from '../../contract/contract.ts'
import { type Chooser, createChooser } from './chooser.ts'
import { el } from './dom.ts'
import { fieldsOf } from './form.ts'
import { type Exchange, type Outcome, createOutcome } from './outcome.ts'
import { readAddress, writeAddress } from './address.ts'
import type { Change } from './provoke.ts'
import { type PreparedRequest, localSandbox } from './samples.ts'
import { send } from './send.ts'
import { type Session, createSession } from './session.ts'
import { type Target, createTarget } from './target.ts'
import { type ConsoleMessages, consoleMessages } from '../messages/messages.ts'
import { type World, createWorld } from './world.ts'

if (document.readyState === 'loading')
  document.addEventListener('DOMContentLoaded', () => void start())
else void start()

/** The console as it stands: what is chosen, where it is shown, and the last exchange. */
interface Console {
  world: World
  session: Session
  texts: ConsoleMessages
  target: Target
  chooser: Chooser
  outcome: Outcome
  showSecrets: HTMLInputElement
  fields: HTMLElement
  button: HTMLButtonElement
  last: Exchange | undefined
}

/** In steps, between which the page can be scrolled. */
async function start(): Promise<void> {
  await nextTask()
  const root = document.getElementById('console')
  const bundle = JSON.parse(document.getElementById('contract')?.textContent ?? '') as Bundle // written by consoleBody
  const language: Language = root?.dataset.language === 'zh' ? 'zh' : 'en'
  const world = createWorld(bundle, language)
  const [first] = world.variants
  if (!root || !first) return
  await nextTask()
  const console = createConsole(world, language, first)
  await nextTask()
  root.replaceChildren(...elementsOf(console))
  addEventListener('hashchange', () => {
    const wanted = readAddress(location.hash, world.variants)
    if (!wanted) return // a link inside the page, such as one that skips to the content
    console.session.choose(wanted)
    update(console)
  })
  update(console)
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

function createConsole(world: World, language: Language, first: Variant): Console {
  const texts = consoleMessages[language]
  const session = createSession(world, language, {
    variant: first,
    ...readAddress(location.hash, world.variants),
  })
  const showSecrets = el('input', {
    type: 'checkbox',
    id: 'show-secrets',
    checked: true,
    autocomplete: 'off',
  })
  const secretsSwitch = el('label', { for: showSecrets.id }, showSecrets, ' ', texts.showSecrets)
  const context = { world, session, language, texts }
  const console: Console = {
    world,
    session,
    texts,
    target: createTarget(texts, {
      aimed: (toDeployment) => aim(console, toDeployment),
      entered: () => offer(console),
    }),
    chooser: createChooser(context, () => update(console)),
    outcome: createOutcome(context, { secretsSwitch, reset: () => reset(console) }),
    showSecrets,
    fields: el('div'),
    button: el('button', { type: 'submit', class: 'console-send' }),
    last: undefined,
  }
  showSecrets.addEventListener('change', () => {
    offer(console)
    report(console)
  })
  return console
}

function elementsOf(console: Console): HTMLElement[] {
  const { chooser, target, outcome, fields, button } = console
  const form = el(
    'form',
    { class: 'console-form', autocomplete: 'off', novalidate: true },
    fields,
    el('p', { class: 'console-submit' }, button),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void submit(console)
  })
  return [
    el('div', { class: 'console-choices' }, ...chooser.elements, target.element),
    el('div', { class: 'console-columns' }, form, outcome.element),
  ]
}

function aim(console: Console, toDeployment: boolean): void {
  const { world, session, outcome, showSecrets, texts } = console
  showSecrets.checked = !toDeployment
  const { variant } = session
  const isLeft = toDeployment && world.isCompanion(variant)
  const [own] = world.variants.filter(({ product }) => isLeft && product === variant.product)
  session.choose({ toDeployment, variant: own ?? variant })
  console.last = undefined
  outcome.say(texts.nothingYet)
  update(console)
}

function reset(console: Console): void {
  const { world, session, outcome, texts } = console
  world.reset(session.variant.product)
  session.choose({})
  console.last = undefined
  update(console)
  outcome.say(texts.isReset)
}

function prepared({ session, target, showSecrets }: Console): PreparedRequest {
  const { request, choice, toDeployment } = session
  const baseUrl = toDeployment ? (target.baseUrl() ?? 'https://tenant.example.com') : localSandbox
  const hide = !showSecrets.checked
  return { request, prefer: choice?.prefer, baseUrl, hide, handle: choice?.error }
}

function offer(console: Console): void {
  const { session, outcome, button, texts } = console
  const command = `npx idaas-password sandbox --product ${session.variant.product}`
  outcome.offer(prepared(console), session.toDeployment ? undefined : command)
  button.textContent = texts.send(recipient(console))
}

function recipient({ session, target, texts }: Console): string {
  if (!session.toDeployment) return texts.sandbox
  const baseUrl = target.baseUrl()
  return baseUrl === undefined ? texts.deployment : new URL(baseUrl).host
}

function report({ session, outcome, showSecrets, last }: Console): void {
  outcome.show(last, !showSecrets.checked)
  outcome.accounts(session.variant.product, !showSecrets.checked, last?.changes)
}

/** After a choice: everything but the last exchange of the same variant follows from it. */
function update(console: Console): void {
  const { session, chooser, outcome, fields, last, texts } = console
  const { request, choice, changes } = session
  const { variant } = request
  if (last && last.prepared.request.variant !== variant) {
    console.last = undefined
    outcome.say(texts.nothingYet)
  }
  chooser.update()
  const onInput = (change: Change) => {
    session.type(change)
    offer(console)
  }
  const wasOpen = (title: string) =>
    fields.querySelector(`[data-title="${title}"]`)?.hasAttribute('open') ?? false
  fields.replaceChildren(...fieldsOf({ request, changes, texts, wasOpen, onInput }))
  offer(console)
  report(console)
  history.replaceState(null, '', writeAddress({ variant, code: choice?.error.code }))
}

async function submit(console: Console): Promise<void> {
  const { world, session, target, outcome, button, texts } = console
  if (button.getAttribute('aria-disabled') === 'true' || !target.check()) return
  const sent = prepared(console)
  const { request, prefer } = sent
  const { variant } = request
  const isSandbox = !session.toDeployment
  button.setAttribute('aria-disabled', 'true')
  outcome.say(texts.sending)
  const password = variant.inputOf.get('newPassword')
  const given = password && request.values.get(password)
  const { result, changes } = await world.watch(
    variant.product,
    given === undefined ? undefined : String(given),
    () =>
      send(request, {
        prefer,
        baseUrl: isSandbox ? undefined : sent.baseUrl,
        fetch: isSandbox
          ? world.sandboxOf(variant.product).fetch
          : (outgoing: Request) => fetch(outgoing),
      }),
  )
  console.last = { prepared: sent, result, changes, isSandbox }
  button.removeAttribute('aria-disabled')
  report(console)
  outcome.reveal()
}
