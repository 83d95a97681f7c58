// One operation as one product offers it: for each of its modes the token, the inputs, samples and error codes.
import { places } from '../../contract/inputs.ts'
import type { Contract, Input, Operation, Variant } from '../../contract/contract.ts'
import { type Json, type JsonObject, isObject, resolve } from '../../contract/json.ts'
import { valueFor } from '../../contract/schema.ts'
import { type Entry, productName, returnSpeakerOf, speakerOf } from '../../explain/entries.ts'
import { type Context, isCompanion, isInConsole } from './context.ts'
import { messageText } from './errors.ts'
import type { Page } from './frame.ts'
import { type Html, breakable, html, joined, table } from './html.ts'
import { consoleLink } from './links.ts'
import { describedIn } from './marked-descriptions.ts'
import { code } from './markdown.ts'
import { provenanceMark } from './provenance-mark.ts'
import { curlSample, sandboxCommand, typescriptSample } from './samples.ts'

const pages = '../'

export function operationsOf({ operations }: Contract, product: string): Operation[] {
  return operations.filter(({ variants }) => variants.some((it) => it.product === product))
}

export function companionsOf({ companions }: Contract, product: string): Operation[] {
  return companions.filter(({ variants }) => variants.some((it) => it.product === product))
}

export function summaryOf(contract: Contract, operation: Operation): string {
  return String(sourceOf(contract, operation).summary ?? operation.id)
}

function sourceOf({ bundle }: Contract, { path, method }: Operation): JsonObject {
  const item = bundle.paths[path] ?? bundle['x-companions']?.[path]
  const source = isObject(item) ? item[method.toLowerCase()] : undefined
  return isObject(source) ? source : {}
}

export function operationPage(context: Context, operation: Operation, product: string): Page {
  const { language, messages } = context
  const contract = context.contractOf(product)
  const variants = operation.variants.filter((it) => it.product === product)
  const title = summaryOf(contract, operation)
  const name = productName(context.contract.bundle, product)
  const body = html`<main id="content" class="wide operation" tabindex="-1">
    <p class="crumbs"><a href="index.html">${name}</a></p>
    <h1>${title}</h1>
    <p class="signature">
      <code class="operation-id">${operation.id}</code>
      <span class="route">${operation.method} ${breakable(operation.path)}</span>
    </p>
    ${describedIn(context, pages, product).prose(ownDescription(context, operation, product))}
    ${variants.map((variant) => variantSection(context, variant))}
    <h2 id="responses">${messages.responses}</h2>
    ${responses(context, operation, product)} ${decisions(context, operation)}
  </main>`
  return { path: `${product}/${operation.id}`, language, title: `${name} ${title}`, body }
}

/** Without the paragraphs about variants, which have sections of their own here. */
function ownDescription(context: Context, operation: Operation, product: string): string {
  const contract = context.contractOf(product)
  const titles = operation.variants.map(({ product, mode }) =>
    [productName(contract.bundle, product), mode].filter(Boolean).join(', '),
  )
  const { description } = sourceOf(contract, operation)
  return (typeof description === 'string' ? description : '')
    .split('\n\n')
    .filter((it) => !titles.some((title) => it.startsWith(`**${title}**`)))
    .join('\n\n')
}

function variantSection(context: Context, variant: Variant): Html {
  const { messages } = context
  const { mode, verificationType } = variant
  const id = mode ?? 'call'
  const codeType =
    verificationType !== undefined &&
    html`<dt>${messages.codeType}</dt>
      <dd>
        <code>${breakable(verificationType)}</code> ${messages.codeTypeText}
        ${companionLinks(context, variant, ({ inputOf }) => {
          const types = inputOf.get('verificationType')?.schema.enum
          return Array.isArray(types) && types.includes(verificationType)
        })}
        ${partMark(context, variant, 'verificationType')}
      </dd>`
  return html`<section class="variant" aria-labelledby="${id}">
    <h2 id="${id}">${mode === undefined ? messages.inputs : (messages.modes[mode] ?? mode)}</h2>
    ${statements(context, variant)}
    <dl class="facts">
      <dt>${messages.token}</dt>
      <dd>${token(context, variant)} ${partMark(context, variant, 'security')}</dd>
      ${codeType}
    </dl>
    ${inputTable(context, variant)} ${samples(context, variant)}
    <h3 id="${id}-codes">${messages.codes}</h3>
    ${aboutCodes(context, variant)} ${codeTable(context, variant)}
  </section>`
}

