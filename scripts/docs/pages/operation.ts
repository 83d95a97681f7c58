// One operation as one product offers it: for each of its modes the token, the inputs, samples and error codes.
import type { Contract, Input, Operation, Variant } from '../../contract/contract.ts'
import { type Json, type JsonObject, isObject } from '../../contract/json.ts'
import { type Entry, productName } from '../../explain/entries.ts'
import type { Context } from './context.ts'
import { breakable, messageText } from './errors.ts'
import type { Page } from './frame.ts'
import { type Html, html, joined, table } from './html.ts'
import { consoleLink } from './links.ts'
import { code, inline, prose } from './markdown.ts'
import { provenanceMark } from './provenance-mark.ts'
import { curlSample, sandboxCommand, typescriptSample } from './samples.ts'

const pages = '../'
const places = ['path', 'query', 'body', 'header'] as const

export function operationsOf({ operations }: Contract, product: string): Operation[] {
  return operations.filter(({ variants }) => variants.some((it) => it.product === product))
}

export function summaryOf(contract: Contract, operation: Operation): string {
  return String(sourceOf(contract, operation).summary ?? operation.id)
}

function sourceOf({ bundle }: Contract, { path, method }: Operation): JsonObject {
  const source = bundle.paths[path]?.[method.toLowerCase()]
  return isObject(source) ? source : {}
}

export function operationPage(context: Context, operation: Operation, product: string): Page {
  const { language, messages } = context
  const contract = context.contractOf(product)
  const variants = operation.variants.filter((it) => it.product === product)
  const title = summaryOf(contract, operation)
  const name = productName(context.contract.bundle, product)
  const description = sourceOf(contract, operation).description
  const body = html`<main id="content" class="wide operation" tabindex="-1">
    <p class="crumbs"><a href="index.html">${name}</a></p>
    <h1>${title}</h1>
    <p class="signature">
      <code class="operation-id">${operation.id}</code>
      <span class="route"
        >${operation.method} ${breakable(operation.path.replaceAll('/', '/\u200b'))}</span
      >
    </p>
    ${typeof description === 'string' && prose(description)}
    ${variants.map((variant) => variantSection(context, variant))}
    <h2 id="responses">${messages.responses}</h2>
    ${responses(context, operation)} ${decisions(context, operation)}
  </main>`
  return { path: `${product}/${operation.id}`, language, title: `${name} ${title}`, body }
}

function variantSection(context: Context, variant: Variant): Html {
  const { messages, language } = context
  const { mode } = variant
  const id = mode ?? 'call'
  const source = sourceMarks(context, variant)
  return html`<section class="variant" aria-labelledby="${id}">
    <h2 id="${id}">${mode === undefined ? messages.inputs : (messages.modes[mode] ?? mode)}</h2>
    ${source}
    <dl class="facts">
      <dt>${messages.token}</dt>
      <dd>${token(context, variant)}</dd>
      ${
        variant.verificationType !== undefined &&
        html`<dt>${messages.codeType}</dt>
          <dd><code>${breakable(variant.verificationType)}</code> ${messages.codeTypeText}</dd>`
      }
    </dl>
    ${inputTable(context, variant)} ${samples(context, variant)}
    <h3 id="${id}-codes">${messages.codes}</h3>
    <p>
      ${messages.list[variant.list]} ${messages.order}
      ${provenanceMark('inferred', language, pages)}
    </p>
    ${codeTable(context, variant)}
  </section>`
}

/** Where the variant as a whole comes from. */
function sourceMarks(
  { provenance, language, contract, messages }: Context,
  variant: Variant,
): Html {
  const { operation, product, mode } = variant
  const source = sourceOf(contract, operation)['x-variants']
  const entry = (Array.isArray(source) ? source : [])
    .filter(isObject)
    .find((it) => it.product === product && (it.mode ?? undefined) === mode)
  const page = provenance.sources[String(entry?.source)]
  const inferred = isObject(entry?.inferred) ? entry.inferred[language] : undefined
  return html`<p class="variant-source">
    ${
      page &&
      html`${messages.source}${messages.colon}${
        page.url
          ? html`<a href="${page.url}" lang="en" rel="noreferrer">${page.title}</a>`
          : html`<span lang="en">${page.title}</span>`
      }
      ${provenanceMark(page.kind, language, pages)}`
    }
    ${
      typeof inferred === 'string' &&
      html`<br />${provenanceMark('inferred', language, pages)} ${inferred}`
    }
  </p>`
}

