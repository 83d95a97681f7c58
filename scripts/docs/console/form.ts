// The form of a request, made from the inputs of its variant. Its fields have no names and the form has no
// address, so that nothing typed here can get into one; an empty field is left out of the request.
import { places } from '../../contract/inputs.ts'
import type { Credential, Input } from '../../contract/contract.ts'
import type { Json } from '../../contract/json.ts'
import { isObject } from '../../contract/json.ts'
import { described, el, option } from './dom.ts'
import { type Change, type Part, nameOfPart } from './provoke.ts'
import { isSecret } from './secrets.ts'
import type { Request } from '../../model/request.ts'
import type { ConsoleMessages } from '../messages/messages.ts'

export interface FormOptions {
  request: Request
  changes: Change[]
  texts: ConsoleMessages
  /** Whether the reader has opened the group of this title. */
  wasOpen(title: string): boolean
  /** Told of what the reader types. */
  onInput(change: Change): void
}

export function fieldsOf(options: FormOptions): HTMLElement[] {
  const { request, changes, texts, wasOpen } = options
  const { inputs, credentials } = request.variant
  const isChanged = (part: Part) => changes.some((it) => it.part === part)
  const ofCredentials = credentials.flatMap((it) =>
    it.values.map((key) =>
      fieldOf(
        credentialInput(it, nameOfPart(request, key)),
        key,
        request.credentials.get(key),
        options,
      ),
    ),
  )
  const groups = places.flatMap((place) => {
    const own = inputs.filter((input) => input.in === place)
    if (own.length === 0) return []
    const title = texts.groups[place]
    // What an application sends with every request is seldom what a reader came for.
    const isOpen =
      place !== 'header' ||
      wasOpen(title) ||
      own.some((input) => isChanged(input) || (input.required && !request.values.has(input)))
    const fields = own.map((input) => fieldOf(input, input, request.values.get(input), options))
    return [groupOf(title, fields, isOpen)]
  })
  if (ofCredentials.length === 0) return groups
  return [groupOf(texts.groups.token, ofCredentials, true), ...groups]
}

/** A token looks like any other input. */
function credentialInput({ description }: Credential, name: string): Input {
  const schema = { type: 'string', format: 'password' }
  const free = { value: undefined, isLogged: false, isAlsoInForm: false, examples: [] }
  return { name, in: 'header', required: true, description, schema, ...free }
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
  part: Part,
  value: Json | undefined,
  { changes, texts, onInput }: FormOptions,
): HTMLElement {
  const change = changes.find((it) => it.part === part)
  const id = `input-${input.name}`
  const control = controlOf(input, value, id)
  control.addEventListener('input', () => onInput({ part, value: valueOf(control.value, input) }))
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
    input.isAlsoInForm && el('span', { class: 'console-muted' }, texts.alsoInForm),
    mark,
  )
  const hint =
    input.description === ''
      ? undefined
      : el(
          'p',
          { id: `${id}-hint`, class: 'console-hint' },
          ...described(input.description, texts.kinds),
        )
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
  const allowed = allowedBy(input)
  if (allowed)
    return el(
      'select',
      { id },
      option('', '', { selected: value === undefined }),
      ...allowed.map((it) => option(String(it), String(it), { selected: it === value })),
    )
  const [example] = input.examples
  const placeholder = isSecret(input) || example === undefined ? undefined : String(example)
  const control = el('input', {
    id,
    type: isSecret(input) ? 'password' : 'text',
    autocomplete: isSecret(input) ? 'new-password' : 'off',
    spellcheck: 'false',
    autocapitalize: 'off',
    placeholder,
  })
  control.value = textOf(value)
  return control
}

/** The values among which the reader chooses; undefined if any text may be typed. */
function allowedBy({ schema }: Input): Json[] | undefined {
  if (schema.type === 'boolean') return [true, false]
  return Array.isArray(schema.enum) ? schema.enum : undefined
}

function textOf(value: Json | undefined): string {
  if (value === undefined) return ''
  return isObject(value) || Array.isArray(value) ? JSON.stringify(value) : String(value)
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
