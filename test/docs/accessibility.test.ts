// Every page by axe, in both languages and themes, and at every width from a small phone to a large screen.
import axe, { type RunOptions } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isMissing, launch } from '../browser.ts'
import { type BuiltSite, buildSite } from './built-site.ts'

describe.skipIf(isMissing)('the pages', () => {
  let site: BuiltSite
  let browser: Browser
  beforeAll(async () => {
    ;[site, browser] = await Promise.all([buildSite(), launch()])
  })
  afterAll(async () => {
    await browser?.close()
    site?.remove()
  })

  /** Kinds of text whose contrast is judged; the same kind on another page has the same one. */
  const judged = new Set<string>()

  /** Looks at every page of a language in turn, in one tab. */
  async function lookAtAll(language: string): Promise<string[]> {
    const page = await browser.newPage({ colorScheme: 'light' })
    const seen: string[] = []
    // The pages of findings differ in their texts alone, so that one stands for all.
    const [, ...alike] = site.pages.filter((it) => it.startsWith(`${language}finding-`))
    const reports = ['example-report/report.html', 'example-report/report.zh.html']
    const names = [...site.pages, '404.html', ...reports].filter((it) => !alike.includes(it))
    for (const name of names.filter((it) => it.startsWith(language))) {
      await page.goto(site.at(name))
      await page.evaluate(layOutWhole)
      const isChinese = name.startsWith('zh/') || name.endsWith('.zh.html')
      const chinese = isChinese ? await chineseFaults(page) : []
      const wrong = [...chinese, ...(await tooWide(page)), ...(await violations(page, judged))]
      seen.push(...wrong.map((it) => `${name}: ${it}`))
    }
    await page.close()
    return seen
  }

  test.concurrent.each(['en/', 'zh/', '404', 'index', 'example-report/'])(
    'that begin with %s have no violation in either theme, fit every width, and keep their language',
    async (language) => {
      expect(await lookAtAll(language)).toEqual([])
    },
  )

  test('with a pale text, a wide block or a picture without words would not pass', async () => {
    const page = await browser.newPage({ colorScheme: 'light' })
    await page.goto(site.at('en/check.html'))
    expect([...(await tooWide(page)), ...(await violations(page, judged))]).toEqual([])
    await page.evaluate(() => {
      const last = [...document.querySelectorAll<HTMLElement>('main p')].at(-1)
      if (last) last.style.color = '#999'
      const block = document.createElement('div')
      block.textContent = 'wide'
      block.style.width = '1000px'
      document.querySelector('main')?.append(block, document.createElement('img'))
    })
    expect(await tooWide(page)).toContainEqual(expect.stringMatching(/^\d+ px in 970$/))
    const ids = (await violations(page, judged)).map((it) => it.split(':')[0])
    expect(ids).toEqual(['image-alt', 'color-contrast'])
    await page.close()
  })

  test('read without a script, and show nothing that needs one', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    const names = site.pages.filter((it) => it.startsWith('en/') && !it.includes('/finding-'))
    for (const name of names) {
      await page.goto(site.at(name))
      const isStart = name === 'en/index.html'
      expect((await page.locator('main').innerText()).length, name).toBeGreaterThan(200)
      expect(await page.locator('button:visible').count(), name).toBe(isStart ? 1 : 0)
    }
    await page.goto(site.at('en/errors.html'))
    expect(await page.locator('main').innerText()).toContain('This search needs JavaScript')
    await context.close()
  })

  test('keep the place of the search before its script runs', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
    const top = async () => {
      await page.goto(site.at('en/errors.html'))
      return (await page.locator('#catalog').boundingBox())?.y ?? 0
    }
    const withScript = await top()
    await page.route('**/search.en.js', (route) => route.abort())
    expect(Math.abs((await top()) - withScript)).toBeLessThan(40) // a line, for the number of codes
    await page.close()
  })

  test.each(['errors', 'decisions'])(
    'of %s are laid out on a phone only where they are read, and an anchor leads to its place',
    async (name) => {
      const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
      await page.goto(site.at(`zh/${name}.html`))
      const ids = await page.evaluate(() =>
        [...document.querySelectorAll('article')].map(({ id }) => id),
      )
      const isLaidOut = (element: Element) =>
        element.firstElementChild?.checkVisibility({ contentVisibilityAuto: true })
      const last = page.locator('article').last()
      expect(await last.evaluate(isLaidOut)).toBe(false)
      const middle = ids[Math.floor(ids.length / 2)] ?? ''
      await page.goto('about:blank')
      await page.goto(site.at(`zh/${name}.html#${encodeURIComponent(middle)}`))
      const top = () =>
        page.locator(`[id="${middle}"]`).evaluate((it) => it.getBoundingClientRect().top)
      await expect.poll(top).toBeGreaterThanOrEqual(0)
      expect(await top()).toBeLessThan(50)
      await page.close()
    },
  )

  test('show each value of an example that has no blank in one piece on a large screen', async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    const operations = site.pages.filter((it) => /^en\/\w+\/(?!index)/.test(it))
    for (const name of operations) {
      await page.goto(site.at(name))
      const broken = await page.locator('code.sample-value').evaluateAll((values) =>
        values
          .filter((it) => it.getClientRects().length > 1)
          .map((it) => it.textContent ?? '')
          .filter((it) => !it.includes(' ')),
      )
      expect(broken, name).toEqual([])
    }
    await page.close()
  })

  test('switch their theme, keep it on the next page, and keep the place when the language changes', async () => {
    const page = await browser.newPage({ colorScheme: 'light' })
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await page.goto(site.at('en/check.html#verdicts'))
    expect(await background()).toBe('rgb(255, 255, 255)')
    await page.locator('button.theme').click()
    expect(await background()).toBe('rgb(21, 24, 29)')
    await page.locator('a.language').click()
    await page.waitForURL(/zh\/check\.html#verdicts$/)
    expect(await background()).toBe('rgb(21, 24, 29)')
    await page.close()
  })

  test('lead the keyboard to the content first, and show where it is', async () => {
    const page = await browser.newPage()
    await page.goto(site.at('en/errors.html'))
    const focused = () =>
      page.evaluate(() => ({
        text: document.activeElement?.textContent,
        id: document.activeElement?.id,
        outline: getComputedStyle(document.activeElement ?? document.body).outlineStyle,
      }))
    await page.keyboard.press('Tab')
    expect(await focused()).toMatchObject({ text: 'Skip to the content', outline: 'solid' })
    await page.keyboard.press('Enter')
    expect(await focused()).toMatchObject({ id: 'content' })
    await page.keyboard.press('/')
    expect(await focused()).toMatchObject({ outline: 'solid' })
    await page.close()
  })

  test('are readable in forced colours and on paper', async () => {
    const page = await browser.newPage({ forcedColors: 'active' })
    await page.goto(site.at('en/index.html'))
    const isShown = (selector: string) => page.locator(selector).first().isVisible()
    expect(await isShown('.picture.wide')).toBe(true)
    await page.emulateMedia({ media: 'print', forcedColors: 'none', colorScheme: 'dark' })
    expect([await isShown('.bar'), await isShown('.foot'), await isShown('.copy')]).toEqual([
      false,
      false,
      false,
    ])
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    )
    await page.close()
  })
})

