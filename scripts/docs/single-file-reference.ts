// The reference, rendered by Redocly's CLI from the bundle. What it gets wrong by itself is set right here, and
// each correction fails loudly where an upgrade leaves nothing to correct: readers' telemetry is off, the logo
// from a CDN is gone, the labels are in the reader's language, and our bar stands above it.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Language } from '../contract/catalog.ts'
import { html, raw } from './pages/html.ts'
import { redocLabels } from './redoc-labels.ts'
import { bar, placeOf, themeScript } from './pages/frame.ts'
import { wordsIn } from './messages/messages.ts'

const cli = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js')

const logo = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="34" height="12"><text y="10" font-family="sans-serif" font-size="10" fill="#59b">Redoc</text></svg>')}`

/** The page as text. `bundle` is the path of a bundle in this language. */
export async function reference(
  bundle: string,
  language: Language,
  title: string,
): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'reference-'))
  const at = (name: string) => path.join(folder, name)
  try {
    // A configuration of its own, since the project's has lint plugins that the docs do not need.
    await writeFile(at('redocly.yaml'), 'telemetry: off\n')
    await writeFile(at('template.hbs'), template(language, title))
    const options = [
      '--inlineBundle',
      '--config',
      at('redocly.yaml'),
      '--template',
      at('template.hbs'),
      '--output',
      at('page.html'),
    ]
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
    await promisify(execFile)(process.execPath, [cli, 'build-docs', bundle, ...options], {
      env,
      cwd: folder,
    })
    return corrected(await readFile(at('page.html'), 'utf8'))
  } finally {
    await rm(folder, { recursive: true })
  }
}

function corrected(page: string): string {
  const corrections: [from: string, to: string][] = [
    [
      'translate:(e,t)=>(typeof t==`string`',
      'translate:(e,t)=>globalThis.redocLabels?.[e]||(typeof t==`string`',
    ],
    // Its menu leads to the root of a server until the script mends it.
    [' href="/', ' href="#/'],
    ['https://cdn.redoc.ly/redoc/logo-mini-full.svg', logo],
    ['https://cdn.redoc.ly/redoc/logo-mini.svg', logo],
  ]
  for (const [from, to] of corrections) {
    if (!page.includes(from))
      throw new Error(
        `the page that @redocly/cli builds has no ${from}; look at what an upgrade changed, and mend scripts/docs/reference.ts`,
      )
    page = page.replaceAll(from, to)
  }
  return page
}

/** A Handlebars template; `redocHead` and `redocHTML` are the tool's. */
function template(language: Language, title: string): string {
  const words = wordsIn(language)
  const labels = language === 'en' ? {} : redocLabels[language]
  return html`<!doctype html>
    <html lang="${words.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <link rel="icon" href="data:," />
        <title>${words.reference} · ${title}</title>
        <script>
          ${themeScript}
          try {
            var t = localStorage.getItem('theme')
            if (t) localStorage.setItem('redoc.colorMode', t)
            else localStorage.removeItem('redoc.colorMode')
          } catch (e) {}
          window.redocLabels =
            ${raw(JSON.stringify(labels).replaceAll('<', '\\u003c').replaceAll('{{', '{ {'))}
        </script>
        {{{redocHead}}}
        <link rel="stylesheet" href="../assets/frame.css" />
      </head>
      <body class="reference">
        ${bar(placeOf({ language, name: 'reference' }))}
        <div id="content" tabindex="-1">{{{redocHTML}}}</div>
        <script src="../assets/site.js"></script>
      </body>
    </html> `.markup
}
