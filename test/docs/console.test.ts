// The console as its readers use it: in a browser, from a disk and from a server. What it must answer is
// taken from the contract, so that a new code or endpoint is tried by itself.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { type RequestListener, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { conditions } from '../../scripts/model/conditions.ts'
import {
  type Bundle,
  type Variant,
  variantName,
  readContract,
} from '../../scripts/contract/contract.ts'
import { baseUrlOf } from '../../scripts/docs/console/send.ts'
import { consoleBody } from '../../scripts/docs/pages/console.ts'
import { consoleMessages } from '../../scripts/docs/messages/messages.ts'
import { bundleContract } from '../../scripts/generate/source/bundle.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { serve } from '../../scripts/sandbox/node-server.ts'
import { isMissing, launch } from '../browser.ts'
import { copyContract } from '../contract-copy.ts'
import { writePages } from './console-page.ts'

const contentTypes: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
}
const read = (file: string) => JSON.parse(readFileSync(`generated/${file}`, 'utf8')) as Bundle
const bundles = { en: read('openapi.json'), zh: read('openapi.zh.json') }
const contract = readContract(bundles.en)
const variantsOf = ({ operations }: typeof contract) =>
  operations.flatMap(({ variants }) => variants)
const responseOf = ({ operation, errors }: Variant, code: string) =>
  code === ''
    ? String(operation.success.status)
    : `${errors.find((it) => it.code === code)?.status} ${code}`

