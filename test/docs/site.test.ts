// The built site as files: its links and anchors, what its pages allow, and what stands on them.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import path from 'node:path'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { findingIds } from '../../scripts/check/findings/finding-kinds.ts'
import { profileSchema } from '../../scripts/check/profile/schema.ts'
import type { CatalogError } from '../../scripts/contract/catalog.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { readContract } from '../../scripts/contract/contract.ts'
import type { Provenance } from '../../scripts/contract/provenance.ts'
import { serveFolder } from '../../scripts/docs/serve.ts'
import { type BuiltSite, brokenLinks, buildSite, filesOf, idsIn, linksIn } from './built-site.ts'

const { errors }: { errors: CatalogError[] } = JSON.parse(
  readFileSync('generated/errors.json', 'utf8'),
)
const provenance: Provenance = JSON.parse(readFileSync('generated/decisions.json', 'utf8'))
const companions = new Set(readContract(bundle).companions.map(({ id }) => id))
const languages = ['en', 'zh'] as const
const isShared = ({ code }: CatalogError) => errors.filter((it) => it.code === code).length > 1
const anchorOf = (error: CatalogError) =>
  isShared(error) ? `${error.product}:${error.code}` : error.code

let site: BuiltSite
beforeAll(async () => {
  site = await buildSite()
})
afterAll(() => site.remove())
const page = (name: string) => site.files.get(name) ?? ''

describe('the files', () => {
  test('are the same bytes on the next build', async () => {
    const again = await buildSite()
    try {
      const differs = [...again.files].filter(([name, text]) => site.files.get(name) !== text)
      expect(differs.map(([name]) => name)).toEqual([])
      expect([...filesOf(again.folder).keys()]).toEqual([...site.files.keys()])
    } finally {
      again.remove()
    }
  })

  test('have no link that leads nowhere', () => {
    expect(brokenLinks(site.files)).toEqual([])
  })

  test('with a missing page, anchor or script would not pass', () => {
    const damaged = new Map([
      [
        'en/index.html',
        '<a href="gone.html"></a><a href="#gone"></a><script src="../gone.js"></script><a href="index.html"></a>',
      ],
    ])
    expect(brokenLinks(damaged)).toEqual([
      'en/index.html: gone.html',
      'en/index.html: #gone',
      'en/index.html: ../gone.js',
    ])
  })

  test('are the same pages in both languages, with the same anchors', () => {
    const [english, chinese] = languages.map((language) =>
      site.pages.filter((name) => name.startsWith(`${language}/`)).map((name) => name.slice(3)),
    )
    expect(english).toEqual(chinese)
    for (const name of english ?? [])
      expect([name, ...idsIn(page(`zh/${name}`))]).toEqual([name, ...idsIn(page(`en/${name}`))])
  })

  test('name the licences of what they contain', () => {
    const licences = page('assets/LICENCES.txt')
    expect(licences).toContain('MIT')
    expect(licences).toMatch(/valibot \d/)
  })
})

