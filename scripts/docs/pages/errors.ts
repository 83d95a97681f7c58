// The error codes: every entry reads without a script, which only adds the search.
import type { EntryPart, Language } from '../../contract/catalog.ts'
import {
  type Entry,
  messageParts,
  productName,
  productsOf,
  returnSpeakerOf,
  speakerOf,
} from '../../explain/entries.ts'
import type { Variant } from '../../contract/contract.ts'
import { catalogText } from './catalog-text.ts'
import { type Context, isCompanion, isInConsole } from './context.ts'
import type { Page } from './frame.ts'
import { type Html, breakable, html, joined } from './html.ts'
import { consoleLink, variantLink } from './links.ts'
import { provenanceMark } from './provenance-mark.ts'
import { handlingSample } from './samples.ts'
import { siteMessages } from '../messages/messages.ts'

export function errorsPage(context: Context): Page {
  const { messages, contract, entries } = context
  const products = productsOf(contract).map((it) => ({
    ...it,
    entries: entries.filter(({ error }) => error.product === it.product),
  }))
  const body = html`<div class="columns">
    <nav class="side" aria-label="${messages.allCodes}">
      ${products.map(
        ({ product, name, entries }) =>
          html`<a class="group" href="#${product}">${name}</a>
            <ul>
              ${entries.map(({ id, error }) => html`<li><a href="#${id}">${error.code}</a></li>`)}
            </ul>`,
      )}
    </nav>
    <main id="content" tabindex="-1">
      <h1>${messages.errors}</h1>
      <p class="lead">${messages.errorsLead}</p>
      <noscript><p class="callout">${messages.findWithoutScript}</p></noscript>
      ${searchForm(context, products)} ${elsewhere(context)}
      <div id="results" hidden></div>
      <div id="catalog">
        ${products.map((it) => section(context, it.product, it.name, it.entries))}
      </div>
    </main>
  </div>`
  return {
    path: 'errors',
    language: context.language,
    title: messages.errors,
    body,
    scripts: [`search.${context.language}.js`],
  }
}

function searchForm({ messages }: Context, products: { product: string; name: string }[]): Html {
  return html`<search id="find" class="filter" hidden>
    <input
      type="search"
      aria-label="${messages.find}"
      placeholder="${messages.findHint}"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
    />
    <div class="choices" role="group" aria-label="${messages.product}">
      <button type="button" value="" aria-pressed="true">${messages.all}</button>${products.map(
        ({ product, name }) =>
          html`<button type="button" value="${product}" aria-pressed="false">${name}</button>`,
      )}
    </div>
    <output></output>
  </search>`
}

/** Shown above the results of a search that no code or message answers. */
function elsewhere({ messages }: Context): Html {
  const links = [
    html`<a href="index.html#which-operation-to-use">${messages.operationsTitle}</a>`,
    html`<a href="reference.html">${messages.reference}</a>`,
    html`<a href="client.html">${messages.guides}</a>`,
    html`<a href="decisions.html">${messages.decisions}</a>`,
    html`<a href="profile.html#a-deployment-that-differs">${messages.ownCodes}</a>`,
  ]
  return html`<p id="elsewhere" class="callout" hidden>
    ${messages.codesOnly}${joined(links, messages.comma)}
  </p>`
}

function section(context: Context, product: string, name: string, entries: Entry[]): Html {
  const { messages } = context
  const groups = [
    {
      title: messages.fromTheseOperations,
      members: entries.filter(({ variants }) => variants.length > 0),
    },
    { title: messages.elsewhere, members: entries.filter(({ variants }) => variants.length === 0) },
  ].filter(({ members }) => members.length > 0)
  return html`<section class="product" aria-labelledby="${product}">
    <h2 id="${product}">${name}</h2>
    ${groups.map(
      ({ title, members }) =>
        html`<section class="group-of-codes" aria-label="${name}${messages.colon}${title}">
          <p class="group-title">${title}</p>
          ${members.map((entry) => article(context, entry))}
        </section>`,
    )}
  </section>`
}

function article(context: Context, entry: Entry): Html {
  const { contract } = context
  const { error, id, alias } = entry
  return html`${alias !== undefined && html`<span id="${alias}"></span>`}
    <article class="code" id="${id}" data-product="${error.product}">
      <h3>
        <a href="#${id}">${breakable(error.code)}</a>
        <span class="status">${error.status}</span>
        <span class="badge">${productName(contract.bundle, error.product)}</span>
      </h3>
      ${messageTexts(context, entry.error)}
      <dl>
        ${rows(context, entry).map(
          ([name, content]) =>
            html`<dt>${name}</dt>
              <dd>${content}</dd>`,
        )}
      </dl>
      ${handling(context, entry)}
    </article>`
}

/** The calls that the console can provoke it with; companions only if no operation returns it. */
function inConsole(context: Context, variants: readonly Variant[]): Variant[] {
  const all = variants.filter((it) => isInConsole(context, it))
  const own = all.filter(({ operation }) => !isCompanion(context, operation))
  return own.length > 0 ? own : all
}

