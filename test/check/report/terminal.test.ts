import { describe, expect, it } from 'vitest'
import { findingIds } from '../../../scripts/check/findings/finding-kinds.ts'
import { columnsOf, wrapped } from '../../../scripts/check/report/plain-text.ts'
import { markdown } from '../../../scripts/check/report/markdown.ts'
import { painter, planText, terminal } from '../../../scripts/check/report/terminal.ts'
import { clause, finding, reportOf } from './sample.ts'

const plain = painter(false)
const mobile = 'updatePasswordByMobile ciam reset'
const code = 'IDAAS.SDK.PARAM.0001'

const report = reportOf(
  {
    findings: [
      finding('wrong-status', `${mobile} ${code} zh`),
      finding('not-refused', `${mobile} IDAAS.SDK.CAPTCHA.0007 en`, {
        what: 'another verification code',
        expected: 'IDAAS.SDK.CAPTCHA.0007',
        got: 'a success',
        at: '',
      }),
    ],
    clauses: [
      { clause: clause(`${mobile} ${code} en`), verdict: 'verified', reason: undefined },
      { clause: clause(`${mobile} ${code} zh`), verdict: 'violated', reason: undefined },
      {
        clause: clause(`${mobile} IDAAS.SDK.CAPTCHA.0007 en`),
        verdict: 'violated',
        reason: undefined,
      },
      { clause: clause(mobile), verdict: 'verified', reason: undefined },
      {
        clause: clause(`${mobile} IDAAS.SDK.USER.0004 en`),
        verdict: 'untested',
        reason: 'no code',
      },
      {
        clause: clause(`${mobile} IDAAS.SDK.USER.0004 zh`),
        verdict: 'untested',
        reason: 'no code',
      },
    ],
    ledger: [
      { account: 'account', places: ['newPasswords[0]', 'account.password'], changed: true },
    ],
  },
  {
    waivers: [
      { code, language: 'zh', reason: 'ticket 17', until: '2027-03-31' },
      { product: 'eiam', reason: 'old', until: '2026-11-25' },
    ],
  },
)

it('says findings first, then clauses by variant, then the password, and the result last', () => {
  expect(terminal(report, plain)).toBe(`\
1. error not-refused: A request that must be refused succeeds
   where           updatePasswordByMobile, ciam reset, IDAAS.SDK.CAPTCHA.0007, en
   request         another verification code
   expected        IDAAS.SDK.CAPTCHA.0007
   got             a success

2. error wrong-status: An error has another status
   where           updatePasswordByMobile, ciam reset, IDAAS.SDK.PARAM.0001, zh
   request         without X-client-id
   expected        status 400
   got             status 200 (status)
   waived          until 2027-03-31: ticket 17

updatePasswordByMobile, ciam reset · POST /api/v2/sdk/pwd/update-by-mobile
   violated        IDAAS.SDK.PARAM.0001 zh: finding 2, waived
   violated        IDAAS.SDK.CAPTCHA.0007 en: finding 1
   verified        IDAAS.SDK.PARAM.0001 en, success
   untested        IDAAS.SDK.USER.0004 en zh: no code

   waiver          code IDAAS.SDK.PARAM.0001, language zh, until 2027-03-31: ticket 17 (1 finding)
   waiver          product eiam, expired on 2026-11-25, so its findings count: old (0 findings)

   password        account: one of newPasswords[0], account.password (changed)

Findings: 1 error, 1 waived finding; 2 of 6 clauses verified, 2 violated, 2 not tested
`)
})

it('a plan is grouped by variant and effect', () => {
  const text = planText(
    [
      { clause: clause('changeUserPassword ciam'), effect: 'change-password' },
      { clause: clause('changeUserPassword ciam invalid_token en'), effect: 'inert' },
      { clause: clause('changeUserPassword ciam invalid_token zh'), effect: 'inert' },
      { clause: clause(`${mobile} ${code} en`), effect: 'untested', reason: 'no idToken' },
      { clause: clause('changeUserPassword ciam IDAAS.TENANT.USER.0001 zh'), effect: 'attempt' },
    ],
    plain,
  )
  expect(text).toBe(`\
changeUserPassword, ciam · PUT /api/v2/tenant/users/{user_id}/change-password
   change-password success
   inert           invalid_token en zh
   attempt         IDAAS.TENANT.USER.0001 zh

updatePasswordByMobile, ciam reset · POST /api/v2/sdk/pwd/update-by-mobile
   untested        IDAAS.SDK.PARAM.0001 en: no idToken
`)
})

describe('at most 100 columns', () => {
  const long = [
    'x'.repeat(300),
    '很长的文字'.repeat(60),
    `${'ab '.repeat(90)}::end`,
    ':::: '.repeat(80),
    ':'.repeat(300),
  ]

  it.each(long)('a long text (%#)', (text) => {
    const findings = findingIds.map((id) =>
      finding(id, `${mobile} ${code} en`, { what: text, got: text, expected: text }),
    )
    const printed = [
      terminal(
        reportOf({
          findings,
          clauses: [{ clause: clause(mobile), verdict: 'untested', reason: text }],
          ledger: [{ account: 'account', places: [text], changed: false }],
          stopped: text,
        }),
        plain,
      ),
      planText([{ clause: clause(mobile), effect: 'inert', reason: text }], plain),
    ].join('\n')

    expect(printed.split('\n').filter((line) => columnsOf(line) > 100)).toEqual([])
  })

  it.each([
    ['one two three', 9, 'one two\n  three'],
    ['abcdefghij', 4, 'ab\n  cd\n  ef\n  gh\n  ij'],
    ['汉字汉字', 6, '汉字\n  汉字'],
    ['', 10, ''],
  ])('%s wraps (%#)', (text, width, lines) => {
    expect(wrapped(text, width, '  ')).toBe(lines)
  })
})

it('is coloured only if asked to', () => {
  expect(terminal(report, plain)).not.toContain('\u001b')
  expect(terminal(report, painter(true))).toContain('\u001b[31merror\u001b[39m')
})

it('the summary of a CI job is the same text, with the lines that repeat the requests', () => {
  const text = markdown(report)
  expect(text).toContain(`\`\`\`text\n${terminal(report, plain)}`)
  expect(text).toContain(report.exchanges[0]?.curl)
})

it('the summary of a CI job stays below 1 MB', () => {
  const clauses = Array.from({ length: 20_000 }, (_, index) => ({
    clause: clause(`${mobile} ${code} en`),
    verdict: 'untested' as const,
    reason: `${index}`.repeat(20),
  }))
  expect(Buffer.byteLength(markdown(reportOf({ clauses })))).toBeLessThan(1_000_000)
})