describe('every page', () => {
  test('breaks no line of a heading within a word', () => {
    const heading = (name: string) => /<h1>(.*?)<\/h1>/s.exec(page(name))?.[1]
    for (const [name, words] of [
      ['en/eiam/changePasswordByMobile.html', '<span class="whole">signed-in</span>'],
      ['en/finding-must-modify-ignored.html', '<span class="whole">sign-in</span>'],
      ['zh/finding-unlisted-code.html', '返回了<wbr />契约<wbr />没有<wbr />列出的<wbr />错误码'],
      ['zh/finding-success-body.html', '响应体不符合<wbr />结构<wbr />定义'], // 体 is no word alone
    ] as const)
      expect(heading(name)).toContain(words)
    expect(page('zh/decisions.html')).toMatch(/令牌外的<wbr \/>花括号<\/a><\/h3>/)
  })

  test('shows code as code, and no mark of Markdown', () => {
    const prose = (name: string) =>
      page(name)
        .replace(/<(pre|code|script)\b.*?<\/\1>/gs, '')
        .replace(/<[^>]*>/g, '')
    const marked = site.pages.flatMap((name) =>
      [...prose(name).matchAll(/.{0,20}(?:`|\*\*).{0,20}/g)].map(([it]) => `${name}: ${it}`),
    )
    expect(marked).toEqual([])
  })

  test('allows files of the site alone', () => {
    const wanted =
      /http-equiv="Content-Security-Policy"\s+content="default-src &#39;none&#39;; script-src &#39;self&#39;; style-src &#39;self&#39;;/
    expect(site.pages.filter((name) => !wanted.test(page(name)))).toEqual([])
    expect(site.pages.filter((name) => /\sstyle="|\son[a-z]+="/.test(page(name)))).toEqual([])
  })

  test('names its language and its title, and has each anchor once', () => {
    for (const name of site.pages) {
      const language = name.startsWith('zh/') ? 'zh-CN' : 'en'
      expect(page(name), name).toMatch(new RegExp(`<html\\s+lang="${language}"`))
      expect(page(name), name).toMatch(/<title>[^<]+<\/title>/)
      const ids = [...page(name).matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
      expect(
        ids.filter((id, index) => ids.indexOf(id) !== index),
        name,
      ).toEqual([])
    }
  })

  test('skips no level of headings, and has no link without words', () => {
    const faults = [...site.files]
      .filter(([name]) => name.endsWith('.html'))
      .flatMap(([name, text]) => {
        const levels = [...text.matchAll(/<h([1-6])[\s>]/g)].map(([, level]) => Number(level))
        const skipped = levels.filter((it, index) => it > (levels[index - 1] ?? 0) + 1)
        const silent = [...text.matchAll(/<a\b([^>]*)>(.*?)<\/a>/gs)].filter(
          ([, attributes = '', content = '']) =>
            !attributes.includes('aria-label=') && content.replace(/<[^>]*>|\s/g, '') === '',
        )
        return [
          ...skipped.map((it) => `${name}: h${it}`),
          ...silent.map(([it]) => `${name}: ${it}`),
        ]
      })
    expect(faults).toEqual([])
  })

  test('transfers less than 150 kB with all that it loads', () => {
    const sizes = site.pages.map((name) => {
      const loaded = linksIn(page(name))
        .filter((link) => /\.(css|js)$/.test(link))
        .map((link) => path.posix.join(path.posix.dirname(name), link))
      const size = [name, ...loaded].reduce((sum, it) => sum + gzipSync(page(it)).length, 0)
      return { name, size }
    })
    expect(sizes.filter(({ size }) => size > 150_000)).toEqual([])
  })

  test('loads nothing from another host', () => {
    const external = [...site.files].filter(([, text]) =>
      /<(?:script|link|img)\b[^>]*\s(?:src|href)="https?:|url\(["']?https?:|@import/.test(text),
    )
    expect(external.map(([name]) => name)).toEqual([])
  })
})

describe.each(languages)('in %s', (language) => {
  test('the errors page has every code, with its way to the console and to its operations', () => {
    const text = page(`${language}/errors.html`)
    const ids = idsIn(text)
    expect(errors.map(anchorOf).filter((id) => !ids.has(id))).toEqual([])
    const links = new Set(linksIn(text))
    for (const { code, product, operations } of errors) {
      for (const operation of operations) {
        expect([...links].some((it) => it.startsWith(`${product}/${operation}.html`))).toBe(true)
        const isProvoked = [...links].some(
          (it) => it.startsWith(`console.html#${operation}/${product}/`) && it.endsWith(`/${code}`),
        )
        // By a companion only if nothing else returns it.
        const isOnlyBeside = operations.every((it) => companions.has(it))
        expect([code, isProvoked]).toEqual([code, isOnlyBeside || !companions.has(operation)])
      }
    }
  })

  test('texts of ours name the values of a message as the message does', () => {
    const text = page(`${language}/errors.html`)
    expect(text.replace(/<pre.*?<\/pre>/gs, '').match(/.{20}\{\d\}.{20}/g)).toBe(null)
    const repeats = /<article class="code" id="IDAAS.SDK.PWD.0006".*?<\/article>/s.exec(text)?.[0]
    expect(repeats?.match(/<var>max<\/var>/g)).toHaveLength(3) // both messages, and the note
  })

  test('every operation page leads to its codes and shows its id', () => {
    for (const error of errors) {
      for (const operation of error.operations) {
        const text = page(`${language}/${error.product}/${operation}.html`)
        expect(text).toContain(`<code class="operation-id">${operation}</code>`)
        expect(linksIn(text)).toContain(`../errors.html#${anchorOf(error)}`)
      }
    }
  })

  test.each([
    ['ciam/updatePasswordByMobile', ['signIn.html', 'sendSmsCode.html', 'sendSmsCode.html']],
    ['ciam/updatePasswordByEmail', ['sendEmailCode.html']],
    ['ciam/changeUserPassword', ['getAccessToken.html']],
    ['eiam/changePasswordByMobile', ['signIn.html', 'sendSmsCode.html']],
    ['oneaccess/updatePasswordByMobile', ['sendSmsCode.html']],
  ])('%s leads to the calls that give its token and its code', (name, wanted) => {
    const facts = page(`en/${name}.html`).split('<h2 id="responses">')[0] ?? ''
    const links = [...facts.matchAll(/→ <a href="(\w+\.html)"/g)].map(([, link]) => link)
    expect(links).toEqual(wanted)
  })

  test('a parameter that may stand in a form says so', () => {
    const said = language === 'en' ? 'or in a form body' : '或放在表单请求体中'
    const [, ...parts] = page(`${language}/ciam/getAccessToken.html`).split(said)
    expect(parts).toHaveLength(3)
  })

  test('every page names the version of the contract', () => {
    const { version } = JSON.parse(readFileSync('generated/openapi.json', 'utf8')).info
    const said = language === 'en' ? `Version ${version} of the contract.` : `契约版本 ${version}。`
    const pages = site.pages.filter((name) => name.startsWith(`${language}/`))
    expect(pages.filter((name) => !page(name).includes(said))).toEqual([])
  })

  test('the decisions page lists every inference about a code, with the code', () => {
    const [, list = ''] = page(`${language}/decisions.html`).split('id="inferred-codes"')
    const links = linksIn(list.split('</details>')[0] ?? '').filter((it) => it.startsWith('errors'))
    const inferred = errors
      .filter((it) => 'inferred' in it)
      .map((it) => `errors.html#${anchorOf(it)}`)
    expect(inferred.length).toBeGreaterThan(20)
    expect(links.toSorted()).toEqual(inferred.toSorted())
  })

  test('the page of a finding has a waiver that a profile takes', () => {
    for (const id of findingIds) {
      const [, sample = ''] =
        /<code class="yaml">(.*?)<\/code>/s.exec(page(`${language}/finding-${id}.html`)) ?? []
      const text = sample.replace(/<[^>]*>/g, '').replace(/&#(x27|39);/g, "'")
      const profile = { baseUrl: 'https://tenant.example.com', products: ['ciam'], ...parse(text) }
      expect(v.parse(profileSchema, profile).waive).toMatchObject([{ finding: id }])
    }
  })

  test('the decisions page has every decision with its title', () => {
    const text = page(`${language}/decisions.html`)
    expect(provenance.decisions.filter(({ id }) => !idsIn(text).has(id))).toEqual([])
  })

  test('the example report leads from a finding to the page about it', () => {
    const report = page(`example-report/report${language === 'zh' ? '.zh' : ''}.html`)
    expect(linksIn(report)).toContain(`../${language}/finding-code-spelling.html`)
  })

  test('the guide of the sandbox lists the accounts that it starts with', () => {
    const text = page(`${language}/sandbox.html`).replace(/<[^>]*>/g, '')
    for (const values of [
      ['Zhang.Wei88', '张伟', '20201028102749564-9082-DC8CD2722', '12345678901'],
      ['15200000000@qq.com', 'Harbour-42-Lamp', '123456', 'sandbox-id-token'],
      ['Li.Na.2001', '李娜', 'Meadow-93-Bell', 'li-na-id-token'],
    ])
      expect(values.filter((it) => !text.includes(it))).toEqual([])
  })

  test('guides show the samples of the README, with commands as the package has them', () => {
    const shown = (name: string) => page(`${language}/${name}.html`).replace(/<[^>]*>/g, '')
    expect(shown('client')).toContain('Use 8 to 20 characters')
    expect(shown('ci')).toContain('uses: OWNER/idaas-password/.github/workflows/contract-check.yml')
    expect(shown('sandbox')).toContain('400 IDAAS.SDK.PWD.0005')
    expect(shown('index')).toContain(
      language === 'zh' ? '# 尚未发布：请在克隆中运行' : '# not yet on a registry: ',
    )
    expect(shown('check')).toContain('npx idaas-password check --profile tenant.yaml --plan ')
    expect(shown('sandbox')).toContain('npx idaas-password sandbox --product oneaccess ')
    expect(shown('index')).toContain('npx idaas-password explain ')
  })

  test('each product begins with what it is', () => {
    const said = {
      en: { ciam: 'The edition of BambooCloud IDaaS for customers', oneaccess: 'Huawei Cloud' },
      zh: { ciam: '竹云 IDaaS 面向客户的版本', oneaccess: '华为云' },
    }
    for (const [product, text] of Object.entries(said[language])) {
      const lead = /<p class="lead">\s*(.*?)<\/p>/s.exec(page(`${language}/${product}/index.html`))
      expect(lead?.[1]?.startsWith(text), product).toBe(true)
    }
  })

  test('each product says what is not covered, with the vendor’s page', () => {
    const sources = Object.values(provenance.sources).filter((it) => it.notCovered)
    for (const { product, url = '' } of sources)
      expect(linksIn(page(`${language}/${product}/index.html`))).toContain(url)
  })
})

describe('on the Chinese site', () => {
  const english = (texts: string[]) =>
    texts
      .map((it) => it.replace(/<[^>]*>/g, '').trim())
      .filter((it) => !/\p{Script=Han}/u.test(it) && /[a-z]{2,} [a-z]{2,}/.test(it))

  test('tables of measurements have no English words but names', () => {
    const cells = page('zh/measurements.html').match(/<t[hd] .*?<\/t[hd]>/gs) ?? []
    expect(cells.length).toBeGreaterThan(100)
    expect(english(cells)).toEqual([])
  })

  test.each(['index', 'client', 'sandbox', 'check'])(
    'samples of %s have Chinese comments',
    (name) => {
      const comments = page(`zh/${name}.html`).match(/<span class="hljs-comment">.*?<\/span>/gs)
      expect(english(comments ?? [])).toEqual([])
    },
  )
})

describe('served', () => {
  test('a folder without a slash redirects to the one with it', async () => {
    const { url, close } = await serveFolder(site.folder)
    try {
      const response = await fetch(`${url}/en`, { redirect: 'manual' })
      expect([response.status, response.headers.get('location')]).toEqual([301, '/en/'])
      expect((await fetch(`${url}/en/`)).status).toBe(200)
    } finally {
      await close()
    }
  })

  test('what is not there is 404, with the page that says so, and nothing outside is served', async () => {
    const { url, close } = await serveFolder(site.folder)
    try {
      const response = await fetch(`${url}/en/gone.html`)
      expect([response.status, await response.text()]).toEqual([404, page('404.html')])
      expect((await fetch(`${url}/..%2f..%2fetc/passwd`)).status).toBe(404)
      expect((await fetch(`${url}/`, { method: 'POST' })).status).toBe(405)
    } finally {
      await close()
    }
  })
})
