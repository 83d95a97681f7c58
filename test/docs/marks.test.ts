// Each statement of the contract and the catalog that no document makes carries its mark on every page of the site on
// which it stands, in both languages. The statements come from the YAML of openapi/, not from what was made of it.
import { readFileSync, readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Json, type JsonObject, isObject, list } from '../../scripts/contract/json.ts'
import { type BuiltSite, buildSite } from './built-site.ts'

const read = (file: string) => parse(readFileSync(file, 'utf8')) as JsonObject
const sources = read('openapi/sources.yaml') as Record<string, JsonObject>
const languages = ['en', 'zh'] as const
type Language = (typeof languages)[number]

interface Statement {
  text: string
  /** `inferred`, `ours`, `sibling` or `report`. */
  kind: string
}

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name}`)

function kindOf(speaker: Json | undefined): string {
  const speakers = [speaker].flat().map(String)
  const kinds = speakers.map((it) => sources[it]?.kind ?? it)
  return String(
    ['document', 'inferred', 'ours', 'sibling', 'report'].find((it) => kinds.includes(it)),
  )
}

/** Notes, descriptions, and what is inferred of variants, wherever they stand. */
function notesIn(node: Json, language: Language, around?: Json): Statement[] {
  if (Array.isArray(node)) return node.flatMap((it) => notesIn(it, language, around))
  if (!isObject(node)) return []
  const notes = [...list(node['x-notes']), ...list(node.notes)].map((it) => ({
    text: String(it[language]),
    kind: kindOf(it.source),
  }))
  const inferred = isObject(node.inferred)
    ? [{ text: String(node.inferred[language]), kind: 'inferred' }]
    : []
  const { description, 'x-source': said = around } = node
  // Chinese descriptions stand in an overlay, without their speakers.
  const own =
    language === 'en' && typeof description === 'string' && said !== undefined
      ? [{ text: description, kind: kindOf(said) }]
      : []
  const inside = Object.entries(node).flatMap(([key, it]) =>
    ['x-notes', 'notes', 'inferred'].includes(key) ? [] : notesIn(it, language, said),
  )
  return [...own, ...notes, ...inferred, ...inside]
}

/** Remedies and notes of the catalog are ours; what is inferred stands under a heading that says so. */
function catalogIn({ errors }: JsonObject, language: Language): Statement[] {
  return Object.values(isObject(errors) ? errors : {}).flatMap((error) =>
    [error]
      .filter(isObject)
      .flatMap(({ remedy, note }) => [remedy, note])
      .filter(isObject)
      .map((it) => ({ text: String(it[language]), kind: 'ours' })),
  )
}

/** The text of a page, with ⟦kind⟧ for each mark. */
function textOf(page: string): string {
  const marked = page
    .replace(/<(script|style)\b.*?<\/\1>/gs, '')
    .replace(/<a[^>]*class="mark mark-(\w+)"[^>]*>.*?<\/a\s*>/gs, '⟦$1⟧')
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
  return squeezed(
    marked.replace(/<[^>]*>/g, '').replace(/&(#?\w+);/g, (whole, name: string) => {
      return entities[name] ?? whole
    }),
  )
}

/** What a page shows of it: documents have their titles there, so what comes after the last of them. */
const shownOf = (text: string) => squeezed(text.replace(/^.*(document \d+|文档 \d+)/is, ''))

const squeezed = (text: string) => text.replace(/[`\s]+/g, '')

function textsIn(node: Json): string[] {
  if (typeof node === 'string') return [squeezed(node)]
  return isObject(node) || Array.isArray(node) ? Object.values(node).flatMap(textsIn) : []
}
const texts = filesIn('openapi').flatMap((file) => textsIn(read(file)))

/** Places at which the statement stands without its mark, each with what follows instead. */
function unmarkedIn(page: string, { text, kind }: Statement): string[] {
  const own = shownOf(text)
  const longer = texts
    .filter((it) => it.startsWith(own) && it !== own)
    .map((it) => it.slice(own.length))
  const [, ...rests] = page.split(own)
  return rests
    .filter((rest) => !rest.startsWith(`⟦${kind}⟧`) && !longer.some((it) => rest.startsWith(it)))
    .map((rest) => `${text} … ${rest.slice(0, 40)}`)
}

let site: BuiltSite
beforeAll(async () => {
  site = await buildSite()
})
afterAll(() => site.remove())

describe.each(languages)('in %s', (language) => {
  const contract = ['paths', 'components', 'companions']
    .flatMap((folder) => filesIn(`openapi/${folder}`))
    .flatMap((file) => notesIn(read(file), language))
  const catalog = filesIn('openapi/errors').flatMap((file) => catalogIn(read(file), language))
  const statements = [...contract, ...catalog].filter(({ kind }) => kind !== 'document')

  test('each statement that no document makes carries its mark wherever it stands', () => {
    const pages = site.pages.filter((name) => name.startsWith(`${language}/`))
    const shownTexts = pages.map((name) => ({ name, text: textOf(site.files.get(name) ?? '') }))
    const unmarked = shownTexts.flatMap(({ name, text }) =>
      statements.flatMap((it) => unmarkedIn(text, it).map((where) => `${name}: ${where}`)),
    )
    expect(unmarked).toEqual([])
    const shown = statements.filter((it) =>
      shownTexts.some(({ text }) => text.includes(shownOf(it.text))),
    )
    expect(shown.length).toBeGreaterThan(statements.length / 2)
  })
})

