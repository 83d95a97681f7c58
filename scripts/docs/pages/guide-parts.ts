// The parts that guides name as `{{…}}`, each made from what the code knows, so that no guide retypes it.
import texts from '../../check/report/page-words.json' with { type: 'json' }
import { verdicts } from '../../check/report/report.ts'
import type { Language } from '../../contract/catalog.ts'
import { conditions } from '../../model/conditions.ts'
import { productName, productsOf } from '../../explain/entries.ts'
import { createSandbox } from '../../sandbox/sandbox.ts'
import { type Context, variantsOf } from './context.ts'
import { type Html, breakable, html, joined, raw, table } from './html.ts'
import { productLink, variantLink } from './links.ts'
import { code, proseMarkdown } from './markdown.ts'
import { codeFlowPicture } from './picture-of-code-flow.ts'
import { operationsPicture } from './picture-of-operations.ts'
import { type DescribedFinding, findingLinks } from './described-finding.ts'
import { type LanguageRecipe, languageLinks } from './client-recipes.ts'
import { measurementsInChinese } from './measurements-in-chinese.ts'
import { notCovered } from './product.ts'
import { profileKeys } from './profile-keys.ts'
import { withChineseComments } from './sample-comments.ts'
import { curlSample, sandboxCommand } from './samples.ts'

export interface GuideSources {
  /** What each command says with `--help`. */
  help: Record<string, string>
  /** Files that a guide shows, by name. */
  files: Record<string, string>
  recipes: LanguageRecipe[]
  findings: DescribedFinding[]
  /** Samples of the README by section and language of the code, such as `call-ts`. */
  readme: Record<string, string>
  /** Markdown that commands write into `generated/`, by name. */
  documents: Record<string, string>
}