/** Else what stands below the window of a long list has no width. Runs in the page. */
function layOutWhole(): void {
  for (const article of document.querySelectorAll('article'))
    article.style.contentVisibility = 'visible'
}

async function tooWide(page: Page): Promise<string[]> {
  const all = await atWidths(page, [320, 390, 700, 768, 970, 1440, 1920], async (width) => {
    const [inner, scrolled] = await page.evaluate(
      () => [innerWidth, document.documentElement.scrollWidth] as const,
    )
    expect(inner).toBe(width)
    return scrolled > width ? [`${scrolled} px in ${width}`] : []
  })
  return all.flat()
}

async function chineseFaults(page: Page): Promise<string[]> {
  const broken = await atWidths(page, [320, 360, 390], () => page.evaluate(brokenWords))
  return [...(await page.evaluate(englishSentences)), ...broken.flat()]
}

async function atWidths<T>(
  page: Page,
  widths: number[],
  look: (width: number) => Promise<T>,
): Promise<T[]> {
  const seen: T[] = []
  // Playwright's own setViewportSize moves the window, too, which takes longer than the layout.
  const devtools = await page.context().newCDPSession(page)
  for (const width of widths) {
    const metrics = { width, height: 800, deviceScaleFactor: 1, mobile: false }
    await devtools.send('Emulation.setDeviceMetricsOverride', metrics)
    seen.push(await look(width))
  }
  await devtools.detach()
  return seen
}

