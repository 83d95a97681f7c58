// The sections of the page: verdicts, findings, what was not tried, the order of judging.
import { type Markup, breakable, className, icon, markup } from './markup.ts'
import {
  type Found,
  type Report,
  type ReportFinding,
  type ReportPromise,
  counted,
  variantTitle,
  variantsOf,
  gravest,
  groupsBy,
  promised,
  requestText,
  responseText,
  subjectOf,
  untriedByReason,
  waivedText,
  waiverOf,
  waiverText,
} from './report.ts'

/** The id that each finding has in the page. */
export type Anchors = ReadonlyMap<ReportFinding, string>

export function matrix({ promises }: Report, anchors: Anchors): Markup[] {
  return variantsOf(promises).map(({ title, promises }) => {
    const { method, path, operation, product, mode } = promises[0]! // a group has an item
    const languages = (['en', 'zh'] as const).filter((language) =>
      promises.some((it) => it.language === language),
    )
    const rows = groupsBy(promises, ({ code, status }) => [code, status])
    const columns = languages.length > 0 ? languages : ['verdict']
    return markup`<article data-group="${title}">
<h3>${operation} <span class="variant">${[product, mode].filter(Boolean).join(' ')}</span></h3>
<p class="route"><code>${method} ${path}</code></p>
<table>
<caption class="hidden">Verdicts of ${title}</caption>
<thead><tr><th scope="col">code</th>${columns.map((it) => markup`<th scope="col">${it}</th>`)}</tr></thead>
<tbody>${rows.map(({ items }) => matrixRow(items, languages, anchors))}</tbody>
</table>
</article>
`
  })
}

function matrixRow(
  promises: ReportPromise[],
  languages: ('en' | 'zh')[],
  anchors: Anchors,
): Markup {
  const first = promises[0]! // a group has an item
  const cell = (some: ReportPromise[], span: number) =>
    markup`<td${{ html: span > 1 ? ` colspan="${span}"` : '' }}>${some.map((it) => verdictMark(it, anchors))}</td>`
  const everyLanguage = promises.filter(({ language }) => language === undefined)
  const cells = everyLanguage.length > 0 ? [cell(everyLanguage, languages.length)] : []
  if (everyLanguage.length < promises.length) {
    cells.push(
      ...languages.map((language) =>
        cell(
          promises.filter((it) => it.language === language),
          1,
        ),
      ),
    )
  }
  return markup`<tr data-verdicts="${[...new Set(promises.map(({ verdict }) => verdict))].join(',')}">
<th scope="row"><code>${breakable(first.code ?? 'success')}</code> <span class="condition">${[first.status, first.condition].filter(Boolean).join(' · ')}</span></th>${cells}
</tr>`
}

function verdictMark(promise: ReportPromise, anchors: Anchors): Markup {
  const { verdict, findings, reason } = promise
  const label = markup`${icon(verdict)}<span>${verdict}</span>`
  const first = gravest(findings)
  const mark = first
    ? markup`<a class="verdict ${className(verdict)}" href="#${anchors.get(first)}">${label}</a>`
    : markup`<span class="verdict ${className(verdict)}">${label}</span>`
  // What is not tried has its reasons in a section of its own, what is wrong has its findings.
  const waiver = waiverOf(promise)
  const notes =
    verdict === 'masked'
      ? [reason]
      : verdict === 'verified' && first
        ? [counted(findings.length, 'finding')]
        : waiver === undefined
          ? []
          : [waiver]
  return markup`${mark}${notes.map((it) => markup` <span class="noted">${it}</span>`)}`
}

/** What says the same of several answers stands below the first of them. */
export function findingArticles([first, ...others]: Found[], anchors: Anchors): Markup {
  const alike = others.map((it) => findingArticle(it, anchors))
  return markup`${first && findingArticle(first, anchors)}${
    alike.length === 0
      ? undefined
      : markup`<details class="alike"><summary>The same of ${counted(alike.length, 'more answer')}</summary>${alike}</details>
`
  }`
}

function findingArticle({ finding, promise }: Found, anchors: Anchors): Markup {
  const { severity, operation, fault, place, expected, got, request, response, curl, waived } =
    finding
  const verdict = promise?.verdict ?? (severity === 'error' ? 'wrong' : 'verified')
  const exchange: [string, string | undefined][] = [
    ['Request', request && requestText(request)],
    ['Response', response && responseText(response)],
    ['See it again', curl],
  ]
  const shown = exchange.filter(([, text]) => text)
  return markup`<article id="${anchors.get(finding)}" class="${severity}" data-verdicts="${verdict}">
<h3><span class="severity">${severity}</span> ${promise ? markup`<code>${promised(promise)}</code>` : 'beyond the promises'} <span class="variant">${promise ? [variantTitle(promise), promise.language].filter(Boolean).join(' · ') : operation}</span></h3>
<p class="fault">${subjectOf(finding)} · request ${fault} · <code>${place}</code>${waived && markup` · <strong>${waivedText(waived)}</strong>`}</p>
<dl class="difference"><div><dt>Expected</dt><dd>${expected}</dd></div><div><dt>Got</dt><dd>${got}</dd></div></dl>
${shown.length === 0 ? undefined : markup`<details><summary>Exchange</summary>${shown.map(([title, text]) => markup`<h4>${title}</h4><pre>${text}</pre>`)}</details>`}
</article>
`
}

export function untriedList(report: Report): Markup[] {
  return untriedByReason(report).map(({ verdict, reason, promises }) => {
    const operations = groupsBy(promises, ({ operation, product, mode }) => [
      operation,
      product,
      mode,
    ])
    return markup`<article data-verdicts="${verdict}">
<h3><span class="verdict ${className(verdict)}">${icon(verdict)}${verdict}</span> ${reason}</h3>
<dl>${operations.map(({ items }) => markup`<div><dt>${variantTitle(items[0]!)}</dt><dd>${[...new Set(items.map(promised))].map((it) => markup`<code>${it}</code> `)}</dd></div>`)}</dl>
</article>
`
  })
}

export function orderList({ observedOrder = [] }: Report): Markup[] {
  return observedOrder.map(
    ({ listed, seen, ...variant }) => markup`<article>
<h3>${variantTitle(variant)}</h3>
<dl><div><dt>As the contract lists them</dt><dd>${listed.map((it) => markup`<code>${it}</code> `)}</dd></div>
<div><dt>As seen</dt><dd><ul>${seen.map(({ first, then, asListed }) => markup`<li><code>${first}</code> before <code>${then}</code>${asListed ? undefined : markup`, <strong>listed otherwise</strong>`}</li>`)}</ul></dd></div></dl>
</article>
`,
  )
}

export function noteList({ waivers = [], passwords = {}, retries }: Report): Markup[] {
  const rows: [string, string][] = [
    ...waivers.map((it): [string, string] => ['Waiver', waiverText(it)]),
    ...(retries > 0
      ? [
          [
            'Repeated, since the network had lost it or the service was busy',
            counted(retries, 'request'),
          ] satisfies [string, string],
        ]
      : []),
    ...Object.entries(passwords).map(([account, place]): [string, string] => [
      `The password of ${account} is now`,
      place,
    ]),
  ]
  return rows.map(([title, text]) => markup`<dl><div><dt>${title}</dt><dd>${text}</dd></div></dl>`)
}
