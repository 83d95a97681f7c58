// The style of the report page: light, dark, narrow and printed. It stands in the page, allowed by its hash.
export const style = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f7f7f5, #14171a); --card: light-dark(#fff, #1b1f24); --line: light-dark(#dfe1e0, #30363d);
  --text: light-dark(#1d2226, #e6e8ea); --muted: light-dark(#586069, #9ba5b0); --link: light-dark(#1d5fa8, #8ab8f0);
  --good: light-dark(#1a6b3f, #74cf9b); --bad: light-dark(#b0281e, #ff958b); --odd: light-dark(#7d5500, #e6ba55);
  --mono: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 72rem; padding: clamp(1rem, 4vw, 3rem); background: var(--page); color: var(--text);
  font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif;
  overflow-wrap: anywhere;
}
h1, h2, h3, p, dl, dd, ul { margin: 0; } ul { padding-inline-start: 1.2rem; }
h1 { font-size: 1.7rem; line-height: 1.25; }
h2 { font-size: 1.3rem; } h3 { font-size: 1.05rem; }
a { color: var(--link); } code, pre { font: .86em/1.55 var(--mono); unicode-bidi: isolate; }
header { display: grid; gap: 1rem; } header nav { text-align: end; }
footer { margin-top: 2.5rem; } section { display: grid; gap: 1rem; margin-top: 2.5rem; }
article {
  display: grid; gap: .75rem; padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: .6rem;
  background: var(--card);
}
article:target { outline: 2px solid var(--link); } article.error { border-left: .3rem solid var(--bad); }
article.warning { border-left: .3rem solid var(--odd); } article.waived { border-left-color: var(--muted); }
dl div { display: grid; grid-template-columns: 8.5rem 1fr; gap: .2rem 1rem; } dt, .muted { color: var(--muted); }
pre { margin: 0; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .4rem; white-space: pre-wrap; }
summary { width: fit-content; cursor: pointer; color: var(--link); } details > * + * { margin-top: .5rem; }
.error h3 span, .violated, .exit-1 { color: var(--bad); } .warning h3 span, .shadowed, .exit-2 { color: var(--odd); }
.verified, .exit-0 { color: var(--good); } .untested, .not-allowed { color: var(--muted); }
table { width: 100%; border-collapse: collapse; font-size: .9rem; }
th, td {
  padding: .35rem .75rem .35rem 0; border-top: 1px solid var(--line); text-align: start; font-weight: 400;
  vertical-align: baseline;
}
thead th { border: 0; color: var(--muted); white-space: nowrap; }
tbody th { min-width: 12rem; } td:last-child { min-width: 11.5rem; } td p + p { margin-top: .2rem; }
@media (max-width: 40rem) {
  dl { display: grid; gap: .6rem; } dl div { grid-template-columns: 1fr; gap: 0; } dt { font-size: .86rem; }
  table, tbody { display: block; } thead { display: none; }
  tr { display: grid; grid-template-columns: 1fr auto; padding: .4rem 0; border-top: 1px solid var(--line); }
  td, th { padding: 0; border: 0; } td.wide, td:last-child { grid-column: 1 / -1; } td.wide { color: var(--muted); }
}
@media print {
  body { max-width: none; padding: 0; } article, tr { break-inside: avoid; } header nav, summary { display: none; }
}
`
