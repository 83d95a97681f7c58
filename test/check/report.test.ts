// The four reports of a check: what they say, and that no value, whatever a deployment answers, changes the
// structure of what they print. The page is looked at in a browser, where there is one.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { type Browser, type BrowserContextOptions, type Page, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { html } from '../../scripts/check/report/html.ts'
import { json } from '../../scripts/check/report/json.ts'
import { junit } from '../../scripts/check/report/junit.ts'
import { markdown } from '../../scripts/check/report/markdown.ts'
import type { Report, ReportFinding, ReportPromise, ReportVerdict } from '../../scripts/check/report/report.ts'
import schema from '../../scripts/check/report/report.schema.json' with { type: 'json' }

const finding: ReportFinding = {
  severity: 'error',
  subject: 'status',
  field: 'code',
  operation: 'resetByMobile',
  place: '/paths/~1reset/post/x-errors/0',
  fault: 'without X-client-id',
  expected: '400',
  got: '500',
  request: { method: 'POST', url: 'https://tenant.example.com/reset', headers: { 'X-client-id': 'client-1', Accept: '*/*' }, body: '{"mobile":"13900000001"}' },
  response: { status: 500, headers: { 'content-type': 'text/html' }, body: '<h1>Oops</h1>' },
  curl: 'curl -X POST https://tenant.example.com/reset -H "X-client-id: $IDAAS_CLIENT_ID"',
}

const promise: ReportPromise = { operation: 'resetByMobile', method: 'POST', path: '/reset', product: 'ciam', mode: 'reset', status: 200, verdict: 'verified', findings: [] }

function refusal(code: string, language: 'en' | 'zh', verdict: ReportVerdict, rest: Partial<ReportPromise> = {}): ReportPromise {
  return { ...promise, code, status: 400, language, condition: 'missing', verdict, ...rest }
}

const report: Report = {
  tool: { name: 'idaas-password check', version: '0.1.0' },
  target: 'https://tenant.example.com',
  products: ['ciam', 'eiam'],
  startedAt: '2029-01-01T09:30:00.123Z',
  durationMs: 4211,
  requests: 9,
  exitCode: 1,
  answer: '3 of 5 promises verified, 3 not tried',
  promises: [
    promise,
    refusal('IDAAS.SDK.PARAM.0001', 'en', 'wrong', { findings: [{ ...finding, severity: 'warning', subject: 'content-type' }, finding] }),
    refusal('IDAAS.SDK.PARAM.0001', 'zh', 'verified', { findings: [{ ...finding, severity: 'information' }] }),
    refusal('IDAAS.SDK.PARAM.0002', 'en', 'masked', { reason: 'IDAAS.SDK.PARAM.0001 came first' }),
    refusal('IDAAS.SDK.PARAM.0002', 'zh', 'untriggerable', { reason: 'needs verifyCode in the profile' }),
    refusal('IDAAS.SDK.PARAM.0003', 'en', 'not allowed', { reason: 'needs attempt in allow' }),
    refusal('IDAAS.SDK.PARAM.0003', 'zh', 'not allowed', { reason: 'needs attempt in allow' }),
    { operation: 'changePassword', method: 'PUT', path: '/users/{id}', product: 'eiam', status: 204, verdict: 'verified', findings: [] },
  ],
  general: [{ severity: 'warning', subject: 'timing', operation: 'changePassword', place: '/paths', fault: 'as it is', expected: 'under 2 s', got: '4 s' }],
  retries: 1,
  observedOrder: [{ operation: 'resetByMobile', product: 'ciam', mode: 'reset', listed: ['IDAAS.SDK.PARAM.0001', 'IDAAS.SDK.PARAM.0002'], seen: [{ first: 'IDAAS.SDK.PARAM.0002', then: 'IDAAS.SDK.PARAM.0001', asListed: false }] }],
  waivers: [{ code: 'IDAAS.SDK.PARAM.0001', reason: 'ticket 17', until: '2029-01-31', expired: false, findings: 3 }],
  passwords: { account: 'newPasswords[2]' },
}