/** `pages` is the relative path to the folder of the pages. */
export function guideParts(
  context: Context,
  { help, files, recipes, findings, documents, readme }: GuideSources,
  pages: string,
): Record<string, Html> {
  const { messages, language } = context
  return {
    find: find(context, pages),
    codes: codes(context, pages),
    products: products(context, pages),
    'which-operation': operationsPicture(context, { pages }),
    'not-covered': notCoveredByProduct(context, pages),
    flow: codeFlowPicture(messages),
    languages: languageLinks(recipes),
    findings: findingLinks(findings, language),
    operations: operations(context, pages),
    'first-call': firstCall(context),
    accounts: accounts(context),
    'profile-keys': profileKeys(language),
    'exit-codes': table(
      [messages.exitCode, messages.meaning],
      messages.outcomes.map((it, index) => [html`<code>${index}</code>`, html`${it}`]),
    ),
    verdicts: verdictTable(context),
    conditions: table(
      [messages.key, messages.when],
      [...conditions.values()].map(({ name, when }) => [
        html`<code>${name}</code>`,
        html`${when[language]}`,
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(documents).map(([name, text]) => [name, generatedPart(text, language)]),
    ),
    ...Object.fromEntries(
      Object.entries(readme).map(([name, text]) => [
        `readme-${name}`,
        code(language === 'zh' ? withChineseComments(text) : text, name.replace(/.*-/, '')),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(help).map(([command, text]) => [`${command}-help`, code(text, 'text')]),
    ),
    ...Object.fromEntries(
      Object.entries(files).map(([name, text]) => [
        name,
        code(text.trimEnd(), name.endsWith('.sh') ? 'sh' : 'yaml'),
      ]),
    ),
  }
}

function verdictTable({ messages, language }: Context): Html {
  const words = texts[language]
  return table(
    [messages.verdict, messages.meaning],
    verdicts.map((it) => {
      const name = words.verdicts[it]
      return [html`<code>${it}</code>${name !== it && html` ${name}`}`, html`${words.meanings[it]}`]
    }),
  )
}

/** Those that a sandbox starts with. */
function accounts({ contract, messages }: Context): Html {
  const { account, mobile, email, password, code, idToken } = messages.accountColumns
  return table(
    [account, mobile, email, password, code, idToken],
    createSandbox({ contract: contract.bundle }).data.accounts.map((it) => [
      html`<code>${it.username}</code>${messages.comma}${it.name}${messages.comma}<code
          >${breakable(it.userId ?? '')}</code
        >`,
      ...[it.mobile, it.email, it.password, it.verifyCode, it.idToken].map(
        (value) => html`<code>${breakable(String(value))}</code>`,
      ),
    ]),
    { className: 'many' },
  )
}

/** The part of a generated document in this language; one without parts by language has measurements. */
function generatedPart(text: string, language: Language): Html {
  const [, part] = new RegExp(`<a id="${language}"></a>([^]*?)(?=<a id=|$)`).exec(text) ?? []
  const markdown = (part ?? text)
    .replace(/<!--.*?-->/gs, '')
    .replace(/^# .*$/m, '')
    .replaceAll(' ×', '\u00a0×')
    .replaceAll(/^## /gm, '### ')
  return proseMarkdown(
    part === undefined && language === 'zh' ? measurementsInChinese(markdown) : markdown,
  )
}

/** Leads to the errors page, which searches with a script and says what to do without one. */
function find({ messages }: Context, pages: string): Html {
  return html`<form class="find" action="${pages}errors.html" role="search">
    <label for="code">${messages.find}</label>
    <div>
      <input
        id="code"
        name="q"
        type="search"
        placeholder="${messages.findHint}"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
      /><button>${messages.findButton}</button>
    </div>
    <noscript><p>${messages.findWithoutScript}</p></noscript>
  </form>`
}

function codes({ contract, entries, messages }: Context, pages: string): Html {
  const groups = productsOf(contract).map(({ product, name }) => {
    const links = entries
      .filter(({ error }) => error.product === product)
      .map(({ id, error }) => html`<li><a href="${pages}errors.html#${id}">${error.code}</a></li>`)
    return html`<h2>${name}</h2>
      <ul class="codes">
        ${joined(links, raw('\n'))}
      </ul>`
  })
  return html`<details class="all-codes">
    <summary>${messages.codesOf} (${entries.length})</summary>
    ${groups}
  </details>`
}

function products(context: Context, pages: string): Html {
  const { contract, messages } = context
  const cards = contract.products.map((product) => {
    const variants = variantsOf(contract, product)
    const callers = new Set(variants.map((it) => it.credentials[0]?.values[0] ?? 'none'))
    return html`<li>
      <a href="${pages}${productLink(product)}">${productName(contract.bundle, product)}</a>
      <span>${[...callers].map((it) => messages.callers[it] ?? it).join('\u00a0· ')}</span>
    </li>`
  })
  return html`<ul class="cards">
    ${cards}
  </ul>`
}

function notCoveredByProduct(context: Context, pages: string): Html {
  const parts = context.contract.products.map(
    (product) =>
      html`<details>
        <summary>${productName(context.contract.bundle, product)}</summary>
        ${notCovered(context, product)}
        <p>
          <a href="${pages}${productLink(product)}"
            >${productName(context.contract.bundle, product)}</a
          >
        </p>
      </details>`,
  )
  return html`<div class="not-covered">${parts}</div>`
}

function operations({ contract, messages }: Context, pages: string): Html {
  const rows = variantsOf(contract).map((variant) => {
    const { operation, product, mode, credentials, verificationType, errors } = variant
    return [
      html`<a href="${pages}${variantLink(variant)}"><code>${operation.id}</code></a
        ><br /><span class="route">${operation.method} ${operation.path}</span>`,
      html`${productName(contract.bundle, product)}`,
      html`${mode}`,
      html`${credentials.map(({ scheme }) => html`<code>${scheme}</code> `)}`,
      html`${verificationType !== undefined && html`<code>${verificationType}</code>`}`,
      html`${errors.length}`,
    ]
  })
  const { operation, product, mode, token, codeType, codes: codesTitle } = messages
  return table([operation, product, mode, token, codeType, codesTitle], rows)
}

function firstCall({ contract, world }: Context): Html {
  const [first] = variantsOf(contract)
  const sample = first && curlSample(world, first)
  return html`${first && code(sandboxCommand(first.product), 'sh')}
  ${sample !== undefined && code(sample, 'sh')}`
}
