// A built site as the tests read it: its files, their links and anchors, and what a browser sees of them.
import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

/** Opens a page in a context of its own, hands it over, and closes both. */
export async function visit<T>(
  browser: Browser,
  url: string,
  look: (page: Page, requests: string[]) => Promise<T>,
  options: BrowserContextOptions = {},
): Promise<T> {
  const context = await browser.newContext(options)
  try {
    const page = await context.newPage()
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    await page.goto(url)
    return await look(page, requests)
  } finally {
    await context.close()
  }
}

/** What is seen where a page is opened. */
export interface Seen {
  root: string
  requests: string[]
  /** What axe calls serious or critical. */
  violations: string[]
  /** Widths of windows that the page does not fit. */
  tooWide: number[]
  english: string[]
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Opens a page and looks at it from all sides; the routes inside the reference are opened too. */
export function look(
  browser: Browser,
  url: string,
  root: string,
  colorScheme: 'light' | 'dark',
): Promise<Seen> {
  const isReference = url.endsWith('reference.html')
  return visit(
    browser,
    url,
    async (page, requests) => {
      if (isReference) await page.waitForLoadState('networkidle')
      const violations = await violationsOf(page)
      const tooWide: number[] = []
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 800 })
        if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
          tooWide.push(width)
      }
      const english = await englishIn(page)
      for (const route of isReference ? await routesOf(page) : []) {
        const before = await page.locator('#redoc').innerText()
        await page.goto(url + route)
        await page.waitForFunction(
          (it) => document.querySelector<HTMLElement>('#redoc')?.innerText !== it,
          before,
        )
        english.push(...(await englishIn(page)))
      }
      return { root, requests, violations, tooWide, english }
    },
    { colorScheme },
  )
}

async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    // The script that was just run defines it.
    const { axe } = globalThis as unknown as {
      axe: {
        run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>
      }
    }
    const { violations } = await axe.run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  })
}

function routesOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...new Set(
        [...document.querySelectorAll('a[href^="#/"]')].map(
          (link) => link.getAttribute('href') ?? '',
        ),
      ),
    ].filter((route) => route !== '#/'),
  )
}

/** All pages of a site as text, by their path in it. */
export function pagesOf(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true }).map((name) =>
    String(name).split(path.sep).join('/'),
  )
  return new Map(
    names
      .filter((name) => name.endsWith('.html'))
      .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  )
}

/** What a page loads or leads to, without what its scripts hold. */
export function linksIn(page: string): string[] {
  const markup = page.replace(
    /<script\b[^>]*>[\s\S]*?<\/script>/g,
    (script) => /^<script[^>]*>/.exec(script)?.[0] ?? '',
  )
  return [...markup.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map(([, link = '']) => text(link))
}

/** Links of a page that lead nowhere in the site; routes inside the reference are for a browser to follow. */
export function brokenLinks(
  pages: ReadonlyMap<string, string>,
  files: ReadonlySet<string>,
): string[] {
  return [...pages].flatMap(([name, page]) =>
    linksIn(page)
      .filter((link) => {
        if (/^(https?|data|mailto):/.test(link)) return false
        const { pathname, hash } = new URL(link, `file:///${name}`)
        const target = decodeURIComponent(pathname.slice(1))
        if (!files.has(target)) return true
        const id = decodeURIComponent(hash.slice(1))
        return (
          id !== '' && !target.endsWith('reference.html') && !idsIn(pages.get(target) ?? '').has(id)
        )
      })
      .map((link) => `${name}: ${link}`),
  )
}

export function idsIn(page: string): Set<string> {
  return new Set([...page.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => text(id)))
}

/** English sentences that a reader sees: four words or more in a row, outside of samples and of what is marked as English. */
export function englishIn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement?.closest('script, style, pre, code, datalist, [lang="en"]')) continue
      for (const [sentence] of (node.textContent ?? '').matchAll(
        /[A-Za-z][A-Za-z'’-]*(?:,? [A-Za-z][A-Za-z'’-]*){3,}/g,
      ))
        found.add(sentence)
    }
    return [...found]
  })
}

function text(attribute: string): string {
  return attribute.replace(/&#(\d+);/g, (_, number) => String.fromCharCode(Number(number)))
}
