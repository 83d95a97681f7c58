// The report as one page, in English or Chinese. It has no script and loads nothing: a policy allows its
// own style and nothing else, so that whatever a hostile response contains does not run.
import { createHash } from 'node:crypto'
import type { Language } from '../../contract/catalog.ts'
import { clauseTables } from './html-clauses.ts'
import { findingArticle } from './html-finding.ts'
import { fact, list, sentence } from './html-parts.ts'
import { style } from './html-style.ts'
import { type Html, html, joined, raw } from './html-template.ts'
import { withoutCommands } from './plain-text.ts'
import { placeName } from './places.ts'
import {
  type Report,
  type ReportLedger,
  type ReportOrder,
  type ReportWaiver,
  verdicts,
} from './report.ts'
import texts from './page-words.json' with { type: 'json' }

/** File names of the page by language; the pages link to each other. */
export const pageNames: Record<Language, string> = { en: 'report.html', zh: 'report.zh.html' }

export function reportPage(report: Report, language: Language): string {
  const words = texts[language]
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
            findings.map((finding, index) => findingArticle(finding, index, { report, language })),
          )}
          ${section(words.clauses, clauseTables(variants, language))}
          ${section(words.passwords, passwords(ledger, language))}
          ${section(words.waivers, waiverLines(waivers, language))}
          ${section(words.order, orders(observedOrder, language))}
        </main>
        <footer class="muted">${tool.name} ${tool.version} · ${words.redacted}</footer>
      </body>
    </html> `
  return withoutCommands(page.markup, '&#58;')
}

function header(report: Report, language: Language): Html {
  const words = texts[language]
  const other = language === 'en' ? 'zh' : 'en'
  const clauses = report.variants.flatMap((variant) => variant.clauses)
  const counts = verdicts.map(
    (it) => `${words.verdicts[it]} ${clauses.filter(({ verdict }) => verdict === it).length}`,
  )
  const facts = [
    fact(words.clauses, counts.join(' · ')),
    fact(words.stopped, report.stopped && sentence(report.stopped, language)),
    fact(words.target, report.target),
    fact(words.products, report.products.join(', ')),
    fact(words.started, report.startedAt),
    fact(words.requests, report.requests),
    fact(words.duration, `${(report.durationMs / 1000).toFixed(1)} s`),
    fact(words.contract, report.contract),
    fact(words.overlay, report.overlay && overlayText(report.overlay, language)),
  ]
  return html`<header>
    <nav><a href="${pageNames[other]}" lang="${other}">${texts[other].name}</a></nav>
    <h1 class="exit-${report.exitCode}">${words.outcomes[report.exitCode]}</h1>
    <dl>${facts}</dl>
  </header>`
}

function section(title: string, content: readonly Html[]): Html {
  if (content.length === 0) return html``
  return html`<section>
    <h2>${title}</h2>
    ${content}
  </section> `
}

function passwords(ledger: readonly ReportLedger[], language: Language): Html[] {
  const words = texts[language]
  const told = ledger.map(({ account, places, changed }) => {
    const some = places.map((it) => sentence(it, language))
    const place = some.length === 0 ? words.notKnown : joined(some, words.comma)
    return html`<p>
      <code>${account}</code
      >${words.colon}${some.length > 1 && `${words.oneOf} `}${place}${changed && `${words.comma}${words.changed}`}
    </p> `
  })
  const isDerived = ledger.some(({ places }) => places.some((it) => it.startsWith('derived ')))
  const command = 'npx idaas-password password --profile FILE --label LABEL --number NUMBER'
  const how = html`<p>${words.derived}</p>
    <pre>${command}</pre>`
  return isDerived ? [...told, how] : told
}

function orders(observed: readonly ReportOrder[], language: Language): Html[] {
  const words = texts[language]
  if (observed.length === 0) return []
  const items = observed.map((it) => `${placeName(it)}${words.colon}${it.first} → ${it.then}`)
  return [html`<p>${words.orderText}</p>`, list(items)]
}

function waiverLines(waivers: readonly ReportWaiver[], language: Language): Html[] {
  const words = texts[language]
  return waivers.map(({ waives, reason, until, expired, findings }) => {
    const day = `${expired ? words.expired : words.until} ${until}`
    const count = `${words.findings}${words.colon}${findings}`
    return html`<p>
      <code>${waives}</code>${words.comma}${day}${words.colon}${reason} (${count})
    </p> `
  })
}

function overlayText(
  { title, removed }: NonNullable<Report['overlay']>,
  language: Language,
): string {
  const words = texts[language]
  return [title, removed.length > 0 && `${words.removed}${removed.join(words.comma)}`]
    .filter(Boolean)
    .join(words.semicolon)
}