const attack = 'globalThis.ran = true'
const hostile: Record<string, string> = {
  'a script': `<script>${attack}</script>`,
  'an image that leaves an attribute': `"><img src="http://127.0.0.1:9/leak" onerror="${attack}">`,
  'a handler in single quotes': `' onfocus='${attack}' autofocus='`,
  'the end of style, script and title': `</style></title></script><svg onload="${attack}">`,
  'the end of a details block': '</details></summary><details open>',
  'the end of a CDATA section': 'a]]>b<![CDATA[c',
  'the end of a comment': '--><!--',
  'an entity': '&lt;&#0;&unknown;&',
  'a pipe and an escaped one': 'a|b\\|c',
  'a fence': '```\n~~~\n````\n</details>\n# heading\n- item\n',
  'links and mentions': '[a](javascript:alert(1)) ![b](http://127.0.0.1:9/c) @everyone www.example.com <http://example.com> $x$ *b* _i_ #1',
  'NUL, escape and other controls': 'a\0b\u001b[31m\u0008\u0085\u007f',
  'marks of direction': '\u202eabc\u200f\u2066d\u061c',
  'a carriage return and line separators': 'a\rb\r\nc\u2028d\u2029',
  'half a surrogate pair': 'a\ud800b',
  'noncharacters': 'a\uffff\ufffe\ufdd0',
  'names of Object.prototype': '__proto__',
  'a template': '${1} {{2}} <%= 3 %> $& $`',
}

const ours = new Set(['severity', 'verdict', 'language', 'startedAt', 'until'])

/** The report with every text that comes from elsewhere, and every header's name, replaced. */
function filledWith(value: string): Report {
  const replaced = (it: unknown, key = ''): unknown => {
    if (typeof it === 'string') return ours.has(key) ? it : value
    if (Array.isArray(it)) return it.map((item) => replaced(item))
    if (typeof it !== 'object' || it === null) return it
    const names = (name: string) => (key === 'headers' ? value : name)
    return Object.fromEntries(Object.entries(it).map(([name, item]) => [names(name), replaced(item, name)]))
  }
  return replaced(report) as Report // only texts were replaced by texts
}

const hostiles = Object.entries(hostile)
const plain = filledWith('plain')

describe('JSON', () => {
  const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema)

  test.each(hostiles)('with %s it validates and keeps every value', (_, value) => {
    const given = filledWith(value)
    const read: unknown = JSON.parse(json(given))
    expect(read).toEqual(given)
    expect(validate(read), JSON.stringify(validate.errors)).toBe(true)
  })

  test('is the same text whatever the order of the keys given', () => {
    const reversed = (it: unknown): unknown => {
      if (Array.isArray(it)) return it.map(reversed)
      if (typeof it !== 'object' || it === null) return it
      return Object.fromEntries(Object.entries(it).reverse().map(([name, item]) => [name, reversed(item)]))
    }
    expect(json(reversed(report) as Report)).toBe(json(report)) // same content
  })

  test('is indented by two spaces and ends its last line', () => {
    expect(json(report)).toMatch(/^\{\n {2}"tool": \{\n {4}"name"[\s\S]*\n\}\n$/)
  })

  test.each<[string, object]>([
    ['an unknown key', { secret: '1' }],
    ['an unknown exit code', { exitCode: 5 }],
    ['an unknown verdict', { promises: [{ ...promise, verdict: 'fine' }] }],
    ['a local time', { startedAt: '2029-01-01 09:30' }],
    ['a finding without a place', { general: [{ ...finding, place: undefined }] }],
  ])('the schema refuses %s', (_, damage) => {
    expect(validate(JSON.parse(JSON.stringify({ ...report, ...damage })))).toBe(false)
  })
})

