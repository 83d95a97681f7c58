// The clauses on the report page: a table for each variant, below what the verdicts mean.
import type { Language } from '../../contract/catalog.ts'
import { conditions } from '../../model/conditions.ts'
import { fact, sentence } from './html-parts.ts'
import { type Html, breakable, html, joined } from './html-template.ts'
import { placeName } from './places.ts'
import { type ReportClause, type ReportVariant, groupBy, verdicts } from './report.ts'
import texts from './page-words.json' with { type: 'json' }

export function clauseTables(variants: readonly ReportVariant[], language: Language): Html[] {
  const words = texts[language]
  const legend = html`<details>
    <summary>${words.legend}</summary>
    <dl>${verdicts.map((it) => fact(words.verdicts[it], words.meanings[it]))}</dl>
  </details>`
  return variants.length === 0 ? [] : [legend, ...variants.map((it) => table(it, language))]
}

function table({ clauses, ...variant }: ReportVariant, language: Language): Html {
  const words = texts[language]
  const rows = [...groupBy(clauses, ({ code }) => code)].map(([code, some]) => {
    const [{ status, condition }] = some
    return html`<tr>
      <th scope="row">
        ${code === undefined ? words.success : html`<code>${breakable(code)}</code>`}
      </th>
      <td>${status}</td>
      <td class="wide">${conditions.get(condition ?? '')?.when[language] ?? condition}</td>
      <td>${some.map((it) => verdict(it, language))}</td>
    </tr> `
  })
  return html`<article>
    <h3>
      ${placeName(variant)} <code class="muted">${variant.method} ${breakable(variant.path)}</code>
    </h3>
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

function verdict(
  { language: asked, verdict, reason, findings }: ReportClause,
  language: Language,
): Html {
  const words = texts[language]
  const links = findings.map(
    (it) => html`<a href="#finding-${it + 1}">${words.finding} ${it + 1}</a>`,
  )
  return html`<p>
    ${asked}
    <span class="${verdict.replace(' ', '-')}">${words.verdicts[verdict]}</span>
    ${joined(links, words.comma)}
    ${reason !== undefined && html`<span class="muted">– ${sentence(reason, language)}</span>`}
  </p> `
}