function token({ messages }: Context, { credentials }: Variant): Html {
  if (credentials.length === 0) return html`${messages.noToken}`
  return joined(
    credentials.map(
      ({ name, form, scheme, description }) =>
        html`<code>${name}${form === 'bearer' && `: Bearer {${scheme}}`}</code>
          ${inline(description)}`,
    ),
    html`<br />`,
  )
}

function inputTable({ messages }: Context, variant: Variant): Html {
  const inputs = places.flatMap((place) => variant.inputs.filter((it) => it.in === place))
  const rows = inputs.map((input) => [
    html`<code>${breakable(input.name)}</code><br /><span class="route"
        >${messages.places[input.in]}</span
      >`,
    html`<span class="${input.required ? 'required' : 'muted'}"
      >${input.required ? messages.required : messages.optional}</span
    >`,
    meaning(messages, input),
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

function meaning(messages: Context['messages'], { description, schema }: Input): Html {
  const { default: fallback, enum: values } = schema
  return html`${inline(description)}
  ${
    Array.isArray(values) &&
    joined(
      values.map((it) => html`<code>${String(it)}</code>`),
      ', ',
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
  const curl = curlSample(context.world, variant)
  const typescript = typescriptSample(context.world, variant)
  if (curl === undefined || typescript === undefined) return html``
  const { messages } = context
  return html`<h3 id="${variant.mode ?? 'call'}-example">${messages.sampleCall}</h3>
    <p>${messages.sampleFor}</p>
    ${code(sandboxCommand(variant.product), 'sh')}
    <div class="side-by-side">
      <figure>
        <figcaption>curl</figcaption>
        ${code(curl, 'sh')}
      </figure>
      <figure>
        <figcaption>TypeScript</figcaption>
        ${code(typescript, 'ts')}
      </figure>
    </div>
    <p><a href="${pages}${consoleLink(variant)}">${messages.openConsole}</a></p>`
}

function codeTable(context: Context, variant: Variant): Html {
  const { messages } = context
  const rows = variant.errors.map((error) => {
    const entry = context.entries.find(
      (it) => it.error.code === error.code && it.error.product === error.product,
    )
    return entry ? codeRow(context, variant, entry) : []
  })
  return table([messages.codes, messages.message, messages.when, messages.tryIt], rows)
}

function codeRow(
  { language, messages }: Context,
  variant: Variant,
  { error, id, when, looksAt, source }: Entry,
): Html[] {
  const names = looksAt.map((name) => html`<code>${name}</code>`)
  const spoken =
    error.message[language] === undefined ? (language === 'en' ? 'zh' : 'en') : language
  return [
    html`<a href="${pages}errors.html#${id}"><code>${breakable(error.code)}</code></a>
      <span class="status">${error.status}</span>`,
    messageText(error, spoken, 'cell-message'),
    html`${when?.[language]}${looksAt.length > 0 && html`${messages.colon}${joined(names, messages.comma)}`}
    ${provenanceMark(error.inferred ? 'inferred' : source.kind, language, pages)}`,
    html`<a
      href="${pages}${consoleLink(variant, error.code)}"
      aria-label="${messages.tryIt} ${error.code}"
      >${messages.tryIt}</a
    >`,
  ]
}

function responses({ messages }: Context, { success, responses: all }: Operation): Html {
  const statuses = [...all.keys()].filter((it) => it !== success.status)
  return html`<dl class="facts">
    <dt>${success.status}</dt>
    <dd>
      ${messages.success}
      ${
        success.schema === undefined
          ? `(${messages.noBody})`
          : html`<code>${JSON.stringify(success.example ?? {})}</code>`
      }
    </dd>
    ${statuses.map(
      (status) =>
        html`<dt>${status}</dt>
          <dd><code>${JSON.stringify(all.get(status)?.example ?? {})}</code></dd>`,
    )}
  </dl>`
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
