// The style of the page, inline, so that it is allowed by its hash. Light, dark, narrow and printed.
const dark = `--page: #14171a; --card: #1b1f24; --line: #30363d; --text: #e6e8ea; --muted: #9ba5b0; --link: #8ab8f0; --code: #22272e;
  --verified: #74cf9b; --wrong: #ff958b; --masked: #e6ba55; --untried: #a3adb8; --bar-verified: #3f9a66; --bar-wrong: #e0564a; --bar-masked: #c2922a; --bar-untriggerable: #4a525c; --bar-not-allowed: #6c7682;`

export const style = `
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
.variant { color: var(--muted); font-weight: 400; }
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

.findings, .untried { display: grid; gap: 1rem; } .alike article { margin-top: 1rem; }
.findings article { border-left: .25rem solid var(--bar-not-allowed); } .findings .error { border-left-color: var(--bar-wrong); } .findings .warning { border-left-color: var(--bar-masked); }
.findings article:target { outline: 2px solid var(--link); outline-offset: 2px; }
.severity { color: var(--muted); } .error .severity { color: var(--wrong); } .warning .severity { color: var(--masked); }
.fault { color: var(--muted); font-size: .9rem; }
.difference { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: .75rem; margin-top: .75rem; }
.difference dd { white-space: pre-wrap; unicode-bidi: plaintext; }
details { margin-top: .75rem; } summary { width: fit-content; padding: .2rem 0; color: var(--link); cursor: pointer; }
h4 { margin-top: .75rem; color: var(--muted); font-size: .8rem; }
pre { margin: .25rem 0 0; padding: .75rem 1rem; border-radius: .5rem; background: var(--code); white-space: pre-wrap; line-height: 1.55; }
.untried h3 { display: flex; flex-wrap: wrap; gap: .25rem .75rem; } .untried .verdict { font-weight: 400; }
.untried dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); gap: .6rem 1.5rem; margin-top: .75rem; } .untried dd code { display: inline-block; margin-right: .75rem; }
.order, .notes { display: grid; gap: 1rem; } .order dl { display: grid; gap: .6rem; margin-top: .75rem; } .order dd ul { columns: 28rem; } .order li { break-inside: avoid; } .order dd code { margin-right: .25rem; }
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
  article, tr { break-inside: avoid; } .findings article, .promises > article { break-inside: auto; } h2, h3, h4 { break-after: avoid; }
  .bar { print-color-adjust: exact; } summary { display: none; } details::details-content { content-visibility: visible; height: auto; }
}
`
