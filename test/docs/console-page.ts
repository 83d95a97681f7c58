// The console's page alone, as the site has it, without building the rest.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import type { Language } from '../../scripts/contract/catalog.ts'
import type { Bundle } from '../../scripts/contract/contract.ts'
import { consoleBuild } from '../../scripts/docs/console/script-bundling.ts'
import { consolePage } from '../../scripts/docs/pages/console.ts'
import { document, placeOf } from '../../scripts/docs/pages/frame.ts'

/** A folder with `en/console.html` and `zh/console.html`; the caller removes it. */
export async function writePages(
  bundles: Record<Language, Bundle>,
): Promise<{ folder: string; remove(): void }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'console-'))
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  const { outputFiles = [] } = await build({
    ...consoleBuild(),
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    minify: true,
  })
  write('assets/console.js', outputFiles[0]?.text ?? '')
  for (const name of ['frame.css', 'site.css', 'console.css'])
    write(`assets/${name}`, readFileSync(`scripts/docs/styles/${name}`, 'utf8'))
  for (const name of ['theme.js', 'site.js']) write(`assets/${name}`, '')
  for (const language of ['en', 'zh'] as const) {
    const page = consolePage(bundles[language], language)
    write(
      `${language}/console.html`,
      document(page, placeOf(page), { title: 'Console', version: '1.0.0', overlay: undefined }),
    )
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}
