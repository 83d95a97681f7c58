// The built site, as files and in a browser. It is built once, into a folder below another, and served from
// there, so that a link that holds only at the root of a server is seen.
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { CatalogError } from '../../scripts/contract/catalog.ts'
import type { Provenance } from '../../scripts/contract/provenance.ts'
import { type Served, serveFolder } from '../../scripts/docs/serve.ts'
import { isMissing, launch } from '../browser.ts'
import { type Seen, brokenLinks, englishIn, idsIn, linksIn, look, pagesOf, visit } from './pages.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const base = mkdtempSync(path.join(tmpdir(), 'docs-'))
const folder = path.join(base, 'under', 'a-prefix')
const { errors }: { errors: CatalogError[] } = JSON.parse(
  readFileSync('generated/errors.json', 'utf8'),
)
const languages = ['en', 'zh'] as const
const guides = ['client', 'sandbox', 'check', 'profile', 'extend']
const names = ['index', 'errors', 'console', 'decisions', ...guides]
const ours = [
  ...languages.flatMap((language) => names.map((name) => `${language}/${name}.html`)),
  'index.html',
]
const all = [...ours, 'en/reference.html', 'zh/reference.html', 'example-report.html']

let seconds: number
let pages: Map<string, string>
beforeAll(async () => {
  const begin = performance.now()
  await promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    'scripts/docs.ts',
    '--out',
    folder,
  ])
  seconds = (performance.now() - begin) / 1000
  pages = pagesOf(folder)
})
afterAll(() => rmSync(base, { recursive: true }))

const isShared = ({ code }: CatalogError) => errors.filter((it) => it.code === code).length > 1
const anchors = errors.flatMap((error) =>
  isShared(error) ? [error.code, `${error.product}:${error.code}`] : [error.code],
)
const files = () =>
  new Set(
    readdirSync(folder, { recursive: true }).map((name) => String(name).split(path.sep).join('/')),
  )
const page = (name: string) => pages.get(name) ?? ''

