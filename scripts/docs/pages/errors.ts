// The error page: all of it reads without a script, which only adds the filter.
import type { Language } from '../../contract/catalog.ts'
import type { Contract } from '../../contract/contract.ts'
import type { Provenance } from '../../contract/provenance.ts'
import {
  type Call,
  type Entry,
  entriesOf,
  messageParts,
  productName,
  productsOf,
} from './error-entries.ts'
import { type Html, html, joined, quoting } from './html.ts'
import { operationLink } from './links.ts'
import type { Page } from './frame.ts'
import { type Words, wordsIn } from '../messages/messages.ts'

export function errorsPage(contract: Contract, provenance: Provenance, language: Language): Page {
  const words = wordsIn(language)
  const entries = entriesOf(contract, provenance)
  const products = productsOf(contract).map((it) => ({
    ...it,
    entries: entries.filter(({ error }) => error.product === it.product),
  }))
  const body = html`<div class="columns">
    <nav class="side" aria-label="${words.allCodes}">
      ${products.map(
        ({ product, name, entries }) =>
          html`<a class="group" href="#${product}">${name}</a>
            <ul>
              ${entries.map(({ id, error }) => html`<li><a href="#${id}">${error.code}</a></li>`)}
            </ul>`,
      )}
    </nav>
    <main id="content" tabindex="-1">
      <h1>${words.errors}</h1>
      <p class="lead">${words.errorsLead}</p>
      <search id="filter" hidden data-found="${words.found}">
        <input
          type="search"
          aria-label="${words.find}"
          placeholder="${words.findHint}"
          autocomplete="off"
          spellcheck="false"
        />
        <div class="choices" role="group" aria-label="${words.product}">
          <button type="button" value="" aria-pressed="true">${words.all}</button>${products.map(
            ({ product, name }) =>
              html`<button type="button" value="${product}" aria-pressed="false">${name}</button>`,
          )}
        </div>
        <output></output>
      </search>
      <p id="nothing" hidden>${words.nothingFound}</p>
      ${products.map(({ product, name, entries }) => section(contract, product, name, entries, language))}
    </main>
  </div>`
  return { name: 'errors', language, title: words.errors, body }
}

function section(
  contract: Contract,
  product: string,
  name: string,
  entries: Entry[],
  language: Language,
): Html {
  const words = wordsIn(language)
  const groups = [
    { title: words.fromTheseCalls, members: entries.filter(({ calls }) => calls.length > 0) },
    { title: words.elsewhere, members: entries.filter(({ calls }) => calls.length === 0) },
  ].filter(({ members }) => members.length > 0)
  return html`<section class="product" aria-labelledby="${product}">
    <h2 id="${product}">${name}</h2>
    ${groups.map(
      ({ title, members }) =>
        html`<p class="group-title">${title}</p>
          ${members.map((entry) => article(contract, entry, language, words))}`,
    )}
  </section> `
}

function article(contract: Contract, entry: Entry, language: Language, words: Words): Html {
  const { error, id, alias, calls, when, looksAt, source, twins } = entry
  const { code, product, status, handling, inferred, note } = error
  const names = joined(
    looksAt.map((name) => html`<code>${name}</code>`),
    words.comma,
  )
  const rows: [string, Html | undefined][] = [
    [
      words.when,
      when && html`${when[language]}${looksAt.length > 0 && html`${words.colon}${names}`}`,
    ],
    [words.whatToDo, html`${handling[language] ?? ''}`],
    [
      words.answeredBy,
      calls.length > 0
        ? joined(
            calls.map((call) => callLink(call, product)),
            words.comma,
          )
        : html`<span class="muted">${words.notAnswered}</span>`,
    ],
    [
      words.source,
      html`${words.kinds[source.kind]}${words.colon}${source.url ? html`<a href="${source.url}" lang="en" rel="noreferrer">${source.title}</a>` : html`<span lang="en">${source.title}</span>`}`,
    ],
    [words.inferred, inferred && quoting(inferred[language] ?? '')],
    [words.note, note && quoting(note[language] ?? '')],
    [
      words.alsoIn,
      twins.length > 0
        ? joined(
            twins.map(
              (it) => html`<a href="#${it.id}">${productName(contract.bundle, it.product)}</a>`,
            ),
            words.comma,
          )
        : undefined,
    ],
  ]
  return html`${alias !== undefined && html`<span id="${alias}"></span>`}
    <article class="code" id="${id}" data-product="${product}">
      <h3><a href="#${id}">${code}</a> <span class="status">${status}</span></h3>
      ${messages(error, language)}
      <dl>
        ${rows
          .map(
            ([name, content]) =>
              content &&
              html`<dt>${name}</dt>
                <dd>${content}</dd>`,
          )
          .filter((it) => it !== undefined)}
      </dl>
    </article> `
}

/** The message in the page's language and in the other; where one is not published, that is said. */
function messages(error: Entry['error'], language: Language): Html {
  const other: Language = language === 'en' ? 'zh' : 'en'
  const [first = other, second] = [language, other].filter((it) => error.message[it] !== undefined)
  const words = wordsIn(language)
  return html`${message(error, first, 'message')}${second ? message(error, second, 'message other') : first === other && html`<p class="message none">${words.otherMessage[language]}</p>`}`
}

function message(
  { message, parameters }: Entry['error'],
  language: Language,
  className: string,
): Html {
  const parts = messageParts(message[language] ?? '', parameters).map(({ text, isName }) =>
    isName ? html`<var>${text}</var>` : html`${text}`,
  )
  return html`<p class="${className}" lang="${wordsIn(language).lang}">${parts}</p>`
}

function callLink({ operation, mode }: Call, product: string): Html {
  return html`<a href="reference.html${operationLink(operation, product)}"
      ><code>${operation}</code></a
    >${mode !== undefined && html` <span class="mode">${mode}</span>`}`
}