/** All rules but contrast in the light theme; contrast, which alone depends on colours, in both. */
async function violations(page: Page, judged: Set<string>): Promise<string[]> {
  await page.evaluate(axe.source)
  const rules = { 'color-contrast': { enabled: false } }
  const found = [...(await violationsOf(page, { rules })), ...(await pale(page, judged))]
  await page.emulateMedia({ colorScheme: 'dark' })
  found.push(...(await pale(page, judged)))
  await page.emulateMedia({ colorScheme: 'light' })
  return found
}

/** Texts with too little contrast, one of each kind that is not judged yet. */
async function pale(page: Page, judged: Set<string>): Promise<string[]> {
  const kinds = await page.evaluate(kindsOfText)
  const fresh = kinds.filter((kind) => !judged.has(kind))
  for (const kind of fresh) judged.add(kind)
  return fresh.length > 0 ? violationsOf(page, { runOnly: ['color-contrast'] }, fresh) : []
}

function violationsOf(page: Page, options: RunOptions, kinds?: string[]): Promise<string[]> {
  return page.evaluate(
    async ([options, kinds]) => {
      // Put there by its source, and by kindsOfText.
      const { axe, textOfKind } = globalThis as unknown as {
        axe: typeof import('axe-core')
        textOfKind: ReadonlyMap<string, Element>
      }
      const include = kinds?.flatMap((kind) => textOfKind.get(kind) ?? [])
      const { violations } = await axe.run(include ? { include } : document, {
        resultTypes: ['violations'],
        ...options,
      })
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    },
    [options, kinds] as const,
  )
}

/**
 * The kinds of text that are seen on the page; the elements stay in the page, as `textOfKind`. Texts are of one kind
 * if they and all that is around them have the same tags, classes, colours and sizes. Runs in the page.
 */
function kindsOfText(): string[] {
  const known = new Map<Element, string>()
  const kindOf = (element: Element): string => {
    const kind = known.get(element)
    if (kind !== undefined) return kind
    const style = getComputedStyle(element)
    const colours = [style.color, style.backgroundColor, style.backgroundImage, style.opacity]
    const form = [style.fontSize, style.fontWeight, style.textShadow, style.position]
    const own = [element.tagName, element.className, ...colours, ...form].join(' ')
    const whole = `${element.parentElement ? kindOf(element.parentElement) : ''} > ${own}`
    known.set(element, whole)
    return whole
  }
  const textOfKind = new Map<string, Element>()
  const isText = (node: Node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()
  for (const element of document.body.querySelectorAll('*')) {
    const isField = element.matches('input, select, textarea')
    if (!isField && ![...element.childNodes].some(isText)) continue
    if (element.checkVisibility() && !textOfKind.has(kindOf(element)))
      textOfKind.set(kindOf(element), element)
  }
  Object.assign(globalThis, { textOfKind })
  return [...textOfKind.keys()]
}

/** Chinese words of headings that stand on two lines. Runs in the page. */
function brokenWords(): string[] {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  return [...document.querySelectorAll('h1, h2, h3')].flatMap((heading) => {
    const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT)
    const characters: Range[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (let index = 0; index < (node.textContent ?? '').length; index += 1) {
        const range = document.createRange()
        range.setStart(node, index)
        range.setEnd(node, index + 1)
        characters.push(range)
      }
    return [...segmenter.segment(characters.join(''))].flatMap(({ segment, index }) => {
      const places = characters
        .slice(index, index + segment.length)
        .flatMap((it) => it.getClientRects()[0]?.top ?? [])
      const isBroken = /^\p{Script=Han}+$/u.test(segment) && new Set(places).size > 1
      return isBroken ? [`${segment} is broken in ${heading.textContent}`] : []
    })
  })
}

/** Four English words in a row or more, outside of samples and of what is marked as English. Runs in the page. */
function englishSentences(): string[] {
  const found: string[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest('script, style, noscript, pre, code, [lang="en"]')) continue
    const words = /[A-Za-z][A-Za-z'’-]*(?:,? [A-Za-z][A-Za-z'’-]*){3,}/g
    for (const [sentence] of (node.textContent ?? '').matchAll(words)) found.push(sentence)
  }
  return found
}
