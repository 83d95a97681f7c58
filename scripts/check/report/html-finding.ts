// A finding on the report page: where and what, why it matters, what to do, and the exchange that shows it.
import type { Language } from '../../contract/catalog.ts'
import { findingKinds, findingPage } from '../findings/finding-kinds.ts'
import { fact, list, sentence } from './html-parts.ts'
import { type Html, breakable, html, joined, raw } from './html-template.ts'
import { placeName } from './places.ts'
import type { Report, ReportExchange, ReportFinding } from './report.ts'
import texts from './page-words.json' with { type: 'json' }

export function findingArticle(
  finding: ReportFinding,
  index: number,
  { report, language }: { report: Report; language: Language },
): Html {
  const { id, severity, what, expected, got, at, contract, also, waived, exchange } = finding
  const words = texts[language]
  const { title, why, fix } = findingKinds[id]
  const say = (text: string) => sentence(text, language)
  const shown = exchange === undefined ? undefined : report.exchanges[exchange]
  const facts = [
    fact(words.where, html`<code>${placeName(finding)}</code>`),
    fact(words.request, html`${shown && requestLine(shown)} ${say(what)}`),
    fact(words.expected, say(expected)),
    fact(words.got, html`${say(got)}${at !== '' && html` <code class="muted">${at}</code>`}`),
    fact(words.inContract, html`<code>${breakable(contract)}</code>`),
    fact(words.also, also.length > 0 ? list(also) : undefined),
    fact(words.waived, waived && `${waived.until}: ${waived.reason}`),
    fact(words.why, withCode(why[language])),
    fact(words.fix, withCode(fix[language])),
  ]
  return html`<article id="finding-${index + 1}" class="${severity}${raw(waived ? ' waived' : '')}">
    <h3>
      ${index + 1}. <span>${words[severity]}</span> ${title[language]}
      ${idLink(id, report.docs, language)}
    </h3>
    <dl>${facts}</dl>
    ${shown && exchangeDetails(shown, language)}
  </article> `
}

/** Without the host, which stands above. */
function requestLine({ request: { method, url } }: ReportExchange): Html {
  return html`<code>${method} ${url.replace(/^\w+:\/\/[^/]*/, '')}</code>`
}

/** What stands in backquotes as code. */
function withCode(text: string): Html {
  const parts = text
    .split('`')
    .map((it, index) => (index % 2 === 0 ? html`${it}` : html`<code>${it}</code>`))
  return joined(parts, '')
}

function idLink(id: ReportFinding['id'], docs: string | undefined, language: Language): Html {
  if (docs === undefined) return html`<code>${id}</code>`
  return html`<a href="${docs}/${language}/${findingPage(id)}"><code>${id}</code></a>`
}

function exchangeDetails(
  { request, response, failure, curl }: ReportExchange,
  language: Language,
): Html {
  const words = texts[language]
  const message = (start: string, headers: [string, string][], body = '') =>
    [start, ...headers.map(([name, value]) => `${name}: ${value}`), '', body].join('\n').trimEnd()
  const messages = [
    message(`${request.method} ${request.url}`, request.headers, request.body),
    response ? message(`${response.status}`, response.headers, response.body) : (failure ?? ''),
  ]
  return html`<details>
    <summary>${words.exchange}</summary>
    ${messages.map((it) => html`<pre>${it}</pre>`)}
    <p>${words.repeat}</p>
    <pre>${curl}</pre>
  </details>`
}
