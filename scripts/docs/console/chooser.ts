// The selects above the form: product, operation, mode, where to, account, and the response to provoke.
import { fill, template } from '../../contract/catalog.ts'
import { sampleValues } from '../../model/conditions.ts'
import type { Variant } from '../../contract/contract.ts'
import { isObject } from '../../contract/json.ts'
import { productName } from '../../explain/entries.ts'
import type { ConsoleContext } from './context.ts'
import { el, option, prose } from './dom.ts'
import { type Change, nameOfPart } from './provoke.ts'
import type { Session } from './session.ts'
import { changesInWords } from './changes-in-words.ts'

export interface Chooser {
  elements: HTMLElement[]
  /** Below the selects of account and response: what was changed, in words. */
  update(): void
}

/** `changed` is called after each choice. */
export function createChooser(context: ConsoleContext, changed: () => void): Chooser {
  const { session, texts } = context
  const choose = (wanted: Parameters<Session['choose']>[0]) => {
    session.choose(wanted)
    changed()
  }
  const nearest = (wanted: Partial<Wanted>) => choose({ variant: nearestVariant(context, wanted) })
  const selects = {
    product: choice('product', texts.product, (product) => nearest({ product })),
    operation: choice('operation', texts.operation, (id) => nearest({ id })),
    mode: choice('mode', texts.mode, (mode) => nearest({ mode })),
    account: choice('account', texts.account, (value) => choose({ account: Number(value) })),
    code: choice('code', texts.choice, (value) => choose({ code: value || undefined })),
    way: choice('way', texts.way, (value) => choose({ way: Number(value) })),
  }
  const { product, operation, mode, account, code, way } = selects
  const summary = el('p', { class: 'console-summary' })
  const words = el('div', { class: 'console-words', 'aria-live': 'polite' })
  const row = (...choices: Select[]) =>
    el('div', { class: 'console-row' }, ...choices.map(({ element }) => element))
  return {
    elements: [row(product, operation, mode), summary, row(account, code, way), words],
    update() {
      offerVariants(context, selects)
      offerResponses(context, selects)
      summary.replaceChildren(...summaryOf(context))
      words.replaceChildren(
        ...changesInWords(session, texts).map((line) => el('p', {}, ...prose(line))),
      )
    },
  }
}

interface Wanted {
  product: string
  /** Of the operation. */
  id: string
  mode: string | undefined
}

type Select = ReturnType<typeof choice>
type Selects = Record<'product' | 'operation' | 'mode' | 'account' | 'code' | 'way', Select>

function variantsOf({ world, session }: ConsoleContext): Variant[] {
  return world.variants.filter((it) => !session.toDeployment || !world.isCompanion(it))
}

/** The variant that has what is wanted and is nearest to what was chosen before. */
function nearestVariant(context: ConsoleContext, wanted: Partial<Wanted>): Variant {
  const { variant } = context.session
  const { product, id, mode }: Wanted = {
    product: variant.product,
    id: variant.operation.id,
    mode: variant.mode,
    ...wanted,
  }
  const offered = variantsOf(context).filter((it) => it.product === product)
  const same = offered.filter((it) => it.operation.id === id)
  return same.find((it) => it.mode === mode) ?? same[0] ?? offered[0] ?? variant
}

function offerVariants(context: ConsoleContext, { product, operation, mode }: Selects): void {
  const { world, session, texts } = context
  const { variant } = session
  const offered = variantsOf(context).filter((it) => it.product === variant.product)
  const modes = offered
    .filter((it) => it.operation === variant.operation)
    .flatMap((it) => it.mode ?? [])
  product.offer(
    world.contract.products.map((name) => [name, productName(world.contract.bundle, name)]),
    variant.product,
  )
  operation.offer(
    [...new Set(offered.map((it) => it.operation.id))].map((id) => [id, id]),
    variant.operation.id,
  )
  mode.offer(
    modes.map((it) => [it, texts.modes[it] ?? it]),
    variant.mode,
  )
  mode.element.hidden = modes.length < 2
}

function offerResponses(context: ConsoleContext, { account, code, way }: Selects): void {
  const { world, session, language, texts } = context
  const { variant, choices, toDeployment } = session
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
    [['', `${variant.operation.success.status} ${texts.success[variant.effect]}`], ...codes],
    session.choice?.error.code ?? '',
  )
  const ways = session.choice?.ways ?? []
  way.offer(
    ways.map((changes, index) => [
      String(index),
      changes.map((it) => wayText(context, it)).join(', '),
    ]),
    String(session.way),
  )
  way.element.hidden = ways.length < 2
}

function wayText(
  { session, texts }: ConsoleContext,
  { part, value = texts.absent }: Change,
): string {
  const shown = typeof value === 'string' ? value : JSON.stringify(value)
  return `${nameOfPart(session.request, part)}: ${shown}`
}

/** Method and path of the operation, and what it does. */
function summaryOf({ world, session, texts }: ConsoleContext): (Node | string)[] {
  const { method, path } = session.variant.operation
  const { bundle } = world.contract
  const item = bundle.paths[path] ?? bundle['x-companions']?.[path]
  const source = isObject(item) ? item[method.toLowerCase()] : undefined
  const { product } = session.variant
  const href = `${product}/index.html#not-covered`
  const name = productName(bundle, product)
  return [
    el('code', {}, `${method} ${path}`),
    el('br'),
    isObject(source) ? String(source.summary) : '',
    el('br'),
    el('a', { href }, texts.notCovered(name)),
  ]
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