describe('the words', () => {
  test.each(['en', 'zh'] as const)('in %s name every condition', (language) => {
    expect(Object.keys(consoleMessages[language].conditions).sort()).toEqual(
      [...conditions.keys()].sort(),
    )
  })

  test('in Chinese are Chinese', () => {
    const words = (node: unknown): string[] => {
      if (typeof node === 'string') return [node]
      if (typeof node === 'function') return [String(node('', 2))]
      return Object.values(node as object).flatMap(words) // the table holds nothing else
    }
    expect(words(consoleMessages.zh).filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([])
    expect(words(consoleMessages.en).filter((text) => /\p{Script=Han}/u.test(text))).toEqual([])
  })
})

describe('a base URL', () => {
  test.each([
    ['https://tenant.example.com', 'https://tenant.example.com'],
    [' https://tenant.example.com/iam/ ', 'https://tenant.example.com/iam'],
    ['http://127.0.0.1:4010/', 'http://127.0.0.1:4010'],
    ['http://localhost:4010', 'http://localhost:4010'],
    ['http://tenant.example.com', undefined],
    ['http://127.0.0.1.example.com', undefined],
    ['https://user:secret@tenant.example.com', undefined],
    ['https://tenant.example.com/?a=b', undefined],
    ['tenant.example.com', undefined],
    ['file:///etc', undefined],
    ['', undefined],
  ])('%j becomes %j', (text, url) => {
    expect(baseUrlOf(text)).toBe(url)
  })
})

test('nothing in the contract can end the script element that carries it', () => {
  const hostile = { ...bundles.en, tags: [{ name: '</script><script>alert(1)</script><!--' }] }
  const body = consoleBody(hostile, 'en')
  expect(body.match(/<\/script>/g)).toHaveLength(1)
  expect(JSON.parse(/id="contract">(.*?)<\/script>/s.exec(body)?.[1] ?? '').tags).toEqual(
    hostile.tags,
  )
})

describe.skipIf(isMissing)('the console', () => {
  let pages: Awaited<ReturnType<typeof writePages>>
  let browser: Browser
  let tab: Page
  beforeAll(async () => {
    ;[pages, browser] = await Promise.all([writePages(bundles), launch()])
    tab = await browser.newPage()
  })
  afterAll(async () => {
    await browser?.close()
    pages?.remove()
  })

  /** A page from the disk, in the one tab unless it needs a context of its own; faults of its script fail the test. */
  async function open(
    file = 'en/console.html',
    options?: BrowserContextOptions,
    folder = pages.folder,
  ): Promise<Page> {
    const page = options ? await browser.newPage(options) : tab
    const faults: string[] = []
    const note = (error: Error) => void faults.push(error.message)
    page.on('pageerror', note)
    onTestFinished(async () => {
      page.off('pageerror', note)
      page.removeAllListeners('request')
      await (options ? page.close() : page.goto('about:blank')) // so that the next one starts anew
      expect(faults).toEqual([])
    })
    await page.goto(/^https?:/.test(file) ? file : `file://${path.join(folder, file)}`)
    return page
  }

  async function choose(page: Page, { operation, product, mode }: Variant): Promise<void> {
    await page.getByLabel('Product', { exact: true }).selectOption(product)
    await page.getByLabel('Operation', { exact: true }).selectOption(operation.id)
    if (mode !== undefined && (await page.locator('#choose-mode').isVisible()))
      await page.locator('#choose-mode').selectOption(mode)
  }

  /** Chooses each account, each code and each way to it in turn and sends; `account code: answer` for each. */
  const provokeAll = (page: Page) =>
    page.evaluate(async () => {
      const pick = (id: string, value: string) => {
        const select = document.querySelector<HTMLSelectElement>(id)!
        select.value = value
        select.dispatchEvent(new Event('change'))
      }
      // Nobody looks: without this the page is laid out and painted after every answer.
      document.body.hidden = true
      const answered = () =>
        new Promise<void>((resolve) => {
          const button = document.querySelector('.console-send')!
          const look = () => button.getAttribute('aria-disabled') === null && resolve()
          new MutationObserver(look).observe(button, { attributes: true })
          look()
        })
      const valuesOf = (id: string) =>
        [...document.querySelectorAll<HTMLOptionElement>(`${id} option`)].map(({ value }) => value)
      const answers: {
        account: string
        code: string
        way: string
        answer: string | undefined
        words: string
      }[] = []
      for (const account of valuesOf('#choose-account')) {
        pick('#choose-account', account)
        for (const code of valuesOf('#choose-code')) {
          pick('#choose-code', code)
          const ways = valuesOf('#choose-way')
          for (const way of ways.length > 1 ? ways : ['']) {
            if (way !== '') pick('#choose-way', way)
            const words = document.querySelector('.console-words')!.textContent!
            document.querySelector<HTMLElement>('.console-send')!.click()
            await answered()
            answers.push({
              account,
              code,
              way,
              words,
              answer: document.querySelector('.console-said strong')?.textContent ?? undefined,
            })
          }
        }
      }
      document.body.hidden = false
      return answers
    })

  test.each(
    variantsOf(contract).map(
      (variant) => [`${variant.operation.id} ${variantName(variant)}`, variant] as const,
    ),
  )('%s offers every code and provokes exactly it, for each account', async (_, variant) => {
    const page = await open()
    await choose(page, variant)
    const all = await provokeAll(page)
    expect(all.filter(({ code, answer }) => answer !== responseOf(variant, code))).toEqual([])
    const missing = variant.errors.filter(({ condition }) => condition === 'missing')
    for (const { code, headers = [], fields = [] } of missing) {
      const inputs = variant.inputs.filter(({ name }) => [...headers, ...fields].includes(name))
      const ways = all.filter((it) => it.code === code && it.account === '0')
      const leavesOut = ({ words }: (typeof all)[number], name: string) =>
        words.includes(`${name} is left out`)
      expect(inputs.filter(({ name }) => !ways.some((it) => leavesOut(it, name)))).toEqual([])
    }
    const answers = all.filter(({ way }) => way === '' || way === '0')
    const codes = ['', ...variant.errors.map(({ code }) => code)]
    const accounts = createSandbox().data.accounts.map((_account, place) => String(place))
    expect(answers.map(({ account, code, answer }) => [account, code, answer])).toEqual(
      accounts.flatMap((account) =>
        codes.map((code) => [account, code, responseOf(variant, code)]),
      ),
    )
    expect(answers.filter(({ words }) => words === '')).toEqual([])
  })

  test('an endpoint of another product appears by itself', async () => {
    const copy = copyContract()
    copy.overlay('test/fixtures/fifth-endpoint')
    copy.replace(
      'openapi.yaml',
      '\npaths:\n',
      "\n  - name: onprem\npaths:\n  /api/v3/accounts/{user_id}/secret:\n    $ref: 'paths/api_v3_accounts_{user_id}_secret.yaml'\n",
    )
    const result = await bundleContract(copy.folder)
    if ('problems' in result) throw new Error(result.problems.join('\n'))
    const other = await writePages({ en: result.bundles.en, zh: result.bundles.en })
    onTestFinished(other.remove)
    const variant = variantsOf(readContract(result.bundles.en)).find(
      ({ product }) => product === 'onprem',
    )!
    const page = await open('en/console.html', undefined, other.folder)
    await choose(page, variant)
    const answers = (await provokeAll(page)).filter(({ way }) => way === '' || way === '0')
    expect(answers.map(({ code }) => code)).toEqual(
      [0, 1].flatMap(() => ['', ...variant.errors.map(({ code }) => code)]),
    )
    expect(answers.filter(({ code, answer }) => answer !== responseOf(variant, code))).toEqual([])
  })

  test('a call by keyboard alone sets the password, is refused the second time, and a reset undoes it', async () => {
    const page = await open()
    const reach = async (what: string) => {
      for (let tabs = 0; tabs < 60; tabs += 1) {
        await page.keyboard.press('Tab')
        if (await page.evaluate((selector) => document.activeElement!.matches(selector), what))
          return
      }
      throw new Error(`${what} is out of the keyboard's reach`)
    }
    const said = page.locator('.console-said')
    await reach('.console-send')
    await page.keyboard.press('Enter')
    await expect.poll(() => said.textContent()).toBe('200 the password is set')
    expect(await page.locator('.console-accounts li').first().textContent()).toContain(
      'password set once',
    )
    expect(await page.locator('.console-accounts').textContent()).not.toContain('Harbour-42-Lamp')
    await page.keyboard.press('Enter')
    await expect.poll(() => said.textContent()).toMatch(/^400 .+ error response/)
    expect(await page.locator('.console-entry a').getAttribute('href')).toMatch(/^errors\.html#./)
    await reach('.console-state button')
    expect(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle)).toBe(
      'solid',
    )
    await page.keyboard.press('Enter')
    expect(await said.textContent()).toBe('The sandbox is in its initial state.')
    expect(await page.locator('.console-accounts').textContent()).toContain(
      'initial password, now Harbour-42-Lamp',
    )
  })

  test.each([
    ['sendSmsCode', 'FORGET_PWD_SMS', 'updatePasswordByMobile'],
    ['sendEmailCode', 'FORGET_PWD_EMS', 'updatePasswordByEmail'],
  ])(
    'a forgotten password is replaced, step by step, from %s on',
    async (sendCode, purpose, reset) => {
      const page = await open()
      const said = page.locator('.console-said')
      const operation = (id: string) => page.locator('#choose-operation').selectOption(id)
      const send = async (values: Record<string, string> = {}) => {
        for (const [field, value] of Object.entries(values))
          await page.locator(`#input-${field}`).fill(value)
        await said.evaluate((it) => it.replaceChildren())
        await page.locator('.console-send').click()
        await said.locator('strong').waitFor()
        return said.innerText()
      }
      const newestCode = async () => {
        await operation(sendCode)
        await page.locator('#input-type').selectOption(purpose)
        expect(await send()).toMatch(/^200 a code is sent/)
        const text = await page.locator('.console-accounts li').last().innerText()
        return new RegExp(`^${purpose} code sent to .+: (\\d{6})$`).exec(text)?.[1] ?? ''
      }
      const chooseReset = async () => {
        await operation(reset)
        if (await page.locator('#choose-mode').isVisible())
          await page.locator('#choose-mode').selectOption('reset')
      }
      const resetWith = async (verify_code: string, password: string) => {
        await chooseReset()
        return send({ verify_code, password })
      }
      const signIn = async (password: string) => {
        await operation('signIn')
        return send({ password })
      }

      const first = await newestCode()
      expect(await resetWith(`${first}0`, 'Quiet-River-7')).toMatch(
        /^400 IDAAS\.SDK\.CAPTCHA\.0007/,
      )
      const second = await newestCode()
      await chooseReset()
      expect(await page.locator('#input-verify_code').inputValue()).toBe(second)
      expect(await resetWith(second, 'Passw0rd')).toMatch(/^400 IDAAS\.SDK\.PWD\.0005/)
      expect(await resetWith(second, 'Quiet-River-7')).toBe('200 the password is set')
      expect(await signIn('Harbour-42-Lamp')).toMatch(/^400 SANDBOX\.UNDOCUMENTED\.0400/)
      expect(await signIn('Quiet-River-7')).toBe('200 the user is signed in')
      expect(await page.locator('.console-response').innerText()).toMatch(/"id_token": "(?!\$)/)
      await page.getByLabel('Show secrets').uncheck()
      const outcome = await page.locator('.console-outcome').innerText()
      expect(outcome).toContain('"id_token": "$IDAAS_ID_TOKEN"')
      expect(outcome).not.toMatch(new RegExp(`${second}|Quiet-River|Harbour`))
    },
  )

  test('what the sandbox alone can be sent is not offered for a deployment', async () => {
    const page = await open('en/console.html#signIn')
    const offered = () =>
      page.$$eval('#choose-operation option', (options) => options.map((it) => it.textContent))
    expect(await offered()).toEqual(expect.arrayContaining(['signIn', 'sendSmsCode']))
    expect(await page.locator('.console-code', { hasText: 'TypeScript' }).isVisible()).toBe(false)
    await page.locator('#target-deployment').check()
    expect(await offered()).toEqual(
      contract.operations
        .filter(({ variants }) => variants.some(({ product }) => product === 'ciam'))
        .map(({ id }) => id),
    )
    expect(await page.locator('.console-summary').innerText()).not.toContain('login')
  })

  test('the address of a choice leads back to it', async () => {
    const [variant] = variantsOf(contract).filter(({ mode }) => mode === 'reset')
    const code = variant!.errors.at(-1)!.code
    const page = await open(`en/console.html#${variant!.operation.id}/${code}/reset`)
    const chosen = () =>
      page.$$eval('select[id^=choose]', (selects) =>
        selects.map((it) => (it as HTMLSelectElement).value),
      )
    const before = await chosen()
    expect(before).toContain(code)
    await page.reload()
    expect(await chosen()).toEqual(before)
    await page.evaluate(() => location.replace('#main'))
    expect(await chosen()).toEqual(before)
  })

  test('an address with a code that the call does not answer says so, until the next choice', async () => {
    const [variant, other] = variantsOf(contract).filter(({ mode }) => mode === 'change')
    const { code } = other!.errors.find(
      (it) => !variant!.errors.some((own) => own.code === it.code),
    )!
    const page = await open(
      `en/console.html#${variant!.operation.id}/${variant!.product}/change/${code}`,
    )
    const words = () => page.locator('.console-words').innerText()
    expect(await words()).toContain(
      `The address asks for ${code}, which this operation does not return.`,
    )
    await page.locator('#choose-account').selectOption('1')
    expect(await words()).not.toContain(code)
  })

  test('a code that two products share leads to the place of its own product', async () => {
    const shared = variantsOf(contract).flatMap((variant) =>
      variant.errors.filter(({ code, product }) =>
        contract.catalog.some((it) => it.code === code && it.product !== product),
      ),
    )
    const [{ product, code }] = shared as [(typeof shared)[number]]
    const page = await open(`en/console.html#${product}/${code}`)
    await page.locator('.console-send').click()
    expect(await page.locator('.console-entry a').getAttribute('href')).toBe(
      `errors.html#${product}:${code}`,
    )
  })

  test('what is typed reaches neither storage nor the address, and no request leaves the page', async () => {
    const page = await open()
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    await page.reload()
    await page.locator('.console-group:last-of-type summary').click()
    for (const field of await page.locator('.console-field input').all())
      await field.fill('canary-Value-7')
    await page.locator('.console-send').click()
    await expect.poll(() => page.locator('.console-said strong').count()).toBe(1)
    await page.getByLabel('a deployment', { exact: true }).check()
    for (const field of await page.locator('.console-field input').all())
      await field.fill('canary-Value-8')
    await page.locator('#base-url').fill('https://canary.example.com')
    await page.locator('#choose-code').selectOption({ index: 2 })
    const kept = await page.evaluate(async () =>
      JSON.stringify([
        location.href,
        history.state,
        { ...localStorage },
        { ...sessionStorage },
        document.cookie,
        document.title,
        name,
        await indexedDB.databases(),
      ]),
    )
    expect(kept).not.toContain('canary')
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
    expect(
      requests
        .map((url) => path.basename(url.split('#')[0]!))
        .filter((file) => !file.startsWith('data:')),
    ).toEqual([
      'console.html',
      'theme.js',
      'frame.css',
      'site.css',
      'console.css',
      'site.js',
      'console.js',
    ])
    await page.reload()
    expect(await page.content()).not.toContain('canary')
  })

  test('page and script weigh less than 150 kB as they are transferred', () => {
    const files = ['en/console.html', 'zh/console.html', 'assets/console.js'].map(
      (file) => gzipSync(readFileSync(path.join(pages.folder, file))).length,
    )
    expect(Math.max(files[0]!, files[1]!) + files[2]!).toBeLessThan(150_000)
  })

  test('says without JavaScript what it needs', async () => {
    const page = await open('en/console.html', { javaScriptEnabled: false })
    expect(await page.locator('main').innerText()).toContain('The console needs JavaScript')
  })

  test.each([
    ['en', 'ours', 'inferred'],
    ['zh', '本项目', '推断'],
  ])(
    'the page in %s says who makes a statement about an input',
    async (language, ours, inferred) => {
      const page = await open(`${language}/console.html`)
      const marksOf = (name: string) => page.locator(`[id$="${name}-hint"] .mark`).allTextContents()
      expect(await marksOf('verify_code')).toEqual([ours])
      expect(await marksOf('password')).toEqual([inferred])
      expect(await page.locator('.console-hint .mark-ours').first().textContent()).toBe(ours)
    },
  )

  test('the Chinese page has no English sentence', async () => {
    const page = await open('zh/console.html')
    const english = () =>
      page.evaluate(() => {
        const texts: string[] = []
        const walker = document.createTreeWalker(
          document.querySelector('main')!,
          NodeFilter.SHOW_TEXT,
        )
        for (let node = walker.nextNode(); node; node = walker.nextNode())
          if (!node.parentElement!.closest('pre, code, script, [lang=en]'))
            texts.push(node.textContent!)
        for (const element of document.querySelectorAll('[aria-label]'))
          texts.push(element.getAttribute('aria-label')!)
        return texts.filter(
          (text) => !/\p{Script=Han}/u.test(text) && /[A-Za-z]{2,} [A-Za-z]{2,}/.test(text),
        )
      })
    // What the vendor publishes in English only stays English.
    const published = contract.catalog.filter(({ message }) => message.zh === undefined)
    const vendors = (text: string) =>
      published.some(({ code, message: { en = '' } }) => text === en || text.startsWith(`${code} `))
    for (const { operation, product } of variantsOf(contract)) {
      await page.locator('#choose-product').selectOption(product)
      await page.locator('#choose-operation').selectOption(operation.id)
      for (const target of ['sandbox', 'deployment']) {
        await page.locator(`#target-${target}`).check()
        const codes = await page.$$eval('#choose-code option', (options) =>
          options.map((it) => (it as HTMLOptionElement).value),
        )
        await page.locator('#choose-code').selectOption(codes.at(-1)!)
        await page.locator('.console-send').click()
        await page.locator('.console-said strong, .console-fault:not(:empty)').first().waitFor()
        expect((await english()).filter((text) => !vendors(text))).toEqual([])
      }
    }
  })

  describe('with a deployment', () => {
    async function listen(listener: RequestListener): Promise<string> {
      const server = createServer(listener)
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      onTestFinished(() => void server.close())
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}` // TCP
    }

    /** The site on a server of its own, since a page from a disk has no origin. */
    const site = () =>
      listen(({ url = '/' }, response) => {
        const file = path.join(pages.folder, url)
        response
          .writeHead(200, { 'Content-Type': contentTypes[path.extname(file)] })
          .end(readFileSync(file))
      })

    /** Fills what a reset by mobile asks for with what the sandbox knows. */
    async function fill(
      page: Page,
      url: string,
      variant: Variant,
      { data }: ReturnType<typeof createSandbox>,
    ): Promise<void> {
      await choose(page, variant)
      await page.getByLabel('a deployment', { exact: true }).check()
      await page.getByLabel('Base URL').fill(url)
      const [account] = data.accounts
      const known: Record<string, unknown> = {
        ...account,
        clientId: data.clients[0],
        newPassword: 'Quiet-River-71',
      }
      for (const { name, value = '', examples } of variant.inputs.filter(
        (it) => it.in !== 'header' || it.required,
      )) {
        const field = page.locator(`#input-${name}`)
        if (await field.evaluate((it) => it.tagName === 'INPUT'))
          await field.fill(String(known[value.replace('account.', '')] ?? examples[0]))
      }
    }

    const reset = variantsOf(contract).find(
      ({ mode, identities }) =>
        mode === 'reset' && identities.some(({ value }) => value === 'account.mobile'),
    )!

    test('a served sandbox is called over HTTP, variables stand for secrets, and curl does the same', async () => {
      const sandbox = createSandbox()
      const { url, close } = await serve(sandbox)
      onTestFinished(close)
      const page = await open(`${await site()}/en/console.html`)
      await fill(page, url, reset, sandbox)
      await page.locator('.console-send').click()
      await expect
        .poll(() => page.locator('.console-said').textContent())
        .toBe('200 the password is set')
      expect(sandbox.state.isCurrent(sandbox.state.accounts()[0]!, 'Quiet-River-71')).toBe(true)
      const shown = await page.locator('.console-outcome').innerText()
      expect(shown).toContain('$IDAAS_NEW_PASSWORD')
      expect(shown).toContain('process.env.IDAAS_NEW_PASSWORD')
      expect(shown).not.toContain('Quiet-River-71')
      expect(shown).not.toMatch(/verify_code['":\s]+123456/)
      sandbox.reset()
      const line = await page
        .locator('.console-code', { hasText: 'curl' })
        .locator('code')
        .innerText()
      const env = {
        ...process.env,
        IDAAS_NEW_PASSWORD: 'Quiet-River-71',
        IDAAS_VERIFY_CODE: '123456',
      }
      const { stdout } = await promisify(execFile)(
        'sh',
        ['-c', line.replace('curl ', 'curl -s --noproxy "*" ')],
        { env },
      )
      expect(stdout).toMatch(/^HTTP\/1.1 200 /)
      await page.getByLabel('Show secrets').check()
      expect(await page.locator('.console-outcome').innerText()).toContain('Quiet-River-71')
    })

    test('what is typed survives a provoked code, and the code comes', async () => {
      const sandbox = createSandbox()
      const { url, close } = await serve(sandbox)
      onTestFinished(close)
      const page = await open(`${await site()}/en/console.html`)
      await fill(page, url, reset, sandbox)
      const offered = await page.$$eval('#choose-code option', (options) =>
        options.map((it) => (it as HTMLOptionElement).value),
      )
      expect(offered.length).toBeGreaterThan(8)
      expect(
        offered.filter(
          (code) =>
            reset.errors.find((it) => it.code === code)?.condition === 'password-too-simple',
        ),
      ).toEqual([])
      for (const code of offered.slice(1)) {
        await page.locator('#choose-code').selectOption(code)
        await page.locator('.console-send').click()
        await expect
          .poll(() => page.locator('.console-said strong').textContent())
          .toBe(responseOf(reset, code))
      }
      await page.locator('#choose-code').selectOption('')
      expect(await page.locator('#input-password').inputValue()).toBe('Quiet-River-71')
      expect(sandbox.state.accounts().map(({ changes }) => changes)).toEqual([0, 0])
    })

    test('one that allows no other site is told as that', async () => {
      const page = await open(`${await site()}/en/console.html`)
      await fill(page, await listen((_, response) => response.end('{}')), reset, createSandbox())
      await page.locator('.console-send').click()
      await expect.poll(() => page.locator('.console-said').textContent()).toContain('(CORS)')
    })

    test('a redirect is not followed', async () => {
      let followed = 0
      const other = await listen((_, response) => {
        followed += 1
        response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end()
      })
      const url = await listen(({ method }, response) => {
        const allow = {
          'Access-Control-Allow-Origin': '*',
          'Access-Control-Allow-Headers': '*',
          'Access-Control-Allow-Methods': '*',
        }
        response.writeHead(method === 'OPTIONS' ? 204 : 307, { ...allow, Location: other }).end()
      })
      const page = await open(`${await site()}/en/console.html`)
      await fill(page, url, reset, createSandbox())
      await page.locator('.console-send').click()
      await expect.poll(() => page.locator('.console-said').textContent()).toContain('redirect')
      expect(followed).toBe(0)
    })

    test('nothing is sent without a base URL', async () => {
      const page = await open()
      await page.getByLabel('a deployment', { exact: true }).check()
      await page.locator('.console-send').click()
      expect(await page.locator('.console-fault').textContent()).toContain('Enter a base URL')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('base-url')
    })
  })

  test.each([
    ['en', 390, 'light'],
    ['en', 1440, 'dark'],
    ['zh', 390, 'dark'],
    ['zh', 1440, 'light'],
  ] as const)(
    'axe-core finds nothing on the page in %s, %i pixels wide, %s',
    async (language, width, colorScheme) => {
      const page = await open(`${language}/console.html`, {
        viewport: { width, height: 900 },
        colorScheme,
      })
      await page.evaluate(axe.source)
      const violations = () =>
        page.evaluate(async () => {
          const { axe } = window as unknown as { axe: typeof import('axe-core') } // put there by its source
          const { violations } = await axe.run()
          return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])
        })
      const last = await page.$$eval(
        '#choose-code option',
        (options) => (options.at(-1) as HTMLOptionElement).value,
      )
      await page.locator('#choose-code').selectOption(last)
      await page.locator('.console-send').click()
      await page.locator('.console-entry').waitFor()
      expect(await violations()).toEqual([])
      await page.locator('#target-deployment').check()
      await page.locator('.console-send').click()
      expect(await violations()).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    },
  )
})
