import { describe, expect, it } from 'vitest'
import type { Finding, Verdict } from '../../../scripts/check/findings/finding.ts'
import type { RunResult } from '../../../scripts/check/report/build.ts'
import { createSecrets } from '../../../scripts/check/secrets/keeper.ts'
import { bundle, clause, contract, exchange, finding, reportOf } from './sample.ts'

const mobile = 'updatePasswordByMobile ciam'
const email = 'updatePasswordByEmail ciam reset'
const [first, second, third] = [
  'IDAAS.SDK.PARAM.0001',
  'IDAAS.SDK.PARAM.0002',
  'IDAAS.SDK.PARAM.0003',
]

function idsOf(findings: Finding[]): string[] {
  return reportOf({ findings }).findings.map(({ id, also }) => `${id} +${also.length}`)
}

describe('one finding per cause', () => {
  it.each<{ name: string; findings: Finding[]; ids: string[] }>([
    {
      name: 'the same thing at the same place of several codes, languages and variants is one',
      findings: [
        finding('wrong-status', `${mobile} change ${first} en`),
        finding('wrong-status', `${mobile} change ${first} zh`),
        finding('wrong-status', `${mobile} reset ${second} en`),
        finding('wrong-status', `${email} ${third} zh`),
      ],
      ids: ['wrong-status +3'],
    },
    {
      name: 'another thing at the same place is another one',
      findings: [
        finding('wrong-status', `${mobile} change ${first} en`, { got: 'status 200' }),
        finding('wrong-status', `${mobile} change ${second} en`, { got: 'status 500' }),
      ],
      ids: ['wrong-status +0', 'wrong-status +0'],
    },
    {
      name: 'the same thing at another place is another one',
      findings: [
        finding('header-missing', `${mobile} change`, { at: 'header x-a', got: 'nothing' }),
        finding('header-missing', `${mobile} change`, { at: 'header x-b', got: 'nothing' }),
      ],
      ids: ['header-missing +0', 'header-missing +0'],
    },
    {
      name: 'each rule that is not enforced is one, wherever it is not',
      findings: [
        finding('not-refused', `${mobile} reset IDAAS.SDK.CAPTCHA.0007 en`),
        finding('not-refused', `${email} IDAAS.SDK.CAPTCHA.0007 zh`),
        finding('not-refused', `${mobile} reset IDAAS.SDK.USER.0004 en`), // mobile is missing
        finding('not-refused', `${mobile} reset IDAAS.SDK.USER.0006 en`), // password is missing
      ],
      ids: ['not-refused +1', 'not-refused +0', 'not-refused +0'],
    },
    {
      name: 'messages that ignore the language are one for each language',
      findings: [first, second, third].map((code) =>
        finding('message-language', `${mobile} change ${code} en`, { at: 'body', got: code }),
      ),
      ids: ['message-language +2'],
    },
    {
      name: 'a missing operation is one, whatever product and mode it is missing for',
      findings: [
        finding('operation-missing', `${mobile} change`, { clause: undefined }),
        finding('operation-missing', `${mobile} reset`, { clause: undefined, got: 'status 405' }),
        finding('other-code', `${mobile} reset ${first} en`),
        finding('wrong-status', `${email} ${first} en`),
      ],
      ids: ['operation-missing +1', 'wrong-status +0'],
    },
    {
      name: 'what tells most comes first, and warnings come last',
      findings: [
        finding('no-response', `${mobile} change`),
        finding('internals-shown', `${mobile} change`, { severity: 'warning' }),
        finding('wrong-status', `${mobile} change`),
        finding('secret-returned', `${mobile} change`),
      ],
      ids: ['secret-returned +0', 'wrong-status +0', 'no-response +0', 'internals-shown +0'],
    },
  ])('$name', ({ findings, ids }) => {
    expect(idsOf(findings)).toEqual(ids)
  })
})

