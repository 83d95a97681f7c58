// All pages as text by path, from the bundles and what stands beside them. Pure.
import { type Language, languages } from '../contract/catalog.ts'
import type { Bundle } from '../contract/contract.ts'
import type { Provenance } from '../contract/provenance.ts'
import { consolePage } from './pages/console.ts'
import { type Context, createContext } from './pages/context.ts'
import { decisionsPage } from './pages/decisions.ts'
import { errorsPage } from './pages/errors.ts'
import { findingPage } from './pages/finding.ts'
import { type Page, document, placeOf } from './pages/frame.ts'
import { type Guides, guideNames, guidePage, startPage } from './pages/guide.ts'
import { languagePage } from './pages/client-language.ts'
import { notFoundPage } from './pages/not-found.ts'
import { companionsOf, operationPage, operationsOf } from './pages/operation.ts'
import { productPage } from './pages/product.ts'
import { referencePage } from './pages/reference.ts'

export interface Sources {
  bundles: Record<Language, Bundle>
  /** Bundles of single products, by language and product. */
  productBundles: Record<Language, Record<string, Bundle>>
  provenance: Provenance
  guides: Guides
}

export function site(sources: Sources): Map<string, string> {
  const contexts = languages.map((language) => contextIn(sources, language))
  const files = new Map<string, string>([['404.html', notFoundPage()]])
  for (const context of contexts) {
    for (const page of pagesOf(context, sources))
      files.set(`${page.language}/${page.path}.html`, text(page, sources))
  }
  const [english] = contexts
  if (english)
    files.set('index.html', text(startPage(english, sources.guides, true), sources, true))
  return files
}

export function contextIn(
  { bundles, productBundles, provenance }: Sources,
  language: Language,
): Context {
  return createContext({
    language,
    bundle: bundles[language],
    bundles: productBundles[language],
    provenance,
  })
}

function pagesOf(context: Context, { guides }: Sources): Page[] {
  const { contract } = context
  return [
    startPage(context, guides),
    errorsPage(context),
    referencePage(context),
    decisionsPage(context),
    consolePage(contract.bundle, context.language, context.provenance.sources),
    ...contract.products.flatMap((product) => [
      productPage(context, product),
      ...[
        ...operationsOf(context.contractOf(product), product),
        ...companionsOf(context.contractOf(product), product),
      ].map((it) => operationPage(context, it, product)),
    ]),
    ...guideNames.map((name) => guidePage(context, guides, name)),
    ...guides.findings.map((it) => findingPage(context, guides, it)),
    ...guides.recipes.map((it) => languagePage(context, guides, it)),
  ]
}

function text(page: Page, { bundles }: Sources, isRoot = false): string {
  const { info, 'x-overlay': overlay } = bundles[page.language]
  return document(page, placeOf(page, isRoot), { ...info, overlay })
}