/** Whether the list is complete, who says that the variant returns these codes, and in which order. */
function aboutCodes(context: Context, variant: Variant): Html {
  const { messages } = context
  const mark = (speaker: string) => provenanceMark(context, speaker, pages)
  const whole = variant.provenance.codes
  const isMixed = whole === undefined && variant.errors.some((it) => returnSpeakerOf(it, variant))
  const list =
    variant.list === 'open'
      ? html`${messages.openList} ${mark('ours')}`
      : whole === undefined && html`${messages.closedList} ${mark('inferred')}`
  return html`<p>
    ${list} ${whole !== undefined && html`${messages.listWithoutPage} ${mark(whole)}`}
    ${isMixed && messages.markedCodes} ${messages.order} ${mark('inferred')}
  </p>`
}

/** A mark if somebody else than the variant's page says this part of it. */
function partMark(context: Context, { provenance }: Variant, part: string): Html | undefined {
  const speaker = provenance[part]
  return speaker === undefined ? undefined : provenanceMark(context, speaker, pages)
}

/** What is said of the variant as a whole, a statement a line, each with its mark. */
function statements(context: Context, variant: Variant): Html {
  const { language, messages } = context
  const { description, inferred, notes, source, provenance, product } = variant
  const { inline } = describedIn(context, pages, product)
  const all = [
    ...(description ? [{ text: description[language], by: provenance.mode ?? source }] : []),
    ...(inferred ? [{ text: inferred[language], by: 'inferred' }] : []),
    ...notes.map((note) => ({ text: note[language], by: note.source })),
  ]
  if (all.length === 0)
    return html`<p>${messages.describedThere} ${provenanceMark(context, source, pages)}</p>`
  return html`${all.map(
    ({ text, by }) => html`<p>${inline(text)} ${provenanceMark(context, by, pages)}</p>`,
  )}`
}

function token(context: Context, variant: Variant): Html {
  const { messages } = context
  const { credentials, product } = variant
  const { inline } = describedIn(context, pages, product)
  if (credentials.length === 0) return html`${messages.noToken}`
  return joined(
    credentials.map(
      ({ name, form, scheme, description, values }) =>
        html`<code>${name}${form === 'bearer' && `: Bearer {${scheme}}`}</code>
          ${inline(description)} ${companionLinks(context, variant, (it) => hasValues(it, values))}`,
    ),
    html`<br />`,
  )
}

/** The calls of the product, beside the contract, that give what this one needs. */
function companionLinks(
  context: Context,
  { product }: Variant,
  gives: (variant: Variant) => boolean,
): Html {
  const contract = context.contractOf(product)
  const operations = companionsOf(contract, product).filter(({ variants }) =>
    variants.some((it) => it.product === product && gives(it)),
  )
  const links = operations.map((it) => html`<a href="${it.id}.html">${summaryOf(contract, it)}</a>`)
  return html`${links.length > 0 && html`→ ${joined(links, context.messages.comma)}`}`
}

/** Whether its success has one of these, in the words of a profile. */
function hasValues({ operation }: Variant, values: readonly string[]): boolean {
  const { properties } = operation.success.schema ?? {}
  const members = isObject(properties) ? Object.values(properties).filter(isObject) : []
  return members.some((it) => values.includes(String(it['x-value'])))
}

function inputTable(context: Context, variant: Variant): Html {
  const { messages } = context
  const inputs = places.flatMap((place) => variant.inputs.filter((it) => it.in === place))
  const rows = inputs.map((input) => [
    nameAndPlace(context, input),
    html`<span class="${input.required ? 'required' : 'optional muted'}"
      >${input.required ? messages.required : messages.optional}</span
    >`,
    meaning(context, input, variant.product),
    example(input),
  ])
  return table(
    [
      messages.input,
      html`<span class="visually-hidden">${messages.required}</span>`,
      messages.meaning,
      messages.example,
    ],
    rows,
  )
}

/** An input's name, and below it where a request carries it. */
export function nameAndPlace(
  { messages }: Context,
  { name, in: place, isAlsoInForm }: Input,
): Html {
  return html`<code>${breakable(name)}</code><br /><span class="route"
      >${messages.places[place]}</span
    >${isAlsoInForm && html`<br /><span class="route">${messages.alsoInForm}</span>`}`
}

function meaning(context: Context, { description, schema }: Input, product: string): Html {
  const { messages } = context
  const { inline } = describedIn(context, pages, product)
  const { default: fallback, enum: values } = schema
  return html`${inline(description)}
  ${
    Array.isArray(values) &&
    joined(
      values.map((it) => html`<code>${String(it)}</code>`),
      messages.comma,
    )
  }
  ${
    fallback !== undefined &&
    html`${messages.defaultValue}${messages.colon}<code>${JSON.stringify(fallback)}</code>`
  }`
}