/** Names and attribute names of an XML text, in order; throws where it is not well-formed. */
function xmlStructure(xml: string): string[] {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(xml)) throw new Error('a character that XML forbids')
  const open: string[] = []
  const found: string[] = []
  const token = /<\?xml [^?]*\?>|<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>|([^<]+)/y
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex
    const [all, close, name, attributes = '', empty, text] = token.exec(xml) ?? []
    if (all === undefined) throw new Error(`not well-formed at ${xml.slice(at, at + 40)}`)
    if (/&(?!(amp|lt|gt|quot|#\d+);)/.test(attributes + (text ?? ''))) throw new Error(`a bare & in ${all}`)
    if (text?.includes(']]>')) throw new Error('the end of a CDATA section outside of one')
    if (!name) continue
    if (close && open.pop() !== name) throw new Error(`${all} closes nothing`)
    if (!close && !empty) open.push(name)
    found.push(`${close}${name}${attributes.replace(/"[^"]*"/g, '')}`)
  }
  if (open.length > 0) throw new Error(`${open.join(', ')} left open`)
  return found
}

describe('JUnit', () => {
  test.each(hostiles)('with %s it stays well-formed and keeps its structure', (_, value) => {
    expect(xmlStructure(junit(filledWith(value)))).toEqual(xmlStructure(junit(plain)))
  })

  test('the check on structure sees a value that is not escaped', () => {
    expect(() => xmlStructure(junit(filledWith('a < b')).replace('&lt;', '<'))).toThrow('not well-formed')
    expect(() => xmlStructure(junit(plain).replace('plain', '\0'))).toThrow('forbids')
    expect(() => xmlStructure(junit(plain).replace('</testsuite>', ''))).toThrow('closes nothing')
  })

  test('has a suite per operation, product and mode, and counts its cases', () => {
    const suites = [...junit(report).matchAll(/<testsuite (.*) timestamp/g)].map(([, attributes]) => attributes)
    expect(suites).toEqual([
      'name="resetByMobile · ciam reset" tests="7" failures="1" errors="0" skipped="4"',
      'name="changePassword · eiam" tests="1" failures="0" errors="0" skipped="0"',
      'name="beyond the promises" tests="1" failures="0" errors="0" skipped="0"',
      'name="waivers" tests="1" failures="0" errors="0" skipped="1"',
    ])
    expect(junit(report)).toContain('<testsuites name="idaas-password check 0.1.0" tests="10" failures="1" errors="0" skipped="5" time="4.211">')
  })

  test.each<[ReportVerdict, string]>([
    ['wrong', '<failure message="status (code): expected 400, got 500">'],
    ['masked', '<skipped message="masked: IDAAS.SDK.PARAM.0001 came first"/>'],
    ['untriggerable', '<skipped message="untriggerable: needs verifyCode in the profile"/>'],
    ['not allowed', '<skipped message="not allowed: needs attempt in allow"/>'],
  ])('%s becomes %s', (verdict, element) => {
    expect(junit({ ...report, promises: report.promises.filter((it) => it.verdict === verdict) })).toContain(element)
  })

  test('a wrong promise without a finding is a failure all the same', () => {
    expect(junit({ ...report, promises: [{ ...promise, verdict: 'wrong' }] })).toContain('<failure message="wrong">')
  })

  test.each([3, 4] as const)('a run that ends with %i before it began is an error', (exitCode) => {
    expect(junit({ ...report, exitCode, promises: [], general: [], answer: 'unreachable' })).toContain('<error message="unreachable">')
  })
})

/** Per line outside of fenced blocks, the characters that mean something to Markdown; a fence counts as one line. */
function markdownStructure(text: string): string[] {
  const lines: string[] = []
  let fence = ''
  for (const line of text.split('\n')) {
    const run = /^(`{3,})(\w*)$/.exec(line)
    if (fence !== '') {
      if (run && run[2] === '' && run[1]!.length >= fence.length) fence = ''
      continue
    }
    fence = run?.[1] ?? ''
    lines.push(run ? 'fence' : line.replace(/&#\d+;/g, '').replace(/[^|`<>*_[\]\\#~@$]/g, ''))
  }
  if (fence !== '') throw new Error('a fence left open')
  return lines
}

describe('Markdown', () => {
  test.each(hostiles)('with %s it keeps its structure', (_, value) => {
    expect(markdownStructure(markdown(filledWith(value)))).toEqual(markdownStructure(markdown(plain)))
  })

  test('the check on structure sees a value that is not escaped', () => {
    expect(markdownStructure(markdown(filledWith('a|b')).replace('&#124;', '|'))).not.toEqual(markdownStructure(markdown(plain)))
  })

  test('shows neither control characters nor marks of direction', () => {
    const all = hostiles.map(([, value]) => markdown(filledWith(value))).join('')
    expect(all).not.toMatch(/[^\P{C}\n]/u)
    expect(all).toContain('\\u202eabc')
  })

  test('leads with the outcome and the answer', () => {
    expect(markdown(report).split('\n')[0]).toBe('## Findings: 3 of 5 promises verified, 3 not tried')
  })

  test('counts verdicts by operation', () => {
    expect(markdown(report)).toContain(
      [
        '| Operation | verified | wrong | masked | untriggerable | not allowed |',
        '| --- | --: | --: | --: | --: | --: |',
        '| resetByMobile · ciam reset | 2 | 1 | 1 | 1 | 2 |',
        '| changePassword · eiam | 1 | · | · | · | · |',
        '| **All** | 3 | 1 | 1 | 1 | 2 |',
      ].join('\n'),
    )
  })

  test('tells each reason for not trying once', () => {
    expect(markdown(report)).toContain('- **not allowed**: needs attempt in allow (2 promises)\n  - resetByMobile · ciam reset, IDAAS.SDK.PARAM.0003\n')
  })

  test('stays within the size of a job summary, and says what it leaves out', () => {
    const long = { ...finding, got: '💥'.repeat(10_000) }
    const text = markdown({ ...report, general: Array.from({ length: 5000 }, () => long) })
    expect(Buffer.byteLength(text)).toBeLessThan(1024 ** 2)
    expect(text).toContain('4903 more findings in the HTML and JSON reports.')
  })
})

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'

describe.skipIf(!existsSync(executablePath))('HTML, in a browser,', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'report-'))
  const file = path.join(folder, 'report.html')
  let browser: Browser
  let expected: Awaited<ReturnType<typeof structure>>

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'] })
    expected = (await look(html(plain), structure)).seen
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true })
  })

  /** Opens a page, looks at it, and tells what it asked for and complained of. */
  async function look<T>(text: string, at: (page: Page) => Promise<T>, options: BrowserContextOptions = {}) {
    writeFileSync(file, text)
    const context = await browser.newContext(options)
    try {
      const page = await context.newPage()
      const requests: string[] = []
      const complaints: string[] = []
      page.on('request', (request) => requests.push(request.url()))
      page.on('requestfailed', (request) => complaints.push(`${request.failure()?.errorText} ${request.url()}`))
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
      elements: [...document.querySelectorAll('*:not(wbr)')].map((it) => `${it.localName} ${it.getAttributeNames().join(' ')}`),
    }))

  test.each(hostiles)('with %s it keeps its structure, runs nothing and asks nobody', async (_, value) => {
    const { seen, complaints, requests } = await look(html(filledWith(value)), structure)
    expect(seen).toEqual(expected)
    expect(seen.ran).toBe(false)
    expect(complaints).toEqual([])
    expect(requests).toEqual([pathToFileURL(file).href])
  })

  test.each(hostiles.filter(([, value]) => /<.*ran = true/.test(value)))('runs nothing even if %s gets in unescaped, and the tests see it', async (_, value) => {
    const { seen, complaints, requests } = await look(html(plain).replace('<footer>plain', `<footer>${value}`), structure)
    expect(seen.ran).toBe(false)
    expect(seen.elements).not.toEqual(expected.elements)
    expect(complaints).not.toEqual([])
    for (const url of requests.slice(1)) expect(complaints).toContain(`csp ${url}`)
  })

  test('links every wrong promise to its finding, and every link leads somewhere', async () => {
    const { seen } = await look(html(report), (page) =>
      page.evaluate(() => [...document.querySelectorAll('a')].map((it) => [it.textContent, document.querySelector(it.hash)?.textContent.includes('status')])),
    )
    expect(seen).toContainEqual(['wrong', true])
    expect(seen.filter(([, target]) => target === undefined)).toEqual([])
  })

  test('reads without its script: everything is there, and no filter that does nothing', async () => {
    const { seen } = await look(
      html(report),
      async (page) => ({ filter: await page.locator('#filter').isVisible(), rows: await page.locator('tbody tr:visible').count(), text: await page.locator('main').innerText() }),
      { javaScriptEnabled: false },
    )
    expect(seen).toMatchObject({ filter: false, rows: 5 })
    for (const said of ['needs verifyCode in the profile', 'IDAAS.SDK.PARAM.0001 came first', 'without X-client-id']) expect(seen.text).toContain(said)
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
      return { byText, byVerdict, told: await page.locator('#filter output').textContent(), pressed: await page.locator('[aria-pressed=true]').textContent() }
    })
    expect(seen).toEqual({
      byText: ['IDAAS.SDK.PARAM.0001', 'IDAAS.SDK.PARAM.0002', 'IDAAS.SDK.PARAM.0003'],
      byVerdict: ['IDAAS.SDK.PARAM.0001'],
      told: '1 of 5 codes shown',
      pressed: 'wrong',
    })
  })

  test.each([320, 390, 1440])('at %i pixels nothing runs out of the page', async (width) => {
    const { seen } = await look(html(filledWith('W'.repeat(300))), (page) => page.evaluate(() => document.documentElement.scrollWidth), { viewport: { width, height: 800 } })
    expect(seen).toBeLessThanOrEqual(width)
  })

  test.each(['light', 'dark'] as const)('in %s every text has the contrast of WCAG AA', async (colorScheme) => {
    const { seen } = await look(html(report), (page) => page.evaluate(faintTexts), { colorScheme })
    expect(seen).toEqual([])
  })

  test('does not look verified where promises were not tried', async () => {
    const colour = (page: Page) => page.evaluate(() => getComputedStyle(document.querySelector('.outcome')!).color)
    const { seen: partly } = await look(html({ ...report, exitCode: 0 }), colour)
    const { seen: wholly } = await look(html({ ...report, exitCode: 0, promises: [promise] }), colour)
    expect(partly).not.toBe(wholly)
  })

  test('of a run that sent nothing has the answer and no empty sections', async () => {
    const { seen } = await look(html({ ...report, exitCode: 3, promises: [], general: [], retries: 0, observedOrder: [], waivers: [], passwords: {}, answer: 'http off loopback' }), async (page) => ({
      heading: await page.locator('h1').innerText(),
      sections: await page.locator('section, nav, #filter:visible').count(),
    }))
    expect(seen).toEqual({ heading: 'Refused as unsafe\nhttp off loopback', sections: 0 })
  })
})

/** Texts below a contrast of 4.5 with the next opaque background; runs in the page. */
function faintTexts(): string[] {
  const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number)
  const luminance = (colour: string) => {
    const [r = 0, g = 0, b = 0] = channels(colour).map((it) => (it / 255 <= 0.04045 ? it / 255 / 12.92 : ((it / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const background = (element: Element | null): string => {
    if (!element) return 'rgb(255, 255, 255)'
    const { backgroundColor } = getComputedStyle(element)
    return channels(backgroundColor)[3] === 0 ? background(element.parentElement) : backgroundColor
  }
  return [...document.querySelectorAll('body *')]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()) && element.checkVisibility())
    .filter((element) => {
      const [a, b] = [luminance(getComputedStyle(element).color), luminance(background(element))]
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5
    })
    .map((element) => element.outerHTML.slice(0, 80))
}