describe('the files', () => {
  test('are all there, after less than 15 s', () => {
    expect([...pages.keys()].sort()).toEqual([...all].sort())
    // On a machine that does other things too, the time is as many times longer.
    expect(seconds / Math.max(1, loadavg()[0]! / availableParallelism())).toBeLessThan(15)
  })

  test.each(languages)('have an anchor for every code, in %s', (language) => {
    const ids = idsIn(page(`${language}/errors.html`))
    expect(anchors.filter((id) => !ids.has(id))).toEqual([])
  })

  test('have no link that leads nowhere', () => {
    expect(brokenLinks(pages, files())).toEqual([])
  })

  test('with a missing page, anchor or script would not pass', () => {
    const damaged = new Map([
      [
        'en/index.html',
        '<a href="gone.html"></a><a href="#gone"></a><script src="../gone.js"></script><a href="index.html"></a>',
      ],
    ])
    expect(brokenLinks(damaged, new Set(['en/index.html']))).toEqual([
      'en/index.html: gone.html',
      'en/index.html: #gone',
      'en/index.html: ../gone.js',
    ])
  })

  test.each(ours)('%s transfers less than 150 kB with all that it loads', (name) => {
    const loaded = linksIn(page(name)).filter((link) => /\.(css|js)$/.test(link))
    const sizes = [name, ...loaded.map((link) => path.join(path.dirname(name), link))].map(
      (file) => gzipSync(readFileSync(path.join(folder, file))).length,
    )
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(150_000)
  })

  test.each(languages)(
    '%s/reference.html is less than 3 MB, without telemetry and without a CDN',
    (language) => {
      const reference = page(`${language}/reference.html`)
      expect(Buffer.byteLength(reference)).toBeLessThan(3_000_000)
      expect(reference).toContain('"disableTelemetry":true')
      expect(reference).not.toMatch(
        /cdn\.redoc\.ly|<script[^>]*\ssrc="https?:|<link[^>]*\shref="https?:|url\(["']?https?:/,
      )
    },
  )

  test('name their language', () => {
    const wrong = all.filter(
      (name) =>
        !page(name).includes(name.startsWith('zh/') ? '<html lang="zh-CN"' : '<html lang="en"'),
    )
    expect(wrong).toEqual([])
  })
})

// What stays English on Chinese pages although it is not marked as such: the titles of the vendor's pages, messages
// that the vendor publishes in English only, and a part of a browser's own name.
const { sources }: Provenance = JSON.parse(readFileSync('generated/decisions.json', 'utf8'))
const englishOnly = errors.flatMap(({ message: { en, zh } }) =>
  zh === undefined && en !== undefined ? [en] : [],
)
const exceptions = [
  ...Object.values(sources).map(({ title }) => title),
  ...englishOnly,
  'like Mac OS X',
]

describe('the server of the site', () => {
  test.each([
    ['/under/a-prefix/', 200],
    ['/under/a-prefix/zh/errors.html?q=x', 200],
    ['/under/a-prefix/gone.html', 404],
    ['/..%2f..%2fetc/passwd', 404],
    ['/%', 404],
  ])('answers %s with %i', async (address, status) => {
    const { url, close } = await serveFolder(base)
    expect((await fetch(url + address)).status).toBe(status)
    await close()
  })
})

describe.skipIf(isMissing)('in a browser', () => {
  let browser: Browser
  let served: Served
  let site: string
  const seen = new Map<string, Seen>()
  beforeAll(async () => {
    browser = await launch()
    served = await serveFolder(base)
    site = `${served.url}/under/a-prefix/`
    const disk = pathToFileURL(`${folder}/`).href
    // Each page is opened once; style and frame are the same in both languages, so each language takes a half of the ways.
    for (const name of all) {
      const [root, theme] = name.startsWith('zh/')
        ? ([disk, 'dark'] as const)
        : ([site, 'light'] as const)
      seen.set(name, await look(browser, root + name, root, theme))
    }
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  test.each(all)('%s asks for nothing outside of the site', (name) => {
    const { root, requests } = seen.get(name)!
    expect(requests.length).toBeGreaterThan(0)
    expect(requests.filter((url) => !url.startsWith(root) && !/^(data|blob):/.test(url))).toEqual(
      [],
    )
  })

  test.each(all)('axe finds nothing serious or critical on %s', (name) => {
    expect(seen.get(name)!.violations).toEqual([])
  })

  test.each(all)('%s is not wider than a phone or a screen', (name) => {
    expect(seen.get(name)!.tooWide).toEqual([])
  })

  test.each(all.filter((name) => name.startsWith('zh/')))('%s has no English sentence', (name) => {
    expect(
      seen.get(name)!.english.filter((sentence) => !exceptions.some((it) => it.includes(sentence))),
    ).toEqual([])
  })

  test('an English page would not pass as a Chinese one', async () => {
    const english = await visit(browser, `${site}en/errors.html`, async (open) => {
      await open.evaluate(() => (document.documentElement.lang = 'zh-CN'))
      return englishIn(open)
    })
    expect(english.length).toBeGreaterThan(100)
  })

  test('a damaged page would not pass: contrast, a request to another host, width', async () => {
    const damaged = `${site}en/damaged.html`
    writeFileSync(
      path.join(folder, 'en/damaged.html'),
      '<!doctype html><html lang="en"><title>x</title><main style="width:2000px"><p style="color:#eee">pale</p><img alt="" src="http://127.0.0.1:9/x.png"></main>',
    )
    const { requests, violations, tooWide } = await look(browser, damaged, site, 'light')
    rmSync(path.join(folder, 'en/damaged.html'))
    expect([requests.at(-1), violations.map((it) => it.split(':')[0]), tooWide]).toEqual([
      'http://127.0.0.1:9/x.png',
      ['color-contrast'],
      [390, 1440],
    ])
  })

  test.each(['en', 'zh'])(
    'a code in hand leads to cause and remedy, with and without a script, in %s',
    async (language) => {
      const { code, handling } =
        errors.find(({ condition }) => condition === 'password-length') ?? errors[0]!
      const remedy = handling[language as 'en'] ?? ''
      const lands = async (open: Parameters<Parameters<typeof visit>[2]>[0]) => {
        await open.waitForURL(`**/${language}/errors.html#${code}`)
        const entry = open.locator(`[id="${code}"]`)
        expect(await entry.innerText()).toContain(remedy)
        await expect.poll(async () => (await entry.boundingBox())?.y).toBeLessThan(500)
      }
      await visit(browser, `${site}${language}/index.html`, async (open) => {
        await open.fill('input[name=q]', code.toLowerCase())
        await open.press('input[name=q]', 'Enter')
        await lands(open)
      })
      await visit(
        browser,
        `${site}${language}/index.html`,
        async (open) => {
          await open.click('.all-codes summary')
          await open.click(`.all-codes a:text-is("${code}")`)
          await lands(open)
        },
        { javaScriptEnabled: false },
      )
    },
  )

  test.each([
    (code: string) => `error_code:${code}`,
    (code: string) => `It answered ${code}.`,
    (code: string) => `{"error_code":"${code}","error_msg":"no"}`,
  ])('a code is found in what a log says of it (%#)', async (logged) => {
    const { code } = errors.find((it) => !isShared(it) && /\d$/.test(it.code))!
    await visit(browser, `${site}en/index.html`, async (open) => {
      await open.fill('input[name=q]', logged(code))
      await open.press('input[name=q]', 'Enter')
      await open.waitForURL(`**/errors.html#${code}`)
    })
  })

  test('a message is found with the values that a server fills in, and an unknown code is not', async () => {
    const { code, message } = errors.find(({ condition }) => condition === 'password-length')!
    for (const text of Object.values(message)) {
      await visit(
        browser,
        `${site}en/errors.html?${new URLSearchParams({ q: text.replace('{0}', '6').replace('{1}', '128') })}`,
        async (open) => {
          await open.locator(`[id="${code}"]`).waitFor({ state: 'visible' })
          expect(await open.locator('article.code:visible').count()).toBeLessThan(5)
        },
      )
    }
    for (const unknown of ['12345', `${code.slice(0, -1)}99`]) {
      await visit(browser, `${site}en/errors.html?q=${unknown}`, (open) =>
        open.locator('#nothing').waitFor({ state: 'visible' }),
      )
    }
  })

  test('words find codes, products narrow them, and a link shows a code that was filtered out', async () => {
    await visit(browser, `${site}en/index.html`, async (open) => {
      await open.fill('input[name=q]', 'pwd.0001')
      await open.click('form.find button')
      await open.waitForURL('**/errors.html?q=pwd.0001')
      const shown = () =>
        open.locator('article.code:visible').evaluateAll((codes) => codes.map(({ id }) => id))
      expect(await shown()).toEqual(
        errors
          .filter(({ code }) => code.endsWith('PWD.0001'))
          .map((it) => (isShared(it) ? `${it.product}:${it.code}` : it.code)),
      )
      await open.click('#filter button[value=oneaccess]')
      expect(await shown()).toEqual(['oneaccess:PWD.0001'])
      await open.evaluate(() => (location.hash = '#IDAAS.SDK.USER.0006'))
      await open.locator('[id="IDAAS.SDK.USER.0006"]').waitFor({ state: 'visible' })
    })
  })

  test.each([
    ...languages.flatMap((language) =>
      ['index', 'errors', ...guides].map((name) => `${language}/${name}.html`),
    ),
  ])('%s reads without a script, and shows nothing that needs one', async (name) => {
    await visit(
      browser,
      site + name,
      async (open) => {
        expect((await open.locator('main').innerText()).length).toBeGreaterThan(600)
        expect(await open.locator('button:visible').count()).toBe(
          name.endsWith('index.html') ? 1 : 0,
        )
      },
      { javaScriptEnabled: false },
    )
  })

  test.each([
    'errors.html#IDAAS.SDK.PWD.0007',
    'check.html#exit-codes',
    'reference.html#/ciam/changeuserpassword',
    'errors.html?q=password',
  ])('the language switch stays at %s', async (place) => {
    await visit(browser, `${site}en/${place}`, async (open) => {
      await open.click('a.language')
      await open.waitForURL(`${site}zh/${place}`)
      const id = decodeURIComponent(new URL(open.url()).hash.slice(1))
      if (id && !id.startsWith('/')) expect(await open.locator(`[id="${id}"]`).count()).toBe(1)
    })
  })

  test('the theme switch changes the colours, and the choice holds on the other pages', async () => {
    await visit(
      browser,
      `${site}en/index.html`,
      async (open) => {
        const isDark = () =>
          open.evaluate(() =>
            getComputedStyle(document.querySelector('h1')!)
              .color.match(/\d+/g)!
              .map(Number)
              .every((part) => part > 170),
          )
        expect(await isDark()).toBe(false)
        await open.click('button.theme')
        expect(await isDark()).toBe(true)
        for (const other of ['zh/errors.html', 'en/reference.html']) {
          await open.goto(site + other)
          await expect.poll(isDark).toBe(true)
        }
        await open.click('button.theme')
        await expect.poll(isDark).toBe(false)
      },
      { colorScheme: 'light' },
    )
  })

  test('every link into the reference leads to its operation', async () => {
    const operations = Object.entries<Record<string, { operationId: string }>>(
      JSON.parse(readFileSync('generated/openapi.json', 'utf8')).paths,
    )
    const links = [
      ...new Set(
        [...pages.values()]
          .flatMap(linksIn)
          .flatMap((link) => /reference\.html(#.+)$/.exec(link)?.[1] ?? []),
      ),
    ]
    expect(links.length).toBeGreaterThanOrEqual(operations.length)
    await visit(browser, `${site}en/reference.html`, async (open) => {
      for (const link of links) {
        const [path = ''] =
          operations.find(([, item]) =>
            Object.values(item).some((it) => link.endsWith(`/${it.operationId?.toLowerCase()}`)),
          ) ?? []
        await open.goto('about:blank')
        await open.goto(`${site}en/reference.html${link}`)
        await open.getByText(path, { exact: false }).first().waitFor()
      }
    })
  })

  test('the keyboard reaches the content first, and shows where it is', async () => {
    await visit(browser, `${site}en/errors.html`, async (open) => {
      const focused = () =>
        open.evaluate(() => ({
          text: document.activeElement?.textContent,
          id: document.activeElement?.id,
          outline: getComputedStyle(document.activeElement ?? document.body).outlineStyle,
        }))
      await open.keyboard.press('Tab')
      expect(await focused()).toMatchObject({ text: 'Skip to the content', outline: 'solid' })
      await open.keyboard.press('Enter')
      expect(await focused()).toMatchObject({ id: 'content' })
      await open.keyboard.press('/')
      expect(await focused()).toMatchObject({ outline: 'solid' })
    })
  })

  test('on paper there is the content alone', async () => {
    await visit(browser, `${site}en/errors.html`, async (open) => {
      await open.emulateMedia({ media: 'print', colorScheme: 'dark' })
      expect(await open.locator('.bar:visible, .side:visible, #filter:visible').count()).toBe(0)
      expect(await open.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
        'rgb(255, 255, 255)',
      )
    })
  })
})
