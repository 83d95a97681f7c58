// The console in a minimal page of its own: the shell's colours, its body and script, and nothing else.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Language } from '../../scripts/contract/catalog.ts'
import type { Bundle } from '../../scripts/contract/contract.ts'
import { consoleScript } from '../../scripts/docs/console/build.ts'
import { consoleBody, consoleCss } from '../../scripts/docs/console/page.ts'

const shell = `:root { --bg: #fff; --fg: #1c2024; --muted: #5c6670; --line: #dde1e6; --accent: #0b5cad; --good: #17692c; --bad: #b3261e; --code-bg: #f3f5f7; color-scheme: light }
@media (prefers-color-scheme: dark) { :root { --bg: #14171a; --fg: #e4e7eb; --muted: #9aa4af; --line: #2e353c; --accent: #7ab8ff; --good: #6fcf85; --bad: #ff8a80; --code-bg: #1e2328; color-scheme: dark } }
body { margin: 0; background: var(--bg); color: var(--fg); font-family: system-ui, 'Noto Sans CJK SC', sans-serif }
main { max-width: 84rem; margin: 0 auto; padding: 1rem } a { color: var(--accent) }`

/** A folder with `en.html` and `zh.html`; the caller removes it. */
export async function writePages(
  bundles: Record<Language, Bundle>,
): Promise<{ folder: string; remove(): void }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'console-'))
  mkdirSync(path.join(folder, 'assets'))
  writeFileSync(path.join(folder, 'assets/console.js'), await consoleScript(bundles.en))
  for (const language of ['en', 'zh'] as const) {
    const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Console</title><link rel="icon" href="data:,"><style>${shell}${consoleCss()}</style>`
    const body = `<main>${consoleBody(bundles[language], language)}</main><script src="assets/console.js"></script>`
    writeFileSync(
      path.join(folder, `${language}.html`),
      `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head>${head}</head><body>${body}</body></html>`,
    )
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}
