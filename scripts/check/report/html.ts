// The report as one page that asks nobody for anything: style and script are inline and allowed by their
// hash, so whatever a hostile answer smuggles in does not run. All of it reads without the script, which
// only adds a filter.
import { createHash } from 'node:crypto'
import { type Found, type Report, type ReportFinding, type ReportPromise, type ReportVerdict, countOf, counted, dialectTitle, dialectsOf, findingsOf, gravest, groupsBy, isUntried, outcomes, promised, requestText, responseText, subjectOf, untriedByReason, verdicts, visible } from './report.ts'

interface Markup {
  html: string
}

type Part = string | number | Markup | readonly Markup[] | undefined

/** Escapes whatever is put in, unless it comes from here itself. Attributes are to stand in quotes. */
function markup(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return { html: strings.map((it, index) => it + written(parts[index])).join('') }
}

function written(part: Part): string {
  if (part === undefined) return ''
  if (typeof part !== 'object') return visible(String(part)).replace(/[&<>"']/g, (it) => `&#${it.charCodeAt(0)};`)
  return 'html' in part ? part.html : part.map((it) => it.html).join('')
}

/** The id that each finding has in the page. */
type Anchors = ReadonlyMap<ReportFinding, string>

export function html(report: Report): string {
  const found = findingsOf(report)
  const anchors: Anchors = new Map(found.map(({ finding }, index) => [finding, `finding-${index + 1}`]))
  const untried = report.promises.filter(isUntried)
  const sections = [
    { id: 'promises', title: 'Promises', count: report.promises.length, content: matrix(report, anchors) },
    { id: 'findings', title: 'Findings', count: found.length, content: found.length > 0 ? found.map((it) => findingArticle(it, anchors)) : markup`<p class="nothing">None.</p>` },
    { id: 'untried', title: 'Not tried', count: untried.length, content: untriedList(report) },
    { id: 'order', title: 'Order of judging, as observed', count: report.observedOrder?.length ?? 0, content: orderList(report) },
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
${sections.map(({ id, title, content }) => markup`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
<div class="${id}">${content}</div>
</section>
`)}</main>
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
    .map(({ verdict, width, x }) => markup`<rect class="${className(verdict)}" x="${x}" width="${width}" height="1"/>`)}</svg>
<ul class="counts" aria-label="Promises by verdict">${parts.map(
    ({ verdict, width }) => markup`<li class="${width === 0 ? 'none' : ''}"><span class="verdict ${className(verdict)}">${icon(verdict)}</span><b>${width}</b> ${verdict}</li>`,
  )}</ul>`
}

/** Shown by the script, which alone makes it work. */
function filter({ promises }: Report): Markup {
  const buttons = verdicts
    .filter((verdict) => countOf(promises, verdict) > 0)
    .map((verdict) => markup`<button type="button" value="${verdict}" aria-pressed="false" class="verdict ${className(verdict)}">${icon(verdict)}${verdict}</button>`)
  return markup`<search id="filter" aria-label="Filter" hidden>
<input type="search" placeholder="Operation, code, condition…" aria-label="Text to look for" autocomplete="off" spellcheck="false">
<div role="group" aria-label="Verdicts">${buttons}</div>
<output></output>
</search>`
}

function matrix({ promises }: Report, anchors: Anchors): Markup[] {
  return dialectsOf(promises).map(({ title, promises }) => {
    const { method, path, operation, product, mode } = promises[0]! // a group has an item
    const languages = (['en', 'zh'] as const).filter((language) => promises.some((it) => it.language === language))
    const rows = groupsBy(promises, ({ code, status }) => [code, status])
    const columns = languages.length > 0 ? languages : ['verdict']
    return markup`<article data-group="${title}">
<h3>${operation} <span class="dialect">${[product, mode].filter(Boolean).join(' ')}</span></h3>
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

function matrixRow(promises: ReportPromise[], languages: ('en' | 'zh')[], anchors: Anchors): Markup {
  const first = promises[0]! // a group has an item
  const cell = (some: ReportPromise[], span: number) => markup`<td${{ html: span > 1 ? ` colspan="${span}"` : '' }}>${some.map((it) => verdictMark(it, anchors))}</td>`
  const everyLanguage = promises.filter(({ language }) => language === undefined)
  const cells = everyLanguage.length > 0 ? [cell(everyLanguage, languages.length)] : []
  if (everyLanguage.length < promises.length) {
    cells.push(...languages.map((language) => cell(promises.filter((it) => it.language === language), 1)))
  }
  return markup`<tr data-verdicts="${[...new Set(promises.map(({ verdict }) => verdict))].join(',')}">
<th scope="row"><code>${breakable(first.code ?? 'success')}</code> <span class="condition">${[first.status, first.condition].filter(Boolean).join(' · ')}</span></th>${cells}
</tr>`
}

function verdictMark({ verdict, findings, reason }: ReportPromise, anchors: Anchors): Markup {
  const label = markup`${icon(verdict)}<span>${verdict}</span>`
  const first = gravest(findings)
  const mark = first
    ? markup`<a class="verdict ${className(verdict)}" href="#${anchors.get(first)}">${label}</a>`
    : markup`<span class="verdict ${className(verdict)}">${label}</span>`
  // What is not tried has its reasons in a section of its own, what is wrong has its findings.
  const notes = verdict === 'masked' ? [reason] : verdict === 'verified' && first ? [counted(findings.length, 'finding')] : []
  return markup`${mark}${notes.map((it) => markup` <span class="noted">${it}</span>`)}`
}

function findingArticle({ finding, promise }: Found, anchors: Anchors): Markup {
  const { severity, operation, fault, place, expected, got, request, response, curl } = finding
  const verdict = promise?.verdict ?? (severity === 'error' ? 'wrong' : 'verified')
  const exchange: [string, string | undefined][] = [
    ['Request', request && requestText(request)],
    ['Response', response && responseText(response)],
    ['See it again', curl],
  ]
  const shown = exchange.filter(([, text]) => text)
  return markup`<article id="${anchors.get(finding)}" class="${severity}" data-verdicts="${verdict}">
<h3><span class="severity">${severity}</span> ${promise ? markup`<code>${promised(promise)}</code>` : 'beyond the promises'} <span class="dialect">${promise ? [dialectTitle(promise), promise.language].filter(Boolean).join(' · ') : operation}</span></h3>
<p class="fault">${subjectOf(finding)} · request ${fault} · <code>${place}</code></p>
<dl class="difference"><div><dt>Expected</dt><dd>${expected}</dd></div><div><dt>Got</dt><dd>${got}</dd></div></dl>
${shown.length === 0 ? undefined : markup`<details><summary>Exchange</summary>${shown.map(([title, text]) => markup`<h4>${title}</h4><pre>${text}</pre>`)}</details>`}
</article>
`
}

function untriedList(report: Report): Markup[] {
  return untriedByReason(report).map(({ verdict, reason, promises }) => {
    const operations = groupsBy(promises, ({ operation, product, mode }) => [operation, product, mode])
    return markup`<article data-verdicts="${verdict}">
<h3><span class="verdict ${className(verdict)}">${icon(verdict)}${verdict}</span> ${reason}</h3>
<dl>${operations.map(({ items }) => markup`<div><dt>${dialectTitle(items[0]!)}</dt><dd>${[...new Set(items.map(promised))].map((it) => markup`<code>${it}</code> `)}</dd></div>`)}</dl>
</article>
`
  })
}

function orderList({ observedOrder = [] }: Report): Markup {
  return markup`<ol>${observedOrder.map((it) => markup`<li><code>${it}</code></li>`)}</ol>`
}

/** A code that breaks behind its dots where the column is narrow. */
function breakable(code: string): Markup[] {
  return code.split(/(?<=\.)/).map((part, index) => (index === 0 ? markup`${part}` : markup`<wbr>${part}`))
}

function className(verdict: ReportVerdict): string {
  return verdict.replace(' ', '-')
}

function icon(verdict: ReportVerdict): Markup {
  return markup`<svg class="icon" aria-hidden="true"><use href="#icon-${className(verdict)}"/></svg>`
}

const icons: Markup = {
  html: `<svg hidden aria-hidden="true">
<symbol id="icon-verified" viewBox="0 0 16 16"><path d="m3 8.5 3.2 3.2L13 4.8"/></symbol>
<symbol id="icon-wrong" viewBox="0 0 16 16"><path d="m4 4 8 8m0-8-8 8"/></symbol>
<symbol id="icon-masked" viewBox="0 0 16 16"><circle cx="6" cy="8" r="4"/><path d="M9 4.6a4 4 0 1 1 0 6.8"/></symbol>
<symbol id="icon-untriggerable" viewBox="0 0 16 16"><path d="M3.5 8h9" stroke-dasharray="2.2 1.2"/></symbol>
<symbol id="icon-not-allowed" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.2"/><path d="m4.4 11.6 7.2-7.2"/></symbol>
</svg>`,
}

const dark = `--page: #14171a; --card: #1b1f24; --line: #30363d; --text: #e6e8ea; --muted: #9ba5b0; --link: #8ab8f0; --code: #22272e;
  --verified: #74cf9b; --wrong: #ff958b; --masked: #e6ba55; --untried: #a3adb8; --bar-verified: #3f9a66; --bar-wrong: #e0564a; --bar-masked: #c2922a; --bar-untriggerable: #4a525c; --bar-not-allowed: #6c7682;`

const style = `
:root { color-scheme: light dark; --page: #f7f7f5; --card: #fff; --line: #dfe1e0; --text: #1d2226; --muted: #586069; --link: #1d5fa8; --code: #f1f2f0;
  --verified: #1a6b3f; --wrong: #b0281e; --masked: #7d5500; --untried: #586069; --bar-verified: #4fa577; --bar-wrong: #cf4a3f; --bar-masked: #d9a233; --bar-untriggerable: #c9cdd0; --bar-not-allowed: #a3a9af;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
@media (prefers-color-scheme: dark) { :root { ${dark} } }
* { box-sizing: border-box; }
html { scroll-padding-top: 5rem; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 80rem; padding: clamp(1.25rem, 4vw, 3rem) clamp(1rem, 4vw, 3rem); background: var(--page); color: var(--text); font: 1rem/1.5 var(--sans); overflow-wrap: anywhere; }
[hidden] { display: none !important; }
.hidden, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip:focus { position: fixed; top: .5rem; left: .5rem; z-index: 2; padding: .5rem 1rem; background: var(--card); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
main:focus { outline: none; }
a { color: var(--link); text-underline-offset: .2em; }
code, pre { font-family: var(--mono); font-size: .86em; unicode-bidi: isolate; }
h1, h2, h3, h4, p, dl, dd, ul, ol { margin: 0; padding: 0; font-weight: inherit; }
ul { list-style: none; }
.icon { width: 1em; height: 1em; flex: none; translate: 0 .14em; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }

header .target { color: var(--muted); font: .9rem var(--mono); }
h1 { margin: .35rem 0 1.5rem; font-size: clamp(1.6rem, 1.2rem + 2vw, 2.5rem); line-height: 1.2; letter-spacing: -.015em; }
h1 .outcome { display: block; font-weight: 650; color: var(--wrong); }
h1.exit-0 .outcome { color: var(--verified); }
h1.partly .outcome, h1.exit-2 .outcome { color: var(--masked); }
h1 .answer { font-size: .6em; letter-spacing: 0; }
.bar { display: block; width: 100%; height: .75rem; border-radius: .375rem; forced-color-adjust: none; }
.bar .verified { fill: var(--bar-verified); } .bar .wrong { fill: var(--bar-wrong); } .bar .masked { fill: var(--bar-masked); } .bar .untriggerable { fill: var(--bar-untriggerable); } .bar .not-allowed { fill: var(--bar-not-allowed); }
.counts { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: .75rem 0 1.75rem; }
.counts li { display: inline-flex; align-items: baseline; gap: .4rem; } .counts .none { color: var(--muted); } .counts b { font-variant-numeric: tabular-nums; }
.facts { display: flex; flex-wrap: wrap; gap: .75rem 2.5rem; font-size: .9rem; }
dt { color: var(--muted); font-size: .8rem; }

nav { margin-top: 2rem; border-bottom: 1px solid var(--line); }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1.75rem; }
nav a { display: block; padding: .6rem 0; text-decoration: none; } nav a:hover { text-decoration: underline; }
.count { color: var(--muted); font-variant-numeric: tabular-nums; }
search { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: .6rem 1rem; margin: 0 -.5rem; padding: .75rem .5rem; background: var(--page); }
search input { flex: 1 1 15rem; min-width: 0; max-width: 24rem; padding: .45rem .75rem; border: 1px solid var(--muted); border-radius: .5rem; background: var(--card); color: inherit; font: inherit; }
search input::placeholder { color: var(--muted); opacity: 1; }
search div { display: flex; flex-wrap: wrap; gap: .4rem; }
search button { padding: .3rem .7rem; border: 1px solid var(--line); border-radius: 1rem; background: var(--card); font: inherit; font-size: .85rem; cursor: pointer; }
search button:hover { border-color: currentColor; }
search button[aria-pressed=true] { border-color: currentColor; box-shadow: inset 0 0 0 1px currentColor; }
search output { color: var(--muted); font-size: .85rem; }

section { margin-top: 2.5rem; } nav + main section:first-child, search + main section:first-child { margin-top: 1.25rem; }
h2 { margin-bottom: 1rem; font-size: 1.3rem; font-weight: 650; }
article { padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--card); }
h3 { font-weight: 600; line-height: 1.4; }
.dialect { color: var(--muted); font-weight: 400; }
.verdict { display: inline-flex; align-items: baseline; gap: .35rem; color: var(--untried); white-space: nowrap; }
.verdict.verified { color: var(--verified); } .verdict.wrong { color: var(--wrong); } .verdict.masked { color: var(--masked); }
.promises { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 33rem), 1fr)); gap: 1rem; align-items: start; }
.route { color: var(--muted); font-size: .9rem; }
table { width: 100%; margin-top: .75rem; border-collapse: collapse; font-size: .9rem; }
th { padding: .4rem .75rem .4rem 0; text-align: left; font-weight: 400; vertical-align: baseline; }
td { padding-block: .4rem; vertical-align: baseline; } td, thead th + th { width: 8.25rem; padding-right: .5rem; }
thead th { padding-block: .2rem; color: var(--muted); font-size: .8rem; }
tbody tr { border-top: 1px solid var(--line); }
.condition { display: block; color: var(--muted); font-size: .85em; }
td a.wrong { font-weight: 600; } .noted { display: block; color: var(--muted); font-size: .85em; }

.findings, .untried { display: grid; gap: 1rem; }
.findings > article { border-left: .25rem solid var(--bar-not-allowed); } .findings > .error { border-left-color: var(--bar-wrong); } .findings > .warning { border-left-color: var(--bar-masked); }
.findings > article:target { outline: 2px solid var(--link); outline-offset: 2px; }
.severity { color: var(--muted); } .error .severity { color: var(--wrong); } .warning .severity { color: var(--masked); }
.fault { color: var(--muted); font-size: .9rem; }
.difference { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: .75rem; margin-top: .75rem; }
.difference dd { white-space: pre-wrap; unicode-bidi: plaintext; }
details { margin-top: .75rem; } summary { width: fit-content; padding: .2rem 0; color: var(--link); cursor: pointer; }
h4 { margin-top: .75rem; color: var(--muted); font-size: .8rem; }
pre { margin: .25rem 0 0; padding: .75rem 1rem; border-radius: .5rem; background: var(--code); white-space: pre-wrap; line-height: 1.55; }
.untried h3 { display: flex; flex-wrap: wrap; gap: .25rem .75rem; } .untried .verdict { font-weight: 400; }
.untried dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); gap: .6rem 1.5rem; margin-top: .75rem; } .untried dd code { display: inline-block; margin-right: .75rem; }
.order ol { padding-left: 2.5rem; columns: 18rem; } .order li::marker { color: var(--muted); font-variant-numeric: tabular-nums; }
.nothing { color: var(--muted); }
footer { margin-top: 3rem; color: var(--muted); font-size: .85rem; }

@media (max-width: 36rem) {
  article { padding: .85rem 1rem; } td, thead th + th { width: 6.4rem; padding-right: .25rem; } td:last-child { padding-right: 0; } table { font-size: .82rem; } th { padding-right: .5rem; }
  search { position: static; } html { scroll-padding-top: 1rem; } search input { max-width: none; flex-basis: 100%; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  :root { --page: #fff; --card: #fff; --text: #000; --muted: #444; --link: #000; --code: #f4f4f4; --line: #bbb; --verified: #1a6b3f; --wrong: #b0281e; --masked: #7d5500; --untried: #444; }
  body { max-width: none; padding: 0; font-size: 9.5pt; } nav, search, .skip { display: none !important; }
  article, tr { break-inside: avoid; } .findings > article, .promises > article { break-inside: auto; } h2, h3, h4 { break-after: avoid; }
  .bar { print-color-adjust: exact; } summary { display: none; } details::details-content { content-visibility: visible; height: auto; }
}
`

const script = `
const filter = document.querySelector('#filter')
const input = filter.querySelector('input')
const output = filter.querySelector('output')
const buttons = [...filter.querySelectorAll('button')]
const items = [...document.querySelectorAll('[data-verdicts]')].map((element) => ({
  element,
  verdicts: element.dataset.verdicts.split(','),
  text: ((element.closest('[data-group]')?.dataset.group ?? '') + ' ' + element.textContent).toLowerCase(),
}))
const rows = items.filter(({ element }) => element.localName === 'tr')
const groups = [...document.querySelectorAll('[data-group], section')].filter((it) => it.querySelector('[data-verdicts]'))
function apply() {
  const words = input.value.toLowerCase().split(/\\s+/).filter(Boolean)
  const wanted = buttons.filter((it) => it.ariaPressed === 'true').map((it) => it.value)
  for (const { element, verdicts, text } of items) {
    element.hidden = !(words.every((it) => text.includes(it)) && (wanted.length === 0 || verdicts.some((it) => wanted.includes(it))))
  }
  for (const group of groups) group.hidden = !group.querySelector('[data-verdicts]:not([hidden])')
  const shown = rows.filter(({ element }) => !element.hidden).length
  output.value = shown === rows.length ? '' : shown + ' of ' + rows.length + ' codes shown'
}
input.addEventListener('input', apply)
for (const button of buttons) button.addEventListener('click', () => {
  button.ariaPressed = String(button.ariaPressed !== 'true')
  apply()
})
// A link to a finding must lead there, whatever the filter hides.
addEventListener('hashchange', () => {
  const target = document.getElementById(location.hash.slice(1))
  if (!target?.closest('[hidden]')) return
  input.value = ''
  for (const button of buttons) button.ariaPressed = 'false'
  apply()
  target.scrollIntoView()
})
if (rows.length > 0) filter.hidden = false
apply()
`

function hash(content: string): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`
}