describe('a valid request that is refused', () => {
  const refused = exchange('{"error_code":"E1","time":"2026-11-26T10:00:00","id":"7b1f3c9a04"}')
  const alike = exchange('{"error_code":"E1","time":"2026-11-26T10:00:07","id":"99ffab1234"}')
  const others = exchange('{"error_code":"E2"}')
  const headline = finding('valid-request-refused', `${mobile} reset`, { exchange: refused })

  it('is the one headline of its variant, and what follows from it is not listed', () => {
    const consequence = finding('other-code', `${mobile} reset ${first} en`, { exchange: alike })
    const report = reportOf({ findings: [consequence, headline] })

    expect(report.findings.map(({ id }) => id)).toEqual(['valid-request-refused'])
    expect(report.variants[0]?.clauses.map(({ code, verdict }) => [code, verdict])).toEqual([
      [first, 'untested'],
      [undefined, 'violated'],
    ])
  })

  it.each<{ name: string; kept: Finding }>([
    {
      name: 'another response',
      kept: finding('other-code', `${mobile} reset ${first} en`, { exchange: others }),
    },
    {
      name: 'another variant',
      kept: finding('other-code', `${mobile} change ${first} en`, { exchange: alike }),
    },
    {
      name: 'a secret',
      kept: finding('secret-returned', `${mobile} reset ${first} en`, { exchange: alike }),
    },
    {
      name: 'a sign-in',
      kept: finding('password-not-set', `${mobile} reset`, { exchange: undefined }),
    },
  ])('does not hide $name', ({ kept }) => {
    expect(reportOf({ findings: [headline, kept] }).findings).toHaveLength(2)
  })
})

describe('the result', () => {
  const verified = {
    clause: clause(`${mobile} change`),
    verdict: 'verified' as Verdict,
    reason: undefined,
  }
  const untested = { ...verified, verdict: 'untested' as Verdict, reason: 'no signIn' }
  const error = finding('wrong-status', `${mobile} change ${first} en`)
  const warning = { ...error, severity: 'warning' as const }

  it.each<{ name: string; run: Partial<RunResult>; exitCode: number; summary: string }>([
    {
      name: 'everything that can be tested is verified',
      run: { clauses: [verified, untested] },
      exitCode: 0,
      summary: 'No violation: 1 of 2 clauses verified, 1 not tested',
    },
    {
      name: 'only warnings',
      run: { clauses: [verified], findings: [warning] },
      exitCode: 0,
      summary: 'No violation: 1 warning; 1 of 1 clause verified',
    },
    {
      name: 'errors',
      run: { clauses: [verified], findings: [error, warning] },
      exitCode: 1,
      summary: 'Findings: 1 error, 1 warning; 1 of 1 clause verified',
    },
    {
      name: 'errors in a run that was stopped',
      run: { clauses: [verified], findings: [error], stopped: 'interrupted' },
      exitCode: 1,
      summary: 'Findings: 1 error; 1 of 1 clause verified; interrupted',
    },
    {
      name: 'nothing was verified',
      run: { clauses: [untested] },
      exitCode: 2,
      summary: 'Inconclusive: 0 of 1 clause verified, 1 not tested',
    },
    {
      name: 'the run was stopped',
      run: { clauses: [verified, untested], stopped: 'the budget of 15 minutes is used up' },
      exitCode: 2,
      summary:
        'Inconclusive: 1 of 2 clauses verified, 1 not tested; the budget of 15 minutes is used up',
    },
    {
      name: 'the run was refused',
      run: { failure: { exitCode: 3, why: 'http to another host' } },
      exitCode: 3,
      summary: 'Refused as unsafe: http to another host',
    },
    {
      name: 'the environment is at fault, although there are findings',
      run: { clauses: [], findings: [error], failure: { exitCode: 4, why: 'ENOSPC' } },
      exitCode: 4,
      summary: 'Environment or usage at fault: 1 error; ENOSPC',
    },
  ])('$name', ({ run, exitCode, summary }) => {
    expect(reportOf(run)).toMatchObject({ exitCode, summary })
  })
})

