// The console's look, on the colours of the page around it. It asks for the width of its own box, since the
// page may keep a part of the screen for itself.

export const styles = `main:has(> .console) { max-width: 84rem }
.console { container-type: inline-size; font-size: .9375rem; line-height: 1.5 }
.console :is(p, ul, li, dl, figure, fieldset, dd) { margin: 0 }
.console :is(ul, fieldset) { padding: 0 }
.console h2 { margin: 0; padding: 0; border: 0; font-size: 1.125rem; line-height: 1.4 }
.console h3 { margin: 0 0 .25rem; font-size: .9375rem }
.console code, .console pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .8125rem }
.console p code, .console label code, .console li code { padding: 0; border: 0; background: none; color: inherit; overflow-wrap: anywhere }
.console [hidden] { display: none }
.console input:not([type=radio], [type=checkbox]), .console select, .console button {
  box-sizing: border-box; min-height: 2.25rem; padding: .25rem .625rem; border: 1px solid var(--muted); border-radius: 6px;
  background: var(--bg); color: var(--fg); font: inherit }
.console input:not([type=radio], [type=checkbox]), .console select { width: 100%; min-width: 0; text-overflow: ellipsis }
.console input::placeholder { color: var(--muted); opacity: 1 }
.console input[type=radio], .console input[type=checkbox] { width: 1rem; height: 1rem; margin: 0; vertical-align: -.125rem; accent-color: var(--accent) }
.console button { cursor: pointer; white-space: nowrap }
.console button:hover { border-color: var(--accent) }
.console :is(input, select, button, summary, a):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
.console-muted, .console-hint { color: var(--muted); font-size: .8125rem }
.console-choices { display: grid; gap: .75rem; padding-bottom: 1.25rem; border-bottom: 1px solid var(--line) }
.console-row { display: grid; gap: .75rem }
.console-choice { display: grid; gap: .25rem; min-width: 0 }
.console-choice > label, .console-target > legend { padding: 0; font-size: .8125rem; font-weight: 600 }
.console-summary { overflow-wrap: anywhere }
.console-words { min-height: 1.5rem; padding-left: .75rem; border-left: 3px solid var(--accent) }
.console-target { min-width: 0; border: 0 }
.console-radios { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin-top: .25rem }
.console-radios label, .console-heading label { display: inline-flex; gap: .375rem; align-items: center; min-height: 1.75rem }
.console-deployment { display: grid; gap: .75rem; margin-top: .5rem }
.console-deployment .console-choice { max-width: 36rem }
.console-warning { padding: .5rem .75rem; border: 1px solid var(--bad); border-radius: 6px }
.console-fault { color: var(--bad) }
.console-fault:empty { display: none }
.console-columns { display: grid; gap: 2rem; padding-top: 1.25rem }
.console-form, .console-outcome, .console-outcome section { display: grid; gap: 1rem; align-content: start; min-width: 0 }
.console-outcome { gap: 2rem }
.console-group { padding-bottom: 1rem }
.console-group > summary { padding: .25rem 0; cursor: pointer; font-weight: 600 }
.console-fields { display: grid; gap: .875rem; padding-top: .25rem }
.console-field { display: grid; gap: .25rem; min-width: 0 }
.console-field > label { display: flex; flex-wrap: wrap; gap: 0 .5rem; align-items: baseline }
.console-control { display: flex; gap: .375rem }
.console .console-changed input, .console .console-changed select { border-color: var(--accent); box-shadow: inset 3px 0 var(--accent) }
.console-mark { color: var(--accent); font-size: .8125rem; font-weight: 600 }
html:has(.console) { scroll-padding-bottom: 6rem }
.console-submit { position: sticky; bottom: 0; padding: .75rem 0; background: var(--bg) }
.console .console-send { min-width: 100%; border-color: var(--accent); background: var(--accent); color: var(--bg); font-weight: 600; white-space: normal }
.console .console-send[aria-disabled=true] { opacity: .6; cursor: progress }
.console-said { overflow-wrap: anywhere; scroll-margin: 5rem 0 40vh }
.console-said:is(.console-good, .console-bad) { padding: .5rem .75rem; border-left: 3px solid }
.console-said.console-good { border-color: var(--good) }
.console-said.console-bad { border-color: var(--bad) }
.console-good > strong { color: var(--good) }
.console-bad > strong { color: var(--bad) }
.console-answer { display: grid; gap: 1rem }
.console-answer:empty { display: none }
.console pre { margin: 0; padding: .75rem; border: 0; border-radius: 6px; background: var(--code-bg); color: var(--fg); line-height: 1.5; white-space: pre-wrap; overflow-wrap: anywhere }
.console-entry dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .125rem 1rem }
.console-entry dt { color: var(--muted) }
.console-entry p { margin-top: .25rem }
.console-state { justify-self: stretch }
.console-accounts { display: grid; gap: .25rem; list-style: none }
.console-state button { margin-top: .5rem }
.console-heading { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1rem }
.console-code figcaption { display: flex; gap: .75rem; align-items: center; margin-bottom: .25rem; font-weight: 600 }
.console-code figcaption button { min-height: 1.75rem; margin-left: auto; padding: 0 .625rem; font-size: .8125rem; font-weight: 400 }
.console-code pre code { padding: 0; border: 0; background: none }
@container (min-width: 34rem) {
  .console-row { grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)) }
  .console-row:has(.console-choice-code) { grid-template-columns: minmax(11rem, 1fr) minmax(0, 2.2fr) }
  .console-row:has(.console-choice-code) .console-choice-way { grid-column: -2 }
  .console-row:has(.console-choice-account[hidden]) { grid-template-columns: minmax(0, 1fr) }
}
@container (min-width: 60rem) {
  .console-columns { grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); gap: 3rem }
}
@media print { .console-submit, .console button { display: none } }
`
