import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { findingIds, findingKinds } from '../../../scripts/check/findings/finding-kinds.ts'
import { reportPage } from '../../../scripts/check/report/html.ts'
import { junit } from '../../../scripts/check/report/junit.ts'
import { clause, finding, reportOf } from './sample.ts'

const mobile = 'updatePasswordByMobile ciam reset'
const code = 'IDAAS.SDK.PARAM.0001'
const about = finding('not-refused', `${mobile} ${code} en`)
const report = reportOf(
  {
    findings: [about, finding('cookie-set', mobile, { clause: undefined, severity: 'warning' })],
    clauses: [
      { clause: about.clause!, verdict: 'violated', reason: undefined },
      { clause: clause(`${mobile} ${code} zh`), verdict: 'verified', reason: undefined },
      { clause: clause(mobile), verdict: 'not allowed', reason: 'needs change-password in allow' },
    ],
    ledger: [{ account: 'account', places: ['newPasswords[0]'], changed: true }],
  },
  { docs: '../docs' },
)

describe.each([
  {
    language: 'en' as const,
    title: 'A request that must be refused succeeds',
    verdict: 'violated',
    noun: 'finding',
    needs: 'needs change-password in allow',
    request: 'without X-client-id',
    other: 'report.zh.html',
  },
  {
    language: 'zh' as const,
    title: '应当拒绝的请求成功了',
    verdict: '不符',
    noun: '发现',
    needs: '需要在 allow 中加入 change-password',
    request: '不带 X-client-id',
    other: 'report.html',
  },
])('the page in $language', ({ language, title, verdict, noun, needs, request, other }) => {
  const page = reportPage(report, language)
  const { why, fix } = findingKinds['not-refused']

  it('says what is wrong, why it matters and what to do, and leads to the page of the id', () => {
    expect(page).toContain(title)
    expect(page).toContain(why[language])
    expect(page).toContain(fix[language])
    expect(page).toContain(`href="../docs/${language}/finding-not-refused.html"`)
  })

  it('has the verdict of each clause, and its findings one step away', () => {
    expect(page).toMatch(
      new RegExp(`<span class="violated">${verdict}</span>\\s+<a href="#finding-1">${noun} 1</a>`),
    )
    expect(page).toMatch(/id="finding-1"[^>]*>\s*<h3>\s*1\. /)
    expect(page).toContain(needs)
  })

  it('has the request, the response, the line that repeats it, and the password in place', () => {
    expect(page).toContain('POST https://tenant.example.com/api/v2/sdk/pwd/update-by-mobile')
    expect(page).toContain('curl -i -X POST &#39;https://tenant')
    expect(page).toContain('newPasswords[0]')
  })

  it('names the request by its path and by what was done to it', () => {
    expect(page).toMatch(
      new RegExp(
        `<code>POST /api/v2/sdk/pwd/update-by-mobile</code>\\s+(?:<span[^>]*>)?${request}`,
      ),
    )
  })

  it('leads to the page in the other language', () => {
    expect(page).toContain(`<a href="${other}"`)
  })

  it('allows its style by the hash', () => {
    const style = /<style>([^]*?)<\/style>/.exec(page)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(page).toContain(`style-src 'sha256-${hash}'`)
  })
})

it('without documentation an id is no link', () => {
  expect(reportPage(reportOf({ findings: [about] }), 'en')).not.toContain(
    'finding-not-refused.html',
  )
})

it('each id has its words in both languages, in one line each', () => {
  const texts = findingIds.flatMap((id) => Object.values(findingKinds[id]))
  expect(texts.filter(({ en }) => !/^[A-Z`][^\u4e00-\u9fff\n]+$/.test(en))).toEqual([])
  expect(texts.filter(({ zh }) => !/[\u4e00-\u9fff]/.test(zh))).toEqual([])
  expect(new Set(texts.flatMap(({ en, zh }) => [en, zh])).size).toBe(findingIds.length * 6)
})

describe('JUnit', () => {
  it('has a suite per variant and a case per clause', () => {
    expect(junit(report)).toContain(
      '<testsuites name="idaas-password 1.2.3" tests="4" failures="1" errors="0" skipped="1" time="1.234">',
    )
    expect(junit(report)).toContain(
      '<testsuite name="updatePasswordByMobile, ciam reset" tests="3"',
    )
    expect(junit(report)).toContain(
      `name="${code} en, missing"><failure message="violated: not-refused: expected status 400, got status 200"/>`,
    )
    expect(junit(report)).toContain(`name="${code} zh, missing"></testcase>`)
    expect(junit(report)).toContain(
      'name="success"><skipped message="not allowed: needs change-password in allow"/>',
    )
  })

  it('a waived clause is skipped, and so never passed', () => {
    const waivers = [{ code, reason: 'ticket 17', until: '2027-01-01' }]
    const waived = reportOf(
      { findings: [finding('wrong-status', `${mobile} ${code} en`)] },
      { waivers },
    )
    expect(junit(waived)).toMatch(/<skipped message="[^"]*waived until 2027-01-01: ticket 17/)
  })

  it.each([
    [
      2,
      'Inconclusive: 0 of 1 clause verified, 1 not tested; interrupted',
      { stopped: 'interrupted' },
    ],
    [
      3,
      'Refused as unsafe: 0 of 1 clause verified, 1 not tested; http',
      { failure: { exitCode: 3 as const, why: 'http' } },
    ],
  ])('a run with exit code %s is an error, not an empty green file', (_, summary, run) => {
    const clauses = [{ clause: clause(mobile), verdict: 'untested' as const, reason: undefined }]
    expect(junit(reportOf({ clauses, ...run }))).toContain(`<error message="${summary}"/>`)
  })

  it('line ends in attributes are escaped', () => {
    const printed = junit(reportOf({ stopped: 'a\nb\tc' }))
    expect(printed).toContain('a\\nb\\u0009c')
  })
})