/** What is said of an entry, in the order in which a reader needs it. */
function rows(context: Context, entry: Entry): [name: string, content: Html][] {
  const { language, messages, contract } = context
  const { error, when, looksAt, decisions, twins, variants } = entry
  const offered = inConsole(context, variants)
  const mark = (part: EntryPart) => provenanceMark(context, speakerOf(error, part), '')
  const ours = provenanceMark(context, 'ours', '')
  const isVendors = speakerOf(error, 'handling') !== 'ours'
  const said = (texts: typeof error.note) => catalogText(context, error, texts)
  const [remedy, note] = [said(error.remedy), said(error.note)]
  const all: [name: string, content: Html | false][] = [
    [
      messages.when,
      when !== undefined &&
        html`${when[language]}${looksAt.length > 0 && html`${messages.colon}${codes(looksAt, messages.comma)}`}
        ${mark('condition')}`,
    ],
    [
      isVendors ? messages.vendorHandling : messages.handling,
      html`${error.handling[language]} ${mark('handling')}`,
    ],
    [messages.remedy, remedy !== false && html`${remedy} ${ours}`],
    [messages.returnedBy, returnedBy(context, entry)],
    [
      messages.tryIt,
      offered.length > 0 &&
        joined(
          offered.map((it) => html`<a href="${consoleLink(it, error.code)}">${nameIn(it)}</a>`),
          messages.comma,
        ),
    ],
    [messages.inferred, said(error.inferred)],
    [messages.note, note !== false && html`${note} ${ours}`],
    [
      messages.behind,
      decisions.length > 0 &&
        joined(
          decisions.map((it) => html`<a href="decisions.html#${it.id}">${it.title[language]}</a>`),
          messages.comma,
        ),
    ],
    [
      messages.alsoIn,
      twins.length > 0 &&
        joined(
          twins.map(
            (it) => html`<a href="#${it.id}">${productName(contract.bundle, it.product)}</a>`,
          ),
          messages.comma,
        ),
    ],
    [messages.source, sources(context, entry)],
  ]
  return all.filter((row): row is [string, Html] => row[1] !== false)
}

function codes(names: string[], comma: string): Html {
  return joined(
    names.map((name) => html`<code>${name}</code>`),
    comma,
  )
}

function nameIn({ operation, mode }: Entry['variants'][number]): Html {
  return html`<code>${operation.id}</code
    >${mode !== undefined && html` <span class="mode">${mode}</span>`}`
}

function returnedBy(context: Context, { error, variants, isOpen }: Entry): Html {
  const { messages } = context
  if (variants.length === 0 && isOpen) return html`<span class="muted">${messages.notTied}</span>`
  // That a table is complete is inferred, so this is too.
  if (variants.length === 0)
    return html`<span class="muted">${messages.returnedByNone}</span>
      ${provenanceMark(context, 'inferred', '')}`
  const speakers = variants.map((it) => returnSpeakerOf(error, it))
  const [all] = new Set(speakers).size === 1 ? speakers : []
  const mark = (speaker = '') => speaker !== '' && html` ${provenanceMark(context, speaker, '')}`
  const names = variants.map(
    (it, index) =>
      html`<a href="${variantLink(it)}">${nameIn(it)}</a>${mark(all ? '' : speakers[index])}`,
  )
  return html`${joined(names, messages.comma)}${mark(all)}`
}

/** The page that publishes the code, and the others that have it. */
function sources(context: Context, { error, source }: Entry): Html {
  const ids = [error.source, ...(error.alsoIn ?? [])]
  const links = ids.map((id) => {
    const page = context.provenance.sources[id] ?? source
    return html`${sourceLink(page)} ${provenanceMark(context, id, '')}`
  })
  return joined(links, html`<br />`)
}

function sourceLink({ url, title }: Entry['source']): Html {
  return url
    ? html`<a href="${url}" lang="en" rel="noreferrer">${title}</a>`
    : html`<span lang="en">${title}</span>`
}

function handling(context: Context, { error, variants }: Entry): Html {
  const variant = variants.find(({ operation }) => !isCompanion(context, operation))
  const sample = variant && handlingSample(context.world, variant, error)
  if (sample === undefined) return html``
  return html`<details class="handling">
    <summary>${context.messages.inTypeScript}</summary>
    <pre tabindex="0"><code class="ts">${sample}</code></pre>
  </details>`
}

/** The message in the page's language and in the other; if one is not published, that is said. */
function messageTexts(context: Context, error: Entry['error']): Html {
  const { language, messages } = context
  const other: Language = language === 'en' ? 'zh' : 'en'
  const mark = (it: Language) =>
    error.provenance?.[it] !== undefined &&
    html`<p class="message-mark">${provenanceMark(context, speakerOf(error, it), '')}</p>`
  const [first = other, second] = [language, other].filter((it) => error.message[it] !== undefined)
  const rest = second
    ? html`${messageText(error, second, 'message other')}${mark(second)}`
    : first === other && html`<p class="message none">${messages.otherMessage[language]}</p>`
  return html`${messageText(error, first, 'message')}${mark(first)}${rest}`
}

export function messageText(
  { message, parameters }: Entry['error'],
  language: Language,
  className: string,
): Html {
  const parts = messageParts(message[language] ?? '', parameters).map(({ text, isName }) =>
    isName ? html`<var>${text}</var>` : html`${text}`,
  )
  return html`<p class="${className}" lang="${siteMessages[language].lang}">${parts}</p>`
}
