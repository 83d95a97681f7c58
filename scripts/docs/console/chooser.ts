// The selects above the form: product, operation, mode, where to, account, and the response to provoke.
import { type Language, fill, template } from '../../contract/catalog.ts'
import { sampleValues } from '../../model/conditions.ts'
import type { Variant } from '../../contract/contract.ts'
import { isObject } from '../../contract/json.ts'
import { el, option, prose } from './dom.ts'
import { type Change, nameOfPart } from './provoke.ts'
import type { Session } from './session.ts'
import type { ConsoleMessages } from '../messages/messages.ts'
import { changesInWords } from './changes-in-words.ts'
import type { World } from './world.ts'

export interface Chooser {
  elements: HTMLElement[]
  /** Below the selects of account and response: what was changed, in words. */
  update(): void
}

/** `changed` is called after each choice. */
export function createChooser(
  world: World,
  session: Session,
  language: Language,
  texts: ConsoleMessages,
  changed: () => void,
): Chooser {
  const variants = world.contract.operations.flatMap((operation) => operation.variants)
  const product = choice('product', texts.product, (value) =>
    choose({ variant: variantFor(value, session.variant.operation.id, session.variant.mode) }),
  )
  const operation = choice('operation', texts.operation, (value) =>
    choose({ variant: variantFor(session.variant.product, value, session.variant.mode) }),
  )
  const mode = choice('mode', texts.mode, (value) =>
    choose({ variant: variantFor(session.variant.product, session.variant.operation.id, value) }),
  )
  const account = choice('account', texts.account, (value) => choose({ account: Number(value) }))
  const code = choice('code', texts.choice, (value) => choose({ code: value || undefined }))
  const way = choice('way', texts.way, (value) => choose({ way: Number(value) }))
  const summary = el('p', { class: 'console-summary' })
  const words = el('div', { class: 'console-words', 'aria-live': 'polite' })

  function choose(wanted: Parameters<Session['choose']>[0]): void {
    session.choose(wanted)
    changed()
  }

  /** The variant of this product that is nearest to what was chosen before. */
  function variantFor(name: string, id: string, wantedMode: string | undefined): Variant {
    const spoken = variants.filter((it) => it.product === name)
    const same = spoken.filter((it) => it.operation.id === id)
    return same.find((it) => it.mode === wantedMode) ?? same[0] ?? spoken[0] ?? session.variant
  }

  function update(): void {
    const { variant, choices, toDeployment } = session
    const spoken = variants.filter((it) => it.product === variant.product)
    const modes = spoken
      .filter((it) => it.operation === variant.operation)
      .flatMap((it) => it.mode ?? [])
    product.offer(
      world.contract.products.map((name) => [name, productName(world, name)]),
      variant.product,
    )
    operation.offer(
      [...new Set(spoken.map((it) => it.operation.id))].map((id) => [id, id]),
      variant.operation.id,
    )
    mode.offer(
      modes.map((it) => [it, texts.modes[it] ?? it]),
      variant.mode,
    )
    mode.element.hidden = modes.length < 2
    const people = world
      .accounts(variant.product)
      .map(
        ({ identity: { username, name, userId } }, place) =>
          [String(place), [username ?? userId, name].filter(Boolean).join(' ')] as const,
      )
    account.offer(people, String(session.account))
    account.element.hidden = toDeployment
    const codes = choices.map(
      ({ error }) =>
        [
          error.code,
          `${error.code} ${fill(template(error, language), sampleValues(error), language)}`,
          // The vendor publishes some messages in the other language only.
          error.message[language] === undefined ? Object.keys(error.message)[0] : undefined,
        ] as const,
    )
    code.offer(
      [['', texts.success(variant.operation.success.status)], ...codes],
      session.choice?.error.code ?? '',
    )
    const ways = session.choice?.ways ?? []
    way.offer(
      ways.map((changes, index) => [String(index), changes.map(wayText).join(', ')]),
      String(session.way),
    )
    way.element.hidden = ways.length < 2
    const source =
      world.contract.bundle.paths[variant.operation.path]?.[variant.operation.method.toLowerCase()]
    summary.replaceChildren(
      el('code', {}, `${variant.operation.method} ${variant.operation.path}`),
      ' ',
      isObject(source) ? String(source.summary) : '',
    )
    words.replaceChildren(
      ...changesInWords(session, texts).map((line) => el('p', {}, ...prose(line))),
    )
  }

  function wayText({ part, value = texts.absent }: Change): string {
    return `${nameOfPart(session.request, part)}: ${typeof value === 'string' ? value : JSON.stringify(value)}`
  }

  const where = el(
    'div',
    { class: 'console-row' },
    product.element,
    operation.element,
    mode.element,
  )
  const what = el('div', { class: 'console-row' }, account.element, code.element, way.element)
  return { elements: [where, summary, what, words], update }
}

export function productName({ contract }: World, product: string): string {
  return contract.bundle.tags?.find(({ name }) => name === product)?.['x-displayName'] ?? product
}

function choice(id: string, label: string, chosen: (value: string) => void) {
  const select = el('select', { id: `choose-${id}` })
  select.addEventListener('change', () => chosen(select.value))
  return {
    element: el(
      'div',
      { class: `console-choice console-choice-${id}` },
      el('label', { for: select.id }, label),
      select,
    ),
    offer(
      options: readonly (readonly [value: string, label: string, lang?: string | undefined])[],
      value: string | undefined,
    ) {
      select.replaceChildren(
        ...options.map(([name, text, lang]) =>
          option(name, text, { selected: name === value, lang }),
        ),
      )
    },
  }
}
