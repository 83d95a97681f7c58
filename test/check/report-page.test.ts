// The HTML report, looked at in a browser, where there is one.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { html } from '../../scripts/check/report/html.ts'
import { isMissing, launch } from '../browser.ts'
import { finding, promise, report, filledWith, hostiles, plain } from './sample-report.ts'

describe.skipIf(isMissing)('HTML, in a browser,', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'report-'))
  const file = path.join(folder, 'report.html')
  let browser: Browser
  let expected: Awaited<ReturnType<typeof structure>>

  beforeAll(async () => {
    browser = await launch()
    expected = (await look(html(plain), structure)).seen
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true })
  })

  /** Opens a page, looks at it, and tells what it asked for and complained of. */
  async function look<T>(
    text: string,
    at: (page: Page) => Promise<T>,
    options: BrowserContextOptions = {},
  ) {
    writeFileSync(file, text)
    const context = await browser.newContext(options)
    try {
      const page = await context.newPage()
      const requests: string[] = []
      const complaints: string[] = []
      page.on('request', (request) => requests.push(request.url()))
      page.on('requestfailed', (request) =>
        complaints.push(`${request.failure()?.errorText} ${request.url()}`),
      )
      page.on('console', (message) => complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(String(error)))
      await page.goto(pathToFileURL(file).href)
      const seen = await at(page)
      return { seen, complaints, requests: requests.filter((url) => !url.startsWith('data:')) }
    } finally {
      await context.close()
    }
  }

  const structure = (page: Page) =>
    page.evaluate(() => ({
      ran: 'ran' in globalThis,
      // A <wbr> stands behind each dot of a code.
      elements: [...document.querySelectorAll('*:not(wbr)')].map(
        (it) => `${it.localName} ${it.getAttributeNames().join(' ')}`,
      ),
    }))

  test.each(hostiles)(
    'with %s it keeps its structure, runs nothing and asks nobody',
    async (_, value) => {
      const { seen, complaints, requests } = await look(html(filledWith(value)), structure)
      expect(seen).toEqual(expected)
      expect(seen.ran).toBe(false)
      expect(complaints).toEqual([])
      expect(requests).toEqual([pathToFileURL(file).href])
    },
  )

  test.each(hostiles.filter(([, value]) => /<.*ran = true/.test(value)))(
    'runs nothing even if %s gets in unescaped, and the tests see it',
    async (_, value) => {
      const { seen, complaints, requests } = await look(
        html(plain).replace('<footer>plain', `<footer>${value}`),
        structure,
      )
      expect(seen.ran).toBe(false)
      expect(seen.elements).not.toEqual(expected.elements)
      expect(complaints).not.toEqual([])
      for (const url of requests.slice(1)) expect(complaints).toContain(`csp ${url}`)
    },
  )

  test('links every wrong promise to its finding, and every link leads somewhere', async () => {
    const { seen } = await look(html(report), (page) =>
      page.evaluate(() =>
        [...document.querySelectorAll('a')].map((it) => [
          it.textContent,
          document.querySelector(it.hash)?.textContent.includes('status'),
        ]),
      ),
    )
    expect(seen).toContainEqual(['wrong', true])
    expect(seen.filter(([, target]) => target === undefined)).toEqual([])
  })

  test('holds findings that say the same together, and a link opens the one that it leads to', async () => {
    const promises = ['A.1', 'A.2', 'A.3'].map((code) => ({
      ...promise,
      code,
      verdict: 'wrong' as const,
      findings: [{ ...finding }],
    }))
    const { seen } = await look(html({ ...report, promises, general: [] }), async (page) => {
      const shown = () => page.locator('.findings article:visible h3 code').allTextContents()
      const before = await shown()
      await page.locator('td a').nth(2).click()
      const opened = await shown()
      return {
        before,
        summary: await page.locator('.alike > summary').textContent(),
        opened,
        target: await page.locator('article:target h3 code').textContent(),
      }
    })
    expect(seen).toEqual({
      before: ['A.1'],
      summary: 'The same of 2 more answers',
      opened: ['A.1', 'A.2', 'A.3'],
      target: 'A.3',
    })
  })

  test('reads without its script: everything is there, and no filter that does nothing', async () => {
    const { seen } = await look(
      html(report),
      async (page) => ({
        filter: await page.locator('#filter').isVisible(),
        rows: await page.locator('tbody tr:visible').count(),
        text: await page.locator('main').innerText(),
      }),
      { javaScriptEnabled: false },
    )
    expect(seen).toMatchObject({ filter: false, rows: 5 })
    for (const said of [
      'needs verifyCode in the profile',
      'IDAAS.SDK.PARAM.0001 came first',
      'without X-client-id',
    ])
      expect(seen.text).toContain(said)
  })

  test('filters by text and verdict from the keyboard', async () => {
    const { seen } = await look(html(report), async (page) => {
      const codes = () => page.locator('tbody tr:visible code').allTextContents()
      await page.locator('#filter input').focus()
      await page.keyboard.type('ResetByMobile PARAM')
      const byText = await codes()
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Space')
      const byVerdict = await codes()
      return {
        byText,
        byVerdict,
        told: await page.locator('#filter output').textContent(),
        pressed: await page.locator('[aria-pressed=true]').textContent(),
      }
    })
    expect(seen).toEqual({
      byText: ['IDAAS.SDK.PARAM.0001', 'IDAAS.SDK.PARAM.0002', 'IDAAS.SDK.PARAM.0003'],
      byVerdict: ['IDAAS.SDK.PARAM.0001'],
      told: '1 of 5 codes shown',
      pressed: 'wrong',
    })
  })

  test.each([320, 390, 1440])('at %i pixels nothing runs out of the page', async (width) => {
    const { seen } = await look(
      html(filledWith('W'.repeat(300))),
      (page) => page.evaluate(() => document.documentElement.scrollWidth),
      { viewport: { width, height: 800 } },
    )
    expect(seen).toBeLessThanOrEqual(width)
  })

  test.each(['light', 'dark'] as const)(
    'in %s every text has the contrast of WCAG AA',
    async (colorScheme) => {
      const { seen } = await look(html(report), (page) => page.evaluate(faintTexts), {
        colorScheme,
      })
      expect(seen).toEqual([])
    },
  )

  test('does not look verified where promises were not tried', async () => {
    const colour = (page: Page) =>
      page.evaluate(() => getComputedStyle(document.querySelector('.outcome')!).color)
    const { seen: partly } = await look(html({ ...report, exitCode: 0 }), colour)
    const { seen: wholly } = await look(
      html({ ...report, exitCode: 0, promises: [promise] }),
      colour,
    )
    expect(partly).not.toBe(wholly)
  })

  test('of a run that sent nothing has the answer and no empty sections', async () => {
    const { seen } = await look(
      html({
        ...report,
        exitCode: 3,
        promises: [],
        general: [],
        retries: 0,
        observedOrder: [],
        waivers: [],
        passwords: {},
        answer: 'http off loopback',
      }),
      async (page) => ({
        heading: await page.locator('h1').innerText(),
        sections: await page.locator('section, nav, #filter:visible').count(),
      }),
    )
    expect(seen).toEqual({ heading: 'Refused as unsafe\nhttp off loopback', sections: 0 })
  })
})

/** Texts below a contrast of 4.5 with the next opaque background; runs in the page. */
function faintTexts(): string[] {
  const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number)
  const luminance = (colour: string) => {
    const [r = 0, g = 0, b = 0] = channels(colour).map((it) =>
      it / 255 <= 0.04045 ? it / 255 / 12.92 : ((it / 255 + 0.055) / 1.055) ** 2.4,
    )
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const background = (element: Element | null): string => {
    if (!element) return 'rgb(255, 255, 255)'
    const { backgroundColor } = getComputedStyle(element)
    return channels(backgroundColor)[3] === 0 ? background(element.parentElement) : backgroundColor
  }
  return [...document.querySelectorAll('body *')]
    .filter(
      (element) =>
        [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()) &&
        element.checkVisibility(),
    )
    .filter((element) => {
      const [a, b] = [luminance(getComputedStyle(element).color), luminance(background(element))]
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5
    })
    .map((element) => element.outerHTML.slice(0, 80))
}