describe('bounds', () => {
  it('an exchange stands once, however many findings point to it', () => {
    const twin = () => exchange('{"error_code":"Y"}')
    const { findings, exchanges } = reportOf({
      findings: [
        finding('wrong-status', `${mobile} change`, { exchange: twin() }),
        finding('header-missing', `${mobile} change`, { exchange: twin() }),
        finding('cookie-set', `${mobile} change`, { exchange: exchange('other') }),
      ],
    })

    expect(exchanges).toHaveLength(2)
    expect(findings.map((it) => it.exchange)).toEqual([0, 0, 1])
  })

  it('a response of 64 kB is kept to 4 kB, cut after its secrets are out', () => {
    const secret = 'Very-Secret-1'
    const body = `${'x'.repeat(4090)}${secret}${'汉'.repeat(20_000)}`
    const secrets = createSecrets([{ name: 'S', what: 'password', value: secret }])
    const report = reportOf(
      { findings: [finding('wrong-status', `${mobile} change`, { exchange: exchange(body) })] },
      { secrets },
    )
    const kept = report.exchanges[0]?.response?.body ?? ''

    expect(Buffer.byteLength(kept)).toBeLessThan(4200)
    expect(kept).toContain('x${S}')
    expect(kept).not.toContain('Very')
    expect(kept).not.toContain('\ufffd')
  })

  it('a report grows with causes, not with findings', () => {
    const findings = Array.from({ length: 5000 }, (_, index) =>
      finding('wrong-status', `${mobile} change`, { exchange: exchange(`${index}`.repeat(500)) }),
    )
    const clauses = [
      { clause: clause(`${mobile} change`), verdict: 'violated' as const, reason: undefined },
    ]
    expect(JSON.stringify(reportOf({ clauses, findings })).length).toBeLessThan(5000)
  })
})

it('every text of a run passes the redaction', () => {
  const secret = 'S3cret!'
  const texts = { what: secret, expected: secret, got: secret, at: `header ${secret}` }
  const about = finding('secret-returned', `${mobile} change`, {
    ...texts,
    exchange: {
      ...exchange(secret),
      request: {
        method: 'POST',
        path: `/${secret}`,
        headers: [[`x-${secret}`, secret]],
        body: `{"a":"b${secret}"}`,
      },
      failure: secret,
    },
  })
  const report = reportOf(
    {
      findings: [about],
      clauses: [{ clause: clause(`${mobile} change`), verdict: 'untested', reason: secret }],
      stopped: secret,
      failure: { exitCode: 4, why: secret },
    },
    {
      target: `https://tenant.example.com/${secret}`,
      waivers: [{ product: 'ciam', reason: secret, until: '2030-01-01' }],
      secrets: createSecrets([{ name: 'S', what: 'password', value: secret }]),
    },
  )
  expect(JSON.stringify(report)).not.toContain(secret)
  expect(report.findings[0]).toMatchObject({
    what: '${S}',
    expected: '${S}',
    got: '${S}',
    at: 'header ${S}',
  })
})

it('each place in the contract can be looked up', () => {
  const clauses = contract.operations
    .flatMap(({ variants }) => variants)
    .flatMap((variant) =>
      [undefined, ...variant.errors].map((error) => ({ variant, error, language: undefined })),
    )
  const findings = clauses.map((it, index) => ({
    ...finding('other-code', `${mobile} change`, { got: `${index}` }),
    variant: it.variant,
    clause: it,
  }))
  const pointers = reportOf({ findings }).findings.map((it) => it.contract)

  expect(pointers).toHaveLength(clauses.length)
  expect(pointers.filter((it) => lookedUp(it) === undefined)).toEqual([])
})

function lookedUp(pointer: string): unknown {
  let value: unknown = bundle
  for (const step of pointer.slice(2).split('/')) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
    value = (value as Record<string, unknown> | undefined)?.[key]
  }
  return value
}