// Written by hand from the documents: which pages have the code, and for which calls it is taken from another.
test.each([
  [
    'IDAAS.SDK.PWD.0001',
    'updatePasswordByMobilechange,updatePasswordByMobilereset⟦inferred⟧,updatePasswordByEmailreset',
  ],
  [
    'IDAAS.SDK.PARAM.0003',
    'updatePasswordByMobilechange,updatePasswordByMobilereset⟦inferred⟧,updatePasswordByEmailreset,' +
      'sendSmsCode⟦inferred⟧,sendEmailCode⟦inferred⟧,signIn⟦inferred⟧',
  ],
  ['IDAAS.SDK.PARAM.0016', 'updatePasswordByMobilechange⟦inferred⟧'],
  ['SDK.COMMON.1003', 'changePasswordByMobilechange,sendSmsCode,sendEmailCode,signIn⟦inferred⟧'],
  ['SDK.SMS.1005', 'changePasswordByMobilechange'],
  ['SDK.SMS.1006', 'Whetheranoperationdescribedherereturnsitisnotpublished'],
])('who says that a call returns %s', (code, wanted) => {
  const page = site.files.get('en/errors.html') ?? ''
  const [, article = ''] = page.split(`<article class="code" id="${code}"`)
  const [, row = ''] = article.split('<dt>Returned by</dt>')
  expect(textOf(row.split('<dt>')[0] ?? '')).toBe(wanted)
})

test.each([
  ['ciam/updatePasswordByMobile', ['IDAAS.SDK.PARAM.0016']],
  ['ciam/updatePasswordByEmail', []],
  ['ciam/changeUserPassword', ['IDAAS.TENANT.COM.0002', 'invalid_token', 'IDAAS.TENANT.USER.0006']],
  ['oneaccess/updatePasswordByMobile', ['PARAM.0009', 'PWD.0001', 'PWD.0002']],
])('codes that the page of a call does not have carry a mark there: %s', (name, wanted) => {
  const page = site.files.get(`en/${name}.html`) ?? ''
  const [, first = ''] = page.split('class="codes-table"')
  const cells = [
    ...(first.split('</table>')[0] ?? '').matchAll(/<tr[^>]*>\s*<td[^>]*>(.*?)<\/td>/gs),
  ]
  const marked = cells.filter(([cell]) => cell.includes('mark-inferred'))
  expect(marked.map(([, cell = '']) => textOf(cell).replace(/\d{3}⟦.*$/, ''))).toEqual(wanted)
})

// A sentence says no more than its page does: that a value is absent, or a token's account gone, stands in none.
test.each([
  ['IDAAS.SDK.PARAM.0002', 'Aneededvalueisempty:X-client-id⟦document⟧'],
  ['IDAAS.SDK.USER.0001', 'Therequestnamesanaccountthatdoesnotexist:mobile,email⟦inferred⟧'],
  ['IDAAS.TENANT.USER.0001', 'Therequestnamesanaccountthatdoesnotexist:user_id⟦document⟧'],
  ['SDK.COMMON.1013', 'Therequestnamesanaccountthatdoesnotexist⟦inferred⟧'],
  ['IDAAS.SDK.PWD.0001', 'Theaccounthasusedthenewpasswordbefore⟦document⟧'],
  ['IDAAS.TENANT.COM.0002', 'Theserviceisbusy⟦sibling⟧'],
  ['IDAAS.SDK.PARAM.0016', 'Atokenisneeded,andisabsent,garbledorexpired⟦inferred⟧'],
])('when %s is returned, and who says so', (code, wanted) => {
  const page = site.files.get('en/errors.html') ?? ''
  const [, article = ''] = page.split(`<article class="code" id="${code}"`)
  const [, row = ''] = article.split('<dt>When</dt>')
  const [said = ''] = row.split('<dt>')
  expect(textOf(said)).toBe(wanted)
})

test('a report that is not the vendor’s is no page of the vendor', async () => {
  const said = 'One tenant used Chinese for a request without it.'
  const page = textOf(site.files.get('en/eiam/changePasswordByMobile.html') ?? '')
  expect(page).toContain(`${squeezed(said)}⟦report⟧`)
  expect(site.files.get('en/console.html')).toContain(`${said} *(reported)*`)
  expect(site.files.get('zh/console.html')).toContain('返回中文。（第三方记录）')
  expect(site.files.get('zh/console.html')?.includes('来源：public code')).toBe(false)
})

test('on the page of a product its own sources speak', () => {
  const page = site.files.get('en/eiam/changePasswordByMobile.html') ?? ''
  expect(page).toContain('eiam/userapi/returncode.html')
  expect(page).not.toContain('/ciam/')
})
