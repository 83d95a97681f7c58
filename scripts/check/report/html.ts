// The report as one page, in English or Chinese. It has no script and loads nothing: a policy allows its
// own style and nothing else, so that whatever a hostile response contains does not run.
import { createHash } from 'node:crypto'
import type { Language } from '../../contract/catalog.ts'
import { findingKinds, findingPage } from '../findings/finding-kinds.ts'
import { style } from './html-style.ts'
import { type Html, html, joined, raw } from './html-template.ts'
import { type Words, wordsIn } from './html-words.ts'
import { withoutCommands } from './plain-text.ts'
import {
  type Report,
  type ReportClause,
  type ReportExchange,
  type ReportFinding,
  type ReportVariant,
  groupBy,
  ledgerLine,
  overlayLine,
  placeName,
  verdicts,
  waiverLine,
} from './report.ts'

/** File names of the page by language; the pages link to each other. */
export const pageNames: Record<Language, string> = { en: 'report.html', zh: 'report.zh.html' }

export function reportPage(report: Report, language: Language): string {
  const words = wordsIn(language)
  const { findings, variants, waivers, ledger, observedOrder, tool } = report
  const hash = createHash('sha256').update(style).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
  const page = html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${raw(policy)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${words.outcomes[report.exitCode]} · ${report.target}</title>
        ${raw(`<style>${style}</style>`)}
      </head>
      <body>
        ${header(report, language)}
        <main>
          ${section(
            words.findings,
            findings.map((finding, index) => article(finding, index, { report, language })),
          )}
          ${section(
            words.clauses,
            variants.map((variant) => table(variant, words)),
          )}
          ${section(words.passwords, lines(ledger.map(ledgerLine)))}
          ${section(words.waivers, lines(waivers.map(waiverLine)))}
          ${section(
            words.order,
            lines(observedOrder.map((it) => `${placeName(it)}: ${it.first} → ${it.then}`)),
          )}
        </main>
        <footer class="muted">${tool.name} ${tool.version} · ${words.redacted}</footer>
      </body>
    </html> `
  return withoutCommands(page.markup, '&#58;')
}

function header(report: Report, language: Language): Html {
  const words = wordsIn(language)
  const other = language === 'en' ? 'zh' : 'en'
  const clauses = report.variants.flatMap((variant) => variant.clauses)
  const counts = verdicts.map(
    (it) => `${words.verdicts[it]} ${clauses.filter(({ verdict }) => verdict === it).length}`,
  )
  const facts: [string, string | number][] = [
    [words.clauses, counts.join(' · ')],
    ...(report.stopped ? [[words.stopped, report.stopped] satisfies [string, string]] : []),
    [words.target, report.target],
    [words.products, report.products.join(', ')],
    [words.started, report.startedAt],
    [words.requests, report.requests],
    [words.duration, `${(report.durationMs / 1000).toFixed(1)} s`],
    [words.contract, report.contract],
    ...(report.overlay
      ? [[words.overlay, overlayLine(report.overlay)] satisfies [string, string]]
      : []),
    ...(report.passwordLabel
      ? [[words.label, report.passwordLabel] satisfies [string, string]]
      : []),
  ]
  return html`<header>
    <nav><a href="${pageNames[other]}" lang="${other}">${wordsIn(other).name}</a></nav>
    <h1 class="exit-${report.exitCode}">${words.outcomes[report.exitCode]}</h1>
    <dl>${facts.map(([name, value]) => fact(name, value))}</dl>
  </header>`
}

function section(title: string, content: readonly Html[]): Html {
  if (content.length === 0) return html``
  return html`<section>
    <h2>${title}</h2>
    ${content}
  </section> `
}

function lines(texts: readonly string[]): Html[] {
  return texts.map((it) => html`<p>${it}</p> `)
}

function fact(name: string, value: string | number | Html): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div> `
}

function article(
  finding: ReportFinding,
  index: number,
  { report, language }: { report: Report; language: Language },
): Html {
  const { id, severity, what, expected, got, at, contract, also, waived, exchange } = finding
  const words = wordsIn(language)
  const { title, why, fix } = findingKinds[id]
  const facts: [string, string | Html][] = [
    [words.where, placeName(finding)],
    [words.request, what],
    [words.expected, expected],
    [words.got, at ? `${got} (${at})` : got],
    [words.inContract, html`<code>${contract}</code>`],
    ...(also.length > 0 ? [[words.also, also.join('; ')] satisfies [string, string]] : []),
    ...(waived
      ? [[words.waived, `${waived.until}: ${waived.reason}`] satisfies [string, string]]
      : []),
    [words.why, withCode(why[language])],
    [words.fix, withCode(fix[language])],
  ]
  const shown = exchange === undefined ? undefined : report.exchanges[exchange]
  return html`<article id="finding-${index + 1}" class="${severity}${raw(waived ? ' waived' : '')}">
    <h3><span>${words[severity]}</span> ${title[language]} ${idLink(id, report.docs, language)}</h3>
    <dl>${facts.map(([name, value]) => fact(name, value))}</dl>
    ${shown && exchangeDetails(shown, words)}
  </article> `
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

function exchangeDetails({ request, response, failure, curl }: ReportExchange, words: Words): Html {
  const message = (start: string, headers: [string, string][], body = '') =>
    [start, ...headers.map(([name, value]) => `${name}: ${value}`), '', body].join('\n').trimEnd()
  const texts = [
    message(`${request.method} ${request.url}`, request.headers, request.body),
    response ? message(`${response.status}`, response.headers, response.body) : (failure ?? ''),
  ]
  return html`<details>
    <summary>${words.exchange}</summary>
    ${texts.map((it) => html`<pre>${it}</pre>`)}
    <p>${words.repeat}</p>
    <pre>${curl}</pre>
  </details>`
}

function table({ clauses, ...variant }: ReportVariant, words: Words): Html {
  const rows = [...groupBy(clauses, ({ code }) => code)].map(([code, some]) => {
    const { status, condition } = some[0]! // a group has an item
    return html`<tr>
      <th scope="row"><code>${code ?? words.success}</code></th>
      <td>${status}</td>
      <td class="wide">${condition}</td>
      <td>${some.map((it) => verdict(it, words))}</td>
    </tr> `
  })
  return html`<article>
    <h3>${placeName(variant)} <code class="muted">${variant.method} ${variant.path}</code></h3>
    <table>
      <thead>
        <tr>
          <th scope="col">${words.code}</th>
          <th scope="col">${words.status}</th>
          <th scope="col" class="wide">${words.condition}</th>
          <th scope="col">${words.verdict}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </article> `
}

function verdict({ language, verdict, reason, findings }: ReportClause, words: Words): Html {
  const links = findings.map((it) => html`<a href="#finding-${it + 1}">${it + 1}</a>`)
  return html`<p>
    ${language}
    <span class="${verdict.replace(' ', '-')}">${words.verdicts[verdict]}</span>
    ${joined(links, ', ')} <span class="muted" lang="en">${reason}</span>
  </p> `
}
