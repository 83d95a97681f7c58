// What readers come for, each by the path that a person takes, in a browser and from the disk.
import { execFile } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { serveFolder } from '../../scripts/docs/serve.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { serve } from '../../scripts/sandbox/node-server.ts'
import { isMissing, launch } from '../browser.ts'
import { type BuiltSite, buildSite } from './built-site.ts'

describe.skipIf(isMissing)('a reader', () => {
  let site: BuiltSite
  let browser: Browser
  let page: Page
  const faults: string[] = []
  beforeAll(async () => {
    ;[site, browser] = await Promise.all([buildSite(), launch()])
    page = await browser.newPage()
    page.on('pageerror', ({ message }) => faults.push(message))
    page.on('console', (it) => it.type() === 'error' && faults.push(it.text()))
  })
  afterAll(async () => {
    await browser?.close()
    site?.remove()
  })
  afterEach(() => {
    if (faults.length > 0) throw new Error(faults.join('\n'))
  })

  const start = (language = 'en') => page.goto(site.at(`${language}/index.html`))
  const bar = (name: string) => page.locator('.bar').getByRole('link', { name, exact: true })
  const best = () => page.locator('#results article.code').first()
  async function findFromStart(pasted: string, language = 'en'): Promise<string> {
    await start(language)
    await page.locator('form.find input').fill(pasted)
    await page.locator('form.find button').click()
    await page.waitForURL(/errors\.html/)
    return best().innerText()
  }

  test('finds cause and remedy of a code', async () => {
    const text = await findFromStart('IDAAS.SDK.PWD.0001')
    expect(text).toContain('IDAAS.SDK.PWD.0001')
    expect(text).toMatch(/When\s+The account has used the new password before/)
    expect(text).toMatch(/Our advice\s+Ask for a password that this account has not had/)
  })

  test('finds a Chinese message inside a log line of JSON', async () => {
    const text = await findFromStart(
      '10:00:01 ERROR c.e.Client - {"code":400,"body":"{\\"error_msg\\":\\"密码中最大字符重复数不能超过3\\"}"}',
      'zh',
    )
    expect(text).toContain('IDAAS.SDK.PWD.0006')
    expect(text).toContain('CIAM')
    expect(await page.locator('#results').innerText()).toContain('max = 3')
  })

  test('finds an English message with its values filled in, and narrows it to a product', async () => {
    expect(await findFromStart('The password must contain 6 to 128 characters.')).toContain(
      'IDAAS.SDK.PWD.0007',
    )
    await page.locator('#find input').fill('Password length is 6~128 characters')
    await page.locator('#find button', { hasText: 'EIAM' }).click()
    expect(await best().innerText()).toMatch(/^PWD\.0002/)
    await page.locator('a.language').click()
    await page.waitForURL(/zh\/errors\.html\?q=.*product=eiam/)
    expect(await best().innerText()).toMatch(/^PWD\.0002/)
  })

  test.each([
    ['zh', '在EIAM里可以用手机号重置密码吗?', '应使用哪个接口', 'which-operation-to-use'],
    ['en', '502 Bad Gateway', 'Which operation to use', 'which-operation-to-use'],
  ])('is led on from a question that no code answers: %s %s', async (language, asked, name, id) => {
    await start(language)
    await page.locator('form.find input').fill(asked)
    await page.locator('form.find button').click()
    await page.waitForURL(/errors\.html/)
    const elsewhere = page.locator('#elsewhere')
    await elsewhere.getByRole('link', { name }).click()
    await page.waitForURL(new RegExp(`${language}/index\\.html#${id}`))
    await findFromStart('IDAAS.SDK.PWD.0007', language)
    expect(await elsewhere.isVisible()).toBe(false)
  })

  test.each([
    ['must_modify', 'en', 'Reference: All inputs', /en\/reference\.html#inputs/],
    ['wrong-status', 'zh', '错误响应的状态码不符', /zh\/finding-wrong-status\.html/],
    [
      'FORGET_PWD_EMS',
      'en',
      'CIAM Reset a forgotten password with a code sent by e-mail',
      /ciam\/updatePasswordByEmail\.html#reset/,
    ],
  ])(
    'is led from a name that is no code to its page: %s',
    async (asked, language, title, page_) => {
      await start(language)
      await page.locator('form.find input').fill(asked)
      await page.locator('form.find button').click()
      await page.waitForURL(/errors\.html/)
      expect(await best().count()).toBe(0)
      await page.locator('#results').getByRole('link', { name: title }).click()
      await page.waitForURL(page_)
    },
  )

  test('whose installation has a code of its own learns what to do about it', async () => {
    await start()
    await page.locator('form.find input').fill('{"error_code":"SDK.PWD.1099"}')
    await page.locator('form.find button').click()
    await page.waitForURL(/errors\.html/)
    expect(await page.locator('#results').innerText()).toContain(
      'SDK.PWD.1099 is not in the catalog',
    )
    await page.getByRole('link', { name: 'A deployment with codes of its own' }).click()
    await page.waitForURL(/profile\.html#a-deployment-that-differs/)
    expect(await page.locator('main').innerText()).toContain('--write-overlay tenant.overlay.yaml')
  })

  test('is asked for the product if products share a code', async () => {
    await findFromStart('PWD.0002')
    const note = page.locator('.search-note')
    expect(await note.innerText()).toContain('PWD.0002 is a code of EIAM and of OneAccess')
    await page.locator('#find button', { hasText: 'OneAccess' }).click()
    expect(await note.count()).toBe(0)
    expect(await best().innerText()).toMatch(/When\s+The new password contains the username/)
  })

  test('learns that EIAM’s forgotten password by e-mail is not covered, and where it is documented', async () => {
    await start()
    await page.locator('.cards').getByRole('link', { name: 'EIAM' }).click()
    const missing = page.locator('li', {
      hasText: 'A user who forgot the password, with a code sent by e-mail',
    })
    expect(await missing.getByRole('link').getAttribute('href')).toContain(
      '/eiam/userapi/pwd/update-by-email.html',
    )
  })

  test('learns on the Chinese site, from the console, what a product does not cover', async () => {
    await start('zh')
    await bar('控制台').click()
    await page.locator('select').first().selectOption('eiam')
    await page.getByRole('link', { name: 'EIAM 未涵盖的内容' }).click()
    await page.waitForURL(/zh\/eiam\/index\.html#not-covered/)
    const missing = page.locator('li', { hasText: '用户忘记密码，通过邮件验证码重置' })
    expect(await missing.getByRole('link').getAttribute('href')).toContain(
      '/eiam/userapi/pwd/update-by-email.html',
    )
  })

  test.each([
    ['its page', 'en/ciam/getAccessToken.html', 'a[aria-label="Provoke it invalid_client"]'],
    ['its code', 'en/errors.html', '[id="invalid_client"] a[href^="console.html"]'],
  ])('provokes the error of a call beside the contract, from %s', async (_, name, link) => {
    await page.goto(site.at(name))
    await page.locator(link).click()
    await page.waitForURL(/console\.html#/)
    await page.locator('.console-send').click()
    await expect
      .poll(() => page.locator('.console-said strong').textContent())
      .toBe('401 invalid_client')
  })

  test('sees in the console, on the Chinese site too, who says what', async () => {
    for (const [language, title] of [
      ['en', 'inferred'],
      ['zh', '推断'],
    ] as const) {
      await page.goto(site.at(`${language}/console.html#updatePasswordByMobile/ciam/change`))
      const mark = page.locator('.console-hint .mark-inferred').first()
      expect(await mark.innerText()).toBe(title)
      expect(await page.locator('.console').innerText()).not.toMatch(/\(inferred\)|（推断）/)
    }
  })

  test('gets a curl line for every operation of every product, those beside the contract too', async () => {
    const operations = site.pages.filter((it) => /^en\/\w+\/(?!index)/.test(it))
    expect(operations.length).toBeGreaterThanOrEqual(14)
    const bare = operations.filter((it) => !site.files.get(it)?.includes('curl -i -X'))
    expect(bare).toEqual([])
  })

  test('gets the headers and a working curl line for OneAccess', async () => {
    await start()
    await page.locator('.cards').getByRole('link', { name: 'OneAccess' }).click()
    await page.locator('.operations a').first().click()
    await page.waitForURL(/oneaccess\/updatePasswordByMobile\.html/)
    const inputs = await page.locator('table').first().innerText()
    for (const header of ['X-client-id', 'X-tenant-id', 'X-L']) expect(inputs).toContain(header)
    expect(await page.locator('.facts').first().innerText()).not.toContain('Bearer')
    const sandbox = await serve(createSandbox({ product: 'oneaccess' }))
    onTestFinished(sandbox.close)
    const line = await page.locator('figure pre').first().innerText()
    const { stdout } = await promisify(execFile)('bash', [
      '-c',
      `${line.replace('http://127.0.0.1:4010', sandbox.url)} -s --noproxy '*'`,
    ])
    expect(stdout).toMatch(/^HTTP\/1\.1 200 /)
  })

  test('provokes a code, and copies TypeScript that compiles', async () => {
    await findFromStart('IDAAS.SDK.PWD.0007')
    await best().locator('dt:has-text("Provoke it") + dd a').first().click()
    await page.waitForURL(/console\.html#/)
    await page.locator('.console-send').click()
    await expect
      .poll(() => page.locator('.console-said strong').textContent())
      .toBe('400 IDAAS.SDK.PWD.0007')
    const sample = (await page.locator('.console-code pre').last().textContent()) ?? ''
    expect(sample).toContain("result.code === 'IDAAS.SDK.PWD.0007'")
    await page.goto(site.at('en/errors.html'))
    const handlings = await page.locator('details.handling pre').allTextContents()
    expect(handlings.length).toBeGreaterThan(30)
    await page.goto(site.at('en/ciam/updatePasswordByMobile.html'))
    const requests = await page.locator('figure pre:has(.ts)').allTextContents()
    await compiles([sample, ...handlings, ...requests])
  })

  test('learns what is inferred about a code', async () => {
    await start()
    await bar('Error codes').click()
    await page.locator('nav.side').getByRole('link', { name: 'IDAAS.SDK.USER.0004' }).click()
    const article = page.locator('[id="IDAAS.SDK.USER.0004"]')
    expect(await article.innerText()).toMatch(/Inferred\s+The table has the code, but/)
    expect(await article.locator('dt:has-text("Returned by") + dd .mark').innerText()).toBe(
      'inferred',
    )
    await article.locator('.mark-inferred').first().click()
    await page.waitForURL(/decisions\.html#marks/)
    expect(await page.locator('.legend').innerText()).toContain('No page says it')
  })

  test('learns how to run the check on staging and what it may do there', async () => {
    await start()
    await bar('Guides').click()
    await page.locator('nav.guides').getByRole('link', { name: 'The check' }).click()
    const text = await page.locator('main').innerText()
    expect(text).toContain('npx idaas-password check --profile tenant.yaml --plan')
    const permission = page.locator('tr', { hasText: 'change-password' }).first()
    expect(await permission.innerText()).toContain('the password changes to one of yours')
  })

  test('learns how to use it from Java', async () => {
    await start()
    await bar('Guides').click()
    await page.locator('nav.guides').getByRole('link', { name: 'Other languages' }).click()
    await page.locator('main').getByRole('link', { name: 'Java', exact: true }).click()
    const text = await page.locator('main').innerText()
    expect(text).toContain('mvn')
    expect(text).toContain('public static void main')
  })

  test('gets from a page that does not exist to the start, at the root of a server and below a prefix', async () => {
    const root = path.join(site.folder, '../..')
    copyFileSync(path.join(site.folder, '404.html'), path.join(root, '404.html'))
    const servers = await Promise.all([serveFolder(site.folder), serveFolder(root)])
    onTestFinished(async () => void (await Promise.all(servers.map(({ close }) => close()))))
    const visitor = await browser.newPage()
    onTestFinished(() => visitor.close())
    for (const [server, prefix] of [
      [servers[0], '/'],
      [servers[1], '/under/a-prefix/'],
    ] as const) {
      for (const gone of ['gone.html', 'en/gone/deeper.html', 'zh/ciam/gone']) {
        await visitor.goto(server.url + prefix + gone)
        const start = visitor.getByRole('link', { name: '首页' })
        await expect.poll(() => start.getAttribute('href')).toBe(`${prefix}zh/index.html`)
        await start.click()
        await visitor.waitForURL(`${server.url}${prefix}zh/index.html`)
      }
    }
  })

  test.each([
    ['en', 'decisions', 'what happens to sessions', 'Sessions and tokens after a password change'],
    [
      'en',
      'decisions',
      'Authorisation optional',
      'The Authorization header is marked as not required',
    ],
    ['zh', 'decisions', '令牌无效返回什么', '没有列出令牌无效的错误码'],
    ['en', 'reference', 'X-L', 'X-L'],
    ['en', 'reference', 'optional header', 'X-device-ip'],
  ])('filters by a question as by a word: %s %s %s', async (language, name, asked, first) => {
    await page.goto(site.at(`${language}/${name}.html`))
    const all = await page.locator('[data-item]:visible').count()
    await page.locator('[data-filter] input').fill(asked)
    const items = page.locator('[data-item]:visible')
    expect(await items.first().textContent()).toContain(first)
    expect(await items.count()).toBeLessThan(all / 3)
    await page.locator('[data-filter] input').fill('zzzz')
    expect(await items.count()).toBe(0)
  })

  test('learns what the vendor contradicts about Authorization', async () => {
    await start()
    await bar('Decisions').click()
    await page.locator('.filter input').fill('Authorization not required')
    expect(await page.locator('article.decision:visible h3').allInnerTexts()).toContain(
      'The Authorization header is marked as not required',
    )
    await page.locator('.filter select').first().selectOption('changeUserPassword')
    expect(await page.locator('article.decision:visible').count()).toBe(0)
    expect(await page.locator('.nothing').isVisible()).toBe(true)
  })
})

/** Types of the client as this repository has it, under the name that the samples import. */
async function compiles(samples: string[]): Promise<void> {
  const folder = mkdtempSync(path.resolve('node_modules/.samples-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [index, sample] of samples.entries())
    writeFileSync(path.join(folder, `${index}.ts`), sample)
  const options = {
    extends: path.resolve('tsconfig.json'),
    compilerOptions: {
      noUnusedLocals: false,
      paths: { 'idaas-password': [path.resolve('generated/client.ts')] },
    },
    include: ['*.ts'],
  }
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(options))
  const compiler = path.resolve('node_modules/typescript/bin/tsc')
  const { stdout } = await promisify(execFile)(process.execPath, [compiler, '-p', folder]).catch(
    (error: { stdout: string }) => error,
  )
  expect(stdout).toBe('')
}