function example({ examples: [first] }: Input): Html {
  return first === undefined ? html`` : html`<code class="sample-value">${shown(first)}</code>`
}

function shown(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function samples(context: Context, variant: Variant): Html {
  const { messages } = context
  const curl = curlSample(context.world, variant)
  if (curl === undefined) return html``
  const typescript = isCompanion(context, variant.operation)
    ? undefined
    : typescriptSample(context.world, variant)
  return html`<h3 id="${variant.mode ?? 'call'}-example">${messages.sampleCall}</h3>
    <p>${typescript === undefined ? messages.sampleForOne : messages.sampleFor}</p>
    ${code(sandboxCommand(variant.product), 'sh')}
    <div class="side-by-side">
      <figure>
        <figcaption>curl</figcaption>
        ${code(curl, 'sh')}
      </figure>
      ${
        typescript !== undefined &&
        html`<figure>
          <figcaption>TypeScript</figcaption>
          ${code(typescript, 'ts')}
        </figure>`
      }
    </div>
    ${
      isInConsole(context, variant) &&
      html`<p><a href="${pages}${consoleLink(variant)}">${messages.openConsole}</a></p>`
    }`
}

function codeTable(context: Context, variant: Variant): Html {
  const { messages } = context
  const rows = variant.errors.map((error) => {
    const entry = context.entries.find(
      (it) => it.error.code === error.code && it.error.product === error.product,
    )
    return entry ? codeRow(context, variant, entry) : []
  })
  const head = [messages.codes, messages.message, messages.when]
  const toConsole = isInConsole(context, variant)
    ? [html`<span class="visually-hidden">${messages.tryIt}</span>`]
    : []
  return table([...head, ...toConsole], rows, { className: 'codes-table' })
}

function codeRow(context: Context, variant: Variant, { error, id, when, looksAt }: Entry): Html[] {
  const { language, messages } = context
  const names = looksAt.map((name) => html`<code>${name}</code>`)
  const other = language === 'en' ? 'zh' : 'en'
  const spoken = error.message[language] === undefined ? other : language
  // If a page says none of them, the text above the table does.
  const speaker = variant.provenance.codes === undefined && returnSpeakerOf(error, variant)
  const returned = speaker && provenanceMark(context, speaker, pages)
  return [
    html`<a href="${pages}errors.html#${id}"><code>${breakable(error.code)}</code></a>
      <span class="status">${error.status}</span> ${returned}`,
    messageText(error, spoken, 'cell-message'),
    when === undefined
      ? html``
      : html`${when[language]}${looksAt.length > 0 && html`${messages.colon}${joined(names, messages.comma)}`}
        ${provenanceMark(context, speakerOf(error, 'condition'), pages)}`,
    ...(isInConsole(context, variant)
      ? [
          html`<a
            href="${pages}${consoleLink(variant, error.code)}"
            aria-label="${messages.tryIt} ${error.code}"
            >${messages.tryIt}</a
          >`,
        ]
      : []),
  ]
}

/** Every status that the contract describes, with an example of its body. */
function responses(context: Context, operation: Operation, product: string): Html {
  const { messages } = context
  const contract = context.contractOf(product)
  const { inline } = describedIn(context, pages, product)
  const described = sourceOf(contract, operation).responses
  const rows = [...operation.responses.values()].map(({ status, schema, headers, example }) => {
    const response = resolve(contract.bundle, isObject(described) ? described[status] : {})
    const value = schema && (example ?? valueFor(contract.bundle, schema, () => undefined))
    const isSilent = value === undefined && response.description === undefined
    return html`<dt>${status}</dt>
      <dd>
        ${typeof response.description === 'string' && inline(response.description)}
        ${isSilent && messages.noBody} ${value !== undefined && bodyExample(value)}
        ${headers.map(
          ({ name, sample, description }) =>
            html`<br /><code>${name}: ${sample}</code> ${inline(description)}`,
        )}
      </dd>`
  })
  return html`<dl class="facts">${rows}</dl>`
}

/** With blanks between its parts, at which a line may end. */
function bodyExample(value: Json): Html {
  const text = JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ')
  return html`<br /><code>${text}</code>`
}

function decisions({ provenance, messages, language }: Context, { id }: Operation): Html {
  const related = provenance.decisions.filter(({ about }) => about.includes(id))
  if (related.length === 0) return html``
  return html`<h2 id="decisions">${messages.relatedDecisions}</h2>
    <ul>
      ${related.map(
        (it) => html`<li><a href="${pages}decisions.html#${it.id}">${it.title[language]}</a></li>`,
      )}
    </ul>`
}
