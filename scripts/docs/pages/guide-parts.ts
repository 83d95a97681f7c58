// The parts that guides name as `{{…}}`, each made from what the code knows.
import { conditions } from '../../conditions/index.ts'
import { verdicts } from '../../check/report/report.ts'
import type { Language } from '../../contract/catalog.ts'
import type { Contract } from '../../contract/contract.ts'
import type { Provenance } from '../../contract/provenance.ts'
import { curl } from '../../sandbox/working-request.ts'
import { createSandbox } from '../../sandbox/sandbox.ts'
import { decision } from './picture-of-operations.ts'
import { entriesOf, messageParts, productName, productsOf } from './error-entries.ts'
import { flow } from './picture-of-code-flow.ts'
import { type Html, html, joined, raw, table } from './html.ts'
import { operationLink } from './links.ts'
import { code } from './markdown.ts'
import { profileKeys } from './profile-keys.ts'
import { wordsIn } from '../messages/messages.ts'

/** What the commands say with `--help`, by the name of the command. */
export type Help = Record<string, string>

export function partsOf(
  contract: Contract,
  provenance: Provenance,
  help: Help,
  language: Language,
  pages: string,
): Record<string, Html> {
  const words = wordsIn(language)
  const helps = Object.entries(help).map(([command, text]): [string, Html] => [
    `${command}-help`,
    code(text, 'text'),
  ])
  return {
    find: find(contract, provenance, language, pages),
    decision: decision(contract, language, pages),
    flow: flow(language),
    calls: calls(contract, language, pages),
    codes: codes(contract, provenance, language, pages),
    'first-call': code(
      curl(createSandbox({ contract: contract.bundle }), 'http://127.0.0.1:4010'),
      'sh',
    ),
    'profile-keys': profileKeys(language),
    'exit-codes': table(
      [words.exitCode, words.meaning],
      words.outcomes.map((it, index) => [html`<code>${index}</code>`, html`${it}`]),
    ),
    verdicts: table(
      [words.verdict, words.meaning],
      verdicts.map((it) => [
        html`<code>${it}</code>${language === 'zh' && html` ${words.verdictNames[it]}`}`,
        html`${words.verdicts[it]}`,
      ]),
    ),
    conditions: table(
      [words.key, words.when],
      [...conditions.values()].map(({ name, when }) => [
        html`<code>${name}</code>`,
        html`${when[language]}`,
      ]),
    ),
    ...Object.fromEntries(helps),
  }
}

/** Works without a script too: then the form opens the error page, and the list below leads to each code. */
function find(contract: Contract, provenance: Provenance, language: Language, pages: string): Html {
  const words = wordsIn(language)
  const options = entriesOf(contract, provenance).map(({ id, error }) => {
    const text = messageParts(
      error.message[language] ?? error.message.en ?? error.message.zh ?? '',
      error.parameters,
    )
      .map((part) => (part.isName ? `{${part.text}}` : part.text))
      .join('')
    return html`<option value="${id}">
      ${productName(contract.bundle, error.product)}${words.colon}${text}
    </option>`
  })
  return html`<form class="find" action="${pages}errors.html" role="search">
    <label for="code">${words.find}</label>
    <div>
      <input
        id="code"
        name="q"
        type="search"
        list="known-codes"
        placeholder="${words.findHint}"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
      /><button>${words.findButton}</button>
    </div>
    <datalist id="known-codes">${options}</datalist>
  </form> `
}

function calls({ bundle, operations }: Contract, language: Language, pages: string): Html {
  const words = wordsIn(language)
  const rows = operations.flatMap(({ id, method, path, variants }) =>
    variants.map(({ product, mode, security, verificationType, errors }) => [
      html`<a href="${pages}reference.html${operationLink(id, product)}"><code>${id}</code></a
        ><br /><span class="route">${method} ${path}</span>`,
      html`${productName(bundle, product)}`,
      html`${mode ?? ''}`,
      html`${security?.scheme ? html`<code>${security.scheme}</code>` : ''}`,
      html`${verificationType ? html`<code>${verificationType}</code>` : ''}`,
      html`${errors.length}`,
    ]),
  )
  return table(
    [words.call, words.product, words.mode, words.token, words.codeType, words.codes],
    rows,
  )
}

function codes(
  contract: Contract,
  provenance: Provenance,
  language: Language,
  pages: string,
): Html {
  const entries = entriesOf(contract, provenance)
  const groups = productsOf(contract).map(({ product, name }) => {
    const links = entries
      .filter(({ error }) => error.product === product)
      .map(({ id, error }) => html`<li><a href="${pages}errors.html#${id}">${error.code}</a></li>`)
    return html`<h3>${name}</h3>
      <ul class="codes">
        ${joined(links, raw('\n'))}
      </ul>`
  })
  return html`<details class="all-codes">
    <summary>${wordsIn(language).allCodes} (${entries.length})</summary>
    ${groups}
  </details> `
}
