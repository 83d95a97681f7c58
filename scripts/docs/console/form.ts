// The form of a request, made from the inputs of its variant. Its fields have no names and the form has no
// address, so that nothing typed here can get into one; an empty field is left out of the request.
import type { Draft } from '../../conditions/condition.ts'
import type { Variant, Input } from '../../contract/contract.ts'
import type { Json } from '../../contract/json.ts'
import { isObject } from '../../contract/json.ts'
import { el, option, prose } from './dom.ts'
import type { Change } from './provoke.ts'
import { isSecret } from './secrets.ts'
import type { ConsoleMessages } from '../messages/messages.ts'

export interface FormOptions {
  variant: Variant
  draft: Draft
  changes: Change[]
  texts: ConsoleMessages
  /** Whether the reader has opened the group of this title. */
  wasOpen(title: string): boolean
  /** Told of what the reader types; without an input it is the token. */
  onInput(input: Input | undefined, value: Json | undefined): void
}

const places = ['path', 'query', 'body', 'header'] as const

export function fieldsOf({
  variant,
  draft,
  changes,
  texts,
  wasOpen,
  onInput,
}: FormOptions): HTMLElement[] {
  const changeOf = (input: Input | undefined) => changes.find((it) => it.input === input)
  const token = variant.security && tokenInput(variant.security)
  const fields = (inputs: Input[]) =>
    inputs.map((input) =>
      fieldOf(input, draft.values.get(input), changeOf(input), texts, (value) =>
        onInput(input, value),
      ),
    )
  const groups = places.flatMap((place) => {
    const inputs = variant.inputs.filter((input) => input.in === place)
    if (inputs.length === 0) return []
    const title = texts.groups[place]
    // What an application sends with every request is seldom what a reader came for.
    const isOpen =
      place !== 'header' ||
      wasOpen(title) ||
      inputs.some((input) => changeOf(input) || (input.required && !draft.values.has(input)))
    return [groupOf(title, fields(inputs), isOpen)]
  })
  if (!token) return groups
  return [
    groupOf(
      texts.groups.token,
      [
        fieldOf(token, draft.token, changeOf(undefined), texts, (value) =>
          onInput(undefined, value),
        ),
      ],
      true,
    ),
    ...groups,
  ]
}

/** A token looks like any other input. */
function tokenInput({ value, description }: NonNullable<Variant['security']>): Input {
  const schema = { type: 'string', format: 'password' }
  return {
    name: 'Authorization',
    in: 'header',
    required: true,
    description,
    value,
    schema,
    examples: [],
  }
}

function groupOf(title: string, fields: HTMLElement[], open: boolean): HTMLElement {
  const summary = el(
    'summary',
    {},
    title,
    ' ',
    el('span', { class: 'console-muted' }, String(fields.length)),
  )
  return el(
    'details',
    { class: 'console-group', 'data-title': title, open },
    summary,
    el('div', { class: 'console-fields' }, ...fields),
  )
}

function fieldOf(
  input: Input,
  value: Json | undefined,
  change: Change | undefined,
  texts: ConsoleMessages,
  onInput: (value: Json | undefined) => void,
): HTMLElement {
  const id = `input-${input.name}`
  const control = controlOf(input, value, id)
  control.addEventListener('input', () => onInput(valueOf(control.value, input)))
  const mark =
    change &&
    el(
      'span',
      { class: 'console-mark' },
      change.value === undefined ? texts.isLeftOut : texts.isChanged,
    )
  const label = el(
    'label',
    { for: id },
    el('code', {}, input.name),
    input.required && el('span', { class: 'console-muted' }, texts.required),
    mark,
  )
  const hint =
    input.description === ''
      ? undefined
      : el('p', { id: `${id}-hint`, class: 'console-hint' }, ...prose(input.description))
  if (hint) control.setAttribute('aria-describedby', hint.id)
  const toggle =
    control instanceof HTMLInputElement && isSecret(input) && toggleOf(control, input.name, texts)
  return el(
    'div',
    { class: change ? 'console-field console-changed' : 'console-field' },
    label,
    el('div', { class: 'console-control' }, control, toggle),
    hint,
  )
}

function controlOf(
  input: Input,
  value: Json | undefined,
  id: string,
): HTMLInputElement | HTMLSelectElement {
  const allowed =
    input.schema.type === 'boolean'
      ? [true, false]
      : Array.isArray(input.schema.enum)
        ? input.schema.enum
        : undefined
  if (allowed)
    return el(
      'select',
      { id },
      option('', '', { selected: value === undefined }),
      ...allowed.map((it) => option(String(it), String(it), { selected: it === value })),
    )
  const [example] = input.examples
  const text =
    value === undefined
      ? ''
      : isObject(value) || Array.isArray(value)
        ? JSON.stringify(value)
        : String(value)
  const placeholder = isSecret(input) || example === undefined ? undefined : String(example)
  const control = el('input', {
    id,
    type: isSecret(input) ? 'password' : 'text',
    autocomplete: isSecret(input) ? 'new-password' : 'off',
    spellcheck: 'false',
    autocapitalize: 'off',
    placeholder,
  })
  control.value = text
  return control
}

function toggleOf(control: HTMLInputElement, name: string, texts: ConsoleMessages): HTMLElement {
  const button = el('button', { type: 'button', 'aria-label': `${texts.show} ${name}` }, texts.show)
  button.addEventListener('click', () => {
    const isHidden = control.type === 'password'
    control.type = isHidden ? 'text' : 'password'
    button.textContent = isHidden ? texts.hide : texts.show
    button.setAttribute('aria-label', `${button.textContent} ${name}`)
  })
  return button
}

/** What the text means for the input's type; a text that is none of it is sent as it is. */
function valueOf(text: string, { schema }: Input): Json | undefined {
  if (text === '') return undefined
  if (schema.type === 'boolean') return text === 'true'
  if ((schema.type === 'integer' || schema.type === 'number') && Number.isFinite(Number(text)))
    return Number(text)
  return text
}
