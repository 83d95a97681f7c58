// The report as one page that asks nobody for anything: style and script are inline and allowed by their
// hash, so whatever a hostile answer smuggles in does not run. All of it reads without the script, which
// only adds a filter.
import { createHash } from 'node:crypto'
import { type Markup, className, icon, icons, markup } from './markup.ts'
import {
  type Report,
  type ReportPromise,
  countOf,
  findingGroups,
  isUntried,
  outcomes,
  verdicts,
} from './report.ts'
import { script } from './script.ts'
import {
  type Anchors,
  findingArticles,
  matrix,
  noteList,
  orderList,
  untriedList,
} from './sections.ts'
import { style } from './style.ts'

export function html(report: Report): string {
  const groups = findingGroups(report)
  const found = groups.flat()
  const anchors: Anchors = new Map(
    found.map(({ finding }, index) => [finding, `finding-${index + 1}`]),
  )
  const untried = report.promises.filter(isUntried)
  const notes = noteList(report)
  const sections = [
    {
      id: 'promises',
      title: 'Promises',
      count: report.promises.length,
      content: matrix(report, anchors),
    },
    {
      id: 'findings',
      title: 'Findings',
      count: found.length,
      content:
        found.length > 0
          ? groups.map((it) => findingArticles(it, anchors))
          : markup`<p class="nothing">None.</p>`,
    },
    { id: 'untried', title: 'Not tried', count: untried.length, content: untriedList(report) },
    { id: 'notes', title: 'Notes', count: notes.length, content: notes },
    {
      id: 'order',
      title: 'Order of judging, as observed',
      count: report.observedOrder?.length ?? 0,
      content: orderList(report),
    },
  ].filter(({ id, count }) => count > 0 || (id === 'findings' && report.promises.length > 0))
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src '${hash(style)}'; script-src '${hash(script)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${outcomes[report.exitCode]}: ${report.answer}</title>
<style>${{ html: style }}</style>
</head>
<body>
${icons}
<a class="skip" href="#content">Skip to the content</a>
${header(report)}
${sections.length === 0 ? undefined : markup`<nav aria-label="Sections"><ul>${sections.map(({ id, title, count }) => markup`<li><a href="#${id}">${title} <span class="count">${count}</span></a></li>`)}</ul></nav>`}
${filter(report)}
<main id="content" tabindex="-1">
${sections.map(
  ({ id, title, content }) => markup`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
<div class="${id}">${content}</div>
</section>
`,
)}</main>
<footer>${report.tool.name} ${report.tool.version} · secrets of the run are redacted</footer>
<script>${{ html: script }}</script>
</body>
</html>
`
  return page.html
}

function header(report: Report): Markup {
  const { exitCode, answer, target, products, startedAt, requests, durationMs, promises } = report
  // Verified with gaps must not look like verified.
  const tone = exitCode === 0 && promises.some(isUntried) ? 'partly' : `exit-${exitCode}`
  return markup`<header>
<p class="target">${target}</p>
<h1 class="${tone}"><span class="outcome">${outcomes[exitCode]}</span> <span class="answer">${answer}</span></h1>
${bar(promises)}
<dl class="facts">
<div><dt>Products</dt><dd>${products.join(', ')}</dd></div>
<div><dt>Started</dt><dd><time datetime="${startedAt}">${startedAt.replace('T', ' ').replace(/\.\d+/, '').replace(/Z$/, ' UTC')}</time></dd></div>
<div><dt>Requests</dt><dd>${requests}</dd></div>
<div><dt>Duration</dt><dd>${(durationMs / 1000).toFixed(1)} s</dd></div>
<div><dt>Exit code</dt><dd>${exitCode}</dd></div>
</dl>
</header>`
}

/** Decorative: the counts beside it say the same. */
function bar(promises: ReportPromise[]): Markup | undefined {
  if (promises.length === 0) return undefined
  let x = 0
  const parts = verdicts.map((verdict) => {
    const width = countOf(promises, verdict)
    x += width
    return { verdict, width, x: x - width }
  })
  return markup`<svg class="bar" viewBox="0 0 ${promises.length} 1" preserveAspectRatio="none" aria-hidden="true">${parts
    .filter(({ width }) => width > 0)
    .map(
      ({ verdict, width, x }) =>
        markup`<rect class="${className(verdict)}" x="${x}" width="${width}" height="1"/>`,
    )}</svg>
<ul class="counts" aria-label="Promises by verdict">${parts.map(
    ({ verdict, width }) =>
      markup`<li class="${width === 0 ? 'none' : ''}"><span class="verdict ${className(verdict)}">${icon(verdict)}</span><b>${width}</b> ${verdict}</li>`,
  )}</ul>`
}

/** Shown by the script, which alone makes it work. */
function filter({ promises }: Report): Markup {
  const buttons = verdicts
    .filter((verdict) => countOf(promises, verdict) > 0)
    .map(
      (verdict) =>
        markup`<button type="button" value="${verdict}" aria-pressed="false" class="verdict ${className(verdict)}">${icon(verdict)}${verdict}</button>`,
    )
  return markup`<search id="filter" aria-label="Filter" hidden>
<input type="search" placeholder="Operation, code, condition…" aria-label="Text to look for" autocomplete="off" spellcheck="false">
<div role="group" aria-label="Verdicts">${buttons}</div>
<output></output>
</search>`
}

function hash(content: string): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`
}
